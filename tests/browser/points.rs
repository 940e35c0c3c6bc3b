//! Restore points: made of what lies in the database, packed, and kept in either place.

use lantern::domain::Moment;
use lantern::domain::restore::{Occasion, PointName};
use lantern::exchange::restore_point::PointReader;
use lantern::platform::gzip::{MAGIC, Packing, Pieces};
use lantern::platform::points::Points;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

use crate::raw::{Place, js};
use crate::school::{School, adding, set};

async fn unpacked(blob: &Blob) -> Vec<u8> {
    let (pieces, mut bytes) = (Pieces::of(blob).unwrap(), Vec::new());
    while let Some(piece) = pieces.next().await.unwrap() {
        bytes.extend(piece);
    }
    bytes
}

#[wasm_bindgen_test]
async fn what_is_packed_unpacks_and_what_is_cut_off_or_not_packed_says_so() {
    let packing = Packing::begin().unwrap();
    let long = "Zoë counts to ten. ".repeat(20_000);
    for text in ["", "one", &long] {
        packing.add_text(text).await.unwrap();
    }
    let packed = packing.finish().await.unwrap();
    assert!(packed.size() < 20_000.0, "{}", packed.size());
    assert_eq!(unpacked(&packed).await, format!("one{long}").into_bytes());
    let begins = packed.slice_with_f64_and_f64(0.0, 2.0).unwrap();
    let begins = js_sys::Uint8Array::new(&wasm_bindgen_futures::JsFuture::from(begins.array_buffer()).await.unwrap()).to_vec();
    assert_eq!(begins, MAGIC);
    for broken in [packed.slice_with_f64_and_f64(0.0, packed.size() / 2.0).unwrap(), Blob::new().unwrap()] {
        let pieces = Pieces::of(&broken).unwrap();
        let end = loop {
            match pieces.next().await {
                Ok(Some(_)) => {}
                end => break end,
            }
        };
        assert!(end.is_err(), "what is cut off is no end");
    }
}

#[wasm_bindgen_test]
async fn a_restore_point_has_every_record_but_what_is_a_childs_or_a_lock() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let (ada, enrolled) = school.enrols("Ada");
    let entries = [school.named("Wren Hill"), enrolled, school.rates(ada, 1, 0)];
    let id = school.id();
    store.commit(&adding(entries.clone()), Some(id)).await.unwrap();
    while store.pack().await.unwrap() > 0 {}
    let loose = school.rates(ada, 2, 1);
    store.commit(&adding([loose.clone()]), None).await.unwrap();
    place.put("packs", "'pupil/none/2026-27'", "'[ damaged'").await;
    place.put("meta", "'child-mode'", "'a PIN'").await;
    let text = unpacked(&store.point(|| ()).await.unwrap()).await;
    assert!(!String::from_utf8(text.clone()).unwrap().contains("a PIN"));
    let mut reader = PointReader::default();
    reader.take(&text).unwrap();
    let point = reader.finish().unwrap();
    assert_eq!((point.school, point.unread), (Some(id), 1));
    let entries: Vec<_> = entries.into_iter().chain([loose]).collect();
    assert_eq!(set(&point.entries), set(&entries));
    place.end().await;
}

#[wasm_bindgen_test]
async fn what_is_added_once_a_restore_point_is_settled_does_not_come_into_it() {
    let (place, mut school) = (Place::new(), School::new());
    let store = place.open().await;
    let children = |school: &mut School, many: usize| -> Vec<_> {
        (0..many)
            .flat_map(|nth| {
                let (child, enrolled) = school.enrols(&format!("Child {nth}"));
                [enrolled, school.rates(child, 1, 0)]
            })
            .collect()
    };
    let before = children(&mut school, 250);
    store.commit(&adding(before.clone()), Some(school.id())).await.unwrap();
    // Many go into packs of their own, few lie loose: both while the point is made.
    let (many, few) = (children(&mut school, 150), children(&mut school, 2));
    let (settled, is_settled) = futures::channel::oneshot::channel();
    let later = async {
        is_settled.await.unwrap();
        store.commit(&adding(many), None).await.unwrap();
        store.commit(&adding(few), None).await.unwrap();
    };
    let (point, ()) = futures::join!(store.point(|| settled.send(()).unwrap()), later);
    let mut reader = PointReader::default();
    reader.take(&unpacked(&point.unwrap()).await).unwrap();
    assert_eq!(set(&reader.finish().unwrap().entries), set(&before));
    place.end().await;
}

#[wasm_bindgen_test]
async fn restore_points_are_kept_read_and_let_go_of_in_files_and_in_a_database() {
    let name = |seconds| PointName { at: Moment::from_seconds(seconds), occasion: Occasion::Idle, children: 2 };
    for points in [Points::open().await.unwrap(), Points::database().await.unwrap()] {
        for left in points.names().await.unwrap() {
            points.remove(left).await.unwrap();
        }
        let blob = |text: &'static str| async move { js(&format!("return new Blob(['{text}'])"), &[]).await };
        for (at, text) in [(20, "later"), (10, "first"), (20, "again")] {
            points.put(name(at), &wasm_bindgen::JsCast::unchecked_into(blob(text).await)).await.unwrap();
        }
        assert_eq!(points.names().await.unwrap(), [name(10), name(20)]);
        let held = points.get(name(20)).await.unwrap().unwrap();
        let text = wasm_bindgen_futures::JsFuture::from(held.text()).await.unwrap();
        assert_eq!(text.as_string().unwrap(), "again");
        points.remove(name(20)).await.unwrap();
        assert_eq!(points.names().await.unwrap(), [name(10)]);
        assert!(points.get(name(20)).await.unwrap().is_none());
        points.remove(name(10)).await.unwrap();
    }
}
