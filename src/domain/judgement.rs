//! Judgements of a half term: steps, attainment, achievement, the end of a key stage, and the thresholds by which they are suggested.

use super::senseless::Senseless;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::calendar::HalfTerm;
use super::key::as_text;

/// Where a child stands within a stage, by the share of its criteria that are secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The stage has been begun.
    Emerging,
    /// Well under way.
    Developing,
    /// Most of the stage; what is expected by the end of the year.
    Secure,
    /// Nearly all of it.
    Mastering,
}

impl Step {
    /// All four, lowest first.
    pub const ALL: [Self; 4] = [Self::Emerging, Self::Developing, Self::Secure, Self::Mastering];

    /// The word a teacher uses; also its key in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Emerging => "emerging",
            Self::Developing => "developing",
            Self::Secure => "secure",
            Self::Mastering => "mastering",
        }
    }

    /// The step of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == key)
    }
}

/// What a judgement is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The step within the child's stage; the verdict is a [`Step`]'s name.
    Step,
    /// Position: where the child is against what is expected now; the verdict is a band.
    Attainment,
    /// Progress: what was gained since the year's start against what was expected; the verdict is a band.
    Achievement,
    /// The end of a key stage, years 2 and 6; the verdict is one of [`KeyStage::verdicts`].
    KeyStage,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Step, Self::Attainment, Self::Achievement, Self::KeyStage];
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Step => "step",
            Self::Attainment => "attainment",
            Self::Achievement => "achievement",
            Self::KeyStage => "key-stage",
        })
    }
}

/// A text that names no aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAspect;

impl FromStr for Aspect {
    type Err = NotAnAspect;
    fn from_str(text: &str) -> Result<Self, NotAnAspect> {
        Self::ALL.into_iter().find(|aspect| aspect.to_string() == text).ok_or(NotAnAspect)
    }
}

/// How the school judges the end of a key stage, in years 2 and 6.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyStage {
    /// National Curriculum levels with sub-levels, as used up to 2014-15.
    Levels,
    /// The teacher assessment frameworks in use now.
    #[default]
    Frameworks,
}

impl KeyStage {
    /// Its verdicts, lowest first: key and words.
    #[must_use]
    pub fn verdicts(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Levels => &[
                ("1c", "1c"),
                ("1b", "1b"),
                ("1a", "1a"),
                ("2c", "2c"),
                ("2b", "2b"),
                ("2a", "2a"),
                ("3c", "3c"),
                ("3b", "3b"),
                ("3a", "3a"),
                ("4c", "4c"),
                ("4b", "4b"),
                ("4a", "4a"),
                ("5c", "5c"),
                ("5b", "5b"),
                ("5a", "5a"),
                ("6c", "6c"),
                ("6b", "6b"),
                ("6a", "6a"),
            ],
            Self::Frameworks => {
                &[("pks", "pre-key-stage"), ("wts", "WTS working towards"), ("exs", "EXS expected standard"), ("gds", "GDS greater depth")]
            }
        }
    }
}

/// The numbers by which judgements are suggested. A change never touches a judgement already made: that is an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Share of a stage's criteria, in percent, from which a child is developing, secure, mastering. Below the first: emerging. Rising.
    pub steps: [u8; 3],
    /// Share expected by the end of each half term, in percent, autumn 1 to summer 2. Never falling.
    pub expected: [u8; 6],
    /// How many points below what is expected still counts as nearly.
    pub near: u8,
    /// How many targets a subject has for a half term, 1 to 9.
    pub targets: u8,
    /// How the end of a key stage is judged.
    pub key_stage: KeyStage,
}

impl Default for Thresholds {
    /// The numbers most schools begin with; each school sets its own.
    fn default() -> Self {
        Self { steps: [40, 70, 90], expected: [12, 23, 35, 47, 58, 70], near: 10, targets: 3, key_stage: KeyStage::default() }
    }
}

impl Thresholds {
    /// The share expected by the end of a half term, in percent.
    #[must_use]
    pub fn expected_by(&self, half_term: HalfTerm) -> u8 {
        let at = HalfTerm::ALL.iter().position(|half| *half == half_term).unwrap_or_default();
        self.expected.get(at).copied().unwrap_or_default()
    }

    /// Whether the numbers make sense.
    ///
    /// # Errors
    /// Says what does not.
    pub fn check(&self) -> Result<(), Senseless> {
        let [first, second, third] = self.steps;
        if !(0 < first && first < second && second < third && third <= 100) {
            return Err(Senseless::StepsRise);
        }
        if self.expected.iter().any(|share| *share > 100) || !self.expected.is_sorted() {
            return Err(Senseless::ExpectedFalls);
        }
        if self.near > 100 {
            return Err(Senseless::NearlyPoints);
        }
        if !(1..=9).contains(&self.targets) { Err(Senseless::TargetsCount) } else { Ok(()) }
    }
}

as_text! {
    Aspect: "step, attainment, achievement or key-stage";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_thresholds_make_sense() {
        assert_eq!(Thresholds::default().check(), Ok(()));
        assert_eq!(Thresholds::default().expected_by(HalfTerm::Spring1), 35);
    }

    #[test]
    fn thresholds_that_make_no_sense_are_told() {
        let good = Thresholds::default;
        for bad in [
            Thresholds { steps: [40, 40, 90], ..good() },
            Thresholds { steps: [40, 70, 101], ..good() },
            Thresholds { expected: [12, 23, 20, 47, 58, 70], ..good() },
            Thresholds { expected: [12, 23, 35, 47, 58, 170], ..good() },
            Thresholds { near: 101, ..good() },
            Thresholds { targets: 0, ..good() },
        ] {
            assert!(bad.check().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn aspects_and_steps_have_keys() {
        for aspect in Aspect::ALL {
            assert_eq!(aspect.to_string().parse(), Ok(aspect));
        }
        assert_eq!(Step::of_key("secure"), Some(Step::Secure));
        assert_eq!(Step::of_key("Secure"), None);
    }
}
