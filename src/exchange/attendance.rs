//! Attendance from elsewhere: a table that was opened or pasted, matched to the children of a class, before anything is written.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::table::{COLUMNS_MAX, Delimiter, ROWS_MAX};
use crate::domain::called::{Meant, meant};
use crate::domain::letters::visible;
use crate::domain::{Attendance, Called, PupilId, Upn, register};
pub use crate::words::attendance::{RowTrouble, TableFault};

/// A header may stand under a title and the like, within so many rows.
const HEADER_WITHIN: usize = 10;
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

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TableColumn {
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

/// Reads what schools write above a column.
fn field(header: &str) -> Option<TableColumn> {
    let plain: String = header.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '%').collect();
    Some(match plain.as_str() {
        "upn" => TableColumn::Upn,
        "name" | "pupil" | "pupilname" | "fullname" | "child" => TableColumn::Name,
        "forename" | "firstname" | "legalforename" | "preferredforename" => TableColumn::Forename,
        "surname" | "lastname" | "legalsurname" | "preferredsurname" => TableColumn::Surname,
        "possible" | "possiblesessions" | "possiblemarks" | "possibles" | "sessions" | "totalsessions" => TableColumn::Possible,
        "attended" | "attendances" | "present" | "presents" | "presentmarks" | "sessionsattended" => TableColumn::Attended,
        "authorised" | "authorisedabsence" | "authorisedabsences" | "authabsences" | "auth" => TableColumn::Authorised,
        "unauthorised" | "unauthorisedabsence" | "unauthorisedabsences" | "unauthabsences" | "unauth" => TableColumn::Unauthorised,
        "late" | "lates" | "latebefore" | "latebeforeregistersclosed" | "l" => TableColumn::Late,
        "lateafter" | "lateafterregistersclosed" | "u" => TableColumn::LateAfter,
        "%" | "percent" | "percentage" | "attendance%" | "%attendance" | "attendancepercentage" => TableColumn::Percent,
        "attendance" => TableColumn::Attendance,
        "codes" | "marks" | "register" | "registermarks" | "registercodes" => TableColumn::Codes,
        _ => return None,
    })
}

/// The child a row is of and its numbers, or what is wrong with it.
type ReadRow = Result<(PupilId, Attendance), RowTrouble>;

/// Reads a table for the children of a class. A header may be left out: then a row is a name and register codes, in one cell or one a cell,
/// or a name, possible, attended, and, if there are more, unauthorised and late.
///
/// # Errors
/// The table is refused as a whole, with the reason.
pub fn look_through(text: &str, class: &[Called]) -> Result<Looked, TableFault> {
    let mut rows = records(&visible(text))?;
    let headed = rows.iter().take(HEADER_WITHIN).position(|(_, cells)| is_header(cells));
    if headed.is_none() {
        gather_codes(&mut rows);
    }
    let (fields, body): (Vec<Option<TableColumn>>, usize) = match headed {
        Some(at) => (rows.get(at).map(|(_, cells)| cells.iter().map(field).collect()).unwrap_or_default(), at + 1),
        None => (unheaded(&rows), 0),
    };
    let has = |wanted: TableColumn| fields.contains(&Some(wanted));
    if !(has(TableColumn::Upn) || has(TableColumn::Name) || has(TableColumn::Forename) && has(TableColumn::Surname)) {
        return Err(TableFault::NobodyNamed);
    }
    if !has(TableColumn::Codes) && !has(TableColumn::Possible) {
        return Err(if has(TableColumn::Percent) || has(TableColumn::Attendance) {
            TableFault::OnlyPercent
        } else {
            TableFault::NoNumbers
        });
    }
    // Absences make up what was missed only where both kinds are told.
    let all_absences = has(TableColumn::Authorised) && has(TableColumn::Unauthorised);
    let mut read: Vec<(u64, String, ReadRow)> = Vec::new();
    for (line, cells) in rows.into_iter().skip(body) {
        let cell = |wanted: TableColumn| {
            let at = fields.iter().position(|field| *field == Some(wanted))?;
            cells.get(at).map(str::trim).filter(|text| !text.is_empty())
        };
        let who = who(&cell);
        let row = whose(&cell, &who, class).and_then(|pupil| Ok((pupil, numbers(&cell, all_absences)?)));
        read.push((line, who.chars().take(SHOWN).collect(), row));
    }
    // Of each child the first row, and the first that says something else.
    let mut said: BTreeMap<PupilId, ((u64, Attendance), Option<u64>)> = BTreeMap::new();
    for (line, pupil, attendance) in read.iter().filter_map(|(line, _, row)| row.as_ref().ok().map(|(pupil, of)| (*line, *pupil, *of))) {
        let (first, differs) = said.entry(pupil).or_insert(((line, attendance), None));
        if first.1 != attendance && differs.is_none() {
            *differs = Some(line);
        }
    }
    let other = |pupil: PupilId, attendance: Attendance| {
        let (first, differs) = said.get(&pupil)?;
        if first.1 == attendance { *differs } else { Some(first.0) }
    };
    let mut looked = Looked::default();
    for (line, who, row) in &read {
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
    Ok(looked)
}

/// The rows that say something, each with its line.
fn records(text: &str) -> Result<Vec<(u64, StringRecord)>, TableFault> {
    // Lines are counted by their ends, and told by their number.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(HEADER_WITHIN).collect();
    // What parts cells stands in most lines. Of two in as many, the tab or the semicolon: they stand in no name, commas do, "Avocet, Ada".
    let count = |delimiter: &Delimiter| lines.iter().filter(|line| line.bytes().any(|byte| byte == delimiter.byte())).count();
    let delimiter = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab].into_iter().max_by_key(count).unwrap_or(Delimiter::Comma);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter.byte()).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 already and rows may differ in width, so no row fails.
        let Ok(record) = record else { continue };
        if record.iter().take(COLUMNS_MAX).all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == ROWS_MAX {
            return Err(TableFault::TooManyRows);
        }
        rows.push((record.position().map_or(0, |start| line_of(&text, start)), record));
    }
    if rows.is_empty() { Err(TableFault::Empty) } else { Ok(rows) }
}

/// The line a record stands in: the reader begins it at the empty lines above it.
fn line_of(text: &str, start: &csv::Position) -> u64 {
    let before = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let empty = text.bytes().skip(before).take_while(|byte| *byte == b'\n').count();
    start.line().saturating_add(u64::try_from(empty).unwrap_or(0))
}

/// Whether a row names columns. “L” and “U” alone are register codes.
fn is_header(cells: &StringRecord) -> bool {
    let fields = || cells.iter().filter_map(field);
    fields().count() > 1 && fields().any(|field| !matches!(field, TableColumn::Late | TableColumn::LateAfter))
}

/// A register copied from a spreadsheet has one code a cell: they are put together behind the name. An empty cell is a session not marked.
fn gather_codes(rows: &mut [(u64, StringRecord)]) {
    let is_code = |cell: &str| cell.trim().is_empty() || register::count(cell).is_ok();
    if !rows.first().is_some_and(|(_, cells)| cells.len() > 2 && cells.iter().skip(1).all(is_code)) {
        return;
    }
    for (_, cells) in rows {
        let codes: Vec<&str> = cells.iter().skip(1).map(|cell| if cell.trim().is_empty() { "-" } else { cell }).collect();
        let codes = codes.join(" ");
        *cells = StringRecord::from(vec![cells.get(0).unwrap_or_default(), &codes]);
    }
}

/// What the columns of a table without a header are.
fn unheaded(rows: &[(u64, StringRecord)]) -> Vec<Option<TableColumn>> {
    let numeric = |at: usize| rows.first().and_then(|(_, cells)| cells.get(at)).is_some_and(|cell| cell.trim().parse::<u16>().is_ok());
    let width = rows.first().map_or(0, |(_, cells)| cells.len());
    if width >= 3 && numeric(1) && numeric(2) {
        return [TableColumn::Name, TableColumn::Possible, TableColumn::Attended, TableColumn::Unauthorised, TableColumn::Late]
            .map(Some)
            .into_iter()
            .take(width)
            .collect();
    }
    if width == 2 { vec![Some(TableColumn::Name), Some(TableColumn::Codes)] } else { Vec::new() }
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

fn numbers<'a>(cell: &impl Fn(TableColumn) -> Option<&'a str>, all_absences: bool) -> Result<Attendance, RowTrouble> {
    let number = |wanted: TableColumn| match cell(wanted) {
        None => Ok(None),
        Some(text) => {
            let shown: String = text.chars().take(SHOWN).collect();
            text.parse::<u16>().map(Some).map_err(|_| RowTrouble::NotANumber(shown))
        }
    };
    let attendance = if let Some(codes) = cell(TableColumn::Codes) {
        let counted = register::count(codes).map_err(|unknown| RowTrouble::UnknownCode { place: unknown.place, code: unknown.code })?;
        let differs = |said: Option<u16>, counted: u16| said.is_some_and(|said| said != counted);
        if differs(number(TableColumn::Possible)?, counted.possible) || differs(number(TableColumn::Attended)?, counted.attended) {
            return Err(RowTrouble::CodesDiffer { attended: counted.attended, possible: counted.possible });
        }
        counted
    } else {
        let possible = number(TableColumn::Possible)?.ok_or(RowTrouble::NothingPossible)?;
        let (authorised, unauthorised) = (number(TableColumn::Authorised)?, number(TableColumn::Unauthorised)?);
        let attended = match (number(TableColumn::Attended)?, authorised, unauthorised) {
            (Some(attended), ..) => attended,
            (None, ..) if cell(TableColumn::Percent).is_some() => by_percent(possible, cell(TableColumn::Percent).unwrap_or_default())?,
            (None, ..) if cell(TableColumn::Attendance).is_some() => {
                by_either(possible, cell(TableColumn::Attendance).unwrap_or_default())?
            }
            (None, authorised, unauthorised) if !all_absences || authorised.is_none() && unauthorised.is_none() => {
                return Err(RowTrouble::NothingAttended);
            }
            (None, authorised, unauthorised) => {
                let missed = authorised.unwrap_or(0).saturating_add(unauthorised.unwrap_or(0));
                possible.checked_sub(missed).ok_or(RowTrouble::TooManyAbsences)?
            }
        };
        let absences = authorised.unwrap_or(0).saturating_add(unauthorised.unwrap_or(0));
        if absences > possible.saturating_sub(attended) && attended <= possible && authorised.is_some() {
            return Err(RowTrouble::TooMuchTogether);
        }
        let late = number(TableColumn::Late)?.unwrap_or(0).saturating_add(number(TableColumn::LateAfter)?.unwrap_or(0));
        Attendance { possible, attended, unauthorised: unauthorised.unwrap_or(0), late }
    };
    attendance.check().map(|()| attendance).map_err(RowTrouble::Senseless)
}

/// The sessions attended, from a column headed “Attendance”: only a sign or a decimal shows that a percentage is meant.
fn by_either(possible: u16, text: &str) -> Result<u16, RowTrouble> {
    if text.contains(['%', '.']) {
        return by_percent(possible, text);
    }
    let shown: String = text.chars().take(SHOWN).collect();
    Err(RowTrouble::EitherWay(shown))
}

/// The sessions attended, from a percentage of so many: the whole number that comes to it when it is rounded as it stands there.
fn by_percent(possible: u16, text: &str) -> Result<u16, RowTrouble> {
    let shown: String = text.chars().take(SHOWN).collect();
    let wrong = || RowTrouble::NotAPercentage { shown: shown.clone(), possible };
    let plain = text.trim_end_matches('%').trim();
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let scale = match decimals.len() {
        0 => 1_u64,
        1 => 10,
        2 => 100,
        _ => return Err(wrong()),
    };
    let wanted: u64 = format!("{whole}{decimals}").parse().map_err(|_| wrong())?;
    let all = u64::from(possible);
    // Twice the share and one more, halved, is the share rounded to the nearest.
    let comes_to = |attended: u64| (attended * 200 * scale + all).checked_div(2 * all) == Some(wanted);
    let mut found = (0..=all).filter(|attended| comes_to(*attended));
    match (found.next(), found.next()) {
        (Some(one), None) => u16::try_from(one).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}
