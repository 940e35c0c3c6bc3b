//! Packs: where an entry belongs, and joining entries to what a pack holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;

use super::{get, put};
use crate::domain::{EntryId, PupilId, SchoolYear};
use crate::exchange::wire::{decode_pack, encode_pack};
use crate::ledger::{About, Entry};
use crate::platform::fault::Fault;

/// Most packs of one name: the first, and one more for each that was found unreadable.
const SPARES: u32 = 100;

/// The beginning of the keys of a pupil's packs.
pub(super) fn of_pupil(pupil: PupilId) -> String {
    format!("pupil/{pupil}")
}

/// The key of the pack an entry belongs in: the school's, or the pupil's of the school year in which it was written.
pub(super) fn key_of(entry: &Entry) -> String {
    match entry.about {
        About::School => "school".to_owned(),
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

/// Joins entries to the pack of a key. A pack that cannot be read is left as it is, and the next spare key is used.
pub(super) async fn join(store: &ObjectStore<'_>, key: &str, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    for spare in 1..=SPARES {
        let key = if spare == 1 { key.to_owned() } else { format!("{key}/{spare}") };
        let mut joined: BTreeMap<EntryId, Arc<Entry>> = match get(store, &key).await? {
            None => BTreeMap::new(),
            Some(value) => match value.as_string().and_then(|text| decode_pack(&text).ok()) {
                Some(held) => held.into_iter().map(|e| (e.id, Arc::new(e))).collect(),
                None => continue,
            },
        };
        for entry in entries {
            joined.entry(entry.id).or_insert_with(|| Arc::clone(entry));
        }
        let text = encode_pack(joined.values()).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
        return put(store, &key, text).await;
    }
    Err(Fault::Failed("too many unreadable records".to_owned()))
}
