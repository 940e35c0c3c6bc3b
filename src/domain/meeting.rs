//! Mentoring meetings: a child, a mentor and often a parent go through the file together.

use super::senseless::Senseless;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::attitude::NotKnown;
use super::calendar::Period;
use super::id::StaffId;
use super::key::as_text;

/// Longest comment, in characters.
pub const COMMENT_MAX: usize = 2000;
/// Longest drawn signature, in characters of its strokes.
pub const SIGNATURE_MAX: usize = 6000;
/// How wide the field of a signature is, in its own units.
pub const SIGNATURE_WIDE: u16 = 300;
/// How high the field of a signature is, in its own units.
pub const SIGNATURE_HIGH: u16 = 100;

/// One mentoring meeting. What is said and agreed in it are facts of their own, each stored as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The day it was begun.
    #[serde(with = "super::calendar::as_date")]
    pub date: chrono::NaiveDate,
    /// The half term it is the meeting of.
    pub period: Period,
    /// The half term whose targets are looked back at; `None` where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Period>,
    /// The half term for which new targets are agreed.
    pub ahead: Period,
    /// The mentor, where the staff list knows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentor: Option<StaffId>,
    /// It is over: from now on it is amended visibly and not changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// What is written down in a meeting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingPart {
    /// What there is to celebrate.
    Celebrate,
    /// What the child says.
    Child,
    /// What a parent says.
    Parent,
    /// What the mentor says.
    Mentor,
}

impl MeetingPart {
    /// All, in the order of the meeting.
    pub const ALL: [Self; 4] = [Self::Celebrate, Self::Child, Self::Parent, Self::Mentor];
}

impl fmt::Display for MeetingPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Celebrate => "celebrate",
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Mentor => "mentor",
        })
    }
}

impl FromStr for MeetingPart {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|part| part.to_string() == text).ok_or(NotKnown)
    }
}

/// Who agrees to what a meeting has come to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The child.
    Child,
    /// A parent or carer.
    Parent,
    /// The mentor.
    Mentor,
}

impl Party {
    /// All, the child first: it is the child's meeting.
    pub const ALL: [Self; 3] = [Self::Child, Self::Parent, Self::Mentor];
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Mentor => "mentor",
        })
    }
}

impl FromStr for Party {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|party| party.to_string() == text).ok_or(NotKnown)
    }
}

/// How often each child has a mentoring meeting.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Often {
    /// Every half term.
    HalfTerm,
    /// Every term: autumn, spring, summer.
    Term,
}

impl Often {
    /// Both, the more frequent first.
    pub const ALL: [Self; 2] = [Self::HalfTerm, Self::Term];

    /// The half terms whose meeting counts as that of `period`: itself alone, or the two of its term.
    #[must_use]
    pub fn holds(self, period: Period, other: Period) -> bool {
        let term = |period: Period| super::HalfTerm::ALL.iter().position(|half| *half == period.half_term).map(|at| at / 2);
        period == other || self == Self::Term && period.year == other.year && term(period) == term(other)
    }
}

impl fmt::Display for Often {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HalfTerm => "half-term",
            Self::Term => "term",
        })
    }
}

impl FromStr for Often {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        Self::ALL.into_iter().find(|often| often.to_string() == text).ok_or(NotKnown)
    }
}

/// How a school holds its meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MentoringRules {
    /// How often.
    pub often: Often,
    /// How long a meeting is meant to take, in minutes, 5 to 60.
    pub minutes: u8,
    /// Whether those who agree also draw their signature.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signatures: bool,
}

impl Default for MentoringRules {
    /// Every half term, ten minutes, agreed by name alone.
    fn default() -> Self {
        Self { often: Often::HalfTerm, minutes: 10, signatures: false }
    }
}

impl MentoringRules {
    /// Whether it can be.
    ///
    /// # Errors
    /// Says what cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        if (5..=60).contains(&self.minutes) { Ok(()) } else { Err(Senseless::MeetingMinutes) }
    }
}

/// Whether a text is a drawn signature: strokes of points `x,y`, points parted by spaces and strokes by semicolons.
#[must_use]
pub fn is_signature(text: &str) -> bool {
    let within = |text: Option<&str>, most: u16| text.and_then(|t| t.parse::<u16>().ok()).is_some_and(|n| n <= most);
    let point = |point: &str| {
        let mut parts = point.split(',');
        within(parts.next(), SIGNATURE_WIDE) && within(parts.next(), SIGNATURE_HIGH) && parts.next().is_none()
    };
    text.len() <= SIGNATURE_MAX && (text.is_empty() || text.split(';').all(|stroke| stroke.split(' ').all(point)))
}

as_text! {
    MeetingPart: "celebrate, child, parent or mentor";
    Party: "child, parent or mentor";
    Often: "half-term or term";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_strokes_of_points_within_its_field() {
        for text in ["", "0,0", "1,2 3,4;300,100", "10,10;20,20 30,30"] {
            assert!(is_signature(text), "{text}");
        }
        for text in ["1", "1,2,3", "301,0", "0,101", "1,2;", "<svg>", "1,2  3,4", "-1,2"] {
            assert!(!is_signature(text), "{text}");
        }
        assert!(!is_signature(&"1,2 ".repeat(SIGNATURE_MAX)));
    }

    #[test]
    fn a_term_is_two_half_terms() {
        let of = |text: &str| text.parse::<Period>().unwrap();
        let (one, two, three) = (of("2026-27.autumn-1"), of("2026-27.autumn-2"), of("2026-27.spring-1"));
        assert!(Often::Term.holds(one, two) && Often::Term.holds(two, one) && !Often::Term.holds(two, three));
        assert!(!Often::Term.holds(one, of("2025-26.autumn-1")));
        assert!(Often::HalfTerm.holds(one, one) && !Often::HalfTerm.holds(one, two));
    }

    #[test]
    fn words_of_a_meeting_read_back() {
        assert!(MeetingPart::ALL.iter().all(|part| part.to_string().parse() == Ok(*part)));
        assert!(Party::ALL.iter().all(|party| party.to_string().parse() == Ok(*party)));
        assert!(Often::ALL.iter().all(|often| often.to_string().parse() == Ok(*often)));
    }
}
