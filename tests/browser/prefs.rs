//! Preferences: kept where localStorage works, kept for the visit where it does not.

use lantern::platform::prefs::{Prefs, load, update};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::{Shadow, js};

const KEY: &str = "lantern-prefs";

async fn stored() -> JsValue {
    js("return localStorage.getItem(a);", &[KEY]).await
}

async fn clear() {
    js("localStorage.removeItem(a);", &[KEY]).await;
    // A change that can be stored ends what was kept for the visit only.
    update(|prefs| *prefs = Prefs::default());
    js("localStorage.removeItem(a);", &[KEY]).await;
}

#[wasm_bindgen_test]
async fn preferences_are_one_json_value() {
    clear().await;
    assert_eq!(load(), Prefs::default());
    update(|prefs| prefs.theme = Some("dark".to_owned()));
    update(|prefs| prefs.last_export = Some("2026-11-23".to_owned()));
    let text: serde_json::Value = serde_json::from_str(&stored().await.as_string().unwrap()).unwrap();
    assert_eq!((text["theme"].as_str(), text["last_export"].as_str()), (Some("dark"), Some("2026-11-23")));
    assert_eq!(load().theme.as_deref(), Some("dark"));
    clear().await;
}

#[wasm_bindgen_test]
async fn strange_content_is_as_if_it_were_not_there() {
    for text in ["", "null", "[", "{\"theme\": 3}", "\"dark\"", "{\"unknown\": true}"] {
        js("localStorage.setItem(a, b);", &[KEY, text]).await;
        assert_eq!(load(), Prefs::default(), "{text}");
    }
    update(|prefs| prefs.theme = Some("light".to_owned()));
    assert_eq!(load().theme.as_deref(), Some("light"));
    clear().await;
}

#[wasm_bindgen_test]
async fn where_local_storage_throws_preferences_last_for_the_visit() {
    clear().await;
    let throwing = |method| vec![Shadow::throwing("Storage.prototype", method, "SecurityError", "true")];
    let missing = |get: &str| vec![Shadow::cast("window", "localStorage", get)];
    let ways = [
        ("reading throws", throwing as fn(&'static str) -> Vec<Shadow>, "getItem"),
        ("writing throws", throwing, "setItem"),
        ("there is none", missing, "{ get: () => null }"),
        ("asking for it throws", missing, "{ get() { throw new DOMException('no', 'SecurityError'); } }"),
    ];
    for (name, way, how) in ways {
        let shadows = way(how);
        let before = load();
        update(|prefs| prefs.theme = Some("dark".to_owned()));
        update(|prefs| prefs.me = Some("somebody".to_owned()));
        let after = load();
        shadows.into_iter().rev().for_each(Shadow::lift);
        assert_eq!(before, Prefs::default(), "{name}");
        assert_eq!((after.theme.as_deref(), after.me.as_deref()), (Some("dark"), Some("somebody")), "{name}");
        assert!(stored().await.is_null(), "{name}");
        clear().await;
    }
}

#[wasm_bindgen_test]
async fn a_full_local_storage_is_as_good_as_none() {
    clear().await;
    let shadow = Shadow::throwing("Storage.prototype", "setItem", "QuotaExceededError", "true");
    update(|prefs| prefs.last_class = Some("a class".to_owned()));
    shadow.lift();
    assert_eq!(load().last_class.as_deref(), Some("a class"));
    // When there is room again, the next change stores all of it.
    update(|prefs| prefs.theme = Some("dark".to_owned()));
    let text = stored().await.as_string().unwrap();
    assert!(text.contains("a class") && text.contains("dark"), "{text}");
    clear().await;
}
