//! Praise: good attitude is seen and said. Points are given and never taken away.

use super::senseless::Senseless;
use serde::{Deserialize, Serialize};

use super::key::PraiseKey;
use super::people::NAME_MAX;

/// Most points one praise can give.
pub const POINTS_MAX: u16 = 100;

/// A kind of praise the school gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PraiseKind {
    /// Its name, 1 to 100 characters: "Kindness".
    pub name: String,
    /// How many points it gives, 1 to [`POINTS_MAX`].
    pub points: u16,
    /// No longer given; what was given stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl PraiseKind {
    /// The kinds a school begins with. A school changes them to match its own.
    #[must_use]
    pub fn usual() -> Vec<(PraiseKey, Self)> {
        let kind = |key: &str, name: &str, points| Some((key.parse().ok()?, Self { name: name.to_owned(), points, retired: false }));
        let kinds = [
            kind("effort", "Great effort", 1),
            kind("kindness", "Kindness", 1),
            kind("good-work", "Good work", 1),
            kind("helping", "Helping others", 1),
            kind("star", "Star of the week", 5),
        ];
        kinds.into_iter().flatten().collect()
    }

    /// Whether it can stand.
    ///
    /// # Errors
    /// Says why it cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        if self.name.trim().is_empty() || self.name.chars().count() > NAME_MAX {
            return Err(Senseless::PraiseName);
        }
        if (1..=POINTS_MAX).contains(&self.points) { Ok(()) } else { Err(Senseless::PraisePoints) }
    }
}

/// One praise of one child. It keeps its points whatever becomes of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Praise {
    /// The kind.
    pub kind: PraiseKey,
    /// The points it gave.
    pub points: u16,
    /// For what, in a few words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What a child has reached in a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the awards speak for themselves")]
pub enum Award {
    Bronze,
    Silver,
    Gold,
}

impl Award {
    /// All three, lowest first.
    pub const ALL: [Self; 3] = [Self::Bronze, Self::Silver, Self::Gold];

    /// Its word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bronze => "bronze",
            Self::Silver => "silver",
            Self::Gold => "gold",
        }
    }

    /// What so many points have reached.
    #[must_use]
    pub fn reached(points: u32, awards: [u16; 3]) -> Option<Self> {
        Self::ALL.into_iter().zip(awards).filter(|(_, from)| points >= u32::from(*from)).map(|(award, _)| award).next_back()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_kinds_stand() {
        assert_eq!(PraiseKind::usual().len(), 5);
        assert!(PraiseKind::usual().iter().all(|(_, kind)| kind.check().is_ok()));
        assert!(PraiseKind { name: "x".into(), points: 0, retired: false }.check().is_err());
    }

    #[test]
    fn an_award_is_reached_at_its_threshold() {
        for (points, wanted) in [
            (0, None),
            (9, None),
            (10, Some(Award::Bronze)),
            (24, Some(Award::Bronze)),
            (25, Some(Award::Silver)),
            (500, Some(Award::Gold)),
        ] {
            assert_eq!(Award::reached(points, [10, 25, 50]), wanted, "{points}");
        }
    }
}
