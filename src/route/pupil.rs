//! The pages of a child.

use std::fmt;

use super::paper::Paper;
use super::read::{NoSuchPage, printed, read, some, stage, write};
use crate::domain::{MeetingId, Period, SubjectKey};

/// A page of a child, with what is chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PupilRoute {
    /// The file.
    File {
        /// The half term; `None` for the current one.
        period: Option<Period>,
        /// Subject and stage; `None` for where the child works.
        sheet: Option<(SubjectKey, u8)>,
    },
    /// Everything that was ever written in the file.
    History,
    /// A mentoring meeting.
    Meeting {
        /// The meeting; `None` to begin one.
        meeting: Option<MeetingId>,
        /// The step of the meeting, from 1; `None` for the first with anything left to do. Only with a meeting.
        step: Option<u8>,
    },
    /// What can be printed.
    Print {
        /// The kind of sheet; `None` for the first.
        paper: Option<Paper>,
        /// The half term; `None` for the current one. Only with a kind of sheet.
        period: Option<Period>,
    },
}

impl fmt::Display for PupilRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { period, sheet } => {
                let (subject, stage) = sheet.unzip();
                write(f, "", &[some(period), some(&subject), some(&stage)])
            }
            Self::History => f.write_str("/history"),
            Self::Meeting { meeting, step } => write(f, "/meeting", &[some(meeting), meeting.and(some(step))]),
            Self::Print { paper, period } => write(f, "/print", &[some(paper), paper.and(some(period))]),
        }
    }
}

impl PupilRoute {
    /// Reads what follows the child in an address.
    pub(super) fn read(rest: &[&str]) -> Result<Self, NoSuchPage> {
        let sheet = |subject: &str, at: &str| -> Result<_, NoSuchPage> { Ok(Some((read(subject)?, stage(at)?))) };
        match rest {
            [] => Ok(Self::File { period: None, sheet: None }),
            ["history"] => Ok(Self::History),
            ["meeting"] => Ok(Self::Meeting { meeting: None, step: None }),
            ["meeting", meeting] => Ok(Self::Meeting { meeting: Some(read(meeting)?), step: None }),
            ["meeting", meeting, step] => Ok(Self::Meeting { meeting: Some(read(meeting)?), step: Some(stage(step)?) }),
            ["print", rest @ ..] => {
                let (paper, period) = printed(rest)?;
                Ok(Self::Print { paper, period })
            }
            [period] => Ok(Self::File { period: Some(read(period)?), sheet: None }),
            [subject, at] => Ok(Self::File { period: None, sheet: sheet(subject, at)? }),
            [period, subject, at] => Ok(Self::File { period: Some(read(period)?), sheet: sheet(subject, at)? }),
            _ => Err(NoSuchPage),
        }
    }
}
