//! The marking board: a class by the criteria of a stage.

use std::sync::Arc;

use leptos::prelude::*;

use super::of_subject::OfSubject;
use crate::domain::{ClassId, CriterionId, Period, SubjectKey};
use crate::report::marking::{self, Child, columns, commonest_stage, row};
use crate::route::{ClassRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::live::live;
use crate::ui::parts::marking::{Board, MarkingRow, Of, Sheet, by_column};
use crate::words;

/// The page of another subject, stage or half term.
fn to(subject: SubjectKey, stage: Option<u8>, period: Option<Period>) -> ClassRoute {
    ClassRoute::Mark { subject, stage, period }
}

/// The marking board.
#[component]
pub(crate) fn MarkPage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let page = OfSubject::addressed(class, subject, address);
    let OfSubject { of, curriculum, everyone, .. } = page;
    let OfClass { session, period, loading, .. } = of;
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Mark { stage, .. })) => stage,
        _ => None,
    });
    // The stage opened at first stays while the class is marked, whoever moves on.
    let first = StoredValue::new(None::<u8>);
    let stage = Memo::new(move |_| {
        chosen.get().unwrap_or_else(|| {
            first.get_value().unwrap_or_else(|| {
                let stage = everyone.with(|children| commonest_stage(children));
                if loading.has_begun() {
                    first.set_value(Some(stage));
                }
                stage
            })
        })
    });
    let all = RwSignal::new(true);
    let groups = Memo::new(move |_| {
        let roll = session.roll.get();
        curriculum.with(|c| c.as_ref().map(|c| columns(c, &roll, class, stage.get(), period.get())).unwrap_or_default())
    });
    let sorting = by_column(of.children, period, groups, move |pupil, item| {
        let criterion = item.criterion()?;
        let state = session.read_child(pupil, |files| row(files, pupil, subject, stage.get(), period.get(), &[criterion]));
        state.cells.first().copied()
    });
    let shown = Memo::new(move |_| {
        let children = everyone.with(|children| marking::shown(children, stage.get(), all.get()));
        let mut children = sorting.put(children, |child| child.pupil);
        // A first mark can move a child to another stage; that alone draws no row anew.
        children.iter_mut().for_each(|child| child.stage = stage.get());
        children
    });
    let rows = Memo::new_with_compare(
        move |_| {
            let (stage, period) = (stage.get(), period.get());
            let criteria: Arc<Vec<CriterionId>> =
                Arc::new(groups.with(|g| g.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.criterion()).collect()));
            let row_of = |child: Child| {
                let (pupil, criteria) = (child.pupil, Arc::clone(&criteria));
                let state = ArcMemo::new(move |_| session.read_child(pupil, |files| row(files, pupil, subject, stage, period, &criteria)));
                MarkingRow { child, state }
            };
            shown.get().into_iter().map(row_of).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let board = Board::new(of, Of::Criteria(subject, stage), shown, groups, rows, sorting);
    let name = of.name();
    view! {
        <ClassHead class=class period=period title=page.title("Mark")>
            {page.subjects(|subject, period| to(subject, None, period))}
            {page.stages(stage, to)}
            {of.half_terms(move |period| to(subject, chosen.get_untracked(), period))}
            <div class="field field--inline">
                <label for="who">"Children"</label>
                <select id="who" on:change=move |event| all.set(event_target_value(&event) == "all")>
                    <option value="all">"All"</option>
                    <option value="stage">{live(move || format!("Those at stage {}", stage.get()))}</option>
                </select>
            </div>
        </ClassHead>
        {of.read(move || page.once_fetched(|| match (shown.with(Vec::is_empty), groups.with(Vec::is_empty)) {
            (true, _) => view! { <p class="card">{words::marking::NOBODY}</p> }.into_any(),
            (_, true) => view! { <p class="card">{words::marking::NO_CRITERIA}</p> }.into_any(),
            _ => view! { <Sheet board=board name=name /> }.into_any(),
        }))}
    }
}
