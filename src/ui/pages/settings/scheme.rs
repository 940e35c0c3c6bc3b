//! The colour scheme: three to five bands in the school's own words.

use leptos::prelude::*;

use super::since::{HoldsFrom, from_now};
use crate::domain::{Band, BandKey, Colour, Scheme, Shape};
use crate::ledger::Roll;
use crate::report::bands::another;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::light::Light;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::words::numbers::bands;
use crate::workspace::{HoldFrom, Setting};

/// The form of the colour scheme. It edits a draft; nothing changes until it is saved.
#[component]
pub(crate) fn SchemeForm() -> impl IntoView {
    let session = Session::here();
    let from = from_now(session);
    let held = Memo::new(move |_| session.roll.with(|roll| roll.scheme(session.calendar_period())));
    let all = Signal::derive(move || {
        let line = |roll: &Roll| roll.bands_over_time().into_iter().map(|(from, keys)| (from, bands(roll, &keys))).collect();
        session.roll.with(|roll| line(roll))
    });
    let draft = RwSignal::new(Vec::<Band>::new());
    let (problem, editing) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let start = move |_| {
        draft.set(held.get_untracked().bands().to_vec());
        problem.set(None);
        editing.set(true);
    };
    let hold = move |scheme| HoldFrom { now: session.calendar_period(), from: from.get_untracked(), ask: Setting::Scheme { scheme } };
    let add = move |_| {
        let known = session.roll.with_untracked(|roll| roll.scheme_from_the_beginning());
        draft.update(|draft| draft.extend(another(draft, &known)));
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match Scheme::new(draft.get_untracked()) {
            Ok(scheme) => session.ask(hold(scheme), move |done| match done {
                Ok(_) => editing.set(false),
                Err(why) => problem.set(Some(why.words())),
            }),
            Err(fault) => problem.set(Some(words::settings::change_it(&fault.to_string()))),
        }
    };
    view! {
        <section class="card" aria-labelledby="scheme">
            <h2 id="scheme">"Colour scheme"</h2>
            <p class="quiet">{words::settings::SCHEME}</p>
            <Show when=move || editing.get() fallback=move || view! {
                <ul class="rows">
                    {live(move || held.get().bands().iter().rev().cloned().map(|band| view! {
                        <li class="rows__row band-row"><Light band=band.clone() /><span><strong>{band.word}</strong>" – "{band.meaning}
                            <br /><span class="quiet">"To a child: “"{band.child_word}"”"</span></span></li>
                    }).collect_view())}
                </ul>
                <div class="buttons"><button type="button" class="button" on:click=heard(start)>"Change the scheme"</button></div>
            }>
                <form class="form" on:submit=heard(submit) novalidate>
                    {lines(
                        move || draft.with(|d| d.iter().rev().map(|b| b.key).collect()),
                        BandKey::to_string,
                        move |key| view! { <BandForm key=key draft=draft /> }.into_any(),
                    )}
                    <HoldsFrom stem="scheme" from=from all=all />
                    {alert(problem)}
                    <div class="buttons">
                        <button type="button" class="button" disabled=move || draft.with(|d| d.len() >= 5)
                            on:click=heard(add)>"Add a band above"</button>
                        <button type="submit" class="button button--main">"Save scheme"</button>
                        <button type="button" class="button button--quiet" on:click=heard(move |_| editing.set(false))>"Cancel"</button>
                    </div>
                </form>
            </Show>
        </section>
    }
}

/// The letter of a band as it is typed.
fn set_letter(band: &mut Band, typed: String) {
    band.letter = typed.chars().next().map_or(' ', |letter| letter.to_ascii_uppercase());
}

#[component]
fn BandForm(key: BandKey, draft: RwSignal<Vec<Band>>) -> impl IntoView {
    let band = Memo::new(move |_| draft.with(|d| d.iter().find(|b| b.key == key).cloned()));
    let change = move |edit: &dyn Fn(&mut Band)| {
        draft.update(|d| {
            if let Some(band) = d.iter_mut().find(|b| b.key == key) {
                edit(band);
            }
        });
    };
    let id = move |field: &str| format!("band-{key}-{field}");
    let text = move |field: &'static str, label: &'static str, max: usize, read: fn(&Band) -> String, write: fn(&mut Band, String)| {
        let shown = Signal::derive(move || band.with(|band| band.as_ref().map(read).unwrap_or_default()));
        let written = Written::by(shown, Callback::new(move |typed: String| change(&|b| write(b, typed.clone()))));
        view! { <Field id=id(field) label=label value=written most=max /> }.into_any()
    };
    let colours = Signal::stored(Colour::ALL.map(|one| (one.token().to_owned(), words::capital(one.token()))).into());
    let colour = Signal::derive(move || band.with(|band| band.as_ref().map(|b| b.colour.token().to_owned()).unwrap_or_default()));
    let to_colour = Callback::new(move |chosen: String| {
        if let Some(colour) = Colour::ALL.into_iter().find(|one| one.token() == chosen) {
            change(&|b| b.colour = colour);
        }
    });
    let shapes = Signal::stored(Shape::ALL.map(|one| (one.name().to_owned(), words::capital(one.name()))).into());
    let shape = Signal::derive(move || band.with(|band| band.as_ref().map(|b| b.shape.name().to_owned()).unwrap_or_default()));
    let to_shape = Callback::new(move |chosen: String| {
        if let Some(shape) = Shape::ALL.into_iter().find(|one| one.name() == chosen) {
            change(&|b| b.shape = shape);
        }
    });
    view! {
        <fieldset class="band-form">
            <legend>{live(move || band.get().map(|b| view! { <Light band=b.clone() />" "{b.word} }))}</legend>
            <div class="fields">
                {text("word", "Word", 30, |b| b.word.clone(), |b, v| b.word = v)}
                {text("letter", "Letter", 1, |b| b.letter.to_string(), set_letter)}
                <Choose id=id("colour") label="Colour" options=colours chosen=colour on_choose=to_colour />
                <Choose id=id("shape") label="Shape" options=shapes chosen=shape on_choose=to_shape />
                {text("child", "To a child", 60, |b| b.child_word.clone(), |b, v| b.child_word = v)}
                {text("meaning", "What it means", 300, |b| b.meaning.clone(), |b, v| b.meaning = v)}
            </div>
            <button type="button" class="button button--quiet" disabled=move || draft.with(|d| d.len() <= 3)
                on:click=heard(move |_| draft.update(|d| d.retain(|b| b.key != key)))>"Remove this band"</button>
        </fieldset>
    }
}
