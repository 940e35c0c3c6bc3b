//! The school's own groups, as a class has them.

use crate::domain::{GroupKey, PupilId};
use crate::ledger::Roll;

/// The groups in use that some of these children are in, by name, each with how many they are.
#[must_use]
pub fn groups_of(roll: &Roll, children: &[(PupilId, String)]) -> Vec<(GroupKey, String, usize)> {
    let counted = roll.groups().into_iter().filter(|group| !group.retired).map(|group| {
        let count = children.iter().filter(|(pupil, _)| roll.is_in(*pupil, group.key)).count();
        (group.key, group.name, count)
    });
    counted.filter(|(.., count)| *count > 0).collect()
}
