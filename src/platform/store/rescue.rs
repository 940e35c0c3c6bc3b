//! Saving a copy of whatever can be read, when nothing else works.

use indexed_db_futures::factory::DBFactory;
use indexed_db_futures::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::make_stores;
use crate::platform::fault::Fault;

#[derive(Serialize)]
struct Copy {
    format: &'static str,
    records: Vec<Record>,
}

#[derive(Serialize)]
struct Record {
    store: String,
    key: String,
    text: String,
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
    for store in names {
        let tx = db.transaction(store.as_str()).build()?;
        let from = tx.object_store(&store)?;
        let keys = from.get_all_keys::<JsValue>().primitive()?;
        let values = from.get_all::<JsValue>().primitive()?;
        let keys: Vec<JsValue> = keys.await?.filter_map(Result::ok).collect();
        let values: Vec<JsValue> = values.await?.map(Result::unwrap_or_default).collect();
        for (key, value) in keys.iter().zip(values) {
            copy.records.push(Record { store: store.clone(), key: text_of(key), text: text_of(&value) });
        }
    }
    db.close();
    serde_json::to_string_pretty(&copy).map_err(|_| Fault::Failed("the copy cannot be written".to_owned()))
}

fn text_of(value: &JsValue) -> String {
    let as_json = || js_sys::JSON::stringify(value).map(String::from).unwrap_or_default();
    value.as_string().unwrap_or_else(as_json)
}
