//! On another device: the answers leave as a file, and only then is the device cleared.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device::{Device, Screen};
use super::title::Title;
use crate::exchange::ChildMode;
use crate::exchange::self_assessment::{Answers, file_name};
use crate::platform::fault::Fault;
use crate::platform::{clock, files, page, tabs};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::rest_choice::RestChoice;
use crate::words;

/// The teacher's page at the end of a round on another device.
#[component]
pub(super) fn HandIn(device: Device) -> impl IntoView {
    let (count, unread) = (RwSignal::new(None::<usize>), RwSignal::new(0_usize));
    let (saved, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let told = move |fault: Fault| problem.set(Some(words::fault(&fault)));
    spawn_local(async move {
        let Some(store) = device.store() else { return };
        match store.answers().await {
            Ok((answers, bad)) => {
                count.set(Some(answers.len()));
                unread.set(bad);
            }
            Err(fault) => told(fault),
        }
    });
    let save = move |_| {
        spawn_local(async move {
            match write(device).await {
                Ok(()) => {
                    problem.set(None);
                    saved.set(true);
                }
                Err(fault) => told(fault),
            }
        });
    };
    let finish = move |_| {
        spawn_local(async move {
            let Some(store) = device.store() else { return };
            match store.hand_in().await {
                Ok(()) => {
                    tabs::announce_changed_hands();
                    page::start_afresh("#/");
                }
                Err(fault) => told(fault),
            }
        });
    };
    let rest = RwSignal::new(device.mode.with_untracked(|mode| mode.rest));
    let keep_rest = Callback::new(move |rest| {
        let mode = ChildMode { rest, ..(*device.mode.get_untracked()).clone() };
        spawn_local(async move {
            if let Err(fault) = device.keep(mode).await {
                told(fault);
            }
        });
    });
    let said = move || words::child::answers(count.get());
    let may_clear = move || (saved.get() || count.get() == Some(0)) && unread.get() == 0;
    view! {
        <Title text="Hand in the answers" />
        <p role="status">{live(said)}</p>
        {live(move || (unread.get() > 0).then(|| view! { <p class="error">{words::child::answers_unread(unread.get())}</p> }.into_any()))}
        {alert(problem)}
        <ol class="child__steps">
            <li>
                <button type="button" class="button button--main" disabled=move || count.get().unwrap_or(0) == 0
                    on:click=heard(save)>"Save the answers file"</button>
                {live(move || saved.get().then(|| view! { <p role="status">{words::child::TAKE_IT}</p> }.into_any()))}
            </li>
            <li>
                <button type="button" class="button" disabled=move || !may_clear()
                    on:click=heard(finish)>"Remove the answers from this device and finish"</button></li>
        </ol>
        <RestChoice rest=rest on_choose=keep_rest />
        <p class="buttons">
            <button type="button" class="button button--quiet"
                on:click=heard(move |_| device.go(Screen::Tiles))>"Back to the children"</button></p>
    }
}

async fn write(device: Device) -> Result<(), Fault> {
    let store = device.store().ok_or(Fault::NoStorage)?;
    let (entries, _) = store.answers().await?;
    let mode = device.mode.get_untracked();
    let school = mode.from.ok_or_else(|| Fault::Failed("this device is no other device".to_owned()))?;
    let answers = Answers { school, round: mode.sheet.round, entries: entries.into_iter().map(Arc::new).collect() };
    let text = answers.encode().map_err(|_| Fault::Failed("an answer that cannot be written".to_owned()))?;
    files::download(&file_name("answers", &mode.sheet.class_name, clock::today()), "application/json", &text)
}
