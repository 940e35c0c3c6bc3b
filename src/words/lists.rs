//! Lists as a whole: what was understood of their columns, and rows that are no child.

use std::fmt;

use super::calendar::date;
use crate::domain::{Date, YearGroup};

/// So many rows that are no child are named.
const NO_CHILDREN_SHOWN: usize = 5;

/// What was understood of a list as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListNote {
    /// Names with a comma and no quotation marks were put together again.
    Joined {
        /// The first of them.
        shown: String,
    },
    /// Dates that Excel had saved as day numbers.
    DayNumbers {
        /// The first of them.
        shown: String,
        /// The day it is.
        date: Date,
        /// How many there are.
        count: usize,
    },
    /// The dates have the month first.
    MonthFirst,
    /// No date of the list says whether the day or the month comes first.
    EitherOrder {
        /// One that could be either.
        shown: String,
        /// How it is read.
        read: Option<Date>,
    },
    /// Class names that Excel had turned into dates.
    ClassDates {
        /// The first of them.
        shown: String,
        /// What it is read as.
        read: String,
    },
    /// The column scores are read from.
    ScoresOf {
        /// Its heading.
        shown: String,
    },
    /// Rows that are no child.
    NoChildren {
        /// Each with its line, shortened.
        rows: Vec<(u64, String)>,
    },
}

impl fmt::Display for ListNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Joined { shown } => {
                write!(
                    f,
                    "Names with a comma, such as “{shown}”, have no quotation marks in this list: they were put together. \
                     Please check them."
                )
            }
            Self::DayNumbers { shown, date: day, count: 1 } => {
                write!(f, "Excel saved a date of birth as a number of days: “{shown}” is read as {}.", date(*day))
            }
            Self::DayNumbers { shown, date: day, count } => {
                write!(
                    f,
                    "Excel saved {count} dates of birth as numbers of days: “{shown}” is read as {}, the others likewise.",
                    date(*day)
                )
            }
            Self::MonthFirst => f.write_str("In this list the month comes first in dates of birth, as in 11/23/2018: read so."),
            Self::EitherOrder { shown, read } => {
                write!(f, "Nothing in this list says whether the day or the month comes first in “{shown}”.")?;
                read.map_or(Ok(()), |read| write!(f, " It is read as {}.", date(read)))
            }
            Self::ClassDates { shown, read } => {
                write!(f, "Excel turned class names into dates: “{shown}” is read as class {read}. Please check the classes.")
            }
            Self::ScoresOf { shown } => write!(f, "Scores are read from the column “{shown}”."),
            Self::NoChildren { rows } => {
                f.write_str("Passed over, for they are no children: ")?;
                for (place, (line, text)) in rows.iter().take(NO_CHILDREN_SHOWN).enumerate() {
                    write!(f, "{}line {line} (“{text}”)", if place == 0 { "" } else { ", " })?;
                }
                match rows.len().saturating_sub(NO_CHILDREN_SHOWN) {
                    0 => f.write_str("."),
                    more => write!(f, " and {more} more."),
                }
            }
        }
    }
}

/// What a list says otherwise than the roll. A person takes it or leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another forename.
    Forename {
        /// What the roll says.
        held: String,
        /// What the list says.
        said: String,
    },
    /// Another surname.
    Surname {
        /// What the roll says.
        held: String,
        /// What the list says.
        said: String,
    },
    /// Another date of birth.
    Born {
        /// What the roll says.
        held: Date,
        /// What the list says.
        said: Date,
    },
    /// Another UPN.
    Upn {
        /// What the roll says.
        held: String,
        /// What the list says.
        said: String,
    },
    /// Another class.
    Class {
        /// Where the child is.
        held: String,
        /// Where the list has it.
        said: String,
    },
    /// Another year group.
    Year {
        /// What the roll says.
        held: YearGroup,
        /// What the list says.
        said: YearGroup,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forename { held, said } => write!(f, "Change the forename to {said}; here it is {held}"),
            Self::Surname { held, said } => write!(f, "Change the surname to {said}; here it is {held}"),
            Self::Born { held, said } => write!(f, "Change the date of birth to {}; here it is {}", date(*said), date(*held)),
            Self::Upn { held, said } => write!(f, "Change the UPN to {said}; here it is {held}"),
            Self::Class { held, said } => write!(f, "Move to {said}; here the child is in {held}"),
            Self::Year { held, said } => write!(f, "Change the year group to {}; here it is {}", said.name(), held.name()),
        }
    }
}

/// A child the class has and the list has not.
#[must_use]
pub fn takes_out(name: &str, class: &str) -> String {
    format!("{name} leaves {class}")
}

/// About children the class has and the list has not.
pub const NOT_ON_THE_LIST: &str = "They stay in this class unless you tick them. Their files are kept either way.";
