//! The page of everything that is kept of a child, in words.

use super::counts;
use crate::domain::Date;

/// What the page is for.
pub const ABOUT: &str = "For a parent, or whoever else may ask what the school keeps of a child. It has every entry in Lantern about the \
    child, also those taken back, with who wrote it and when. What was printed or sent before is not in it.";
/// Names of others, and what is to be said of them.
pub const OTHERS: &str = "What tells of another child is not for this family. Ticked names are blanked below and in what is saved. Read \
    it through all the same: a nickname or “his friend” is found by nobody but you.";
/// No name of another child.
pub const NO_OTHERS: &str = "No other child on the roll is named in it. Read it through all the same: a nickname or “his friend” is found \
    by nobody but you.";

/// A name of another child, and where.
#[must_use]
pub fn blank(name: &str, entries: usize) -> String {
    format!("Blank “{name}”, in {}", counts::entries(entries))
}

/// The top of the page, on screen and in the file.
#[must_use]
pub fn of(name: &str, entries: usize, today: Date) -> String {
    format!("{name}: {}, as of {}", counts::entries(entries), super::date(today))
}
