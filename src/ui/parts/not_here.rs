//! A page that has nothing to show, and where to go instead.

use leptos::prelude::*;

use super::heading::Heading;

/// What is not here, why that may be, and the way to the classes.
pub(crate) fn not_here(what: &'static str, why: &'static str) -> AnyView {
    not_here_but(what, why, "#/".to_owned(), "Go to the classes")
}

/// The same with another way on.
pub(crate) fn not_here_but(what: &'static str, why: &'static str, href: String, way: &'static str) -> AnyView {
    view! {
        <Heading text=what />
        <p>{why}</p>
        <p><a class="button" href=href>{way}</a></p>
    }
    .into_any()
}
