//! A store in memory, as the browser's is: packs, loose entries, the school's id and tombstones; whole batches or nothing. It may be shared
//! by several desks, as tabs share a database, and it can be told to fail.

use std::collections::BTreeMap;
use std::sync::Arc;

use lantern::domain::{EntryId, PupilId, SchoolId, order};
use lantern::ledger::{About, Entry, Ledger};
use lantern::workspace::{Batch, Fault, FilesRead};

/// What lies in the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shelf {
    school: Option<SchoolId>,
    erased: order::Set<PupilId>,
    loose: BTreeMap<EntryId, Arc<Entry>>,
    packs: BTreeMap<About, BTreeMap<EntryId, Arc<Entry>>>,
}

impl Shelf {
    /// A store that holds a ledger, all of it packed.
    pub(crate) fn of(ledger: &Ledger, school: Option<SchoolId>) -> Self {
        let mut shelf = Self { school, erased: ledger.erased().clone(), ..Self::default() };
        shelf.loose.extend(ledger.entries().map(|entry| (entry.id, Arc::clone(entry))));
        shelf.pack();
        shelf
    }

    pub(crate) fn set_school(&mut self, school: Option<SchoolId>) {
        self.school = school;
    }

    /// Puts in an entry as it is.
    pub(crate) fn put(&mut self, entry: Entry) {
        self.loose.insert(entry.id, Arc::new(entry));
    }

    /// Whether an entry is stored.
    pub(crate) fn holds(&self, id: EntryId) -> bool {
        self.loose.contains_key(&id) || self.packs.values().any(|pack| pack.contains_key(&id))
    }

    /// Everything stored.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.loose.values().chain(self.packs.values().flat_map(BTreeMap::values))
    }

    /// What a start that reads everything would find.
    pub(crate) fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        self.erased.iter().for_each(|pupil| drop(ledger.erase(*pupil)));
        self.entries().for_each(|entry| assert!(ledger.insert(Arc::clone(entry)).is_ok()));
        ledger
    }

    /// Stores a batch, whole or not at all.
    pub(crate) fn commit(&mut self, batch: &Batch, school: Option<SchoolId>) -> Result<Option<SchoolId>, Fault> {
        let held = |entry: &Arc<Entry>| self.loose.get(&entry.id).or_else(|| self.packs.get(&entry.about)?.get(&entry.id));
        if batch.add.iter().any(|entry| held(entry).is_some_and(|held| held != entry)) {
            return Err(Fault::Failed("an entry is stored already with other words".to_owned()));
        }
        let (withdrawn, erase) = (batch.withdraw.iter().map(|e| e.id).collect::<order::Set<_>>(), &batch.erase);
        let gone = |entry: &Entry| withdrawn.contains(&entry.id) || erase.iter().any(|pupil| entry.tells_of(*pupil));
        self.loose.retain(|_, entry| !gone(entry));
        self.packs.values_mut().for_each(|pack| pack.retain(|_, entry| !gone(entry)));
        self.erased.extend(erase.iter().copied());
        for entry in &batch.add {
            if !self.packs.get(&entry.about).is_some_and(|pack| pack.contains_key(&entry.id)) {
                self.loose.insert(entry.id, Arc::clone(entry));
            }
        }
        if school.is_some() {
            self.school = self.school.or(school);
        }
        Ok(self.school.filter(|_| school.is_some()))
    }

    /// Moves what is loose into packs.
    pub(crate) fn pack(&mut self) {
        for (id, entry) in std::mem::take(&mut self.loose) {
            self.packs.entry(entry.about).or_default().insert(id, entry);
        }
    }

    /// The packs of some children.
    pub(crate) fn load(&self, pupils: &[PupilId]) -> Vec<Entry> {
        let packs = pupils.iter().filter_map(|id| self.packs.get(&About::Pupil(*id)));
        packs.flat_map(BTreeMap::values).map(|entry| (**entry).clone()).collect()
    }

    /// The school's pack, everything loose, and the packs of some children.
    pub(crate) fn read(&self, pupils: &[PupilId]) -> FilesRead {
        let school = self.packs.get(&About::School).into_iter().flat_map(BTreeMap::values);
        let entries = school.chain(self.loose.values()).map(|entry| (**entry).clone()).chain(self.load(pupils)).collect();
        FilesRead { school: self.school, erased: self.erased.iter().copied().collect(), entries }
    }

    /// The children who have packs.
    pub(crate) fn pupils(&self) -> Vec<PupilId> {
        self.packs.keys().filter_map(|about| if let About::Pupil(id) = about { Some(*id) } else { None }).collect()
    }
}
