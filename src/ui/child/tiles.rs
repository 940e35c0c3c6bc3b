//! Everyone's tile: a first name and a picture.

use leptos::prelude::*;

use super::device::{Device, Screen};
use super::title::Title;
use crate::domain::picture::picture;
use crate::words;

/// The tiles.
#[component]
pub(super) fn Tiles(device: Device) -> impl IntoView {
    let tiles = move || {
        let mode = device.mode.get();
        let tile = |child: &crate::domain::sheet::SheetChild| {
            let (pupil, name) = (child.pupil, child.name.clone());
            let sign = child.picture.map_or("🙂", |key| picture(key).0);
            view! {
                <li>
                    <button type="button" class="child__tile" on:click=move |_| device.come(pupil)>
                        <span class="child__sign" aria-hidden="true">{sign}</span>{name}
                    </button>
                </li>
            }
            .into_any()
        };
        mode.sheet.children.iter().map(tile).collect::<Vec<_>>()
    };
    view! {
        <Title text="Who are you?" />
        <p class="child__hint">{words::child::YOUR_PICTURE}</p>
        <ul class="child__tiles">{tiles}</ul>
        <p class="child__teacher"><button type="button" class="button button--quiet" on:click=move |_| device.go(Screen::Pin)>"For the teacher"</button></p>
    }
}
