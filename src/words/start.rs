//! The start page.

use super::counts::children;

/// What Lantern is.
pub const WELCOME: &str = "Lantern keeps your school’s mentoring files: what each child can do, what comes next, and how child and \
    teacher see it, in one colour code.";
/// What a new teacher can do first.
pub const FIRST_STEPS: [&str; 3] = [
    "Add your class and paste or import its names.",
    "Or open a file a colleague has sent you. You can also drop it anywhere on this page.",
    "Or look around first with a demo class of invented children.",
];
/// Where everything stays.
pub const STAYS_HERE: &str = "Everything stays in this browser, on this device. Nothing is sent anywhere.";
/// Why a child may be in no class.
pub const NOT_IN_A_CLASS: &str = "Not placed yet, left, or in a class that was removed. Open a child’s file to choose a class.";

/// How many children are in no class.
#[must_use]
pub fn without_class(count: usize) -> String {
    format!("Not in a class this year: {}", children(count))
}

/// How many children a class has.
#[must_use]
pub fn class_of(count: usize) -> String {
    if count == 0 { "no children yet".to_owned() } else { children(count) }
}
