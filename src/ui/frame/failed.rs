//! When the files cannot be opened: what happened, that nothing was touched, and a way to save what can be read.

use leptos::prelude::*;

use super::fetched::Fetched;
use super::parts::Wanted;
use crate::platform::fault::Fault;
use crate::route::{FilesPage, Page};
use crate::ui::address::Address;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::heard;
use crate::words;

/// The page in place of the app.
#[component]
pub(super) fn Failed(
    /// What went wrong.
    fault: Fault,
    /// The address.
    route: Address,
) -> impl IntoView {
    view! {
        <Heading text="Lantern could not open your files".to_owned() />
        <section class="card card--contest" role="alert">
            <p>{words::fault(&fault)}</p>
            <p><strong>{words::app::NOTHING_TOUCHED}</strong></p>
        </section>
        <div class="buttons">
            <button type="button" class="button button--main" on:click=heard(move |_| reload())>"Try again"</button>
        </div>
        <Fetched wanted=Wanted::Page(Page::Files(FilesPage::Rescue)) route=route />
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that cannot reload leaves the person where they are.
        let _stays = window.location().reload();
    }
}
