//! What can be chosen of what is printed: the half term, the subject, the children.

use std::sync::Arc;

use leptos::prelude::*;

use super::printing::Printing;
use super::{about, to};
use crate::domain::{Curriculum, PupilId};
use crate::platform::page::print;
use crate::route::{Paper, PrintOf};
use crate::ui::address::navigate;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::tick::{flag, tick};
use crate::words;

/// What can be chosen.
#[component]
pub(super) fn Choices(
    desk: Printing,
    of: PrintOf,
    paper: Memo<Paper>,
    /// Every child there is to print for.
    all: Memo<Vec<(PupilId, String)>>,
    /// Who is not printed.
    left_out: RwSignal<Vec<PupilId>>,
    ready: Memo<bool>,
) -> impl IntoView {
    let Printing { session, period, .. } = desk;
    let choose = Callback::new(move |chosen| {
        session.chooses(chosen);
        navigate(untrack(|| to(session, of, paper.get_untracked(), chosen)));
    });
    let notes = move || (paper.get() == Paper::Files).then(|| flag(words::paper::WITH_NOTES, desk.notes));
    let unable = move || !ready.get() || desk.children.with(Vec::is_empty) || !desk.laid.get();
    let button = move || {
        let print = move |_| print();
        let button = move || {
            view! {
                <div class="buttons">
                    <button type="button" class="button button--main" disabled=unable on:click=heard(print)>"Print"</button>
                </div>
            }
            .into_any()
        };
        (paper.get() != Paper::TakeHome).then(button)
    };
    view! {
        <p>{live(move || about(paper.get()))}</p>
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=choose />
            {live(move || paper.get().is_of_a_subject().then(|| subject(desk, paper.get())))}
            {live(notes)}
            {live(button)}
        </div>
        {live(move || (matches!(of, PrintOf::Class(_)) && paper.get().is_of_children()).then(|| few(desk, all, left_out)))}
    }
}

/// Chooses the subject; cards can be of all of them.
fn subject(desk: Printing, paper: Paper) -> AnyView {
    let options = Signal::derive(move || {
        let all = (paper == Paper::Cards).then(|| (String::new(), "All".to_owned()));
        let option = |(title, curriculum): &(String, Arc<Curriculum>)| (curriculum.subject.to_string(), title.clone());
        all.into_iter().chain(desk.subjects().iter().map(option).collect::<Vec<_>>()).collect()
    });
    let chosen = Signal::derive(move || desk.subject.get().map(|subject| subject.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| desk.subject.set(chosen.parse().ok()));
    view! { <Choose id="paper-subject" label="Subject" options=options chosen=chosen on_choose=choose inline=true /> }.into_any()
}

/// Chooses the children of a class.
fn few(desk: Printing, all: Memo<Vec<(PupilId, String)>>, left_out: RwSignal<Vec<PupilId>>) -> AnyView {
    let one = move |(id, name): (PupilId, String)| {
        let change = Callback::new(move |wanted: bool| {
            left_out.update(|out| {
                out.retain(|other| *other != id);
                out.extend((!wanted).then_some(id));
            });
        });
        let ticked = Signal::derive(move || left_out.with(|out| !out.contains(&id)));
        view! { <li>{tick(name, ticked, change)}</li> }.into_any()
    };
    let how_many = move || words::paper::children(desk.children.with(Vec::len), all.with(Vec::len));
    let everyone = move |_| left_out.set(Vec::new());
    let nobody = move |_| left_out.set(all.with_untracked(|all| all.iter().map(|(id, _)| *id).collect()));
    view! {
        <details class="card">
            <summary>{live(how_many)}</summary>
            <div class="buttons">
                <button type="button" class="button button--quiet" on:click=heard(everyone)>"Everyone"</button>
                <button type="button" class="button button--quiet" on:click=heard(nobody)>"Nobody"</button>
            </div>
            <ul class="few">{live(move || all.get().into_iter().map(one).collect::<Vec<_>>())}</ul>
        </details>
    }
    .into_any()
}
