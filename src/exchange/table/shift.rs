//! "Surname, Forename" without quotation marks: every row has one cell more than there are headings.

use csv::StringRecord;

use super::reading::{Heading, Headings};
use super::records::TableRecord;

/// How many cells of a row hold something, those before the last of them included.
pub(super) fn filled(cells: &StringRecord) -> usize {
    cells.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).last().map_or(0, |(_, count)| count)
}

/// The column of whole names that stands in two cells of every row, if there is one. Who has one name has no comma, and so no cell more.
pub(super) fn find(header: &StringRecord, records: &[TableRecord], headings: Headings) -> Option<usize> {
    let wide = filled(header);
    let column = header.iter().position(|cell| (headings.says)(cell) == Heading::WholeName)?;
    let whole = || records.iter().filter(|record| !record.open_quote);
    let shifted = |record: &&TableRecord| record.cells.len() > wide;
    let part = |record: &TableRecord, at: usize| record.cells.get(at).is_some_and(is_part_of_a_name);
    let fits = |record: &TableRecord| record.cells.len() == wide + 1 && part(record, column) && part(record, column + 1);
    let (all, moved) = (whole().count(), whole().filter(shifted).count());
    (moved * 2 > all && whole().filter(shifted).all(fits)).then_some(column)
}

/// Letters and no digit; or a dash for "none".
fn is_part_of_a_name(text: &str) -> bool {
    let text = text.trim();
    !text.contains(',') && (text.chars().any(char::is_alphabetic) || text == "-") && !text.chars().any(|c| c.is_ascii_digit())
}

/// Puts the two cells of such a row together.
pub(super) fn join(record: &mut TableRecord, column: usize, wide: usize) {
    if record.open_quote || record.cells.len() <= wide {
        return;
    }
    let mut cells: Vec<String> = record.cells.iter().map(str::to_owned).collect();
    if column + 1 < cells.len() {
        let forename = cells.remove(column + 1);
        if let Some(surname) = cells.get_mut(column) {
            *surname = format!("{}, {}", surname.trim(), forename.trim());
        }
        record.cells = StringRecord::from(cells);
    }
}
