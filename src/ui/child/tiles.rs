//! Everyone's tile: a first name and a picture.

use leptos::prelude::*;

use super::device::{Device, Screen};
use super::title::Title;
use crate::domain::picture::picture;
use crate::domain::sheet::tile_size;
use crate::ui::parts::live::{heard, live};
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
                    <button type="button" class="child__tile" on:click=heard(move |_| device.come(pupil))>
                        <span class="child__sign" aria-hidden="true">{sign}</span>{name}
                    </button>
                </li>
            }
            .into_any()
        };
        mode.sheet.children.iter().map(tile).collect::<Vec<_>>()
    };
    let size = move || {
        let size = device.mode.with(|mode| tile_size(mode.sheet.children.iter().map(|child| child.name.as_str())));
        format!("child__tiles child__tiles--{size}")
    };
    let forgotten = move || device.mode.with(|mode| mode.opens_at.is_some());
    view! {
        <Title text="Who are you?" />
        {live(move || forgotten().then(|| view! { <p class="child__problem" role="status">{words::child::SAID_FORGOTTEN}</p> }.into_any()))}
        <p class="child__hint">{words::child::YOUR_PICTURE}</p>
        <ul class=size>{live(tiles)}</ul>
        <p class="child__teacher">
            <button type="button" class="button button--quiet"
                on:click=heard(move |_| device.go(Screen::Pin))>"For the teacher"</button></p>
    }
}
