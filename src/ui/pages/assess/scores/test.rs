//! A test of a class on a day, as its page shows it.

use leptos::prelude::*;

use crate::domain::{Date, PupilId, Test, TestKey};
use crate::exchange::scores::{Pasted, pasted};
use crate::ui::parts::sorting::Sorting;
use crate::ui::session::Session;

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct TestOfDay {
    pub(super) session: Session,
    pub(super) key: Memo<Option<TestKey>>,
    pub(super) test: Memo<Option<Test>>,
    pub(super) date: RwSignal<Date>,
    /// The children, as the sheet lists them.
    pub(super) children: Memo<Vec<(PupilId, String)>>,
    pub(super) sorting: Sorting,
    /// A paste that waits to be looked at.
    pub(super) pasted: RwSignal<Option<Pasted>>,
    pub(super) pasting: RwSignal<bool>,
}

impl TestOfDay {
    /// Looks at scores that were pasted or opened, from a row of the sheet on, before any is entered.
    pub(super) fn look_at(self, text: &str, from: usize, test: &Test) {
        let ids = self.children.with_untracked(|children| children.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let called = self.session.roll.with_untracked(|roll| roll.called(&ids));
        self.pasted.set(Some(pasted(text, &called, from, test)));
        self.pasting.set(true);
    }
}
