//! Attendance.

use super::counts::{children, percent};
use super::roster::RosterFault;
use crate::domain::attendance::Absence;
use crate::domain::{Attendance, Senseless};

use std::fmt;

/// A half term without attendance.
pub const NOTHING_ENTERED: &str = "Nothing is entered for this half term yet.";
/// What the sheet counts.
pub const SESSIONS: &str = "A session is half a day. “Late by day” is what was noted on the page “Today”. From which share a colour \
    begins is set in the settings.";
/// No number.
pub const TYPE_SESSIONS: &str = "Please type a number of sessions, such as 70.";
/// What filling in does.
pub const FILLED_IN: &str = "Whoever has nothing yet is filled in as never absent; then type who was.";
/// What a pasted table may look like.
pub const HEADINGS: &str = "With headings such as UPN, Name, Possible, Attended, Unauthorised, Late – or Name and Codes, the marks of \
    the register one after the other, or one column a session. Without headings: a name, then possible and attended, or the codes.";
/// A file without attendance.
pub const NONE_YET: &str = "No attendance entered yet.";

/// Why a table is refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// It cannot be read as a list.
    List(RosterFault),
    /// No column says whose row it is.
    NobodyNamed,
    /// A percentage alone does not say of how many sessions.
    OnlyPercent,
    /// No column has sessions or register codes.
    NoNumbers,
}

/// Why a table of attendance was refused as a whole, and what to do.
#[must_use]
pub fn table_fault(fault: TableFault) -> String {
    let said = match fault {
        TableFault::List(RosterFault::Empty | RosterFault::NoRows) => {
            "There is nothing in it. Please paste or open the rows of the register."
        }
        TableFault::List(RosterFault::TooManyRows { .. }) => {
            "It has more rows than a list of children. Please choose the file of one class."
        }
        TableFault::List(fault) => return fault.to_string(),
        TableFault::NobodyNamed => "No column says whose row it is. It needs a heading such as UPN, Name, or Forename and Surname.",
        TableFault::OnlyPercent => {
            "A percentage alone does not say of how many sessions. Please choose a report with possible and attended sessions, or with \
             the register’s codes."
        }
        TableFault::NoNumbers => "No column has sessions or codes. It needs headings such as Possible and Attended, or Codes.",
    };
    said.to_owned()
}

/// Why a row of attendance cannot be taken in. It goes on from whose row it is, and has no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowTrouble {
    /// Another row says something else of the same child.
    SaysElse {
        /// The line of the other row.
        line: u64,
    },
    /// A quotation mark is opened and never closed.
    OpenQuote,
    /// It names nobody.
    Nobody,
    /// The child of this name has another UPN.
    OtherUpn,
    /// Nobody of this name or UPN is in the class.
    NotHere,
    /// Two children of the class have this name.
    TwoOfThatName,
    /// What stands in a cell of sessions, shortened, is no number.
    NotANumber(String),
    /// A code the register does not have.
    UnknownCode {
        /// Its place among the codes, from 1.
        place: usize,
        /// The code.
        code: String,
    },
    /// Its codes and its numbers do not agree.
    CodesDiffer {
        /// Sessions attended by the codes.
        attended: u16,
        /// Sessions possible by the codes.
        possible: u16,
    },
    /// The possible sessions are missing.
    NothingPossible,
    /// The attended sessions are missing.
    NothingAttended,
    /// More absences than sessions.
    TooManyAbsences,
    /// Attended and absences are more than the sessions.
    TooMuchTogether,
    /// Sessions or a percentage: what stands there, shortened.
    EitherWay(String),
    /// No number of sessions comes to this percentage.
    NotAPercentage {
        /// What stands there, shortened.
        shown: String,
        /// Of how many sessions.
        possible: u16,
    },
    /// The numbers make no sense together; why.
    Senseless(Senseless),
}

impl fmt::Display for RowTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SaysElse { line } => write!(f, "line {line} says something else of this child"),
            Self::OpenQuote => f.write_str("a quotation mark is opened on this line and never closed"),
            Self::Nobody => f.write_str("it names nobody"),
            Self::OtherUpn => f.write_str("the child of this name has another UPN"),
            Self::NotHere => f.write_str("nobody of this name or UPN is in this class"),
            Self::TwoOfThatName => f.write_str("two children of the class have this name; only a UPN tells them apart"),
            Self::NotANumber(shown) => write!(f, "“{shown}” is not a number of sessions"),
            Self::UnknownCode { place, code } => write!(f, "code {place} of the register, “{code}”, is not known"),
            Self::CodesDiffer { attended, possible } => {
                write!(f, "its codes come to {attended} of {possible} sessions, its numbers to something else")
            }
            Self::NothingPossible => f.write_str("it does not say how many sessions were possible"),
            Self::NothingAttended => f.write_str("it does not say how many sessions were attended"),
            Self::TooManyAbsences => f.write_str("more absences than possible sessions"),
            Self::TooMuchTogether => f.write_str("attended and absences together are more than was possible"),
            Self::EitherWay(shown) => {
                write!(f, "“{shown}” may be sessions or a percentage; please head the column “Attended” or “Attendance %”")
            }
            Self::NotAPercentage { shown, possible } => write!(f, "“{shown}” is not a percentage of {possible} sessions"),
            Self::Senseless(why) => why.fmt(f),
        }
    }
}

/// Fewer possible sessions than a child has entered.
#[must_use]
pub fn more_than_possible(name: &str, possible: u16) -> String {
    format!("{name} has more sessions entered than {possible}. Please put that right first.")
}

/// A row that is left out, whom it names, and why.
#[must_use]
pub fn of_row(line: u64, who: &str, why: &RowTrouble) -> String {
    let who = if who.is_empty() { String::new() } else { format!(" ({who})") };
    format!("Line {line}{who}: {why}.")
}

/// A row that can be taken in.
#[must_use]
pub fn of_child(name: &str, of: &Attendance) -> String {
    let more = |n: u16, what: &str| if n == 0 { String::new() } else { format!(", {n} {what}") };
    let (unauthorised, late) = (more(of.unauthorised, "unauthorised"), more(of.late, "late"));
    format!("{name}: {} of {}, {} %{unauthorised}{late}", of.attended, of.possible, percent(of.permille()))
}

/// Children no row names.
#[must_use]
pub fn no_row_for(names: &str) -> String {
    format!("No row for: {names}.")
}

/// The attendance of a class, and how many children are persistently and severely absent.
#[must_use]
pub fn of_class(total: &Attendance, persistent: usize, severe: usize) -> String {
    let of = |n: usize, what: &str| if n == 0 { String::new() } else { format!(" {} {what}.", children(n)) };
    let absent = format!("{}{}", of(persistent, "persistently absent"), of(severe, "severely absent"));
    format!("The class has attended {} %.{absent}", percent(total.permille()))
}

/// What was typed for a number of sessions is none; without a full stop.
#[must_use]
pub fn not_sessions(typed: &str) -> String {
    format!("“{typed}” is not a number of sessions")
}

/// How much a child is absent.
#[must_use]
pub fn absence(absence: Absence) -> &'static str {
    match absence {
        Absence::Persistent => "persistent absence",
        Absence::Severe => "severe absence",
    }
}

/// "95.9 %: 66 of 70 sessions", as a child and a family read it: what absence is called among staff is never said to them.
#[must_use]
pub fn share(attendance: &Attendance) -> String {
    format!("{} %: {} of {} sessions", percent(attendance.permille()), attendance.attended, attendance.possible)
}

/// The same for staff, with how much a child is absent.
#[must_use]
pub fn share_for_staff(attendance: &Attendance) -> String {
    let serious = attendance.absence().map(|of| format!(", {}", absence(of))).unwrap_or_default();
    format!("{}{serious}", share(attendance))
}
