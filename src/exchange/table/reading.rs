//! A file as a table: its delimiter found, its headings told from its rows, and what is neither passed over.

use csv::StringRecord;

use super::records::{COLUMNS_MAX, ROWS_MAX, TableRecord, first, read};
use super::{BY_TABS, cells, nobody, shift, shown};
use crate::words::roster::RosterFault;

/// Headings may stand under a title, the school's name and the like, within so many rows.
const HEADER_WITHIN: usize = 10;
/// By so many records a delimiter is judged.
const DELIMITER_SAMPLE: usize = 20;
/// So much of a row that is passed over is shown, in characters.
const PASSED_SHOWN: usize = 60;

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

    /// The delimiter that makes the best table of a text: by the headings it uncovers, then by how many rows come out equally wide.
    fn of(text: &str, headings: Headings) -> Self {
        let judged =
            Self::ALL.into_iter().map(|delimiter| (fitness(&first(text, delimiter.byte(), DELIMITER_SAMPLE), headings), delimiter));
        // Of equals the last wins: commas stand in names, "Khan, Amira"; semicolons and tabs do not.
        let best = judged.filter(|((_, equally_wide, _), _)| *equally_wide > 0).max_by_key(|(fitness, _)| *fitness);
        best.map_or(Self::Comma, |(_, delimiter)| delimiter)
    }
}

/// What a heading says to whoever reads a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Nothing that is known.
    Strange,
    /// What stands under it.
    Known,
    /// That a child's whole name stands under it. Nobody is called "Name": such a heading needs no other beside it.
    WholeName,
}

/// What whoever reads a list knows of its headings.
#[derive(Clone, Copy, Debug)]
pub struct Headings {
    /// What a heading says.
    pub says: fn(&str) -> Heading,
    /// Whether each row is of a child, so that totals and the like are no rows.
    pub of_children: bool,
}

impl Headings {
    /// How many of some cells are headings, and how many hold anything.
    fn recognised<'a>(self, cells: impl Iterator<Item = &'a str>) -> (usize, usize) {
        let known = |cell: &str| usize::from((self.says)(cell) != Heading::Strange);
        cells.filter(|cell| !cell.trim().is_empty()).fold((0, 0), |(found, all), cell| (found + known(cell), all + 1))
    }
}

/// How many headings are uncovered; how many rows are equally wide and wider than one cell; and how wide.
fn fitness(records: &[StringRecord], headings: Headings) -> (usize, usize, usize) {
    let known = |cells: &StringRecord| headings.recognised(cells.iter().take(COLUMNS_MAX)).0;
    let known = records.iter().take(HEADER_WITHIN).map(known).max().unwrap_or(0);
    let equally_wide = |width: usize| records.iter().filter(|cells| cells.len() == width).count();
    let widths = records.iter().map(StringRecord::len).filter(|width| *width > 1);
    let (count, width) = widths.map(|width| (equally_wide(width), width)).max().unwrap_or((0, 0));
    (known, count, width)
}

/// A list as a table.
#[derive(Clone, Debug)]
pub struct Table {
    delimiter: Delimiter,
    title_lines: usize,
    header: Option<StringRecord>,
    records: Vec<TableRecord>,
    width: usize,
    passed: Vec<(u64, String)>,
    joined: Option<usize>,
}

impl Table {
    /// Reads a text as a table. Wholly blank rows and columns are left out, and so are lines above the headings and repetitions of them.
    ///
    /// # Errors
    /// Where there is no row, or more than anybody's list has.
    pub fn read(text: &str, headings: Headings) -> Result<Self, RosterFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (delimiter, text, line) = match (text.strip_prefix(BY_TABS), said_delimiter(text)) {
            (Some(rest), _) => (Delimiter::Tab, rest, 1),
            (None, Some((delimiter, rest))) => (delimiter, rest, 2),
            (None, None) => (Delimiter::of(text, headings), text, 1),
        };
        let mut records = read(text, delimiter.byte(), line)?;
        if records.is_empty() {
            return Err(RosterFault::Empty);
        }
        let title_lines = header_place(&records, headings);
        let header = title_lines.and_then(|place| records.drain(..=place).next_back()).map(|record| record.cells);
        // Reports repeat the headings on every page.
        records.retain(|record| header.as_ref() != Some(&record.cells));
        let mut passed = Vec::new();
        if headings.of_children {
            records.retain(|record| {
                let is_nobody = !record.open_quote && nobody::is_nobody(&record.cells);
                if is_nobody {
                    let filled = record.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
                    passed.push((record.line, shown::shortened(&filled.join(" · "), PASSED_SHOWN)));
                }
                !is_nobody
            });
        }
        if records.is_empty() {
            return Err(RosterFault::NoRows);
        }
        if records.len() > ROWS_MAX {
            return Err(RosterFault::TooManyRows { most: ROWS_MAX });
        }
        let mut table = Self { delimiter, title_lines: title_lines.unwrap_or(0), header, records, width: 0, passed, joined: None };
        table.leave_out_empty_columns();
        table.joined = table.header.as_ref().and_then(|header| shift::find(header, &table.records, headings));
        if let Some(column) = table.joined {
            let wide = table.header.as_ref().map_or(0, shift::filled);
            table.records.iter_mut().for_each(|record| shift::join(record, column, wide));
        }
        let widest = table.records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
        // A row that is wider than the headings is a fault of that row, not a column.
        table.width = table.header.as_ref().map_or(widest, StringRecord::len);
        Ok(table)
    }

    /// Takes out the columns in which nothing stands and which have no heading.
    fn leave_out_empty_columns(&mut self) {
        let rows = || self.records.iter().map(|record| &record.cells).chain(&self.header);
        let widest = rows().map(StringRecord::len).max().unwrap_or(0);
        let mut filled = vec![false; widest];
        for cells in rows() {
            filled.iter_mut().zip(cells).for_each(|(filled, cell)| *filled |= !cell.trim().is_empty());
        }
        if filled.iter().all(|filled| *filled) {
            return;
        }
        let kept = |cells: &StringRecord| cells.iter().zip(&filled).filter(|(_, filled)| **filled).map(|(cell, _)| cell).collect();
        self.header = self.header.as_ref().map(kept);
        self.records.iter_mut().for_each(|record| record.cells = kept(&record.cells));
    }

    /// What stands between two cells.
    #[must_use]
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The rows.
    #[must_use]
    pub fn records(&self) -> &[TableRecord] {
        &self.records
    }

    /// Whether the file names its columns.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// How many rows above the headings are left out.
    #[must_use]
    pub fn title_lines(&self) -> usize {
        self.title_lines
    }

    /// Rows that are no child, such as totals: each with its line, shortened to be shown.
    #[must_use]
    pub fn passed_over(&self) -> &[(u64, String)] {
        &self.passed
    }

    /// The column of whole names that was put together from two cells: "Surname, Forename" without quotation marks.
    #[must_use]
    pub fn joined(&self) -> Option<usize> {
        self.joined
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are below the headings.
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
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.records.iter().filter(|record| !record.open_quote).map(move |record| cell(record, column)).filter(|cell| !cell.is_empty())
    }

    /// Whether every cell of a column begins with a space: what is left of ", " where a name was cut in two.
    #[must_use]
    pub fn is_after_comma(&self, column: usize) -> bool {
        let mut cells = self.records.iter().filter_map(|record| record.cells.get(column)).filter(|cell| !cell.trim().is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.starts_with(' '))
    }
}

/// A cell without what is not its text: space around it, and the `="…"` by which some programs keep Excel from changing it.
#[must_use]
pub fn cell(record: &TableRecord, column: usize) -> &str {
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

/// Which record is the headings: the one with most known names, or else the first if it is of another kind than what stands under it.
fn header_place(records: &[TableRecord], headings: Headings) -> Option<usize> {
    let known = |record: &TableRecord| headings.recognised(record.cells.iter());
    let top = || records.iter().take(HEADER_WITHIN).enumerate().filter(|(_, record)| !record.open_quote);
    match top().rev().max_by_key(|(_, r)| known(r).0).map(|(place, record)| (place, known(record))) {
        Some((place, (2.., _))) => return Some(place),
        // One known name alone could be a child's, say "Reg", so it has to stand on top with nothing beside it.
        Some((0, (1, 1))) => return Some(0),
        _ => {}
    }
    let names = |record: &TableRecord| record.cells.iter().any(|cell| (headings.says)(cell) == Heading::WholeName);
    if let Some((place, _)) = top().find(|(_, record)| names(record) && known(record).1 > 1) {
        return Some(place);
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

    const KNOWN: [&str; 7] = ["Forename", "Surname", "DOB", "UPN", "Class", "Reg", "Legal\nForename"];

    fn says(header: &str) -> Heading {
        match header {
            "Name" => Heading::WholeName,
            known if KNOWN.contains(&known) => Heading::Known,
            _ => Heading::Strange,
        }
    }

    const HEADINGS: Headings = Headings { says, of_children: true };

    fn read_table(text: &str) -> Result<Table, RosterFault> {
        Table::read(text, HEADINGS)
    }

    fn table(text: &str) -> Table {
        read_table(text).unwrap()
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
            assert_eq!(read_table(text).map(|_| ()), Err(fault), "{text:?}");
        }
        let many = |count: usize| read_table(&format!("Name\n{}", "Amira\n".repeat(count))).map(|t| t.row_count());
        assert_eq!(many(ROWS_MAX), Ok(ROWS_MAX));
        assert_eq!(many(ROWS_MAX + 1), Err(RosterFault::TooManyRows { most: ROWS_MAX }));
    }
}
