//! Records: reading many at once, or one by one where one of them spoils the rest; putting and deleting.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error};
use indexed_db_futures::future::{BasicRequest, GetAllPrimitiveRequest};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

use super::names::{LOOSE, META, PACKS};
use super::torn;
use crate::domain::order;
use crate::exchange::wire::Malformed;
use crate::platform::fault::Fault;

/// A store, or a range of its keys.
pub(super) type StoreRange<'a> = (&'a str, Option<KeyRange<String>>);

/// A record as it lies in the database.
pub(super) struct StoredRecord {
    pub(super) key: JsValue,
    pub(super) value: Result<JsValue, Fault>,
}

impl StoredRecord {
    /// Its key as a text, and its text, or why it has none.
    pub(super) fn text(self) -> (String, Result<String, String>) {
        let key = text_of(&self.key);
        let text = match self.value {
            Err(Fault::Failed(said)) => Err(said),
            Err(_) => Err("it could not be read".to_owned()),
            // Nothing of ours has such a key, so nothing may write to it as if it were.
            Ok(_) if !self.key.is_string() => Err("its key is not a text".to_owned()),
            Ok(value) => value.as_string().ok_or_else(|| "not a text".to_owned()),
        };
        (key, text)
    }
}

/// A value as text: itself if it is one, else its JSON.
pub(super) fn text_of(value: &JsValue) -> String {
    let as_json = || js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string()).unwrap_or_default();
    value.as_string().unwrap_or_else(as_json)
}

/// Reads what is wanted, in one transaction. Where a single damaged record makes that fail, reads one record after the other.
pub(super) async fn read(db: &Database, wanted: &[StoreRange<'_>]) -> Result<Vec<Vec<StoredRecord>>, Fault> {
    match read_at_once(db, wanted).await {
        Err(Fault::Failed(_)) => read_one_by_one(db, wanted).await,
        read => read,
    }
}

async fn read_at_once(db: &Database, wanted: &[StoreRange<'_>]) -> Result<Vec<Vec<StoredRecord>>, Fault> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut names: Vec<&str> = wanted.iter().map(|(store, _)| *store).collect();
    order::sort(&mut names);
    names.dedup();
    let tx = db.transaction(names).build().map_err(begun)?;
    let mut under_way = Vec::with_capacity(wanted.len());
    for (store, range) in wanted {
        let store = tx.object_store(store)?;
        under_way.push((all_keys(&store, range.as_ref())?, all_values(&store, range.as_ref())?));
    }
    let mut read = Vec::with_capacity(wanted.len());
    for (keys, values) in under_way {
        let keys: Vec<JsValue> = keys.await?.collect::<Result<_, _>>()?;
        let values: Vec<JsValue> = values.await?.collect::<Result<_, _>>()?;
        read.push(keys.into_iter().zip(values).map(|(key, value)| StoredRecord { key, value: Ok(value) }).collect());
    }
    Ok(read)
}

async fn read_one_by_one(db: &Database, wanted: &[StoreRange<'_>]) -> Result<Vec<Vec<StoredRecord>>, Fault> {
    let mut read = Vec::with_capacity(wanted.len());
    for (store, range) in wanted {
        let keys = {
            let tx = db.transaction(*store).build().map_err(begun)?;
            let keys = all_keys(&tx.object_store(store)?, range.as_ref())?.await?;
            keys.collect::<Result<Vec<JsValue>, _>>()?
        };
        let mut records = Vec::with_capacity(keys.len());
        for key in keys {
            // A failed request ends its transaction, so each has its own.
            let value = read_one(db, store, &key).await;
            records.push(StoredRecord { key, value });
        }
        read.push(records);
    }
    Ok(read)
}

async fn read_one(db: &Database, store: &str, key: &JsValue) -> Result<JsValue, Fault> {
    let tx = db.transaction(store).build().map_err(begun)?;
    let value = tx.object_store(store)?.get::<JsValue, _, _>(key.clone()).primitive()?.await?;
    Ok(value.unwrap_or_default())
}

/// Every request of a transaction is queued before the first is waited for.
type All = GetAllPrimitiveRequest<JsValue>;

fn all_keys(store: &ObjectStore<'_>, range: Option<&KeyRange<String>>) -> Result<All, Error> {
    match range {
        Some(range) => store.get_all_keys::<JsValue>().with_query::<String, _>(range.clone()).primitive(),
        None => store.get_all_keys::<JsValue>().primitive(),
    }
}

fn all_values(store: &ObjectStore<'_>, range: Option<&KeyRange<String>>) -> Result<All, Error> {
    match range {
        Some(range) => store.get_all::<JsValue>().with_query::<String, _>(range.clone()).primitive(),
        None => store.get_all::<JsValue>().primitive(),
    }
}

/// Keys and texts of a store or a range of it, within a transaction; `None` for what is not a text under a text.
pub(super) async fn texts(store: &ObjectStore<'_>, range: Option<&KeyRange<String>>) -> Result<Vec<(String, Option<String>)>, Fault> {
    let (keys, values) = (all_keys(store, range)?, all_values(store, range)?);
    let keys: Vec<JsValue> = keys.await?.collect::<Result<_, _>>()?;
    let values: Vec<JsValue> = values.await?.collect::<Result<_, _>>()?;
    let record = |(key, value)| StoredRecord { key, value: Ok(value) }.text();
    Ok(keys.into_iter().zip(values).map(record).map(|(key, text)| (key, text.ok())).collect())
}

/// The keys of a store or a range of it that are texts.
pub(super) async fn keys(store: &ObjectStore<'_>, range: Option<&KeyRange<String>>) -> Result<Vec<String>, Fault> {
    Ok(all_keys(store, range)?.await?.filter_map(|key| key.ok()?.as_string()).collect())
}

/// One record's value; under way as soon as this returns.
pub(super) fn get(store: &ObjectStore<'_>, key: &str) -> Result<BasicRequest<Option<JsValue>>, Fault> {
    Ok(store.get::<JsValue, _, _>(key.to_owned()).primitive()?)
}

/// Queues a record to be written. What becomes of it is known when the transaction is finished.
pub(super) fn put(store: &ObjectStore<'_>, key: &str, text: String) -> Result<(), Fault> {
    let _queued = store.put(text).with_key(key.to_owned()).without_key_type().primitive()?;
    Ok(())
}

/// Queues a record to be deleted. What becomes of it is known when the transaction is finished.
pub(super) fn delete(store: &ObjectStore<'_>, key: &str) -> Result<(), Fault> {
    let _queued = store.delete(key.to_owned()).primitive()?;
    Ok(())
}

/// A transaction over all stores that is complete only once it is on disk.
pub(super) fn write(db: &Database) -> Result<Transaction<'_>, Fault> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let tx = db.transaction([PACKS, LOOSE, META]).with_mode(TransactionMode::Readwrite).with_options(options);
    tx.build().map_err(begun)
}

/// Completes a transaction over [`META`] in which all went well, else takes it back; says the true reason.
pub(super) async fn finish<T>(tx: Transaction<'_>, done: Result<T, Fault>) -> Result<T, Fault> {
    // A queued write that failed, or a disk found full at the very end, breaks the transaction off; whoever is waiting for something
    // else hears of the breaking off alone. The reason stands on the transaction.
    let watched = tx.as_sys().clone();
    let written = match done {
        Ok(value) => queue_is_through(&tx).await.map(|()| value),
        failed => failed,
    };
    let done = match written {
        Ok(value) => tx.commit().await.map(|()| value).map_err(Fault::from),
        Err(fault) => {
            drop(tx);
            Err(fault)
        }
    };
    done.map_err(|fault| {
        torn::may_be_torn();
        watched.error().map_or(fault, Fault::from)
    })
}

/// Waits for everything that was queued. Firefox completes a transaction that is told to commit before it knows that one of its
/// writes fails: the others are then stored without it. Requests are answered in their order, so the last answer speaks for all.
async fn queue_is_through(tx: &Transaction<'_>) -> Result<(), Fault> {
    let last = get(&tx.object_store(META)?, "")?;
    last.await?;
    Ok(())
}

/// Where a text stops being what it should be. A place alone: the parser's own words could quote what is stored.
pub(super) fn place(fault: Malformed) -> String {
    format!("line {}, column {}", fault.line, fault.column)
}

/// Why a transaction could not begin: most often because the database was closed under us.
pub(super) fn begun(error: Error) -> Fault {
    match error {
        Error::DomException(DomException::InvalidStateError(_)) => Fault::Closed,
        error => Fault::from(error),
    }
}
