//! Packing moves loose entries and loses none.

use lantern::platform::fault::Fault;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, Shadow, counts};
use crate::school::{School, adding, everything, set};

#[wasm_bindgen_test]
async fn packing_keeps_the_set_and_empties_loose() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let all: Vec<_> = [school.named("Wren Hill"), enrolled].into_iter().chain(school.many(ada, 100)).collect();
    store.commit(&adding(all.clone()), None).await.unwrap();
    assert_eq!(counts(&place.dump().await), [0, 102, 0]);
    assert_eq!(store.pack().await.unwrap(), 102);
    // The school's and two years of Ada's.
    assert_eq!(counts(&place.dump().await), [3, 0, 0]);
    assert_eq!(everything(&store).await, set(&all));
    // More entries join what is packed.
    let more = school.many(ada, 10);
    store.commit(&adding(more.clone()), None).await.unwrap();
    assert_eq!(store.pack().await.unwrap(), 10);
    assert_eq!(store.pack().await.unwrap(), 0);
    assert_eq!(counts(&place.dump().await), [3, 0, 0]);
    assert_eq!(everything(&store).await, set(all.iter().chain(&more)));
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_large_heap_is_packed_in_bounded_steps() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let all = school.many(ada, 2_100);
    for batch in all.chunks(200) {
        store.commit(&adding(batch.to_vec()), None).await.unwrap();
    }
    assert_eq!(store.pack().await.unwrap(), 2_000);
    assert_eq!(store.pack().await.unwrap(), 100);
    assert_eq!(store.pack().await.unwrap(), 0);
    assert_eq!(everything(&store).await, set(&all));
    place.end().await;
}

#[wasm_bindgen_test]
async fn packing_broken_off_half_way_changes_nothing() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    store.commit(&adding([enrolled].into_iter().chain(school.many(ada, 50))), None).await.unwrap();
    let before = place.dump().await;
    // The packs are written and half of the loose records are deleted when it happens.
    let descriptor = "{ value: function (...args) {
        window.deleted = (window.deleted || 0) + 1;
        if (window.deleted === 25) this.transaction.abort();
        return was.value.apply(this, args);
    } }";
    let shadow = Shadow::cast("IDBObjectStore.prototype", "delete", descriptor);
    let packed = store.pack().await;
    shadow.lift();
    assert!(matches!(packed, Err(Fault::Failed(_))), "{packed:?}");
    assert_eq!(place.dump().await, before);
    assert_eq!(store.pack().await.unwrap(), 51);
    assert_eq!(counts(&place.dump().await), [3, 0, 0]);
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_tap_during_packing_is_kept() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let (all, tap) = (school.many(ada, 200), school.rates(ada, 1, 0));
    store.commit(&adding(all.clone()), None).await.unwrap();
    let (packed, committed) = futures::join!(store.pack(), async { store.commit(&adding([tap.clone()]), None).await });
    assert_eq!((packed, committed), (Ok(200), Ok(None)));
    assert_eq!(everything(&store).await, set(all.iter().chain([&tap])));
    place.end().await;
}

#[wasm_bindgen_test]
async fn what_a_pack_holds_with_other_words_stays_loose() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let (first, second) = (school.rates(ada, 1, 0), school.rates(ada, 2, 0));
    store.commit(&adding([first.clone(), second.clone()]), None).await.unwrap();
    assert_eq!(store.pack().await.unwrap(), 2);
    let text = place.dump().await["packs"].values().next().unwrap().lines().nth(1).unwrap().trim_end_matches(',').replace("green", "red");
    place.put("loose", &format!("'{}'", first.id), &format!("'{text}'")).await;
    let before = place.dump().await;
    assert_eq!(store.pack().await.unwrap(), 0);
    assert_eq!(place.dump().await, before);
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_large_batch_lies_beside_what_is_stored_until_the_page_is_idle() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let first: Vec<_> = school.many(ada, 300).into_iter().chain([enrolled]).collect();
    store.commit(&adding(first.clone()), None).await.unwrap();
    let before = place.dump().await["packs"].clone();
    // The second brings some of the first again, as a colleague's file does; and the third nothing that is known.
    let second: Vec<_> = first.iter().take(10).cloned().chain(school.many(ada, 300)).collect();
    let third = school.many(ada, 300);
    store.commit(&adding(third.clone()), None).await.unwrap();
    let after = place.dump().await["packs"].clone();
    assert!(before.iter().all(|(key, text)| after.get(key) == Some(text)), "what is stored is not written again");
    assert!(after.len() > before.len());
    store.commit(&adding(second.clone()), None).await.unwrap();
    let all = set(first.iter().chain(&second).chain(&third));
    assert_eq!(everything(&store).await, all);
    // One with other words than what a pack holds is refused, wherever it lies.
    let mut forged = (*third[0]).clone();
    forged.replaces.push(first[0].id);
    assert!(matches!(store.commit(&adding(school.many(ada, 300).into_iter().chain([forged.into()])), None).await, Err(Fault::Failed(_))));
    while store.pack().await.unwrap() > 0 {}
    assert_eq!(place.dump().await["packs"].keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "one place each again");
    assert_eq!(everything(&store).await, all);
    place.end().await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_stays_where_it_is_when_packs_are_gathered() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let (first, second) = (school.many(ada, 300), school.many(ada, 300));
    store.commit(&adding(first), None).await.unwrap();
    let key = place.dump().await["packs"].keys().next().unwrap().clone();
    place.put("packs", &format!("'{key}'"), "'[ not'").await;
    store.commit(&adding(second.clone()), None).await.unwrap();
    store.commit(&adding(school.many(ada, 300)), None).await.unwrap();
    let held = everything(&store).await;
    while store.pack().await.unwrap() > 0 {}
    assert_eq!(place.dump().await["packs"][&key], "[ not");
    assert_eq!(everything(&store).await, held);
    place.end().await;
}
