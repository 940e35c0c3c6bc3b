//! A quiet timer, and the whole screen for the meeting.

use std::time::Duration;

use super::place;
use super::room::MeetingRoom;
use crate::platform::clock;
use crate::ui::parts::live::{heard, live};
use leptos::prelude::*;

/// How long the meeting has been going on, against how long it is meant to take. It makes no sound and changes no colour.
#[component]
pub(super) fn Timer(room: MeetingRoom) -> impl IntoView {
    let began = place::last(room.id).map_or_else(|| clock::now().seconds(), |place| place.began);
    let passed = move || (clock::now().seconds() - began) / 60;
    let minutes = RwSignal::new(passed());
    let ticking = set_interval_with_handle(
        move || {
            let _gone = minutes.try_set(passed());
        },
        Duration::from_secs(10),
    );
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let meant = move || room.session.roll.with(|roll| roll.mentoring(room.meeting.with(|meeting| meeting.period)).minutes);
    let says = move || format!("{} of {} min", minutes.get(), meant());
    view! { <p class="meeting__timer quiet" role="timer" aria-label="Time">{live(says)}</p> }
}

/// Asks the browser for the whole screen, and gives it back; where it cannot, there is no button.
#[component]
pub(super) fn FullScreen() -> impl IntoView {
    let can = document().document_element().is_some_and(|root| js_sys::Reflect::has(&root, &"requestFullscreen".into()).unwrap_or(false));
    let toggle = move |_| {
        let document = document();
        if document.fullscreen_element().is_some() {
            document.exit_fullscreen();
        } else if let Some(root) = document.document_element() {
            // A browser that refuses leaves everything as it is.
            let _refused = root.request_fullscreen();
        }
    };
    let on = RwSignal::new(document().fullscreen_element().is_some());
    let changed = window_event_listener_untyped("fullscreenchange", move |_| on.set(document().fullscreen_element().is_some()));
    on_cleanup(move || changed.remove());
    let text = move || if on.get() { "Leave full screen" } else { "Full screen" };
    can.then(|| view! { <button type="button" class="button button--quiet" on:click=heard(toggle)>{live(text)}</button> }.into_any())
}
