//! Criteria in and out of files, with a preview before anything is taken in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::restore::Occasion;
use crate::domain::{CriterionId, CriterionWords, SubjectKey};
use crate::exchange::criteria::{CriteriaFault, Listed, read, to_csv, to_json};
use crate::platform::files;
use crate::report::curriculum::{as_taught, changes};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::words::doors::Door;
use crate::workspace::{Criteria, Teaching};

/// How many changes are listed one by one.
const LISTED: usize = 40;

/// What a file of criteria would change.
#[derive(Clone, Debug)]
struct Found {
    subject: SubjectKey,
    title: String,
    listed: usize,
    words: Vec<(CriterionId, CriterionWords)>,
    fresh: Vec<CriterionId>,
}

/// A file that waits to be looked at, or what is wrong with it.
#[derive(Clone, Copy)]
struct FileInHand(RwSignal<Option<Result<Found, Vec<CriteriaFault>>>>);

/// Makes room for one file on this page.
pub(super) fn provide() {
    provide_context(FileInHand(RwSignal::new(None)));
}

/// Chooses a file of criteria.
#[component]
pub(super) fn ImportButton() -> impl IntoView {
    let session = Session::here();
    let FileInHand(found) = expect_context();
    let open = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            let read = match files::read(&file).await {
                Ok(bytes) => read(&bytes),
                Err(fault) => Err(vec![CriteriaFault { line: 0, reason: words::fault(&fault) }]),
            };
            session.load_curricula().await;
            found.set(Some(read.map(|listed| compare(session, listed))));
        });
    });
    if let Some(file) = session.handed_over(&[Door::Criteria]) {
        open.run(file);
    }
    view! { <FileButton label="Import criteria" accept=".csv,.json,text/csv,application/json" on_file=open /> }
}

fn compare(session: Session, listed: Listed) -> Found {
    let Listed { subject, title, lines } = listed;
    let shipped = session.shipped.with_untracked(|shipped| shipped.get(&subject).cloned());
    let period = untrack(|| session.calendar_period());
    session.roll.with_untracked(|roll| {
        let now = as_taught(shipped.as_deref(), roll, subject);
        let words = changes(&now, roll, &lines, period);
        let fresh = words.iter().map(|(id, _)| *id).filter(|id| now.text(*id).is_none()).collect();
        Found { subject, title, listed: lines.len(), words, fresh }
    })
}

/// What the file chosen would change, or what is wrong with it.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let session = Session::here();
    let FileInHand(found) = expect_context();
    live(move || {
        found.get().map(|found_now| match found_now {
            Err(faults) => {
                let rows: Vec<AnyView> = faults.iter().map(|fault| view! { <li>{fault.to_string()}</li> }.into_any()).collect();
                view! {
                    <section class="card card--contest" role="alert">
                        <h2>"This file cannot be taken in"</h2>
                        <p>{words::criteria::MEND}</p>
                        <ul class="plain">{rows}</ul>
                        <div class="buttons"><button type="button" class="button"
                            on:click=heard(move |_| found.set(None))>"Close"</button></div>
                    </section>
                }
                .into_any()
            }
            Ok(file) => preview(session, file, found),
        })
    })
}

fn preview(session: Session, file: Found, found: RwSignal<Option<Result<Found, Vec<CriteriaFault>>>>) -> AnyView {
    let Found { subject, title, listed, words, fresh } = file;
    let problem = RwSignal::new(None::<String>);
    let (added, total) = (fresh.len(), words.len());
    let changed = total.saturating_sub(added);
    let rows: Vec<AnyView> = words
        .iter()
        .take(LISTED)
        .map(|(id, words)| view! { <li><span class="criterion__number">{id.label()}</span>" "{words.text.clone()}</li> }.into_any())
        .collect();
    let heading = words::criteria::what_it_changes(&title, total);
    let take_in = move |_| {
        let ask = Criteria::TakeIn { subject, title: title.clone(), words: words.clone(), new: fresh.clone() };
        let ask = Teaching { now: untrack(|| session.calendar_period()), ask };
        let then = move |done: Result<_, Problem>| match done {
            Ok(_) => {
                found.set(None);
                navigate(Route::Criteria { subject: Some(subject) });
            }
            Err(why) => problem.set(Some(why.words())),
        };
        session.with_point(Occasion::Import, move || session.ask(ask, then));
    };
    view! {
        <section class="card" aria-labelledby="criteria-preview">
            <h2 id="criteria-preview">{heading}</h2>
            <dl class="counts">
                <div><dt>"New criteria"</dt><dd>{added}</dd></div>
                <div><dt>"Changed"</dt><dd>{changed}</dd></div>
                <div><dt>"As they are"</dt><dd>{listed.saturating_sub(total)}</dd></div>
            </dl>
            <p class="quiet">{words::criteria::OTHERS_STAY}</p>
            <ul class="plain">{rows}</ul>
            {(total > LISTED).then(|| view! { <p class="quiet">{words::files::and_more(total - LISTED)}</p> }.into_any())}
            {alert(problem)}
            <div class="buttons">
                {(total > 0).then(|| view! {
                    <button type="button" class="button button--main" on:click=heard(take_in)>"Take them in"</button>
                }.into_any())}
                <button type="button" class="button"
                    on:click=heard(move |_| found.set(None))>{if total == 0 { "Close" } else { "Cancel" }}</button>
            </div>
        </section>
    }
    .into_any()
}

/// Offers a subject's criteria as a file.
pub(super) fn export(session: Session, subject: SubjectKey, csv: bool) {
    let Some(curriculum) = untrack(|| session.curriculum(subject)) else { return };
    let curriculum = curriculum.in_period(untrack(|| session.calendar_period()));
    let (text, ending, kind) =
        if csv { (to_csv(&curriculum), "csv", "text/csv") } else { (to_json(&curriculum), "json", "application/json") };
    let name = format!("Lantern criteria {subject} {}.{ending}", session.today());
    let done =
        text.map_err(|fault| fault.to_string()).and_then(|text| files::download(&name, kind, &text).map_err(|fault| words::fault(&fault)));
    session.notice.set(Some(match done {
        Ok(()) => words::files::downloaded(&name),
        Err(why) => why,
    }));
}
