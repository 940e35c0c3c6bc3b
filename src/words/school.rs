//! The whole school in counts.

use super::judgements::aspect;
use super::letters::capital;
use crate::domain::{Aspect, Heading};

/// What the page is for.
pub const ABOUT: &str = "Every number opens the children behind it. What is printed or saved from here names no child, rounds to \
    fives, and tells nothing of fewer than five.";
/// What the day of the newest entry is for.
pub const NEWEST: &str = "The newest entry says how fresh a class is here: what a colleague has written since comes with the next file.";
/// Nobody is in a class.
pub const NOBODY: &str = "No class has children in this school year.";
/// What the whole of it is called.
pub const WHOLE_SCHOOL: &str = "Whole school";
/// Children of no known year group.
pub const NO_YEAR_GROUP: &str = "Year group not known";
/// Children of none of the school's groups.
pub const NO_GROUP: &str = "In no group";
/// How many there are.
pub const CHILDREN: &str = "Children";
/// No colour can be said.
pub const NO_COLOUR: &str = "No colour yet";
/// The end of a key stage is not judged.
pub const NOT_JUDGED: &str = "Not judged yet";
/// A number too small to be told outside.
pub const FEW: &str = "under 5";
/// Whether a colour has changed since the half term before.
pub const MOVED: [&str; 4] = ["Higher", "The same", "Lower", "Not to be said yet"];
/// How targets went.
pub const TARGETS: [&str; 5] = ["All met", "Some met", "None met", "Not reviewed yet", "No targets"];
/// Whether children judged themselves.
pub const SELF_ASSESSMENT: [&str; 3] = ["Finished", "Not finished", "Not asked"];
/// How children see themselves.
pub const AGREEMENT: [&str; 4] = ["As the teacher does", "Lower than the teacher", "Higher than the teacher", "Nothing to compare"];
/// How meetings stand.
pub const MEETINGS: [&str; 3] = ["Held", "Begun", "Not yet"];
/// What is looked at besides colours, in the order of the columns above.
pub const LOOKS: [&str; 4] = ["Targets met", "Self-assessment", "How children see themselves", "Mentoring meetings"];

/// "Reading, attainment".
#[must_use]
pub fn in_subject(subject: &str, of: Aspect) -> String {
    format!("{subject}, {}", aspect(of))
}

/// "Attainment since the half term before".
#[must_use]
pub fn moved(heading: Heading) -> String {
    format!("{} since the half term before", capital(heading.name()))
}

/// A share in whole percent; nothing of nobody.
#[must_use]
pub fn share(count: usize, of: usize) -> String {
    (count * 100 + of / 2).checked_div(of).map(|share| format!("{share}\u{a0}%")).unwrap_or_default()
}

/// Whom a number is of: "4B: Green".
#[must_use]
pub fn behind(row: &str, column: &str) -> String {
    format!("{row}: {column}")
}

/// How much of what there is to do in a half term is done: "3 of 9 things done".
#[must_use]
pub fn done(done: usize, of: usize) -> String {
    if done == of { "Everything is done".to_owned() } else { format!("{done} of {of} things done") }
}

/// Who attains so: "Attainment green".
#[must_use]
pub fn attaining(colour: &str) -> String {
    format!("Attainment: {}", super::letters::uncapital(colour))
}

/// A strand that is called as a heading is.
#[must_use]
pub fn strand(name: &str) -> String {
    format!("{name} (strand)")
}
