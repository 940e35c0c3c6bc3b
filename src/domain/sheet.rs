//! A question sheet: all that a device needs to ask the children of a class, and nothing more.
//!
//! It holds first names or initials, pictures, the questions and the colours. No surname, no rating, nothing a teacher said.

use serde::{Deserialize, Serialize};

use super::calendar::Period;
use super::curriculum::CriterionId;
use super::id::{ClassId, PupilId, RoundId, TargetId};
use super::key::{PictureKey, StrandKey};
use super::round::Question;
use super::scheme::Band;

/// A child on a question sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetChild {
    /// The child: the one id its answers go to.
    pub pupil: PupilId,
    /// Other ids of the same child, enrolled on two devices; its earlier answers may lie under them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<PupilId>,
    /// What stands on its tile: the first name, with initials where two share it.
    pub name: String,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureKey>,
    /// Its own targets of the half term, and their words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<(TargetId, String)>,
}

/// A question sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The round.
    pub round: RoundId,
    /// The class.
    pub class: ClassId,
    /// What the class is called.
    pub class_name: String,
    /// The half term.
    pub period: Period,
    /// The colours to choose from, lowest first.
    pub bands: Vec<Band>,
    /// The strands asked about, each as a sentence in the child's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strands: Vec<(StrandKey, String)>,
    /// The criteria asked about, each in its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<(CriterionId, String)>,
    /// The open questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// The children, in order.
    pub children: Vec<SheetChild>,
}

/// One thing a child is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetItem {
    /// How it is with a strand.
    Strand(StrandKey),
    /// How far a target was met.
    Target(TargetId),
    /// Whether it can do something.
    Criterion(CriterionId),
    /// An open question.
    Open(Question),
}

impl SheetChild {
    /// All ids of the child, the one its answers go to first.
    pub fn ids(&self) -> impl Iterator<Item = PupilId> {
        std::iter::once(self.pupil).chain(self.linked.iter().copied())
    }
}

impl Sheet {
    /// A child of the sheet.
    #[must_use]
    pub fn child(&self, pupil: PupilId) -> Option<&SheetChild> {
        self.children.iter().find(|child| child.pupil == pupil)
    }

    /// Whether another child of the sheet has a picture: two may not have one, for a child finds itself by it.
    #[must_use]
    pub fn is_taken(&self, picture: PictureKey, pupil: PupilId) -> bool {
        self.children.iter().any(|child| child.pupil != pupil && child.picture == Some(picture))
    }

    /// Everything a child is asked, in order, with the words of what is not an open question.
    #[must_use]
    pub fn asked(&self, pupil: PupilId) -> Vec<(SheetItem, &str)> {
        let targets = self.child(pupil).map_or(&[][..], |child| &child.targets);
        let strands = self.strands.iter().map(|(key, text)| (SheetItem::Strand(*key), text.as_str()));
        let targets = targets.iter().map(|(id, text)| (SheetItem::Target(*id), text.as_str()));
        let criteria = self.criteria.iter().map(|(id, text)| (SheetItem::Criterion(*id), text.as_str()));
        let open = self.questions.iter().map(|question| (SheetItem::Open(*question), ""));
        strands.chain(targets).chain(criteria).chain(open).collect()
    }
}

/// What stands on the tiles of some children: the first name, and where two share it as much of the surname as tells them apart, from its
/// first letter on. Names are forename and surname.
#[must_use]
pub fn tile_names(names: &[(String, String)]) -> Vec<String> {
    let same = |a: &str, b: &str| super::people::same_name(a, b);
    let short = |(forename, surname): &(String, String), letters: usize| {
        let initials: String = surname.trim().chars().take(letters).collect();
        if initials.is_empty() { forename.trim().to_owned() } else { format!("{} {initials}", forename.trim()) }
    };
    let tile = |(at, name): (usize, &(String, String))| {
        let others: Vec<_> =
            names.iter().enumerate().filter(|(n, other)| *n != at && same(&other.0, &name.0)).map(|(_, other)| other).collect();
        if others.is_empty() {
            return short(name, 0);
        }
        let apart = |letters: &usize| !others.iter().any(|other| same(&short(other, *letters), &short(name, *letters)));
        short(name, (1..=3).find(apart).unwrap_or(1))
    };
    names.iter().enumerate().map(tile).collect()
}

/// How wide tiles are to be, so that no name breaks within a word: from 0 for short names to 4. A hyphen may end a line.
#[must_use]
pub fn tile_size<'a>(names: impl Iterator<Item = &'a str>) -> u8 {
    let words = names.flat_map(|name| name.split_inclusive(|c: char| c.is_whitespace() || c == '-'));
    match words.map(|word| word.trim_end().chars().count()).max().unwrap_or_default() {
        0..=6 => 0,
        7..=8 => 1,
        9..=10 => 2,
        11..=13 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_as_wide_as_their_longest_word() {
        let table: [(&[&str], u8); 7] = [
            (&[], 0),
            (&["Ada", "Ben"], 0),
            (&["Ada", "Mohammed"], 1),
            (&["Anne Marie", "Ada Sm"], 0),
            (&["Maximiliana-Anastasia"], 3),
            (&["Alexandra"], 2),
            (&["Wolfeschlegelstein"], 4),
        ];
        for (names, wanted) in table {
            assert_eq!(tile_size(names.iter().copied()), wanted, "{names:?}");
        }
    }

    #[test]
    fn a_tile_says_no_more_of_a_name_than_it_needs() {
        type Names<'a> = &'a [(&'a str, &'a str)];
        let table: [(Names<'_>, &[&str]); 5] = [
            (&[("Ada", "Avocet"), ("Ben", "Bittern")], &["Ada", "Ben"]),
            (&[("Ada", "Avocet"), ("ada", "Bittern"), ("Cal", "Coot")], &["Ada A", "ada B", "Cal"]),
            (&[("Ada", "Smith"), ("Ada", "Stone")], &["Ada Sm", "Ada St"]),
            (&[("Ada", "Smith"), ("Ada", "Smith")], &["Ada S", "Ada S"]),
            (&[("Ada", ""), ("Ada", "Smith")], &["Ada", "Ada S"]),
        ];
        for (names, wanted) in table {
            let names: Vec<_> = names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(tile_names(&names), wanted);
        }
    }
}
