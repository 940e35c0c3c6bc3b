//! The end of what a child is asked, and what whoever has finished finds.

use leptos::prelude::*;

use super::device::{Device, Screen};
use super::title::Title;
use crate::domain::PupilId;
use crate::report::rounds::lights_left;
use crate::ui::parts::live::heard;
use crate::words;

/// At the end, while some lights are still to choose.
#[component]
pub(super) fn Nearly(device: Device, pupil: PupilId) -> impl IntoView {
    let left = device.said.with_untracked(|said| device.asked.with_untracked(|asked| lights_left(asked, said)));
    let first = left.first().copied().unwrap_or(0);
    let text = words::child::lights_left(left.len());
    view! {
        <Title text=text />
        <p class="child__way">
            <button type="button" class="child__button child__button--main"
                on:click=heard(move |_| device.go(Screen::Ask(pupil, first)))>"Go there"</button>
            <button type="button" class="child__button" on:click=heard(move |_| device.finish(pupil))>"I am finished"</button>
        </p>
    }
}

/// Thank you. It shows nothing of anyone; the child who was there is forgotten already.
#[component]
pub(super) fn Thanks(device: Device) -> impl IntoView {
    let elsewhere = device.mode.with_untracked(|mode| mode.from.is_some());
    let more = elsewhere.then(|| view! { <p>{words::child::KEPT_HERE}</p> }.into_any());
    view! {
        <div class="child__thanks">
            <div class="child__glow" aria-hidden="true"></div>
            <Title text="Thank you!" />
            <p>{words::child::DONE}</p>
            {more}
            <p class="child__way">
                <button type="button" class="child__button child__button--main" on:click=heard(move |_| device.leave())>"Done"</button></p>
        </div>
    }
}

/// Whoever tapped has finished: nothing of anyone, and one way on.
#[component]
pub(super) fn Closed(device: Device) -> impl IntoView {
    view! {
        <div class="child__thanks">
            <div class="child__glow" aria-hidden="true"></div>
            <Title text=words::child::CLOSED />
            <p>{words::child::TO_CHANGE}</p>
            <p class="child__way">
                <button type="button" class="child__button child__button--main"
                    on:click=heard(move |_| device.leave())>"Back to the pictures"</button></p>
        </div>
    }
}
