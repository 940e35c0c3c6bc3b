//! Giving the focus to what a person works with next, and bringing into sight what is open.

use leptos::html;
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

/// Draws a row of links aside until the one that is open is in sight, now and whenever `open` says another.
pub(crate) fn open_in_sight<T>(row: NodeRef<html::Nav>, open: impl Fn() -> T + 'static) {
    // So that one sees that there is more before it.
    const BEFORE: f64 = 24.0;
    Effect::new(move |_| {
        open();
        request_animation_frame(move || {
            let Some(row) = row.get_untracked() else { return };
            if let Ok(Some(link)) = row.query_selector("[aria-current]") {
                let beyond = link.get_bounding_client_rect().left() - row.get_bounding_client_rect().left();
                row.set_scroll_left(row.scroll_left() + (beyond - BEFORE) as i32);
            }
        });
    });
}
