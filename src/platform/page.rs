//! The page Lantern is mounted in.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The element the app fills, emptied of the words shown while it was loading.
#[must_use]
pub fn root() -> Option<web_sys::HtmlElement> {
    let root = web_sys::window()?.document()?.get_element_by_id("app")?;
    root.set_text_content(None);
    root.dyn_into().ok()
}

/// Loads the page anew at an address of its own. What was in memory is gone, and Back does not lead to what was shown.
pub fn start_afresh(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        // A browser that refuses an address of our own does not exist; the page is loaded anew either way.
        let _replaced = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
    let _stays = window.location().reload();
}

/// A page the browser had kept whole and shows again, by Back, is loaded anew: the device may have changed hands meanwhile.
pub fn never_shown_from_memory() {
    let Some(window) = web_sys::window() else { return };
    let shown = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::PageTransitionEvent)>::new(|event: web_sys::PageTransitionEvent| {
        if event.persisted()
            && let Some(window) = web_sys::window()
        {
            let _stays = window.location().reload();
        }
    });
    let _listens = window.add_event_listener_with_callback("pageshow", shown.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    shown.forget();
}

/// The browser asks before the page is closed or left while `unfinished` says so.
pub fn asks_before_it_closes(unfinished: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let leaving = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if unfinished() {
            event.prevent_default();
        }
    });
    let _listens = window.add_event_listener_with_callback("beforeunload", leaving.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    leaving.forget();
}

/// Opens the browser’s print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _printed = window.print();
    }
}

/// Fetches the style sheets that wait in the page's head, and returns when they are there.
pub async fn dress() {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let Ok(waiting) = document.query_selector_all("link[rel=stylesheet][disabled]") else { return };
    let links: Vec<web_sys::Element> = (0..waiting.length()).filter_map(|n| waiting.get(n)?.dyn_into().ok()).collect();
    let coming: js_sys::Array = links
        .iter()
        .map(|link| {
            Promise::new(&mut |resolve, _| {
                for event in ["load", "error"] {
                    // A page without a style sheet still works.
                    let _listens = link.add_event_listener_with_callback(event, &resolve);
                }
            })
        })
        .collect();
    for link in &links {
        let _enabled = link.remove_attribute("disabled");
    }
    // Each comes or fails in the end, so this does not wait for ever.
    let _dressed = JsFuture::from(Promise::all(&coming)).await;
}
