//! Incidents, for one child or several.

use leptos::prelude::*;

use super::day::OneDay;
use crate::domain::Incident;
use crate::domain::attitude::INCIDENT_KINDS;
use crate::domain::people::NOTE_MAX;
use crate::report::attitude::of_incidents;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::praise_dialog::whom;
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::{Daily, OnADay};

/// The dialog "Incident".
#[component]
pub(super) fn IncidentDialog(page: OneDay) -> impl IntoView {
    let title = Signal::derive(move || format!("Incident: {}", page.about.with(|about| whom(about, page.children))));
    view! {
        <Dialog open=page.happening title=title>
            {live(move || page.happening.get().then(|| view! { <IncidentForm page=page /> }.into_any()))}
        </Dialog>
    }
}

#[component]
fn IncidentForm(page: OneDay) -> impl IntoView {
    let strands = page.session.roll.with_untracked(|roll| of_incidents(roll, roll.period_on(page.date.get_untracked())));
    let strand = RwSignal::new(strands.first().map(|(key, _)| *key));
    let kind = RwSignal::new(INCIDENT_KINDS.first().copied().unwrap_or_default().to_owned());
    let (happened, done, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(strand) = strand.get_untracked() else {
            problem.set(Some(words::attitude::NO_STRAND_FOR_IT.to_owned()));
            return;
        };
        let incident = Incident { strand, kind: kind.get_untracked(), happened: happened.get_untracked(), done: done.get_untracked() };
        let ask = Daily::Happen { pupils: page.about.get_untracked(), date: page.date.get_untracked(), incident };
        page.session.ask(OnADay { today: page.session.today(), ask }, move |result| match result {
            Ok(_) => {
                page.happening.set(false);
                page.chosen.set(Vec::new());
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let kinds = Signal::stored(INCIDENT_KINDS.map(|word| (word.to_owned(), word.to_owned())).into());
    let wheres = Signal::stored(strands.into_iter().map(|(key, strand)| (key.to_string(), strand.name)).collect());
    let shown_where = Signal::derive(move || strand.get().map(|key| key.to_string()).unwrap_or_default());
    let choose_where = Callback::new(move |chosen: String| {
        if let Ok(key) = chosen.parse() {
            strand.set(Some(key));
        }
    });
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            {alert(problem)}
            <Choose id="incident-kind" label="What kind" options=kinds chosen=kind.into() on_choose=Callback::new(move |one| kind.set(one))
                focused=true />
            <Choose id="incident-where" label="Counts towards" options=wheres chosen=shown_where on_choose=choose_where />
            <Field id="incident-happened" label="What happened" value=happened rows=3 most=NOTE_MAX />
            <Field id="incident-done" label="What was done" value=done rows=2 most=NOTE_MAX />
            <p class="hint">{words::attitude::NOBODY_ELSE}</p>
            <div class="buttons">
                <button type="submit" class="button button--main">"Save incident"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| page.happening.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
