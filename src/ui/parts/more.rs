//! What is not needed each time, behind one button.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::parts::live::heard;

/// "More": opens what it holds below itself; a choice, Escape and going elsewhere close it.
#[component]
pub(crate) fn More(
    /// Buttons and ticks.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let close = move || node.get_untracked().into_iter().for_each(|details| details.set_open(false));
    let chosen = move |event: web_sys::MouseEvent| {
        // A tick is looked at once it is made.
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if on.is_some_and(|on| on.closest("button, a").ok().flatten().is_some()) {
            close();
        }
    };
    let left = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        if to.is_some_and(|to| node.get_untracked().is_some_and(|details| !details.contains(Some(&to)))) {
            close();
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            let summary = node.get_untracked().and_then(|details| details.query_selector("summary").ok().flatten());
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _unfocusable = summary.focus();
            }
        }
    };
    view! {
        <details class="more" node_ref=node on:focusout=left on:keydown=heard(key)>
            <summary class="button">"More"</summary>
            <div class="more__items" on:click=heard(chosen)>{children()}</div>
        </details>
    }
}
