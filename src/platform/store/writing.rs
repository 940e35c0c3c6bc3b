//! Writing: one transaction a command, packing when idle.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexed_db_futures::transaction::Transaction;

use super::{ERASED, LOOSE, META, PACKS, Store, delete, keys, packs, put, records};
use crate::domain::{EntryId, PupilId};
use crate::exchange::wire::{decode_entry, decode_pack, encode_entry, encode_pack};
use crate::ledger::Entry;
use crate::platform::fault::Fault;
use crate::workspace::Batch;

/// Up to so many entries are written loose, one small record each; more go straight into packs.
const LOOSE_MAX: usize = 200;
/// How many loose entries one packing moves.
const PACKED_AT_ONCE: usize = 2000;

impl Store {
    /// Stores a batch, whole or not at all. It is stored once this returns.
    ///
    /// # Errors
    /// The storage failed, and nothing of the batch is stored.
    pub async fn commit(&self, batch: &Batch) -> Result<(), Fault> {
        let tx = self.write()?;
        // Leaving early drops the transaction, which takes everything back.
        for pupil in &batch.erase {
            erase(&tx, *pupil).await?;
        }
        withdraw(&tx, &batch.withdraw).await?;
        add(&tx, &batch.add).await?;
        Ok(tx.commit().await?)
    }

    /// Moves loose entries into packs, in one transaction; how many were moved.
    ///
    /// # Errors
    /// The storage failed, and nothing was moved.
    pub async fn pack(&self) -> Result<usize, Fault> {
        let tx = self.write()?;
        let loose = tx.object_store(LOOSE)?;
        let found = records(&loose, None).await?;
        let readable = |(key, text): (String, Option<String>)| Some((key, Arc::new(decode_entry(&text?).ok()?)));
        let (keys, entries): (Vec<String>, Vec<Arc<Entry>>) = found.into_iter().filter_map(readable).take(PACKED_AT_ONCE).unzip();
        let store = tx.object_store(PACKS)?;
        for (key, entries) in packs::grouped(&entries) {
            packs::join(&store, &key, &entries).await?;
        }
        for key in &keys {
            delete(&loose, key).await?;
        }
        drop((store, loose));
        tx.commit().await?;
        Ok(keys.len())
    }
}

async fn add(tx: &Transaction<'_>, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    if entries.len() > LOOSE_MAX {
        let store = tx.object_store(PACKS)?;
        for (key, entries) in packs::grouped(entries) {
            packs::join(&store, &key, &entries).await?;
        }
        return Ok(());
    }
    let store = tx.object_store(LOOSE)?;
    for entry in entries {
        let text = encode_entry(entry).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
        put(&store, &entry.id.to_string(), text).await?;
    }
    Ok(())
}

async fn withdraw(tx: &Transaction<'_>, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    if entries.is_empty() {
        return Ok(());
    }
    let loose = tx.object_store(LOOSE)?;
    for entry in entries {
        delete(&loose, &entry.id.to_string()).await?;
    }
    let store = tx.object_store(PACKS)?;
    for (key, entries) in packs::grouped(entries) {
        let ids: BTreeSet<EntryId> = entries.iter().map(|e| e.id).collect();
        for (key, text) in records(&store, Some(packs::range_of(&key))).await? {
            // What cannot be read stays as it is.
            let Some(held) = text.and_then(|text| decode_pack(&text).ok()) else { continue };
            rewrite(&store, &key, held, |entry| !ids.contains(&entry.id)).await?;
        }
    }
    Ok(())
}

/// Removes everything that tells of a child and leaves the tombstone.
async fn erase(tx: &Transaction<'_>, pupil: PupilId) -> Result<(), Fault> {
    let id = pupil.to_string();
    let store = tx.object_store(PACKS)?;
    for key in keys(&store, Some(packs::range_of(&packs::of_pupil(pupil)))).await? {
        delete(&store, &key).await?;
    }
    for (key, text) in records(&store, Some(packs::range_of("school"))).await? {
        match text.as_deref().map(decode_pack) {
            Some(Ok(held)) => rewrite(&store, &key, held, |entry| !entry.tells_of(pupil)).await?,
            // An unreadable record may hold other children's places on the roll: it must not go, so the erasure does not happen.
            _ => return Err(Fault::Failed("the school’s record cannot be read".to_owned())),
        }
    }
    let loose = tx.object_store(LOOSE)?;
    for (key, text) in records(&loose, None).await? {
        let tells = match text.as_deref() {
            Some(text) => decode_entry(text).map_or_else(|_| text.contains(&id), |entry| entry.tells_of(pupil)),
            None => false,
        };
        if tells {
            delete(&loose, &key).await?;
        }
    }
    put(&tx.object_store(META)?, &format!("{ERASED}{id}"), String::new()).await
}

/// Writes a pack again with the entries that are kept; an empty pack goes.
async fn rewrite(
    store: &indexed_db_futures::object_store::ObjectStore<'_>,
    key: &str,
    held: Vec<Entry>,
    keep: impl Fn(&Entry) -> bool,
) -> Result<(), Fault> {
    let before = held.len();
    let kept: Vec<Arc<Entry>> = held.into_iter().filter(|e| keep(e)).map(Arc::new).collect();
    if kept.len() == before {
        return Ok(());
    }
    if kept.is_empty() {
        return delete(store, key).await;
    }
    let text = encode_pack(&kept).map_err(|_| Fault::Failed("an entry that cannot be written".to_owned()))?;
    put(store, key, text).await
}
