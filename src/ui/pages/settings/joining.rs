//! A class, or somebody of the staff, that is there twice: made one by hand, and parted again.

use leptos::prelude::*;

use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::workspace::Joining;

/// What is said of one of them, and asked for.
pub(super) struct Twice {
    /// What it is called.
    pub(super) name: String,
    /// The id of the list to choose from, which no other on the page has.
    pub(super) id: String,
    /// What is asked.
    pub(super) label: String,
    /// What becomes of the two.
    pub(super) about: &'static str,
    /// The others, each by its id and name.
    pub(super) others: Vec<(String, String)>,
    /// Whether it is of several ids already, and what parts them.
    pub(super) parts: Option<(&'static str, Joining)>,
}

/// The folded-away part of a row. `join` says what makes it one with another, by that one's id.
pub(super) fn joining(twice: Twice, join: impl Fn(&str) -> Option<Joining> + Send + Sync + 'static) -> AnyView {
    let session = Session::here();
    let (chosen, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let Twice { name, id, label, about, others, parts } = twice;
    if others.is_empty() && parts.is_none() {
        return ().into_any();
    }
    let choose = Callback::new(move |other| chosen.set(other));
    let make = move |_| {
        if let Some(join) = join(&chosen.get_untracked()) {
            session.ask(join, move |done| problem.set(done.err().map(|why| why.words())));
        }
    };
    let options = Signal::stored(or_none("None", others));
    let part = parts.map(|(text, joining)| {
        let part = move |_| session.tell(joining.clone());
        view! { <div class="buttons"><button type="button" class="button" on:click=heard(part)>{text}</button></div> }.into_any()
    });
    view! {
        <details class="twice">
            <summary>{format!("Is {name} here twice?")}</summary>
            <p class="quiet">{about}</p>
            {alert(problem)}
            <Choose id=id label=label options=options chosen=chosen.into() on_choose=choose />
            <div class="buttons">
                <button type="button" class="button" disabled=move || chosen.with(String::is_empty)
                    on:click=heard(make)>"Make them one"</button>
            </div>
            {part}
        </details>
    }
    .into_any()
}
