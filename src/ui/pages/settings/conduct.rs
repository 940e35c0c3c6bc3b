//! The numbers by which attendance, lates and misses are coloured, and points become awards.

use leptos::prelude::*;

use super::since::{HoldsFrom, from_now};
use crate::domain::Conduct;
use crate::report::conduct::{conduct_typed, texts_of};
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{HoldFrom, Setting};

/// The numbers of the form, in order, by what they are about.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Attendance", &["Green from (%)", "Yellow from (%)"]),
    ("Late, times in a half term", &["Green up to", "Yellow up to"]),
    ("Uniform, PE kit or homework missed, times in a half term", &["Green up to", "Yellow up to"]),
    ("Awards, by points in a school year", &["Bronze from", "Silver from", "Gold from"]),
    ("“Not praised for a while”", &["Days without praise"]),
];

/// What a number is called where it cannot be read.
fn name_of(at: usize) -> String {
    let names = GROUPS.into_iter().flat_map(|(group, labels)| labels.iter().map(move |label| format!("{group}: {label}")));
    names.into_iter().nth(at).unwrap_or_default()
}

/// The form of the numbers. What was typed stays until it is saved.
#[component]
pub(super) fn ConductForm() -> impl IntoView {
    let session = Session::here();
    let from = from_now(session);
    let held = Memo::new(move |_| session.roll.with(|roll| roll.conduct(from.get())));
    let draft = RwSignal::new(texts_of(&held.get_untracked()));
    // What was typed stays when another half term is chosen.
    Effect::new(move |before: Option<[String; 10]>| {
        let now = texts_of(&held.get());
        if before.is_none_or(|before| draft.with_untracked(|draft| *draft == before)) {
            draft.set(now.clone());
        }
        now
    });
    let all = Signal::derive(move || {
        let all = session.roll.with(|roll| roll.conduct_over_time());
        all.into_iter().map(|(since, numbers)| (since, words::numbers::conduct(&numbers))).collect()
    });
    let problem = RwSignal::new(None::<String>);
    let save = move |conduct: Conduct| {
        let now = untrack(|| session.calendar_period());
        let ask = HoldFrom { now, from: from.get_untracked(), ask: Setting::Conduct { conduct } };
        session.ask(ask, move |done| {
            if done.is_ok() {
                draft.set(texts_of(&held.get_untracked()));
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match draft.with_untracked(conduct_typed) {
            Ok(conduct) => save(conduct),
            Err(at) => problem.set(Some(words::settings::needs_a_number(&name_of(at)))),
        }
    };
    let number = move |at: usize, label: &'static str| {
        let id = format!("conduct-{at}");
        let shown = Signal::derive(move || draft.with(|texts| texts.get(at).cloned()).unwrap_or_default());
        let write = Callback::new(move |typed: String| {
            draft.update(|texts| {
                if let Some(text) = texts.get_mut(at) {
                    *text = typed;
                }
            });
        });
        view! { <Field id=id label=label digits=true most=5 value=Written::by(shown, write) /> }.into_any()
    };
    let mut first = 0;
    let groups: Vec<AnyView> = GROUPS
        .into_iter()
        .map(|(heading, labels)| {
            let id = format!("conduct-group-{first}");
            let fields: Vec<AnyView> = (first..).zip(labels).map(|(at, label)| number(at, label)).collect();
            first += labels.len();
            view! { <h3 id=id.clone()>{heading}</h3><div class="fields" role="group" aria-labelledby=id>{fields}</div> }.into_any()
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="conduct">
            <h2 id="conduct">"Attendance, lates and awards"</h2>
            <p>{words::settings::CONDUCT}</p>
            <form class="form" on:submit=heard(submit) novalidate>
                {groups}
                <HoldsFrom stem="conduct" from=from all=all />
                {alert(problem)}
                <div class="buttons">
                    <button type="submit" class="button">"Save these numbers"</button>
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| save(Conduct::default()))>"Use the usual numbers"</button>
                </div>
            </form>
        </section>
    }
}
