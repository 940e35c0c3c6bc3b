//! The start page.

use super::counts::children;

/// What Lantern is.
pub const WELCOME: &str = "Lantern keeps your school’s mentoring files: what each child can do, what comes next, and how child and \
    teacher see it, in one colour code.";
/// The first minutes of a new teacher: what is done, and how.
pub const FIRST_STEPS: [(&str, &str); 3] = [
    ("Add your class", "Its name is enough, such as 4B."),
    ("Put in the children", "Paste the list from your register, or type their names."),
    ("See what is left to do", "“Now” says it, and leads to each thing in one tap."),
];
/// What else can be done first.
pub const OTHER_WAYS: &str = "The demo class has invented children to try everything on. A file from a colleague can also be dropped \
    anywhere on this page.";
/// What is worth a try in the demo class.
pub const LOOK_ROUND: &str = "Have a look round: mark Ada green, note that Bashir is late, open Ada’s file, see what goes home.";
/// Where everything stays.
pub const STAYS_HERE: &str = "Everything stays in this browser, on this device. Nothing is sent anywhere.";
/// Why a child may be in no class.
pub const NOT_IN_A_CLASS: &str = "Not placed yet, or in a class that was removed. Open a child’s file to choose a class, or to note that \
    it has left.";

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
