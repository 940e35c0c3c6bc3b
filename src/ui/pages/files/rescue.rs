//! Saving a copy of everything as it is stored, for when the app itself stopped or cannot open its files.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{files, store};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::heard;
use crate::ui::session::Session;
use crate::words;

/// A page of its own for saving a copy, for when the app itself stopped.
#[component]
pub(crate) fn RescuePage() -> impl IntoView {
    let session = Session::here();
    view! {
        <Heading text="Save a copy of everything".to_owned() />
        <p>{words::files::RESCUE}</p>
        <p>{words::files::NO_RESCUE}</p>
        <div class="buttons">
            <RescueButton />
            <button type="button" class="button" on:click=heard(move |_| session.export_everything())>"Export everything"</button>
            <a class="button button--quiet" href="#/">"Go to the classes"</a>
        </div>
    }
}

/// Saves every record as it is stored.
#[component]
pub(crate) fn RescueButton() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let rescue = move |_| {
        spawn_local(async move {
            said.set("Reading …".to_owned());
            let done = match store::rescue(store::NAME).await {
                Ok(text) => files::download("Lantern copy of everything.json", "application/json", &text),
                Err(fault) => Err(fault),
            };
            said.set(match done {
                Ok(()) => words::files::IN_DOWNLOADS_WHOLE.to_owned(),
                Err(fault) => words::fault(&fault),
            });
        });
    };
    view! {
        <button type="button" class="button" on:click=heard(rescue)>"Save a copy of what can be read"</button>
        <p class="quiet" role="status">{said}</p>
    }
}
