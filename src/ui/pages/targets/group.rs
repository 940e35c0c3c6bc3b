//! One target for several children at once.

use leptos::prelude::*;

use crate::domain::curriculum::Stage;
use crate::domain::target::TARGET_MAX;
use crate::domain::{Area, Criterion, CriterionId, Period, PupilId, Target};
use crate::report::targets::without_criterion;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::{one_of, tick};
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
    let chosen = RwSignal::new(Vec::<PupilId>::new());
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
    let areas = Signal::stored(areas.into_iter().map(|(key, title)| (key.to_string(), title)).collect());
    // What is stored is what is shown: another area or stage shows no criterion, and its words are no longer those of one.
    let let_go = move || {
        let of_criterion = criterion.get_untracked().and_then(|id| session.curriculum(id.subject)?.text(id).map(str::to_owned));
        text.update(|text| *text = without_criterion(text, of_criterion.as_deref()));
        criterion.set(None);
    };
    let choose_area = Callback::new(move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            let_go();
            area.set(chosen);
            if let Area::Subject(subject) = chosen {
                session.want(subject);
            }
        }
    });
    let choose_stage = Callback::new(move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            let_go();
            stage.set(chosen);
        }
    });
    let curriculum = Memo::new(move |_| if let Area::Subject(subject) = area.get() { session.curriculum(subject) } else { None });
    let stages = Signal::derive(move || {
        let named = |s: &Stage| (s.stage.to_string(), format!("Stage {}", s.stage));
        curriculum.with(|curriculum| curriculum.iter().flat_map(|curriculum| curriculum.stages.iter().map(named)).collect())
    });
    let taught = Signal::derive(move || {
        let (stage, period) = (stage.get(), period.get());
        let found = curriculum.with(|curriculum| {
            let curriculum = curriculum.as_ref()?;
            let named = |c: &Criterion| {
                let id = CriterionId { subject: curriculum.subject, stage, number: c.number };
                (id.to_string(), format!("{} {}", id.label(), c.text))
            };
            Some(curriculum.stage(stage)?.criteria().filter(|c| c.is_taught(period)).map(named).collect::<Vec<_>>())
        });
        or_none("In my own words", found.into_iter().flatten())
    });
    let pick = Callback::new(move |chosen: String| {
        let id: Option<CriterionId> = chosen.parse().ok();
        let_go();
        criterion.set(id);
        let words = id.and_then(|id| curriculum.with_untracked(|curriculum| curriculum.as_ref()?.text(id).map(str::to_owned)));
        words.into_iter().for_each(|words| text.set(words));
    });
    let (this_area, this_stage) = (Signal::derive(move || area.get().to_string()), Signal::derive(move || stage.get().to_string()));
    let this_criterion = Signal::derive(move || criterion.get().map(|id| id.to_string()).unwrap_or_default());
    let of_subject = move || {
        curriculum.with(Option::is_some).then(|| {
            view! {
                <div class="fields">
                    <Choose id="group-stage" label="Stage" options=stages chosen=this_stage on_choose=choose_stage />
                    <Choose id="group-criterion" label="Criterion" options=taught chosen=this_criterion on_choose=pick />
                </div>
            }
            .into_any()
        })
    };
    let everyone = move || children.with(|c| c.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let are_all = Signal::derive(move || chosen.with(Vec::len) == children.with(Vec::len));
    let all = Callback::new(move |now| chosen.set(if now { untrack(everyone) } else { Vec::new() }));
    let boxes = move || {
        let one = |(pupil, name): (PupilId, String)| view! { <li>{one_of(name, chosen, pupil)}</li> }.into_any();
        children.get().into_iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            {alert(problem)}
            <fieldset>
                <legend>"Children"</legend>
                {tick("Everyone", are_all, all)}
                <ul class="group-children">{live(boxes)}</ul>
            </fieldset>
            <Choose id="group-area" label="What it belongs to" options=areas chosen=this_area on_choose=choose_area />
            {live(of_subject)}
            <Field id="group-text" label="The target, in words a child understands" value=text rows=2 most=TARGET_MAX />
            <div class="buttons">
                <button type="submit" class="button button--main">"Set target"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| open.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
