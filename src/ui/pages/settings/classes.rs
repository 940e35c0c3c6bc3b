//! The classes: rename, or remove where empty.

use leptos::prelude::*;

use super::joining::{Twice, joining};
use crate::domain::{ClassId, SchoolYear, StaffId, StaffMember};
use crate::route::Route;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::tick;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Command, Joining, MovingUp};

/// The classes: each by the id it goes by, its name, and all its ids.
type All = Vec<(ClassId, String, Vec<ClassId>)>;

/// The list of classes.
#[component]
pub(crate) fn Classes() -> impl IntoView {
    let session = Session::here();
    let classes: Memo<All> = Memo::new(move |_| {
        session.roll.with(|roll| {
            let own = roll.classes().into_iter().filter(|(_, class)| !class.demo);
            own.map(|(id, class)| (id, class.name, roll.class_ids(id))).collect()
        })
    });
    type One = (ClassId, String, Vec<ClassId>);
    let key = |(_, name, ids): &One| ids.iter().map(ToString::to_string).chain([name.clone()]).collect::<String>();
    let row = move |(id, name, _): One| view! { <ClassRow class=id name=name all=classes /> }.into_any();
    view! {
        <section class="card" aria-labelledby="classes">
            <h2 id="classes">"Classes"</h2>
            {live(move || classes.with(Vec::is_empty).then(|| view! { <p class="quiet">{words::settings::NO_CLASS}</p> }))}
            <ul class="rows">
                {lines(move || classes.get(), key, row)}
            </ul>
            <div class="buttons">
                <a class="button button--quiet" href=Route::School.to_string()>"School"</a>
                <a class="button button--quiet" href=Route::MoveUp.to_string()>"Move up"</a>
                <a class="button button--quiet" href=Route::Leavers.to_string()>"Leavers"</a>
            </div>
        </section>
    }
}

#[component]
fn ClassRow(class: ClassId, name: String, all: Memo<All>) -> impl IntoView {
    let session = Session::here();
    let (draft, problem) = (RwSignal::new(name.clone()), RwSignal::new(None::<String>));
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session
            .ask(Command::RenameClass { class, name: draft.get_untracked() }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    let remove = move |_| session.ask(Command::RemoveClass { class }, move |done| problem.set(done.err().map(|why| why.words())));
    let (of, label, remove_label) = (name.clone(), format!("Name of class {name}"), format!("Remove class {name}"));
    let twice = move || {
        let (others, this): (All, All) = all.get().into_iter().partition(|(id, ..)| *id != class);
        let other = this.iter().flat_map(|(.., ids)| ids).find(|id| **id != class).copied();
        let part = |other| ("These are two classes after all", Joining::Classes { class, other, same: false });
        let twice = Twice {
            name: format!("class {name}"),
            id: format!("twice-{class}"),
            label: format!("Class {name} is the same class as"),
            about: words::settings::CLASS_TWICE,
            others: others.into_iter().map(|(id, name, _)| (id.to_string(), name)).collect(),
            parts: other.map(part),
        };
        joining(twice, move |other| Some(Joining::Classes { class, other: other.parse().ok()?, same: true }))
    };
    view! {
        <li class="rows__row">
            <form class="form form--inline" on:submit=heard(rename) novalidate>
                <input type="text" autocomplete="off" aria-label=label prop:value=draft
                    on:input=move |event| draft.set(event_target_value(&event)) />
                <button type="submit" class="button button--quiet">"Rename"</button>
                <button type="button" class="button button--quiet" aria-label=remove_label
                    on:click=heard(remove)>"Remove"</button>
            </form>
            {alert(problem)}
            <Teachers class=class name=of />
            {live(twice)}
        </li>
    }
}

/// Who teaches a class in the school year of today: one or more of the staff list.
#[component]
fn Teachers(class: ClassId, name: String) -> impl IntoView {
    let session = Session::here();
    let year = SchoolYear::of(session.today());
    let staff = Memo::new(move |_| session.roll.with(|roll| roll.staff()));
    let teachers = Memo::new(move |_| session.roll.with(|roll| roll.teachers(class, year)));
    let said = move || teachers.with(|teachers| words::people::taught_by(teachers, year));
    let label = format!("Who teaches class {name} in {year}");
    let one = move |(staff, member): (StaffId, StaffMember)| {
        let ticked = Signal::derive(move || teachers.with(|teachers| teachers.iter().any(|(known, _)| *known == staff)));
        let on_tick = Callback::new(move |teaches| session.tell(MovingUp::Teaches { class, year, staff, teaches }));
        tick(member.name, ticked, on_tick)
    };
    live(move || {
        staff.with(|staff| !staff.is_empty()).then(|| {
            view! {
                <details class="taught-by">
                    <summary>{live(said)}</summary>
                    <div role="group" aria-label=label.clone()>{staff.get().into_iter().map(one).collect::<Vec<_>>()}</div>
                </details>
            }
            .into_any()
        })
    })
}
