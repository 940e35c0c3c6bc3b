//! The attitude board: a class by the strands of attitude and behaviour, marked like criteria.

use leptos::prelude::*;

use crate::domain::{ClassId, StrandKey};
use crate::report::marking::{Child, strand_columns, strand_row};
use crate::route::ClassRoute;
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::marking::{Board, MarkingRow, Of, Sheet, by_column};
use crate::words;

/// The page.
#[component]
pub(crate) fn StrandsPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let of = OfClass::addressed(class, address);
    let OfClass { session, period, children, .. } = of;
    let today = session.today();
    let groups = Memo::new(move |_| session.roll.with(|roll| strand_columns(roll, period.get())));
    let sorting = by_column(children, period, groups, move |pupil, item| {
        let strand = item.strand()?;
        let state = session.read_child(pupil, |files| strand_row(files, pupil, &[strand], period.get(), today));
        state.cells.first().copied()
    });
    let children = sorting.children(children);
    let shown = Memo::new(move |_| children.get().into_iter().map(|(pupil, name)| Child { pupil, name, stage: 0 }).collect::<Vec<_>>());
    let rows = Memo::new_with_compare(
        move |_| {
            let period = period.get();
            let strands: Vec<StrandKey> = groups.with(|g| g.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.strand()).collect());
            let row_of = |child: Child| {
                let (pupil, strands) = (child.pupil, strands.clone());
                let state = ArcMemo::new(move |_| session.read_child(pupil, |files| strand_row(files, pupil, &strands, period, today)));
                MarkingRow { child, state }
            };
            shown.get().into_iter().map(row_of).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let board = Board::new(of, Of::Strands, shown, groups, rows, sorting);
    let name = of.name();
    view! {
        <ClassHead class=class period=period title="Attitude and behaviour">
            {of.half_terms(|period| ClassRoute::Attitude { period })}
        </ClassHead>
        {of.shown(move || if groups.with(Vec::is_empty) {
            view! { <p class="card">{words::attitude::NO_STRANDS}</p> }.into_any()
        } else {
            view! { <div class="attitude"><Sheet board=board name=name /></div><p class="quiet">{words::attitude::FADED}</p> }.into_any()
        })}
    }
}
