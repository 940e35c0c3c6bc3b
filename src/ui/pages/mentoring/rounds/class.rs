//! The class whose rounds a page shows.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId};
use crate::ui::session::Session;

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct RoundsOfClass {
    pub(super) session: Session,
    pub(super) class: ClassId,
    pub(super) period: Memo<Period>,
    pub(super) children: Memo<Vec<(PupilId, String)>>,
}
