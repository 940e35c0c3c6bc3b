//! Packs: where an entry belongs, and joining entries to what a pack holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;

use super::records::{get, put};
use crate::domain::{EntryId, PupilId, SchoolYear};
use crate::exchange::wire::{decode_pack, encode_pack};
use crate::ledger::{About, Entry};
use crate::platform::fault::Fault;

/// The school's own pack.
pub(super) const SCHOOL: &str = "school";
/// Most packs of one name: the first, and one more for each that was found unreadable.
pub(super) const SPARES: u32 = 100;

/// The beginning of the keys of a pupil's packs.
pub(super) fn of_pupil(pupil: PupilId) -> String {
    format!("pupil/{pupil}")
}

/// The key of the pack an entry belongs in: the school's, or the pupil's of the school year in which it was written.
pub(super) fn key_of(entry: &Entry) -> String {
    match entry.about {
        About::School => SCHOOL.to_owned(),
        About::Pupil(pupil) => format!("{}/{}", of_pupil(pupil), SchoolYear::of(entry.at.date(0))),
    }
}

/// The keys that begin so, alone or with a slash after.
pub(super) fn range_of(beginning: &str) -> KeyRange<String> {
    KeyRange::Bound(beginning.to_owned(), false, format!("{beginning}/\u{ffff}"), false)
}

/// Groups entries by the pack they belong in.
pub(super) fn grouped(entries: &[Arc<Entry>]) -> BTreeMap<String, Vec<Arc<Entry>>> {
    let mut groups: BTreeMap<String, Vec<Arc<Entry>>> = BTreeMap::new();
    for entry in entries {
        groups.entry(key_of(entry)).or_default().push(Arc::clone(entry));
    }
    groups
}

/// The key of a record's spare places: the first is its own, the others are used where an unreadable record lies in the way.
pub(super) fn places(key: &str) -> impl Iterator<Item = String> + '_ {
    (1..=SPARES).map(move |spare| if spare == 1 { key.to_owned() } else { format!("{key}/{spare}") })
}

/// Joins entries to the pack of a key, and returns those that the pack holds with other words, which are not joined. A pack that
/// cannot be read is left as it is, and the next spare key is used.
pub(super) async fn join(store: &ObjectStore<'_>, key: &str, entries: &[Arc<Entry>]) -> Result<Vec<EntryId>, Fault> {
    for key in places(key) {
        let mut joined: BTreeMap<EntryId, Arc<Entry>> = BTreeMap::new();
        if let Some(value) = get(store, &key)?.await? {
            let Some(held) = value.as_string().and_then(|text| decode_pack(&text).ok()) else { continue };
            joined.extend(held.into_iter().map(|e| (e.id, Arc::new(e))));
        }
        let before = joined.len();
        let mut clashing = Vec::new();
        for entry in entries {
            let held = joined.entry(entry.id).or_insert_with(|| Arc::clone(entry));
            if held != entry {
                clashing.push(entry.id);
            }
        }
        if joined.len() > before {
            let text = encode_pack(joined.values()).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
            put(store, &key, text)?;
        }
        return Ok(clashing);
    }
    Err(Fault::Failed("too many unreadable records".to_owned()))
}
