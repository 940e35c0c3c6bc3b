//! Targets.

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
