//! Who of a file may be somebody known here, in words.

use super::calendar::date;
use super::import::{Likeness, likeness};
use crate::domain::people::same_name;
use crate::domain::{Pupil, StaffMember};

/// A child of a file who may be a child known here, and what tells the two apart.
#[must_use]
pub fn alike_in_file(there: &Pupil, class_there: Option<&str>, here: &Pupil, class_here: Option<&str>, because: Likeness) -> String {
    let told = |pupil: &Pupil, class: Option<&str>| {
        let class = class.map(|class| format!(" of class {class}")).unwrap_or_default();
        let born = pupil.born.map(|born| format!(", born {}", date(born))).unwrap_or_default();
        format!("{}{class}{born}", pupil.full_name())
    };
    // Who is called by two names is found by the other.
    let name = if same_name(&there.full_name(), &here.full_name()) { "same name" } else { "same legal name" };
    let why = likeness(because).replace("same name", name);
    format!("{} in the file, and {} here: {why}.", told(there, class_there), told(here, class_here))
}

/// A class of a file that may be one known here.
#[must_use]
pub fn alike_class(there: &str, here: &str, named: bool, in_common: usize, children: usize) -> String {
    let why = match (named, in_common) {
        (true, 0) => "the same name, and no child who is certainly in both; please look twice".to_owned(),
        (true, _) => format!("the same name, and {in_common} of its {children} children"),
        (false, _) => format!("another name, but {in_common} of its {children} children; please look twice"),
    };
    format!("Class {there} in the file, and class {here} here: {why}.")
}

/// Somebody of a file's staff who may be on the list here.
#[must_use]
pub fn alike_staff(there: &StaffMember, here: &StaffMember) -> String {
    let told = |member: &StaffMember| if member.job.is_empty() { member.name.clone() } else { format!("{}, {},", member.name, member.job) };
    format!("{} in the file, and {} here: the same name, so please look twice.", told(there), told(here))
}
