//! Writing that fails: nothing of the batch is stored, and the fault says why.

use lantern::platform::fault::Fault;
use lantern::platform::store::{estimate, persist};
use lantern::workspace::Batch;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, Shadow};
use crate::school::{School, adding, everything, set};

/// Commits a small batch, a large one and an erasure while something is made to fail, and looks for what they left behind.
async fn nothing_is_stored(fails: impl Fn() -> Vec<Shadow>, expected: impl Fn(&Fault) -> bool) {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let (ben, ben_enrolled) = school.enrols("Ben");
    let kept = [vec![enrolled, ben_enrolled], school.many(ada, 20), school.many(ben, 20)].concat();
    store.commit(&adding(kept.clone()), None).await.unwrap();
    while store.pack().await.unwrap() > 0 {}
    let few = adding(school.many(ada, 9));
    let many = adding([school.many(ada, 300), school.many(ben, 300), vec![school.named("Wren Hill")]].concat());
    let erasing = Batch { erase: vec![ada, ben], ..Batch::default() };
    let before = place.dump().await;
    for batch in [&few, &many, &erasing] {
        let shadows = fails();
        let done = store.commit(batch, None).await;
        shadows.into_iter().rev().for_each(Shadow::lift);
        let fault = done.expect_err("it was made to fail");
        assert!(expected(&fault), "{fault:?}");
        assert_eq!(place.dump().await, before);
    }
    store.close();
    let again = place.open().await;
    assert_eq!(everything(&again).await, set(&kept));
    // Afterwards storing works again.
    again.commit(&few, None).await.unwrap();
    assert_eq!(everything(&again).await, set(kept.iter().chain(&few.add)));
    place.end().await;
}

#[wasm_bindgen_test]
async fn without_room_for_the_first_record() {
    let fails = || vec![Shadow::throwing("IDBObjectStore.prototype", "put", "QuotaExceededError", "true")];
    nothing_is_stored(fails, |fault| *fault == Fault::Full).await;
}

#[wasm_bindgen_test]
async fn without_room_for_the_second_record() {
    let second = "{ value: function (...args) {
        const tx = this.transaction;
        tx.puts = (tx.puts || 0) + 1;
        if (tx.puts === 2) throw new DOMException('made to happen', 'QuotaExceededError');
        return was.value.apply(this, args);
    } }";
    nothing_is_stored(|| vec![Shadow::cast("IDBObjectStore.prototype", "put", second)], |fault| *fault == Fault::Full).await;
}

#[wasm_bindgen_test]
async fn without_room_at_the_very_end() {
    // Browsers often see a full disk only when they complete: the transaction is broken off, and the reason stands on it alone.
    let fails = || {
        let error = "{ get: () => new DOMException('made to happen', 'QuotaExceededError') }";
        vec![
            Shadow::cast("IDBTransaction.prototype", "commit", "{ value() { this.abort(); } }"),
            Shadow::cast("IDBTransaction.prototype", "error", error),
        ]
    };
    nothing_is_stored(fails, |fault| *fault == Fault::Full).await;
}

#[wasm_bindgen_test]
async fn with_a_transaction_broken_off() {
    let fails = || vec![Shadow::cast("IDBTransaction.prototype", "commit", "{ value() { this.abort(); } }")];
    nothing_is_stored(fails, |fault| matches!(fault, Fault::Failed(_))).await;
}

#[wasm_bindgen_test]
async fn with_a_request_that_fails_later() {
    // A real request that fails after it was queued: adding what is there already.
    let twice = "{ value: function (value, key) {
        was.value.call(this, value, key);
        return this.add(value, key);
    } }";
    let fails = || vec![Shadow::cast("IDBObjectStore.prototype", "put", twice)];
    nothing_is_stored(fails, |fault| matches!(fault, Fault::Failed(said) if said.starts_with("ConstraintError"))).await;
}

#[wasm_bindgen_test]
async fn a_fault_never_tells_what_was_stored() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (_, enrolled) = school.enrols("Adaline");
    let twice = "{ value: function (value, key) { was.value.call(this, value, key); return this.add(value, key); } }";
    for descriptor in [twice, "{ value() { throw new Error('Adaline'); } }", "{ value() { throw 'Adaline'; } }"] {
        let shadow = Shadow::cast("IDBObjectStore.prototype", "put", descriptor);
        let done = store.commit(&adding([enrolled.clone()]), None).await;
        shadow.lift();
        let said = format!("{:?}", done.unwrap_err());
        assert!(!said.contains("Adaline") && !said.contains("Wren"), "{said}");
    }
    place.end().await;
}

#[wasm_bindgen_test]
async fn writes_ask_to_be_on_disk_before_they_are_complete() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let descriptor = "{ value: function (...args) { (window.asked ||= []).push(args); return was.value.apply(this, args); } }";
    let shadow = Shadow::cast("IDBDatabase.prototype", "transaction", descriptor);
    store.commit(&adding([school.named("Wren Hill")]), None).await.unwrap();
    store.pack().await.unwrap();
    shadow.lift();
    let asked = place.js("return JSON.stringify(window.asked.map(([stores, mode, options]) => [mode, options.durability]))", &[]).await;
    assert_eq!(asked.as_string().unwrap(), r#"[["readwrite","strict"],["readwrite","strict"]]"#);
    place.end().await;
}

#[wasm_bindgen_test]
async fn room_is_told_where_the_browser_knows_and_nothing_breaks_where_it_does_not() {
    let room = estimate().await.unwrap();
    assert!(room.used >= 0.0 && room.most > room.used, "{room:?}");
    let shadow = Shadow::cast("Navigator.prototype", "storage", "{ get: () => undefined }");
    let (room, kept) = (estimate().await, persist().await);
    shadow.lift();
    assert_eq!((room, kept), (None, false));
}
