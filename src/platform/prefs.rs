//! Preferences of this device, in localStorage. Never anything about a child. Where localStorage is missing or throws, they last
//! for the visit.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::by_name::{ask, get, make};
use super::fault::Fault;

const KEY: &str = "lantern-prefs";

/// Preferences of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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

/// What is stored, if anything; `None` where localStorage cannot be read: gloo-storage takes that for granted.
fn stored() -> Option<Option<String>> {
    let storage = web_sys::window().and_then(|w| w.local_storage().ok()).flatten();
    storage?.get_item(KEY).ok()
}

/// Reads what is stored, by the browser's own reader: a first visit fetches no other for it.
fn read(text: &str) -> Prefs {
    let stored = JSON::parse(text).unwrap_or_default();
    let field = |name| Reflect::get(&stored, &JsValue::from_str(name)).unwrap_or_default();
    let text = |name| field(name).as_string();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is too large is as large as can be")]
    let number = |name| field(name).as_f64().map(|number| number as u32);
    Prefs {
        theme: text("theme"),
        last_class: text("last_class"),
        me: text("me"),
        last_export: text("last_export"),
        meeting: text("meeting"),
        rest: number("rest"),
        move_on: text("move_on"),
    }
}

/// The preferences. What cannot be read is as if it were not there.
#[must_use]
pub fn load() -> Prefs {
    if let Some(kept) = VISIT.with_borrow(Clone::clone) {
        return kept;
    }
    stored().flatten().map(|text| read(&text)).unwrap_or_default()
}

/// Changes the preferences.
pub fn update(change: impl FnOnce(&mut Prefs)) {
    let mut prefs = load();
    change(&mut prefs);
    let stored = stored().is_some() && LocalStorage::set(KEY, &prefs).is_ok();
    VISIT.set(if stored { None } else { Some(prefs) });
}

/// What is noted beside the preferences, under a key of its own: a first visit does without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The day on which the browser was last asked to keep the files.
    AskedToKeep,
    /// How much was stored here last; see `report::witness`.
    Witness,
    /// How many erased children were taken out of the restore points.
    Forgotten,
    /// The hash of the passphrase that opens a locked screen.
    ScreenLock,
    /// That the screen is locked, and how many tries there were; see `domain::screen_lock`.
    Locked,
    /// After how many minutes without a touch it locks itself.
    LockAfter,
    /// When the screen was last touched, in any tab, in seconds since 1970.
    Touched,
    /// On how many days this device was used since the last copy of everything, and the last of them.
    DaysOfUse,
    /// The version whose news were looked at last.
    Version,
    /// That the last visit that wrote to the storage came to its end.
    EndedWell,
    /// That somebody has marked a block of a board, and need not be told how.
    Blocks,
}

impl Note {
    fn key(self) -> &'static str {
        match self {
            Self::AskedToKeep => "lantern-asked-to-keep",
            Self::Witness => "lantern-witness",
            Self::Forgotten => "lantern-forgotten",
            Self::ScreenLock => "lantern-screen-lock",
            Self::Locked => "lantern-locked",
            Self::LockAfter => "lantern-lock-after",
            Self::Touched => "lantern-touched",
            Self::DaysOfUse => "lantern-days-of-use",
            Self::Version => "lantern-version",
            Self::EndedWell => "lantern-ended-well",
            Self::Blocks => "lantern-blocks",
        }
    }

    /// What is noted, if anything.
    #[must_use]
    pub fn read(self) -> Option<String> {
        web_sys::window()?.local_storage().ok()??.get_item(self.key()).ok()?
    }

    /// Notes nothing any more.
    pub fn remove(self) {
        if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok()).flatten() {
            let _gone = storage.remove_item(self.key());
        }
    }

    /// What is noted in the browser's other place, Cache Storage, which does not go with the rest.
    pub async fn read_beside(self) -> Option<String> {
        let caches = get(&js_sys::global(), "caches").ok()?;
        let found = ask(&caches, "match", &[self.key().into()]).await.ok()?;
        ask(&found, "text", &[]).await.ok()?.as_string()
    }

    /// Notes it there as well.
    ///
    /// # Errors
    /// There is no such place, or no room.
    pub async fn write_beside(self, text: &str) -> Result<(), Fault> {
        let caches = get(&js_sys::global(), "caches")?;
        let cache = ask(&caches, "open", &[self.key().into()]).await?;
        ask(&cache, "put", &[self.key().into(), make("Response", &[text.into()])?]).await.map(drop)
    }

    /// Notes it. Where that cannot be, it is as if nothing were noted.
    pub fn write(self, text: &str) {
        if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok()).flatten() {
            let _noted = storage.set_item(self.key(), text);
        }
    }
}

/// Whether the screen is noted as locked. What no passphrase opens is not.
#[must_use]
pub fn is_locked() -> bool {
    is_lockable() && Note::Locked.read().is_some()
}

/// Whether there is a passphrase that opens a locked screen.
#[must_use]
pub fn is_lockable() -> bool {
    Note::ScreenLock.read().is_some()
}
