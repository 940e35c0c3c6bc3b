//! Giving the focus to what a person works with next.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Gives the focus to an element once the page shows what has changed.
pub(crate) fn focus_on(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = found {
            let _unfocusable = element.focus();
        }
    });
}
