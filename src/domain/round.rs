//! A self-assessment round: what the children of a class are asked about a half term.

use super::senseless::Senseless;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::attitude::NotKnown;
use super::calendar::Period;
use super::curriculum::CriterionId;
use super::id::ClassId;
use super::key::{StrandKey, as_text};

/// Most things a round can ask of one child, targets aside: more tires a child out.
pub const ITEMS_MAX: usize = 60;
/// Longest answer to an open question, in characters.
pub const ANSWER_MAX: usize = 500;

/// An open question of a round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// "I am proud of …"
    Proud,
    /// "I would like help with …"
    Help,
}

impl Question {
    /// Both, in the order they are asked.
    pub const ALL: [Self; 2] = [Self::Proud, Self::Help];
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Proud => "proud",
            Self::Help => "help",
        })
    }
}

impl FromStr for Question {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|question| question.to_string() == text).ok_or(NotKnown)
    }
}

as_text! {
    Question: "proud or help";
}

/// What the children of a class are asked, and whether they may still answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The class.
    pub class: ClassId,
    /// The half term they judge themselves for.
    pub period: Period,
    /// The strands asked about, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strands: Vec<StrandKey>,
    /// Whether each child is asked how far it met its targets of the half term.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub targets: bool,
    /// The criteria asked about, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionId>,
    /// The open questions asked, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Closed: no answer is taken any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

impl Round {
    /// Whether it can stand.
    ///
    /// # Errors
    /// Says why it cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        let items = self.strands.len() + self.criteria.len() + self.questions.len();
        if items == 0 && !self.targets {
            return Err(Senseless::RoundAsksNothing);
        }
        if items > ITEMS_MAX { Err(Senseless::RoundAsksTooMuch) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_asks_something_but_not_too_much() {
        let round = |criteria: u16| Round {
            class: "0000000000001.1".parse().unwrap(),
            period: "2026-27.autumn-2".parse().unwrap(),
            strands: Vec::new(),
            targets: false,
            criteria: (1..=criteria).map(|n| format!("maths-4.{n}").parse().unwrap()).collect(),
            questions: Vec::new(),
            closed: false,
        };
        assert!(round(0).check().is_err() && round(61).check().is_err());
        assert_eq!(round(60).check(), Ok(()));
        assert_eq!(Round { targets: true, ..round(0) }.check(), Ok(()));
        assert!(Question::ALL.iter().all(|q| q.to_string().parse() == Ok(*q)));
    }
}
