//! The criteria of one subject, stage by stage.

use std::sync::Arc;

use leptos::prelude::*;

use super::edit::{CriterionDraft, EditForm};
use super::{files, place as place_of};
use crate::domain::curriculum::Stage;
use crate::domain::{Criterion, CriterionId, Curriculum, SubjectKey};
use crate::report::curriculum::{moved, next_free, words_of};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::loading::waiting;
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
    let stages = Signal::derive(move || (1..=9).filter(is_offered).map(|n| (n.to_string(), place_of(n))).collect());
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
                <button type="button" class="button button--main" on:click=heard(add)>"Add a criterion"</button>
                <files::ImportButton />
                <button type="button" class="button" on:click=heard(move |_| files::export(session, subject, true))>"Export CSV"</button>
                <button type="button" class="button" on:click=heard(move |_| files::export(session, subject, false))>"Export JSON"</button>
            </div>
        </div>
        <Rename subject=subject />
        <files::Preview />
        {live(move || match curriculum.get() {
            None => waiting(words::app::FETCHING_CRITERIA),
            Some(curriculum) => view! { <StageList curriculum=curriculum stage=stage.get() edit=edit /> }.into_any(),
        })}
        <Dialog open=editing title=Signal::derive(move || draft.with(|d| d.as_ref().map(CriterionDraft::title).unwrap_or_default()))>
            {live(move || draft.get().map(|draft| view! { <EditForm draft=draft curriculum=curriculum done=editing /> }.into_any()))}
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
        <form class="form form--inline" on:submit=heard(rename) novalidate>
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
    let strands = curriculum.stage(stage).map_or(&[][..], |stage| &stage.strands);
    let restores = |id: CriterionId| {
        let own = session.roll.with_untracked(|roll| roll.criteria_set(id.subject)).iter().any(|(known, _)| *known == id);
        let came = || session.shipped.with_untracked(|s| s.get(&id.subject).is_some_and(|c| c.text(id).is_some()));
        own && is_shipped(id.subject) && came()
    };
    let rows = Html::of(|html| {
        for strand in strands {
            html.within("section", "strand", |html| {
                html.words("h2", &[], &words::capital(&strand.name));
                html.within("ul", "rows", |html| {
                    for criterion in &strand.criteria {
                        let id = CriterionId { subject: curriculum.subject, stage, number: criterion.number };
                        row(html, id, criterion, criterion.is_taught(now), restores(id));
                    }
                });
            });
        }
    });
    let subject = curriculum.subject;
    let act = move |event: web_sys::MouseEvent| {
        let Some((number, does)) = place(&event).map(|at| (at / DOES.len(), at % DOES.len())) else { return };
        let Ok(number) = u16::try_from(number) else { return };
        let id = CriterionId { subject, stage, number };
        let words = session.roll.with_untracked(|roll| words_of(&curriculum, roll, id, now));
        match (DOES.get(does), words) {
            (Some(Does::Up), _) => shift(session, &curriculum, id, true),
            (Some(Does::Down), _) => shift(session, &curriculum, id, false),
            (Some(Does::Edit), Some(words)) => edit.run(CriterionDraft { criterion: id, words, is_new: false }),
            (Some(Does::Retire), Some(mut words)) => {
                words.retired = !words.retired;
                session.tell(Teaching { now, ask: Criteria::SetWords { words: vec![(id, words)], new: Vec::new() } });
            }
            (Some(Does::Restore), _) => session.tell(Teaching { now, ask: Criteria::Restore { criterion: id } }),
            _ => {}
        }
    };
    let said = words::criteria::how_many(&place_of(stage), count);
    view! { <p class="quiet">{said}</p><div class="drawn" on:click=heard(act) inner_html=drawn(move || rows.clone())></div> }
}

/// What can be done with a criterion.
#[derive(Clone, Copy, PartialEq)]
enum Does {
    Up,
    Down,
    Edit,
    Retire,
    Restore,
}

const DOES: [Does; 5] = [Does::Up, Does::Down, Does::Edit, Does::Retire, Does::Restore];

fn shift(session: Session, curriculum: &Curriculum, id: CriterionId, up: bool) {
    let now = session.calendar_period();
    let words = session.roll.with_untracked(|roll| moved(curriculum, roll, id, up, now));
    session.tell(Teaching { now, ask: Criteria::SetWords { words, new: Vec::new() } });
}

fn row(html: &mut Html, id: CriterionId, criterion: &Criterion, taught: bool, restores: bool) {
    let label = id.label();
    let class = if taught { "rows__row criteria-row" } else { "rows__row criteria-row criteria-row--retired" };
    html.within("li", class, |html| {
        html.within("div", "criteria-row__words", |html| {
            html.element("p", &[], |html| {
                html.classed("span", "criterion__number", &label);
                html.text(&format!(" {}", criterion.text));
                if !taught {
                    html.text(" ");
                    html.classed("span", "badge", "retired");
                }
            });
            if !criterion.home.is_empty() {
                html.classed("p", "quiet criteria-row__home", &format!("{}{}", words::criteria::AT_HOME, criterion.home));
            }
        });
        html.within("div", "buttons", |html| {
            let retire = if taught { "Retire" } else { "Use again" };
            for (at, does) in DOES.into_iter().enumerate().filter(|(_, does)| restores || *does != Does::Restore) {
                let (text, name) = match does {
                    Does::Up => ("↑", format!("Move up {label}")),
                    Does::Down => ("↓", format!("Move down {label}")),
                    Does::Edit => ("Edit", format!("Edit {label}")),
                    Does::Retire => (retire, format!("{retire} {label}")),
                    Does::Restore => ("As it came", format!("Give {label} back the words it came with")),
                };
                let at = (usize::from(id.number) * DOES.len() + at).to_string();
                // By this it has the focus again once the list is drawn anew.
                let button = [("id", &*format!("criterion-{at}")), ("data-at", &at), ("aria-label", &name), ("type", "button")];
                html.words("button", &[&button[..], &[("class", "button button--quiet")]].concat(), text);
            }
        });
    });
}
