//! A test of a class on a day, as its page shows it.

use leptos::prelude::*;

use crate::domain::{Date, PupilId, Test, TestKey};
use crate::exchange::scores::Pasted;
use crate::ui::session::Session;

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct TestOfDay {
    pub(super) session: Session,
    pub(super) key: Memo<Option<TestKey>>,
    pub(super) test: Memo<Option<Test>>,
    pub(super) date: RwSignal<Date>,
    pub(super) children: Memo<Vec<(PupilId, String)>>,
    /// A paste that waits to be looked at.
    pub(super) pasted: RwSignal<Option<Pasted>>,
    pub(super) pasting: RwSignal<bool>,
}
