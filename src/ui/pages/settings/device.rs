//! This device: how Lantern looks, and keeping copies.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::calendar;
use crate::domain::restore::Occasion;
use crate::platform::{offline, prefs, store};
use crate::report::marking::MoveOn;
use crate::route::Route;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::live::{heard, live};
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
    spawn_local(async move {
        // The person may have gone elsewhere meanwhile.
        let _gone = kept.try_set(Some(store::is_persisted().await));
    });
    let look = || (offline::is_kept(), offline::newer_waits());
    let standing = RwSignal::new(look());
    let listening = window_event_listener_untyped(offline::CHANGED, move |_| standing.set(look()));
    on_cleanup(move || listening.remove());
    let opens = move || if standing.get().0 { words::settings::OPENS_OFFLINE } else { words::settings::OPENS_ONLINE };
    let take = move |_| session.with_point(Occasion::Upgrade, offline::take_newer);
    let newer = move || {
        standing.get().1.then(|| {
            view! {
                <p>{words::settings::NEWER_WAITS}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=heard(take)>"Use the new version now"</button>
                </div>
            }
            .into_any()
        })
    };
    let keep = move |_| spawn_local(async move { kept.set(Some(store::persist().await)) });
    let said = move || match kept.get() {
        None => "",
        Some(true) => words::settings::KEPT,
        Some(false) => words::settings::NOT_KEPT,
    };
    let themes = [("", "As this device is set"), ("light", "Light"), ("dark", "Dark")];
    let themes = Signal::stored(themes.map(|(value, words)| (value.to_owned(), words.to_owned())).into());
    let habit = RwSignal::new(MoveOn::of(prefs::load().move_on.as_deref()).key().to_owned());
    let set_habit = move |value: String| {
        prefs::update(|p| p.move_on = Some(value.clone()));
        habit.set(value);
    };
    let called = |habit: MoveOn| match habit {
        MoveOn::Down => "Down, to the next child",
        MoveOn::Right => "Right, to the next criterion",
        MoveOn::Stay => "Nowhere",
    };
    let habits = Signal::stored(MoveOn::ALL.map(|habit| (habit.key().to_owned(), called(habit).to_owned())).into());
    view! {
        <section class="card" aria-labelledby="device">
            <h2 id="device">"This device"</h2>
            <Choose id="theme" label="Light or dark" options=themes chosen=chosen.into() on_choose=Callback::new(choose) />
            <Choose id="move-on" label="On the marking board, a colour’s letter marks and goes" options=habits chosen=habit.into()
                on_choose=Callback::new(set_habit) />
            <h3>"Copies"</h3>
            <p>{words::settings::ONLY_HERE}{last}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=heard(move |_| session.export_everything())>"Export everything"</button>
                <a class="button" href=Route::Copies.to_string()>"Restore points"</a>
                <button type="button" class="button" on:click=heard(keep)>"Ask the browser to keep my files"</button>
            </div>
            <p class="quiet" role="status">{live(said)}</p>
            <h3>"Without a connection"</h3>
            <p class="quiet">{live(opens)}</p>
            {live(newer)}
        </section>
    }
}
