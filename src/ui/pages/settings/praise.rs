//! The kinds of praise: names and points.

use leptos::prelude::*;

use crate::domain::praise::POINTS_MAX;
use crate::domain::{PraiseKey, PraiseKind};
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Attitude;

/// The list of kinds, and a form to add one.
#[component]
pub(super) fn PraiseKinds() -> impl IntoView {
    let session = Session::here();
    let keys = Memo::new(move |_| session.roll.with(|roll| roll.praise_kinds()).into_iter().map(|(key, _)| key).collect::<Vec<_>>());
    view! {
        <section class="card" aria-labelledby="praise-kinds">
            <h2 id="praise-kinds">"Praise"</h2>
            <p>{words::settings::PRAISE}</p>
            <ul class="rows">
                {lines(
                    move || keys.get(),
                    ToString::to_string,
                    |key| view! { <li class="rows__row"><KindForm key=Some(key) /></li> }.into_any(),
                )}
            </ul>
            <h3>"Add a kind of praise"</h3>
            <KindForm key=None />
        </section>
    }
}

#[component]
fn KindForm(key: Option<PraiseKey>) -> impl IntoView {
    let session = Session::here();
    let held = Memo::new(move |_| {
        let kinds = session.roll.with(|roll| roll.praise_kinds());
        let found = kinds.into_iter().find(|(known, _)| Some(*known) == key).map(|(_, kind)| kind);
        found.unwrap_or(PraiseKind { name: String::new(), points: 1, retired: false })
    });
    let stem = key.map_or_else(|| "new-praise".to_owned(), |key| format!("praise-{key}"));
    let (name, points) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let show = move |kind: PraiseKind| {
        name.set(kind.name);
        points.set(kind.points.to_string());
    };
    Effect::new(move |_| show(held.get()));
    let problem = RwSignal::new(None::<String>);
    let save = move |retired: bool| {
        // What is no number is refused as one that makes no sense.
        let points = points.get_untracked().trim().parse().unwrap_or(0);
        let details = PraiseKind { name: name.get_untracked(), points, retired };
        session.ask(Attitude::SetPraiseKind { kind: key, details }, move |done| {
            if done.is_ok() && key.is_none() {
                show(held.get_untracked());
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let retired = move || held.with(|held| held.retired);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(held.with_untracked(|held| held.retired));
    };
    let called = move || if key.is_none() { "the new kind".to_owned() } else { held.with(|held| held.name.clone()) };
    let toggle = move || {
        let word = if retired() { "Use again" } else { "Retire" };
        let label = if retired() { format!("Use {} again", called()) } else { format!("Retire {}", called()) };
        view! {
            <button type="button" class="button button--quiet" aria-label=label
                on:click=heard(move |_| save(!held.with_untracked(|held| held.retired)))>{word}</button>
        }
        .into_any()
    };
    view! {
        <form class="form form--inline test-form" on:submit=heard(submit) novalidate>
            <span class="field">"Name"
                <input id=format!("{stem}-name") type="text" autocomplete="off"
                    aria-label=move || format!("Name of {}", called())
                    prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
            </span>
            <span class="field">"Points"
                <input id=format!("{stem}-points") type="number" autocomplete="off"
                    inputmode="numeric" min="1" max=POINTS_MAX.to_string() step="1"
                    aria-label=move || format!("Points of {}", called())
                    prop:value=points on:input=move |event| points.set(event_target_value(&event)) />
            </span>
            <button type="submit" class="button button--quiet">{if key.is_some() { "Save" } else { "Add kind" }}</button>
            {live(move || key.is_some().then(toggle))}
            {live(move || retired().then(|| view! { <span class="badge">"retired"</span> }.into_any()))}
        </form>
        {alert(problem)}
    }
}
