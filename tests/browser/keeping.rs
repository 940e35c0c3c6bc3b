//! What is committed is there, whole, and what is taken away is gone.

use lantern::platform::fault::Fault;
use lantern::workspace::Batch;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Place, counts};
use crate::school::{School, adding, entry, everything, set};

#[wasm_bindgen_test]
async fn a_new_database_is_empty_and_has_its_three_stores() {
    let place = Place::new();
    let store = place.open().await;
    let opened = store.load_school().await.unwrap();
    assert_eq!(opened, lantern::platform::store::ReadAtStart::default());
    assert_eq!(store.all_pupils().await.unwrap(), []);
    assert_eq!(store.load_pupils(&[]).await.unwrap(), (Vec::new(), Vec::new()));
    assert_eq!(place.shape().await, "1 loose,meta,packs");
    place.end().await;
}

#[wasm_bindgen_test]
async fn what_is_committed_is_there_after_opening_again() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let entries = [school.named("Wren Hill"), enrolled, school.rates(ada, 1, 0)];
    let id = school.id();
    assert_eq!(store.commit(&adding(entries.clone()), Some(id)).await, Ok(Some(id)));
    assert_eq!(store.commit(&adding([]), Some(school.id())).await, Ok(Some(id)), "the first stands");
    assert_eq!(everything(&store).await, set(&entries));
    store.close();
    let again = place.open().await;
    let opened = again.load_school().await.unwrap();
    assert_eq!((opened.school_id, opened.aside.len()), (Some(id), 0));
    assert_eq!(everything(&again).await, set(&entries));
    place.end().await;
}

#[wasm_bindgen_test]
async fn a_tap_writes_one_loose_record_and_no_pack() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    store.commit(&adding([enrolled].into_iter().chain(school.many(ada, 500))), None).await.unwrap();
    let before = place.dump().await;
    let tap = school.rates(ada, 3, 0);
    store.commit(&adding([tap.clone()]), None).await.unwrap();
    let mut after = place.dump().await;
    let written = after.get_mut("loose").unwrap().remove(&tap.id.to_string()).unwrap();
    assert!(written.len() < 300, "{}", written.len());
    assert_eq!(after, before);
    place.end().await;
}

#[wasm_bindgen_test]
async fn an_import_of_two_thousand_goes_straight_into_packs() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let mut all = vec![school.named("Wren Hill")];
    for name in ["Ada", "Ben", "Cleo", "Dev"] {
        let (pupil, enrolled) = school.enrols(name);
        all.push(enrolled);
        all.extend(school.many(pupil, 500));
    }
    store.commit(&adding(all.clone()), None).await.unwrap();
    // The school's, and of four children two years each.
    assert_eq!(counts(&place.dump().await), [9, 0, 0]);
    assert_eq!(everything(&store).await, set(&all));
    // The same file once more changes nothing.
    let before = place.dump().await;
    store.commit(&adding(all), None).await.unwrap();
    assert_eq!(place.dump().await, before);
    place.end().await;
}

#[wasm_bindgen_test]
async fn withdrawing_an_import_leaves_what_was_there_before() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    store.commit(&adding([enrolled]), None).await.unwrap();
    store.commit(&adding(school.many(ada, 300)), None).await.unwrap();
    store.commit(&adding([school.rates(ada, 5, 0)]), None).await.unwrap();
    let before = place.dump().await;
    for count in [300, 20] {
        let (ben, ben_enrolled) = school.enrols("Ben");
        let mut import = school.many(ada, count);
        import.extend(school.many(ben, count));
        import.push(ben_enrolled);
        store.commit(&adding(import.clone()), None).await.unwrap();
        assert_ne!(place.dump().await, before);
        store.commit(&Batch { withdraw: import, ..Batch::default() }, None).await.unwrap();
        assert_eq!(place.dump().await, before, "{count}");
    }
    place.end().await;
}

#[wasm_bindgen_test]
async fn erasing_leaves_no_trace_but_the_tombstone() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Adaline");
    let (ben, ben_enrolled) = school.enrols("Ben");
    let bens = school.many(ben, 250);
    store
        .commit(&adding([enrolled, ben_enrolled.clone()].into_iter().chain(bens.clone()).chain(school.many(ada, 250))), None)
        .await
        .unwrap();
    // Also loose, also linked, and also in packs nobody can read.
    let linked = entry(school.id(), lantern::ledger::About::School, 0, lantern::ledger::Change::PupilLinked { pupil: ben, same_as: ada });
    store.commit(&adding([school.rates(ada, 1, 0), linked]), None).await.unwrap();
    place.put("packs", &format!("'pupil/{ada}/2020-21'"), "'[ Adaline, broken'").await;
    place.put("loose", "'odd'", &format!("'broken pupil:{ada} Adaline'")).await;
    store.commit(&Batch { erase: vec![ada], ..Batch::default() }, None).await.unwrap();
    let dump = place.dump().await;
    for (name, records) in &dump {
        for (key, text) in records {
            assert!(!text.contains("Adaline") && !text.contains(&format!("{ada}\"")), "{name} {key}: {text}");
            assert!(!key.contains(&ada.to_string()) || key == &format!("erased/{ada}"), "{name} {key}");
        }
    }
    assert_eq!(dump["meta"], [(format!("erased/{ada}"), String::new())].into());
    store.close();
    let again = place.open().await;
    assert_eq!(again.load_school().await.unwrap().erased, [ada]);
    assert_eq!(everything(&again).await, set(bens.iter().chain([&ben_enrolled])));
    place.end().await;
}

#[wasm_bindgen_test]
async fn one_id_never_gets_other_words() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let first = school.rates(ada, 1, 0);
    store.commit(&adding([enrolled, first.clone()]), None).await.unwrap();
    let forged = entry(first.id, first.about, first.at.seconds(), school.rates(ada, 2, 0).change.clone());
    let before = place.dump().await;
    assert!(matches!(store.commit(&adding([school.rates(ada, 3, 0), forged.clone()]), None).await, Err(Fault::Failed(_))));
    assert_eq!(place.dump().await, before);
    while store.pack().await.unwrap() > 0 {}
    let before = place.dump().await;
    assert!(matches!(store.commit(&adding(school.many(ada, 300).into_iter().chain([forged])), None).await, Err(Fault::Failed(_))));
    assert_eq!(place.dump().await, before);
    place.end().await;
}
