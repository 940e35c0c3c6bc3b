//! Where a person is, and going elsewhere.

use leptos::prelude::*;

use crate::route::{NoSuchPage, Route};

/// The address shown, as it changes.
pub(crate) type Address = RwSignal<Result<Route, NoSuchPage>>;

/// What makes a page, or anything that fills the place of one. Choices within the page (half term, stage) are read from the address.
pub(crate) type Show<T> = fn(T, Address) -> AnyView;

/// The page of the address.
pub(crate) fn here() -> Result<Route, NoSuchPage> {
    web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default().parse()
}

/// Goes to a page. The address changes and the page follows.
pub(crate) fn navigate(route: Route) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses a fragment of our own does not exist; there is nothing to fall back to.
        let _refused = window.location().set_hash(&route.to_string());
    }
}
