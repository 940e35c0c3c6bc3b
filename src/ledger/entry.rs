//! One immutable fact: who said what about whom, when, and what it replaces.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::change::Change;
use crate::domain::id::{NotAnId, Stamp};
use crate::domain::{By, EntryId, Moment, PupilId};

/// What an entry is about: the school's own roll and settings, or one pupil's mentoring file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The school: roll, classes, staff, scheme, half-term dates.
    School,
    /// One pupil.
    Pupil(PupilId),
}

impl About {
    /// Its spelling in two parts: a word, and whose id stands behind a colon.
    pub(crate) fn parts(self) -> (&'static str, Option<Stamp>) {
        match self {
            Self::School => ("school", None),
            Self::Pupil(id) => ("pupil", Some(id.into())),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, id) = self.parts();
        f.write_str(word)?;
        id.map_or(Ok(()), |id| write!(f, ":{id}"))
    }
}

impl FromStr for About {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once(':') {
            None if text == "school" => Ok(Self::School),
            Some(("pupil", id)) => id.parse().map(Self::Pupil),
            _ => Err(NotAnId),
        }
    }
}

impl Serialize for About {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for About {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::domain::key::from_text(deserializer, "school, or pupil: and an id")
    }
}

/// One immutable entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id, minted where it was written.
    pub id: EntryId,
    /// What it is about.
    pub about: About,
    /// When it was written, for display only.
    pub at: Moment,
    /// Who wrote it.
    pub by: By,
    /// The entries it takes the place of, which its writer had seen. Sorted, without repetition.
    pub replaces: Vec<EntryId>,
    /// The fact.
    pub change: Change,
}

impl Entry {
    /// The pupil this entry is about or mentions on the school's roll.
    #[must_use]
    pub fn pupil(&self) -> Option<PupilId> {
        match self.about {
            About::Pupil(id) => Some(id),
            About::School => self.change.pupil(),
        }
    }

    /// Whether the entry tells anything of this pupil, so that erasing the pupil must remove it.
    #[must_use]
    pub fn tells_of(&self, pupil: PupilId) -> bool {
        self.about == About::Pupil(pupil) || self.change.mentions(pupil)
    }
}
