//! What every sheet needs.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ClassId, Curriculum, Date, Period, PupilId, SubjectKey};
use crate::ledger::{Fold, Reading};
use crate::report::headings::{Taught, taught_in};
use crate::report::profile::{Profile, profile};
use crate::ui::parts::drawn::Html;
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
    /// How many of the children are drawn: one after the other, so that the page is not held.
    pub(super) drawn: RwSignal<usize>,
    /// How many are to be drawn one after the other.
    pub(super) to_draw: StoredValue<usize>,
    /// Counts how often something was drawn.
    pub(super) changes: RwSignal<u32>,
    /// Whether everything is laid out on pages.
    pub(super) laid: RwSignal<bool>,
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

    /// A child's class in the half term.
    fn class_of(&self, pupil: PupilId) -> Option<ClassId> {
        let year = self.period.get().year;
        self.session.roll.with(|roll| roll.placement(pupil, year).as_ref().and_then(Reading::any)?.class)
    }

    /// Its name; empty where the child is in none.
    pub(super) fn class(&self, pupil: PupilId) -> String {
        self.class_of(pupil).map(|class| self.session.class_name(class)).unwrap_or_default()
    }

    /// A child's class and its number in the register, from 1.
    pub(super) fn register(&self, pupil: PupilId) -> Option<(String, usize)> {
        let (class, period) = (self.class_of(pupil)?, self.period.get());
        let number = self.session.roll.with(|roll| roll.members_in(class, period).iter().position(|(id, _)| *id == pupil))?;
        Some((self.session.class_name(class), number + 1))
    }

    /// Says that something is drawn anew, and so to be laid out anew.
    pub(super) fn draws(&self) {
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
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

/// Something for each of the children, drawn one child after the other.
pub(super) fn each(desk: Printing, one: fn(&mut Html, Printing, PupilId, &str)) -> AnyView {
    let all = move || {
        let children = desk.children.get();
        desk.drawn.set(0);
        desk.to_draw.set_value(children.len());
        desk.draws();
        let of = |(n, (pupil, name)): (usize, (PupilId, String))| {
            let due = Memo::new(move |_| n < desk.drawn.get());
            let drawn = move || {
                Html::of(|html| {
                    if due.get() {
                        desk.draws();
                        one(html, desk, pupil, &name);
                    }
                })
            };
            view! { <div class="drawn" inner_html=drawn></div> }.into_any()
        };
        children.into_iter().enumerate().map(of).collect::<Vec<_>>()
    };
    all.into_any()
}

/// Sheets that are drawn at once.
pub(super) fn at_once(desk: Printing, draw: fn(&mut Html, Printing)) -> AnyView {
    let drawn = move || {
        desk.draws();
        Html::of(|html| draw(html, desk))
    };
    view! { <div class="drawn" inner_html=drawn></div> }.into_any()
}

/// The foot of each page: whose it is, what it is, and which it is of how many.
pub(super) fn foot(html: &mut Html, whose: &[&str]) {
    html.element("p", &[("class", "paper__foot"), ("data-each", "foot")], |html| {
        html.words("span", &[], &joined(whose));
        html.classed("span", "paper__page", "");
    });
}

/// The line above a sheet: what it is, the school, the half term.
pub(super) fn top(html: &mut Html, desk: Printing, what: &str) {
    html.classed("p", "paper__top", &joined(&[&desk.school(), what, &words::period(desk.period.get())]));
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
