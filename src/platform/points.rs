//! Where restore points are kept: the origin's private files, which no fault of the database reaches; where there are none, a database of
//! their own.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{AsyncIterator, Function, IteratorNext, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::fault::Fault;
use crate::domain::restore::PointName;

const FOLDER: &str = "restore-points";
const DATABASE: &str = "lantern-restore";
const STORE: &str = "points";

/// Where they are kept.
#[derive(Clone, Debug)]
pub enum Points {
    /// A folder of the origin's private files.
    Folder(FileSystemDirectoryHandle),
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
                let all: AsyncIterator = folder.keys();
                loop {
                    let next: IteratorNext = JsFuture::from(all.next()?).await?.unchecked_into();
                    if next.done() {
                        break;
                    }
                    names.extend(next.value().as_string());
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
                let options = FileSystemGetFileOptions::new();
                options.set_create(true);
                let file = JsFuture::from(folder.get_file_handle_with_options(&name, &options)).await?;
                let file: FileSystemFileHandle = file.unchecked_into();
                // What is written stands beside the file until it is closed.
                let written = async {
                    let stream: FileSystemWritableFileStream = JsFuture::from(file.create_writable()).await?.unchecked_into();
                    JsFuture::from(stream.write_with_blob(point)?).await?;
                    JsFuture::from(stream.close()).await
                };
                if let Err(problem) = written.await {
                    // An empty file is no restore point.
                    let _gone = JsFuture::from(folder.remove_entry(&name)).await;
                    return Err(problem.into());
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
                let Ok(file) = JsFuture::from(folder.get_file_handle(&name)).await else { return Ok(None) };
                let file: FileSystemFileHandle = file.unchecked_into();
                Ok(Some(JsFuture::from(file.get_file()).await?.unchecked_into()))
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
            Self::Folder(folder) => drop(JsFuture::from(folder.remove_entry(&name)).await?),
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
async fn folder() -> Result<FileSystemDirectoryHandle, Fault> {
    let window = web_sys::window().ok_or(Fault::NoStorage)?;
    let root: FileSystemDirectoryHandle = JsFuture::from(window.navigator().storage().get_directory()).await?.dyn_into()?;
    let file = Reflect::get(&js_sys::global(), &"FileSystemFileHandle".into())?;
    let written = Reflect::get(&Reflect::get(&file, &"prototype".into())?, &"createWritable".into())?;
    written.dyn_into::<Function>()?;
    let options = FileSystemGetDirectoryOptions::new();
    options.set_create(true);
    Ok(JsFuture::from(root.get_directory_handle_with_options(FOLDER, &options)).await?.dyn_into()?)
}
