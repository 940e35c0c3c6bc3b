//! A self-assessment that came as a file: questions to be asked here, or answers to be taken in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::restore::Occasion;
use crate::exchange::self_assessment::{Answers, Brought, Questions};
use crate::ledger::Reading;
use crate::route::{ClassRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::workspace::{Command, Import};

fn leave(session: Session) {
    session.in_hand.set(None);
    navigate(Route::Start);
}

/// Questions, opened on a device that holds files of its own: it asks first.
#[component]
pub(super) fn AskHere(questions: Arc<Questions>) -> impl IntoView {
    let session = Session::here();
    let problem = RwSignal::new(None::<String>);
    let class = questions.sheet.class_name.clone();
    let count = words::children(questions.sheet.children.len());
    let start = move |_| {
        let questions = Arc::clone(&questions);
        spawn_local(async move {
            if let Err(fault) = session.hand_over_for(&questions).await {
                problem.set(Some(words::fault(&fault)));
            }
        });
    };
    view! {
        <Heading text=format!("Self-assessment of class {class}") title="Self-assessment".to_owned() />
        <p>{words::files::questions_for(&count)}</p>
        <p>{words::files::QUESTIONS_HERE}</p>
        {alert(problem)}
        <div class="buttons">
            <button type="button" class="button button--main" on:click=heard(start)>"Hand over to the children"</button>
            <button type="button" class="button" on:click=heard(move |_| leave(session))>"Cancel"</button>
        </div>
    }
}

/// Answers, before anything is taken in.
#[component]
pub(super) fn TakeAnswers(answers: Arc<Answers>, brought: Arc<Brought>) -> impl IntoView {
    let session = Session::here();
    let problem = RwSignal::new(None::<String>);
    let round = session.roll.with_untracked(|roll| roll.round(answers.round).as_ref().and_then(Reading::any).cloned());
    let back = round.map_or(Route::Start, |round| {
        Route::Class(round.class, ClassRoute::Rounds { period: untrack(|| session.on_purpose(round.period)) })
    });
    let nothing = brought.new.is_empty();
    let name = |pupil| session.child_name(pupil).unwrap_or_default();
    let children: Vec<AnyView> =
        brought.children.iter().map(|(pupil, n)| view! { <li>{name(*pupil)}": "{words::files::answers(*n)}</li> }.into_any()).collect();
    let (known, barred, contested) = (brought.known, brought.barred, brought.contested);
    let take_in = move |_| {
        let import = Import { entries: brought.new.clone(), ..Import::default() };
        let then = move |done: Result<_, Problem>| match done {
            Ok(_) => {
                session.in_hand.set(None);
                navigate(back);
            }
            Err(why) => problem.set(Some(why.words())),
        };
        session.with_point(Occasion::Import, move || session.ask(Command::Import(import), then));
    };
    view! {
        <Heading text="Answers of a self-assessment" />
        <p>{if nothing { words::files::ANSWERS_KNOWN } else { words::files::ANSWERS_NOT_YET }}</p>
        {(!nothing).then(|| view! { <ul>{children}</ul> }.into_any())}
        {(known > 0 && !nothing).then(|| {
            view! { <p class="quiet">{words::files::answers_here(&words::files::answers(known))}</p> }.into_any()
        })}
        {(contested > 0).then(|| view! { <p>{words::files::answers_contested(&words::files::answers(contested))}</p> }.into_any())}
        {(barred > 0).then(|| view! { <p class="quiet">{words::files::answers_barred(&words::files::answers(barred))}</p> }.into_any())}
        {alert(problem)}
        <div class="buttons">
            {(!nothing).then(|| view! {
                <button type="button" class="button button--main" on:click=heard(take_in)>"Add the answers"</button>
            }.into_any())}
            <button type="button" class="button" on:click=heard(move |_| leave(session))>{if nothing { "Close" } else { "Cancel" }}</button>
        </div>
    }
}
