//! Incidents, for one child or several.

use leptos::prelude::*;

use super::day::OneDay;
use crate::domain::attitude::INCIDENT_KINDS;
use crate::domain::people::NOTE_MAX;
use crate::domain::{Heading, Incident, Strand, StrandKey};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
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
            {move || page.happening.get().then(|| view! { <IncidentForm page=page /> }.into_any())}
        </Dialog>
    }
}

#[component]
fn IncidentForm(page: OneDay) -> impl IntoView {
    // An incident counts towards behaviour; where a school has retired every strand of that, towards any it has.
    let mut strands: Vec<(StrandKey, Strand)> = page.session.roll.with_untracked(|roll| roll.strands());
    if strands.iter().any(|(_, strand)| strand.heading == Heading::Behaviour) {
        strands.retain(|(_, strand)| strand.heading == Heading::Behaviour);
    }
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
    let kinds: Vec<AnyView> = INCIDENT_KINDS.into_iter().map(|word| view! { <option value=word>{word}</option> }.into_any()).collect();
    let wheres: Vec<AnyView> =
        strands.into_iter().map(|(key, strand)| view! { <option value=key.to_string()>{strand.name}</option> }.into_any()).collect();
    view! {
        <form on:submit=submit class="form" novalidate>
            {alert(problem)}
            <div class="field">
                <label for="incident-kind">"What kind"</label>
                <select id="incident-kind" autofocus on:change=move |event| kind.set(event_target_value(&event))>{kinds}</select>
            </div>
            <div class="field">
                <label for="incident-where">"Counts towards"</label>
                <select id="incident-where"
                    on:change=move |event| if let Ok(key) = event_target_value(&event).parse() { strand.set(Some(key)) }>{wheres}</select>
            </div>
            <Field id="incident-happened" label="What happened" value=happened rows=3 most=NOTE_MAX />
            <Field id="incident-done" label="What was done" value=done rows=2 most=NOTE_MAX />
            <p class="hint">{words::attitude::NOBODY_ELSE}</p>
            <div class="buttons">
                <button type="submit" class="button button--main">"Save incident"</button>
                <button type="button" class="button button--quiet" on:click=move |_| page.happening.set(false)>"Cancel"</button>
            </div>
        </form>
    }
}
