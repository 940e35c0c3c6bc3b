//! The lock on a screen that a child uses: how wrong tries slow down, and the way out when the PIN is forgotten.
//!
//! It is a lock on a screen, not encryption: whoever can open the browser's own tools can read what the device stores.

/// Fewest characters of a PIN.
pub const PIN_MIN: usize = 4;
/// Most characters of a PIN.
pub const PIN_MAX: usize = 40;
/// So many wrong tries cost nothing: fingers slip.
const FREE: u32 = 3;
/// What the first try after that costs, in seconds; each further one costs twice as much.
const FIRST_WAIT: i64 = 30;
/// The longest wait, in seconds: children who try may not keep the teacher out of the lesson.
const LONGEST_WAIT: i64 = 60;
/// How long the way out takes when the PIN is forgotten, in seconds: long enough that a child gives up and a grown-up notices.
pub const WAY_OUT: i64 = 300;
/// What has to be typed instead of the PIN, in full, to begin the way out. It stands in the settings and where
/// a PIN is chosen, and nowhere on the children's screen.
pub const WAY_OUT_WORDS: &str = "I am the teacher and I have forgotten the PIN";

/// After how many seconds without a touch a child's screen goes back to everyone's tiles, as can be chosen; 0 is never.
pub const RESTS: [u32; 4] = [60, 120, 300, 0];
/// The usual one of [`RESTS`].
pub const REST: u32 = 120;

/// The one of [`RESTS`] that was chosen; the usual one for anything else.
#[must_use]
pub fn rest_of(text: &str) -> u32 {
    RESTS.into_iter().find(|rest| rest.to_string() == text).unwrap_or(REST)
}

/// Whether a screen was left alone: last touched at a moment, now, in seconds since 1970. Where the clock was set back it was, rather than
/// that a child's answers stay there.
#[must_use]
pub fn is_left_alone(rest: u32, touched: i64, now: i64) -> bool {
    rest > 0 && !(0..i64::from(rest)).contains(&now.saturating_sub(touched))
}

/// How many seconds to wait after so many wrong tries.
#[must_use]
pub fn wait_after(tries: u32) -> i64 {
    match tries.checked_sub(FREE) {
        None => 0,
        Some(more) => FIRST_WAIT.checked_shl(more.min(10)).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT),
    }
}

/// How many seconds are left until a moment, in seconds since 1970; never more than `most`, so that a clock that was set back locks nobody
/// out for years.
#[must_use]
pub fn left(until: i64, now: i64, most: i64) -> i64 {
    until.saturating_sub(now).clamp(0, most)
}

/// How long a wait can be at most, in seconds.
#[must_use]
pub fn longest_wait() -> i64 {
    LONGEST_WAIT
}

/// Whether what was typed asks for the way out: the words in full, capital letters and spaces aside.
#[must_use]
pub fn asks_for_the_way_out(typed: &str) -> bool {
    super::people::same_name(typed.trim().trim_end_matches('.'), WAY_OUT_WORDS)
}

/// Whether this can be a PIN.
///
/// # Errors
/// Says in words why not.
pub fn check_pin(pin: &str) -> Result<(), &'static str> {
    let length = pin.trim().chars().count();
    if length < PIN_MIN {
        return Err("a PIN has at least 4 digits or letters");
    }
    if length > PIN_MAX {
        return Err("a PIN has at most 40 digits or letters");
    }
    let mut letters = pin.trim().chars();
    let first = letters.next();
    if letters.all(|c| Some(c) == first) {
        return Err("a child would guess the same digit again and again");
    }
    if ["1234", "12345", "123456", "4321", "0123"].contains(&pin.trim()) {
        return Err("a child would guess this one");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_tries_slow_down_and_never_for_ever() {
        let waits: Vec<i64> = (0..10).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 30, 60, 60, 60, 60, 60, 60]);
        assert_eq!(wait_after(u32::MAX), 60);
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out_for_years() {
        assert_eq!(left(1_000, 990, 900), 10);
        assert_eq!(left(1_000, 1_010, 900), 0);
        assert_eq!(left(1_000_000, 0, 900), 900);
        assert_eq!(left(i64::MIN, i64::MAX, 900), 0);
    }

    #[test]
    fn a_screen_nobody_touches_is_left_alone_after_its_time() {
        let table = [
            (120, 1_000, 1_000, false),
            (120, 1_000, 1_119, false),
            (120, 1_000, 1_120, true),
            (60, 1_000, 1_060, true),
            (120, 1_000, 900, true),
            (0, 1_000, 1_000_000, false),
            (0, 1_000, 0, false),
            (300, i64::MIN, i64::MAX, true),
        ];
        for (rest, touched, now, wanted) in table {
            assert_eq!(is_left_alone(rest, touched, now), wanted, "{rest} {touched} {now}");
        }
        assert_eq!(["60", "0", "300", "", "1", "never"].map(rest_of), [60, 0, 300, REST, REST, REST]);
        assert!(RESTS.contains(&REST));
    }

    #[test]
    fn the_way_out_wants_its_words_in_full() {
        assert!(asks_for_the_way_out(" i am the teacher and i have  forgotten the pin. "));
        for typed in ["", "forgotten", "I have forgotten the PIN", "I am the teacher"] {
            assert!(!asks_for_the_way_out(typed), "{typed}");
        }
    }

    #[test]
    fn a_pin_a_child_would_guess_is_no_pin() {
        for bad in ["", "123", "1111", "1234", "aaaa", " 12 ", &"7".repeat(41)] {
            assert!(check_pin(bad).is_err(), "{bad}");
        }
        assert!(check_pin("2580").is_ok() && check_pin("blue door").is_ok());
    }
}
