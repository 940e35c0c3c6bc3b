//! A small school to store: entries with ids in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use lantern::domain::{By, EntryId, Minter, Moment, Pupil, PupilId, Role, Voice};
use lantern::ledger::{About, Change, Entry};
use lantern::platform::store::Store;
use lantern::workspace::Batch;

/// 23 November 2026, 09:00 UTC.
const NOW: i64 = 1_795_424_400;
/// A year, in seconds.
pub(crate) const YEAR: i64 = 365 * 24 * 3600;

pub(crate) struct School {
    minter: Minter,
}

pub(crate) fn entry(id: EntryId, about: About, seconds: i64, change: Change) -> Arc<Entry> {
    let by = By { role: Role::Teacher, staff: None };
    Arc::new(Entry { id, about, at: Moment::from_seconds(seconds), by, replaces: Vec::new(), change })
}

impl School {
    pub(crate) fn new() -> Self {
        Self { minter: Minter::new(7) }
    }

    pub(crate) fn id<T: From<lantern::domain::id::Stamp>>(&mut self) -> T {
        self.minter.mint()
    }

    /// A child on the roll.
    pub(crate) fn enrols(&mut self, forename: &str) -> (PupilId, Arc<Entry>) {
        let pupil: PupilId = self.id();
        let details = Pupil { forename: forename.to_owned(), surname: "Wren".to_owned(), upn: None, born: None };
        (pupil, entry(self.id(), About::School, NOW, Change::PupilSet { pupil, details }))
    }

    /// The school's name.
    pub(crate) fn named(&mut self, name: &str) -> Arc<Entry> {
        entry(self.id(), About::School, NOW, Change::SchoolNamed { name: name.to_owned() })
    }

    /// A rating, written so many years ago.
    pub(crate) fn rates(&mut self, pupil: PupilId, number: usize, years_ago: i64) -> Arc<Entry> {
        let criterion = format!("maths-3.{}", number % 30 + 1).parse().unwrap();
        let (period, band) = ("2026-27.autumn-2".parse().unwrap(), "green".parse().unwrap());
        let change = Change::Rated { voice: Voice::Teacher, criterion, period, band };
        entry(self.id(), About::Pupil(pupil), NOW - years_ago * YEAR, change)
    }

    /// Many ratings of one child, of this year and the last.
    pub(crate) fn many(&mut self, pupil: PupilId, count: usize) -> Vec<Arc<Entry>> {
        (0..count).map(|n| self.rates(pupil, n, (n % 2) as i64)).collect()
    }
}

pub(crate) fn adding(entries: impl IntoIterator<Item = Arc<Entry>>) -> Batch {
    Batch { add: entries.into_iter().collect(), ..Batch::default() }
}

/// Every entry there is, by id: the school's, the loose ones and the packs of everybody who has some.
pub(crate) async fn everything(store: &Store) -> BTreeMap<EntryId, Entry> {
    let opened = store.load_school().await.unwrap();
    let pupils = store.all_pupils().await.unwrap();
    let (packed, _) = store.load_pupils(&pupils).await.unwrap();
    opened.entries.into_iter().chain(packed).map(|e| (e.id, e)).collect()
}

/// The same of a list.
pub(crate) fn set<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> BTreeMap<EntryId, Entry> {
    entries.into_iter().map(|e| (e.id, Entry::clone(e))).collect()
}
