//! Targets.

use super::names::subject_title;
use crate::domain::Area;
use crate::ledger::Roll;

/// The area of a target that belongs to no subject and no strand.
pub const PERSONAL: &str = "Personal";
/// The same, of a target in a sentence.
pub const PERSONAL_OF: &str = "of the child’s own";

/// No suggestion.
pub const NOTHING_TO_SUGGEST: &str = "Nothing to suggest: everyone has their targets, or nothing is rated yet.";
/// Suggestions for a class.
pub const UNTICK: &str = "Untick what you do not want. Words can be changed afterwards.";
/// A group of nobody.
pub const CHOOSE_A_CHILD: &str = "Please choose at least one child.";
/// A file without targets.
pub const NONE_YET: &str = "No targets yet.";
/// A target was set.
pub const IS_SET: &str = "The target is set.";

/// A target that was not met so many times in a row.
#[must_use]
pub fn in_a_row(times: usize) -> String {
    let often = if times == 2 { "twice".to_owned() } else { format!("{times} times") };
    format!("Not met {often} in a row. Perhaps a smaller step, or another way, helps.")
}

/// What the area of a target is called.
#[must_use]
pub fn area(roll: &Roll, area: Area) -> String {
    match area {
        Area::Subject(subject) => subject_title(roll, subject),
        Area::Strand(strand) => roll.strand(strand).map_or_else(|| strand.to_string(), |strand| strand.name),
        Area::Personal => PERSONAL.to_owned(),
    }
}
