//! Every key there is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words::app::SHORTCUTS;

/// Opens the list over the page.
pub(crate) fn open(session: Session) {
    session.over.set(Some(Arc::new(|| view! { <Shortcuts /> }.into_any())));
}

#[component]
fn Shortcuts() -> impl IntoView {
    let session = Session::here();
    let open = RwSignal::new(true);
    Effect::new(move |_| {
        if !open.get() {
            session.over.set(None);
        }
    });
    let row = |(keys, what): (&'static str, &'static str)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> }.into_any();
    view! {
        <Dialog open=open title="Keyboard shortcuts">
            {live(move || view! {
                <dl class="shortcuts">{SHORTCUTS.map(row)}</dl>
                <div class="buttons"><button type="button" class="button" on:click=heard(move |_| open.set(false))>"Close"</button></div>
            }.into_any())}
        </Dialog>
    }
}
