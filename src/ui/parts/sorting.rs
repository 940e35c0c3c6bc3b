//! A list of children in the order of one of its columns, by a tap on the column's head.

use leptos::prelude::*;

use crate::domain::PupilId;
use crate::report::in_order::{Place, by_place, put};
use crate::ui::parts::live::heard;

/// The order of a list. It is settled when it is asked for: what is entered afterwards moves no row away from under the hand.
#[derive(Clone, Copy)]
pub(crate) struct Sorting {
    /// The column, and whether from its end. The first column is the child: the order of the register.
    by: RwSignal<(usize, bool)>,
    order: Memo<Vec<PupilId>>,
}

impl Sorting {
    /// The order of some children, who come in that of the register; `place` says what a child has in any column but the first. It is
    /// asked anew when what `again` tracks is another: a half term, a day.
    pub(crate) fn new(
        children: Memo<Vec<(PupilId, String)>>,
        again: impl Fn() + Send + Sync + 'static,
        place: impl Fn(usize, PupilId) -> Option<Place> + Send + Sync + 'static,
    ) -> Self {
        let by = RwSignal::new((0, false));
        let order = Memo::new(move |_| {
            let (column, falling) = by.get();
            again();
            let mut pupils: Vec<PupilId> = children.with(|children| children.iter().map(|(pupil, _)| *pupil).collect());
            if column > 0 {
                return by_place(untrack(|| pupils.into_iter().map(|pupil| (pupil, place(column, pupil))).collect()), falling);
            }
            if falling {
                pupils.reverse();
            }
            pupils
        });
        Self { by, order }
    }

    /// The rows of the list in that order.
    pub(crate) fn put<T>(self, mut rows: Vec<T>, of: impl Fn(&T) -> PupilId) -> Vec<T> {
        self.order.with(|order| put(&mut rows, order, of));
        rows
    }

    /// The children of the list in that order.
    pub(crate) fn children(self, children: Memo<Vec<(PupilId, String)>>) -> Memo<Vec<(PupilId, String)>> {
        Memo::new(move |_| self.put(children.get(), |(pupil, _)| *pupil))
    }

    /// Puts the list in the order of a column.
    pub(crate) fn by(self, column: usize, falling: bool) {
        self.by.set((column, falling));
    }

    /// How a column is sorted, as `aria-sort` says it.
    pub(crate) fn said(self, column: usize) -> Option<&'static str> {
        match self.by.get() {
            (by, _) if by != column => None,
            (_, false) => Some("ascending"),
            (_, true) => Some("descending"),
        }
    }

    /// The heads of the first columns.
    pub(crate) fn heads(self, titles: &[&'static str]) -> Vec<AnyView> {
        titles.iter().enumerate().map(|(at, title)| self.head(at, title.into_any())).collect()
    }

    /// The head of a column: a tap puts the list in its order, another one turns it round.
    pub(crate) fn head(self, column: usize, title: AnyView) -> AnyView {
        let turn = move |_| self.by.update(|(by, falling)| (*by, *falling) = (column, *by == column && !*falling));
        view! {
            <th scope="col" aria-sort=move || self.said(column)>
                <button type="button" class="board__sort" on:click=heard(turn)>{title}</button>
            </th>
        }
        .into_any()
    }
}
