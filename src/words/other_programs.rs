//! Files of other programs that are no plain list: workbooks and common transfer files.

use std::fmt;

use super::roster::RosterFault;
use crate::domain::people::NOTE_MAX;

/// Why a file of another program is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// A workbook that is locked with a password.
    Locked,
    /// A workbook of Excel before 2007.
    OldWorkbook,
    /// A packed file that is no workbook, or one of another kind.
    NoWorkbook,
    /// Packed in another way than workbooks are.
    PackedOtherwise,
    /// Something in it does not fit together.
    Damaged,
    /// It unpacks to more than any list comes to.
    UnpacksPast {
        /// How many bytes it may come to.
        most: usize,
    },
    /// This browser cannot unpack it.
    CannotUnpack,
    /// No sheet that is shown has anything in it.
    NoCells,
    /// Its XML is not what XML may be.
    BrokenXml,
    /// Its XML defines words of its own, by which a small file can be made to swell.
    Doctype,
    /// Its XML is nested deeper than any such file.
    TooDeep,
    /// Its letters are written in a way that is not read here.
    Letters,
    /// Nobody is in it.
    NoPupils,
    /// More pupils than any school has.
    TooManyPupils {
        /// How many there may be.
        most: usize,
    },
    /// As a list it cannot be read.
    List(RosterFault),
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAVE: &str = "Open it in your spreadsheet, save it as an Excel workbook (.xlsx) or as CSV, and choose that file.";
        const EXPORT: &str = "Please export it again and choose that file.";
        match self {
            Self::Locked => f.write_str(
                "This workbook is locked with a password. Please open it in your spreadsheet, save it without one, and try again.",
            ),
            Self::OldWorkbook => write!(f, "This is a workbook of an older kind (.xls). {SAVE}"),
            Self::NoWorkbook => write!(f, "This is a packed file, but no Excel workbook. If your spreadsheet opens it: {SAVE}"),
            Self::PackedOtherwise => write!(f, "This workbook is packed in a way that is not read here. {SAVE}"),
            Self::Damaged => write!(f, "This file is damaged: not all of it fits together. {EXPORT}"),
            Self::UnpacksPast { most } => {
                write!(f, "This workbook unpacks to more than {} MB, more than any list. {SAVE}", most / 1_000_000)
            }
            Self::CannotUnpack => f.write_str(
                "This browser is too old to unpack a workbook. Please save the list as CSV in your spreadsheet and choose that file.",
            ),
            Self::NoCells => f.write_str("There is nothing on any sheet of this workbook. Please choose the one with the list."),
            Self::BrokenXml => write!(f, "This file is broken: it ends too soon, or is not as such files are. {EXPORT}"),
            Self::Doctype => write!(f, "This file defines words of its own (a DOCTYPE), which no school’s system does. {EXPORT}"),
            Self::TooDeep => write!(f, "This file is nested deeper than any school’s system writes one. {EXPORT}"),
            Self::Letters => write!(f, "The letters of this file are written in a way that is not read here. {EXPORT}"),
            Self::NoPupils => write!(f, "There is no pupil in this common transfer file. {EXPORT}"),
            Self::TooManyPupils { most } => {
                write!(f, "There are more than {most} pupils in this file, more than any school has. {EXPORT}")
            }
            Self::List(fault) => fault.fmt(f),
        }
    }
}

impl From<RosterFault> for NotRead {
    fn from(fault: RosterFault) -> Self {
        Self::List(fault)
    }
}

/// Which sheet of a workbook was read, where there are others.
#[must_use]
pub fn read_from(sheet: &str, others: usize) -> String {
    let left_out = if others == 1 { "1 other sheet was" } else { &format!("{others} other sheets were") };
    format!("Read from the sheet “{sheet}”; {left_out} left out.")
}

/// Attendance of a school year, as another school tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearAttended {
    /// The year in which the school year begins.
    pub year: u16,
    /// Sessions the child could have attended.
    pub possible: u16,
    /// Sessions it attended.
    pub attended: u16,
}

/// What a child reached at the end of a key stage, as another school tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageResult {
    /// The key stage: `KS1`.
    pub stage: String,
    /// The year of the result.
    pub year: u16,
    /// The code of the subject: `ENG`.
    pub subject: String,
    /// The code of what was looked at in it: `REA`.
    pub component: String,
    /// What was reached: `EXS`.
    pub result: String,
}

/// What a common transfer file tells of attendance and key stages, for a note; `None` where it tells nothing.
#[must_use]
pub fn from_ctf(attended: &[YearAttended], results: &[StageResult]) -> Option<String> {
    let years = attended.iter().filter(|year| year.possible > 0);
    let years = years.map(|one| {
        let YearAttended { year, possible, attended } = one;
        format!("attended {attended} of {possible} sessions in {year}/{:02}", (year % 100 + 1) % 100)
    });
    let results = results.iter().filter(|one| !one.result.is_empty());
    let results = results.map(|one| {
        let what = match (one.subject.as_str(), one.component.as_str()) {
            ("ENG", "REA") => "reading".to_owned(),
            ("ENG", "WRI") => "writing".to_owned(),
            ("MAT", "SUB" | "MAT") => "maths".to_owned(),
            (subject, component) => [subject, component].join(" ").trim().to_owned(),
        };
        format!("{} {}: {what} {}", one.stage, one.year, one.result)
    });
    let all = years.chain(results).collect::<Vec<_>>().join("; ");
    let said = format!("From the CTF of the school before: {all}.");
    // A note holds so much.
    (!all.is_empty()).then(|| said.chars().take(NOTE_MAX).collect())
}

/// Whether what a common transfer file tells besides is wanted.
pub const NOTE_IT: &str = "Note in each child’s file what the common transfer file says of attendance and key stages";
