//! The children who have left.

use crate::domain::{Left, PupilId, order};
use crate::ledger::{Reading, Roll};

/// A child that has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// The child.
    pub pupil: PupilId,
    /// Its name.
    pub name: String,
    /// When, where to and why.
    pub left: Left,
}

/// Everyone who has left, the last first; of one day in register order.
#[must_use]
pub fn leavers(roll: &Roll) -> Vec<Leaver> {
    let mut found: Vec<Leaver> = roll
        .pupils()
        .into_iter()
        .filter_map(|(pupil, details)| {
            let left = roll.left(pupil).as_ref().and_then(Reading::any).cloned()?;
            Some(Leaver { pupil, name: details.full_name(), left })
        })
        .collect();
    order::sort_by_key(&mut found, |leaver| std::cmp::Reverse(leaver.left.day));
    found
}
