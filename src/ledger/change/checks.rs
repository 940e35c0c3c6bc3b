//! The limits of a change: what its types cannot say.

use crate::domain::meeting::is_signature;
use crate::domain::people::{NAME_MAX, NOTE_MAX};
use crate::domain::praise::POINTS_MAX;
use crate::domain::scheme::SchemeFault;
use crate::domain::score::TOTAL_MAX;
use crate::domain::target::TARGET_MAX;
use crate::domain::{BandKey, CriterionWords, Incident, Meeting, Praise, Pupil, PupilId, Senseless, Target};

use super::UnknownChange;
use crate::domain::curriculum::STATEMENT_MAX;

/// Longest body of a change this version does not know, in bytes.
pub const UNKNOWN_MAX: usize = 100_000;

/// What is wrong with an entry. The sentence for each stands in `words::sense`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its parts make no sense together.
    Senseless(Senseless),
    /// A band that cannot be.
    Band(SchemeFault),
    /// A name that is empty.
    NoName,
    /// A text that is too long.
    Long {
        /// How many characters it has.
        count: usize,
        /// How many fit.
        most: usize,
    },
    /// A criterion without words.
    CriterionWithoutWords,
    /// A target without words.
    TargetWithoutWords,
    /// A stage there is not.
    Stage,
    /// A score no test has.
    Score {
        /// The highest.
        most: u16,
    },
    /// A meeting on a day of another school year than its half term's.
    MeetingOutsideItsYear,
    /// A signature that is no drawing, or too long a one.
    Signature,
    /// A child linked to itself.
    LinkedToItself,
    /// Of two ids that may be one, the larger first, or the same twice.
    OutOfOrder,
    /// A child that is its own brother or sister.
    SiblingOfItself,
    /// Too much of a kind this version does not know.
    UnknownTooLong {
        /// How many bytes fit.
        most: usize,
    },
    /// A fact about the school in a pupil's file, or the other way round.
    NotOfThatFile {
        /// Whether the kind belongs in a pupil's file.
        of_a_pupil: bool,
    },
    /// An entry in the place of more than fit.
    ReplacesTooMany {
        /// How many fit.
        most: usize,
    },
    /// An entry in its own place.
    ReplacesItself,
}

impl From<Senseless> for Unfit {
    fn from(why: Senseless) -> Self {
        Self::Senseless(why)
    }
}

/// What is wrong with a change, if anything is.
type Check = Result<(), Unfit>;

/// Three to five bands, each once.
pub(super) fn bands(bands: &[BandKey]) -> Check {
    if !(3..=5).contains(&bands.len()) {
        return Err(Unfit::Band(SchemeFault::Count(bands.len())));
    }
    let twice = bands.iter().enumerate().find(|(at, key)| bands.iter().take(*at).any(|before| before == *key));
    twice.map_or(Ok(()), |(_, key)| Err(Unfit::Band(SchemeFault::SameKey(*key))))
}

/// A name that is there, and not too long.
pub(crate) fn name_fits(name: &str) -> Check {
    if name.trim().is_empty() {
        return Err(Unfit::NoName);
    }
    at_most(name, NAME_MAX)
}

/// A text of at most so many characters.
pub(crate) fn at_most(text: &str, max: usize) -> Check {
    let count = text.chars().count();
    if count > max { Err(Unfit::Long { count, most: max }) } else { Ok(()) }
}

/// Two children who are not one.
pub(super) fn two(one: PupilId, other: PupilId, otherwise: Unfit) -> Check {
    if one == other { Err(otherwise) } else { Ok(()) }
}

/// Two ids of which the smaller comes first.
pub(super) fn in_order(are: bool) -> Check {
    if are { Ok(()) } else { Err(Unfit::OutOfOrder) }
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
    if words.text.trim().is_empty() { Err(Unfit::CriterionWithoutWords) } else { Ok(()) }
}

pub(super) fn stage(stage: u8) -> Check {
    if (1..=9).contains(&stage) { Ok(()) } else { Err(Unfit::Stage) }
}

pub(super) fn target(details: &Target) -> Check {
    at_most(&details.text, TARGET_MAX)?;
    if details.text.trim().is_empty() { Err(Unfit::TargetWithoutWords) } else { Ok(()) }
}

pub(super) fn score(score: Option<u16>) -> Check {
    if score.is_some_and(|score| score > TOTAL_MAX) { Err(Unfit::Score { most: TOTAL_MAX }) } else { Ok(()) }
}

pub(super) fn incident(details: &Incident) -> Check {
    name_fits(&details.kind)?;
    at_most(&details.happened, NOTE_MAX)?;
    at_most(&details.done, NOTE_MAX)
}

pub(super) fn praise(details: &Praise) -> Check {
    if !(1..=POINTS_MAX).contains(&details.points) {
        return Err(Unfit::Senseless(Senseless::PraisePoints));
    }
    at_most(&details.note, NOTE_MAX)
}

pub(super) fn meeting(details: &Meeting) -> Check {
    let within = details.period.year.contains(details.date);
    if within { Ok(()) } else { Err(Unfit::MeetingOutsideItsYear) }
}

pub(super) fn signature(signature: &str) -> Check {
    if is_signature(signature) { Ok(()) } else { Err(Unfit::Signature) }
}

pub(super) fn unknown(unknown: &UnknownChange) -> Check {
    if unknown.body.len() > UNKNOWN_MAX || unknown.kind.len() > NAME_MAX {
        return Err(Unfit::UnknownTooLong { most: UNKNOWN_MAX });
    }
    Ok(())
}
