//! Addresses within the app: one page, one `#/…`. A fragment never reaches a web server, and no address holds a name.

use std::fmt;
use std::str::FromStr;

use crate::domain::calendar::date;
use crate::domain::{ClassId, ConsultationId, Date, MeetingId, Period, PupilId, SubjectKey, TestKey};

mod paper;

pub use paper::Paper;

/// Where a person is in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The classes.
    Start,
    /// A class board, for a half term or the current one.
    Class {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// A day of a class.
    Today {
        /// The class.
        class: ClassId,
        /// The day; `None` for today.
        date: Option<Date>,
    },
    /// Adding pupils to a class.
    AddPupils {
        /// The class.
        class: ClassId,
    },
    /// A pupil's file.
    Pupil {
        /// The pupil.
        pupil: PupilId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
        /// Subject and stage; `None` for where the child works.
        sheet: Option<(SubjectKey, u8)>,
    },
    /// Marking a class in a subject.
    Mark {
        /// The class.
        class: ClassId,
        /// The subject.
        subject: SubjectKey,
        /// The stage whose criteria are shown; `None` for the one most children work at.
        stage: Option<u8>,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Judging a class in a subject: steps, attainment, achievement.
    Judge {
        /// The class.
        class: ClassId,
        /// The subject.
        subject: SubjectKey,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// What to teach next, and to whom.
    Gaps {
        /// The class.
        class: ClassId,
        /// The subject.
        subject: SubjectKey,
        /// The stage; `None` for the one most children work at.
        stage: Option<u8>,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The targets of a class.
    Targets {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The tests of a class.
    Tests {
        /// The class.
        class: ClassId,
        /// The test; `None` for the first.
        test: Option<TestKey>,
    },
    /// A class by the strands of attitude and behaviour.
    Attitude {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The attendance of a class.
    Attendance {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// The praise of a class.
    Praise {
        /// The class.
        class: ClassId,
    },
    /// The self-assessment of a class.
    Rounds {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// What children and teacher say, side by side.
    SideBySide {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Everything that was ever written in a child's file.
    History {
        /// The pupil.
        pupil: PupilId,
    },
    /// A mentoring meeting of a child.
    Meeting {
        /// The pupil.
        pupil: PupilId,
        /// The meeting; `None` to begin one.
        meeting: Option<MeetingId>,
        /// The step of the meeting, from 1; `None` for the first with anything left to do.
        step: Option<u8>,
    },
    /// The mentoring meetings of a class: mentors, who is due, who is done.
    Meetings {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Parent Consultation Days.
    Consultation {
        /// The class.
        class: ClassId,
        /// The day; `None` for the list of days.
        day: Option<ConsultationId>,
    },
    /// What can be printed of a class.
    PrintClass {
        /// The class.
        class: ClassId,
        /// The kind of sheet; `None` for the first.
        paper: Option<Paper>,
        /// The half term; `None` for the current one. Only with a kind of sheet.
        period: Option<Period>,
    },
    /// What can be printed of a child.
    PrintPupil {
        /// The pupil.
        pupil: PupilId,
        /// The kind of sheet; `None` for the first.
        paper: Option<Paper>,
        /// The half term; `None` for the current one. Only with a kind of sheet.
        period: Option<Period>,
    },
    /// The criteria of the school, of a subject.
    Criteria {
        /// The subject; `None` for the list of subjects.
        subject: Option<SubjectKey>,
    },
    /// The preview of an opened file.
    Import,
    /// The settings.
    Settings,
    /// Saving a copy of whatever can be read, when nothing else works.
    Rescue,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("#/"),
            Self::Class { class, period: None } => write!(f, "#/class/{class}"),
            Self::Class { class, period: Some(period) } => write!(f, "#/class/{class}/{period}"),
            Self::AddPupils { class } => write!(f, "#/class/{class}/add"),
            Self::Pupil { pupil, period, sheet } => {
                write!(f, "#/pupil/{pupil}")?;
                if let Some(period) = period {
                    write!(f, "/{period}")?;
                }
                if let Some((subject, stage)) = sheet {
                    write!(f, "/{subject}/{stage}")?;
                }
                Ok(())
            }
            Self::Mark { class, subject, stage, period } => tail(f, format_args!("#/class/{class}/mark/{subject}"), *stage, *period),
            Self::Judge { class, subject, period } => tail(f, format_args!("#/class/{class}/judge/{subject}"), None, *period),
            Self::Gaps { class, subject, stage, period } => tail(f, format_args!("#/class/{class}/gaps/{subject}"), *stage, *period),
            Self::Targets { class, period } => tail(f, format_args!("#/class/{class}/targets"), None, *period),
            Self::Attitude { class, period } => tail(f, format_args!("#/class/{class}/attitude"), None, *period),
            Self::Attendance { class, period } => tail(f, format_args!("#/class/{class}/attendance"), None, *period),
            Self::Praise { class } => write!(f, "#/class/{class}/praise"),
            Self::Rounds { class, period } => tail(f, format_args!("#/class/{class}/rounds"), None, *period),
            Self::SideBySide { class, period } => tail(f, format_args!("#/class/{class}/side-by-side"), None, *period),
            Self::History { pupil } => write!(f, "#/pupil/{pupil}/history"),
            Self::Meeting { pupil, meeting, step } => {
                write!(f, "#/pupil/{pupil}/meeting")?;
                if let Some(meeting) = meeting {
                    write!(f, "/{meeting}")?;
                    if let Some(step) = step {
                        write!(f, "/{step}")?;
                    }
                }
                Ok(())
            }
            Self::Meetings { class, period } => tail(f, format_args!("#/class/{class}/meetings"), None, *period),
            Self::Consultation { class, day: None } => write!(f, "#/class/{class}/consultation"),
            Self::Consultation { class, day: Some(day) } => write!(f, "#/class/{class}/consultation/{day}"),
            Self::PrintClass { class, paper, period } => print(f, format_args!("#/class/{class}/print"), *paper, *period),
            Self::PrintPupil { pupil, paper, period } => print(f, format_args!("#/pupil/{pupil}/print"), *paper, *period),
            Self::Today { class, date: None } => write!(f, "#/class/{class}/today"),
            Self::Today { class, date: Some(date) } => write!(f, "#/class/{class}/today/{date}"),
            Self::Tests { class, test: None } => write!(f, "#/class/{class}/tests"),
            Self::Tests { class, test: Some(test) } => write!(f, "#/class/{class}/tests/{test}"),
            Self::Criteria { subject: None } => f.write_str("#/criteria"),
            Self::Criteria { subject: Some(subject) } => write!(f, "#/criteria/{subject}"),
            Self::Import => f.write_str("#/open"),
            Self::Settings => f.write_str("#/settings"),
            Self::Rescue => f.write_str("#/rescue"),
        }
    }
}

/// Writes an address with the stage and the half term behind it, where they are chosen.
fn tail(f: &mut fmt::Formatter<'_>, before: fmt::Arguments<'_>, stage: Option<u8>, period: Option<Period>) -> fmt::Result {
    f.write_fmt(before)?;
    if let Some(stage) = stage {
        write!(f, "/{stage}")?;
    }
    if let Some(period) = period {
        write!(f, "/{period}")?;
    }
    Ok(())
}

/// Writes an address with the kind of sheet behind it, and the half term behind that.
fn print(f: &mut fmt::Formatter<'_>, before: fmt::Arguments<'_>, paper: Option<Paper>, period: Option<Period>) -> fmt::Result {
    f.write_fmt(before)?;
    if let Some(paper) = paper {
        write!(f, "/{paper}")?;
        if let Some(period) = period {
            write!(f, "/{period}")?;
        }
    }
    Ok(())
}

/// A kind of sheet, a kind with a half term, or neither.
fn printed(rest: &[&str]) -> Result<(Option<Paper>, Option<Period>), NoSuchPage> {
    match rest {
        [] => Ok((None, None)),
        [paper] => Ok((Some(paper.parse()?), None)),
        [paper, period] => Ok((Some(paper.parse()?), Some(half_term(period)?))),
        _ => Err(NoSuchPage),
    }
}

/// An address that leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPage;

impl FromStr for Route {
    type Err = NoSuchPage;

    fn from_str(fragment: &str) -> Result<Self, NoSuchPage> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        let sheet = |subject: &str, stage: &str| -> Result<(SubjectKey, u8), NoSuchPage> { Ok((key(subject)?, stage_of(stage)?)) };
        // A stage, a half term, both or neither, in this order.
        let choices = |rest: &[&str]| -> Result<(Option<u8>, Option<Period>), NoSuchPage> {
            match rest {
                [] => Ok((None, None)),
                [one] => stage_of(one).map(|stage| (Some(stage), None)).or_else(|NoSuchPage| Ok((None, Some(half_term(one)?)))),
                [stage, period] => Ok((Some(stage_of(stage)?), Some(half_term(period)?))),
                _ => Err(NoSuchPage),
            }
        };
        let only_period = |rest: &[&str]| match choices(rest)? {
            (None, period) => Ok(period),
            _ => Err(NoSuchPage),
        };
        match parts.as_slice() {
            [] => Ok(Self::Start),
            ["settings"] => Ok(Self::Settings),
            ["open"] => Ok(Self::Import),
            ["rescue"] => Ok(Self::Rescue),
            ["class", class] => Ok(Self::Class { class: id(class)?, period: None }),
            ["class", class, "add"] => Ok(Self::AddPupils { class: id(class)? }),
            ["criteria"] => Ok(Self::Criteria { subject: None }),
            ["criteria", subject] => Ok(Self::Criteria { subject: Some(key(subject)?) }),
            ["class", class, "mark", subject, rest @ ..] => {
                let (stage, period) = choices(rest)?;
                Ok(Self::Mark { class: id(class)?, subject: key(subject)?, stage, period })
            }
            ["class", class, "judge", subject, rest @ ..] => {
                Ok(Self::Judge { class: id(class)?, subject: key(subject)?, period: only_period(rest)? })
            }
            ["class", class, "gaps", subject, rest @ ..] => {
                let (stage, period) = choices(rest)?;
                Ok(Self::Gaps { class: id(class)?, subject: key(subject)?, stage, period })
            }
            ["class", class, "targets", rest @ ..] => Ok(Self::Targets { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "attitude", rest @ ..] => Ok(Self::Attitude { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "attendance", rest @ ..] => Ok(Self::Attendance { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "praise"] => Ok(Self::Praise { class: id(class)? }),
            ["class", class, "rounds", rest @ ..] => Ok(Self::Rounds { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "side-by-side", rest @ ..] => Ok(Self::SideBySide { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "today"] => Ok(Self::Today { class: id(class)?, date: None }),
            ["class", class, "today", day] => Ok(Self::Today { class: id(class)?, date: Some(date(day).ok_or(NoSuchPage)?) }),
            ["class", class, "tests"] => Ok(Self::Tests { class: id(class)?, test: None }),
            ["class", class, "tests", test] => Ok(Self::Tests { class: id(class)?, test: Some(key(test)?) }),
            ["class", class, "meetings", rest @ ..] => Ok(Self::Meetings { class: id(class)?, period: only_period(rest)? }),
            ["class", class, "consultation"] => Ok(Self::Consultation { class: id(class)?, day: None }),
            ["class", class, "consultation", day] => Ok(Self::Consultation { class: id(class)?, day: Some(id(day)?) }),
            ["class", class, "print", rest @ ..] => {
                let (paper, period) = printed(rest)?;
                Ok(Self::PrintClass { class: id(class)?, paper, period })
            }
            ["class", class, period] => Ok(Self::Class { class: id(class)?, period: Some(half_term(period)?) }),
            ["pupil", pupil] => Ok(Self::Pupil { pupil: id(pupil)?, period: None, sheet: None }),
            ["pupil", pupil, "history"] => Ok(Self::History { pupil: id(pupil)? }),
            ["pupil", pupil, "meeting"] => Ok(Self::Meeting { pupil: id(pupil)?, meeting: None, step: None }),
            ["pupil", pupil, "meeting", meeting] => Ok(Self::Meeting { pupil: id(pupil)?, meeting: Some(id(meeting)?), step: None }),
            ["pupil", pupil, "meeting", meeting, step] => {
                Ok(Self::Meeting { pupil: id(pupil)?, meeting: Some(id(meeting)?), step: Some(stage_of(step)?) })
            }
            ["pupil", pupil, "print", rest @ ..] => {
                let (paper, period) = printed(rest)?;
                Ok(Self::PrintPupil { pupil: id(pupil)?, paper, period })
            }
            ["pupil", pupil, period] => Ok(Self::Pupil { pupil: id(pupil)?, period: Some(half_term(period)?), sheet: None }),
            ["pupil", pupil, subject, stage] => Ok(Self::Pupil { pupil: id(pupil)?, period: None, sheet: Some(sheet(subject, stage)?) }),
            ["pupil", pupil, period, subject, stage] => {
                Ok(Self::Pupil { pupil: id(pupil)?, period: Some(half_term(period)?), sheet: Some(sheet(subject, stage)?) })
            }
            _ => Err(NoSuchPage),
        }
    }
}

fn id<T: FromStr>(text: &str) -> Result<T, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

fn key<T: FromStr>(text: &str) -> Result<T, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

fn stage_of(text: &str) -> Result<u8, NoSuchPage> {
    text.parse().ok().filter(|stage| (1..=9).contains(stage) && text.len() == 1).ok_or(NoSuchPage)
}

fn half_term(text: &str) -> Result<Period, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

#[cfg(test)]
mod tests;
