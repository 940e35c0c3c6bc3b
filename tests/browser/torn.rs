//! After a write that was cut off nothing is written behind what it left, before there is room to begin the browser's log anew.

use lantern::platform::fault::Fault;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, Shadow, js};
use crate::school::{School, adding, everything, set};

/// Whether this browser keeps such a log.
async fn keeps_a_log() -> bool {
    js("return typeof chrome === 'object'", &[]).await.as_bool().unwrap()
}

#[wasm_bindgen_test]
async fn after_a_write_that_failed_the_next_one_looks_for_room_and_leaves_nothing_behind() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    store.commit(&adding([enrolled.clone()]), None).await.unwrap();
    let full = Shadow::throwing("IDBObjectStore.prototype", "put", "QuotaExceededError", "true");
    let failed = store.commit(&adding(school.many(ada, 1)), None).await;
    full.lift();
    assert_eq!(failed, Err(Fault::Full));

    // There is no room, and nothing is tried where the files are.
    let (asked, few) = (place.dump().await, adding(school.many(ada, 3)));
    let no_room = Shadow::throwing("FileSystemFileHandle.prototype", "createWritable", "QuotaExceededError", "true");
    let untouched = Shadow::throwing("IDBDatabase.prototype", "transaction", "DataError", "args[1] === 'readwrite'");
    let failed = store.commit(&few, None).await;
    untouched.lift();
    no_room.lift();
    let expected = if keeps_a_log().await { Fault::Full } else { Fault::Failed("DataError: made to happen".to_owned()) };
    assert_eq!(failed, Err(expected));
    assert_eq!(place.dump().await, asked);

    // Where nobody can say whether there is room, nobody is kept from storing.
    let unknown = Shadow::throwing("FileSystemFileHandle.prototype", "createWritable", "NotAllowedError", "true");
    store.commit(&adding(Vec::new()), None).await.unwrap();
    unknown.lift();

    // With room it is stored, and all that was put beside it meanwhile is gone.
    store.commit(&few, None).await.unwrap();
    assert_eq!(everything(&store).await, set([enrolled].iter().chain(&few.add)));
    let dump = place.dump().await;
    assert_eq!(dump["meta"], asked["meta"]);
    assert_eq!(
        js(
            "const folder = await navigator.storage.getDirectory(); const names = []; \
        for await (const name of folder.keys()) names.push(name); return names.includes('ballast')",
            &[]
        )
        .await
        .as_bool(),
        Some(false)
    );
    place.end().await;
}
