//! The school's own groups: rename, put away, use again.

use leptos::prelude::*;

use crate::ledger::school::Group;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words::groups as says;
use crate::workspace::Grouping;

/// The list of groups.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let session = Session::here();
    let groups = Memo::new(move |_| {
        session.roll.with(|roll| {
            let all = roll.pupils_who(&|_| true);
            let size = |group: &Group| all.iter().filter(|(pupil, _)| roll.is_in(*pupil, group.key)).count();
            roll.groups().into_iter().map(|group| (size(&group), group)).collect::<Vec<_>>()
        })
    });
    let key = |(size, group): &(usize, Group)| format!("{} {size} {} {}", group.key, group.retired, group.name);
    let row = move |(size, group): (usize, Group)| view! { <Row group=group size=size /> }.into_any();
    view! {
        <section class="card" aria-labelledby="groups">
            <h2 id="groups">"Groups"</h2>
            <p class="quiet">{says::IN_SETTINGS}</p>
            {live(move || groups.with(|groups| !groups.is_empty()).then(|| view! {
                <ul class="rows">{lines(move || groups.get(), key, row)}</ul>
            }.into_any()))}
        </section>
    }
}

#[component]
fn Row(group: Group, size: usize) -> impl IntoView {
    let session = Session::here();
    let Group { key, name, retired } = group;
    let (draft, problem) = (RwSignal::new(name.clone()), RwSignal::new(None::<String>));
    let set = move |name: String, retired: bool| {
        session.ask(Grouping::Set { group: key, name, retired }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        set(draft.get_untracked(), retired);
    };
    let label = format!("Name of group {name}");
    let (word, other) =
        if retired { ("Use again", format!("Use again group {name}")) } else { ("Put away", format!("Put away group {name}")) };
    let turn = move |_| set(name.clone(), !retired);
    view! {
        <li class="rows__row">
            <form class="form form--inline" on:submit=heard(rename) novalidate>
                <input type="text" autocomplete="off" aria-label=label prop:value=draft
                    on:input=move |event| draft.set(event_target_value(&event)) />
                <button type="submit" class="button button--quiet">"Rename"</button>
                <button type="button" class="button button--quiet" aria-label=other on:click=heard(turn)>{word}</button>
                <span class="quiet">{says::size(size, retired)}</span>
            </form>
            {alert(problem)}
        </li>
    }
}
