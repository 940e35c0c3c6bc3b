//! A rating: a group of radios named by its criterion, each a traffic light, and "Not rated".

use leptos::prelude::*;

use super::light::Light;
use crate::domain::{Band, BandKey, SchoolYear};
use crate::ledger::{Reading, Roll};
use crate::report::sheet::NowAndBefore;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;

/// One voice's rating of one criterion.
#[component]
pub(crate) fn Rating(
    /// The group's name for screen readers: the criterion.
    label: String,
    /// Joins the radios; unique on the page.
    name: String,
    /// What is said now and what was said before.
    said: Memo<NowAndBefore>,
    /// The bands to choose from, highest first.
    bands: Vec<Band>,
    /// To look up bands no longer in use.
    roll: std::sync::Arc<Roll>,
    /// The year of the half term shown.
    year: SchoolYear,
    /// Called with the band chosen; `None` for not rated.
    on_rate: Callback<Option<BandKey>, ()>,
) -> impl IntoView {
    let now = Memo::new(move |_| said.with(|said| said.now.as_ref().and_then(|r| r.settled().copied())));
    let contested = Memo::new(move |_| said.with(|said| said.now.as_ref().is_some_and(Reading::is_contested)));
    let earlier = Memo::new(move |_| said.with(|said| said.earlier));
    let in_use: Vec<BandKey> = bands.iter().map(|b| b.key).collect();
    let note_id = format!("{name}-before");
    let described = {
        let note_id = note_id.clone();
        move || earlier.get().is_some().then(|| note_id.clone())
    };
    let before = {
        let roll = roll.clone();
        move || {
            earlier.get().map(|e| {
                let word = roll.band(e.band).map_or_else(|| e.band.to_string(), |b| b.word);
                format!("{}: {word}", words::period_from(e.period, year))
            })
        }
    };
    // A band of another scheme has no radio; it is still shown in words.
    let elsewhere =
        move || now.get().filter(|key| !in_use.contains(key)).map(|key| roll.band(key).map_or_else(|| key.to_string(), |b| b.word));
    let letters: Vec<(String, BandKey)> = bands.iter().map(|b| (b.letter.to_lowercase().to_string(), b.key)).collect();
    let by_letter = move |event: web_sys::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key().to_lowercase();
        let chosen = if key == "0" { Some(None) } else { letters.iter().find(|(letter, _)| *letter == key).map(|(_, band)| Some(*band)) };
        if let Some(chosen) = chosen {
            event.prevent_default();
            on_rate.run(chosen);
        }
    };
    // A refused choice changes nothing that is said, and still the radio must go back.
    let session = Session::here();
    let radio = {
        let name = name.clone();
        move |key: Option<BandKey>, inside: AnyView, class: &'static str| {
            let faded = move || key.is_some() && now.get().is_none() && !contested.get() && earlier.get().map(|e| e.band) == key;
            let checked = move || {
                session.version.track();
                !contested.get() && now.get() == key
            };
            view! {
                <label class=class class:choice--before=faded>
                    <input type="radio" name=name.clone() prop:checked=checked on:change=heard(move |_| on_rate.run(key)) />
                    {inside}
                </label>
            }
        }
    };
    let choices = bands
        .into_iter()
        .map(|band| {
            let (key, word) = (band.key, band.word.clone());
            radio(Some(key), view! { <Light band=band /><span class="visually-hidden">{word}</span> }.into_any(), "choice")
        })
        .collect_view();
    let none = radio(
        None,
        view! { <span class="choice__none" aria-hidden="true">"–"</span><span class="visually-hidden">"Not rated"</span> }.into_any(),
        "choice choice--none",
    );
    view! {
        <div class="rating">
            <div class="rating__choices" role="radiogroup" aria-label=label aria-describedby=described on:keydown=heard(by_letter)>
                {choices}
                {none}
            </div>
            <p class="rating__before" id=note_id>{before}</p>
            {live(move || elsewhere().map(|word| view! { <p class="rating__before">"Rated “"{word}"” in another scheme"</p> }))}
            {live(move || contested.get().then(|| view! { <p class="badge badge--contest">{words::marking::SETTLE_ABOVE}</p> }))}
        </div>
    }
}
