//! The classes: rename, or remove where empty.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

/// The list of classes.
#[component]
pub(crate) fn Classes() -> impl IntoView {
    let session = Session::here();
    let classes = Memo::new(move |_| session.roll.with(|roll| roll.classes()).into_iter().filter(|(_, c)| !c.demo).collect::<Vec<_>>());
    view! {
        <section class="card" aria-labelledby="classes">
            <h2 id="classes">"Classes"</h2>
            {move || classes.with(Vec::is_empty).then(|| view! { <p class="quiet">{words::settings::NO_CLASS}</p> })}
            <ul class="rows">
                <For each=move || classes.get() key=|(id, class)| (*id, class.name.clone()) let((id, class))>
                    <ClassRow class=id name=class.name />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn ClassRow(class: ClassId, name: String) -> impl IntoView {
    let session = Session::here();
    let (draft, problem) = (RwSignal::new(name.clone()), RwSignal::new(None::<String>));
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session
            .ask(Command::RenameClass { class, name: draft.get_untracked() }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    let remove = move |_| session.ask(Command::RemoveClass { class }, move |done| problem.set(done.err().map(|why| why.words())));
    let label = format!("Name of class {name}");
    view! {
        <li class="rows__row">
            <form class="form form--inline" on:submit=rename novalidate>
                <input type="text" maxlength="100" autocomplete="off" aria-label=label prop:value=draft
                    on:input=move |event| draft.set(event_target_value(&event)) />
                <button type="submit" class="button button--quiet">"Rename"</button>
                <button type="button" class="button button--quiet" aria-label=format!("Remove class {name}")
                    on:click=remove>"Remove"</button>
            </form>
            {alert(problem)}
        </li>
    }
}
