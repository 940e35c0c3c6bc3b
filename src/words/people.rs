//! Who.

use crate::domain::upn::UpnFault;

use super::calendar;
use crate::domain::{Date, Left, Role, SchoolYear, StaffId};

/// How a list of pupils comes here.
pub const EXPORT_A_LIST: &str = "Export a pupil list from your school’s system as CSV or as an Excel workbook, or take a common transfer \
    file (CTF). Only names, UPN, date of birth, year group and class are read; anything else is left out.";
/// Another way for it.
pub const OR_DROP: &str = "You can also drop the file here.";
/// Columns that were guessed.
pub const CHECK_COLUMNS: &str = "Please check that each column is understood rightly.";
/// Columns that were guessed by what stands in them, or by headings of another language.
pub const COLUMNS_GUESSED: &str = "The headings of this list do not say for certain what each column holds, so this is a guess. Nothing \
    is added before you have looked at it.";
/// That somebody has looked at a guess.
pub const COLUMNS_LOOKED_AT: &str = "I have looked: each column is understood rightly";
/// A guess nobody has looked at.
pub const LOOK_FIRST: &str = "Please look at the columns above first, and tick that they are understood rightly.";
/// Which number of a date is the day.
pub const DATES_READ_AS: &str = "Dates of birth such as 05/11/2018";
/// No column to call a child by.
pub const WHICH_COLUMN: &str = "Please say which column holds the forename, or the full name.";
/// A row that is on the roll.
pub const ALREADY: &str = "On the roll already: nothing is doubled";
/// Why a name in law is kept.
pub const LEGAL_NAME: &str = "If the school’s register has another name for this child, give it here. It is shown nowhere else; lists of \
    attendance and scores find the child by both.";
/// Some rows cannot be read.
pub const OTHER_ROWS: &str =
    "The other rows can be added all the same. Put these right in the list and choose it again: nobody is added twice.";
/// A last day that is no date.
pub const WHICH_LAST_DAY: &str = "Please give the last day at the school.";
/// A class without children.
pub const NOBODY_IN_CLASS: &str = "No children in this class in this school year.";
/// The demo class.
pub const INVENTED: &str = "These are invented children, to try things out. Nothing here is real.";
/// A class without children, after the school year.
pub const NOBODY_PLACED: &str =
    " nobody is placed here. Choose “Import pupils” to type or paste names, or to read a list from your school’s system.";
/// What a dashed ring means.
pub const DASHED: &str = "A dashed ring means suggested; point at it for the reason, or open the child’s file to confirm it.";
/// A child with two enrolments.
pub const TWO_ENROLMENTS: &str = "This child was enrolled on two devices; both files are read as one.";
/// A date of birth that is none.
pub const WHOLE_BIRTH_DATE: &str = "Please give the date of birth as a whole date, or leave it empty.";
/// When a child is erased.
pub const FOR_ERASING: &str = "For a child whose family asks for it, or who was added by mistake. A child who moves up or leaves is not \
    erased: the class is changed, or it is noted that the child has left.";
/// What erasing does.
pub const ERASES: &str =
    "Everything about this child is removed from this device and from every file exported from now on: name, ratings and notes. ";
/// What cannot be taken back.
pub const NOT_UNDONE: &str = "This cannot be undone.";
/// What erasing does not do.
pub const COPIES: &str = "Copies already sent to colleagues are not changed until they open a newer file of yours and agree.";

/// That a child has left, after its name.
#[must_use]
pub fn left(left: &Left) -> String {
    let to = if left.to.is_empty() { String::new() } else { format!(", to {}", left.to) };
    format!("left on {}{to}", calendar::date(left.day))
}

/// The same on a day: somebody may be noted to leave before the day has come.
#[must_use]
pub fn leaves_or_left(left: &Left, today: Date) -> String {
    let said = self::left(left);
    said.strip_prefix("left").filter(|_| left.day > today).map_or_else(|| said.clone(), |rest| format!("leaves{rest}"))
}

/// In what part somebody wrote, for somebody without a name on the staff list.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Teacher => "A teacher",
        Role::Mentor => "A mentor",
        Role::Child => "The child",
        Role::Parent => "A parent",
    }
}

/// A row with the name of another row.
#[must_use]
pub fn same_name_as(line: u64) -> String {
    format!("The same name as line {line}. Is this the same child?")
}

/// A row of the child of a row above.
#[must_use]
pub fn same_child_as(line: u64) -> String {
    format!("The same child as line {line}: left out")
}

/// A UPN that looks wrong.
#[must_use]
pub fn check_upn(fault: UpnFault) -> String {
    format!("Please check the UPN: {fault}.")
}

/// Who teaches a class in a school year.
#[must_use]
pub fn taught_by(teachers: &[(StaffId, String)], year: SchoolYear) -> String {
    match names(teachers) {
        None => format!("Who teaches it in {year}?"),
        Some(names) => format!("Taught by {names} in {year}"),
    }
}

/// A class with whoever teaches it: "4B (Mrs Okafor, Mr Lane)".
#[must_use]
pub fn class_with(class: &str, teachers: &[(StaffId, String)]) -> String {
    names(teachers).map_or_else(|| class.to_owned(), |names| format!("{class} ({names})"))
}

fn names(teachers: &[(StaffId, String)]) -> Option<String> {
    let names: Vec<&str> = teachers.iter().map(|(_, name)| name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
