//! A file: the set of entries about one thing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;
use std::sync::Arc;

use super::entry::Entry;
use crate::domain::EntryId;

/// The set of entries about the school, or about one pupil. Holds them by id; says nothing of what they now mean: see [`super::Fold`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    entries: BTreeMap<EntryId, Arc<Entry>>,
}

impl File {
    /// All entries, in the order of their ids.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One entry.
    #[must_use]
    pub fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(&id)
    }

    /// Whether it holds the same ids: entries never change, so it is the same file.
    #[must_use]
    pub fn holds_the_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.entries.keys().eq(other.entries.keys())
    }

    /// Adds an entry. An entry that is there already changes nothing.
    ///
    /// # Errors
    /// The entry held under the same id says something else.
    pub(super) fn insert(&mut self, entry: Arc<Entry>) -> Result<bool, EntryId> {
        match self.entries.entry(entry.id) {
            Place::Occupied(held) if *held.get() == entry => Ok(false),
            Place::Occupied(_) => Err(entry.id),
            Place::Vacant(place) => {
                place.insert(entry);
                Ok(true)
            }
        }
    }

    /// Takes an entry out again.
    pub(super) fn remove(&mut self, id: EntryId) -> Option<Arc<Entry>> {
        self.entries.remove(&id)
    }

    /// Keeps the entries that pass.
    pub(super) fn retain(&mut self, keep: impl Fn(&Entry) -> bool) {
        self.entries.retain(|_, entry| keep(entry));
    }
}
