//! Pupil lists: what a column is called, and what can be wrong, in words that say what to do.

use std::fmt;

use crate::domain::people::NAME_MAX;
use crate::domain::upn::UpnFault;

/// What Lantern takes from a pupil list. No more than the school needs: not gender, special needs, language, premium or meals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The unique pupil number.
    Upn,
    /// The forename, or the legal one.
    Forename,
    /// The forename the child is called by; taken before the other where it is not empty.
    PreferredForename,
    /// The family name.
    Surname,
    /// Both names in one: "Surname, Forename" or "Forename Surname".
    FullName,
    /// The date of birth.
    Born,
    /// The year group.
    YearGroup,
    /// The name of the class.
    ClassName,
}

impl Field {
    /// Every field, in the order a teacher would choose them.
    pub const ALL: [Self; 8] =
        [Self::Forename, Self::PreferredForename, Self::Surname, Self::FullName, Self::Born, Self::Upn, Self::YearGroup, Self::ClassName];

    /// What a teacher calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Upn => "UPN",
            Self::Forename => "Forename",
            Self::PreferredForename => "Preferred forename",
            Self::Surname => "Surname",
            Self::FullName => "Full name",
            Self::Born => "Date of birth",
            Self::YearGroup => "Year group",
            Self::ClassName => "Class",
        }
    }
}

/// Why a column is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyIgnored {
    /// A fact about the child that Lantern does not ask for.
    Private,
    /// Lantern has no place for it.
    NotUsed,
    /// Another column gives the same.
    Second(Field),
    /// Nothing stands in it.
    Blank,
    /// Nobody knows what it holds.
    Unknown,
}

impl fmt::Display for WhyIgnored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Private => f.write_str("Left out: Lantern keeps no more about a child than mentoring needs."),
            Self::NotUsed => f.write_str("Left out: Lantern has no place for it."),
            Self::Second(field) => write!(f, "Left out: another column gives the {}.", field.name().to_lowercase()),
            Self::Blank => f.write_str("Left out: nothing stands in it."),
            Self::Unknown => f.write_str("Left out: choose what it holds if you need it."),
        }
    }
}

/// Why a file cannot be read as a pupil list at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterFault {
    /// Nothing in it.
    Empty,
    /// More bytes than any pupil list has.
    TooLarge {
        /// How many bytes it may have.
        most: usize,
    },
    /// An Excel workbook.
    Workbook,
    /// A web page or an XML file. Some programs call a web page "Excel".
    Markup,
    /// A JSON file, or one that is packed or locked: perhaps one of Lantern's own.
    Json,
    /// Not text: a PDF, a picture, …
    NotText,
    /// A header and no pupil under it.
    NoRows,
    /// Too many rows.
    TooManyRows {
        /// How many it may have.
        most: usize,
    },
    /// Too many columns.
    TooManyColumns {
        /// The line of the file.
        line: u64,
        /// How many it may have.
        most: usize,
    },
    /// A cell with too long a text.
    CellTooLong {
        /// The line of the file on which the row begins.
        line: u64,
        /// How many characters it may have.
        most: usize,
    },
    /// Too many quotation marks are opened and never closed.
    OpenQuotes {
        /// The line of the file with the last of them.
        line: u64,
    },
}

impl fmt::Display for RosterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const EXPORT: &str = "Please export the list as CSV and choose that file.";
        match self {
            Self::Empty => write!(f, "This file is empty. {EXPORT}"),
            Self::TooLarge { most } => {
                write!(f, "This file is larger than {} MB, more than any list. {EXPORT}", most / 1_000_000)
            }
            Self::Workbook => f.write_str("This is an Excel workbook, not a CSV. In Excel choose File, Save a copy, and CSV."),
            Self::Markup => {
                f.write_str("This is a web page or an XML file, not a CSV. If Excel opens it, choose File, Save a copy, and CSV there.")
            }
            Self::Json => f.write_str("This is not a CSV. If Lantern made this file, choose “Open a file” instead."),
            Self::NotText => write!(f, "This file does not hold plain text. {EXPORT}"),
            Self::NoRows => write!(f, "There is no row in this list. {EXPORT}"),
            Self::TooManyRows { most } => write!(f, "This file has more than {most} rows, more than any school. {EXPORT}"),
            Self::TooManyColumns { line, most } => write!(f, "Line {line} has more than {most} columns. {EXPORT}"),
            Self::CellTooLong { line, most } => write!(
                f,
                "The row that begins on line {line} has a text of more than {most} characters. \
                 Look there for a quotation mark that is opened and never closed, or leave that column out of the export."
            ),
            Self::OpenQuotes { line } => write!(
                f,
                "Several quotation marks are opened and never closed, one of them on line {line}. Correct them, or export the list again."
            ),
        }
    }
}

/// Why a row cannot be imported. The other rows still can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// Nothing to call the child by.
    NoForename,
    /// A name is too long.
    NameTooLong {
        /// Which name.
        field: Field,
        /// Its length in characters.
        count: usize,
    },
    /// A quotation mark is opened on this line and never closed.
    OpenQuote,
    /// One cell holds several lines of cells, so a quotation mark must be missing.
    SwallowedLines,
    /// More lines than are read at once; this one and all after it are left out.
    TooManyLines {
        /// How many are read.
        most: usize,
    },
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoForename => f.write_str("There is no name."),
            Self::NameTooLong { field, count } => {
                write!(f, "The {} has {count} characters; at most {NAME_MAX} fit.", field.name().to_lowercase())
            }
            Self::OpenQuote => f.write_str("A quotation mark is opened on this line and never closed."),
            Self::SwallowedLines => f.write_str("Several lines stand in one cell. Look for a quotation mark that is not closed."),
            Self::TooManyLines { most } => write!(f, "Only {most} lines are read at once. This line and those after it are left out."),
        }
    }
}

/// Something to look at in a row that can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowWarning {
    /// More cells than the header: a text with a comma and no quotation marks has moved what follows.
    TooManyCells {
        /// How many cells the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A quotation mark is opened on this line and never closed; the line is read without it.
    OpenQuote,
    /// A name beside the one the child is called by is too long, and is left out.
    NameLeftOut {
        /// Which name.
        field: Field,
        /// Its length in characters.
        count: usize,
    },
    /// The UPN looks wrong; it is kept as it is.
    Upn(UpnFault),
    /// What stands in the UPN's place cannot be one and is left out.
    UpnLeftOut,
    /// The date of birth cannot be read and is left empty.
    DateLeftOut {
        /// What stands there, shortened.
        value: String,
    },
    /// Born after today.
    BornInFuture,
    /// Younger than 2 or older than 13.
    Age {
        /// Full years today.
        years: u32,
    },
    /// The year group cannot be read and is left empty.
    YearGroup {
        /// What stands there, shortened.
        value: String,
    },
    /// The class name cannot be shown or is too long, and is left empty.
    ClassNameLeftOut,
    /// A name holds something names seldom hold, such as a digit.
    OddName {
        /// The first such character.
        found: char,
    },
    /// The child has one name, or the other is missing.
    OneName,
    /// A name of three words or more was divided by guess.
    NameDivided,
    /// More was pasted on the line than a name; it is left out.
    RestLeftOut {
        /// What is left out, shortened.
        text: String,
    },
}

impl fmt::Display for RowWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyCells { found, expected } => write!(
                f,
                "This row has {found} cells and the header {expected}: a text with a comma in it needs quotation marks around it. \
                 Check what was read."
            ),
            Self::OpenQuote => f.write_str("A quotation mark is opened on this line and never closed. Check what was read."),
            Self::NameLeftOut { field, count } => {
                write!(f, "The {} has {count} characters; at most {NAME_MAX} fit. It is left out.", field.name().to_lowercase())
            }
            Self::Upn(fault) => write!(f, "Check the UPN: {fault}."),
            Self::UpnLeftOut => f.write_str("What stands in place of the UPN is not one; it is left out."),
            Self::DateLeftOut { value } => {
                write!(f, "“{value}” is no date of birth Lantern can read; it is left empty. The child can be added without one.")
            }
            Self::BornInFuture => f.write_str("The date of birth lies in the future."),
            Self::Age { years: 1 } => f.write_str("By its date of birth this child is 1 year old."),
            Self::Age { years } => write!(f, "By its date of birth this child is {years} years old."),
            Self::YearGroup { value } => write!(f, "“{value}” is not a year group from Reception to Year 6; it is left empty."),
            Self::ClassNameLeftOut => f.write_str("The class name cannot be used; it is left empty."),
            Self::OddName { found: char::REPLACEMENT_CHARACTER } => f.write_str("A letter of the name was lost in this file."),
            Self::OddName { found } => write!(f, "There is a “{found}” in the name."),
            Self::OneName => f.write_str("There is one name only. That is right for a child who has one; else add the other."),
            Self::NameDivided => f.write_str("Check which words are the forename and which the surname."),
            Self::RestLeftOut { text } => write!(f, "“{text}” is left out."),
        }
    }
}

/// The question about a list of several classes, each with how many children.
#[must_use]
pub fn several_classes(classes: &[(String, usize)]) -> String {
    let named = classes.iter().map(|(name, count)| format!("{name} ({count})")).collect::<Vec<_>>().join(", ");
    format!("This list has children of {} classes: {named}. Who is to be added?", classes.len())
}

/// Only those of one class.
#[must_use]
pub fn only_of(class: &str) -> String {
    format!("Only the children of {class}")
}

/// Each child in the class the list names.
#[must_use]
pub fn each_into_its_own(classes: &[(String, usize)]) -> String {
    let named = classes.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(", ");
    format!("Each child into its own class: {named}")
}

/// All of a list in one class.
#[must_use]
pub fn everyone_into(class: &str) -> String {
    format!("Everyone into {class}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_to_do() {
        assert_eq!(RosterFault::Workbook.to_string(), "This is an Excel workbook, not a CSV. In Excel choose File, Save a copy, and CSV.");
        let long = RowFault::NameTooLong { field: Field::Surname, count: 120 };
        assert_eq!(long.to_string(), "The surname has 120 characters; at most 100 fit.");
        assert!(RowWarning::DateLeftOut { value: "soon".into() }.to_string().starts_with("“soon” is no date"));
    }
}
