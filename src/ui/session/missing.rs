//! Whether files are missing that were here: looked at once, before anything is shown, and nothing is written until somebody has chosen.

use leptos::prelude::*;

use super::Session;
use crate::platform::prefs::Note;
use crate::platform::store::Store;
use crate::report::witness::{Witness, missing};

impl Session {
    /// Looks whether what was just read is all there was.
    pub(super) async fn look_for_missing(self, store: &Store) {
        let empty = self.with_files(|files| files.ledger().school().is_empty());
        let with_files = if empty { store.all_pupils().await.map_or(0, |all| all.len()) } else { 0 };
        let noted = match Note::Witness.read() {
            None if empty => Note::Witness.read_beside().await,
            noted => noted,
        };
        let remembered = noted.and_then(|noted| noted.parse().ok());
        self.missing.set(self.with_files(|files| missing(remembered, files, with_files)));
    }

    /// Remembers what is stored now: from here on it is all there is.
    pub(crate) fn remember(self) {
        if self.missing.with_untracked(Option::is_some) {
            self.missing.set(None);
        }
        let witness = self.with_files(|files| Witness::of(files, self.today()));
        Note::Witness.write(&witness.to_string());
    }
}
