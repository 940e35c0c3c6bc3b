//! Working without a connection: the service worker that keeps the program's files, and a newer version that waits. The scripts are in
//! `offline/`: the worker has to be one, and the page's side of it would cost a first visit more in wasm.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, File};

use super::by_name::get;

/// The page's side of the worker, beside the page.
const SCRIPT: &str = "./lantern-part-offline.js";
/// The event of the window by which it is told that [`is_kept`] or [`newer_waits`] may have another answer.
pub const CHANGED: &str = "lantern-offline";
/// The event of the window that hands over files by which Lantern was opened.
const OPENED: &str = "lantern-opened";
/// What makes a version that waits take over.
const TAKE: &str = "lantern-take";

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Keeps this version for use without a connection and looks for a newer one; `changed` is called at each [`CHANGED`]. Files by which
/// Lantern was opened, from the system's file manager or by "Share", go to `opened`.
pub fn keep(changed: impl Fn() + 'static, opened: impl Fn(Vec<File>) + 'static) {
    let Some((window, document)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?))) else { return };
    let changed = Closure::<dyn Fn()>::new(changed);
    let _listens = window.add_event_listener_with_callback(CHANGED, changed.as_ref().unchecked_ref());
    changed.forget();
    let opened = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let files = get(&event, "detail").ok().and_then(|files| files.dyn_into::<Array>().ok()).unwrap_or_default();
        opened(files.iter().filter_map(|file| file.dyn_into().ok()).collect());
    });
    let _listens = window.add_event_listener_with_callback(OPENED, opened.as_ref().unchecked_ref());
    opened.forget();
    let Ok(script) = document.create_element("script") else { return };
    let _named = script.set_attribute("src", SCRIPT);
    let _begun = document.document_element().map(|root| root.append_child(&script));
}

/// Whether Lantern opens here without a connection.
#[must_use]
pub fn is_kept() -> bool {
    root().is_some_and(|root| root.has_attribute("data-kept"))
}

/// Whether a newer version is here, whole, and waits.
#[must_use]
pub fn newer_waits() -> bool {
    root().is_some_and(|root| root.has_attribute("data-newer"))
}

/// Takes the version that waits, and opens this page anew with it.
pub fn take_newer() {
    let Some((window, take)) = web_sys::window().zip(Event::new(TAKE).ok()) else { return };
    let _told = window.dispatch_event(&take);
}
