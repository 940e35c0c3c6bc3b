//! Opening: refused, missing, blocked, newer. Never an empty database in place of a full one.

use lantern::platform::fault::Fault;
use lantern::platform::store::{Store, VERSION};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, Shadow};
use crate::school::{School, adding, everything, set};

#[wasm_bindgen_test]
async fn without_indexed_db_there_is_no_storage() {
    let place = Place::new();
    for missing in ["{ value: undefined }", "{ value: null }", "{ get() { throw new DOMException('no', 'SecurityError'); } }"] {
        let shadow = Shadow::cast("window", "indexedDB", missing);
        let opened = Store::open(&place.name).await.err();
        let rescued = lantern::platform::store::rescue(&place.name).await.err();
        shadow.lift();
        assert_eq!((opened, rescued), (Some(Fault::NoStorage), Some(Fault::NoStorage)), "{missing}");
    }
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_to_open_is_said_to_block() {
    let place = Place::new();
    let thrown = Shadow::throwing("IDBFactory.prototype", "open", "SecurityError", "true");
    let opened = Store::open(&place.name).await.err();
    thrown.lift();
    assert!(matches!(opened, Some(Fault::Blocked(_))), "{opened:?}");
    // A request that fails later, as in some private windows: here because making the stores is broken off.
    let aborted = Shadow::throwing("IDBDatabase.prototype", "createObjectStore", "InvalidStateError", "true");
    let opened = Store::open(&place.name).await.err();
    aborted.lift();
    assert!(matches!(opened, Some(Fault::Blocked(_))), "{opened:?}");
    // Nothing half was made.
    place.open().await;
    assert_eq!(place.shape().await, "1 loose,meta,packs");
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_newer_database_is_not_touched() {
    let place = Place::new();
    let make = "const db = await open(a, 2, (db) => db.createObjectStore('packs').put('from the future', 'school')); db.close();";
    place.js(make, &[]).await;
    assert_eq!(Store::open(&place.name).await.err(), Some(Fault::NewerDatabase));
    assert_eq!(place.shape().await, "2 packs");
    assert_eq!(place.dump().await["packs"], [("school".to_owned(), "from the future".to_owned())].into());
    place.end().await;
}

#[wasm_bindgen_test]
async fn an_older_tab_that_does_not_close_blocks() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let name = school.named("Wren Hill");
    store.commit(&adding([name.clone()]), None).await.unwrap();
    store.close();
    // A tab with the version of today that ignores `versionchange`; then a Lantern of tomorrow.
    place.js("window.stubborn = await open(a);", &[]).await;
    let opened = Store::open_at(&place.name, VERSION + 1, 20_000).await.err();
    assert_eq!(opened, Some(Fault::Blocked("another tab".to_owned())));
    // Once the other tab is closed it opens, with everything there.
    place.js("window.stubborn.close();", &[]).await;
    let store = Store::open_at(&place.name, VERSION + 1, 20_000).await.unwrap();
    assert_eq!(everything(&store).await, set([&name]));
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_browser_that_never_answers_is_not_waited_for_for_ever() {
    let place = Place::new();
    place.open().await.close();
    // Deleting waits for the stubborn tab, and opening waits for deleting.
    let wait = "window.stubborn = await open(a); window.deleting = done(indexedDB.deleteDatabase(a));";
    place.js(wait, &[]).await;
    let opened = Store::open_at(&place.name, VERSION, 500).await.err();
    assert_eq!(opened, Some(Fault::Blocked("the browser did not answer".to_owned())));
    place.js("window.stubborn.close(); await window.deleting;", &[]).await;
    // The opening given up makes the database after all, whole, and stands in nobody's way.
    let store = place.open().await;
    assert_eq!(place.shape().await, "1 loose,meta,packs");
    drop(store);
    place.end().await;
}

#[wasm_bindgen_test]
async fn an_open_store_steps_aside_for_a_newer_version_and_says_so_afterwards() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    // `open` fails where it is blocked.
    place.js("const db = await open(a, 2); db.close();", &[]).await;
    let written = store.commit(&adding([school.named("Wren Hill")]), None).await;
    assert_eq!(written, Err(Fault::Closed));
    let read = store.load_school().await;
    assert_eq!(read, Err(Fault::Closed));
    place.end().await;
}
