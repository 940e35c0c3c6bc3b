//! The pages, one file or folder each, and what makes them when their part of the app has been fetched.

use leptos::prelude::*;

use super::lazy::Address;
use super::session::{Phase, Session};
use crate::route::Route;

pub(crate) mod add_pupils;
pub(crate) mod class;
pub(crate) mod failed;
pub(crate) mod import;
pub(crate) mod pupil;
pub(crate) mod rescue;
pub(crate) mod settings;
pub(crate) mod start;

/// Makes the pages about children.
pub(crate) fn children(route: Route, address: Address) -> AnyView {
    match route {
        Route::Class { class, .. } => {
            let period = Signal::derive(move || match address.get() {
                Ok(Route::Class { period, .. }) => period,
                _ => None,
            });
            view! { <class::ClassPage class=class chosen=period /> }.into_any()
        }
        Route::Pupil { pupil, .. } => {
            let chosen = Signal::derive(move || match address.get() {
                Ok(Route::Pupil { period, sheet, .. }) => (period, sheet),
                _ => (None, None),
            });
            view! { <pupil::PupilPage pupil=pupil chosen=chosen /> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// Makes the pages about files and lists.
pub(crate) fn files(route: Route, _: Address) -> AnyView {
    match route {
        Route::AddPupils { class } => view! { <add_pupils::AddPupils class=class /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        // Where the files could not be opened, the button stands on the page that says so.
        Route::Rescue if matches!(Session::here().phase.get_untracked(), Phase::Failed(_)) => view! { <rescue::RescueButton /> }.into_any(),
        Route::Rescue => view! { <rescue::RescuePage /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Makes the settings page.
pub(crate) fn settings_page(_: Route, _: Address) -> AnyView {
    view! { <settings::Settings /> }.into_any()
}
