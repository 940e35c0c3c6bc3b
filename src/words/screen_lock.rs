//! The lock of the teacher's screen.

use super::counts::minutes;
use crate::domain::screen_lock::WAY_OUT_WORDS;

/// What it is and what it is not.
pub const WHAT_IT_IS: &str = "A lock on the screen, in every tab, also after a reload: nothing of a child is shown until the passphrase \
    is typed. It is no encryption: whoever can use this account and its tools can read what the browser stores. Lock the device itself as \
    well.";
/// What becomes of what was being typed.
pub const DRAFTS: &str = "What is saved stays; what was being typed into a form when the screen locks is gone.";
/// The screen itself.
pub const LOCKED: &str = "Type the passphrase of this screen to go on. Everything is saved.";
/// Nothing was typed.
pub const TYPE_IT: &str = "Please type the passphrase.";
/// It was another.
pub const WRONG: &str = "That is not the passphrase of this screen. Please try again.";
/// Too weak.
pub const WEAK: &str = "Please choose at least 6 characters that nobody would guess, such as two words.";
/// It cannot be hashed here.
pub const NOT_SET: &str = "The passphrase could not be set: this device has too little memory free. Please close other tabs and try again.";
/// It is set.
pub const IS_SET: &str = "The lock is set. “Lock now” and the key F9 lock the screen.";
/// It is off.
pub const IS_OFF: &str = "The lock is off.";
/// How to get in without it, as it stands on the locked screen, where others read it too.
pub const FORGOTTEN: [&str; 2] = [
    "Certain words, typed here in place of the passphrase, open Lantern after five minutes. You find them in Lantern’s settings on another \
     device, under “Lock this screen”.",
    "Nothing is lost: the passphrase only covers the screen.",
];

/// The same in the settings.
#[must_use]
pub fn forgotten() -> String {
    format!(
        "Type “{WAY_OUT_WORDS}” in place of the passphrase and wait five minutes on the locked screen. Lantern then opens, and the lock is \
         off until you set a new passphrase."
    )
}

/// How long the way out still takes, in seconds.
#[must_use]
pub fn opens_in(left: i64) -> String {
    match left {
        0 => "You can open Lantern now.".to_owned(),
        left => format!("Lantern can be opened in {}:{:02} minutes.", left / 60, left % 60),
    }
}

/// After how long the screen locks itself; 0 is never.
#[must_use]
pub fn after(minutes_chosen: u32) -> String {
    if minutes_chosen == 0 { "Never by itself".to_owned() } else { format!("After {}", minutes(i64::from(minutes_chosen) * 60)) }
}
