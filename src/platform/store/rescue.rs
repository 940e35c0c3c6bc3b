//! Saving a copy of whatever can be read, when nothing else works.

use indexed_db_futures::factory::DBFactory;
use indexed_db_futures::prelude::*;
use serde::Serialize;

use super::opening::make_stores;
use super::records::{StoreRange, read, text_of};
use crate::platform::fault::Fault;

#[derive(Serialize)]
struct Copy {
    format: &'static str,
    records: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    store: String,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Why the browser could not give the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
}

/// Every record of every store as it is, whether or not it can be understood, as one JSON text. Works for a newer database too.
///
/// # Errors
/// There is no storage, or it cannot be read at all.
pub async fn rescue(name: &str) -> Result<String, Fault> {
    let factory = DBFactory::new().map_err(|_| Fault::NoStorage)?;
    // Without a version the database opens as it is. If there is none, one is made as at a first start.
    let db = factory.open_db(name).with_on_upgrade_needed(|_, db| make_stores(&db)).build()?.await?;
    let mut copy = Copy { format: "lantern-rescue/1", records: Vec::new() };
    let names: Vec<String> = db.object_store_names().collect();
    let wanted: Vec<StoreRange<'_>> = names.iter().map(|name| (name.as_str(), None)).collect();
    let found = read(&db, &wanted).await;
    db.close();
    for (store, records) in names.iter().zip(found?) {
        for record in records {
            let (text, fault) = match record.value {
                Ok(value) => (Some(text_of(&value)), None),
                Err(fault) => (None, Some(format!("{fault:?}"))),
            };
            copy.records.push(Line { store: store.clone(), key: text_of(&record.key), text, fault });
        }
    }
    serde_json::to_string_pretty(&copy).map_err(|_| Fault::Failed("the copy cannot be written".to_owned()))
}
