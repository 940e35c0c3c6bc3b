//! A file that was opened where it cannot be read, on its way to the page that reads it.

use leptos::prelude::*;

use super::{InHand, Session};
use crate::words::doors::Door;

impl Session {
    /// Keeps a file until a page takes it.
    pub(crate) fn keep_misplaced(self, door: Door, file: &web_sys::File) {
        self.core.update_value(|core| core.misplaced = Some(file.clone()));
        self.in_hand.set(Some(InHand::Misplaced(door)));
    }

    /// A file that was opened elsewhere and goes in at one of these doors, once.
    pub(crate) fn handed_over(self, doors: &[Door]) -> Option<web_sys::File> {
        let here = self.in_hand.with_untracked(|one| matches!(one, Some(InHand::Misplaced(door)) if doors.contains(door)));
        if !here {
            return None;
        }
        self.in_hand.set(None);
        self.core.try_update_value(|core| core.misplaced.take()).flatten()
    }
}
