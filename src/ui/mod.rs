//! The screen: thin components over what `report` computes. All wording is in [`words`] or beside the element it labels.

#![allow(unreachable_pub, reason = "the component macro makes its own items public")]

mod app;
mod child;
mod demo;
mod files;
mod hand_over;
mod lazy;
mod pages;
mod parts;
pub(crate) mod session;
pub(crate) mod words;

pub use app::App;

use crate::route::Route;

/// The page of the address.
pub(crate) fn here() -> Option<Route> {
    web_sys::window()?.location().hash().ok()?.parse().ok()
}

/// Goes to a page. The address changes and the page follows.
pub(crate) fn navigate(route: Route) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses a fragment of our own does not exist; there is nothing to fall back to.
        let _refused = window.location().set_hash(&route.to_string());
    }
}
