//! The attitude board: a class by the strands of attitude and behaviour, marked like criteria.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId, StrandKey};
use crate::report::marking::{Child, strand_columns, strand_row};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::parts::marking::{Board, MarkingRow, Of, Sheet};
use crate::ui::session::Session;
use crate::words;

/// The page.
#[component]
pub(crate) fn AttitudePage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let period = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Attitude { period: Some(period), .. })) => period,
        _ => session.this_period(),
    });
    let shown = Memo::new(move |_| {
        let members = session.roll.with(|roll| roll.members(class, period.get().year));
        members.into_iter().map(|(pupil, details)| Child { pupil, name: details.full_name(), stage: 0 }).collect::<Vec<_>>()
    });
    let loading = Loading::of(Memo::new(move |_| shown.with(|c| c.iter().map(|child| child.pupil).collect::<Vec<PupilId>>())));
    let groups = Memo::new(move |_| session.roll.with(|roll| strand_columns(roll)));
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
    let board = Board::new(session, class, Of::Strands, period, shown, groups, rows);
    let name = Signal::derive(move || session.class_name(class));
    view! {
        <ClassHead class=class period=period title="Attitude and behaviour" />
        <p class="quiet">{words::attitude::FADED}</p>
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |period| navigate(Route::Class(class, ClassRoute::Attitude { period: Some(period) }))) />
            <label class="tick"><input type="checkbox" prop:checked=board.own on:change=move |event| board.own.set(event_target_checked(&event)) />"Show the children’s own marks"</label>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), shown.with(Vec::is_empty), groups.with(Vec::is_empty)) {
            (_, true, _) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (false, ..) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (.., true) => view! { <p class="card">{words::attitude::NO_STRANDS}</p> }.into_any(),
            _ => view! { <div class="attitude"><Sheet board=board name=name /></div> }.into_any(),
        }}
    }
}
