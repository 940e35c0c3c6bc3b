//! This device: how Lantern looks, and keeping copies.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::calendar;
use crate::platform::{prefs, store};
use crate::ui::parts::theme;
use crate::ui::session::Session;
use crate::words;

/// Theme, exports, and how the browser keeps what is stored.
#[component]
pub(crate) fn Device() -> impl IntoView {
    let session = Session::here();
    let chosen = RwSignal::new(prefs::load().theme.unwrap_or_default());
    let choose = move |value: String| {
        let theme = Some(value.clone()).filter(|v| !v.is_empty());
        theme::apply(theme.as_deref());
        prefs::update(|p| p.theme = theme);
        chosen.set(value);
    };
    let last = words::settings::exported_on(prefs::load().last_export.and_then(|d| calendar::date(&d)));
    let kept = RwSignal::new(None::<bool>);
    let keep = move |_| spawn_local(async move { kept.set(Some(store::persist().await)) });
    let said = move || match kept.get() {
        None => "",
        Some(true) => words::settings::KEPT,
        Some(false) => words::settings::NOT_KEPT,
    };
    view! {
        <section class="card" aria-labelledby="device">
            <h2 id="device">"This device"</h2>
            <div class="field">
                <label for="theme">"Light or dark"</label>
                <select id="theme" on:change=move |event| choose(event_target_value(&event))>
                    <option value="" prop:selected=move || chosen.with(String::is_empty)>"As this device is set"</option>
                    <option value="light" prop:selected=move || chosen.get() == "light">"Light"</option>
                    <option value="dark" prop:selected=move || chosen.get() == "dark">"Dark"</option>
                </select>
            </div>
            <h3>"Copies"</h3>
            <p>{words::settings::ONLY_HERE}{last}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| session.export_everything()>"Export everything"</button>
                <button type="button" class="button" on:click=keep>"Ask the browser to keep my files"</button>
            </div>
            <p class="quiet" role="status">{said}</p>
        </section>
    }
}
