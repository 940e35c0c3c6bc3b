//! The strands of attitude and behaviour: names, headings, a child's sentence, and what each colour means.

use leptos::prelude::*;

use crate::domain::attitude::WORDING_MAX;
use crate::domain::{Band, Heading, Strand, StrandKey};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Attitude;

/// The list of strands, and a form to add one.
#[component]
pub(super) fn Strands() -> impl IntoView {
    let session = Session::here();
    let keys = Memo::new(move |_| session.roll.with(|roll| roll.all_strands()).into_iter().map(|(key, _)| key).collect::<Vec<_>>());
    view! {
        <section class="card" aria-labelledby="strands">
            <h2 id="strands">"Attitude and behaviour"</h2>
            <p>{words::settings::STRANDS}</p>
            <ul class="rows">
                {lines(
                    move || keys.get(),
                    ToString::to_string,
                    |key| view! { <li class="rows__row"><StrandForm key=Some(key) /></li> }.into_any(),
                )}
                <li class="rows__row"><StrandForm key=None /></li>
            </ul>
        </section>
    }
}

fn blank() -> Strand {
    Strand { name: String::new(), heading: Heading::Attitude, wording: Default::default(), child: String::new(), retired: false }
}

/// The form of a strand, or of a new one. It edits a draft; nothing changes until it is saved.
#[component]
fn StrandForm(key: Option<StrandKey>) -> impl IntoView {
    let session = Session::here();
    let held = Memo::new(move |_| {
        let now = session.calendar_period();
        let all = session.roll.with(|roll| roll.all_strands_in(now));
        all.into_iter().find(|(known, _)| Some(*known) == key).map_or_else(blank, |(_, strand)| strand)
    });
    let draft = RwSignal::new(held.get_untracked());
    Effect::new(move |_| draft.set(held.get()));
    let problem = RwSignal::new(None::<String>);
    let stem = key.map_or_else(|| "new-strand".to_owned(), |key| format!("strand-{key}"));
    let save = move |retired: bool| {
        let details = Strand { retired, ..draft.get_untracked() };
        let now = untrack(|| session.calendar_period());
        session.ask(Attitude::SetStrand { strand: key, details, now }, move |done| {
            if done.is_ok() && key.is_none() {
                draft.set(blank());
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let retired = move || held.with(|held| held.retired);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(held.with_untracked(|held| held.retired));
    };
    let summary = move || {
        if key.is_none() {
            return view! { "Add a strand" }.into_any();
        }
        let Strand { name, heading, retired, .. } = held.get();
        let retired = retired.then(|| view! { " "<span class="badge">"retired"</span> }.into_any());
        view! { {name}" "<span class="quiet">{words::capital(heading.name())}</span>{retired} }.into_any()
    };
    let called = move || if key.is_none() { "Add a strand".to_owned() } else { held.with(|held| held.name.clone()) };
    let text = |id: String, label: &'static str, max: usize, read: fn(&Strand) -> String, write: fn(&mut Strand, String)| {
        let shown = Signal::derive(move || draft.with(read));
        let written = Written::by(shown, Callback::new(move |typed: String| draft.update(|d| write(d, typed))));
        view! { <Field id=id label=label value=written most=max /> }.into_any()
    };
    let name = text(format!("{stem}-name"), "Name", 100, |s| s.name.clone(), |s, value| s.name = value);
    let child = text(format!("{stem}-child"), "As a child says it", WORDING_MAX, |s| s.child.clone(), |s, value| s.child = value);
    let heading_id = format!("{stem}-heading");
    let choose = Callback::new(move |chosen: String| {
        if let Ok(heading) = chosen.parse() {
            draft.update(|d| d.heading = heading);
        }
    });
    let headings = [Heading::Attitude, Heading::Behaviour].map(|one| (one.name().to_owned(), words::capital(one.name())));
    let headings = Signal::stored(headings.into());
    let heading = Signal::derive(move || draft.with(|d| d.heading.name().to_owned()));
    // Best first, as the scheme is published.
    let scheme = Memo::new(move |_| session.roll.with(|roll| roll.scheme(session.calendar_period())));
    let wordings = move || scheme.get().bands().iter().rev().map(|band| wording(&stem, band, draft)).collect::<Vec<_>>();
    view! {
        <details class="strand">
            <summary>{live(summary)}</summary>
            <form class="form" on:submit=heard(submit) novalidate>
                <div role="group" aria-label=called>
                    <div class="fields">
                        {name}
                        <Choose id=heading_id label="Counts towards" options=headings chosen=heading on_choose=choose />
                    </div>
                    {child}
                    {live(wordings)}
                    {alert(problem)}
                    <div class="buttons">
                        <button type="submit" class="button">{if key.is_some() { "Save strand" } else { "Add strand" }}</button>
                        {key.is_some().then(|| view! {
                            <button type="button" class="button button--quiet"
                                on:click=heard(move |_| save(!held.with_untracked(|held| held.retired)))>
                                {live(move || if retired() { format!("Use {} again", called()) } else { format!("Retire {}", called()) })}
                            </button>
                        }.into_any())}
                    </div>
                </div>
            </form>
        </details>
    }
}

/// What one colour means in a strand.
fn wording(stem: &str, band: &Band, draft: RwSignal<Strand>) -> AnyView {
    let (id, key) = (format!("{stem}-{}", band.key), band.key);
    let shown = Signal::derive(move || draft.with(|d| d.wording.get(&key).cloned()).unwrap_or_default());
    let write = Callback::new(move |typed: String| draft.update(|d| drop(d.wording.insert(key, typed))));
    let (label, written) = (band.word.clone(), Written::by(shown, write));
    view! { <Field id=id label=label band=band.clone() value=written most=WORDING_MAX /> }.into_any()
}
