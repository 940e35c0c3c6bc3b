//! The criteria of one subject, stage by stage.

use std::sync::Arc;

use leptos::prelude::*;

use super::edit::{CriterionDraft, EditForm};
use super::{files, place};
use crate::domain::curriculum::Stage;
use crate::domain::{Criterion, CriterionId, Curriculum, SubjectKey};
use crate::report::curriculum::{moved, next_free, words_of};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::problem::alert;
use crate::ui::session::{Session, is_shipped};
use crate::words;
use crate::workspace::{Criteria, Teaching};

/// One subject.
#[component]
pub(super) fn SubjectPage(subject: SubjectKey) -> impl IntoView {
    let session = Session::here();
    session.want(subject);
    let curriculum = Memo::new(move |_| session.curriculum(subject));
    let stage = RwSignal::new(1_u8);
    let (editing, draft) = (RwSignal::new(false), RwSignal::new(None::<CriterionDraft>));
    let edit = Callback::new(move |wanted: CriterionDraft| {
        draft.set(Some(wanted));
        editing.set(true);
    });
    let add = move |_| {
        let found = curriculum.with_untracked(|c| session.roll.with_untracked(|roll| next_free(c.as_ref()?, roll, stage.get_untracked())));
        if let Some((criterion, rank)) = found {
            edit.run(CriterionDraft::new(criterion, rank));
        }
    };
    // Six stages always, and those above that have criteria.
    let is_offered = move |n: &u8| *n <= 6 || curriculum.with(|c| c.as_ref().is_some_and(|c| c.stage(*n).is_some()));
    let stages = Signal::derive(move || (1..=9).filter(is_offered).map(|n| (n.to_string(), place(n))).collect());
    let chosen = Signal::derive(move || stage.get().to_string());
    let choose = Callback::new(move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            stage.set(chosen);
        }
    });
    view! {
        <p class="crumbs"><a href="#/settings">"Settings"</a>" / "<a href="#/criteria">"Subjects and criteria"</a></p>
        <Heading text=Signal::derive(move || session.subject_title(subject)) />
        <div class="toolbar">
            <Choose id="stage" label="Stage" options=stages chosen=chosen on_choose=choose inline=true />
            <div class="buttons">
                <button type="button" class="button button--main" on:click=add>"Add a criterion"</button>
                <files::ImportButton />
                <button type="button" class="button" on:click=move |_| files::export(session, subject, true)>"Export CSV"</button>
                <button type="button" class="button" on:click=move |_| files::export(session, subject, false)>"Export JSON"</button>
            </div>
        </div>
        <Rename subject=subject />
        <files::Preview />
        {move || match curriculum.get() {
            None => view! { <p class="quiet" role="status">{words::app::FETCHING_CRITERIA}</p> }.into_any(),
            Some(curriculum) => view! { <StageList curriculum=curriculum stage=stage.get() edit=edit /> }.into_any(),
        }}
        <Dialog open=editing title=Signal::derive(move || draft.with(|d| d.as_ref().map(CriterionDraft::title).unwrap_or_default()))>
            {move || draft.get().map(|draft| view! { <EditForm draft=draft curriculum=curriculum done=editing /> }.into_any())}
        </Dialog>
    }
}

/// Renames the subject.
#[component]
fn Rename(subject: SubjectKey) -> impl IntoView {
    let session = Session::here();
    let (title, problem) = (RwSignal::new(untrack(|| session.subject_title(subject))), RwSignal::new(None::<String>));
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let now = untrack(|| session.calendar_period());
        let retired = !session.roll.with_untracked(|roll| roll.uses_subject(subject, now));
        let ask = Criteria::SetSubject { subject, title: title.get_untracked(), retired };
        session.ask(Teaching { now, ask }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    view! {
        <form class="form form--inline" on:submit=rename novalidate>
            <input type="text" autocomplete="off" aria-label="Name of the subject" prop:value=title
                on:input=move |event| title.set(event_target_value(&event)) />
            <button type="submit" class="button button--quiet">"Rename"</button>
        </form>
        {alert(problem)}
    }
}

#[component]
fn StageList(curriculum: Arc<Curriculum>, stage: u8, edit: Callback<CriterionDraft>) -> impl IntoView {
    let session = Session::here();
    let now = session.calendar_period();
    let of = |stage: Option<&Stage>| stage.map_or(0, |s| s.criteria().filter(|c| c.is_taught(now)).count());
    let count = of(curriculum.stage(stage));
    let strands: Vec<AnyView> = curriculum
        .stage(stage)
        .map_or(&[][..], |s| &s.strands)
        .iter()
        .map(|strand| {
            let rows: Vec<AnyView> = strand.criteria.iter().map(|criterion| row(session, &curriculum, stage, criterion, edit)).collect();
            view! { <section class="strand"><h2>{words::capital(&strand.name)}</h2><ul class="rows">{rows}</ul></section> }.into_any()
        })
        .collect();
    let said = words::criteria::how_many(&place(stage), count);
    view! { <p class="quiet">{said}</p>{strands} }
}

fn row(session: Session, curriculum: &Arc<Curriculum>, stage: u8, criterion: &Criterion, edit: Callback<CriterionDraft>) -> AnyView {
    let id = CriterionId { subject: curriculum.subject, stage, number: criterion.number };
    let label = id.label();
    let now = session.calendar_period();
    let words = {
        let curriculum = Arc::clone(curriculum);
        move || session.roll.with_untracked(|roll| words_of(&curriculum, roll, id, now))
    };
    let shift = {
        let curriculum = Arc::clone(curriculum);
        move |up: bool| {
            let words = session.roll.with_untracked(|roll| moved(&curriculum, roll, id, up, now));
            session.tell(Teaching { now, ask: Criteria::SetWords { words, new: Vec::new() } });
        }
    };
    let (up, down) = (shift.clone(), shift);
    let open = {
        let words = words.clone();
        move |_| {
            if let Some(words) = words() {
                edit.run(CriterionDraft { criterion: id, words, is_new: false });
            }
        }
    };
    let retire = move |_| {
        if let Some(mut words) = words() {
            words.retired = !words.retired;
            session.tell(Teaching { now, ask: Criteria::SetWords { words: vec![(id, words)], new: Vec::new() } });
        }
    };
    let own = session.roll.with_untracked(|roll| roll.criteria_set(id.subject)).iter().any(|(known, _)| *known == id);
    let restore =
        (own && is_shipped(id.subject) && session.shipped.with_untracked(|s| s.get(&id.subject).is_some_and(|c| c.text(id).is_some())))
            .then(|| {
                let name = format!("Give {label} back the words it came with");
                view! {
                    <button type="button" class="button button--quiet" aria-label=name
                        on:click=move |_| session.tell(Teaching { now, ask: Criteria::Restore { criterion: id } })>"As it came"</button>
                }
                .into_any()
            });
    let home = (!criterion.home.is_empty())
        .then(|| view! { <p class="quiet criteria-row__home">{words::criteria::AT_HOME}{criterion.home.clone()}</p> }.into_any());
    let retired = !criterion.is_taught(now);
    let word = if retired { "Use again" } else { "Retire" };
    let badge = retired.then(|| view! { " "<span class="badge">"retired"</span> }.into_any());
    let label_of = |does: &str| format!("{does} {label}");
    view! {
        <li class="rows__row criteria-row" class:criteria-row--retired=retired>
            <div class="criteria-row__words">
                <p><span class="criterion__number">{label.clone()}</span>" "{criterion.text.clone()}{badge}</p>
                {home}
            </div>
            <div class="buttons">
                <button type="button" class="button button--quiet" aria-label=label_of("Move up") on:click=move |_| up(true)>"↑"</button>
                <button type="button" class="button button--quiet" aria-label=label_of("Move down")
                    on:click=move |_| down(false)>"↓"</button>
                <button type="button" class="button button--quiet" aria-label=label_of("Edit") on:click=open>"Edit"</button>
                <button type="button" class="button button--quiet" aria-label=label_of(word) on:click=retire>{word}</button>
                {restore}
            </div>
        </li>
    }
    .into_any()
}
