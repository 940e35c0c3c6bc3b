//! Targets.

use super::calendar::of_year;
use crate::domain::Period;

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

/// What was set for a half term and not met, seen from the half term it is now.
#[must_use]
pub fn not_met(of: Period, now: Period) -> String {
    near(of, now).map_or_else(|| format!("Not met in {}", of_year(of)), |when| format!("Not met {when}"))
}

/// What was set for a half term and nobody has reviewed, seen from the half term it is now.
#[must_use]
pub fn not_reviewed(of: Period, now: Period) -> String {
    format!("Not reviewed yet: set for {}", near(of, now).map_or_else(|| of_year(of), str::to_owned))
}

/// The half term it is, or the one before.
fn near(of: Period, now: Period) -> Option<&'static str> {
    if of == now { Some("this half term") } else { (Some(of) == now.previous()).then_some("last half term") }
}

/// So many targets wait to be carried forward.
#[must_use]
pub fn left_over(number: usize) -> String {
    if number == 1 { "1 earlier target is still open.".to_owned() } else { format!("{number} earlier targets are still open.") }
}

/// Carrying so many targets to the half term shown.
#[must_use]
pub fn carry_all(number: usize) -> String {
    if number == 1 { "Carry 1 target forward".to_owned() } else { format!("Carry all {number} forward") }
}

/// The same for every child of a class.
#[must_use]
pub fn carry_for_everyone(number: usize) -> String {
    format!("{} for everyone", carry_all(number))
}

/// A target that was not met so many times in a row.
#[must_use]
pub fn in_a_row(times: usize) -> String {
    let often = if times == 2 { "twice".to_owned() } else { format!("{times} times") };
    format!("Not met {often} in a row. Perhaps a smaller step, or another way, helps.")
}
