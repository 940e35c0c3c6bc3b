//! How far each class has come, and how new what is here of it is.

use super::Seated;
use crate::domain::{ClassId, Date, Period};
use crate::ledger::Files;
use crate::report::headings::{Taught, taught_in};
use crate::report::left::{Left, left};
use crate::words::people::class_with;

/// How far a class has come in a half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HowFar {
    /// The class.
    pub class: ClassId,
    /// Its name, with whoever teaches it.
    pub name: String,
    /// What there is to do, and how much of it is done.
    pub left: Vec<Left>,
    /// The day of the newest entry about any of its children: what another device has written since is not here yet.
    pub newest: Option<Date>,
}

/// How far each class has come in a half term. The children’s files must be loaded; `offset` is the time zone's, in minutes.
#[must_use]
pub fn how_far(
    files: &Files,
    (classes, seated): (&[(ClassId, String)], &[Seated]),
    subjects: &[Taught],
    (period, today): (Period, Date),
    offset: i32,
) -> Vec<HowFar> {
    let subjects = taught_in(files.roll(), subjects, period);
    let of_class = |(class, name): &(ClassId, String)| {
        let own = seated.iter().filter(|child| child.class == *class);
        let ids = own.flat_map(|child| files.roll().ids(child.pupil));
        let newest = ids.filter_map(|id| files.ledger().pupil(id)?.entries().map(|entry| entry.at).max()).max();
        let newest = newest.map(|at| at.date(offset));
        let name = class_with(name, &files.roll().teachers(*class, period.year));
        HowFar { class: *class, name, left: left(files, *class, &subjects, period, today), newest }
    };
    classes.iter().map(of_class).collect()
}
