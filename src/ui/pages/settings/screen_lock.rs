//! The lock of the teacher's screen: its passphrase, when it locks by itself, and locking it now.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::screen_lock::{MINUTES, is_passphrase};
use crate::exchange::pin;
use crate::platform::prefs::Note;
use crate::platform::{clock, random};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words::screen_lock;

/// The section.
#[component]
pub(crate) fn ScreenLock() -> impl IntoView {
    let session = Session::here();
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (busy, said) = (RwSignal::new(false), RwSignal::new(""));
    let set = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        if !is_passphrase(&text) {
            problem.set(Some(screen_lock::WEAK.to_owned()));
            return;
        }
        problem.set(None);
        busy.set(true);
        spawn_local(async move {
            // Lets the button say that it is at work.
            clock::wait(30).await;
            match random::bytes().ok().and_then(|salt| pin::hash(&text, salt)) {
                Some(hash) => {
                    Note::ScreenLock.write(&hash);
                    session.lockable.set(true);
                    said.set(screen_lock::IS_SET);
                    typed.set(String::new());
                }
                None => problem.set(Some(screen_lock::NOT_SET.to_owned())),
            }
            busy.set(false);
        });
    };
    let off = move |_| {
        Note::ScreenLock.remove();
        session.lockable.set(false);
        said.set(screen_lock::IS_OFF);
    };
    let label = move || if busy.get() { "Setting …" } else { "Set the passphrase" };
    let after = RwSignal::new(Note::LockAfter.read().unwrap_or_else(|| "0".to_owned()));
    let choose = Callback::new(move |minutes: String| {
        Note::LockAfter.write(&minutes);
        after.set(minutes);
    });
    let choices = Signal::stored(MINUTES.map(|minutes| (minutes.to_string(), screen_lock::after(minutes))).into());
    view! {
        <section class="card" aria-labelledby="screen-lock">
            <h2 id="screen-lock">"Lock this screen"</h2>
            <p>{screen_lock::WHAT_IT_IS}</p>
            <form class="form" on:submit=heard(set) novalidate>
                <Field id="lock-passphrase" label="Passphrase for this screen" kind="password" value=typed problem=problem
                    hint="At least 6 characters; two words are easy to remember" />
                <div class="buttons">
                    <button type="submit" class="button" disabled=busy>{live(label)}</button>
                    {live(move || session.lockable.get().then(|| view! {
                        <button type="button" class="button" on:click=heard(off)>"Switch the lock off"</button>
                    }.into_any()))}
                </div>
                <p class="quiet" role="status">{said}</p>
            </form>
            {live(move || session.lockable.get().then(|| view! {
                <Choose id="lock-after" label="Without a touch, the screen locks" options=choices chosen=after.into() on_choose=choose />
                <p class="hint">{screen_lock::DRAFTS}</p>
                <details><summary>"If you forget the passphrase"</summary><p>{screen_lock::forgotten()}</p></details>
            }.into_any()))}
        </section>
    }
}
