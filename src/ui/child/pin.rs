//! The way back for the teacher: the PIN, slower after wrong tries, and the way out when it is forgotten.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device::{Device, Screen};
use super::title::Title;
use crate::domain::PupilId;
use crate::domain::lock::asks_for_the_way_out;
use crate::domain::sheet::SheetChild;
use crate::exchange::{ChildMode, pin};
use crate::platform::clock;
use crate::report::rounds::Visit;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::words;

/// The PIN screen.
#[component]
pub(super) fn Pin(device: Device) -> impl IntoView {
    let now = RwSignal::new(clock::now().seconds());
    // The clock ticks only while this screen is there.
    if let Ok(ticks) = set_interval_with_handle(move || now.set(clock::now().seconds()), Duration::from_secs(1)) {
        on_cleanup(move || ticks.clear());
    }
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let wait = Memo::new(move |_| device.mode.with(|mode| mode.wait(now.get())));
    let way_out = Memo::new(move |_| device.mode.with(|mode| mode.way_out(now.get())));
    let field = NodeRef::<html::Input>::new();
    let attempt = move |then: Then| {
        if busy.get_untracked() || wait.get_untracked() > 0 {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            if let Some(said) = try_out(device, typed.get_untracked(), then).await {
                // The screen may have gone back to the tiles meanwhile.
                let _gone = problem.try_set(Some(said));
            }
            let _gone = (typed.try_set(String::new()), busy.try_set(false));
            // Whoever slipped types again at once.
            if let Some(field) = field.try_get_untracked().flatten() {
                let _unfocusable = field.focus();
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        attempt(Then::Unlock);
    };
    let child = RwSignal::new(String::new());
    let again = move |_| match child.get_untracked().parse::<PupilId>() {
        Ok(pupil) => attempt(Then::OpenAgain(pupil)),
        Err(_) => problem.set(Some(words::child::CHOOSE_CHILD.to_owned())),
    };
    let children = Signal::derive(move || {
        let nobody = std::iter::once((String::new(), "…".to_owned()));
        let child = |child: &SheetChild| (child.pupil.to_string(), child.name.clone());
        device.mode.with(|mode| nobody.chain(mode.sheet.children.iter().map(child)).collect::<Vec<_>>())
    });
    let checking = move || busy.get() || wait.get() > 0;
    let open = move |_| {
        spawn_local(async move {
            let done = leave(device).await;
            problem.set(done);
        });
    };
    let stop = move |_| {
        spawn_local(async move {
            let mode = ChildMode { opens_at: None, ..(*device.mode.get_untracked()).clone() };
            if let Err(fault) = device.keep(mode).await {
                device.failed(&fault);
            }
        });
    };
    view! {
        <Title text="For the teacher" />
        <form class="child__pin" on:submit=heard(submit)>
            <label for="pin">"PIN"</label>
            <input id="pin" type="password" autocomplete="off" node_ref=field prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event)) />
            {alert(problem)}
            {live(move || (wait.get() > 0).then(|| view! { <p>{words::child::please_wait(wait.get())}</p> }.into_any()))}
            <p class="child__way">
                <button type="button" class="child__button" on:click=heard(move |_| device.leave())>"Back"</button>
                <button type="submit" class="child__button child__button--main" disabled=checking>
                    {live(move || if busy.get() { "Checking …" } else { "Unlock" })}
                </button>
            </p>
            <p>{words::child::OPEN_AGAIN}</p>
            <Choose id="again" label="Whose answers" options=children chosen=child.into()
                on_choose=Callback::new(move |value| child.set(value)) />
            <p class="child__way">
                <button type="button" class="child__button" disabled=checking on:click=heard(again)>"Open the answers again"</button>
            </p>
        </form>
        {live(move || way_out.get().map(|left| {
            let text = words::child::opens_in(left);
            view! {
                <section class="card">
                    <p>{text}</p>
                    <p class="buttons">
                        <button type="button" class="button button--main" disabled=move || way_out.get() != Some(0)
                            on:click=heard(open)>"Open Lantern"</button>
                        <button type="button" class="button" on:click=heard(stop)>"Keep it locked"</button>
                    </p>
                </section>
            }
            .into_any()
        }))}
        <details class="child__guide">
            <summary>"Forgotten the PIN?"</summary>
            {words::child::FORGOTTEN.map(|text| view! { <p>{text}</p> }.into_any())}
        </details>
    }
}

/// What the right PIN is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// Back to the teacher.
    Unlock,
    /// A child may change what it said. That holds for this one visit: whoever taps the tile later finds it closed as before.
    OpenAgain(PupilId),
}

/// Tries what was typed. What is wrong with it, if anything.
async fn try_out(device: Device, typed: String, then: Then) -> Option<String> {
    let now = clock::now().seconds();
    let mode = (*device.mode.get_untracked()).clone();
    if typed.trim().is_empty() {
        return Some(words::child::TYPE_THE_PIN.to_owned());
    }
    if asks_for_the_way_out(&typed) {
        return device.keep(mode.on_the_way_out(now)).await.err().map(|fault| words::fault(&fault));
    }
    // The try is counted before it is known whether it is right: closing the page in between gains nothing.
    let lock = mode.lock.clone();
    let before = mode.clone();
    if let Err(fault) = device.keep(mode.after_a_wrong_try(now)).await {
        return Some(words::fault(&fault));
    }
    // Lets the button say that it is checking.
    clock::wait(30).await;
    if !pin::fits(&typed, &lock) {
        return Some(words::child::WRONG_PIN.to_owned());
    }
    let right = ChildMode { tries: 0, wait_until: 0, opens_at: None, ..before };
    if then == Then::Unlock && right.from.is_none() {
        return leave(device).await;
    }
    if let Err(fault) = device.keep(right).await {
        return Some(words::fault(&fault));
    }
    // Left alone meanwhile, the screen shows the tiles, and stays there.
    if device.screen.get_untracked() == Screen::Pin {
        match then {
            Then::Unlock => device.go(Screen::HandIn),
            Then::OpenAgain(pupil) => device.visit(pupil, Visit::Changes),
        }
    }
    None
}

/// Ends child mode; on another device, what is to be handed in comes first.
async fn leave(device: Device) -> Option<String> {
    if device.mode.with_untracked(|mode| mode.from.is_some()) {
        device.go(Screen::HandIn);
        return None;
    }
    device.end().await.err().map(|fault| words::fault(&fault))
}
