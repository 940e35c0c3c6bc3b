//! The keys that work on every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::session::{Phase, Session};
use crate::workspace::Doing;

/// Locks the screen.
const LOCK: &str = "F9";

/// Ctrl+Z undoes, Ctrl+Shift+Z (or Ctrl+Y) does again; in a text field the browser's own undo is left alone.
pub(super) fn keys(session: Session, event: &web_sys::KeyboardEvent) {
    if session.locked.get_untracked() {
        return;
    }
    if event.key() == LOCK {
        session.lock();
    }
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let doing = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Doing::Undo,
        ("z", true) | ("y", false) => Doing::Redo,
        _ => return,
    };
    let typing = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        match element.tag_name().as_str() {
            "TEXTAREA" => true,
            "INPUT" => !matches!(kind.as_str(), "radio" | "checkbox" | "file" | "button"),
            _ => false,
        }
    });
    if !typing && session.phase.with_untracked(|phase| *phase == Phase::Ready) {
        event.prevent_default();
        session.step(doing);
    }
}
