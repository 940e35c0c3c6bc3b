//! The attendance of a class in a half term, as its page shows it.

use leptos::prelude::*;

use crate::domain::Period;
use crate::exchange::attendance::Looked;
use crate::report::attendance::AttendanceRow;
use crate::ui::session::Session;

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct Register {
    pub(super) session: Session,
    pub(super) period: Memo<Period>,
    pub(super) rows: Memo<Vec<AttendanceRow>>,
    /// A table that was pasted or opened, and waits to be agreed to.
    pub(super) looked: RwSignal<Option<Looked>>,
    pub(super) looking: RwSignal<bool>,
    /// Why a table was refused as a whole.
    pub(super) refused: RwSignal<Option<String>>,
}
