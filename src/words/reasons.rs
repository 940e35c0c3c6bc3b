//! Why something is suggested: sentences without a full stop, for what `report` has counted.

use super::calendar::of_year;
use crate::domain::attendance::Absence;
use crate::domain::calendar::day_and_month;
use crate::domain::{Attendance, Date, HalfTerm, Period, Slip, Step};

/// Nothing of a stage is rated.
pub const NOTHING_RATED: &str = "nothing is rated yet";
/// A subject in which only marks of earlier half terms stand.
pub const NOT_LOOKED_AT: &str = "not looked at yet this half term";
/// A school year that has just begun, in which nothing was noted of a child.
pub const NOTHING_NOTED: &str = "nothing is noted yet this school year";
/// A child without marks before this half term.
pub const NO_EARLIER_MARKS: &str = "there are no earlier marks to compare with";
/// A year group in which no key stage ends.
pub const NO_KEY_STAGE: &str = "only years 2 and 6 are judged at the end of a key stage";
/// A target that was never rated.
pub const COMES_NEXT: &str = "comes next";

/// A stage the school has no criteria for.
#[must_use]
pub fn no_criteria(stage: u8) -> String {
    format!("stage {stage} has no criteria")
}

/// Too few ratings to say anything.
#[must_use]
pub fn too_few(rated: usize, all: usize) -> String {
    format!("only {rated} of {all} rated: too few to say")
}

/// "22 of 30 green", with what is contested. The word is that of the band that means met.
#[must_use]
pub fn counted(met: usize, all: usize, word: Option<String>, contested: usize) -> String {
    let open = if contested > 0 { format!(" ({contested} to settle)") } else { String::new() };
    format!("{met} of {all} {}{open}", word.unwrap_or_else(|| "met".to_owned()))
}

/// A step by its share, with the share it begins at; the first step ends below `below`.
#[must_use]
pub fn step(counted: &str, share: usize, step: Step, from: Option<u8>, below: Option<u8>) -> String {
    let bound = match (from, below) {
        (Some(from), _) => format!("{} from {from} %", step.name()),
        (None, Some(first)) => format!("below {first} %"),
        (None, None) => String::new(),
    };
    format!("{counted}: {share} %, {bound}")
}

/// What is expected of a stage by the end of a half term.
#[must_use]
pub fn expected(expected: usize, stage: u8, by: HalfTerm) -> String {
    format!("{expected} % of stage {stage} is expected by {}", by.name())
}

/// A stage that is or is not the one of the year; `place` is the child's against the year's.
#[must_use]
pub fn attainment(counted: &str, stage: u8, place: std::cmp::Ordering, share: usize, expected: &str) -> String {
    match place {
        std::cmp::Ordering::Greater => format!("{counted} of stage {stage}, above the stage of the year; {expected}"),
        std::cmp::Ordering::Less => format!("{counted} of stage {stage}, below the stage of the year; {expected}"),
        std::cmp::Ordering::Equal => format!("{counted} of stage {stage}, {share} %; {expected}"),
    }
}

/// Points gained since a half term against those expected; and of the targets reviewed, how many are met.
#[must_use]
pub fn gained(gained: usize, since: Period, expected: usize, reviewed: usize, met: usize) -> String {
    let targets = match reviewed {
        0 => String::new(),
        n => format!("; {met} of {n} targets met"),
    };
    format!("gained {gained} points since {}; {expected} are expected{targets}", of_year(since))
}

/// A step within a stage.
#[must_use]
pub fn key_stage(step: Step, stage: u8, counted: &str) -> String {
    format!("{} in stage {stage}: {counted}", step.name())
}

/// How a criterion was rated last.
#[must_use]
pub fn rated_last(word: &str, when: Period) -> String {
    format!("{word} in {}", of_year(when))
}

/// Attendance as a share, with what it is a share of.
#[must_use]
pub fn attended(attendance: &Attendance) -> String {
    let serious = match attendance.absence() {
        Some(Absence::Severe) => "; severe absence",
        Some(Absence::Persistent) => "; persistent absence",
        None => "",
    };
    let share = super::counts::percent(attendance.permille());
    format!("{share} % attended, {} of {} sessions{serious}", attendance.attended, attendance.possible)
}

/// How many incidents; nothing where there were none.
#[must_use]
pub fn incidents(count: usize, since: Date) -> String {
    let since = day_and_month(since);
    match count {
        0 => String::new(),
        1 => format!("1 incident since {since}"),
        n => format!("{n} incidents since {since}"),
    }
}

/// How often a child was late, and whether the register alone says so.
#[must_use]
pub fn late(count: usize, by_register: bool, since: Date) -> String {
    let late = match count {
        0 => "never late".to_owned(),
        1 => "late once".to_owned(),
        n => format!("late {n} times"),
    };
    let source = if by_register { " by the register" } else { "" };
    format!("{late}{source} since {}", day_and_month(since))
}

/// How often something was missed.
#[must_use]
pub fn missed(slip: Slip, count: usize, since: Date) -> String {
    let what = match slip {
        Slip::PeKit => "PE kit",
        Slip::Uniform => "uniform",
        Slip::Homework | Slip::Late => "homework",
    };
    let since = day_and_month(since);
    match count {
        0 => format!("never without {what} since {since}"),
        1 => format!("once without {what} since {since}"),
        n => format!("{n} times without {what} since {since}"),
    }
}

/// How many parts have which colour, highest first; how many have none; and which parts hold the whole down, with the lowest colour's word.
#[must_use]
pub fn together(counts: &[(usize, String)], without: usize, held_down: Option<(&[&str], &str)>) -> String {
    let counted = counts.iter().map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ");
    let open = if without > 0 { format!(" ({without} without a colour)") } else { String::new() };
    let because = held_down.map(|(names, word)| format!("; {} {word}", names.join(", "))).unwrap_or_default();
    format!("{counted}{open}{because}")
}
