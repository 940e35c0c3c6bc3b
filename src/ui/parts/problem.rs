//! What went wrong, beside what it is about.

use leptos::prelude::*;

/// Says what went wrong as soon as it does; nothing while nothing has.
pub(crate) fn alert(problem: RwSignal<Option<String>>) -> AnyView {
    said(problem.into(), None)
}

/// The same with an id, for the field it describes.
pub(crate) fn alert_at(id: String, problem: Signal<Option<String>>) -> AnyView {
    said(problem, Some(id))
}

fn said(problem: Signal<Option<String>>, id: Option<String>) -> AnyView {
    let said = move || problem.get().map(|text| view! { <p class="error" id=id.clone() role="alert">{text}</p> }.into_any());
    said.into_any()
}
