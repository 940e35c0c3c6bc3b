//! When the files cannot be opened: what happened, that nothing was touched, and a way to save what can be read.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::fault::Fault;
use crate::platform::{files, store};
use crate::ui::app::Heading;
use crate::ui::session::Session;
use crate::ui::words;

/// The page in place of the app.
#[component]
pub(crate) fn Failed(
    /// What went wrong.
    fault: Fault,
) -> impl IntoView {
    view! {
        <Heading text="Lantern could not open your files".to_owned() />
        <section class="card card--contest" role="alert">
            <p>{words::fault(&fault)}</p>
            <p><strong>"Nothing was changed or deleted."</strong></p>
        </section>
        <div class="buttons">
            <button type="button" class="button button--main" on:click=move |_| reload()>"Try again"</button>
            <RescueButton />
        </div>
    }
}

/// A page of its own for saving a copy, for when the app itself stopped.
#[component]
pub(crate) fn RescuePage() -> impl IntoView {
    let session = Session::here();
    view! {
        <Heading text="Save a copy of everything".to_owned() />
        <p>"This saves every record as it is stored, readable or not, so that nothing can be lost while the trouble is looked into."</p>
        <p>"For moving files to a colleague or another device, use an ordinary export."</p>
        <div class="buttons">
            <RescueButton />
            <button type="button" class="button" on:click=move |_| session.export_everything()>"Export everything"</button>
            <a class="button button--quiet" href="#/">"Go to the classes"</a>
        </div>
    }
}

#[component]
fn RescueButton() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let rescue = move |_| {
        spawn_local(async move {
            said.set("Reading …".to_owned());
            let done = match store::rescue(store::NAME).await {
                Ok(text) => files::download("Lantern copy of everything.json", "application/json", &text),
                Err(fault) => Err(fault),
            };
            said.set(match done {
                Ok(()) => "The copy is in your downloads. It holds children’s details: keep it where only staff can open it.".to_owned(),
                Err(fault) => words::fault(&fault),
            });
        });
    };
    view! {
        <button type="button" class="button" on:click=rescue>"Save a copy of what can be read"</button>
        <p class="quiet" role="status">{said}</p>
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that cannot reload leaves the person where they are.
        let _stays = window.location().reload();
    }
}
