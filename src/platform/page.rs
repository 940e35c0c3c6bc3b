//! The page Lantern is mounted in.

use wasm_bindgen::JsCast;

/// The element the app fills, emptied of the words shown while it was loading.
#[must_use]
pub fn root() -> Option<web_sys::HtmlElement> {
    let root = web_sys::window()?.document()?.get_element_by_id("app")?;
    root.set_text_content(None);
    root.dyn_into().ok()
}
