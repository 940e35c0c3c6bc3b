//! The files in IndexedDB: packs by pupil and school year, loose entries written since, and a little about the whole.
//!
//! Every value is plain text, so that any tool can read it. A record that cannot be read is left exactly as it is and reported.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::factory::DBFactory;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

use super::fault::Fault;
use crate::domain::{PupilId, SchoolId};
use crate::exchange::wire::{decode_entry, decode_pack};
use crate::ledger::Entry;

mod packs;
mod rescue;
mod writing;

pub use rescue::rescue;

/// The database's name. It never changes: a new name would look like lost files.
pub const NAME: &str = "lantern";
/// The version of the stores.
const VERSION: u32 = 1;

/// Packs of entries: `school`, or `pupil/<id>/<school year>`.
pub const PACKS: &str = "packs";
/// Entries written since the last packing, one record each.
pub const LOOSE: &str = "loose";
/// The school's id and the tombstones.
pub const META: &str = "meta";

const SCHOOL_ID: &str = "school-id";
const ERASED: &str = "erased/";

/// The open database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Database,
}

/// A record that could not be read. It stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// In which store.
    pub store: &'static str,
    /// Why: a place in its text, never the text.
    pub reason: String,
}

/// What is read at the start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// This school's id, once there is one.
    pub school_id: Option<SchoolId>,
    /// The tombstones.
    pub erased: Vec<PupilId>,
    /// The school's entries, and every loose entry.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub aside: Vec<Aside>,
}

impl Store {
    /// Opens the database, making it if it is not there.
    ///
    /// # Errors
    /// No IndexedDB, refused, in the way of another tab, or newer than this version. Nothing has been changed.
    pub async fn open(name: &str) -> Result<Self, Fault> {
        let factory = DBFactory::new().map_err(|_| Fault::NoStorage)?;
        let (blocked, was_blocked) = oneshot::channel::<()>();
        let blocked = Cell::new(Some(blocked));
        let request = factory
            .open_db(name)
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                if let Some(blocked) = blocked.take() {
                    // Nobody listens any more once the database is open.
                    let _open = blocked.send(());
                }
                Ok(())
            })
            .with_on_upgrade_needed(|_, db| make_stores(&db))
            .build()?;
        let opening = std::pin::pin!(async { request.await.map_err(Fault::from) });
        let db = match select(opening, was_blocked).await {
            Either::Left((db, _)) => db?,
            Either::Right((Ok(()), _)) => return Err(Fault::Blocked("another tab".to_owned())),
            Either::Right((Err(_), opening)) => opening.await?,
        };
        if let Ok(mut changes) = db.version_changes() {
            let db = db.clone();
            // A newer version in another tab, or somebody clearing the site's data, must not be held up by this one.
            wasm_bindgen_futures::spawn_local(async move {
                if changes.recv().await.is_some() {
                    db.close();
                }
            });
        }
        Ok(Self { db })
    }

    /// Reads the school's entries, every loose entry, the tombstones and the school's id.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn load_school(&self) -> Result<Opened, Fault> {
        let tx = self.db.transaction([PACKS, LOOSE, META]).build()?;
        let mut opened = Opened::default();
        let school = records(&tx.object_store(PACKS)?, Some(packs::range_of("school"))).await?;
        let loose = records(&tx.object_store(LOOSE)?, None).await?;
        let meta = records(&tx.object_store(META)?, None).await?;
        tx.commit().await?;
        read_packs(school, &mut opened.entries, &mut opened.aside);
        for (key, value) in loose {
            match value.ok_or_else(|| "not a text".to_owned()).and_then(|text| decode_entry(&text).map_err(|fault| fault.to_string())) {
                Ok(entry) => opened.entries.push(entry),
                Err(reason) => opened.aside.push(Aside { key, store: LOOSE, reason }),
            }
        }
        for (key, value) in meta {
            if let Some(id) = key.strip_prefix(ERASED) {
                match id.parse() {
                    Ok(id) => opened.erased.push(id),
                    Err(_) => opened.aside.push(Aside { key, store: META, reason: "not an id".to_owned() }),
                }
            } else if key == SCHOOL_ID {
                match value.and_then(|text| text.parse().ok()) {
                    Some(id) => opened.school_id = Some(id),
                    None => opened.aside.push(Aside { key, store: META, reason: "not an id".to_owned() }),
                }
            }
        }
        Ok(opened)
    }

    /// Reads the packs of some pupils.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn load_pupils(&self, pupils: &[PupilId]) -> Result<(Vec<Entry>, Vec<Aside>), Fault> {
        let tx = self.db.transaction(PACKS).build()?;
        let store = tx.object_store(PACKS)?;
        let (mut entries, mut aside) = (Vec::new(), Vec::new());
        for pupil in pupils {
            let found = records(&store, Some(packs::range_of(&packs::of_pupil(*pupil)))).await?;
            read_packs(found, &mut entries, &mut aside);
        }
        drop(store);
        tx.commit().await?;
        Ok((entries, aside))
    }

    /// The pupils who have packs.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn all_pupils(&self) -> Result<Vec<PupilId>, Fault> {
        let tx = self.db.transaction(PACKS).build()?;
        let keys = keys(&tx.object_store(PACKS)?, None).await?;
        tx.commit().await?;
        let mut pupils: Vec<PupilId> = keys.iter().filter_map(|key| key.strip_prefix("pupil/")?.split('/').next()?.parse().ok()).collect();
        pupils.sort_unstable();
        pupils.dedup();
        Ok(pupils)
    }

    /// Stores this school's id.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn set_school_id(&self, id: SchoolId) -> Result<(), Fault> {
        let tx = self.write()?;
        put(&tx.object_store(META)?, SCHOOL_ID, id.to_string()).await?;
        Ok(tx.commit().await?)
    }

    /// A transaction over all stores that is complete only once it is on disk.
    fn write(&self) -> Result<Transaction<'_>, Fault> {
        let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        Ok(self.db.transaction([PACKS, LOOSE, META]).with_mode(TransactionMode::Readwrite).with_options(options).build()?)
    }
}

/// Asks the browser to keep what is stored; whether it promised to.
pub async fn persist() -> bool {
    let Some(asked) = web_sys::window().and_then(|w| w.navigator().storage().persist().ok()) else { return false };
    wasm_bindgen_futures::JsFuture::from(asked).await.ok().and_then(|kept| kept.as_bool()).unwrap_or(false)
}

fn make_stores(db: &Database) -> indexed_db_futures::Result<()> {
    let there: Rc<[String]> = db.object_store_names().collect();
    for name in [PACKS, LOOSE, META] {
        if !there.iter().any(|n| n == name) {
            db.create_object_store(name).build()?;
        }
    }
    Ok(())
}

fn read_packs(found: Vec<(String, Option<String>)>, entries: &mut Vec<Entry>, aside: &mut Vec<Aside>) {
    for (key, value) in found {
        match value.ok_or_else(|| "not a text".to_owned()).and_then(|text| decode_pack(&text).map_err(|fault| fault.to_string())) {
            Ok(read) => entries.extend(read),
            Err(reason) => aside.push(Aside { key, store: PACKS, reason }),
        }
    }
}

/// Keys and texts of a store, or of a range of it; `None` for a value that is not a text.
async fn records(store: &ObjectStore<'_>, range: Option<KeyRange<String>>) -> Result<Vec<(String, Option<String>)>, Fault> {
    // Both requests are under way before either is waited for.
    let (keys, values) = match range {
        Some(range) => {
            let keys = store.get_all_keys::<String>().with_query::<String, _>(range.clone()).primitive()?;
            (keys, store.get_all::<JsValue>().with_query::<String, _>(range).primitive()?)
        }
        None => (store.get_all_keys::<String>().primitive()?, store.get_all::<JsValue>().primitive()?),
    };
    let keys: Vec<String> = keys.await?.filter_map(Result::ok).collect();
    let values: Vec<Option<String>> = values.await?.map(|value| value.ok().and_then(|v| v.as_string())).collect();
    Ok(keys.into_iter().zip(values).collect())
}

async fn keys(store: &ObjectStore<'_>, range: Option<KeyRange<String>>) -> Result<Vec<String>, Fault> {
    let found = match range {
        Some(range) => store.get_all_keys::<String>().with_query::<String, _>(range).primitive()?.await?,
        None => store.get_all_keys::<String>().primitive()?.await?,
    };
    Ok(found.filter_map(Result::ok).collect())
}

async fn get(store: &ObjectStore<'_>, key: &str) -> Result<Option<JsValue>, Fault> {
    Ok(store.get::<JsValue, _, _>(key.to_owned()).primitive()?.await?)
}

async fn put(store: &ObjectStore<'_>, key: &str, text: String) -> Result<(), Fault> {
    store.put(text).with_key(key.to_owned()).without_key_type().primitive()?.await?;
    Ok(())
}

async fn delete(store: &ObjectStore<'_>, key: &str) -> Result<(), Fault> {
    store.delete(key.to_owned()).primitive()?.await?;
    Ok(())
}
