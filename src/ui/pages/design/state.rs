//! A part in one of its states.

use leptos::prelude::*;

use crate::ui::parts::drawn::Html;

/// Words as long as people make them.
pub(super) const LONG: &str = "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley of the class with rather a long name";

/// A state under its name.
pub(super) fn state(name: &'static str, view: impl IntoAny) -> AnyView {
    view! { <section class="card"><h2>{name}</h2>{view.into_any()}</section> }.into_any()
}

/// What is written as text, in a state under its name.
pub(super) fn written(name: &'static str, write: impl FnOnce(&mut Html)) -> AnyView {
    let text = Html::of(write);
    state(name, view! { <div inner_html=text></div> })
}
