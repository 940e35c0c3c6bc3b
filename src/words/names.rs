//! What things of the school are called.

use crate::domain::curriculum::SHIPPED;
use crate::domain::{ClassId, GroupKey, PraiseKey, StaffId, StrandKey, SubjectKey, TestKey, Used};
use crate::ledger::{Reading, Roll};

/// The name of a subject, taught or not.
#[must_use]
pub fn subject_title(roll: &Roll, subject: SubjectKey) -> String {
    let set = roll.subjects_set().into_iter().find(|(key, ..)| *key == subject).map(|(_, title, _)| title);
    let shipped = || SHIPPED.iter().find(|(key, _)| *key == subject.as_str()).map(|(_, title)| (*title).to_owned());
    set.or_else(shipped).unwrap_or_else(|| subject.as_str().to_owned())
}

/// A strand of attitude and behaviour by its name, kept or not.
#[must_use]
pub fn strand(roll: &Roll, strand: StrandKey) -> String {
    roll.strand(strand).map_or_else(|| strand.to_string(), |strand| strand.name)
}

/// A subject, a strand or a criterion by its name.
#[must_use]
pub fn used(roll: &Roll, what: Used) -> String {
    match what {
        Used::Subject(subject) => format!("the subject {}", subject_title(roll, subject)),
        Used::Strand(key) => format!("the strand {}", strand(roll, key)),
        Used::Criterion(criterion) => format!("criterion {} in {}", criterion.label(), subject_title(roll, criterion.subject)),
    }
}

/// A test by its name.
#[must_use]
pub fn test(roll: &Roll, test: TestKey) -> String {
    let found = roll.tests_from_the_beginning().into_iter().find(|(key, _)| *key == test);
    found.map_or_else(|| test.as_str().to_owned(), |(_, test)| test.name)
}

/// A group of children by its name.
#[must_use]
pub fn group(roll: &Roll, key: GroupKey) -> String {
    roll.groups().into_iter().find(|group| group.key == key).map_or_else(|| key.to_string(), |group| group.name)
}

/// A kind of praise by its name.
#[must_use]
pub fn praise(roll: &Roll, kind: PraiseKey) -> String {
    roll.praise_kinds().into_iter().find(|(key, _)| *key == kind).map_or_else(|| kind.to_string(), |(_, kind)| kind.name)
}

/// A member of staff by name.
#[must_use]
pub fn staff(roll: &Roll, staff: StaffId) -> String {
    let member = roll.staff_member(staff);
    let name = member.as_ref().and_then(Reading::any).map(|member| member.name.clone());
    name.unwrap_or_else(|| "somebody no longer on the staff list".to_owned())
}

/// A class by its name.
#[must_use]
pub fn class(roll: &Roll, class: ClassId) -> String {
    let known = roll.class(class);
    known
        .as_ref()
        .and_then(Reading::any)
        .map_or_else(|| "a class that is no longer here".to_owned(), |class| format!("class {}", class.name))
}
