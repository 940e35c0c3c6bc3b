//! What a device keeps while children use it, and the answers it gathers for another device.

use std::sync::Arc;

use super::records::{self, delete, get, put, texts, write};
use super::{LOOSE, META, PACKS, Store, packs};
use crate::domain::PupilId;
use crate::exchange::wire::{decode_entry, encode_entry};
use crate::ledger::{About, Entry};
use crate::platform::fault::Fault;
use crate::platform::tabs::Writing;
use indexed_db_futures::prelude::*;

pub(super) const CHILD_MODE: &str = "child-mode";
const ANSWERS: &str = "answers";

impl Store {
    /// The text of the child mode this device is in; `None` where a teacher uses it. Read before anything else at every start. A record
    /// that is no text is an empty text: the device is locked all the same.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn child_mode(&self) -> Result<Option<String>, Fault> {
        let db = self.db();
        let tx = db.transaction(META).build().map_err(records::begun)?;
        let value = get(&tx.object_store(META)?, CHILD_MODE)?.await?;
        Ok(value.map(|value| value.as_string().unwrap_or_default()))
    }

    /// Begins, changes or ends child mode. It is so once this returns.
    ///
    /// # Errors
    /// The storage failed, and nothing has changed.
    pub async fn set_child_mode(&self, text: Option<String>) -> Result<(), Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = tx.object_store(META).map_err(Fault::from).and_then(|meta| match text {
            Some(text) => put(&meta, CHILD_MODE, text),
            None => delete(&meta, CHILD_MODE),
        });
        records::finish(tx, done).await
    }

    /// Ends a child mode whose record cannot be read. The record is set aside, not thrown away.
    ///
    /// # Errors
    /// The storage failed, and nothing has changed.
    pub async fn set_child_mode_aside(&self, text: String) -> Result<(), Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = tx
            .object_store(META)
            .map_err(Fault::from)
            .and_then(|meta| put(&meta, &format!("{CHILD_MODE}/unreadable"), text).and_then(|()| delete(&meta, CHILD_MODE)));
        records::finish(tx, done).await
    }

    /// Everything stored about one child, under any of its ids: for the child itself to go on where it was. What cannot be read is left
    /// out.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn load_child(&self, ids: &[PupilId]) -> Result<Vec<Entry>, Fault> {
        let (mut entries, _aside) = self.load_pupils(ids).await?;
        let db = self.db();
        let tx = db.transaction(LOOSE).build().map_err(records::begun)?;
        let loose = texts(&tx.object_store(LOOSE)?, None).await?;
        let about = |entry: &Entry| matches!(entry.about, About::Pupil(id) if ids.contains(&id));
        entries.extend(loose.into_iter().filter_map(|(_, text)| decode_entry(&text?).ok()).filter(about));
        Ok(entries)
    }

    /// Keeps answers apart from this device's own files, until they are handed in.
    ///
    /// # Errors
    /// The storage failed, and none is kept.
    pub async fn keep_answers(&self, entries: &[Arc<Entry>]) -> Result<(), Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = put_answers(&tx, entries);
        records::finish(tx, done).await
    }

    /// The answers gathered for another device, and how many could not be read.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn answers(&self) -> Result<(Vec<Entry>, usize), Fault> {
        let db = self.db();
        let tx = db.transaction(META).build().map_err(records::begun)?;
        let kept = texts(&tx.object_store(META)?, Some(&packs::range_of(ANSWERS))).await?;
        let all = kept.len();
        let read: Vec<Entry> = kept.into_iter().filter_map(|(_, text)| decode_entry(&text?).ok()).collect();
        let unread = all - read.len();
        Ok((read, unread))
    }

    /// Removes the answers gathered for another device and ends child mode, in one transaction: they were handed in.
    ///
    /// # Errors
    /// The storage failed, and nothing has changed.
    pub async fn hand_in(&self) -> Result<(), Fault> {
        let _busy = Writing::begin();
        let db = self.to_write().await?;
        let tx = write(&db)?;
        let done = async {
            let meta = tx.object_store(META)?;
            for key in records::keys(&meta, Some(&packs::range_of(ANSWERS))).await? {
                delete(&meta, &key)?;
            }
            delete(&meta, CHILD_MODE)
        };
        let done = done.await;
        records::finish(tx, done).await
    }

    /// Whether this device holds any mentoring file or setting.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn is_empty(&self) -> Result<bool, Fault> {
        for name in [PACKS, LOOSE] {
            let db = self.db();
            let tx = db.transaction(name).build().map_err(records::begun)?;
            if !records::keys(&tx.object_store(name)?, None).await?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn put_answers(tx: &indexed_db_futures::transaction::Transaction<'_>, entries: &[Arc<Entry>]) -> Result<(), Fault> {
    let meta = tx.object_store(META)?;
    for entry in entries {
        let text = encode_entry(entry).map_err(|_| Fault::Failed("an answer that cannot be written".to_owned()))?;
        put(&meta, &format!("{ANSWERS}/{}", entry.id), text)?;
    }
    Ok(())
}
