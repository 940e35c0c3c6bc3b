//! Writing: one transaction a command, packing when idle.

use std::sync::Arc;

use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::transaction::Transaction;

use super::child::CHILD_MODE;
use super::records::{delete, finish, get, keys, put, texts, write};
use super::{ERASED, LOOSE, META, PACKS, SCHOOL_ID, Store, packs};
use crate::domain::{EntryId, PupilId, SchoolId, order};
use crate::exchange::wire::{decode_entry, decode_pack, encode_entry, encode_pack};
use crate::ledger::Entry;
use crate::platform::fault::Fault;
use crate::platform::tabs::Writing;
use crate::workspace::Batch;

/// Up to so many entries are written loose, one small record each; more go straight into packs.
const LOOSE_MAX: usize = 200;
/// How many packs of a large batch are written before the page goes on.
const WRITTEN_AT_ONCE: usize = 48;
/// How many packs that lie in several places are made one in one go.
const GATHERED_AT_ONCE: usize = 50;
/// How many loose entries one packing moves.
const PACKED_AT_ONCE: usize = 2000;

impl Store {
    /// Stores a batch, whole or not at all. It is stored once this returns. With it this school's id, where none is stored yet; which one
    /// stands is then said.
    ///
    /// # Errors
    /// The storage failed, and nothing of the batch is stored.
    pub async fn commit(&self, batch: &Batch, school: Option<SchoolId>) -> Result<Option<SchoolId>, Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = carry_out(&tx, batch, school).await;
        finish(tx, done).await
    }

    /// Moves loose entries into packs, in one transaction; how many were moved.
    ///
    /// # Errors
    /// The storage failed, and nothing was moved.
    pub async fn pack(&self) -> Result<usize, Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = pack(&tx).await;
        finish(tx, done).await
    }
}

async fn carry_out(tx: &Transaction<'_>, batch: &Batch, school: Option<SchoolId>) -> Result<Option<SchoolId>, Fault> {
    let school = match school {
        Some(id) => Some(stored_or_put(tx, id).await?),
        None => None,
    };
    for pupil in &batch.erase {
        erase(tx, *pupil).await?;
    }
    withdraw(tx, &batch.withdraw).await?;
    add(tx, &batch.add).await?;
    Ok(school)
}

/// The school's id: the one that is stored, else the one given, which is then put. One that cannot be read stays as it is; the new one
/// then stands for this visit.
async fn stored_or_put(tx: &Transaction<'_>, id: SchoolId) -> Result<SchoolId, Fault> {
    let meta = tx.object_store(META)?;
    let Some(stored) = get(&meta, SCHOOL_ID)?.await? else {
        return put(&meta, SCHOOL_ID, id.to_string()).map(|()| id);
    };
    Ok(stored.as_string().and_then(|text| text.parse().ok()).unwrap_or(id))
}

async fn pack(tx: &Transaction<'_>) -> Result<usize, Fault> {
    // What lies loose is then compared with all that is packed of its name.
    let gathered = gather(&tx.object_store(PACKS)?).await?;
    if gathered > 0 {
        return Ok(gathered);
    }
    let loose = tx.object_store(LOOSE)?;
    let readable = |(key, text): (String, Option<String>)| Some((key, Arc::new(decode_entry(&text?).ok()?)));
    let mut found: Vec<(String, Arc<Entry>)> = texts(&loose, None).await?.into_iter().filter_map(readable).collect();
    found.truncate(PACKED_AT_ONCE);
    let entries: Vec<Arc<Entry>> = found.iter().map(|(_, entry)| Arc::clone(entry)).collect();
    let store = tx.object_store(PACKS)?;
    let mut clashing: order::Set<EntryId> = order::Set::new();
    for (key, entries) in packs::grouped(&entries) {
        clashing.extend(packs::join(&store, &key, &entries).await?);
    }
    // What a pack holds with other words stays loose: neither is thrown away.
    found.retain(|(_, entry)| !clashing.contains(&entry.id));
    for (key, _) in &found {
        delete(&loose, key)?;
    }
    Ok(found.len())
}

/// Makes one pack of several, of as many names as is a moment's work.
async fn gather(store: &ObjectStore<'_>) -> Result<usize, Fault> {
    let keys = keys(store, None).await?;
    let spare = keys.iter().map(|key| packs::name_of(key)).zip(&keys).filter(|(name, key)| name != key).map(|(name, _)| name);
    let (mut gathered, mut tried) = (0, 0);
    for name in order::set(spare) {
        let places = packs::gather(store, name, &keys).await?;
        gathered += places;
        tried += usize::from(places > 0);
        if tried == GATHERED_AT_ONCE {
            break;
        }
    }
    Ok(gathered)
}

async fn add(tx: &Transaction<'_>, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    if entries.len() > LOOSE_MAX {
        let store = tx.object_store(PACKS)?;
        // They come in their order.
        let taken = keys(&store, None).await?;
        let mut before = None;
        for (nth, (key, entries)) in packs::grouped(entries).iter().enumerate() {
            if !packs::put_beside(&store, &taken, key, entries).await?.is_empty() {
                return Err(clash());
            }
            if nth % WRITTEN_AT_ONCE == 0 {
                // Waiting for anything lets the page go on, and the transaction lives on meanwhile. What is waited for was asked a round
                // ago, so that the browser stores while the next are written.
                if let Some(asked) = before.replace(get(&store, "")?) {
                    asked.await?;
                }
            }
        }
        return Ok(());
    }
    let store = tx.object_store(LOOSE)?;
    // All are asked for before the first is waited for.
    let held: Vec<_> = entries.iter().map(|entry| get(&store, &entry.id.to_string())).collect::<Result<_, _>>()?;
    for (entry, held) in entries.iter().zip(held) {
        let key = match held.await? {
            None => entry.id.to_string(),
            Some(held) => match held.as_string().and_then(|text| decode_entry(&text).ok()) {
                Some(held) if held == **entry => continue,
                Some(_) => return Err(clash()),
                None => spare(&store, entry.id).await?,
            },
        };
        let text = encode_entry(entry).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
        put(&store, &key, text)?;
    }
    Ok(())
}

/// A key beside an unreadable record, which stays as it is.
async fn spare(store: &ObjectStore<'_>, id: EntryId) -> Result<String, Fault> {
    for key in packs::places(&id.to_string()).skip(1) {
        if get(store, &key)?.await?.is_none() {
            return Ok(key);
        }
    }
    Err(Fault::Failed("too many unreadable records".to_owned()))
}

fn clash() -> Fault {
    Fault::Failed("an entry is stored already with other words".to_owned())
}

async fn withdraw(tx: &Transaction<'_>, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    if entries.is_empty() {
        return Ok(());
    }
    let ids = order::set(entries.iter().map(|e| e.id));
    let loose = tx.object_store(LOOSE)?;
    for key in keys(&loose, None).await? {
        // A spare place is the id, a slash and a number.
        let id = key.split('/').next().and_then(|id| id.parse().ok());
        if id.is_some_and(|id| ids.contains(&id)) {
            let text = get(&loose, &key)?.await?.and_then(|value| value.as_string());
            // What cannot be read stays as it is.
            if text.is_some_and(|text| decode_entry(&text).is_ok()) {
                delete(&loose, &key)?;
            }
        }
    }
    let store = tx.object_store(PACKS)?;
    for (key, _) in packs::grouped(entries) {
        for (key, text) in texts(&store, Some(&packs::range_of(&key))).await? {
            // What cannot be read stays as it is.
            let Some(held) = text.and_then(|text| decode_pack(&text).ok()) else { continue };
            rewrite(&store, &key, held, |entry| !ids.contains(&entry.id))?;
        }
    }
    Ok(())
}

/// Removes everything that tells of a child and leaves the tombstone.
async fn erase(tx: &Transaction<'_>, pupil: PupilId) -> Result<(), Fault> {
    let id = pupil.to_string();
    let store = tx.object_store(PACKS)?;
    for key in keys(&store, Some(&packs::range_of(&packs::of_pupil(pupil)))).await? {
        delete(&store, &key)?;
    }
    for (key, text) in texts(&store, Some(&packs::range_of(packs::SCHOOL))).await? {
        match text.as_deref().map(decode_pack) {
            Some(Ok(held)) => rewrite(&store, &key, held, |entry| !entry.tells_of(pupil))?,
            // An unreadable record may hold other children's places on the roll: it must not go, so the erasure does not happen.
            _ => return Err(Fault::Failed("the school’s record cannot be read".to_owned())),
        }
    }
    let loose = tx.object_store(LOOSE)?;
    for (key, text) in texts(&loose, None).await? {
        let tells = text.is_some_and(|text| decode_entry(&text).map_or_else(|_| text.contains(&id), |entry| entry.tells_of(pupil)));
        if tells {
            delete(&loose, &key)?;
        }
    }
    let meta = tx.object_store(META)?;
    // A damaged record of child mode that was set aside can name the child.
    let aside = format!("{CHILD_MODE}/unreadable");
    if get(&meta, &aside)?.await?.and_then(|value| value.as_string()).is_some_and(|text| text.contains(&id)) {
        delete(&meta, &aside)?;
    }
    put(&meta, &format!("{ERASED}{id}"), String::new())
}

/// Writes a pack again with the entries that are kept; an empty pack goes.
fn rewrite(store: &ObjectStore<'_>, key: &str, held: Vec<Entry>, keep: impl Fn(&Entry) -> bool) -> Result<(), Fault> {
    let before = held.len();
    let kept: Vec<Arc<Entry>> = held.into_iter().filter(|e| keep(e)).map(Arc::new).collect();
    if kept.len() == before {
        return Ok(());
    }
    if kept.is_empty() {
        return delete(store, key);
    }
    let text = encode_pack(&kept).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
    put(store, key, text)
}
