//! How much room the browser gives, and whether it promises to keep what is there.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

/// What the browser says of its room, in bytes. Browsers round, for privacy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How much is used.
    pub used: f64,
    /// How much there may be in all.
    pub most: f64,
}

/// Asks the browser to keep what is stored; whether it promised to.
pub async fn persist() -> bool {
    let Some(asked) = web_sys::window().and_then(|w| w.navigator().storage().persist().ok()) else { return false };
    JsFuture::from(asked).await.ok().and_then(|kept| kept.as_bool()).unwrap_or(false)
}

/// Whether the browser has promised to keep what is stored.
pub async fn is_persisted() -> bool {
    let Some(asked) = web_sys::window().and_then(|w| w.navigator().storage().persisted().ok()) else { return false };
    JsFuture::from(asked).await.ok().and_then(|kept| kept.as_bool()).unwrap_or(false)
}

/// How much room there is, where the browser says so.
pub async fn estimate() -> Option<Room> {
    let asked = web_sys::window()?.navigator().storage().estimate().ok()?;
    let said: StorageEstimate = JsFuture::from(asked).await.ok()?.unchecked_into();
    Some(Room { used: said.get_usage()?, most: said.get_quota()? })
}
