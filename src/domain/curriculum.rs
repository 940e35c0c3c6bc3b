//! What there is to learn: subjects, stages, strands and numbered criteria.

use std::fmt;
use std::str::FromStr;

use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::Period;
use super::digits;
use super::key::{SubjectKey, from_text};
use super::used::{UsedSince, is_used};

/// The subjects whose criteria come with Lantern, one file each in `curriculum/`: key and title.
pub const SHIPPED: [(&str, &str); 3] = [("maths", "Maths"), ("reading", "Reading"), ("writing", "Writing")];

/// Names one criterion for ever: subject, stage and number. `maths-3.12` in files, `3.12` to people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CriterionId {
    /// The subject.
    pub subject: SubjectKey,
    /// The stage, 1 to 9. Stage 4 is the programme of year 4.
    pub stage: u8,
    /// The number within the stage, 1 to 999.
    pub number: u16,
}

impl CriterionId {
    /// The number a teacher sees: "3.12".
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}.{}", self.stage, self.number)
    }
}

impl CriterionId {
    /// As it stands in entries: `maths-3.12`.
    pub(crate) fn text(&self) -> ArrayString<32> {
        let mut text = ArrayString::new();
        for part in [self.subject.as_str(), "-", &digits::spelled(self.stage.into()), ".", &digits::spelled(self.number.into())] {
            // A key has sixteen letters at most.
            let _fits = text.try_push_str(part);
        }
        text
    }
}

impl fmt::Display for CriterionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for CriterionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that does not name a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACriterion;

impl FromStr for CriterionId {
    type Err = NotACriterion;
    fn from_str(text: &str) -> Result<Self, NotACriterion> {
        let (subject, place) = text.rsplit_once('-').ok_or(NotACriterion)?;
        let (stage, number) = place.split_once('.').ok_or(NotACriterion)?;
        // One spelling only, so that the same entry is always the same text.
        let places = |digits: &str, most: usize| {
            let spelled = !digits.starts_with('0') && digits.len() <= most;
            digits::number(digits.as_bytes()).filter(|_| spelled).and_then(|number| u16::try_from(number).ok()).ok_or(NotACriterion)
        };
        let stage = u8::try_from(places(stage, 1)?).map_err(|_| NotACriterion)?;
        Ok(Self { subject: subject.parse().map_err(|_| NotACriterion)?, stage, number: places(number, 3)? })
    }
}

impl Serialize for CriterionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for CriterionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, "a criterion such as maths-3.12")
    }
}

/// One numbered statement of what a child can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its number within the stage, from 1.
    pub number: u16,
    /// The statement, "I can …".
    pub text: String,
    /// What a family can do at home, behind the words "Try this at home: "; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub home: String,
    /// Not taught from the beginning, or until it is from a half term on: not offered for new ratings, still readable. Ask
    /// [`Criterion::is_taught`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// Since when it is taught, or not, as the school has it; earliest first.
    #[serde(skip)]
    pub since: Vec<UsedSince>,
}

impl Criterion {
    /// Whether it is taught in a half term: what is not, counts for nothing in it.
    #[must_use]
    pub fn is_taught(&self, period: Period) -> bool {
        is_used(&self.since, !self.retired, period)
    }
}

/// The most characters a statement or a line for home may have.
pub const STATEMENT_MAX: usize = 500;

/// A criterion as a school words it: one of its own, or other words for one that came with Lantern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionWords {
    /// The strand it belongs to, by name.
    pub strand: String,
    /// The statement.
    pub text: String,
    /// What a family can do at home; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub home: String,
    /// Its place within the stage: lower comes first, and one that came with Lantern stands at 100 times its number.
    pub rank: u32,
    /// No longer taught.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A criterion as a list from elsewhere has it, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionLine {
    /// The stage, 1 to 9.
    pub stage: u8,
    /// Its number within the stage, 1 to 999; `None` for one that is new.
    pub number: Option<u16>,
    /// Its strand.
    pub strand: String,
    /// The statement.
    pub text: String,
    /// What a family can do at home; may be empty.
    pub home: String,
    /// No longer taught.
    pub retired: bool,
}

/// A strand of a stage, such as "measurement".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageStrand {
    /// Its name.
    pub name: String,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// A stage of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The stage, from 1. Stage 4 is the programme of year 4.
    pub stage: u8,
    /// Its strands, in order.
    pub strands: Vec<StageStrand>,
}

/// A subject's criteria, stage by stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curriculum {
    /// The subject's key.
    pub subject: SubjectKey,
    /// The subject's name.
    pub title: String,
    /// Its stages, in order.
    pub stages: Vec<Stage>,
}

impl Curriculum {
    /// One stage, if the subject has it.
    #[must_use]
    pub fn stage(&self, stage: u8) -> Option<&Stage> {
        self.stages.iter().find(|s| s.stage == stage)
    }

    /// The same as it is in a half term: each criterion simply taught or not.
    #[must_use]
    pub fn in_period(&self, period: Period) -> Self {
        let mut curriculum = self.clone();
        for criterion in curriculum.stages.iter_mut().flat_map(|stage| &mut stage.strands).flat_map(|strand| &mut strand.criteria) {
            criterion.retired = !criterion.is_taught(period);
            criterion.since.clear();
        }
        curriculum
    }

    /// The statement of a criterion, if this curriculum has it.
    #[must_use]
    pub fn text(&self, id: CriterionId) -> Option<&str> {
        let stage = self.stage(id.stage).filter(|_| id.subject == self.subject)?;
        stage.criteria().find(|c| c.number == id.number).map(|c| c.text.as_str())
    }
}

impl Stage {
    /// All its criteria, strand after strand.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.strands.iter().flat_map(|s| &s.criteria)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_criterion_has_one_spelling() {
        let id: CriterionId = "times-tables-3.12".parse().unwrap();
        assert_eq!((id.subject.as_str(), id.stage, id.number), ("times-tables", 3, 12));
        for text in ["maths-03.1", "maths-0.1", "maths-3.0", "maths-3", "-3.1", "maths-3.1000"] {
            assert!(text.parse::<CriterionId>().is_err(), "{text}");
        }
    }
}
