//! A screen that nobody touches goes back to everyone's tiles: a child that walks away leaves nothing open.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::device::{Device, Screen};
use crate::domain::lock::is_left_alone;
use crate::platform::clock;

/// What counts as a touch.
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "input", "wheel"];

/// Watches for touches as long as the children's screen is there.
pub(super) fn watch(device: Device) {
    let now = || clock::now().seconds();
    let touched = StoredValue::new(now());
    let look = move || {
        let away = device.mode.with_untracked(|mode| is_left_alone(mode.rest, touched.get_value(), now()));
        if away && device.screen.get_untracked() != Screen::Tiles {
            leave_what_is_typed();
            device.leave();
        }
        // A tablet that slept wakes with the first touch: that looks before it counts.
        if away {
            touched.set_value(now());
        }
    };
    for event in TOUCHES {
        let handle = window_event_listener_untyped(event, move |_| {
            look();
            touched.set_value(now());
        });
        on_cleanup(move || handle.remove());
    }
    let woken = window_event_listener_untyped("visibilitychange", move |_| look());
    on_cleanup(move || woken.remove());
    if let Ok(ticks) = set_interval_with_handle(look, Duration::from_secs(1)) {
        on_cleanup(move || ticks.clear());
    }
}

/// Leaving the field stores the words in it.
fn leave_what_is_typed() {
    let field = document().active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        let _left = field.blur();
    }
}
