//! A box to tick, with what it says.

use leptos::prelude::*;

use crate::ui::parts::live::heard;

/// The box: `ticked` is what it shows, `on_tick` hears what a person makes of it.
pub(crate) fn tick(label: impl Into<String>, ticked: Signal<bool>, on_tick: Callback<bool>) -> AnyView {
    drawn(label.into(), ticked, on_tick)
}

/// A box for something that is so or not.
pub(crate) fn flag(label: impl Into<String>, flag: RwSignal<bool>) -> AnyView {
    drawn(label.into(), flag.into(), Callback::new(move |now| flag.set(now)))
}

/// A box for one of those that can be chosen.
pub(crate) fn one_of<T: PartialEq + Copy + Send + Sync + 'static>(label: impl Into<String>, chosen: RwSignal<Vec<T>>, one: T) -> AnyView {
    let ticked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&one)));
    let toggle = move |now: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| *other != one);
            chosen.extend(now.then_some(one));
        });
    };
    drawn(label.into(), ticked, Callback::new(toggle))
}

fn drawn(label: String, ticked: Signal<bool>, on_tick: Callback<bool>) -> AnyView {
    let change = move |event| on_tick.run(event_target_checked(&event));
    view! { <label class="tick"><input type="checkbox" prop:checked=ticked on:change=heard(change) /><span>{label}</span></label> }
        .into_any()
}
