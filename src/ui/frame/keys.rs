//! The keys that work on every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::session::{Phase, Session};
use crate::workspace::Doing;

/// Locks the screen.
const LOCK: &str = "F9";

/// Ctrl+Z undoes, Ctrl+Shift+Z (or Ctrl+Y) does again, Ctrl+K finds, ? tells all keys. In a text field the browser's own undo is left
/// alone, and a question mark is one.
pub(super) fn keys(session: Session, event: &web_sys::KeyboardEvent) {
    if session.locked.get_untracked() {
        return;
    }
    let key = event.key();
    if key == LOCK {
        session.lock();
    }
    let with_control = event.ctrl_key() || event.meta_key();
    let doing = match (key.to_ascii_lowercase().as_str(), with_control, event.shift_key()) {
        ("k", true, false) => None,
        ("?", false, _) => None,
        ("z", true, false) => Some(Doing::Undo),
        ("z", true, true) | ("y", true, false) => Some(Doing::Redo),
        _ => return,
    };
    let is_free = with_control && doing.is_none() || !is_typing(event);
    if event.alt_key() || !is_free || session.phase.with_untracked(|phase| *phase != Phase::Ready) {
        return;
    }
    event.prevent_default();
    match doing {
        Some(doing) => session.step(doing),
        None if with_control => session.find(),
        None => session.show_shortcuts(),
    }
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        match element.tag_name().as_str() {
            "TEXTAREA" => true,
            "INPUT" => !matches!(kind.as_str(), "radio" | "checkbox" | "file" | "button"),
            _ => false,
        }
    })
}
