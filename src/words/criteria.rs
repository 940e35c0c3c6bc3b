//! Files of criteria.

use std::fmt;

/// The page of criteria.
pub const ABOUT: &str = "What your school teaches, stage by stage, in “I can …” sentences. Change the words to match your school: \
    ratings keep pointing to the criterion they were made on.";
/// What a file of criteria is.
pub const A_FILE: &str = "A file holds the criteria of one subject, as CSV or JSON. Export one to see how it looks.";
/// A file with faults.
pub const MEND: &str = "Nothing was changed. Please mend the file and choose it again.";
/// What a file leaves alone.
pub const OTHERS_STAY: &str = "Criteria that are not in the file stay as they are.";
/// What a family can do; the words follow.
pub const AT_HOME: &str = "Try this at home: ";

/// What is wrong with a file of criteria, or with a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing in it.
    Empty,
    /// Not UTF-8.
    NotText,
    /// Another kind of file.
    OtherFormat {
        /// The format it says it has.
        found: String,
        /// The one of files of criteria.
        wanted: &'static str,
    },
    /// Columns are missing.
    ColumnsMissing {
        /// Which.
        missing: String,
        /// What the columns are called.
        all: String,
    },
    /// A file without a criterion.
    NoCriterion,
    /// What should be the key of a subject.
    NoSubject(String),
    /// A second subject.
    SecondSubject,
    /// What should be a stage.
    NoStage(String),
    /// What should be a number.
    NoNumber(String),
    /// What should be yes, or nothing.
    NoRetired(String),
    /// A stage there is not.
    Stage,
    /// A number there is not.
    Number,
    /// A strand without a name, or too long a one.
    Strand {
        /// How many characters fit.
        most: usize,
    },
    /// No text, or too long a one.
    Text {
        /// How many characters fit.
        most: usize,
    },
    /// A number that stands there twice.
    Twice {
        /// The number.
        number: u16,
        /// The stage.
        stage: u8,
    },
    /// Too long a title.
    Title {
        /// How many characters fit.
        most: usize,
    },
    /// So many faults that the rest are counted.
    More(usize),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("This file is empty."),
            Self::NotText => f.write_str("The file is not in UTF-8."),
            Self::OtherFormat { found, wanted } => write!(f, "This is no file of criteria: its format is “{found}”, not “{wanted}”."),
            Self::ColumnsMissing { missing, all } => {
                write!(f, "The first line must name the columns; missing: {missing}. They are called {all}.")
            }
            Self::NoCriterion => f.write_str("There is no criterion in this file."),
            Self::NoSubject(shown) => write!(f, "“{shown}” is no subject: a key of a–z, 0–9 and hyphen, such as maths."),
            Self::SecondSubject => f.write_str("A file holds one subject; this line names another."),
            Self::NoStage(shown) => write!(f, "“{shown}” is no stage; it is a number from 1 to 9."),
            Self::NoNumber(shown) => write!(f, "“{shown}” is no number from 1 to 999."),
            Self::NoRetired(shown) => write!(f, "“{shown}” in the column retired: write yes, or nothing."),
            Self::Stage => f.write_str("A stage is a number from 1 to 9."),
            Self::Number => f.write_str("A number is from 1 to 999."),
            Self::Strand { most } => write!(f, "The strand must have 1 to {most} characters."),
            Self::Text { most } => write!(f, "The text must have 1 to {most} characters, and home at most as many."),
            Self::Twice { number, stage } => write!(f, "Number {number} of stage {stage} stands there twice."),
            Self::Title { most } => write!(f, "The title has more than {most} characters."),
            Self::More(shown) => write!(f, "… and {shown} more."),
        }
    }
}

/// What is wrong with a criterion of a file without lines.
#[must_use]
pub fn of_criterion(stage: u8, number: u16, trouble: &Trouble) -> String {
    format!("Criterion {stage}.{number}: {trouble}")
}

/// What a file of a subject changes, so many things.
#[must_use]
pub fn what_it_changes(title: &str, changes: usize) -> String {
    if changes == 0 { format!("{title}: you have everything in this file already") } else { format!("{title}: what the file changes") }
}

/// A stage and how many criteria it has.
#[must_use]
pub fn how_many(stage: &str, count: usize) -> String {
    match count {
        0 => format!("{stage} has no criteria yet. Add the first, or import a list."),
        1 => format!("{stage}: 1 criterion"),
        n => format!("{stage}: {n} criteria"),
    }
}
