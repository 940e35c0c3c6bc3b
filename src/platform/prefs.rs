//! Preferences of this device, in localStorage. Never anything about a child. Where localStorage is missing or throws, they last
//! for the visit.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

const KEY: &str = "lantern-prefs";

/// Preferences of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// `light` or `dark`; otherwise as the device is set.
    pub theme: Option<String>,
    /// The id of the class opened last.
    pub last_class: Option<String>,
    /// The staff id of whoever uses this device.
    pub me: Option<String>,
    /// The date on which everything was exported last.
    pub last_export: Option<String>,
    /// The mentoring meeting this device was in last: its id, the step, and when the sitting began.
    pub meeting: Option<String>,
    /// After how many seconds without a touch a child's screen goes back to everyone's tiles; 0 is never, none the usual time.
    pub rest: Option<u32>,
    /// Where the marking board goes on after a letter key: `down`, `right` or `stay`.
    pub move_on: Option<String>,
}

thread_local! {
    static VISIT: RefCell<Option<Prefs>> = const { RefCell::new(None) };
}

/// Whether localStorage can be read: gloo-storage takes that for granted.
fn usable() -> bool {
    let storage = web_sys::window().and_then(|w| w.local_storage().ok()).flatten();
    storage.is_some_and(|storage| storage.get_item(KEY).is_ok())
}

/// The preferences. What cannot be read is as if it were not there.
#[must_use]
pub fn load() -> Prefs {
    if let Some(kept) = VISIT.with_borrow(Clone::clone) {
        return kept;
    }
    if usable() { LocalStorage::get(KEY).unwrap_or_default() } else { Prefs::default() }
}

/// Changes the preferences.
pub fn update(change: impl FnOnce(&mut Prefs)) {
    let mut prefs = load();
    change(&mut prefs);
    let stored = usable() && LocalStorage::set(KEY, &prefs).is_ok();
    VISIT.set(if stored { None } else { Some(prefs) });
}
