//! What somebody at some files may ask for: one generator of all commands, for every random history.
//!
//! Each command has its twin without numbers in a list here, made by a macro whose `match` does not compile when a command is missing; and
//! how each is wished for is a `match` over the twins. So a new command is in every history, or nothing compiles.

use lantern::domain::{Area, BandKey, ClassId, CriterionId, Date, Period, PupilId, Question, Round, SchoolId, Target, TargetId, Voice};
use lantern::exchange::Source;
use lantern::ledger::{Cell, Files, Roll};
use lantern::workspace::{
    Asked, Attitude, ChildSays, Command, Consulting, Criteria, Daily, Decide, Doing, Entered, Grouping, Joining, Judging, Marking,
    Mentoring, MovingUp, NewClass, OnADay, Rounds, Scores, Setting, Targets, Teaching,
};
use proptest::prelude::*;

use crate::device::{child, statement, year};

mod academic;
mod every;
mod files;
mod school;
mod together;

/// What is wished for, before it is known what there is to choose from. Numbers are taken modulo that; smaller ones are simpler.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    pub what: What,
    /// Which child, and which class.
    pub who: u8,
    /// Which one of something else.
    pub which: u8,
    /// How, or what it is then.
    pub how: u8,
}

macro_rules! twins {
    ($($command:ident as $twin:ident { $($variant:ident),* $(,)? })*) => {
        $(
            /// The commands of this name, without what they hold.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub(crate) enum $twin { $($variant),* }

            impl From<&$command> for $twin {
                fn from(command: &$command) -> Self {
                    match command { $($command::$variant { .. } => Self::$variant),* }
                }
            }
        )*

        /// Everything that can be wished for: a command, files to be read, a step of undo, a file to be taken in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum What {
            Load,
            Step(Doing),
            File(files::Brings),
            $($command($twin)),*
        }

        impl What {
            /// The names of what is asked by commands.
            pub(crate) const NAMES: &[&str] = &[$(stringify!($command)),*];

            pub(crate) fn all() -> Vec<Self> {
                let commands = [$($(Self::$command($twin::$variant)),*),*];
                let steps = [Doing::Undo, Doing::Redo].map(Self::Step);
                commands.into_iter().chain([Self::Load]).chain(steps).chain(files::Brings::ALL.map(Self::File)).collect()
            }
        }
    };
}

twins! {
    Command as OfSchool {
        AddPupils, AddToClasses, TakeList, WriteNote, WriteNotes, SetPupil, SetLegalName, Place, Link, Unlink, Settle, AddClass,
        RenameClass, RemoveClass, NameSchool, SetTermDates, SetStaff, RemoveStaff, RemoveNote, Import, GoBack, Erase, AddDemo, RemoveDemo,
    }
    Marking as OfMarking { Rate, Review, SetTaught }
    Joining as OfJoining { Classes, Staff }
    Judging as OfJudging { Judge, Withdraw, SetStage }
    Targets as OfTargets { Set, Reword, Remove, Review }
    Scores as OfScores { Enter }
    Entered as OfEntered { Score, Absent, Nothing }
    Criteria as OfCriteria { AddSubject, SetSubject, SetWords, Restore, TakeIn }
    Attitude as OfAttitude { SetStrand, Rate, Confirm, SetAttendance, JudgeHeading, SetPraiseKind }
    Setting as OfSetting { Scheme, Thresholds, Conduct, Mentoring, Test }
    Daily as OfDaily { Miss, Happen, RemoveIncident, Praise, RemovePraise }
    Rounds as OfRounds { Start, Close }
    ChildSays as OfSaid { Band, Words, Picture }
    Mentoring as OfMentoring { SetMentor, Begin, Change, Say, Agree, TakeBack, Finish, Amend, Remove }
    MovingUp as OfMovingUp { Up, Leaves, Returns, Together, Keep, EraseLeavers, Teaches, WasNotIn }
    Grouping as OfGroups { Of, Set }
    Consulting as OfConsulting { SetDay, RemoveDay, Book, Free, SetSiblings, DenySiblings }
}

impl What {
    /// Whether undo takes it back whole: erasing is for good.
    fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::Command(OfSchool::Erase) | Self::MovingUp(OfMovingUp::EraseLeavers) | Self::Step(_) | Self::Load | Self::File(_)
        )
    }

    /// Whether histories of many devices draw it as a command.
    pub(crate) fn is_drawn_for_many(self) -> bool {
        matches!(self, Self::File(_)) || self.is_undoable()
    }

    /// How often it is wished for, that histories be rich in what matters most, and short.
    fn weight(self) -> usize {
        match self {
            Self::Marking(OfMarking::Rate) => 16,
            Self::Command(OfSchool::AddPupils | OfSchool::WriteNote | OfSchool::Settle | OfSchool::Link) => 6,
            Self::Command(OfSchool::Place | OfSchool::SetPupil | OfSchool::Unlink) => 4,
            Self::Mentoring(OfMentoring::Begin | OfMentoring::Finish) | Self::Consulting(OfConsulting::SetDay | OfConsulting::Book) => 3,
            Self::Rounds(OfRounds::Start) | Self::ChildSays(_) | Self::Targets(OfTargets::Set) => 2,
            Self::Step(Doing::Undo) => 12,
            Self::Step(Doing::Redo) => 8,
            Self::File(_) | Self::Load => 4,
            _ => 1,
        }
    }
}

fn of(kinds: Vec<What>) -> impl Strategy<Value = Wish> {
    let n = any::<u8>;
    (prop::sample::select(kinds), n(), n(), n()).prop_map(|(what, who, which, how)| Wish { what, who, which, how })
}

fn weighted(keep: impl Fn(What) -> bool) -> Vec<What> {
    What::all().into_iter().filter(|what| keep(*what)).flat_map(|what| std::iter::repeat_n(what, what.weight())).collect()
}

/// Anything that can be asked for.
pub(crate) fn wishes() -> impl Strategy<Value = Wish> {
    of(weighted(|_| true))
}

/// Commands that a step of undo takes back whole, import and the demo class included.
pub(crate) fn undoable() -> impl Strategy<Value = Wish> {
    of(weighted(What::is_undoable))
}

/// Commands and files alone: histories of many devices undo by acts of their own, and erase more seldom.
pub(crate) fn commands() -> impl Strategy<Value = Wish> {
    of(weighted(What::is_drawn_for_many))
}

/// Somebody at some files, and what there is elsewhere.
pub(crate) struct Eyes<'a> {
    pub files: &'a Files,
    pub school: Option<SchoolId>,
    /// Other devices whose files may be brought here.
    pub elsewhere: Vec<(&'a Files, Option<SchoolId>)>,
}

/// What a wish is about, once it is known what there is to choose from.
struct Choice<'a> {
    eyes: &'a Eyes<'a>,
    wish: Wish,
    pupil: PupilId,
    class: ClassId,
    period: Period,
    criterion: CriterionId,
    voice: Voice,
    text: String,
}

/// One of several, by a number.
pub(crate) fn nth<T: Clone>(all: &[T], n: u8) -> Option<T> {
    if all.is_empty() { None } else { all.get(usize::from(n) % all.len()).cloned() }
}

/// A day of November 2026, of which today is the 23rd.
fn day(n: u8) -> Date {
    Date::from_ymd_opt(2026, 11, u32::from(n % 26) + 1).unwrap()
}

const PERIODS: [&str; 3] = ["2026-27.autumn-1", "2026-27.autumn-2", "2025-26.summer-2"];

impl Choice<'_> {
    fn roll(&self) -> &Roll {
        self.eyes.files.roll()
    }

    fn fold(&self) -> std::sync::Arc<lantern::ledger::Fold> {
        self.eyes.files.fold(self.pupil)
    }

    /// One of the cells of any child that are as wanted.
    fn found<T: Clone>(&self, as_wanted: impl Fn(Cell) -> Option<T>) -> Option<(PupilId, T)> {
        let files = self.eyes.files;
        let cells = |(pupil, _)| files.glance(pupil).cells().filter_map(|(cell, _)| Some((pupil, as_wanted(cell)?))).collect::<Vec<_>>();
        nth(&self.roll().pupils().into_iter().flat_map(cells).collect::<Vec<_>>(), self.wish.which)
    }

    /// A band of the scheme, mostly; or one that may have been retired.
    fn band(&self) -> BandKey {
        let used = self
            .roll()
            .scheme_from_the_beginning()
            .bands()
            .iter()
            .map(|band| band.key)
            .chain(["gold".parse().unwrap()])
            .collect::<Vec<_>>();
        nth(&used, self.wish.how).unwrap()
    }

    /// The same, or nothing: what takes away.
    fn band_or_none(&self) -> Option<BandKey> {
        (self.wish.how % 5 != 4).then(|| self.band())
    }

    fn target(&self) -> Option<TargetId> {
        nth(&self.fold().all_targets(), self.wish.which).map(|(id, _)| id)
    }

    fn details(&self) -> Target {
        let area = [Area::Subject(self.criterion.subject), Area::Personal, Area::Strand("effort".parse().unwrap())];
        Target {
            period: self.period,
            area: nth(&area, self.wish.how).unwrap(),
            text: self.text.clone(),
            criterion: self.wish.how.is_multiple_of(2).then_some(self.criterion),
            carried_from: self.target(),
        }
    }

    fn round(&self) -> Round {
        Round {
            class: self.class,
            period: self.period,
            strands: vec!["effort".parse().unwrap()],
            targets: true,
            criteria: vec![self.criterion],
            questions: Question::ALL.into(),
            closed: false,
        }
    }
}

/// What a wish comes to at some files, if there is anything to wish for.
pub(crate) fn asked(eyes: &Eyes<'_>, wish: Wish) -> Option<Asked> {
    // What comes from elsewhere needs nobody here.
    match wish.what {
        What::File(brings) => return done(files::brought(eyes, wish, brings)?),
        What::Command(OfSchool::GoBack) => return done(Command::GoBack(files::point(eyes, wish)?)),
        What::Command(OfSchool::Import) => return done(Command::Import(files::whole(eyes, wish)?)),
        _ => {}
    }
    let roll = eyes.files.roll();
    let Some((class, _)) = nth(&roll.classes(), wish.who / 3) else {
        return done(NewClass { name: format!("Class {}", wish.who % 5) });
    };
    let Some((pupil, _)) = nth(&roll.pupils(), wish.who) else {
        return done(school::enrol(class, wish.how));
    };
    let (period, subject) = (nth(&PERIODS, wish.which / 4)?.parse().unwrap(), if wish.which % 7 == 6 { "reading" } else { "maths" });
    let criterion = format!("{subject}-4.{}", 1 + wish.which % 3).parse().unwrap();
    let voice = if wish.which.is_multiple_of(3) { Voice::Child } else { Voice::Teacher };
    let text = format!("Reads “aloud”\n\\ every day, {} times 🦉", wish.how % 6);
    let choice = Choice { eyes, wish, pupil, class, period, criterion, voice, text };
    match wish.what {
        What::Load => Some(Asked::Load(vec![pupil])),
        What::Step(Doing::Undo) => Some(Asked::Step(Doing::Undo)),
        What::Step(Doing::Redo) => Some(Asked::Step(Doing::Redo)),
        What::File(brings) => done(files::brought(eyes, wish, brings)?),
        What::Command(kind) => done(school::command(&choice, kind)?),
        What::Marking(kind) => done(academic::marking(&choice, kind)),
        What::Joining(kind) => done(school::joining(&choice, kind)?),
        What::Judging(kind) => done(academic::judging(&choice, kind)),
        What::Targets(kind) => done(academic::targets(&choice, kind)?),
        What::Scores(kind) => done(academic::scores(&choice, kind)),
        What::Entered(kind) => done(academic::entered(&choice, kind)),
        What::Criteria(kind) => done(Teaching { now: choice.period, ask: academic::criteria(&choice, kind) }),
        What::Attitude(kind) => done(together::attitude(&choice, kind)),
        What::Setting(kind) => done(school::setting(&choice, kind)?),
        What::Daily(kind) => done(OnADay { today: day(22), ask: together::daily(&choice, kind)? }),
        What::Rounds(kind) => done(together::rounds(&choice, kind)?),
        What::ChildSays(kind) => done(together::answering(&choice, kind)?),
        What::Mentoring(kind) => done(together::mentoring(&choice, kind)?),
        What::MovingUp(kind) => done(school::moving_up(&choice, kind)),
        What::Grouping(kind) => done(school::grouping(&choice, kind)?),
        What::Consulting(kind) => done(together::consulting(&choice, kind)?),
    }
}

fn done(command: impl Decide + 'static) -> Option<Asked> {
    Some(Asked::Do(Box::new(command)))
}
