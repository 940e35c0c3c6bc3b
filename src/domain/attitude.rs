//! Attitude and behaviour: the strands, and what is noted towards them day by day.

use super::order;
use super::senseless::Senseless;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::key::{BandKey, StrandKey, as_text};
use super::people::NAME_MAX;

/// Longest wording of a band of a strand, and of a strand in a child's words, in characters.
pub const WORDING_MAX: usize = 300;
/// The four headings of the founding document, under one colour code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// Where the child stands against what is expected of its year.
    Attainment,
    /// The progress it makes.
    Achievement,
    /// Its attitude: attendance, effort, kit and the like.
    Attitude,
    /// Its behaviour, in class and outside.
    Behaviour,
}

impl Heading {
    /// All four, in the order of the founding document.
    pub const ALL: [Self; 4] = [Self::Attainment, Self::Achievement, Self::Attitude, Self::Behaviour];

    /// The word for it; also its key in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Attainment => "attainment",
            Self::Achievement => "achievement",
            Self::Attitude => "attitude",
            Self::Behaviour => "behaviour",
        }
    }
}

impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that names nothing of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKnown;

impl FromStr for Heading {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|heading| heading.name() == text).ok_or(NotKnown)
    }
}

/// Something missed on a day that counts towards a strand. At most one of each a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Came late.
    Late,
    /// Came without PE kit.
    PeKit,
    /// Came without the uniform, or part of it.
    Uniform,
    /// Did not bring homework.
    Homework,
}

impl Slip {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Late, Self::PeKit, Self::Uniform, Self::Homework];

    /// Its key in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::PeKit => "pe-kit",
            Self::Uniform => "uniform",
            Self::Homework => "homework",
        }
    }

    /// The strand it counts towards.
    #[must_use]
    pub fn strand(self) -> &'static str {
        match self {
            Self::Late => "punctuality",
            Self::PeKit => "pe-kit",
            Self::Uniform => "uniform",
            Self::Homework => "homework",
        }
    }
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Slip {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|slip| slip.key() == text).ok_or(NotKnown)
    }
}

as_text! {
    Heading: "attainment, achievement, attitude or behaviour";
    Slip: "late, pe-kit, uniform or homework";
}

/// A strand of attitude and behaviour, graded each half term against published wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strand {
    /// Its name, 1 to 100 characters.
    pub name: String,
    /// The heading it counts towards: attitude or behaviour.
    pub heading: Heading,
    /// What each band means here, by band; at most [`WORDING_MAX`] characters each.
    #[serde(default, skip_serializing_if = "order::Map::is_empty")]
    pub wording: order::Map<BandKey, String>,
    /// The strand as a sentence a child says of itself; at most [`WORDING_MAX`] characters.
    pub child: String,
    /// No longer used; what was rated stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// Key, name, heading, the child's sentence, and the wording for green, yellow and red.
type Usual = (&'static str, &'static str, Heading, &'static str, [&'static str; 3]);

const USUAL: [Usual; 9] = [
    (
        "attendance",
        "Attendance",
        Heading::Attitude,
        "I come to school every day.",
        ["In school 96 % of the time or more.", "In school 92 % of the time or more.", "In school less than 92 % of the time."],
    ),
    (
        "punctuality",
        "Punctuality",
        Heading::Attitude,
        "I am at school on time.",
        ["On time: late once at most.", "Late two to four times.", "Late five times or more."],
    ),
    (
        "uniform",
        "Uniform",
        Heading::Attitude,
        "I wear my school uniform.",
        ["In full uniform: missed once at most.", "Uniform missed two or three times.", "Uniform missed four times or more."],
    ),
    (
        "pe-kit",
        "PE kit",
        Heading::Attitude,
        "I bring my PE kit.",
        ["Kit always there: missed once at most.", "Kit missed two or three times.", "Kit missed four times or more."],
    ),
    (
        "homework",
        "Homework",
        Heading::Attitude,
        "I do my homework.",
        ["Homework on time: missed once at most.", "Homework missed two or three times.", "Homework missed four times or more."],
    ),
    (
        "effort",
        "Effort",
        Heading::Attitude,
        "I try hard, even when work is tricky.",
        ["Tries hard in every lesson.", "Tries hard in most lessons.", "Often needs reminding to try."],
    ),
    (
        "learning",
        "Attitude to learning",
        Heading::Attitude,
        "I listen, join in and want to learn.",
        ["Listens, joins in and asks.", "Mostly listens and joins in.", "Often needs help to listen and join in."],
    ),
    (
        "in-class",
        "Behaviour in class",
        Heading::Behaviour,
        "I behave well in class.",
        ["Follows the class rules.", "Mostly follows the class rules.", "Often needs help to follow the class rules."],
    ),
    (
        "outside-class",
        "Behaviour outside class",
        Heading::Behaviour,
        "I behave well in the playground and around school.",
        ["Kind and safe around school.", "Mostly kind and safe around school.", "Often needs help to be kind and safe around school."],
    ),
];

impl Strand {
    /// The strands a school begins with. A school changes them to match its own.
    #[must_use]
    pub fn usual() -> Vec<(StrandKey, Self)> {
        let strand = |(key, name, heading, child, wording): Usual| {
            let mut by_band = order::Map::new();
            for (band, text) in ["green", "yellow", "red"].into_iter().zip(wording) {
                by_band.insert(band.parse().ok()?, text.to_owned());
            }
            let strand = Self { name: name.to_owned(), heading, wording: by_band, child: child.to_owned(), retired: false };
            Some((key.parse().ok()?, strand))
        };
        USUAL.into_iter().filter_map(strand).collect()
    }

    /// Whether it can stand.
    ///
    /// # Errors
    /// Says why it cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        if self.name.trim().is_empty() || self.name.chars().count() > NAME_MAX {
            return Err(Senseless::StrandName);
        }
        if !matches!(self.heading, Heading::Attitude | Heading::Behaviour) {
            return Err(Senseless::StrandHeading);
        }
        if self.child.trim().is_empty() {
            return Err(Senseless::StrandForTheChild);
        }
        let long = |text: &String| text.chars().count() > WORDING_MAX;
        if long(&self.child) || self.wording.values().any(long) {
            return Err(Senseless::StrandWording);
        }
        Ok(())
    }
}

/// Something that happened, as it is recorded in the file and looked at in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// The strand it counts towards.
    pub strand: StrandKey,
    /// Of what kind, in the school's words: "Unkind words".
    pub kind: String,
    /// What happened; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub happened: String,
    /// What was done; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done: String,
}

/// The kinds of incident to choose from.
pub const INCIDENT_KINDS: [&str; 5] =
    ["Unkind words", "Hurt somebody", "Did not follow the rules", "Disturbed others’ learning", "Something else"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_strands_stand() {
        assert_eq!(Strand::usual().len(), 9);
        for (key, strand) in Strand::usual() {
            assert_eq!(strand.check(), Ok(()), "{key}");
            assert_eq!(strand.wording.len(), 3, "{key}");
        }
        let known: Vec<StrandKey> = Strand::usual().into_iter().map(|(key, _)| key).collect();
        assert!(Slip::ALL.iter().all(|slip| known.contains(&slip.strand().parse().unwrap())));
    }
}
