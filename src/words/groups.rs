//! Groups of children of the school's own.

use super::counts::children;

/// What can be made instead of choosing one.
pub const NEW: &str = "A new group";
/// What the dialog is for.
pub const ABOUT: &str = "A set, a table, or whoever has a lesson more: lists can then show the group alone. Groups are for teachers: they \
    are on no paper of the class and on no screen of a child. They are renamed and put away in";
/// What the section of the settings is for.
pub const IN_SETTINGS: &str =
    "Your own groups of children, across classes. Choose who is in one on the page of a class: Now, More, Groups.";
/// What is said of a group no longer offered.
pub const PUT_AWAY: &str = "no longer used";

/// How many are in a group: "12 children", "12 children, no longer used".
#[must_use]
pub fn size(count: usize, retired: bool) -> String {
    if retired { format!("{}, {PUT_AWAY}", children(count)) } else { children(count) }
}
