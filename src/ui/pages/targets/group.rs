//! One target for several children at once.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::target::TARGET_MAX;
use crate::domain::{Area, CriterionId, Period, PupilId, Target};
use crate::report::targets::without_criterion;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

/// Chooses children, area and words.
#[component]
pub(super) fn GroupDialog(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let title = Signal::derive(|| "Set a target for a group".to_owned());
    view! {
        <Dialog open=open title=title>
            <GroupForm open=open children=children period=period />
        </Dialog>
    }
}

#[component]
fn GroupForm(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let chosen = RwSignal::new(BTreeSet::<PupilId>::new());
    let (area, text) = (RwSignal::new(Area::Personal), RwSignal::new(String::new()));
    let (stage, criterion) = (RwSignal::new(1_u8), RwSignal::new(None::<CriterionId>));
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (period, area, criterion) = (period.get_untracked(), area.get_untracked(), criterion.get_untracked());
        let target = Target { period, area, text: text.get_untracked(), criterion, carried_from: None };
        let targets: Vec<_> = chosen.with_untracked(|chosen| chosen.iter().map(|pupil| (*pupil, target.clone())).collect());
        if targets.is_empty() {
            problem.set(Some(words::targets::CHOOSE_A_CHILD.to_owned()));
            return;
        }
        session.ask(Targets::Set { targets }, move |done| match done {
            Ok(_) => open.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let mut areas = vec![(Area::Personal, words::targets::PERSONAL.to_owned())];
    areas.extend(untrack(|| session.subjects(period.get())).into_iter().map(|(key, title)| (Area::Subject(key), title)));
    let areas: Vec<AnyView> =
        areas.into_iter().map(|(key, title)| view! { <option value=key.to_string()>{title}</option> }.into_any()).collect();
    // What is stored is what is shown: another area or stage shows no criterion, and its words are no longer those of one.
    let let_go = move || {
        let of_criterion = criterion.get_untracked().and_then(|id| session.curriculum(id.subject)?.text(id).map(str::to_owned));
        text.update(|text| *text = without_criterion(text, of_criterion.as_deref()));
        criterion.set(None);
    };
    let choose_area = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            let_go();
            area.set(chosen);
            if let Area::Subject(subject) = chosen {
                session.want(subject);
            }
        }
    };
    let choose_stage = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            let_go();
            stage.set(chosen);
        }
    };
    let criteria = move || {
        let Area::Subject(subject) = area.get() else { return None };
        let curriculum = session.curriculum(subject)?;
        let stages: Vec<AnyView> = curriculum
            .stages
            .iter()
            .map(|s| {
                let n = s.stage;
                view! { <option value=n.to_string() prop:selected=move || stage.get() == n>{format!("Stage {n}")}</option> }.into_any()
            })
            .collect();
        let found = curriculum
            .stage(stage.get())
            .into_iter()
            .flat_map(|s| s.criteria().filter(|c| c.is_taught(period.get())).cloned().collect::<Vec<_>>());
        let mut lines: Vec<AnyView> =
            vec![view! { <option value="" prop:selected=move || criterion.get().is_none()>"In my own words"</option> }.into_any()];
        lines.extend(found.map(|c| {
            let id = CriterionId { subject, stage: stage.get_untracked(), number: c.number };
            let chosen = move || criterion.get() == Some(id);
            view! { <option value=id.to_string() prop:selected=chosen>{format!("{} {}", id.label(), c.text)}</option> }.into_any()
        }));
        let pick = {
            let curriculum = curriculum.clone();
            move |event| {
                let id: Option<CriterionId> = event_target_value(&event).parse().ok();
                let_go();
                criterion.set(id);
                if let Some(words) = id.and_then(|id| curriculum.text(id)) {
                    text.set(words.to_owned());
                }
            }
        };
        Some(
            view! {
                <div class="fields">
                    <div class="field">
                        <label for="group-stage">"Stage"</label>
                        <select id="group-stage" on:change=choose_stage>{stages}</select>
                    </div>
                    <div class="field">
                        <label for="group-criterion">"Criterion"</label>
                        <select id="group-criterion" on:change=pick>{lines}</select>
                    </div>
                </div>
            }
            .into_any(),
        )
    };
    let everyone = move || children.with(|c| c.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let all = move |event| {
        let ticked = event_target_checked(&event);
        chosen.set(if ticked { crate::domain::order::set(everyone()) } else { BTreeSet::new() });
    };
    let boxes = move || {
        children
            .get()
            .into_iter()
            .map(|(pupil, name)| {
                let change = move |event| {
                    let ticked = event_target_checked(&event);
                    chosen.update(|chosen| {
                        if ticked {
                            chosen.insert(pupil);
                        } else {
                            chosen.remove(&pupil);
                        }
                    });
                };
                let checked = move || chosen.with(|chosen| chosen.contains(&pupil));
                view! { <li><label class="tick"><input type="checkbox" prop:checked=checked on:change=change />{name}</label></li> }
                    .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <form on:submit=submit class="form" novalidate>
            {alert(problem)}
            <fieldset>
                <legend>"Children"</legend>
                <label class="tick"><input type="checkbox" on:change=all />"Everyone"</label>
                <ul class="group-children">{boxes}</ul>
            </fieldset>
            <div class="field">
                <label for="group-area">"What it belongs to"</label>
                <select id="group-area" on:change=choose_area>{areas}</select>
            </div>
            {criteria}
            <Field id="group-text" label="The target, in words a child understands" value=text rows=2 most=TARGET_MAX />
            <div class="buttons">
                <button type="submit" class="button button--main">"Set target"</button>
                <button type="button" class="button button--quiet" on:click=move |_| open.set(false)>"Cancel"</button>
            </div>
        </form>
    }
}
