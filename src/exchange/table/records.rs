//! From text to records, each with its line in the file.

use std::io::Read as _;

use csv::StringRecord;

use crate::words::roster::RosterFault;

/// Most rows of a list.
pub const ROWS_MAX: usize = 20_000;
/// Most columns of a list.
pub const COLUMNS_MAX: usize = 200;
/// Longest text in a cell, in characters.
pub const CELL_MAX: usize = 1000;
/// So many lines that open a quotation mark and do not close it are stepped over; each may cost one more reading of the rest.
const OPEN_QUOTES_MAX: usize = 20;
/// Stands behind the text. Where it does not come back as a record of its own, a quotation mark was still open.
const END: &[u8] = b"\n\0";

/// One record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRecord {
    /// The line of the file on which it begins, counted from 1.
    pub line: u64,
    /// Its cells, as they stand there.
    pub cells: StringRecord,
    /// Whether its line opens a quotation mark that nothing closes, or only one that was meant to open another cell.
    pub open_quote: bool,
}

/// Reads every record that is not wholly blank. `line` is the number of the text's first line.
pub(super) fn read(text: &str, delimiter: u8, line: u64) -> Result<Vec<TableRecord>, RosterFault> {
    let mut records = Vec::new();
    let (mut rest, mut line) = (text, line);
    for _ in 0..=OPEN_QUOTES_MAX {
        let Some((open, at_line)) = read_until_open_quote(rest, delimiter, line, &mut records)? else { return Ok(records) };
        // Lines that are rows of their own seem to stand in quotation marks. Give up this one line and read on after it.
        let end = open.find(['\n', '\r']).unwrap_or(open.len());
        let (torn, after) = open.split_at_checked(end).unwrap_or((open, ""));
        let cells = torn.split(char::from(delimiter)).collect::<Vec<_>>();
        records.push(TableRecord { line: at_line, cells: StringRecord::from(cells), open_quote: true });
        (rest, line) = (after, at_line);
    }
    Err(RosterFault::OpenQuotes { line })
}

/// Reads records to the end, or to one that never ends or has swallowed others: then says what text is left from there, and its line.
fn read_until_open_quote<'a>(
    text: &'a str,
    delimiter: u8,
    line: u64,
    records: &mut Vec<TableRecord>,
) -> Result<Option<(&'a str, u64)>, RosterFault> {
    let mut reader = reader(text, delimiter);
    let (mut cells, mut counted, mut line) = (StringRecord::new(), 0, line);
    while reader.read_record(&mut cells).map_err(|_| RosterFault::NotText)? {
        let from = cells.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(text.len());
        // csv counts a record as beginning with the line ends before it.
        let ends = text.get(from..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\n', '\r']).len());
        let start = from + ends;
        if start >= text.len() {
            return Ok(None);
        }
        line += line_ends(text.get(counted..start).unwrap_or_default());
        counted = start;
        if usize::try_from(reader.position().byte()).is_ok_and(|read| read >= text.len() + END.len()) {
            return Ok(text.get(start..).map(|open| (open, line)));
        }
        if cells.len() > COLUMNS_MAX {
            return Err(RosterFault::TooManyColumns { line, most: COLUMNS_MAX });
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        if text.get(start..end).is_some_and(|record| has_swallowed(record, delimiter)) {
            return Ok(text.get(start..).map(|open| (open, line)));
        }
        let long = cells.iter().any(is_long);
        // Whole lines stand in it, so a quotation mark must be missing, and with it perhaps half of the list.
        if long && cells.iter().any(|cell| is_long(cell) && has_lines(cell, delimiter)) {
            return Err(RosterFault::CellTooLong { line, most: CELL_MAX });
        }
        if !is_blank(&cells) {
            // A long remark is nothing that is asked for here; so much of it is kept as tells what it is.
            let kept = |cell: &str| cell.chars().take(CELL_MAX).collect::<String>();
            let cells = if long { cells.iter().map(kept).collect() } else { cells.clone() };
            records.push(TableRecord { line, cells, open_quote: false });
        }
        // A header and some lines above it may come on top.
        if records.len() > 2 * ROWS_MAX {
            return Err(RosterFault::TooManyRows { most: ROWS_MAX });
        }
    }
    Ok(None)
}

/// Whether rows that follow stand within a record, in quotation marks that were meant to end before: the mark that ends a cell of several
/// lines is followed by more of that cell, so it was meant to begin another.
fn has_swallowed(record: &str, delimiter: u8) -> bool {
    let (mut quoted, mut lines, mut begins) = (false, false, true);
    let mut letters = record.bytes().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            b'"' if quoted && letters.next_if_eq(&b'"').is_none() => {
                quoted = false;
                if lines && letters.peek().is_some_and(|next| !matches!(next, b'\n' | b'\r') && *next != delimiter) {
                    return true;
                }
            }
            b'"' if begins => (quoted, lines) = (true, false),
            b'\n' | b'\r' => lines = true,
            _ => {}
        }
        begins = !quoted && letter == delimiter;
    }
    false
}

/// Whether a cell is longer than any that is asked for. The byte length is looked at first because it is free.
fn is_long(cell: &str) -> bool {
    cell.len() > CELL_MAX && cell.chars().count() > CELL_MAX
}

/// Whether several lines with cells of their own stand in a cell.
fn has_lines(cell: &str, delimiter: u8) -> bool {
    cell.lines().filter(|line| line.contains(char::from(delimiter))).count() > 1
}

/// The first records as a delimiter would have them, to judge the delimiter by.
pub(super) fn first(text: &str, delimiter: u8, count: usize) -> Vec<StringRecord> {
    reader(text, delimiter).into_records().map_while(Result::ok).filter(|cells| !is_blank(cells)).take(count).collect()
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<impl std::io::Read> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes().chain(END))
}

fn is_blank(cells: &StringRecord) -> bool {
    // `first` sees the mark behind the text, too.
    cells.iter().all(|cell| cell.trim().is_empty() || cell == "\0")
}

fn line_ends(text: &str) -> u64 {
    let (mut ends, mut after_return) = (0, false);
    for byte in text.bytes() {
        ends += u64::from(byte == b'\r' || (byte == b'\n' && !after_return));
        after_return = byte == b'\r';
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, String, bool)> {
        let shown = |r: &TableRecord| (r.line, r.cells.iter().collect::<Vec<_>>().join("|"), r.open_quote);
        read(text, b',', 1).unwrap().iter().map(shown).collect()
    }

    fn row(line: u64, cells: &str) -> (u64, String, bool) {
        (line, cells.to_owned(), false)
    }

    #[test]
    fn each_record_knows_its_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", " , ", "\"c\nc\",d", "e", ""].join(end);
            let expected = [row(1, "a|b"), row(4, "c\nc|d"), row(6, "e")];
            assert_eq!(lines(&text), expected, "{end:?}");
            assert_eq!(lines(text.trim_end()), expected, "{end:?} and none at the end");
        }
        assert_eq!(lines(""), []);
        assert_eq!(lines("\r\n\r\n"), []);
    }

    #[test]
    fn quotation_marks() {
        assert_eq!(lines("\"a, \"\"b\"\"\",c\nd\"e,f"), [row(1, "a, \"b\"|c"), row(2, "d\"e|f")]);
        assert_eq!(lines("\"a\""), [row(1, "a")]);
    }

    #[test]
    fn an_open_quotation_mark_costs_one_row() {
        let torn = |line, cells: &str| (line, cells.to_owned(), true);
        assert_eq!(lines("a,b\r\n\"c,d\r\ne,f\r\ng,h"), [row(1, "a|b"), torn(2, "\"c|d"), row(3, "e|f"), row(4, "g|h")]);
        assert_eq!(lines("a\n\"b"), [row(1, "a"), torn(2, "\"b")]);
        assert_eq!(lines("a\n\"b\n"), [row(1, "a"), torn(2, "\"b")]);
        assert_eq!(lines("\"\"\"\n"), [torn(1, "\"\"\"")]);
    }

    #[test]
    fn rows_that_a_quotation_mark_swallows_are_rows() {
        let torn = |line, cells: &str| (line, cells.to_owned(), true);
        let text = "Name,Class,Born\n\"Ada,4B,1\nBen,4B,2\nCal,4B,3\n\"Dee,4B,4\nEve,4B,5\n";
        let rows = [row(1, "Name|Class|Born"), torn(2, "\"Ada|4B|1"), row(3, "Ben|4B|2"), row(4, "Cal|4B|3")];
        assert_eq!(lines(text), [&rows[..], &[torn(5, "\"Dee|4B|4"), row(6, "Eve|4B|5")]].concat());
        // The mark was meant to end a cell and opens the next line's.
        let text = "Name,Class\n\"Ada,4B\n\"Ben\",4B\nCal,4B\n";
        let last = [row(3, "Ben|4B"), row(4, "Cal|4B")];
        assert_eq!(lines(text), [&[row(1, "Name|Class"), torn(2, "\"Ada|4B")][..], &last].concat());
        let text = "Name,Class\n\"Ada,4B\nBen \"Benny\" Bo,4B\nCal,4B\n";
        let last = [row(3, "Ben \"Benny\" Bo|4B"), row(4, "Cal|4B")];
        assert_eq!(lines(text), [&[row(1, "Name|Class"), torn(2, "\"Ada|4B")][..], &last].concat());
        // An address is one cell, however many lines and commas it has.
        let whole = "Name,Home,Class\n\"Ada\",\"1 High Street, Ely\nCambridge, CB7\",4B\nBen,,4B\n";
        assert_eq!(lines(whole).len(), 3);
    }

    #[test]
    fn a_file_of_open_quotation_marks_is_refused() {
        // Each line alone opens one; read on from any of them, the next closes it and opens another.
        let text = "x\",\"y\n".repeat(OPEN_QUOTES_MAX + 3);
        assert!(matches!(read(&text, b',', 1), Err(RosterFault::OpenQuotes { .. })));
    }

    #[test]
    fn limits() {
        let read = |text: &str| read(text, b',', 1).map(|records| records.len());
        assert_eq!(read(&format!("a\n{}\n", "é".repeat(CELL_MAX))), Ok(2));
        assert_eq!(read(&format!("a\n{}\n", "é".repeat(CELL_MAX + 1))), Ok(2), "a long remark");
        let swallowed = format!("a\n\"{}\"\n", "é,é\n".repeat(CELL_MAX));
        assert_eq!(read(&swallowed), Err(RosterFault::CellTooLong { line: 2, most: CELL_MAX }));
        assert_eq!(read(&",".repeat(COLUMNS_MAX)), Err(RosterFault::TooManyColumns { line: 1, most: COLUMNS_MAX }));
        assert_eq!(read(&"a\n".repeat(2 * ROWS_MAX + 1)), Err(RosterFault::TooManyRows { most: ROWS_MAX }));
    }
}
