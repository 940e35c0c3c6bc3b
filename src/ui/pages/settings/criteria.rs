//! The criteria of the school: its subjects, and what each of them asks for.

use leptos::prelude::*;

use crate::domain::SubjectKey;
use crate::report::curriculum::all_subjects;
use crate::route::Route;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Criteria, Teaching};

mod edit;
mod files;
mod subject;

/// The subjects, or the criteria of one.
#[component]
pub(crate) fn CriteriaPage(
    /// The subject; `None` for the list of subjects.
    subject: Option<SubjectKey>,
) -> impl IntoView {
    files::provide();
    match subject {
        Some(subject) => view! { <subject::SubjectPage subject=subject /> }.into_any(),
        None => view! { <Subjects /> }.into_any(),
    }
}

#[component]
fn Subjects() -> impl IntoView {
    let session = Session::here();
    let adding = RwSignal::new(false);
    let now = move || session.calendar_period();
    let taught = Memo::new(move |_| session.subjects(now()));
    let given_up = Memo::new(move |_| {
        let mut all = session.roll.with(|roll| all_subjects(roll));
        taught.with(|taught| all.retain(|subject| !taught.contains(subject)));
        all
    });
    let row = move |(subject, title): (SubjectKey, String), retired: bool| {
        let name = title.clone();
        let set = move |_| {
            let ask = Criteria::SetSubject { subject, title: name.clone(), retired: !retired };
            session.tell(Teaching { now: untrack(now), ask });
        };
        let (label, does) = if retired { ("Teach again", format!("Teach {title} again")) } else { ("Give up", format!("Give up {title}")) };
        view! {
            <li class="rows__row criteria-row">
                <a href=Route::Criteria { subject: Some(subject) }.to_string()>{title}</a>
                <button type="button" class="button button--quiet" aria-label=does on:click=heard(set)>{label}</button>
            </li>
        }
        .into_any()
    };
    view! {
        <p class="crumbs"><a href="#/settings">"Settings"</a></p>
        <Heading text="Subjects and criteria".to_owned() />
        <p>{words::criteria::ABOUT}</p>
        <section class="card" aria-labelledby="subjects">
            <h2 id="subjects">"Subjects"</h2>
            <ul class="rows">{live(move || taught.get().into_iter().map(|subject| row(subject, false)).collect::<Vec<_>>())}</ul>
            {live(move || (!given_up.with(Vec::is_empty)).then(|| view! {
                <h3>"No longer taught"</h3>
                <ul class="rows">{given_up.get().into_iter().map(|subject| row(subject, true)).collect::<Vec<_>>()}</ul>
            }.into_any()))}
            <div class="buttons">
                <button type="button" class="button button--main" on:click=heard(move |_| adding.set(true))>"Add a subject"</button>
                <files::ImportButton />
            </div>
            <p class="quiet">{words::criteria::A_FILE}</p>
        </section>
        <files::Preview />
        <Dialog open=adding title="Add a subject".to_owned()><AddSubject done=adding /></Dialog>
    }
}

#[component]
fn AddSubject(done: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let (title, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let ask = Criteria::AddSubject { title: title.get_untracked() };
        session.ask(Teaching { now: untrack(|| session.calendar_period()), ask }, move |result| match result {
            Ok(_) => done.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            <Field id="subject-title" label="Name of the subject" value=title most=100 focused=true hint="Such as Science or Times tables"
                problem=problem />
            <div class="buttons">
                <button type="submit" class="button button--main">"Add subject"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| done.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}

/// "stage 4", "stage 4, number 12".
fn place(stage: u8) -> String {
    words::capital(&format!("stage {stage}"))
}
