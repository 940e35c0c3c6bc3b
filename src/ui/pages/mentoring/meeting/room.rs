//! What every step of a meeting needs.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::drafts::Drafts;
use crate::domain::{Meeting, MeetingId, PupilId};
use crate::ledger::Fold;
use crate::ui::session::Session;

/// What every step of a meeting needs.
#[derive(Clone, Copy)]
pub(super) struct MeetingRoom {
    pub(super) session: Session,
    pub(super) pupil: PupilId,
    pub(super) id: MeetingId,
    pub(super) meeting: Memo<Meeting>,
    pub(super) fold: Signal<Arc<Fold>>,
    /// The child’s forename.
    pub(super) forename: Memo<String>,
    /// What is not stored yet.
    pub(super) drafts: Drafts,
}

/// Gives a heading the focus.
pub(super) fn to_heading(id: &str) {
    if let Some(heading) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _unfocusable = heading.focus();
    }
}
