//! The live entries of one cell: nearly always one, and then without a list of its own.

use std::sync::Arc;

use super::entry::Entry;
use crate::domain::EntryId;

/// The live entries of one cell, in the order of their ids. Never empty in a fold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Live {
    /// One, as nearly every cell has.
    One(Arc<Entry>),
    /// Any other number.
    Several(Vec<Arc<Entry>>),
}

impl Live {
    /// The entries.
    pub(super) fn as_slice(&self) -> &[Arc<Entry>] {
        match self {
            Self::One(entry) => std::slice::from_ref(entry),
            Self::Several(entries) => entries,
        }
    }

    /// The same with one more. Entries mostly come in the order of their ids, and a forged file may have very many in one cell.
    pub(super) fn and(&mut self, entry: &Arc<Entry>) {
        if let Self::One(one) = self {
            *self = Self::Several(vec![Arc::clone(one)]);
        }
        if let Self::Several(entries) = self {
            let at = entries.partition_point(|one| one.id < entry.id);
            entries.insert(at, Arc::clone(entry));
        }
    }

    /// The same without one; `None` where nothing is left.
    pub(super) fn without(&self, id: EntryId) -> Option<Self> {
        let mut left: Vec<Arc<Entry>> = self.as_slice().iter().filter(|entry| entry.id != id).cloned().collect();
        match left.len() {
            0 => None,
            1 => left.pop().map(Self::One),
            _ => Some(Self::Several(left)),
        }
    }
}
