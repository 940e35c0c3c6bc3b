//! Judgements of a class in a subject: steps, attainment, achievement, end of key stage.

use leptos::prelude::*;

use super::of_subject::OfSubject;
use crate::domain::{Aspect, ClassId, SubjectKey};
use crate::report::in_order::Place;
use crate::report::judgement::{ends_key_stage, place};
use crate::route::ClassRoute;
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::sorting::Sorting;
use crate::ui::parts::workbook::workbook_button;
use crate::words;
use crate::workspace::Judging;

mod board;
mod otherwise;
mod row;

use board::JudgeBoard;

/// The judgements of a class.
#[component]
pub(crate) fn JudgePage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let subjects = OfSubject::addressed(class, subject, address);
    let OfSubject { of, curriculum, everyone, .. } = subjects;
    let OfClass { session, period, children, .. } = of;
    let page = JudgeBoard { session, subject, period, curriculum, wanted: RwSignal::new(None), asking: RwSignal::new(false) };
    let key_stage = Memo::new(move |_| children.with(|all| all.iter().any(|(pupil, _)| ends_key_stage(page.year_group(*pupil)))));
    let waiting = Memo::new(move |_| everyone.with(|children| page.open(children).len()));
    let confirm_all = move |_| {
        let verdicts = untrack(|| everyone.with(|children| page.open(children)));
        session.tell(Judging::Judge { subject, period: period.get_untracked(), verdicts });
    };
    let name = of.name();
    let to = |subject, period| ClassRoute::Judge { subject, period };
    let confirms = move || match waiting.get() {
        0 => "Nothing left to confirm".to_owned(),
        1 => "Confirm the suggestion".to_owned(),
        n => format!("Confirm all {n} suggestions"),
    };
    let sorting = Sorting::new(
        children,
        move || period.track(),
        move |column, pupil| {
            let stage = everyone.with(|all| all.iter().find(|child| child.pupil == pupil).map(|child| child.stage))?;
            let Some(aspect) = column.checked_sub(2).and_then(|at| Aspect::ALL.get(at)) else { return Some(Place::count(stage.into())) };
            let standings = page.standings(pupil, stage);
            session.roll.with(|roll| place(roll, &standings, *aspect, period.get()))
        },
    );
    let table = move || {
        let last = move || key_stage.get().then(|| sorting.head(5, "End of key stage".into_any()));
        let row = move |child| view! { <row::ChildRow page=page child=child key_stage=key_stage /> }.into_any();
        let rows = move || sorting.put(everyone.get(), |child| child.pupil).into_iter().map(row).collect::<Vec<_>>();
        view! {
            <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                <table class="board judge">
                    <caption>{name}</caption>
                    <thead>
                        <tr>
                            {sorting.heads(&["Child", "Stage", "Step", "Attainment", "Achievement"])}
                            {live(last)}
                        </tr>
                    </thead>
                    <tbody>{live(rows)}</tbody>
                </table>
            </div>
            <div class="buttons">{workbook_button(move || format!("{} Judge", name.get()))}</div>
            <otherwise::Otherwise page=page />
        }
        .into_any()
    };
    view! {
        <ClassHead class=class period=period title=subjects.title("Judge")>
            {subjects.subjects(to)}
            {of.half_terms(move |period| to(subject, period))}
            <div class="buttons">
                <button type="button" class="button button--main" disabled=move || waiting.get() == 0 on:click=heard(confirm_all)>
                    {live(confirms)}
                </button>
            </div>
        </ClassHead>
        <p class="quiet">{words::judgements::COUNTED}</p>
        {of.shown(move || subjects.once_fetched(table))}
    }
}
