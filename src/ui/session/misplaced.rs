//! A file that was opened where it cannot be read, on its way to the page that reads it.

use leptos::prelude::*;

use super::Session;
use crate::words::doors::Door;

/// The file, and the door it belongs to; kept until a page takes it.
#[derive(Clone, Debug)]
pub(crate) struct Misplaced {
    pub(crate) door: Door,
    pub(crate) file: web_sys::File,
}

impl Session {
    /// A file that was opened elsewhere and goes in at one of these doors, once.
    pub(crate) fn handed_over(self, doors: &[Door]) -> Option<web_sys::File> {
        let here = self.misplaced.with_untracked(|misplaced| misplaced.as_ref().is_some_and(|one| doors.contains(&one.door)));
        here.then(|| self.misplaced.try_update(Option::take)).flatten().flatten().map(|one| one.file)
    }
}
