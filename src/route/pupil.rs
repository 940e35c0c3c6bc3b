//! The pages of a child.

use std::fmt;

use super::paper::Paper;
use super::read::{NoSuchPage, printed, read, some, stage, write};
use crate::domain::{MeetingId, Period, SubjectKey};

/// A part of a child's file, as it stands in the index: the cover first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// The file at a glance: the four headings, what comes next, the targets of now.
    #[default]
    Profile,
    /// The criteria of a subject at a stage.
    Academic,
    /// The targets of a half term.
    Targets,
    /// Attitude and behaviour, attendance, what happened.
    Attitude,
    /// The meetings.
    Meetings,
    /// The praise, by year.
    Praise,
    /// The tests.
    Tests,
    /// Notes.
    Notes,
    /// Name, class and more.
    Details,
}

impl Section {
    /// All, in the order of the index.
    pub const ALL: [Self; 9] = [
        Self::Profile,
        Self::Academic,
        Self::Targets,
        Self::Attitude,
        Self::Meetings,
        Self::Praise,
        Self::Tests,
        Self::Notes,
        Self::Details,
    ];

    /// As it stands in an address, and the id of its heading.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Academic => "academic",
            Self::Targets => "targets",
            Self::Attitude => "attitude",
            Self::Meetings => "meetings",
            Self::Praise => "praise",
            Self::Tests => "tests",
            Self::Notes => "notes",
            Self::Details => "details",
        }
    }

    /// What it is called in the index.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Profile => "My profile",
            Self::Academic => "Academic work",
            Self::Targets => "Targets",
            Self::Attitude => "Attitude",
            Self::Meetings => "Meetings",
            Self::Praise => "Praise",
            Self::Tests => "Tests",
            Self::Notes => "Notes",
            Self::Details => "Name, class and more",
        }
    }

    fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }
}

/// A page of a child, with what is chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PupilRoute {
    /// The file.
    File {
        /// The part that is open.
        section: Section,
        /// The half term; `None` for the current one.
        period: Option<Period>,
        /// Subject and stage; `None` for where the child works. Only with [`Section::Academic`].
        sheet: Option<(SubjectKey, u8)>,
    },
    /// Everything that was ever written in the file.
    History,
    /// Everything that is kept of the child, for whoever may ask for it.
    Everything,
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
            Self::File { section, period, sheet } => {
                let (subject, stage) = sheet.filter(|_| *section == Section::Academic).unzip();
                // A sheet says by itself which part it is in.
                let section = Some(section).filter(|section| **section != Section::default() && subject.is_none());
                if let Some(section) = section {
                    write!(f, "/{}", section.key())?;
                }
                write(f, "", &[some(period), some(&subject), some(&stage)])
            }
            Self::History => f.write_str("/history"),
            Self::Everything => f.write_str("/everything"),
            Self::Meeting { meeting, step } => write(f, "/meeting", &[some(meeting), meeting.and(some(step))]),
            Self::Print { paper, period } => write(f, "/print", &[some(paper), paper.and(some(period))]),
        }
    }
}

impl PupilRoute {
    /// The file: its cover, or the sheet of a subject at a stage.
    #[must_use]
    pub const fn file(period: Option<Period>, sheet: Option<(SubjectKey, u8)>) -> Self {
        let section = if sheet.is_some() { Section::Academic } else { Section::Profile };
        Self::File { section, period, sheet }
    }

    /// Reads what follows the child in an address.
    pub(super) fn read(rest: &[&str]) -> Result<Self, NoSuchPage> {
        let sheet = |subject: &str, at: &str| -> Result<_, NoSuchPage> { Ok(Some((read(subject)?, stage(at)?))) };
        match rest {
            [] => Ok(Self::file(None, None)),
            ["history"] => Ok(Self::History),
            ["everything"] => Ok(Self::Everything),
            ["meeting"] => Ok(Self::Meeting { meeting: None, step: None }),
            ["meeting", meeting] => Ok(Self::Meeting { meeting: Some(read(meeting)?), step: None }),
            ["meeting", meeting, step] => Ok(Self::Meeting { meeting: Some(read(meeting)?), step: Some(stage(step)?) }),
            ["print", rest @ ..] => {
                let (paper, period) = printed(rest)?;
                Ok(Self::Print { paper, period })
            }
            [word] => match Section::of(word) {
                Some(section) => Ok(Self::File { section, period: None, sheet: None }),
                None => Ok(Self::file(Some(read(word)?), None)),
            },
            [word, at] => match (Section::of(word), at.parse()) {
                (Some(section), Ok(period)) => Ok(Self::File { section, period: Some(period), sheet: None }),
                // A school may call a subject as it likes.
                _ => Ok(Self::file(None, sheet(word, at)?)),
            },
            [period, subject, at] => Ok(Self::file(Some(read(period)?), sheet(subject, at)?)),
            _ => Err(NoSuchPage),
        }
    }
}
