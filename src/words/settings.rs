//! Settings.

use super::calendar::date;
use super::letters::capital;
use crate::domain::{Date, StaffMember};

/// Where criteria are changed.
pub const CRITERIA: &str = "Add, reword, order and retire criteria, add a subject, and move criteria between schools as files.";
/// A school without classes.
pub const NO_CLASS: &str = "No class yet. Add one on the page of classes.";
/// What the numbers do.
pub const CONDUCT: &str =
    "Colours are suggested and awards reached by these numbers. They are a default: change this to match your school.";
/// Nothing was exported yet.
pub const NEVER_EXPORTED: &str = "You have not exported everything on this device yet.";
/// The browser keeps the files.
pub const KEPT: &str = "The browser will keep Lantern’s files.";
/// Lantern opens without a connection.
pub const OPENS_OFFLINE: &str = "Lantern opens on this device without a connection.";
/// It does not yet, or never will.
pub const OPENS_ONLINE: &str =
    "Lantern needs a connection to open here: its page must come over https, and it must have been open for a little while.";
/// A newer version waits.
pub const NEWER_WAITS: &str = "A new version is ready. It is taken when Lantern is next opened, after all its tabs were closed.";
/// The browser promises nothing.
pub const NOT_KEPT: &str =
    "The browser did not promise to keep them. Export often: some browsers clear a page’s files after a week without a visit.";
/// Where the files are.
pub const ONLY_HERE: &str =
    "Your files are in this browser only. Export everything now and then, and keep the file where only staff can open it. ";
/// A length that is none.
pub const WHOLE_MINUTES: &str = "Please give the length in whole minutes, 5 to 60.";
/// What the numbers are.
pub const MENTORING: &str = "Usual numbers. Change them to match your school.";
/// What the shares do.
pub const TESTS: &str = "A score is green from the first share of the total, yellow from the second. Change this to match your school.";
/// What the points do.
pub const PRAISE: &str = "Points are never taken away: praise keeps the points it gave. Change this to match your school.";
/// What a scheme may be.
pub const SCHEME: &str = "Three to five bands, the same for everyone. Ratings already given keep their meaning. Words and \
    colours are the same in every half term; which bands you use holds from the one you choose.";
/// What becomes of two classes that are one.
pub const CLASS_TWICE: &str = "If two devices began this class apart, make the two one: it keeps this name and has the children and \
    everything else of both. You can undo this, or part them again here.";
/// What becomes of two of the staff list who are one person.
pub const STAFF_TWICE: &str = "If two devices entered this person apart, make the two one: this name stays, and whatever was written or \
    mentored by either is theirs. You can undo this, or part them again here.";
/// Who is on the list.
pub const STAFF: &str = "Any adult who rates or mentors. Choose who is using this device, so that colleagues can see who said what.";
/// What strands are.
pub const STRANDS: &str = "The strands that are graded each half term, with the published wording of each colour. Change this to match \
    your school: from this half term on. Earlier half terms, and what was rated, stay as they were.";
/// What the dates are.
pub const TERMS: &str = "These are usual dates. Change them to match your school. A holiday counts to the half term just ended.";
/// Dates that are none.
pub const WHOLE_DATES: &str = "Please give every first and last day as a whole date.";
/// What the numbers do.
pub const THRESHOLDS: &str =
    "Suggestions are counted by these numbers. Change this to match your school. Judgements already made stay as they are.";

/// A number that is none.
#[must_use]
pub fn needs_a_number(name: &str) -> String {
    format!("“{name}” needs a whole number. Please change that.")
}

/// When everything was exported last.
#[must_use]
pub fn exported_on(day: Option<Date>) -> String {
    day.map_or_else(|| NEVER_EXPORTED.to_owned(), |day| format!("Last exported on {}.", date(day)))
}

/// A scheme that will not do, and why.
#[must_use]
pub fn change_it(why: &str) -> String {
    format!("{}. Please change it.", capital(why))
}

/// Dates that will not do, and why.
#[must_use]
pub fn correct_dates(why: &str) -> String {
    format!("{}. Please correct the dates.", capital(why))
}

/// What a new band above the highest says to a child, until the school says otherwise.
pub const CAN_DO_MORE: &str = "I can do more";

/// Somebody is to be put on the staff list whose name is there.
#[must_use]
pub fn staff_name_is_there(held: &StaffMember) -> String {
    let job = if held.job.is_empty() { String::new() } else { format!(" ({})", held.job) };
    format!("{}{job} is on the staff list already. Is this the same person?", held.name)
}

/// What the file of settings is for.
pub const AS_A_FILE: &str = "Everything the school decides but its name: colours, criteria, tests, strands, numbers and half-term dates. \
    No child is in it. “Open a file” takes it in elsewhere, after a preview; where two schools differ, somebody there decides.";

/// Dates that nobody has set yet.
pub const PROPOSED: &str = "Proposed from this year’s dates. Please look at Easter, and save them once they are right.";
