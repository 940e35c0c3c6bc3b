//! What is printed, and the page for a phone.

use super::calendar::{date, period};
use crate::domain::{Date, Period};

/// What is printed: slips.
pub const SLIPS: &str = "Two on a sheet of A4: how it stands, what was agreed, and room to sign.";
/// What is printed: cards.
pub const CARDS: &str = "Eight on a sheet of A4, one for each subject with targets: to cut out and stick into books.";
/// What is printed: profiles.
pub const PROFILES: &str = "One side of A4 for each child.";
/// What is printed: whole files.
pub const FILES: &str = "Everything in the file, over all its years, each page with its name and number.";
/// What is printed: the handover.
pub const HANDOVER: &str = "For the next teacher, one side of A4 for each child: what stands, what helps, what is agreed. In September it \
    tells of the end of the year before.";
/// Nothing is open.
pub const NOTHING_OPEN: &str = "No target is open.";
/// What is printed: the summary.
pub const SUMMARY: &str = "The class at a glance, for you and for the head. Not for the wall.";
/// What is printed: criteria.
pub const CRITERIA: &str = "What each child can do in a subject, as child and teacher see it.";
/// What is printed: a blank sheet.
pub const BLANK: &str = "To be filled in by hand.";
/// What is saved: the page for a phone.
pub const TAKE_HOME: &str = "One child’s profile as a file that opens on any phone, without Lantern and without a connection.";
/// A class without children.
pub const NOBODY_HERE: &str = "There are no children to print for in this school year.";
/// No child ticked.
pub const NOBODY_CHOSEN: &str = "Nobody is chosen. Tick at least one child.";
/// What is printed apart; it follows.
pub const OWN_PAGES: &str = "Printed on pages of their own: ";
/// What a whole file may be printed with.
pub const WITH_NOTES: &str = "With notes and what happened (for teachers, or where a family asks for the whole file)";
/// The page for a phone.
pub const ALL_IT_HOLDS: &str = "This is all the file holds. Give it to this child’s family only. What it is called names nobody.";

/// While the pages are made.
pub const LAYING_OUT: &str = "Laying out the pages …";

/// A child's place in the register of its class: what its page for a phone is called by.
#[must_use]
pub fn in_register(class: &str, number: usize) -> String {
    format!("{class}, number {number}")
}

/// Which page of how many.
#[must_use]
pub fn page(n: usize, of: usize) -> String {
    format!("Page {n} of {of}")
}

/// What a list of a class is headed by on paper: whose it is, of when, and from which day.
#[must_use]
pub fn of_class(class: &str, of: Period, day: Date) -> String {
    format!("{class} · {} · printed on {}", period(of), date(day))
}

/// Of how many children a class is printed.
#[must_use]
pub fn children(chosen: usize, of: usize) -> String {
    format!("Children: {chosen} of {of}")
}

/// Whom the page for a phone is for.
#[must_use]
pub fn made_on(day: Date) -> String {
    format!("Made on {} for this child’s family. Please keep it to yourselves.", date(day))
}

/// What of attitude and behaviour wants help.
#[must_use]
pub fn wants_help(strands: &[String]) -> String {
    format!("Wants help with: {}", strands.join(", "))
}

/// When the last meeting was.
#[must_use]
pub fn last_meeting(day: Date) -> String {
    format!("Last meeting, {}", date(day))
}
