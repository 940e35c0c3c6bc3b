//! Targets: what a child works on for a half term.

use std::fmt;
use std::str::FromStr;

use super::calendar::Period;
use super::curriculum::CriterionId;
use super::id::TargetId;
use super::key::{StrandKey, SubjectKey, as_text};
use serde::{Deserialize, Serialize};

/// Longest wording of a target, in characters.
pub const TARGET_MAX: usize = 300;

/// What a target belongs to. `subject:maths`, `strand:uniform` or `personal` in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// A subject.
    Subject(SubjectKey),
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
    /// The child's own, of any kind.
    Personal,
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(subject) => write!(f, "subject:{}", subject.as_str()),
            Self::Strand(strand) => write!(f, "strand:{}", strand.as_str()),
            Self::Personal => f.write_str("personal"),
        }
    }
}

/// A text that names no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnArea;

impl FromStr for Area {
    type Err = NotAnArea;
    fn from_str(text: &str) -> Result<Self, NotAnArea> {
        match text.split_once(':') {
            Some(("subject", key)) => key.parse().map(Self::Subject).map_err(|_| NotAnArea),
            Some(("strand", key)) => key.parse().map(Self::Strand).map_err(|_| NotAnArea),
            None if text == "personal" => Ok(Self::Personal),
            _ => Err(NotAnArea),
        }
    }
}

/// A target of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// For which half term.
    pub period: Period,
    /// What it belongs to.
    pub area: Area,
    /// Its words; 1 to [`TARGET_MAX`] characters.
    pub text: String,
    /// The criterion it came from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// The target of an earlier half term it carries forward, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<TargetId>,
}

as_text! {
    Area: "subject: and a key, strand: and a key, or personal";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_read_back() {
        for text in ["subject:maths", "strand:uniform", "personal"] {
            assert_eq!(text.parse::<Area>().map(|area| area.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "subject:", "subject:Maths", "personal:", "other:maths"] {
            assert!(text.parse::<Area>().is_err(), "{text}");
        }
    }
}
