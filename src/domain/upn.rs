//! The unique pupil number of English schools.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The alphabet of check letters: A to Z without I, O and S.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number as the school gave it. A wrong one is a warning, never a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Upn(String);

/// What looks wrong with a UPN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpnFault {
    /// Not 13 characters.
    Length(usize),
    /// A character that has no place there.
    Character(char),
    /// The check letter is not the one the digits ask for.
    CheckLetter {
        /// The letter the digits ask for.
        expected: char,
    },
}

impl Upn {
    /// A UPN as typed, without spaces and in capitals; `None` if nothing is left.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        if text.is_empty() { None } else { Some(Self(text)) }
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What looks wrong with it, by the published rule: the sum of digit × position (positions from 2) modulo 23 gives the check letter.
    /// Letters that stand among the digits count by their place in the alphabet of check letters.
    #[must_use]
    pub fn fault(&self) -> Option<UpnFault> {
        let count = self.0.chars().count();
        if count != 13 {
            return Some(UpnFault::Length(count));
        }
        let mut sum = 0;
        for (place, c) in self.0.chars().enumerate().skip(1) {
            let Some(value) = value_of(c) else { return Some(UpnFault::Character(c)) };
            // A temporary number ends in a letter; the twelve before are digits.
            if !c.is_ascii_digit() && place != 12 {
                return Some(UpnFault::Character(c));
            }
            sum += value * (place + 1);
        }
        let expected = LETTERS.get(sum % 23).copied().map_or('?', char::from);
        match self.0.chars().next() {
            Some(first) if first == expected => None,
            Some(first) if !LETTERS.contains(&u8::try_from(first).unwrap_or(0)) => Some(UpnFault::Character(first)),
            _ => Some(UpnFault::CheckLetter { expected }),
        }
    }
}

fn value_of(c: char) -> Option<usize> {
    if let Some(digit) = c.to_digit(10) {
        return usize::try_from(digit).ok();
    }
    LETTERS.iter().position(|l| char::from(*l) == c)
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults() {
        let fault = |text: &str| Upn::typed(text).unwrap().fault();
        assert_eq!(fault("b801 200005001"), None);
        assert_eq!(fault("A801200005001"), Some(UpnFault::CheckLetter { expected: 'B' }));
        assert_eq!(fault("B80120000500"), Some(UpnFault::Length(12)));
        assert_eq!(fault("B8012000O5001"), Some(UpnFault::Character('O')));
        assert_eq!(fault("I801200005001"), Some(UpnFault::Character('I')));
        assert_eq!(Upn::typed("  "), None);
    }
}
