//! Files dropped anywhere.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::parts::file_button::listed;
use crate::ui::session::Session;

/// A file dropped anywhere is opened as a preview, and never by the browser in Lantern's place.
pub(super) fn accept_drops(session: Session, dropping: RwSignal<bool>) {
    let brings_files = |event: &web_sys::DragEvent| event.data_transfer().is_some_and(|d| d.types().iter().any(|t| t == "Files"));
    window_event_listener(ev::dragover, move |event| {
        if brings_files(&event) {
            event.prevent_default();
            dropping.set(!session.is_covered());
        }
    });
    window_event_listener(ev::dragleave, move |event| {
        // Leaving the window, not passing from one element to another.
        if event.related_target().is_none() {
            dropping.set(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        dropping.set(false);
        if session.is_covered() {
            event.prevent_default();
            return;
        }
        if !brings_files(&event) || event.default_prevented() {
            return;
        }
        event.prevent_default();
        // All of them: nothing that is dropped is passed over in silence.
        let files = listed(event.data_transfer().and_then(|d| d.files()));
        if !files.is_empty() {
            session.open_files(files);
        }
    });
}
