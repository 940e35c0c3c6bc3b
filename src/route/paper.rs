//! What can be printed of a class or of a child.

use std::fmt;
use std::str::FromStr;

use super::read::NoSuchPage;

/// A kind of sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The slip a child takes home, two on a sheet.
    Slips,
    /// Cards with targets for books, eight on a sheet.
    Cards,
    /// "My profile" on one side.
    Profiles,
    /// The whole mentoring file.
    Files,
    /// What the next teacher reads first.
    Handover,
    /// The class at a glance.
    Summary,
    /// The criteria of a subject with the child's ratings.
    Criteria,
    /// The criteria of a subject, to be filled in by hand.
    Blank,
    /// A page for the family's phone, saved as a file.
    TakeHome,
}

impl Paper {
    /// All, in the order they are offered.
    pub const ALL: [Self; 9] =
        [Self::Slips, Self::Cards, Self::Profiles, Self::Files, Self::Handover, Self::Summary, Self::Criteria, Self::Blank, Self::TakeHome];

    /// Whether it is of one subject, chosen from those the school teaches; the cards may be of all.
    #[must_use]
    pub fn is_of_a_subject(self) -> bool {
        matches!(self, Self::Criteria | Self::Blank | Self::Cards)
    }

    /// Whether it is of each child by itself, rather than of the class.
    #[must_use]
    pub fn is_of_children(self) -> bool {
        !matches!(self, Self::Summary | Self::Blank)
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Slips => "slips",
            Self::Cards => "cards",
            Self::Profiles => "profiles",
            Self::Files => "files",
            Self::Handover => "handover",
            Self::Summary => "summary",
            Self::Criteria => "criteria",
            Self::Blank => "blank",
            Self::TakeHome => "take-home",
        })
    }
}

impl FromStr for Paper {
    type Err = NoSuchPage;
    fn from_str(text: &str) -> Result<Self, NoSuchPage> {
        Self::ALL.into_iter().find(|paper| paper.to_string() == text).ok_or(NoSuchPage)
    }
}
