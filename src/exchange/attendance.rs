//! Attendance from elsewhere: a table that was opened or pasted, matched to the children of a class, before anything is written.

use super::table::{Table, TableRecord};
use crate::domain::called::{Meant, meant};
use crate::domain::letters::visible;
use crate::domain::order;
use crate::domain::register::Codes;
use crate::domain::{Attendance, Called, PupilId, SchoolYear, Upn};
pub use crate::words::attendance::{RowTrouble, TableFault};

mod columns;
mod numbers;

use columns::{Columns, HEADINGS, TableColumn};

/// So much of a strange cell is shown, in characters.
const SHOWN: usize = 40;

/// A row that can be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The child.
    pub pupil: PupilId,
    /// The numbers.
    pub attendance: Attendance,
}

/// A row that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Whom it names, as it stands there.
    pub who: String,
    /// What is wrong with it.
    pub why: RowTrouble,
}

/// A table, looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Rows that can be taken in, in order.
    pub ready: Vec<Ready>,
    /// Rows that cannot, each with its reason.
    pub faulty: Vec<Faulty>,
    /// Children of the class no good row names.
    pub missing: Vec<PupilId>,
}

/// The child a row is of and its numbers, or what is wrong with it.
type ReadRow = Result<(PupilId, Attendance), RowTrouble>;

/// Reads a table for the children of a class, by the register codes of a school year. A header may be left out: then a row is a name and
/// register codes, in one cell or one a cell, or a name, possible, attended, and, if there are more, unauthorised and late.
///
/// # Errors
/// The table is refused as a whole, with the reason.
pub fn look_through(text: &str, class: &[Called], year: SchoolYear) -> Result<Looked, TableFault> {
    let when = Codes::of(year);
    let table = Table::read(&visible(text), HEADINGS).map_err(TableFault::List)?;
    let columns = Columns::of(&table, when);
    if !(columns.has(TableColumn::Upn)
        || columns.has(TableColumn::Name)
        || columns.has(TableColumn::Forename) && columns.has(TableColumn::Surname))
    {
        return Err(TableFault::NobodyNamed);
    }
    if !columns.has(TableColumn::Codes) && !columns.has(TableColumn::Possible) {
        return Err(if columns.has(TableColumn::Percent) || columns.has(TableColumn::Attendance) {
            TableFault::OnlyPercent
        } else {
            TableFault::NoNumbers
        });
    }
    let mut read: Vec<(u64, String, ReadRow)> = Vec::new();
    for (place, record) in table.records().iter().enumerate() {
        let (who, row) = row(record, &columns, class, when);
        // The second line of headings, "AM" and "PM" under each day, names nobody and has no codes.
        let is_heading = place == 0 && who.is_empty() && columns.session_codes(record).is_some();
        if !is_heading {
            read.push((record.line, who.chars().take(SHOWN).collect(), row));
        }
    }
    Ok(held_together(&read, class))
}

/// Whether a text is a table of attendance, by its headings.
pub(super) fn is_attendance(text: &str) -> bool {
    Table::read(text, HEADINGS).is_ok_and(|table| {
        let columns = Columns::of(&table, Codes::Now);
        table.has_header() && (columns.has(TableColumn::Codes) || columns.has(TableColumn::Possible))
    })
}

/// Whom a row names, and what it comes to.
fn row(record: &TableRecord, columns: &Columns, class: &[Called], when: Codes) -> (String, ReadRow) {
    let gathered = columns.session_codes(record);
    let cell = |wanted: TableColumn| match wanted {
        TableColumn::Codes if gathered.is_some() => gathered.as_deref(),
        wanted => columns.text(record, wanted),
    };
    let who = who(&cell);
    if record.open_quote {
        return (who, Err(RowTrouble::OpenQuote));
    }
    // Absences make up what was missed only where both kinds are told.
    let all_absences = columns.has(TableColumn::Authorised) && columns.has(TableColumn::Unauthorised);
    let row = whose(&cell, &who, class).and_then(|pupil| Ok((pupil, numbers::numbers(&cell, all_absences, when)?)));
    (who, row)
}

/// The rows held against each other: of each child one.
fn held_together(read: &[(u64, String, ReadRow)], class: &[Called]) -> Looked {
    // Of each child the first row, and the first that says something else.
    let mut said: order::Map<PupilId, ((u64, Attendance), Option<u64>)> = order::Map::new();
    for (line, pupil, attendance) in read.iter().filter_map(|(line, _, row)| row.as_ref().ok().map(|(pupil, of)| (*line, *pupil, *of))) {
        said.keep(pupil, ((line, attendance), None));
        if let Some((first, differs)) = said.get_mut(&pupil)
            && first.1 != attendance
            && differs.is_none()
        {
            *differs = Some(line);
        }
    }
    let other = |pupil: PupilId, attendance: Attendance| {
        let (first, differs) = said.get(&pupil)?;
        if first.1 == attendance { *differs } else { Some(first.0) }
    };
    let mut looked = Looked::default();
    for (line, who, row) in read {
        // Two rows of one child: neither is taken for the right one, unless they say the same.
        let row = row.clone().and_then(|(pupil, attendance)| match other(pupil, attendance) {
            Some(line) => Err(RowTrouble::SaysElse { line }),
            None => Ok((pupil, attendance)),
        });
        match row {
            Ok((pupil, _)) if looked.ready.iter().any(|ready| ready.pupil == pupil) => {}
            Ok((pupil, attendance)) => looked.ready.push(Ready { line: *line, pupil, attendance }),
            Err(why) => looked.faulty.push(Faulty { line: *line, who: who.clone(), why }),
        }
    }
    let named = |id: &PupilId| looked.ready.iter().any(|ready| ready.pupil == *id);
    looked.missing = class.iter().map(|known| known.pupil).filter(|id| !named(id)).collect();
    looked
}

fn who<'a>(cell: &impl Fn(TableColumn) -> Option<&'a str>) -> String {
    let named = cell(TableColumn::Name).map(str::to_owned).or_else(|| {
        let (forename, surname) = (cell(TableColumn::Forename).unwrap_or_default(), cell(TableColumn::Surname).unwrap_or_default());
        Some(format!("{forename} {surname}").trim().to_owned()).filter(|name| !name.is_empty())
    });
    named.or_else(|| cell(TableColumn::Upn).map(str::to_owned)).unwrap_or_default()
}

/// The child a row is about: by UPN, else by name.
fn whose<'a>(cell: &impl Fn(TableColumn) -> Option<&'a str>, who: &str, class: &[Called]) -> Result<PupilId, RowTrouble> {
    let upn = cell(TableColumn::Upn).and_then(Upn::typed);
    if let Some(known) = class.iter().find(|known| upn.is_some() && known.upn == upn) {
        return Ok(known.pupil);
    }
    if who.is_empty() {
        return Err(RowTrouble::Nobody);
    }
    // A number that is somebody else's speaks against the name.
    let another = |id: PupilId| {
        let known = class.iter().find(|known| known.pupil == id).and_then(|known| known.upn.as_ref());
        known.is_some_and(|known| upn.as_ref().is_some_and(|upn| upn != known))
    };
    match meant(who, class) {
        Meant::One(one) if another(one) => Err(RowTrouble::OtherUpn),
        Meant::One(one) => Ok(one),
        Meant::Nobody => Err(RowTrouble::NotHere),
        Meant::Several => Err(RowTrouble::TwoOfThatName),
    }
}
