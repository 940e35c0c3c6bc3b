//! The pages of a class.

use std::fmt;

use super::paper::Paper;
use super::read::{NoSuchPage, choices, period, printed, read, some, write};
use crate::domain::calendar::date;
use crate::domain::{ConsultationId, Date, Period, SubjectKey, TestKey};

/// A page of a class, with what is chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassRoute {
    /// The class board.
    Board {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// A day of the class.
    Today {
        /// The day; `None` for today.
        date: Option<Date>,
    },
    /// Adding pupils.
    AddPupils,
    /// Marking in a subject.
    Mark {
        /// The subject.
        subject: SubjectKey,
        /// The stage whose criteria are shown; `None` for the one most children work at.
        stage: Option<u8>,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Judging in a subject: steps, attainment, achievement.
    Judge {
        /// The subject.
        subject: SubjectKey,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// What to teach next, and to whom.
    Gaps {
        /// The subject.
        subject: SubjectKey,
        /// The stage; `None` for the one most children work at.
        stage: Option<u8>,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The targets.
    Targets {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The tests.
    Tests {
        /// The test; `None` for the first.
        test: Option<TestKey>,
    },
    /// The strands of attitude and behaviour.
    Attitude {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The attendance.
    Attendance {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The praise.
    Praise,
    /// The self-assessment.
    Rounds {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// What children and teacher say, side by side.
    SideBySide {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The mentoring meetings: mentors, who is due, who is done.
    Meetings {
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Parent Consultation Days.
    Consultation {
        /// The day; `None` for the list of days.
        day: Option<ConsultationId>,
    },
    /// What can be printed.
    Print {
        /// The kind of sheet; `None` for the first.
        paper: Option<Paper>,
        /// The half term; `None` for the current one. Only with a kind of sheet.
        period: Option<Period>,
    },
}

impl fmt::Display for ClassRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Board { period } => write(f, "", &[some(period)]),
            Self::Today { date } => write(f, "/today", &[some(date)]),
            Self::AddPupils => f.write_str("/add"),
            Self::Mark { subject, stage, period } => write(f, "/mark", &[Some(subject), some(stage), some(period)]),
            Self::Judge { subject, period } => write(f, "/judge", &[Some(subject), some(period)]),
            Self::Gaps { subject, stage, period } => write(f, "/gaps", &[Some(subject), some(stage), some(period)]),
            Self::Targets { period } => write(f, "/targets", &[some(period)]),
            Self::Tests { test } => write(f, "/tests", &[some(test)]),
            Self::Attitude { period } => write(f, "/attitude", &[some(period)]),
            Self::Attendance { period } => write(f, "/attendance", &[some(period)]),
            Self::Praise => f.write_str("/praise"),
            Self::Rounds { period } => write(f, "/rounds", &[some(period)]),
            Self::SideBySide { period } => write(f, "/side-by-side", &[some(period)]),
            Self::Meetings { period } => write(f, "/meetings", &[some(period)]),
            Self::Consultation { day } => write(f, "/consultation", &[some(day)]),
            Self::Print { paper, period } => write(f, "/print", &[some(paper), paper.and(some(period))]),
        }
    }
}

impl ClassRoute {
    /// The half term that is chosen in it, if any is.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::Board { period }
            | Self::Mark { period, .. }
            | Self::Judge { period, .. }
            | Self::Gaps { period, .. }
            | Self::Targets { period }
            | Self::Attitude { period }
            | Self::Attendance { period }
            | Self::Rounds { period }
            | Self::SideBySide { period }
            | Self::Meetings { period }
            | Self::Print { period, .. } => *period,
            Self::Today { .. } | Self::AddPupils | Self::Tests { .. } | Self::Praise | Self::Consultation { .. } => None,
        }
    }

    /// Whether a half term can be chosen in it.
    #[must_use]
    pub const fn has_half_term(&self) -> bool {
        match self {
            Self::Board { .. }
            | Self::Mark { .. }
            | Self::Judge { .. }
            | Self::Gaps { .. }
            | Self::Targets { .. }
            | Self::Attitude { .. }
            | Self::Attendance { .. }
            | Self::Rounds { .. }
            | Self::SideBySide { .. }
            | Self::Meetings { .. }
            | Self::Print { .. } => true,
            Self::Today { .. } | Self::AddPupils | Self::Tests { .. } | Self::Praise | Self::Consultation { .. } => false,
        }
    }

    /// The same page for the current half term, and today.
    #[must_use]
    pub fn now(self) -> Self {
        let period = None;
        match self {
            Self::Board { .. } => Self::Board { period },
            Self::Today { .. } => Self::Today { date: None },
            Self::Mark { subject, stage, .. } => Self::Mark { subject, stage, period },
            Self::Judge { subject, .. } => Self::Judge { subject, period },
            Self::Gaps { subject, stage, .. } => Self::Gaps { subject, stage, period },
            Self::Targets { .. } => Self::Targets { period },
            Self::Attitude { .. } => Self::Attitude { period },
            Self::Attendance { .. } => Self::Attendance { period },
            Self::Rounds { .. } => Self::Rounds { period },
            Self::SideBySide { .. } => Self::SideBySide { period },
            Self::Meetings { .. } => Self::Meetings { period },
            Self::Print { paper, .. } => Self::Print { paper, period },
            Self::AddPupils | Self::Tests { .. } | Self::Praise | Self::Consultation { .. } => self,
        }
    }

    /// Reads what follows the class in an address.
    pub(super) fn read(rest: &[&str]) -> Result<Self, NoSuchPage> {
        match rest {
            [] => Ok(Self::Board { period: None }),
            ["add"] => Ok(Self::AddPupils),
            ["mark", subject, rest @ ..] => {
                let (stage, period) = choices(rest)?;
                Ok(Self::Mark { subject: read(subject)?, stage, period })
            }
            ["judge", subject, rest @ ..] => Ok(Self::Judge { subject: read(subject)?, period: period(rest)? }),
            ["gaps", subject, rest @ ..] => {
                let (stage, period) = choices(rest)?;
                Ok(Self::Gaps { subject: read(subject)?, stage, period })
            }
            ["targets", rest @ ..] => Ok(Self::Targets { period: period(rest)? }),
            ["attitude", rest @ ..] => Ok(Self::Attitude { period: period(rest)? }),
            ["attendance", rest @ ..] => Ok(Self::Attendance { period: period(rest)? }),
            ["praise"] => Ok(Self::Praise),
            ["rounds", rest @ ..] => Ok(Self::Rounds { period: period(rest)? }),
            ["side-by-side", rest @ ..] => Ok(Self::SideBySide { period: period(rest)? }),
            ["today"] => Ok(Self::Today { date: None }),
            ["today", day] => Ok(Self::Today { date: Some(date(day).ok_or(NoSuchPage)?) }),
            ["tests"] => Ok(Self::Tests { test: None }),
            ["tests", test] => Ok(Self::Tests { test: Some(read(test)?) }),
            ["meetings", rest @ ..] => Ok(Self::Meetings { period: period(rest)? }),
            ["consultation"] => Ok(Self::Consultation { day: None }),
            ["consultation", day] => Ok(Self::Consultation { day: Some(read(day)?) }),
            ["print", rest @ ..] => {
                let (paper, period) = printed(rest)?;
                Ok(Self::Print { paper, period })
            }
            [period] => Ok(Self::Board { period: Some(read(period)?) }),
            _ => Err(NoSuchPage),
        }
    }
}
