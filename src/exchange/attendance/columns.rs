//! What the columns of a table of attendance are: by their headings, and by what stands in them.

use crate::domain::register::{self, Codes};
use crate::exchange::roster::{Field, is_known, names};
use crate::exchange::table::{Heading, Headings, Table, TableRecord, cell, cells::could_be_number};

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableColumn {
    Upn,
    Name,
    Forename,
    Surname,
    Possible,
    Attended,
    Authorised,
    Unauthorised,
    Late,
    LateAfter,
    Percent,
    /// “Attendance”: a percentage or sessions, as its cells show.
    Attendance,
    Codes,
}

/// What is known of headings.
pub(super) const HEADINGS: Headings = Headings { says, of_children: true };

fn says(header: &str) -> Heading {
    match field(header) {
        Some(TableColumn::Name) => Heading::WholeName,
        // “L” and “U” alone are register codes.
        Some(TableColumn::Late | TableColumn::LateAfter) if header.trim().len() == 1 => Heading::Strange,
        Some(_) => Heading::Known,
        None if is_known(header) => Heading::Known,
        None => Heading::Strange,
    }
}

/// Reads what schools write above a column.
fn field(header: &str) -> Option<TableColumn> {
    let plain: String = header.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '%').collect();
    Some(match plain.as_str() {
        "possible" | "possiblesessions" | "possiblemarks" | "possibles" | "sessions" | "totalsessions" => TableColumn::Possible,
        "attended" | "attendances" | "present" | "presents" | "presentmarks" | "sessionsattended" => TableColumn::Attended,
        "authorised" | "authorisedabsence" | "authorisedabsences" | "authabsences" | "auth" => TableColumn::Authorised,
        "unauthorised" | "unauthorisedabsence" | "unauthorisedabsences" | "unauthabsences" | "unauth" => TableColumn::Unauthorised,
        "late" | "lates" | "latebefore" | "latebeforeregistersclosed" | "l" => TableColumn::Late,
        "lateafter" | "lateafterregistersclosed" | "u" => TableColumn::LateAfter,
        "%" | "percent" | "percentage" | "attendance%" | "%attendance" | "attendancepercentage" => TableColumn::Percent,
        "attendance" => TableColumn::Attendance,
        "codes" | "marks" | "register" | "registermarks" | "registercodes" => TableColumn::Codes,
        _ => {
            return match names(header)? {
                Field::Upn => Some(TableColumn::Upn),
                Field::FullName => Some(TableColumn::Name),
                Field::Forename | Field::PreferredForename => Some(TableColumn::Forename),
                Field::Surname => Some(TableColumn::Surname),
                Field::Born | Field::YearGroup | Field::ClassName => None,
            };
        }
    })
}

/// The columns of a table.
pub(super) struct Columns {
    fields: Vec<Option<TableColumn>>,
    /// A register with one column a session: its codes are put together.
    sessions: Vec<usize>,
}

impl Columns {
    /// Looks at a table.
    pub(super) fn of(table: &Table, when: Codes) -> Self {
        let fields: Vec<Option<TableColumn>> = if table.has_header() {
            (0..table.width()).map(|column| table.header(column).and_then(field)).collect()
        } else {
            unheaded(table, when)
        };
        let counted = fields.contains(&Some(TableColumn::Codes)) || fields.contains(&Some(TableColumn::Possible));
        // What is known to be something else, such as “Gender”, is no session, whatever letters stand in it.
        let strange = |column: &usize| {
            fields.get(*column).is_none_or(Option::is_none) && table.header(*column).is_none_or(|header| !is_known(header))
        };
        let is_session = |column: &usize| strange(column) && holds_codes(table, *column, when);
        let sessions = if counted { Vec::new() } else { (0..table.width()).filter(is_session).collect() };
        Self { fields, sessions }
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, wanted: TableColumn) -> bool {
        self.fields.contains(&Some(wanted)) || wanted == TableColumn::Codes && !self.sessions.is_empty()
    }

    /// What a row has in such a column; `None` where it has nothing.
    pub(super) fn text<'a>(&self, record: &'a TableRecord, wanted: TableColumn) -> Option<&'a str> {
        let column = self.fields.iter().position(|field| *field == Some(wanted))?;
        Some(cell(record, column)).filter(|text| !text.is_empty())
    }

    /// The codes of a register with one column a session, one after the other: an empty cell is a session not marked.
    pub(super) fn session_codes(&self, record: &TableRecord) -> Option<String> {
        let code = |column: &usize| Some(cell(record, *column)).filter(|text| !text.is_empty()).unwrap_or("-");
        (!self.sessions.is_empty()).then(|| self.sessions.iter().map(code).collect::<Vec<_>>().join(" "))
    }
}

/// Whether a column has one code a cell, at least in half of its cells.
fn holds_codes(table: &Table, column: usize, when: Codes) -> bool {
    let is_code = |text: &&str| text.chars().count() <= 2 && register::count(text, when).is_ok();
    let (codes, all) = (table.cells(column).filter(is_code).count(), table.cells(column).count());
    codes > 0 && codes * 2 >= all
}

/// What the columns of a table without headings are.
fn unheaded(table: &Table, when: Codes) -> Vec<Option<TableColumn>> {
    use TableColumn::{Attended, Codes as Marks, Forename, Late, Name, Possible, Surname, Unauthorised};
    let width = table.width();
    let numeric = |column: usize| table.cells(column).next().is_some_and(could_be_number);
    let numbers = [Possible, Attended, Unauthorised, Late];
    // "Avocet, Ada" without quotation marks.
    let apart = width > 2 && table.is_after_comma(1) && !numeric(1) && !holds_codes(table, 1, when);
    let names: &[TableColumn] = if apart { &[Surname, Forename] } else { &[Name] };
    let first = names.len();
    let rest: &[TableColumn] = match width.saturating_sub(first) {
        2.. if numeric(first) && numeric(first + 1) => &numbers,
        1 => &[Marks],
        2.. if (first..width).all(|column| holds_codes(table, column, when)) => &[],
        _ => return Vec::new(),
    };
    names.iter().chain(rest).copied().map(Some).take(width).collect()
}
