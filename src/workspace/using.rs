//! Deciding what the school uses from now on: what is over is counted by what was used then.

use super::decide::{View, Writer};
use crate::domain::{Period, Used, UsedSince, is_used};
use crate::ledger::{About, Cell, Change};

/// What is said of the use of something, in the half term it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// What.
    pub(super) what: Used,
    /// Whether it is to be used.
    pub(super) used: bool,
    /// Whether it is used from the beginning, where nothing is said from a half term on.
    pub(super) before: bool,
    /// Whether it comes into being: earlier half terms are without it. What is left of an earlier life of the same name is taken away,
    /// or that would make the new one count in half terms that are over.
    pub(super) new: bool,
}

/// Says from the half term it is on whether something is used; nothing where that is so already.
pub(super) fn set_used(view: View<'_>, writer: &mut Writer<'_>, now: Period, Use { what, used, before, new }: Use) {
    let since = view.roll.used_since(what);
    if is_used(&since, before, now) == used && !new {
        return;
    }
    if new {
        for left in since.iter().filter(|since| since.from != now) {
            writer.retract_school(view.roll.fold(), Cell::UsedFrom(what, left.from));
        }
    }
    // What came into being in this half term did so still when it goes out of use in it.
    let new = new || since.iter().any(|UsedSince { from, new, .. }| *from == now && *new);
    writer.write_fact(About::School, view.roll.fold(), Change::UsedFrom { what, from: now, used, new });
}
