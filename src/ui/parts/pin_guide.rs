//! What to do when the PIN of the children's screen is forgotten, and how the device is kept to Lantern. Not for the children's screen
//! itself: it says the words.

use leptos::prelude::*;

use crate::domain::lock::WAY_OUT_WORDS;
use crate::words;

/// The guide.
#[component]
pub(crate) fn PinGuide() -> impl IntoView {
    view! {
        <p>{words::child::WAY_OUT_BEFORE}</p>
        <p><strong>{WAY_OUT_WORDS}</strong></p>
        <p>{words::child::WAY_OUT_AFTER}</p>
        <h3>"Keeping the device to Lantern alone"</h3>
        {words::child::KEEP_TO_LANTERN.map(|text| view! { <p>{text}</p> }.into_any())}
    }
}
