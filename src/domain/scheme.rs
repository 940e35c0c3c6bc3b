//! The colour scheme: three to five ordered bands in a school's own words.
//!
//! A rating names a band by its key. Rewording a band never changes which ratings were given; a band a school no longer uses is retired,
//! not forgotten, so that old records keep their meaning. Ratings are counted, never averaged.

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

/// Three to five bands, lowest first, and the bands once used and now retired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "UncheckedScheme", into = "UncheckedScheme")]
pub struct Scheme {
    bands: Vec<Band>,
    retired: Vec<Band>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UncheckedScheme {
    bands: Vec<Band>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retired: Vec<Band>,
}

impl TryFrom<UncheckedScheme> for Scheme {
    type Error = SchemeFault;
    fn try_from(raw: UncheckedScheme) -> Result<Self, SchemeFault> {
        let scheme = Self::new(raw.bands)?;
        raw.retired.iter().try_for_each(Band::check)?;
        Ok(Self { retired: raw.retired, ..scheme })
    }
}

impl From<Scheme> for UncheckedScheme {
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
        let used = self.keys();
        self.retired.retain(|b| !used.contains(&b.key));
        self
    }

    /// The keys of the bands in use, lowest first.
    #[must_use]
    pub fn keys(&self) -> Vec<BandKey> {
        self.bands.iter().map(|b| b.key).collect()
    }

    /// The bands in use here in the words of another scheme, which also brings the bands that are new; those are not in use.
    ///
    /// # Errors
    /// In the new words two bands in use are no longer told apart.
    pub fn worded_as(&self, words: &Self) -> Result<Self, SchemeFault> {
        let worded = |band: &Band| words.band(band.key).unwrap_or(band).clone();
        let kept = Self { bands: Vec::new(), retired: self.retired.iter().map(worded).collect() };
        let new = words.bands.iter().chain(&words.retired).filter(|band| self.band(band.key).is_none());
        let known = Self { bands: Vec::new(), retired: kept.retired.into_iter().chain(new.cloned()).collect() };
        Ok(Self::new(self.bands.iter().map(worded).collect())?.succeeding(&known))
    }

    /// The same bands with these in use, lowest first; the others are retired. What `elsewhere` does not know either is left out.
    #[must_use]
    pub fn using(&self, keys: &[BandKey], elsewhere: impl Fn(BandKey) -> Option<Band>) -> Self {
        let bands: Vec<Band> = keys.iter().filter_map(|key| self.band(*key).cloned().or_else(|| elsewhere(*key))).collect();
        Self { bands, retired: Vec::new() }.succeeding(self)
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
    fn other_words_and_other_bands_are_two_things() {
        let key = |text: &str| text.parse::<BandKey>().unwrap();
        let first = Scheme::default();
        let mut bands = first.bands.clone();
        bands[0].word = "Rose".into();
        bands[2] = Band { key: key("gold"), shape: Shape::Star, letter: 'A', word: "Gold".into(), ..bands[2].clone() };
        let new = Scheme::new(bands.clone()).unwrap();
        let worded = first.worded_as(&new).unwrap();
        assert_eq!(worded.keys(), first.keys());
        assert_eq!(worded.band(key("red")).map(|band| band.word.as_str()), Some("Rose"));
        assert_eq!(worded.retired().iter().map(|band| band.key).collect::<Vec<_>>(), [key("gold")]);
        let now = worded.using(&new.keys(), |_| None);
        assert_eq!(now.bands(), new.bands());
        assert!(!now.uses(key("green")) && now.band(key("green")).is_some());
        // What nobody knows is not there, and everything that is known stays so.
        assert_eq!(worded.using(&[key("red"), key("mauve")], |_| None).keys(), [key("red")]);
        // What was in use with it is still told apart from what is reworded.
        bands[1].letter = 'G';
        assert_eq!(first.worded_as(&Scheme::new(bands).unwrap()), Err(SchemeFault::SameLetter('G')));
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
