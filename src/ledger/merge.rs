//! The ledger: every file of the school, merged by union, and the children who were erased.

use std::fmt;
use std::sync::Arc;

use super::entry::{About, Entry};
use super::file::File;
use crate::domain::order;
use crate::domain::{EntryId, PupilId};

/// Two different entries under one id: one of them was changed by hand. The file they came in is refused whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash(pub EntryId);

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} is known here with other words", self.0)
    }
}

/// Every file of the school as far as it is loaded, and the tombstones of erased children. A copy shares the files until one of the two
/// changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    school: Arc<File>,
    pupils: order::Map<PupilId, Arc<File>>,
    erased: order::Set<PupilId>,
}

impl Ledger {
    /// The school's own file: roll, classes, staff, settings.
    #[must_use]
    pub fn school(&self) -> &File {
        &self.school
    }

    /// One pupil's file under this very id (linked ids have files of their own).
    #[must_use]
    pub fn pupil(&self, id: PupilId) -> Option<&File> {
        self.pupils.get(&id).map(Arc::as_ref)
    }

    /// Every pupil's file that holds an entry.
    pub fn pupils(&self) -> impl Iterator<Item = (PupilId, &File)> {
        self.pupils.iter().map(|(id, file)| (*id, file.as_ref()))
    }

    /// The ids of erased children. An old file cannot bring them back.
    #[must_use]
    pub fn erased(&self) -> &order::Set<PupilId> {
        &self.erased
    }

    /// The file an entry belongs to.
    #[must_use]
    pub fn file(&self, about: About) -> Option<&File> {
        match about {
            About::School => Some(&self.school),
            About::Pupil(id) => self.pupil(id),
        }
    }

    /// One entry, in the file it says it is in.
    #[must_use]
    pub fn get(&self, about: About, id: EntryId) -> Option<&Arc<Entry>> {
        self.file(about)?.get(id)
    }

    /// All entries: the school's, then each pupil's, each in the order of ids.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.school.entries().chain(self.pupils.values().flat_map(|file| file.entries()))
    }

    /// Whether there is no entry and no tombstone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.school.is_empty() && self.pupils.is_empty() && self.erased.is_empty()
    }

    /// Whether an entry tells of an erased child and must not be kept.
    #[must_use]
    pub fn bars(&self, entry: &Entry) -> bool {
        let own = matches!(entry.about, About::Pupil(id) if self.erased.contains(&id));
        own || self.erased.iter().any(|id| entry.change.mentions(*id))
    }

    /// Adds an entry. One that is known, or that tells of an erased child, changes nothing.
    ///
    /// # Errors
    /// The entry known under this id says something else.
    pub fn insert(&mut self, entry: Arc<Entry>) -> Result<bool, Clash> {
        if self.bars(&entry) {
            return Ok(false);
        }
        match entry.about {
            About::School => Arc::make_mut(&mut self.school).insert(entry).map_err(Clash),
            About::Pupil(id) => self.pupils.change(id, |file| Arc::make_mut(file).insert(entry)).map_err(Clash),
        }
    }

    /// Takes back an entry that came with an import which is being withdrawn.
    pub fn withdraw(&mut self, about: About, id: EntryId) {
        match about {
            About::School => {
                Arc::make_mut(&mut self.school).remove(id);
            }
            About::Pupil(pupil) => {
                if let Some(file) = self.pupils.get_mut(&pupil) {
                    Arc::make_mut(file).remove(id);
                    if file.is_empty() {
                        self.pupils.remove(&pupil);
                    }
                }
            }
        }
    }

    /// Erases a child: every entry that tells of it goes, also from other children's files, and a tombstone of the id alone stays. Says
    /// which other children's files have lost an entry by it.
    pub fn erase(&mut self, pupil: PupilId) -> Vec<PupilId> {
        self.pupils.remove(&pupil);
        Arc::make_mut(&mut self.school).retain(|entry| !entry.tells_of(pupil));
        let mut others = Vec::new();
        self.pupils.retain(|id, file| {
            if file.entries().any(|entry| entry.tells_of(pupil)) {
                Arc::make_mut(file).retain(|entry| !entry.tells_of(pupil));
                others.push(*id);
            }
            !file.is_empty()
        });
        self.erased.insert(pupil);
        others
    }

    /// Merges another ledger into this one: union by id, less what either side erased.
    ///
    /// # Errors
    /// An id stands for different entries on the two sides; then nothing of this ledger is changed.
    pub fn merge(&mut self, other: &Self) -> Result<(), Clash> {
        let mut merged = self.clone();
        for pupil in &other.erased {
            merged.erase(*pupil);
        }
        for entry in other.entries() {
            merged.insert(Arc::clone(entry))?;
        }
        *self = merged;
        Ok(())
    }
}
