//! What can be wrong with a pupil list, in words that say what to do.

use std::fmt;

use super::columns::Field;
use super::encoding::ROSTER_FILE_MAX;
use super::records::{CELL_MAX, COLUMNS_MAX, ROWS_MAX};
use crate::domain::people::NAME_MAX;
use crate::domain::upn::UpnFault;

/// Why a file cannot be read as a pupil list at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterFault {
    /// Nothing in it.
    Empty,
    /// More bytes than any pupil list has.
    TooLarge,
    /// An Excel workbook.
    Workbook,
    /// A web page or an XML file. Some programs call a web page "Excel".
    Markup,
    /// A JSON file, perhaps one of Lantern's own.
    Json,
    /// Not text: a PDF, a picture, …
    NotText,
    /// A header and no pupil under it.
    NoRows,
    /// More than [`ROWS_MAX`] rows.
    TooManyRows,
    /// More than [`COLUMNS_MAX`] columns.
    TooManyColumns {
        /// The line of the file.
        line: u64,
    },
    /// A cell of more than [`CELL_MAX`] characters.
    CellTooLong {
        /// The line of the file on which the row begins.
        line: u64,
    },
    /// Too many quotation marks are opened and never closed.
    OpenQuotes {
        /// The line of the file with the last of them.
        line: u64,
    },
}

impl fmt::Display for RosterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const EXPORT: &str = "Export the list of pupils as CSV and choose that file.";
        match self {
            Self::Empty => write!(f, "This file is empty. {EXPORT}"),
            Self::TooLarge => {
                write!(f, "This file is larger than {} MB, more than any pupil list. {EXPORT}", ROSTER_FILE_MAX / 1_000_000)
            }
            Self::Workbook => f.write_str("This is an Excel workbook, not a CSV. In Excel choose File, Save a copy, and CSV."),
            Self::Markup => {
                f.write_str("This is a web page or an XML file, not a CSV. If Excel opens it, choose File, Save a copy, and CSV there.")
            }
            Self::Json => f.write_str("This is not a CSV. If Lantern made this file, choose “Open a file” instead."),
            Self::NotText => write!(f, "This file does not hold plain text. {EXPORT}"),
            Self::NoRows => write!(f, "There is no pupil in this file. {EXPORT}"),
            Self::TooManyRows => write!(f, "This file has more than {ROWS_MAX} rows, more than any school. {EXPORT}"),
            Self::TooManyColumns { line } => write!(f, "Line {line} has more than {COLUMNS_MAX} columns. {EXPORT}"),
            Self::CellTooLong { line } => write!(
                f,
                "The row that begins on line {line} has a text of more than {CELL_MAX} characters. \
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
    /// A name holds a character that cannot be seen or that turns the text around it.
    HiddenCharacter {
        /// Which name.
        field: Field,
    },
    /// The date of birth cannot be read.
    Date {
        /// What stands there, shortened.
        value: String,
    },
    /// More cells than the header: a name with a comma and no quotation marks has moved what follows into the wrong columns.
    TooManyCells {
        /// How many cells the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A quotation mark is opened on this line and never closed.
    OpenQuote,
    /// One cell holds several lines of cells, so a quotation mark must be missing.
    SwallowedLines,
    /// More lines than are read at once; this one and all after it are left out.
    TooManyLines,
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoForename => f.write_str("There is no forename."),
            Self::NameTooLong { field, count } => {
                write!(f, "The {} has {count} characters; at most {NAME_MAX} fit.", field.name().to_lowercase())
            }
            Self::HiddenCharacter { field } => {
                write!(f, "The {} holds a character that cannot be shown. Type it again.", field.name().to_lowercase())
            }
            Self::Date { value } => write!(
                f,
                "“{value}” is not a date of birth Lantern can read. Write the day first, \
                 as in 23/11/2018, 23-Nov-2018 or 23 November 2018; or the year first, as in 2018-11-23."
            ),
            Self::TooManyCells { found, expected } => write!(
                f,
                "This row has {found} cells and the header {expected}. A text with a comma in it needs quotation marks around it."
            ),
            Self::OpenQuote => f.write_str("A quotation mark is opened on this line and never closed."),
            Self::SwallowedLines => f.write_str("Several lines stand in one cell. Look for a quotation mark that is not closed."),
            Self::TooManyLines => write!(f, "Only {ROWS_MAX} lines are read at once. This line and those after it are left out."),
        }
    }
}

/// Something to look at in a row that can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowWarning {
    /// The UPN looks wrong; it is kept as it is.
    Upn(UpnFault),
    /// What stands in the UPN's place cannot be one and is left out.
    UpnLeftOut,
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
            Self::Upn(fault) => write!(f, "Check the UPN: {fault}."),
            Self::UpnLeftOut => f.write_str("What stands in place of the UPN is not one; it is left out."),
            Self::BornInFuture => f.write_str("The date of birth lies in the future."),
            Self::Age { years: 1 } => f.write_str("By its date of birth this child is 1 year old."),
            Self::Age { years } => write!(f, "By its date of birth this child is {years} years old."),
            Self::YearGroup { value } => write!(f, "“{value}” is not a year group from Reception to Year 6; it is left empty."),
            Self::ClassNameLeftOut => f.write_str("The class name cannot be used; it is left empty."),
            Self::OddName { found: char::REPLACEMENT_CHARACTER } => f.write_str("A letter of the name was lost in this file."),
            Self::OddName { found } => write!(f, "There is a “{found}” in the name."),
            Self::NameDivided => f.write_str("Check which words are the forename and which the surname."),
            Self::RestLeftOut { text } => write!(f, "“{text}” is left out."),
        }
    }
}

/// A text from a file made fit to show: on one line, nothing hidden, and not longer than `most` characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut length = 0;
    let mut gap = false;
    // A control character shows as a gap, so that a damaged row cannot disturb the page around it.
    for c in text.chars().map(|c| if super::names::is_hidden(c) { ' ' } else { c }) {
        if c.is_whitespace() {
            gap = length > 0;
            continue;
        }
        if length + usize::from(gap) >= most {
            shown.push('…');
            break;
        }
        if gap {
            shown.push(' ');
        }
        shown.push(c);
        length += 1 + usize::from(gap);
        gap = false;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_text_is_short_and_on_one_line() {
        for (text, expected) in [
            ("", ""),
            ("  Zoë \n O'Brien ", "Zoë O'Brien"),
            ("a\u{0}b\u{202e}c", "a b c"),
            ("12345678901234567890", "12345678901234567890"),
            ("123456789012345678901", "12345678901234567890…"),
            ("1234567890123456789 1", "1234567890123456789…"),
        ] {
            assert_eq!(shortened(text, 20), expected, "{text:?}");
        }
    }

    #[test]
    fn a_fault_says_what_to_do() {
        assert_eq!(RosterFault::Workbook.to_string(), "This is an Excel workbook, not a CSV. In Excel choose File, Save a copy, and CSV.");
        let long = RowFault::NameTooLong { field: Field::Surname, count: 120 };
        assert_eq!(long.to_string(), "The surname has 120 characters; at most 100 fit.");
        assert!(RowFault::Date { value: "11/23/2018".into() }.to_string().starts_with("“11/23/2018” is not a date"));
    }
}
