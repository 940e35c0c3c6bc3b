//! The pictures to choose from.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device::{Device, Screen};
use super::title::Title;
use crate::domain::picture::PICTURES;
use crate::domain::{PictureKey, PupilId};
use crate::exchange::ChildMode;
use crate::ui::parts::live::heard;
use crate::words;
use crate::workspace::ChildSays;

/// The pictures. A tap chooses one and goes back to the questions.
#[component]
pub(super) fn Pictures(device: Device, pupil: PupilId, at: usize) -> impl IntoView {
    let own = device.mode.with_untracked(|mode| mode.sheet.child(pupil).and_then(|child| child.picture));
    let choose = move |key: PictureKey| {
        device.say(pupil, ChildSays::Picture(key), move || {
            spawn_local(async move {
                // The tile shows it as well, now and after a reload.
                let mut mode: ChildMode = (*device.mode.get_untracked()).clone();
                if let Some(child) = mode.sheet.children.iter_mut().find(|child| child.pupil == pupil) {
                    child.picture = Some(key);
                }
                match device.keep(mode).await {
                    Ok(()) => device.go(Screen::Ask(pupil, at)),
                    Err(fault) => device.failed(&fault),
                }
            });
        });
    };
    let pictures = PICTURES.into_iter().filter_map(|(key, sign, name)| {
        let key: PictureKey = key.parse().ok()?;
        let taken = device.mode.with_untracked(|mode| mode.sheet.is_taken(key, pupil));
        let sign = view! { <span class="child__sign" aria-hidden="true">{sign}</span> };
        let tile = if taken {
            let label = format!("{name}, another child has it");
            view! {
                <button type="button" class="child__tile child__tile--taken" aria-disabled="true" aria-label=label>
                    {sign}<span class="child__taken" aria-hidden="true">{words::child::TAKEN}</span>
                </button>
            }
            .into_any()
        } else {
            let pressed = if own == Some(key) { "true" } else { "false" };
            view! {
                <button type="button" class="child__tile" aria-pressed=pressed aria-label=name
                    on:click=heard(move |_| choose(key))>{sign}</button>
            }
            .into_any()
        };
        Some(view! { <li>{tile}</li> }.into_any())
    });
    view! {
        <Title text="Choose your picture" />
        <ul class="child__tiles child__tiles--small">{pictures.collect::<Vec<_>>()}</ul>
        <p class="child__way">
            <button type="button" class="child__button" on:click=heard(move |_| device.go(Screen::Ask(pupil, at)))>"Back"</button></p>
    }
}
