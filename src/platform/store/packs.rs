//! Packs: where an entry belongs, and joining entries to what a pack holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;
use wasm_bindgen::JsCast;

use super::records::{delete, get, put};
use crate::domain::order;
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

/// The pack an entry belongs in: the school's, or the pupil's of the school year in which it was written.
fn pack_of(entry: &Entry) -> Option<(PupilId, SchoolYear)> {
    match entry.about {
        About::School => None,
        About::Pupil(pupil) => Some((pupil, SchoolYear::of(entry.at.date(0)))),
    }
}

/// The keys that begin so, alone or with a slash after.
pub(super) fn range_of(beginning: &str) -> KeyRange<String> {
    KeyRange::Bound(beginning.to_owned(), false, format!("{beginning}/\u{ffff}"), false)
}

/// This very key.
pub(super) fn just(key: &str) -> KeyRange<String> {
    KeyRange::Bound(key.to_owned(), false, key.to_owned(), false)
}

/// Groups entries by the pack they belong in.
pub(super) fn grouped(entries: &[Arc<Entry>]) -> order::Map<String, Vec<Arc<Entry>>> {
    let mut groups: order::Map<String, Vec<Arc<Entry>>> = order::Map::new();
    // Most entries of a file belong where the one before them belongs.
    let in_one_pack = |one: &Arc<Entry>, next: &Arc<Entry>| one.about == next.about && (one.at == next.at || pack_of(one) == pack_of(next));
    for run in entries.chunk_by(in_one_pack) {
        if let Some(first) = run.first() {
            let key = pack_of(first).map_or_else(|| SCHOOL.to_owned(), |(pupil, year)| format!("{}/{year}", of_pupil(pupil)));
            groups.change(key, |group| group.extend_from_slice(run));
        }
    }
    groups
}

/// The name a key goes by, without the number of a spare place.
pub(super) fn name_of(key: &str) -> &str {
    match key.rsplit_once('/') {
        Some((name, number)) if number.parse::<u32>().is_ok() => name,
        _ => key,
    }
}

/// Puts entries in a place of their own beside the packs of their key, without reading those: a large file is then merged in at the cost of
/// what it brings; `taken` are the keys there are, in their order. What a pack may hold already under one of their ids is compared first;
/// those that it holds with other words are returned, and nothing is put. [`gather`] makes one of the places later.
pub(super) async fn put_beside(
    store: &ObjectStore<'_>,
    taken: &[String],
    key: &str,
    entries: &[Arc<Entry>],
) -> Result<Vec<EntryId>, Fault> {
    let mut new = entries.to_vec();
    let mut free = None;
    for place in places(key) {
        if taken.binary_search(&place).is_err() {
            free = Some(place);
            break;
        }
        let Some(value) = get(store, &place)?.await? else { continue };
        // The browser looks for the ids in its own text, which is copied here only where one of them stands in it.
        let Ok(text) = value.dyn_into::<js_sys::JsString>() else { continue };
        if !new.iter().any(|entry| text.includes(&entry.id.to_string(), 0)) {
            continue;
        }
        let Ok(held) = decode_pack(&String::from(&text)) else { continue };
        let (mut known, mut clashing) = (order::Set::new(), Vec::new());
        for held in held {
            match new.iter().find(|entry| entry.id == held.id) {
                Some(entry) if **entry == held => drop(known.insert(held.id)),
                Some(entry) => clashing.push(entry.id),
                None => {}
            }
        }
        if !clashing.is_empty() {
            return Ok(clashing);
        }
        new.retain(|entry| !known.contains(&entry.id));
    }
    match free {
        _ if new.is_empty() => Ok(Vec::new()),
        Some(place) => put(store, &place, written(&new)?).map(|()| Vec::new()),
        None => join(store, key, &new).await,
    }
}

/// Makes one pack of those that lie in several places of one name, as far as they can be read and agree; how many places were given back.
pub(super) async fn gather(store: &ObjectStore<'_>, name: &str, keys: &[String]) -> Result<usize, Fault> {
    let mut all: BTreeMap<EntryId, Arc<Entry>> = BTreeMap::new();
    let mut readable = Vec::new();
    for key in keys.iter().filter(|key| name_of(key) == name) {
        let text = get(store, key)?.await?.and_then(|value| value.as_string());
        let Some(held) = text.and_then(|text| decode_pack(&text).ok()) else { continue };
        for entry in held {
            let entry = Arc::new(entry);
            if all.entry(entry.id).or_insert_with(|| Arc::clone(&entry)) != &entry {
                // Neither is thrown away.
                return Ok(0);
            }
        }
        readable.push(key);
    }
    let Some((first, others)) = readable.split_first().filter(|(_, others)| !others.is_empty()) else { return Ok(0) };
    put(store, first, encode_pack(all.values()).map_err(|_| unwritable())?)?;
    others.iter().try_for_each(|key| delete(store, key))?;
    Ok(others.len())
}

/// The text of a pack.
pub(super) fn written(entries: &[Arc<Entry>]) -> Result<String, Fault> {
    encode_pack(entries).map_err(|_| unwritable())
}

fn unwritable() -> Fault {
    Fault::Failed("an entry that cannot be written".to_owned())
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
            let text = encode_pack(joined.values()).map_err(|_| unwritable())?;
            put(store, &key, text)?;
        }
        return Ok(clashing);
    }
    Err(Fault::Failed("too many unreadable records".to_owned()))
}
