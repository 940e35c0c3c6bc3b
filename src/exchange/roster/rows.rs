//! From a table to children: the good rows, and the bad ones with their reason.

use super::class_dates::ClassDates;
use super::columns::{Field, Mapping};
use super::names::{checked, clean, divide};
use crate::domain::people::same_name;
use crate::domain::{Date, LegalName, Pupil, Upn, YearGroup};
use crate::exchange::table::shown::is_hidden;
use crate::exchange::table::shown::shortened;
use crate::exchange::table::{DateOrder, Dates, Table, TableRecord, cell};
use crate::words::lists::ListNote;
use crate::words::roster::{RowFault, RowWarning};

/// So much of a bad row is shown, in characters.
const ROW_SHOWN: usize = 120;
/// So much of a cell is shown, in characters.
pub(super) const CELL_SHOWN: usize = 40;
/// A UPN has 13 characters; a text much longer is none, mistyped or not.
const UPN_MAX: usize = 30;
/// The ages, in full years, at which a child may be at a primary school or its nursery.
const AGES: std::ops::RangeInclusive<u32> = 2..=13;

/// A child as a list gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// The line of the file, counted from 1.
    pub line: u64,
    /// The child.
    pub details: Pupil,
    /// Its legal name, where the list gives another than the one the child is called by.
    pub legal: Option<LegalName>,
    /// The year group, if the list gives a readable one.
    pub year_group: Option<YearGroup>,
    /// The class, if the list gives one.
    pub class_name: Option<String>,
    /// What a teacher should look at.
    pub warnings: Vec<RowWarning>,
}

/// A row that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line of the file, counted from 1.
    pub line: u64,
    /// The row, shortened to be shown.
    pub text: String,
    /// What is wrong with it.
    pub reason: RowFault,
}

/// The rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Those that can be imported.
    pub good: Vec<RosterRow>,
    /// Those that cannot.
    pub bad: Vec<BadRow>,
    /// What was understood of the list as a whole, said once.
    pub notes: Vec<ListNote>,
}

impl Rows {
    pub(super) fn push(&mut self, line: u64, shown: &str, row: Result<RosterRow, RowFault>) {
        match row {
            Ok(row) => self.good.push(row),
            Err(reason) => self.bad.push(BadRow { line, text: shortened(shown, ROW_SHOWN), reason }),
        }
    }
}

/// What the columns of a list come to, each as a whole.
struct Columns {
    dates: Dates,
    classes: ClassDates,
}

/// Reads a table's rows. `today` only tells how old a child is.
#[must_use]
pub fn rows(table: &Table, mapping: &Mapping, today: Date) -> Rows {
    let mut rows = Rows::default();
    let cells = |field| mapping.column(field).map(|column| table.cells(column));
    let mut dates = cells(Field::Born).map(|cells| Dates::of(cells.map(without_mark))).unwrap_or_default();
    let open = dates.open.take();
    dates.order = mapping.date_order().unwrap_or(dates.order);
    let classes = cells(Field::ClassName).map(ClassDates::of).unwrap_or_default();
    let joined = table.joined().and_then(|column| table.cells(column).next());
    rows.notes.extend(joined.map(|shown| ListNote::Joined { shown: shortened(shown, CELL_SHOWN) }));
    rows.notes.extend(dates.numbers.clone().map(|(shown, date, count)| ListNote::DayNumbers { shown, date, count }));
    match open {
        Some(shown) => rows.notes.push(ListNote::EitherOrder { read: dates.read(&shown), shown }),
        None => rows.notes.extend((dates.order == DateOrder::MonthFirst).then_some(ListNote::MonthFirst)),
    }
    rows.notes.extend(classes.first().map(|(shown, read)| ListNote::ClassDates { shown, read }));
    if !table.passed_over().is_empty() {
        rows.notes.push(ListNote::NoChildren { rows: table.passed_over().to_vec() });
    }
    let columns = Columns { dates, classes };
    for record in table.records() {
        // Private columns do not show up in a list of faults either.
        let mapped = (0..table.width()).filter(|column| mapping.field(*column).is_some());
        let shown: Vec<&str> = mapped.map(|column| cell(record, column)).filter(|cell| !cell.is_empty()).collect();
        rows.push(record.line, &shown.join(" · "), row(table, record, mapping, &columns, today));
    }
    rows
}

fn row(table: &Table, record: &TableRecord, mapping: &Mapping, columns: &Columns, today: Date) -> Result<RosterRow, RowFault> {
    let mut warnings = Vec::new();
    let last_filled = record.cells.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).last().map_or(0, |(_, count)| count);
    let moved = last_filled > table.width();
    warnings.extend(moved.then(|| RowWarning::TooManyCells { found: last_filled, expected: table.width() }));
    warnings.extend(record.open_quote.then_some(RowWarning::OpenQuote));
    let delimiter = char::from(table.delimiter().byte());
    let whole = if moved { whole_again(record, last_filled - table.width(), delimiter) } else { None };
    let record = whole.as_ref().unwrap_or(record);
    let text = |field| {
        let text = mapping.column(field).map_or("", |column| cell(record, column));
        // The mark that nothing closes is no part of what stands behind it.
        if record.open_quote { text.trim_start_matches('"') } else { text }
    };
    if Field::ALL.into_iter().map(text).any(|text| text.contains(['\n', '\r']) && text.contains(delimiter)) {
        return Err(RowFault::SwallowedLines);
    }
    // What else stands in a row that has moved may stand in a wrong column.
    let name = text;
    let text = |field| if moved && whole.is_none() { "" } else { text(field) };
    let (forename, surname, legal) = names(name, mapping, &mut warnings)?;
    let upn = upn(text(Field::Upn), &mut warnings);
    let born = born(text(Field::Born), &columns.dates, today, &mut warnings);
    let year_group = year_group(text(Field::YearGroup), &mut warnings);
    let class = text(Field::ClassName);
    let class_name = columns.classes.read(class).or_else(|| class_name(class, &mut warnings));
    Ok(RosterRow { line: record.line, details: Pupil { forename, surname, upn, born }, legal, year_group, class_name, warnings })
}

/// A row whose cells were cut in two at a comma with a space behind it, put together again: where that accounts for every cell too many.
fn whole_again(record: &TableRecord, too_many: usize, delimiter: char) -> Option<TableRecord> {
    let mut cells: Vec<String> = Vec::new();
    let mut joined = 0;
    for cell in &record.cells {
        match cells.last_mut().filter(|before| cell.starts_with(' ') && !before.is_empty()) {
            Some(before) => {
                before.push(delimiter);
                before.push_str(cell);
                joined += 1;
            }
            None => cells.push(cell.to_owned()),
        }
    }
    (joined == too_many).then(|| TableRecord { line: record.line, cells: cells.into(), open_quote: record.open_quote })
}

/// A text without Excel's mark for "this is text".
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\'')
}

/// What the child is called by, and its legal name where that is another.
type Names = (String, String, Option<LegalName>);

fn names<'a>(text: impl Fn(Field) -> &'a str, mapping: &Mapping, warnings: &mut Vec<RowWarning>) -> Result<Names, RowFault> {
    let legal = clean(text(Field::Forename), Field::Forename, warnings)?;
    let surname = beside(text(Field::Surname), Field::Surname, warnings);
    let preferred = beside(text(Field::PreferredForename), Field::PreferredForename, warnings);
    // A list of forenames alone says nothing of who has one name.
    let of_two = mapping.column(Field::Surname).is_some() || mapping.column(Field::FullName).is_some();
    let forename = if preferred.is_empty() { legal.clone() } else { preferred };
    if !forename.is_empty() {
        let legal = Some(legal).filter(|legal| !legal.is_empty() && !same_name(legal, &forename));
        let (forename, surname) = checked(forename, surname, of_two, warnings)?;
        return Ok((forename, surname, legal.map(|forename| LegalName { forename, surname: String::new() })));
    }
    let divided = divide(&clean(text(Field::FullName), Field::FullName, warnings)?);
    let surname = if surname.is_empty() { divided.surname } else { surname };
    let (forename, surname) = checked(divided.forename, surname, of_two, warnings)?;
    warnings.extend(divided.guessed.then_some(RowWarning::NameDivided));
    Ok((forename, surname, None))
}

/// A name the child can do without; one that is too long is left out and said.
fn beside(text: &str, field: Field, warnings: &mut Vec<RowWarning>) -> String {
    clean(text, field, warnings).unwrap_or_else(|fault| {
        if let RowFault::NameTooLong { field, count } = fault {
            warnings.push(RowWarning::NameLeftOut { field, count });
        }
        String::new()
    })
}

/// A UPN as it stands; a wrong one is a warning. What cannot be one at all is left out.
pub(super) fn upn(text: &str, warnings: &mut Vec<RowWarning>) -> Option<Upn> {
    let upn = Upn::typed(without_mark(text))?;
    if upn.as_str().chars().count() > UPN_MAX || upn.as_str().chars().any(is_hidden) {
        warnings.push(RowWarning::UpnLeftOut);
        return None;
    }
    warnings.extend(upn.fault().map(RowWarning::Upn));
    Some(upn)
}

/// A date of birth. What is none is left empty and said: a birthday is not needed.
pub(super) fn born(text: &str, dates: &Dates, today: Date, warnings: &mut Vec<RowWarning>) -> Option<Date> {
    let text = without_mark(text);
    let lettered = text.chars().any(char::is_alphanumeric);
    let Some(born) = dates.read(text) else {
        // A lone dash means "none".
        warnings.extend(lettered.then(|| RowWarning::DateLeftOut { value: shortened(text, CELL_SHOWN) }));
        return None;
    };
    match today.years_since(born) {
        None => warnings.push(RowWarning::BornInFuture),
        Some(years) if !AGES.contains(&years) => warnings.push(RowWarning::Age { years }),
        Some(_) => {}
    }
    Some(born)
}

fn year_group(text: &str, warnings: &mut Vec<RowWarning>) -> Option<YearGroup> {
    let read = YearGroup::typed(text);
    if read.is_none() && !text.is_empty() {
        warnings.push(RowWarning::YearGroup { value: shortened(text, CELL_SHOWN) });
    }
    read
}

fn class_name(text: &str, warnings: &mut Vec<RowWarning>) -> Option<String> {
    match clean(text, Field::ClassName, warnings) {
        Ok(name) => Some(name).filter(|name| !name.is_empty()),
        Err(_) => {
            warnings.push(RowWarning::ClassNameLeftOut);
            None
        }
    }
}

#[cfg(test)]
mod tests;
