//! After how long without a touch a child's screen goes back to everyone's tiles.

use leptos::prelude::*;

use super::choose::Choose;
use crate::domain::lock::{RESTS, rest_of};
use crate::platform::prefs;
use crate::words;

/// The choice. It is the device's own: the next round begins with it.
#[component]
pub(crate) fn RestChoice(
    /// What is chosen.
    rest: RwSignal<u32>,
    /// Called with another.
    #[prop(optional)]
    on_choose: Option<Callback<u32>>,
) -> impl IntoView {
    let options = Signal::derive(|| RESTS.into_iter().map(|rest| (rest.to_string(), words::child::rest(rest))).collect::<Vec<_>>());
    let choose = Callback::new(move |text: String| {
        let chosen = rest_of(&text);
        prefs::update(|prefs| prefs.rest = Some(chosen));
        rest.set(chosen);
        if let Some(told) = on_choose {
            told.run(chosen);
        }
    });
    view! {
        <Choose id="rest" label="Back to the pictures when nobody touches the screen" options=options
            chosen=Signal::derive(move || rest.get().to_string()) on_choose=choose />
    }
}
