//! One day of a class, as its page shows it.

use leptos::prelude::*;

use crate::domain::{Date, PupilId, Slip};
use crate::ui::parts::praise_dialog::NamedChildren;
use crate::ui::session::Session;
use crate::workspace::{Daily, OnADay};

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct OneDay {
    pub(super) session: Session,
    pub(super) date: Memo<Date>,
    pub(super) children: NamedChildren,
    /// The children chosen to be noted together.
    pub(super) chosen: RwSignal<Vec<PupilId>>,
    /// The children a dialog is about.
    pub(super) about: RwSignal<Vec<PupilId>>,
    pub(super) praising: RwSignal<bool>,
    pub(super) happening: RwSignal<bool>,
}

impl OneDay {
    pub(super) fn tell(self, ask: Daily) {
        self.session.tell(OnADay { today: self.session.today(), ask });
    }

    pub(super) fn miss(self, pupils: Vec<PupilId>, slip: Slip, missed: bool) {
        self.tell(Daily::Miss { pupils, date: self.date.get_untracked(), slip, missed });
    }

    pub(super) fn praise(self, pupils: Vec<PupilId>) {
        self.about.set(pupils);
        self.praising.set(true);
    }

    pub(super) fn happen(self, pupils: Vec<PupilId>) {
        self.about.set(pupils);
        self.happening.set(true);
    }
}
