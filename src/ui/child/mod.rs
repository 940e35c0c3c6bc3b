//! The screen of a child: one thing at a time, and nothing of anybody else.
//!
//! It works from the question sheet that was stored when the device was handed over. No roll and no rating of a teacher's is read; of a
//! child's own file only what it said itself is kept, and only while it is there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::lock::asks_for_the_way_out;
use crate::exchange::ChildMode;
use crate::platform::{page, speech, tabs};
use crate::ui::address::Address;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::{Phase, Session};
use crate::words;

mod ask;
mod device;
mod done;
mod face;
mod hand_in;
mod pictures;
mod pin;
mod rest;
mod tiles;
mod title;

use device::{Device, Screen};
use title::Title;

/// Makes the screen from what the device keeps.
pub(crate) fn show((): (), _: Address) -> AnyView {
    let session = Session::here();
    document().set_title("Lantern");
    let screen = move || {
        if !session.writer.get() {
            return view! { <Elsewhere /> }.into_any();
        }
        // Read when this tab begins to write: another may have gone further with the children before.
        let Phase::Child(text) = session.phase.get_untracked() else { return ().into_any() };
        match ChildMode::decode(&text) {
            Ok(mode) => view! { <Hands mode=mode /> }.into_any(),
            Err(_) => view! { <Unreadable text=text /> }.into_any(),
        }
    };
    view! { {live(screen)} }.into_any()
}

/// What the device keeps cannot be read: it stays locked, and the words of the guide open it.
#[component]
fn Unreadable(text: Arc<str>) -> impl IntoView {
    let session = Session::here();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !asks_for_the_way_out(&typed.get_untracked()) {
            problem.set(Some(words::child::NOT_THE_WORDS.to_owned()));
            return;
        }
        let text = text.to_string();
        spawn_local(async move {
            let Ok(store) = session.store() else { return };
            match store.set_child_mode_aside(text).await {
                Ok(()) => {
                    tabs::announce_changed_hands();
                    page::start_afresh("#/");
                }
                Err(fault) => problem.set(Some(words::fault(&fault))),
            }
        });
    };
    view! {
        <div class="child">
            <Title text="Please give this to your teacher" />
            <p>{words::child::UNREADABLE}</p>
            <form class="child__pin" on:submit=heard(submit)>
                <label for="words">"The words of the guide"</label>
                <input id="words" type="text" autocomplete="off" prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event)) />
                {alert(problem)}
                <p class="child__way"><button type="submit" class="child__button">"Open Lantern"</button></p>
            </form>
        </div>
    }
}

/// Another tab is open: two at once would not know of each other.
#[component]
fn Elsewhere() -> impl IntoView {
    view! {
        <div class="child">
            <Title text="This is open in another tab" />
            <p>{words::child::OTHER_TAB}</p>
            <p class="buttons"><button type="button" class="child__button"
                on:click=heard(move |_| tabs::take_over())>"Go on here"</button></p>
        </div>
    }
}

#[component]
fn Hands(mode: ChildMode) -> impl IntoView {
    let device = Device::new(mode);
    rest::watch(device);
    speech::when_voices_change(move || {
        // The screen may have gone to another tab.
        let _gone = device.speaks.try_set(speech::is_possible());
    });
    view! {
        <div class="child">
            {live(move || device.problem.get().map(|text| view! { <p class="child__problem" role="alert">{text}</p> }.into_any()))}
            {live(move || match device.screen.get() {
                Screen::Tiles => view! { <tiles::Tiles device=device /> }.into_any(),
                Screen::Ask(pupil, at) => view! { <ask::Ask device=device pupil=pupil at=at /> }.into_any(),
                Screen::Pictures(pupil, at) => view! { <pictures::Pictures device=device pupil=pupil at=at /> }.into_any(),
                Screen::Nearly(pupil) => view! { <done::Nearly device=device pupil=pupil /> }.into_any(),
                Screen::Thanks => view! { <done::Thanks device=device /> }.into_any(),
                Screen::Closed => view! { <done::Closed device=device /> }.into_any(),
                Screen::Pin => view! { <pin::Pin device=device /> }.into_any(),
                Screen::HandIn => view! { <hand_in::HandIn device=device /> }.into_any(),
            })}
        </div>
    }
}
