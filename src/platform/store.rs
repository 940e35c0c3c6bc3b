//! The files in IndexedDB: packs by pupil and school year, loose entries written since, and a little about the whole.
//!
//! Every value is plain text, so that any tool can read it. A record that cannot be read is left exactly as it is and reported.

use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;

use super::fault::Fault;
use super::idle::Stretch;
use crate::domain::{PupilId, SchoolId, order};
use crate::exchange::restore_point::{ERASED, SCHOOL_ID};
use crate::exchange::wire::{decode_entry, decode_pack};
use crate::ledger::Entry;

mod child;
mod connection;
mod names;
mod opening;
mod packs;
mod point;
mod records;
mod rescue;
mod room;
mod torn;
mod writing;

pub use names::{LOOSE, META, NAME, PACKS, VERSION};
pub use rescue::rescue;
pub use room::{Room, estimate, is_persisted, persist};

pub use torn::watch_the_end;

use connection::Connection;
use records::StoredRecord;

/// How long the browser may take to open the database, in milliseconds.
const PATIENCE: i32 = 20_000;

/// How many pupils' packs are asked for without looking first whose there are: most children of a school's file may be new.
const ASKED_ONE_BY_ONE: usize = 60;

/// The open database.
#[derive(Clone, Debug)]
pub struct Store {
    connection: Rc<Connection>,
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
pub struct ReadAtStart {
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
        Self::open_at(name, VERSION, PATIENCE).await
    }

    /// Opens the database at a version, waiting for it no longer than so many milliseconds. [`Self::open`] knows both.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_at(name: &str, version: u32, patience: i32) -> Result<Self, Fault> {
        Ok(Self { connection: Connection::open(name, version, patience).await? })
    }

    /// Calls `then` whenever the browser has closed the database by itself, as it does where a disk is full, and it is open again; with
    /// whether it then was another one, new and empty.
    pub fn when_reopened(&self, then: impl Fn(bool) + 'static) {
        self.connection.when_reopened(then);
    }

    fn db(&self) -> Database {
        self.connection.db()
    }

    /// Reads the school's entries, every loose entry, the tombstones and the school's id.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn load_school(&self) -> Result<ReadAtStart, Fault> {
        let school = (PACKS, Some(packs::range_of(packs::SCHOOL)));
        let read = records::read(&self.db(), &[school, (LOOSE, None), (META, None)]).await?;
        let mut opened = ReadAtStart::default();
        for (store, record) in
            [PACKS, LOOSE, META].into_iter().zip(read).flat_map(|(store, read)| read.into_iter().map(move |r| (store, r)))
        {
            let (key, text) = record.text();
            if let Err(reason) = text.and_then(|text| opened.take(store, &key, &text)) {
                opened.aside.push(Aside { key, store, reason });
            }
        }
        Ok(opened)
    }

    /// Reads the packs of some pupils.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn load_pupils(&self, pupils: &[PupilId]) -> Result<(Vec<Entry>, Vec<Aside>), Fault> {
        let stored = if pupils.len() > ASKED_ONE_BY_ONE { Some(self.pack_keys().await?) } else { None };
        // Keys come in their order.
        let has_packs = |pupil: &&PupilId| {
            let Some(stored) = &stored else { return true };
            let name = packs::of_pupil(**pupil);
            stored.get(stored.partition_point(|key| *key < name)).is_some_and(|key| key.starts_with(&name))
        };
        let wanted = pupils.iter().filter(has_packs);
        let wanted: Vec<_> = wanted.map(|pupil| (PACKS, Some(packs::range_of(&packs::of_pupil(*pupil))))).collect();
        self.read_packs(&wanted).await
    }

    async fn read_packs(&self, wanted: &[records::StoreRange<'_>]) -> Result<(Vec<Entry>, Vec<Aside>), Fault> {
        let (mut entries, mut aside) = (Vec::new(), Vec::new());
        let mut stretch = Stretch::begin();
        for (key, text) in records::read(&self.db(), wanted).await?.into_iter().flatten().map(StoredRecord::text) {
            match text.and_then(|text| decode_pack(&text).map_err(records::place)) {
                Ok(read) => entries.extend(read),
                Err(reason) => aside.push(Aside { key, store: PACKS, reason }),
            }
            // A whole school is read before a file of it is looked through.
            if stretch.is_over() {
                stretch.pause().await;
            }
        }
        Ok((entries, aside))
    }

    /// Looks at some packs by their keys, and keeps nothing of what they hold; those that cannot be read. One that is gone meanwhile is no
    /// fault.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn look_over(&self, keys: &[String]) -> Result<Vec<Aside>, Fault> {
        let wanted: Vec<_> = keys.iter().map(|key| (PACKS, Some(packs::just(key)))).collect();
        Ok(self.read_packs(&wanted).await?.1)
    }

    /// The pupils who have packs.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn all_pupils(&self) -> Result<Vec<PupilId>, Fault> {
        let keys = self.pack_keys().await?;
        let mut pupils: Vec<PupilId> = keys.iter().filter_map(|key| key.strip_prefix("pupil/")?.split('/').next()?.parse().ok()).collect();
        order::sort(&mut pupils);
        pupils.dedup();
        Ok(pupils)
    }

    /// The keys of all packs, in their order.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn pack_keys(&self) -> Result<Vec<String>, Fault> {
        let db = self.db();
        let tx = db.transaction(PACKS).build().map_err(records::begun)?;
        records::keys(&tx.object_store(PACKS)?, None).await
    }

    /// Closes the database; nothing can be read or written any more.
    pub fn close(self) {
        self.db().close();
    }

    /// The database, as soon as it is safe to write to it.
    async fn to_write(&self) -> Result<Database, Fault> {
        let db = self.db();
        torn::mended(&db, self.connection.is_new()).await?;
        Ok(db)
    }
}

impl ReadAtStart {
    /// Takes in a record that can be read, or says why it cannot.
    fn take(&mut self, store: &str, key: &str, text: &str) -> Result<(), String> {
        match store {
            PACKS => self.entries.extend(decode_pack(text).map_err(records::place)?),
            LOOSE => self.entries.push(decode_entry(text).map_err(records::place)?),
            _ if key == SCHOOL_ID => self.school_id = Some(text.parse().map_err(|_| "not an id")?),
            _ => {
                // What else a newer version may keep here is none of this one's business.
                if let Some(id) = key.strip_prefix(ERASED) {
                    self.erased.push(id.parse().map_err(|_| "not an id")?);
                }
            }
        }
        Ok(())
    }
}
