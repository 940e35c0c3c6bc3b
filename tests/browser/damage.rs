//! Records that cannot be read: set aside, reported, never overwritten, and in the rescue.

use lantern::platform::fault::Fault;
use lantern::platform::store::rescue;
use lantern::workspace::Batch;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, Shadow};
use crate::school::{School, adding, everything, set};

async fn rescued(place: &Place) -> Vec<Value> {
    let copy: Value = serde_json::from_str(&rescue(&place.name).await.unwrap()).unwrap();
    assert_eq!(copy["format"], "lantern-rescue/1");
    copy["records"].as_array().unwrap().clone()
}

fn has(records: &[Value], store: &str, key: &str, text: &str) -> bool {
    records.iter().any(|r| r["store"] == store && r["key"] == key && r["text"] == text)
}

#[wasm_bindgen_test]
async fn an_unreadable_pack_is_set_aside_and_never_overwritten() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let key = format!("pupil/{ada}/2026-27");
    place.put("packs", &format!("'{key}'"), "'[{\"half\": '").await;
    place.put("packs", "'school'", "'not even JSON'").await;
    let all: Vec<_> = [enrolled].into_iter().chain((0..30).map(|n| school.rates(ada, n, 0))).collect();
    store.commit(&adding(all.clone()), None).await.unwrap();
    assert_eq!(store.pack().await.unwrap(), 31);
    // An import finds its way round it as well.
    let more: Vec<_> = (0..300).map(|n| school.rates(ada, n, 0)).collect();
    store.commit(&adding(more.clone()), None).await.unwrap();
    let packs = &place.dump().await["packs"];
    assert_eq!(
        packs.keys().map(String::as_str).collect::<Vec<_>>(),
        [key.as_str(), &format!("{key}/2"), &format!("{key}/3"), "school", "school/2"]
    );
    assert_eq!((packs[&key].as_str(), packs["school"].as_str()), ("[{\"half\": ", "not even JSON"));
    store.close();
    let again = place.open().await;
    assert_eq!(everything(&again).await, set(all.iter().chain(&more)));
    let aside = again.load_school().await.unwrap().aside;
    assert_eq!(aside.iter().map(|a| (a.store, a.key.as_str())).collect::<Vec<_>>(), [("packs", "school")]);
    let (_, aside) = again.load_pupils(&[ada]).await.unwrap();
    assert_eq!(aside.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), [key.as_str()]);
    assert!(!aside[0].reason.is_empty() && !aside[0].reason.contains("half"), "{}", aside[0].reason);
    let records = rescued(&place).await;
    assert!(has(&records, "packs", "school", "not even JSON") && has(&records, "packs", &key, "[{\"half\": "));
    assert_eq!(records.len(), 5);
    // Nobody can be erased while the school's record may still name them; nothing is written.
    let before = place.dump().await;
    assert!(matches!(again.commit(&Batch { erase: vec![ada], ..Batch::default() }, None).await, Err(Fault::Failed(_))));
    assert_eq!(place.dump().await, before);
    // What came in can go out again, around the unreadable.
    again.commit(&Batch { withdraw: more, ..Batch::default() }, None).await.unwrap();
    assert_eq!(everything(&again).await, set(&all));
    place.end().await;
}

#[wasm_bindgen_test]
async fn unreadable_loose_records_and_strange_values_stay_as_they_are() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let (first, second) = (school.rates(ada, 1, 0), school.rates(ada, 2, 0));
    place.put("loose", &format!("'{}'", first.id), "'{\"cut off'").await;
    place.put("loose", "17", "'a key that is a number'").await;
    place.put("loose", "'object'", "({ not: 'a text' })").await;
    place.put("meta", "'school-id'", "'who knows'").await;
    place.put("meta", "'erased/nobody'", "''").await;
    place.put("meta", "'of a newer version'", "'fine'").await;
    let strange = place.dump().await;
    store.commit(&adding([first.clone(), second.clone()]), None).await.unwrap();
    let opened = store.load_school().await.unwrap();
    let mut aside: Vec<_> = opened.aside.iter().map(|a| (a.store, a.key.as_str())).collect();
    aside.sort_unstable();
    let id = first.id.to_string();
    assert_eq!(aside, [("loose", id.as_str()), ("loose", "17"), ("loose", "object"), ("meta", "erased/nobody"), ("meta", "school-id")]);
    assert_eq!((opened.school_id, opened.erased), (None, Vec::new()));
    assert_eq!(everything(&store).await, set([&first, &second]));
    // Packing and withdrawing leave them, too.
    assert_eq!(store.pack().await.unwrap(), 2);
    store.commit(&Batch { withdraw: vec![first, second], ..Batch::default() }, None).await.unwrap();
    assert_eq!(place.dump().await, strange);
    let records = rescued(&place).await;
    assert!(has(&records, "loose", "17", "a key that is a number") && has(&records, "loose", "object", "{\"not\":\"a text\"}"));
    place.end().await;
}

#[wasm_bindgen_test]
async fn one_record_the_browser_cannot_read_does_not_take_the_others_along() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, _) = school.enrols("Ada");
    let (ben, _) = school.enrols("Ben");
    store.commit(&adding(school.many(ada, 300)), None).await.unwrap();
    let bens = school.many(ben, 300);
    store.commit(&adding(bens.clone()), None).await.unwrap();
    let bad = format!("pupil/{ada}/2026-27");
    // What Chromium says of a value whose file is gone: reading many fails whole, reading one fails alone.
    let many = Shadow::throwing("IDBObjectStore.prototype", "getAll", "DataError", "true");
    let one = Shadow::throwing("IDBObjectStore.prototype", "get", "DataError", &format!("args[0] === '{bad}'"));
    let read = store.load_pupils(&[ada, ben]).await;
    let copy = rescue(&place.name).await;
    one.lift();
    many.lift();
    let (entries, aside) = read.unwrap();
    assert_eq!(entries.len(), 450);
    assert_eq!(aside.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), [bad.as_str()]);
    let copy: Value = serde_json::from_str(&copy.unwrap()).unwrap();
    let records = copy["records"].as_array().unwrap();
    assert_eq!(records.len(), 4);
    let faulty: Vec<_> = records.iter().filter(|r| r.get("fault").is_some()).map(|r| r["key"].as_str().unwrap()).collect();
    assert_eq!(faulty, [bad.as_str()]);
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_newer_database_can_be_rescued() {
    let place = Place::new();
    let make = "const db = await open(a, 9, (db) => { db.createObjectStore('packs'); db.createObjectStore('photos'); });
        const tx = db.transaction(['packs', 'photos'], 'readwrite');
        tx.objectStore('packs').put('from the future', 'school');
        tx.objectStore('photos').put('a photo', 1);
        await finished(tx);
        db.close();";
    place.js(make, &[]).await;
    let records = rescued(&place).await;
    assert!(has(&records, "packs", "school", "from the future") && has(&records, "photos", "1", "a photo"));
    assert_eq!(place.shape().await, "9 packs,photos");
    place.end().await;
}

#[wasm_bindgen_test]
async fn every_pack_is_looked_over_and_only_what_cannot_be_read_is_named() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let ((ada, _), (ben, _)) = (school.enrols("Ada"), school.enrols("Ben"));
    for pupil in [ada, ben] {
        store.commit(&adding(school.many(pupil, 300)), None).await.unwrap();
    }
    let (good, bad) = (format!("pupil/{ada}/2026-27"), format!("pupil/{ben}/2025-26"));
    place.put("packs", &format!("'{bad}'"), "'[{\"half\": '").await;
    let before = place.dump().await;
    let keys = store.pack_keys().await.unwrap();
    assert!(keys.contains(&good) && keys.contains(&bad));
    let aside = store.look_over(&keys).await.unwrap();
    assert_eq!(aside.iter().map(|a| (a.store, a.key.as_str())).collect::<Vec<_>>(), [("packs", bad.as_str())]);
    assert!(!aside[0].reason.contains("half"), "{}", aside[0].reason);
    assert_eq!(store.look_over(&[good, "pupil/gone/2026-27".to_owned()]).await.unwrap(), []);
    assert_eq!(place.dump().await, before, "a look changes nothing");
    place.end().await;
}
