//! Starting a round: what the children are asked.

use leptos::prelude::*;

use super::class::RoundsOfClass;
use crate::domain::round::ITEMS_MAX;
use crate::domain::{CriterionId, Question, Round, StrandKey, SubjectKey};
use crate::report::marking::{children, commonest_stage};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::loading::waiting;
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::{flag, one_of};
use crate::words;
use crate::workspace::Rounds;

/// What was ticked.
#[derive(Clone, Copy)]
struct Ticked {
    strands: RwSignal<Vec<StrandKey>>,
    targets: RwSignal<bool>,
    criteria: RwSignal<Vec<CriterionId>>,
    questions: RwSignal<Vec<Question>>,
}

/// The form.
#[component]
pub(super) fn Start(page: RoundsOfClass) -> impl IntoView {
    let RoundsOfClass { session, class, period, .. } = page;
    let strands = Memo::new(move |_| session.roll.with(|roll| roll.strands(page.period.get())));
    let ticked = Ticked {
        strands: RwSignal::new(strands.with_untracked(|strands| strands.iter().map(|(key, _)| *key).collect())),
        targets: RwSignal::new(true),
        criteria: RwSignal::new(Vec::new()),
        questions: RwSignal::new(Question::ALL.into()),
    };
    let problem = RwSignal::new(None::<String>);
    let start = move |_| {
        // In the order of the school's list, whatever the order of ticking.
        let chosen = ticked.strands.get_untracked();
        let strands = strands.with_untracked(|all| all.iter().map(|(key, _)| *key).filter(|key| chosen.contains(key)).collect());
        let questions = ticked.questions.get_untracked();
        let mut criteria = ticked.criteria.get_untracked();
        crate::domain::order::sort(&mut criteria);
        let details = Round {
            class,
            period: period.get_untracked(),
            strands,
            targets: ticked.targets.get_untracked(),
            criteria,
            questions: Question::ALL.into_iter().filter(|question| questions.contains(question)).collect(),
            closed: false,
        };
        session.ask(Rounds::Start { details }, move |done| {
            // Once it is started, the form has gone.
            let _gone = problem.try_set(done.err().map(|why| why.words()));
        });
    };
    let strand_ticks = move || {
        let tick = |(key, strand): (StrandKey, crate::domain::Strand)| {
            let says = if strand.child.is_empty() { strand.name } else { format!("{} – {}", strand.name, strand.child) };
            one_of(says, ticked.strands, key)
        };
        strands.get().into_iter().map(tick).collect::<Vec<_>>()
    };
    let question_ticks = Question::ALL.map(|question| one_of(words::question(question), ticked.questions, question));
    let subjects = move || {
        session
            .subjects(page.period.get())
            .into_iter()
            .map(|(subject, title)| view! { <Criteria page=page subject=subject title=title chosen=ticked.criteria /> }.into_any())
            .collect::<Vec<_>>()
    };
    let count = move || ticked.strands.with(Vec::len) + ticked.criteria.with(Vec::len) + ticked.questions.with(Vec::len);
    let costs = move || words::rounds::costs(count(), ITEMS_MAX, ticked.targets.get());
    view! {
        <section class="card rounds" aria-labelledby="start-round">
            <h2 id="start-round">"Start a round"</h2>
            <p>{words::rounds::ONE_AT_A_TIME}</p>
            <fieldset><legend>"Attitude and behaviour"</legend>{live(strand_ticks)}</fieldset>
            <fieldset>
                <legend>"Targets"</legend>
                {flag("How far each child met its own targets of this half term", ticked.targets)}
            </fieldset>
            <fieldset><legend>"What they can do"</legend>{live(subjects)}</fieldset>
            <fieldset><legend>"In their own words"</legend>{question_ticks}</fieldset>
            <p class="quiet" role="status">{live(costs)}</p>
            {alert(problem)}
            <div class="buttons"><button type="button" class="button button--main" on:click=heard(start)>"Start the round"</button></div>
        </section>
    }
}

/// The criteria of a subject, at the stage most children work at; shown on demand.
#[component]
fn Criteria(page: RoundsOfClass, subject: SubjectKey, title: String, chosen: RwSignal<Vec<CriterionId>>) -> impl IntoView {
    let RoundsOfClass { session, class, period, .. } = page;
    let opened = RwSignal::new(false);
    let stage = Memo::new(move |_| {
        session.roll.track();
        let all = session.with_files(|files| children(files, class, subject, period.get()));
        commonest_stage(&all)
    });
    let list = move || {
        opened.get().then(|| {
            let Some(curriculum) = session.curriculum(subject) else {
                return waiting(words::app::FETCHING_CRITERIA);
            };
            let stage = stage.get();
            let tick = |criterion: &crate::domain::Criterion| {
                let id = CriterionId { subject, stage, number: criterion.number };
                one_of(format!("{} {}", id.label(), criterion.text), chosen, id)
            };
            let criteria = curriculum
                .stage(stage)
                .into_iter()
                .flat_map(|s| s.criteria())
                .filter(|c| c.is_taught(period.get()))
                .map(tick)
                .collect::<Vec<_>>();
            view! { <div>{criteria}</div> }.into_any()
        })
    };
    let summary = move || {
        let n = chosen.with(|chosen| chosen.iter().filter(|id| id.subject == subject).count());
        let some = if n > 0 { format!(": {n} chosen") } else { String::new() };
        format!("{title}, stage {}{some}", stage.get())
    };
    let open = move |_| {
        if !opened.get_untracked() {
            session.want(subject);
            opened.set(true);
        }
    };
    view! { <details on:toggle=heard(open)><summary>{live(summary)}</summary>{live(list)}</details> }
}
