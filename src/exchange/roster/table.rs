//! A file as a table: its delimiter found, its header told from its rows.

use csv::StringRecord;

use super::records::{COLUMNS_MAX, ROWS_MAX, TableRecord, first, read};
use super::{cells, headers};
use crate::words::roster::RosterFault;

/// A header may stand under a title, the school's name and the like, within so many rows.
const HEADER_WITHIN: usize = 10;
/// By so many records a delimiter is judged.
const DELIMITER_SAMPLE: usize = 20;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, which Excel writes in many countries.
    Semicolon,
    /// A tab: Excel's "text", and cells that were copied and pasted.
    Tab,
}

impl Delimiter {
    /// Every delimiter that is looked for, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The delimiter as a byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The delimiter that makes the best table of a text: by the headers it uncovers, then by how many rows come out equally wide.
    fn of(text: &str) -> Self {
        let judged = Self::ALL.into_iter().map(|delimiter| (fitness(&first(text, delimiter.byte(), DELIMITER_SAMPLE)), delimiter));
        // Of equals the last wins: commas stand in names, "Khan, Amira"; semicolons and tabs do not.
        let best = judged.filter(|((_, equally_wide, _), _)| *equally_wide > 0).max_by_key(|(fitness, _)| *fitness);
        best.map_or(Self::Comma, |(_, delimiter)| delimiter)
    }
}

/// How many headers are uncovered; how many rows are equally wide and wider than one cell; and how wide.
fn fitness(records: &[StringRecord]) -> (usize, usize, usize) {
    let known = records.iter().take(HEADER_WITHIN).map(|cells| headers::recognised(cells.iter().take(COLUMNS_MAX)).0).max().unwrap_or(0);
    let equally_wide = |width: usize| records.iter().filter(|cells| cells.len() == width).count();
    let widths = records.iter().map(StringRecord::len).filter(|width| *width > 1);
    let (count, width) = widths.map(|width| (equally_wide(width), width)).max().unwrap_or((0, 0));
    (known, count, width)
}

/// A pupil list as a table.
#[derive(Clone, Debug)]
pub struct Table {
    delimiter: Delimiter,
    title_lines: usize,
    header: Option<StringRecord>,
    pub(super) records: Vec<TableRecord>,
    width: usize,
}

impl Table {
    /// Reads a text as a table. Wholly blank rows are left out, and so are lines above a header and repetitions of it.
    ///
    /// # Errors
    /// Where there is no row, or more than anybody's list has.
    pub fn read(text: &str) -> Result<Self, RosterFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (delimiter, text, line) = match said_delimiter(text) {
            Some((delimiter, rest)) => (delimiter, rest, 2),
            None => (Delimiter::of(text), text, 1),
        };
        let mut records = read(text, delimiter.byte(), line)?;
        if records.is_empty() {
            return Err(RosterFault::Empty);
        }
        let title_lines = header_place(&records);
        let header = title_lines.and_then(|place| records.drain(..=place).next_back()).map(|record| record.cells);
        // Reports repeat the header on every page.
        records.retain(|record| header.as_ref() != Some(&record.cells));
        if records.is_empty() {
            return Err(RosterFault::NoRows);
        }
        if records.len() > ROWS_MAX {
            return Err(RosterFault::TooManyRows { most: ROWS_MAX });
        }
        let widest = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
        // A row that is wider than the header is a fault of that row, not a column.
        let width = header.as_ref().map_or(widest, StringRecord::len);
        Ok(Self { delimiter, title_lines: title_lines.unwrap_or(0), header, records, width })
    }

    /// What stands between two cells.
    #[must_use]
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Whether the file names its columns.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// How many rows above the header are left out.
    #[must_use]
    pub fn title_lines(&self) -> usize {
        self.title_lines
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are below the header.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.records.len()
    }

    /// What the file calls a column; `None` where it has no name.
    #[must_use]
    pub fn header(&self, column: usize) -> Option<&str> {
        self.header.as_ref()?.get(column).map(str::trim).filter(|name| !name.is_empty())
    }

    /// A column's cells from top to bottom, without the empty ones.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.records.iter().filter(|record| !record.open_quote).map(move |record| cell(record, column)).filter(|cell| !cell.is_empty())
    }
}

/// A cell without what is not its text: space around it, and the `="…"` by which some programs keep Excel from changing it.
pub(super) fn cell(record: &TableRecord, column: usize) -> &str {
    let text = record.cells.get(column).unwrap_or_default().trim();
    text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).map_or(text, str::trim)
}

/// Excel's own first line, `sep=;`, and what follows it.
fn said_delimiter(text: &str) -> Option<(Delimiter, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    let delimiter = Delimiter::ALL.into_iter().find(|d| line.strip_prefix("sep=").is_some_and(|said| said.as_bytes() == [d.byte()]))?;
    Some((delimiter, rest))
}

/// Which record is the header: the one with most known names, or else the first if it is of another kind than what stands under it.
fn header_place(records: &[TableRecord]) -> Option<usize> {
    let known = |record: &TableRecord| headers::recognised(record.cells.iter());
    let best =
        records.iter().take(HEADER_WITHIN).enumerate().filter(|(_, record)| !record.open_quote).rev().max_by_key(|(_, r)| known(r).0);
    match best.map(|(place, record)| (place, known(record))) {
        Some((place, (2.., _))) => return Some(place),
        // One known name alone could be a child's, say "Reg", so it has to stand on top with nothing beside it.
        Some((0, (1, 1))) => return Some(0),
        _ => {}
    }
    let (top, below) = records.split_first()?;
    let contrasts = |column: usize| {
        let head = cell(top, column);
        let under = || below.iter().map(|record| cell(record, column)).filter(|cell| !cell.is_empty());
        !head.is_empty() && !cells::is_typed(head) && under().next().is_some() && cells::mostly(under(), cells::is_typed)
    };
    (!top.open_quote && (0..top.cells.len()).any(contrasts)).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::read(text).unwrap()
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("Forename,Surname\nAmira,Khan", Delimiter::Comma),
            ("Forename;Surname\nAmira;Khan", Delimiter::Semicolon),
            ("Forename\tSurname\nAmira\tKhan", Delimiter::Tab),
            ("Name;DOB\n\"Khan, Amira\";23/11/2018", Delimiter::Semicolon),
            ("Khan, Amira;23/11/2018;4B\nSmith, Ben;24/11/2018;4B", Delimiter::Semicolon),
            ("Khan, Amira\t4B\nSmith, Ben\t4B", Delimiter::Tab),
            ("\"Oak; Ash\",Khan\nBeech,Smith", Delimiter::Comma),
            ("Amira", Delimiter::Comma),
            ("sep=;\r\nForename,Surname;Class\r\nAmira,Khan;4B", Delimiter::Semicolon),
        ] {
            assert_eq!(table(text).delimiter(), delimiter, "{text}");
        }
    }

    #[test]
    fn the_header_is_told_from_the_rows() {
        for (text, titles, header, first_line) in [
            ("Forename,Surname\nAmira,Khan", 0, Some("Forename"), 2),
            ("Amira,Khan\nBen,Smith", 0, None, 1),
            ("Name\nAmira Khan", 0, Some("Name"), 2),
            ("Amira Khan\nReg\nBen Smith", 0, None, 1),
            ("Oak Primary\n\nClass 4B,,\nForename,Surname,DOB\nAmira,Khan,", 2, Some("Forename"), 5),
            ("Vorname,Geburtstag\nAmira,23/11/2018\nBen,24/11/2018", 0, Some("Vorname"), 2),
            ("Amira,23/11/2018\nBen,24/11/2018", 0, None, 1),
            ("\u{feff}\"Legal\nForename\",DOB\nAmira,", 0, Some("Legal\nForename"), 3),
            ("sep=,\nForename,Surname\nAmira,Khan", 0, Some("Forename"), 3),
        ] {
            let table = table(text);
            assert_eq!((table.title_lines(), table.header(0)), (titles, header), "{text}");
            assert_eq!(table.records.first().map(|r| r.line), Some(first_line), "{text}");
        }
    }

    #[test]
    fn a_header_repeated_on_each_page_is_no_child() {
        let table = table("Forename,Surname\nAmira,Khan\nForename,Surname\nBen,Smith");
        assert_eq!(table.cells(0).collect::<Vec<_>>(), ["Amira", "Ben"]);
    }

    #[test]
    fn cells_are_bare() {
        let table = table("UPN,Forename\n=\"B801200005001\", Amira \n,Ben");
        assert_eq!(table.cells(0).collect::<Vec<_>>(), ["B801200005001"]);
        assert_eq!(table.cells(1).collect::<Vec<_>>(), ["Amira", "Ben"]);
        assert_eq!(table.cells(7).count(), 0);
    }

    #[test]
    fn a_list_without_a_row_is_refused() {
        for (text, fault) in [("", RosterFault::Empty), (" \n,,\n", RosterFault::Empty), ("Forename,Surname\n", RosterFault::NoRows)] {
            assert_eq!(Table::read(text).map(|_| ()), Err(fault), "{text:?}");
        }
        let many = |count: usize| Table::read(&format!("Name\n{}", "Amira\n".repeat(count))).map(|t| t.row_count());
        assert_eq!(many(ROWS_MAX), Ok(ROWS_MAX));
        assert_eq!(many(ROWS_MAX + 1), Err(RosterFault::TooManyRows { most: ROWS_MAX }));
    }
}
