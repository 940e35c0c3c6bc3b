//! What a device keeps while children use it.

use lantern::workspace::Batch;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::Place;
use crate::school::{School, adding};

#[wasm_bindgen_test]
async fn child_mode_lasts_until_it_is_ended_and_touches_nothing_else() {
    let place = Place::new();
    let store = place.open().await;
    let mut school = School::new();
    let (_, ada) = school.enrols("Ada");
    store.commit(&adding([ada]), None).await.unwrap();
    assert!(!store.is_empty().await.unwrap());
    assert_eq!(store.child_mode().await.unwrap(), None);
    let before = place.dump().await;
    store.set_child_mode(Some("{}".to_owned())).await.unwrap();
    store.close();
    let store = place.open().await;
    assert_eq!(store.child_mode().await.unwrap().as_deref(), Some("{}"), "a new start finds it");
    store.set_child_mode(None).await.unwrap();
    assert_eq!(place.dump().await, before);
    store.close();
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_record_that_is_no_text_locks_the_device_all_the_same_and_is_set_aside() {
    let place = Place::new();
    let store = place.open().await;
    place.put("meta", "'child-mode'", "7").await;
    let text = store.child_mode().await.unwrap().unwrap();
    store.set_child_mode_aside(text).await.unwrap();
    assert_eq!(store.child_mode().await.unwrap(), None);
    assert!(place.dump().await["meta"].contains_key("child-mode/unreadable"), "nothing is thrown away");
    store.close();
    place.end().await;
}

#[wasm_bindgen_test]
async fn erasing_a_child_takes_a_damaged_record_that_names_it_along() {
    let place = Place::new();
    let store = place.open().await;
    let mut school = School::new();
    let ((ada, enrolled), (ben, other)) = (school.enrols("Ada"), school.enrols("Ben"));
    store.commit(&adding([enrolled, other]), None).await.unwrap();
    store.set_child_mode_aside(format!("{{ \"sheets\": [{{ \"pupil\": \"{ada}\", \"forename\": \"Ada\"")).await.unwrap();
    store.commit(&Batch { erase: vec![ben], ..Batch::default() }, None).await.unwrap();
    assert!(place.dump().await["meta"].contains_key("child-mode/unreadable"), "another child’s erasure leaves it");
    store.commit(&Batch { erase: vec![ada], ..Batch::default() }, None).await.unwrap();
    assert!(!place.dump().await["meta"].contains_key("child-mode/unreadable"));
    store.close();
    place.end().await;
}

#[wasm_bindgen_test]
async fn answers_for_another_device_lie_apart_until_they_are_handed_in() {
    let place = Place::new();
    let store = place.open().await;
    let mut school = School::new();
    let (ada, _) = school.enrols("Ada");
    let answers = school.many(ada, 3);
    store.set_child_mode(Some("{}".to_owned())).await.unwrap();
    store.keep_answers(&answers).await.unwrap();
    assert!(store.is_empty().await.unwrap(), "the device’s own files hold nothing of them");
    let opened = store.load_school().await.unwrap();
    assert!(opened.entries.is_empty() && opened.aside.is_empty());
    let (kept, unread) = store.answers().await.unwrap();
    assert_eq!((kept.len(), unread), (3, 0));
    place.put("meta", "'answers/strange'", "'nonsense'").await;
    assert_eq!(store.answers().await.unwrap().1, 1, "what cannot be read is counted, not passed over");
    store.hand_in().await.unwrap();
    assert_eq!((store.answers().await.unwrap().0.len(), store.child_mode().await.unwrap()), (0, None));
    store.close();
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_child_finds_what_is_packed_and_what_is_loose_and_nobody_elses() {
    let place = Place::new();
    let store = place.open().await;
    let mut school = School::new();
    let ((ada, _), (ben, _)) = (school.enrols("Ada"), school.enrols("Ben"));
    let (packed, loose) = (school.many(ada, 4), school.many(ada, 2));
    store.commit(&adding(packed), None).await.unwrap();
    while store.pack().await.unwrap() > 0 {}
    store.commit(&adding(loose.into_iter().chain(school.many(ben, 2))), None).await.unwrap();
    assert_eq!(store.load_child(&[ada]).await.unwrap().len(), 6);
    store.close();
    place.end().await;
}
