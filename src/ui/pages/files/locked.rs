//! The teacher's locked screen, and locking it when it was left alone.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::lock::is_left_alone;
use crate::domain::screen_lock::{Locked, asks_for_the_way_out};
use crate::exchange::pin;
use crate::platform::clock;
use crate::platform::prefs::Note;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::{Phase, Session};
use crate::words;
use crate::words::screen_lock;

/// How often it is looked whether the screen was left alone.
const LOOK: Duration = Duration::from_secs(5);

/// Locks the screen after the minutes that were chosen, if any, without a touch in any tab.
pub(super) fn watch(session: Session) {
    let touched = move || {
        // Other tabs are the same desk. The time alone is noted, and seldom.
        let now = clock::now().seconds();
        if !(0..5).contains(&(now - last_touch().unwrap_or_default())) {
            Note::Touched.write(&now.to_string());
        }
    };
    touched();
    let _pointer = window_event_listener(leptos::ev::pointerdown, move |_| touched());
    let _key = window_event_listener(leptos::ev::keydown, move |_| touched());
    set_interval(
        move || {
            let minutes: u32 = Note::LockAfter.read().and_then(|noted| noted.parse().ok()).unwrap_or_default();
            let ready = session.phase.try_with_untracked(|phase| *phase == Phase::Ready) == Some(true);
            if ready && last_touch().is_some_and(|at| is_left_alone(minutes * 60, at, clock::now().seconds())) {
                session.lock();
            }
        },
        LOOK,
    );
}

fn last_touch() -> Option<i64> {
    Note::Touched.read()?.parse().ok()
}

fn noted() -> Locked {
    Note::Locked.read().and_then(|noted| noted.parse().ok()).unwrap_or_default()
}

/// The locked screen. Nothing else is on it or behind it.
#[component]
pub(crate) fn LockedScreen() -> impl IntoView {
    let session = Session::here();
    let now = RwSignal::new(clock::now().seconds());
    // The clock ticks only while this screen is there.
    if let Ok(ticks) = set_interval_with_handle(move || now.set(clock::now().seconds()), Duration::from_secs(1)) {
        on_cleanup(move || ticks.clear());
    }
    let (typed, problem, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    let locked = RwSignal::new(noted());
    let note = move |state: Locked| {
        Note::Locked.write(&state.to_string());
        locked.set(state);
    };
    let wait = Memo::new(move |_| locked.get().wait(now.get()));
    let way_out = Memo::new(move |_| locked.get().way_out(now.get()));
    let field = NodeRef::<html::Input>::new();
    let attempt = move || {
        let (state, at) = (noted(), clock::now().seconds());
        let text = typed.get_untracked();
        if busy.get_untracked() || state.wait(at) > 0 {
            return;
        }
        if text.trim().is_empty() {
            problem.set(Some(screen_lock::TYPE_IT.to_owned()));
            return;
        }
        if asks_for_the_way_out(&text) {
            note(state.on_the_way_out(at));
            typed.set(String::new());
            return;
        }
        busy.set(true);
        problem.set(None);
        // The try is counted before it is known whether it is right: closing the page in between gains nothing.
        note(state.after_a_wrong_try(at));
        spawn_local(async move {
            // Lets the button say that it is checking.
            clock::wait(30).await;
            if Note::ScreenLock.read().is_some_and(|hash| pin::fits(&text, &hash)) {
                session.unlock();
                return;
            }
            // Another tab may have opened it meanwhile.
            let _gone = (problem.try_set(Some(screen_lock::WRONG.to_owned())), typed.try_set(String::new()), busy.try_set(false));
            if let Some(field) = field.try_get_untracked().flatten() {
                let _unfocusable = field.focus();
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        attempt();
    };
    let open = move |_| {
        // Whoever forgot it would be shut out again at once.
        Note::ScreenLock.remove();
        session.unlock();
    };
    let keep = move |_| note(Locked { opens_at: None, ..noted() });
    let checking = move || busy.get() || wait.get() > 0;
    view! {
        <Heading text="Locked".to_owned() />
        <p>{screen_lock::LOCKED}</p>
        <form class="form" on:submit=heard(submit) novalidate>
            <div class="field">
                <label for="screen-passphrase">"Passphrase"</label>
                {alert(problem)}
                <input id="screen-passphrase" type="password" autocomplete="off" autofocus node_ref=field prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event)) />
            </div>
            {live(move || (wait.get() > 0).then(|| view! { <p role="status">{words::child::please_wait(wait.get())}</p> }.into_any()))}
            <div class="buttons">
                <button type="submit" class="button button--main" disabled=checking>
                    {live(move || if busy.get() { "Checking …" } else { "Unlock" })}
                </button>
            </div>
        </form>
        {live(move || way_out.get().map(|left| view! {
            <section class="card">
                <p>{screen_lock::opens_in(left)}</p>
                <div class="buttons">
                    <button type="button" class="button button--main" disabled={left > 0} on:click=heard(open)>"Open Lantern"</button>
                    <button type="button" class="button" on:click=heard(keep)>"Keep it locked"</button>
                </div>
            </section>
        }
        .into_any()))}
        <details>
            <summary>"Forgotten the passphrase?"</summary>
            {screen_lock::FORGOTTEN.map(|text| view! { <p>{text}</p> }.into_any())}
        </details>
    }
}
