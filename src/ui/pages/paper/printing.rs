//! What every sheet needs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Curriculum, Date, Period, PupilId, SubjectKey};
use crate::ledger::{Fold, Reading};
use crate::report::headings::{Taught, taught_in};
use crate::report::profile::{Profile, profile};
use crate::ui::session::Session;
use crate::words;

/// What every sheet needs.
#[derive(Clone, Copy)]
pub(super) struct Printing {
    pub(super) session: Session,
    pub(super) period: Memo<Period>,
    pub(super) taught: Memo<Vec<(String, Arc<Curriculum>)>>,
    /// The children printed, in register order.
    pub(super) children: Memo<Vec<(PupilId, String)>>,
    pub(super) subject: RwSignal<Option<SubjectKey>>,
    /// Whether the whole file has what is for teachers too.
    pub(super) notes: RwSignal<bool>,
    pub(super) today: Date,
}

impl Printing {
    /// A child's file.
    pub(super) fn fold(&self, pupil: PupilId) -> Arc<Fold> {
        self.session.fold(pupil).get()
    }

    /// A child's file at a glance.
    pub(super) fn profile(&self, pupil: PupilId) -> Option<Profile> {
        let (period, today) = (self.period.get(), self.today);
        self.taught.with(|subjects| self.session.read_child(pupil, |files| profile(files, pupil, subjects, period, today)))
    }

    /// The school's name.
    pub(super) fn school(&self) -> String {
        self.session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned()).unwrap_or_default()
    }

    /// The subjects taught in the half term, with their criteria.
    pub(super) fn subjects(&self) -> Vec<Taught> {
        let period = self.period.get();
        self.session.roll.with(|roll| self.taught.with(|all| taught_in(roll, all, period)))
    }

    /// The subject chosen, else the first, with its criteria.
    pub(super) fn curriculum(&self) -> Option<(String, Arc<Curriculum>)> {
        let chosen = self.subject.get();
        let all = self.subjects();
        all.iter().find(|(_, c)| Some(c.subject) == chosen).or_else(|| all.first()).cloned()
    }
}

/// The line above a sheet: what it is, the school, the half term.
pub(super) fn top(desk: Printing, what: &str) -> AnyView {
    let (school, period) = (desk.school(), words::period(desk.period.get()));
    let parts = [school, what.to_owned(), period];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! { <p class="paper__top">{text}</p> }.into_any()
}
