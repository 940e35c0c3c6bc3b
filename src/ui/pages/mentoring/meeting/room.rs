//! What every step of a meeting needs.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::drafts::Drafts;
use crate::domain::{Meeting, MeetingId, Period, PupilId, order};
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

/// The half terms a meeting can look back at or ahead to: the two school years around it, and the one that is chosen.
pub(super) fn choices(around: Period, chosen: Option<Period>) -> Vec<Period> {
    let mut periods = vec![around];
    for _ in 0..6 {
        periods.extend(periods.last().and_then(|last| last.previous()));
    }
    periods.reverse();
    for _ in 0..3 {
        periods.extend(periods.last().and_then(|last| last.next()));
    }
    periods.extend(chosen.filter(|chosen| !periods.contains(chosen)));
    order::sort(&mut periods);
    periods
}
