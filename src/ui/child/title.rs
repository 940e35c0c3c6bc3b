//! The heading of a screen.

use leptos::html;
use leptos::prelude::*;

/// The heading of a screen; it takes the focus, so that a screen reader reads it.
#[component]
pub(super) fn Title(#[prop(into)] text: String) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _unfocusable = heading.focus();
        }
    });
    view! { <h1 node_ref=heading tabindex="-1">{text}</h1> }
}
