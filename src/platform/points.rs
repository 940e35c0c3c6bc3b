//! Where restore points are kept: the origin's private files, which no fault of the database reaches; where there are none, a database of
//! their own.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::by_name::{ask, call, function, get, private_files, with};
use super::fault::Fault;
use crate::domain::restore::PointName;

const FOLDER: &str = "restore-points";
const DATABASE: &str = "lantern-restore";
const STORE: &str = "points";

/// Where they are kept.
#[derive(Clone, Debug)]
pub enum Points {
    /// A folder of the origin's private files.
    Folder(JsValue),
    /// A database.
    Database(Database),
}

impl Points {
    /// Opens the place.
    ///
    /// # Errors
    /// The browser has neither.
    pub async fn open() -> Result<Self, Fault> {
        match folder().await {
            Ok(folder) => Ok(Self::Folder(folder)),
            Err(_) => Self::database().await,
        }
    }

    /// The database, also where there are private files.
    ///
    /// # Errors
    /// The browser refused to open it.
    pub async fn database() -> Result<Self, Fault> {
        let made = |_, db: Database| {
            if !db.object_store_names().any(|name| name == STORE) {
                db.create_object_store(STORE).build()?;
            }
            Ok(())
        };
        let opening = Database::open(DATABASE).with_version(1_u32).with_on_upgrade_needed(made).build()?;
        Ok(Self::Database(opening.await?))
    }

    /// All there are, oldest first.
    ///
    /// # Errors
    /// The browser could not say.
    pub async fn names(&self) -> Result<Vec<PointName>, Fault> {
        let mut names: Vec<String> = Vec::new();
        match self {
            Self::Folder(folder) => {
                let all = call(folder, "keys", &[])?;
                // The last answer has no value.
                while let Some(name) = get(&ask(&all, "next", &[]).await?, "value")?.as_string() {
                    names.push(name);
                }
            }
            Self::Database(db) => {
                let tx = db.transaction(STORE).build()?;
                let keys = tx.object_store(STORE)?.get_all_keys::<JsValue>().primitive()?.await?;
                names.extend(keys.filter_map(|key| key.ok()?.as_string()));
            }
        }
        // A file that is being written has another name.
        let mut points: Vec<PointName> = names.iter().filter_map(|name| name.parse().ok()).collect();
        crate::domain::order::sort(&mut points);
        Ok(points)
    }

    /// Keeps one, whole or not at all.
    ///
    /// # Errors
    /// There is no room, or the browser could not.
    pub async fn put(&self, name: PointName, point: &Blob) -> Result<(), Fault> {
        let name = name.to_string();
        match self {
            Self::Folder(folder) => {
                let file = ask(folder, "getFileHandle", &[name.as_str().into(), with("create", &JsValue::TRUE)?]).await?;
                // What is written stands beside the file until it is closed.
                let written = async {
                    let stream = ask(&file, "createWritable", &[]).await?;
                    ask(&stream, "write", &[point.into()]).await?;
                    ask(&stream, "close", &[]).await
                };
                if let Err(problem) = written.await {
                    // An empty file is no restore point.
                    let _gone = ask(folder, "removeEntry", &[name.into()]).await;
                    return Err(problem);
                }
            }
            Self::Database(db) => {
                let tx = db.transaction(STORE).with_mode(TransactionMode::Readwrite).build()?;
                let value: &JsValue = point.as_ref();
                let _queued = tx.object_store(STORE)?.put(value.clone()).with_key(name).without_key_type().primitive()?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// One of them, packed as it is; `None` where it is gone.
    ///
    /// # Errors
    /// The browser could not read it.
    pub async fn get(&self, name: PointName) -> Result<Option<Blob>, Fault> {
        let name = name.to_string();
        match self {
            Self::Folder(folder) => {
                let Ok(file) = ask(folder, "getFileHandle", &[name.into()]).await else { return Ok(None) };
                Ok(Some(ask(&file, "getFile", &[]).await?.unchecked_into()))
            }
            Self::Database(db) => {
                let tx = db.transaction(STORE).build()?;
                let value: Option<JsValue> = tx.object_store(STORE)?.get::<JsValue, _, _>(name).primitive()?.await?;
                Ok(value.and_then(|value| value.dyn_into().ok()))
            }
        }
    }

    /// Lets go of one.
    ///
    /// # Errors
    /// The browser could not.
    pub async fn remove(&self, name: PointName) -> Result<(), Fault> {
        let name = name.to_string();
        match self {
            Self::Folder(folder) => drop(ask(folder, "removeEntry", &[name.into()]).await?),
            Self::Database(db) => {
                let tx = db.transaction(STORE).with_mode(TransactionMode::Readwrite).build()?;
                let _queued = tx.object_store(STORE)?.delete(name).primitive()?;
                tx.commit().await?;
            }
        }
        Ok(())
    }
}

/// The folder, made if it is not there. Some browsers have private files that a page cannot write.
async fn folder() -> Result<JsValue, Fault> {
    let root = private_files().await?;
    let file = get(&js_sys::global(), "FileSystemFileHandle")?;
    function(&get(&file, "prototype")?, "createWritable")?;
    ask(&root, "getDirectoryHandle", &[FOLDER.into(), with("create", &JsValue::TRUE)?]).await
}
