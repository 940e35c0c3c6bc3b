//! The colour scheme: three to five ordered bands in a school's own words.
//!
//! A rating names a band by its key. Rewording a band never changes which ratings were given; a band a school no longer uses is retired,
//! not forgotten, so that old records keep their meaning. Ratings are counted, never averaged.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::key::BandKey;

/// What the highest band that comes with Lantern says to a child.
pub const CAN: &str = "I can do this";
/// What the middle one says.
pub const NEARLY: &str = "I am nearly there";
/// What the lowest one says.
pub const NEEDS_HELP: &str = "I need help with this";

/// A colour of the palette. The style sheet holds a light, a dark and a print tone of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the colours speak for themselves")]
pub enum Colour {
    Red,
    Pink,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
    Gold,
}

impl Colour {
    /// All colours of the palette.
    pub const ALL: [Self; 8] = [Self::Red, Self::Pink, Self::Orange, Self::Yellow, Self::Green, Self::Blue, Self::Purple, Self::Gold];

    /// The name of its token in the style sheet.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Pink => "pink",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Gold => "gold",
        }
    }
}

/// The shape drawn with a band's colour, so that colour is never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the shapes speak for themselves")]
pub enum Shape {
    Circle,
    Triangle,
    Square,
    Diamond,
    Star,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 5] = [Self::Circle, Self::Triangle, Self::Square, Self::Diamond, Self::Star];

    /// The shape's plain name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Triangle => "triangle",
            Self::Square => "square",
            Self::Diamond => "diamond",
            Self::Star => "star",
        }
    }
}

/// One band of a colour scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Names the band for ever.
    pub key: BandKey,
    /// Its colour.
    pub colour: Colour,
    /// Its shape.
    pub shape: Shape,
    /// The one letter that stands for it, on keys and in print.
    pub letter: char,
    /// The word staff use: "Green". At most 30 characters.
    pub word: String,
    /// What it says to a child: "I can do it". At most 60 characters.
    pub child_word: String,
    /// What it means, for parents and staff. At most 300 characters.
    pub meaning: String,
}

/// Why a colour scheme cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeFault {
    /// Fewer than three bands or more than five.
    Count(usize),
    /// Two bands have the same key.
    SameKey(BandKey),
    /// Two bands have the same letter.
    SameLetter(char),
    /// Two bands have the same shape.
    SameShape(Shape),
    /// Two bands have the same word.
    SameWord(String),
    /// A band has no word, or one that is too long.
    Wording(BandKey),
    /// A band's letter is not a letter from A to Z.
    NotALetter(char),
}

impl fmt::Display for SchemeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(n) => write!(f, "a colour scheme has three to five bands, this one has {n}"),
            Self::SameKey(key) => write!(f, "two bands have the key {key}"),
            Self::SameLetter(letter) => write!(f, "two bands have the letter {letter}"),
            Self::SameShape(shape) => write!(f, "two bands have the shape {}", shape.name()),
            Self::SameWord(word) => write!(f, "two bands have the word “{word}”"),
            Self::Wording(key) => {
                write!(f, "the band {key} needs a word of 1 to 30 characters, a child’s word of 1 to 60 and a meaning of at most 300")
            }
            Self::NotALetter(letter) => write!(f, "“{letter}” is not a letter from A to Z"),
        }
    }
}

/// Three to five bands, lowest first, and the bands once used and now retired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Scheme {
    bands: Vec<Band>,
    retired: Vec<Band>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    bands: Vec<Band>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retired: Vec<Band>,
}

impl TryFrom<Unchecked> for Scheme {
    type Error = SchemeFault;
    fn try_from(raw: Unchecked) -> Result<Self, SchemeFault> {
        let scheme = Self::new(raw.bands)?;
        raw.retired.iter().try_for_each(Band::check)?;
        Ok(Self { retired: raw.retired, ..scheme })
    }
}

impl From<Scheme> for Unchecked {
    fn from(scheme: Scheme) -> Self {
        Self { bands: scheme.bands, retired: scheme.retired }
    }
}

impl Band {
    /// Checks the wording of a band by itself.
    ///
    /// # Errors
    /// A word is missing or too long, or the letter is none.
    pub fn check(&self) -> Result<(), SchemeFault> {
        let said = |text: &str, max: usize| !text.trim().is_empty() && text.chars().count() <= max;
        if !said(&self.word, 30) || !said(&self.child_word, 60) || self.meaning.chars().count() > 300 {
            return Err(SchemeFault::Wording(self.key));
        }
        if self.letter.is_ascii_uppercase() { Ok(()) } else { Err(SchemeFault::NotALetter(self.letter)) }
    }
}

impl Scheme {
    /// Checks and keeps bands, lowest first.
    ///
    /// # Errors
    /// Says which rule the bands break.
    pub fn new(bands: Vec<Band>) -> Result<Self, SchemeFault> {
        if !(3..=5).contains(&bands.len()) {
            return Err(SchemeFault::Count(bands.len()));
        }
        for (i, band) in bands.iter().enumerate() {
            band.check()?;
            for other in bands.iter().take(i) {
                if other.key == band.key {
                    return Err(SchemeFault::SameKey(band.key));
                }
                if other.letter == band.letter {
                    return Err(SchemeFault::SameLetter(band.letter));
                }
                if other.shape == band.shape {
                    return Err(SchemeFault::SameShape(band.shape));
                }
                if other.word.trim().eq_ignore_ascii_case(band.word.trim()) {
                    return Err(SchemeFault::SameWord(band.word.clone()));
                }
            }
        }
        Ok(Self { bands, retired: Vec::new() })
    }

    /// The bands in use, lowest first.
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// Bands no longer in use that old ratings may name.
    #[must_use]
    pub fn retired(&self) -> &[Band] {
        &self.retired
    }

    /// The band of a key, in use or retired.
    #[must_use]
    pub fn band(&self, key: BandKey) -> Option<&Band> {
        self.bands.iter().chain(&self.retired).find(|b| b.key == key)
    }

    /// Whether new ratings may use this band.
    #[must_use]
    pub fn uses(&self, key: BandKey) -> bool {
        self.bands.iter().any(|b| b.key == key)
    }

    /// This scheme as the successor of `before`: bands that are gone are retired.
    #[must_use]
    pub fn succeeding(mut self, before: &Self) -> Self {
        for band in before.bands.iter().chain(&before.retired) {
            if self.band(band.key).is_none() {
                self.retired.push(band.clone());
            }
        }
        let used: Vec<BandKey> = self.bands.iter().map(|b| b.key).collect();
        self.retired.retain(|b| !used.contains(&b.key));
        self
    }
}

impl Default for Scheme {
    /// Red, yellow and green with the meanings of the founding document.
    fn default() -> Self {
        let band = |key: &str, colour, shape, letter, word: &str, child_word: &str, meaning: &str| {
            let key = key.parse().ok()?;
            Some(Band { key, colour, shape, letter, word: word.into(), child_word: child_word.into(), meaning: meaning.into() })
        };
        let bands = [
            band(
                "red",
                Colour::Red,
                Shape::Triangle,
                'R',
                "Red",
                NEEDS_HELP,
                "Needs further support to meet targets in attainment, attitude and/or behaviour.",
            ),
            band("yellow", Colour::Yellow, Shape::Square, 'Y', "Yellow", NEARLY, "Has nearly met expectations for learning."),
            band(
                "green",
                Colour::Green,
                Shape::Circle,
                'G',
                "Green",
                CAN,
                "Has met expectations in attainment, attitude, achievement and behaviour.",
            ),
        ];
        Self { bands: bands.into_iter().flatten().collect(), retired: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_scheme_stands() {
        let scheme = Scheme::default();
        assert_eq!(Scheme::new(scheme.bands.clone()), Ok(scheme));
    }

    #[test]
    fn a_scheme_breaks_no_rule() {
        let bands = Scheme::default().bands;
        assert_eq!(Scheme::new(bands[..2].to_vec()), Err(SchemeFault::Count(2)));
        let with = |change: &dyn Fn(&mut Band)| {
            let mut bands = bands.clone();
            change(&mut bands[1]);
            Scheme::new(bands)
        };
        assert_eq!(with(&|b| b.letter = 'R'), Err(SchemeFault::SameLetter('R')));
        assert_eq!(with(&|b| b.letter = 'r'), Err(SchemeFault::NotALetter('r')));
        assert_eq!(with(&|b| b.shape = Shape::Triangle), Err(SchemeFault::SameShape(Shape::Triangle)));
        assert_eq!(with(&|b| b.word = "RED".into()), Err(SchemeFault::SameWord("RED".into())));
        assert!(matches!(with(&|b| b.word = " ".into()), Err(SchemeFault::Wording(_))));
    }

    #[test]
    fn a_band_that_goes_is_retired_and_comes_back_when_used_again() {
        let old = Scheme::default();
        let mut bands = old.bands.clone();
        bands[2].key = "gold".parse().unwrap();
        let new = Scheme::new(bands).unwrap().succeeding(&old);
        let green = "green".parse().unwrap();
        assert!(!new.uses(green));
        assert!(new.band(green).is_some());
        let back = old.clone().succeeding(&new);
        assert!(back.uses(green));
        assert_eq!(back.retired().len(), 1);
    }
}
