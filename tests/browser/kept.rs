//! A database as commit 630c5f7 wrote it, put back into the browser: today's store finds every entry in it and sets nothing aside.

use std::collections::BTreeMap;

use lantern::domain::EntryId;
use lantern::exchange::Document;
use lantern::ledger::Entry;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Dump, Place, counts};
use crate::school::everything;

const STORE: &str = include_str!("../fixtures/store/630c5f7.json");
const EXPORT: &str = include_str!("../fixtures/store/630c5f7.lantern.json");

/// The database as that version made it: its version, its stores, its records.
async fn put_back(place: &Place) -> Dump {
    place
        .js(
            "const db = await open(a, 1, (db) => { for (const name of ['packs', 'loose', 'meta']) db.createObjectStore(name); });
            const all = JSON.parse(b);
            const tx = db.transaction(Object.keys(all), 'readwrite');
            for (const [name, records] of Object.entries(all)) {
                for (const [key, value] of Object.entries(records)) tx.objectStore(name).put(value, key);
            }
            await finished(tx);
            db.close();",
            &[STORE],
        )
        .await;
    let dump = place.dump().await;
    assert_eq!(dump, serde_json::from_str::<Dump>(STORE).unwrap());
    dump
}

fn exported() -> (Document, BTreeMap<EntryId, Entry>) {
    let document = Document::decode(EXPORT.as_bytes()).unwrap();
    let entries = document.entries.iter().map(|entry| (entry.id, Entry::clone(entry))).collect();
    (document, entries)
}

#[wasm_bindgen_test]
async fn a_database_of_an_older_version_opens_whole() {
    let place = Place::new();
    let dump = put_back(&place).await;
    let (document, entries) = exported();
    let store = place.open().await;
    let opened = store.load_school().await.unwrap();
    assert_eq!(opened.aside, []);
    assert_eq!(opened.school_id, Some(document.school));
    assert_eq!(opened.erased, document.erased);
    assert_eq!(store.child_mode().await.unwrap(), None);
    let pupils = store.all_pupils().await.unwrap();
    assert_eq!(store.load_pupils(&pupils).await.unwrap().1, []);
    assert_eq!(everything(&store).await, entries);
    assert_eq!(place.dump().await, dump, "reading has changed nothing");
    store.close();
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_database_of_an_older_version_is_packed_further() {
    let place = Place::new();
    let [packs, loose, meta] = counts(&put_back(&place).await);
    let (_, entries) = exported();
    let store = place.open().await;
    assert_eq!(store.pack().await.unwrap(), loose);
    let now = counts(&place.dump().await);
    assert_eq!((now[1], now[2]), (0, meta));
    assert!(now[0] >= packs);
    assert_eq!(store.load_school().await.unwrap().aside, []);
    assert_eq!(everything(&store).await, entries);
    store.close();
    place.end().await;
}
