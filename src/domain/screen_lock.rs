//! The lock of the teacher's own screen: wrong tries slow down, and there is a way out when the passphrase is forgotten.
//!
//! As the lock on a child's screen it is a lock on a screen, not encryption.

use std::fmt;
use std::str::FromStr;

use super::lock::{self, WAY_OUT, longest_wait, wait_after};
use super::people::same_name;

/// After how many minutes without a touch the screen locks itself, as can be chosen; 0 is never.
pub const MINUTES: [u32; 6] = [0, 1, 2, 5, 10, 30];
/// Fewest characters of a passphrase of the screen.
pub const PASSPHRASE_MIN: usize = 6;
/// What has to be typed instead of the passphrase, in full, to begin the way out.
pub const WAY_OUT_WORDS: &str = "I am the teacher and I have forgotten the passphrase";

/// A screen that is locked, as it is noted on the device. Moments are in seconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locked {
    /// How many wrong tries there were.
    pub tries: u32,
    /// Until when no other is taken.
    pub wait_until: i64,
    /// When it opens without the passphrase, if somebody has asked for that.
    pub opens_at: Option<i64>,
}

impl Locked {
    /// How long the next try has to wait, in seconds.
    #[must_use]
    pub fn wait(self, now: i64) -> i64 {
        lock::left(self.wait_until, now, longest_wait())
    }

    /// How long the way out still takes, in seconds, if somebody is on it.
    #[must_use]
    pub fn way_out(self, now: i64) -> Option<i64> {
        self.opens_at.map(|at| lock::left(at, now, WAY_OUT))
    }

    /// With one more wrong try.
    #[must_use]
    pub fn after_a_wrong_try(self, now: i64) -> Self {
        let tries = self.tries.saturating_add(1);
        Self { tries, wait_until: now.saturating_add(wait_after(tries)), ..self }
    }

    /// On the way out. Asking again does not begin anew.
    #[must_use]
    pub fn on_the_way_out(self, now: i64) -> Self {
        Self { opens_at: Some(self.opens_at.unwrap_or_else(|| now.saturating_add(WAY_OUT))), ..self }
    }
}

/// Whether what was typed asks for the way out.
#[must_use]
pub fn asks_for_the_way_out(typed: &str) -> bool {
    same_name(typed.trim().trim_end_matches('.'), WAY_OUT_WORDS)
}

/// Whether this can be a passphrase of the screen.
#[must_use]
pub fn is_passphrase(text: &str) -> bool {
    let text = text.trim();
    let first = text.chars().next();
    text.chars().count() >= PASSPHRASE_MIN && text.chars().any(|letter| Some(letter) != first) && !"12345678909876543210".contains(text)
}

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.tries, self.wait_until, self.opens_at.unwrap_or_default())
    }
}

/// What cannot be read is a locked screen all the same.
impl FromStr for Locked {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut numbers = text.split(' ').map(|number| number.parse::<i64>().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        let (tries, wait_until, opens_at) = (next(), next(), next());
        Ok(Self { tries: u32::try_from(tries).unwrap_or_default(), wait_until, opens_at: Some(opens_at).filter(|at| *at != 0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_screen_reads_back_and_stays_locked_whatever_stands_there() {
        for locked in [Locked::default(), Locked { tries: 4, wait_until: 1_795_424_400, opens_at: Some(1_795_424_700) }] {
            assert_eq!(locked.to_string().parse(), Ok(locked));
        }
        for text in ["", "x", "1 2", "-1 x y z"] {
            assert!(text.parse::<Locked>().is_ok_and(|locked| locked.opens_at.is_none()), "{text}");
        }
    }

    #[test]
    fn wrong_tries_slow_down_and_the_way_out_takes_its_time_once() {
        let mut locked = Locked::default();
        let waits: Vec<i64> = (0..6)
            .map(|_| {
                locked = locked.after_a_wrong_try(1000);
                locked.wait(1000)
            })
            .collect();
        assert_eq!(waits, [0, 0, 30, 60, 60, 60]);
        let out = locked.on_the_way_out(1000);
        assert_eq!((out.way_out(1000), out.way_out(1200), out.way_out(9000)), (Some(300), Some(100), Some(0)));
        assert_eq!(out.on_the_way_out(1200), out);
        // A clock that was set back by a year locks nobody out for a year.
        assert_eq!(out.way_out(-30_000_000), Some(300));
        assert!(asks_for_the_way_out(" i am the teacher and i have forgotten the passphrase."));
        assert!(!asks_for_the_way_out("I have forgotten it"));
    }

    #[test]
    fn what_anybody_would_guess_is_no_passphrase() {
        for text in ["", "short", "aaaaaaaa", "123456", " 654321 ", "98765"] {
            assert!(!is_passphrase(text), "{text}");
        }
        assert!(is_passphrase("blue door") && is_passphrase("äöüßéè"));
    }
}
