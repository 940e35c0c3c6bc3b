//! The limits of a change: what its types cannot say.

use crate::domain::meeting::is_signature;
use crate::domain::people::{NAME_MAX, NOTE_MAX};
use crate::domain::praise::POINTS_MAX;
use crate::domain::score::TOTAL_MAX;
use crate::domain::target::TARGET_MAX;
use crate::domain::{CriterionWords, Incident, Meeting, Praise, Pupil, PupilId, Target};

use super::UnknownChange;
use crate::domain::curriculum::STATEMENT_MAX;

/// Longest body of a change this version does not know, in bytes.
pub const UNKNOWN_MAX: usize = 100_000;

/// What is wrong with a change, in words, if anything is.
type Check = Result<(), String>;

/// A name that is there, and not too long.
pub(crate) fn name_fits(name: &str) -> Check {
    if name.trim().is_empty() {
        return Err("a name is empty".to_owned());
    }
    at_most(name, NAME_MAX)
}

/// A text of at most so many characters.
pub(crate) fn at_most(text: &str, max: usize) -> Check {
    let count = text.chars().count();
    if count > max { Err(format!("a text of {count} characters where at most {max} fit")) } else { Ok(()) }
}

/// Two children who are not one.
pub(super) fn two(one: PupilId, other: PupilId, otherwise: &str) -> Check {
    if one == other { Err(otherwise.to_owned()) } else { Ok(()) }
}

pub(super) fn pupil(details: &Pupil) -> Check {
    name_fits(&details.forename)?;
    at_most(&details.surname, NAME_MAX)?;
    at_most(details.upn.as_ref().map_or("", |upn| upn.as_str()), NAME_MAX)
}

pub(super) fn criterion(words: &CriterionWords) -> Check {
    name_fits(&words.strand)?;
    at_most(&words.text, STATEMENT_MAX)?;
    at_most(&words.home, STATEMENT_MAX)?;
    if words.text.trim().is_empty() { Err("a criterion without words".to_owned()) } else { Ok(()) }
}

pub(super) fn stage(stage: u8) -> Check {
    if (1..=9).contains(&stage) { Ok(()) } else { Err("a stage is 1 to 9".to_owned()) }
}

pub(super) fn target(details: &Target) -> Check {
    at_most(&details.text, TARGET_MAX)?;
    if details.text.trim().is_empty() { Err("a target without words".to_owned()) } else { Ok(()) }
}

pub(super) fn score(score: Option<u16>) -> Check {
    if score.is_some_and(|score| score > TOTAL_MAX) { Err(format!("a score is at most {TOTAL_MAX}")) } else { Ok(()) }
}

pub(super) fn incident(details: &Incident) -> Check {
    name_fits(&details.kind)?;
    at_most(&details.happened, NOTE_MAX)?;
    at_most(&details.done, NOTE_MAX)
}

pub(super) fn praise(details: &Praise) -> Check {
    if !(1..=POINTS_MAX).contains(&details.points) {
        return Err(format!("praise gives 1 to {POINTS_MAX} points"));
    }
    at_most(&details.note, NOTE_MAX)
}

pub(super) fn meeting(details: &Meeting) -> Check {
    let within = details.period.year.contains(details.date);
    if within { Ok(()) } else { Err("a meeting outside the school year of its half term".to_owned()) }
}

pub(super) fn signature(signature: &str) -> Check {
    if is_signature(signature) { Ok(()) } else { Err("a signature that is no drawing, or too long a one".to_owned()) }
}

pub(super) fn unknown(unknown: &UnknownChange) -> Check {
    if unknown.body.len() > UNKNOWN_MAX || unknown.kind.len() > NAME_MAX {
        return Err(format!("a change this version does not know is longer than {UNKNOWN_MAX} bytes"));
    }
    Ok(())
}
