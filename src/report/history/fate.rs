//! What became of each entry, by the rules of the fold.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{EntryId, Moment};
use crate::ledger::fold::undone;
use crate::ledger::{Cell, Change, Entry, File};

/// What became of an entry. Nothing is ever gone from a file; this says whether it still counts, and which entry decided that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It counts. Of what only takes away: it is in effect.
    Stands,
    /// Another entry says something else in its place.
    Replaced {
        /// The entry that does.
        by: EntryId,
    },
    /// It was taken back, and nothing was put in its place.
    TakenBack {
        /// The entry that took it back.
        by: EntryId,
    },
    /// It never took effect, because it was undone.
    Undone {
        /// The entry that undid it.
        by: EntryId,
    },
}

impl Fate {
    /// The word that marks an entry that no longer counts; none for one that does.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Stands => None,
            Self::Replaced { .. } => Some("replaced"),
            Self::TakenBack { .. } => Some("taken back"),
            Self::Undone { .. } => Some("undone"),
        }
    }
}

/// Which of several entries decided: the strongest way first, then the earliest.
type Weight = (u8, Moment, EntryId);

/// What became of some entries of files that are read as one. Entries that are not listed stand.
///
/// `cell` says what an entry speaks for, so that a fact takes the place of facts of its own cell only.
pub(super) fn fates(files: &[&File], of: &[&Arc<Entry>], cell: &dyn Fn(&Entry) -> Option<Cell>) -> HashMap<EntryId, Fate> {
    let undone = undone(files);
    let known: HashMap<EntryId, &Arc<Entry>> = of.iter().map(|entry| (entry.id, *entry)).collect();
    let mut decided: HashMap<EntryId, (Weight, Fate)> = HashMap::new();
    for entry in files.iter().flat_map(|file| file.entries()) {
        let (by, in_effect) = (entry.id, !undone.contains(&entry.id));
        for id in &entry.replaces {
            let Some(named) = known.get(id) else { continue };
            let (strength, fate) = match (&entry.change, undone.contains(id)) {
                // An undo without effect decides only where undos stand in a circle and none has any.
                (Change::Undone {}, true) => (u8::from(!in_effect), Fate::Undone { by }),
                (Change::Undone {}, false) | (_, true) => continue,
                // What takes away goes on doing so until it is undone.
                _ if !in_effect || named.change.takes_away() => continue,
                (Change::Retracted {}, false) => (3, Fate::TakenBack { by }),
                _ => match (cell(entry), cell(named)) {
                    (Some(own), Some(other)) if own != other => continue,
                    _ => (2, Fate::Replaced { by }),
                },
            };
            let weight = (strength, entry.at, by);
            let lighter = decided.get(id).is_none_or(|(before, _)| weight < *before);
            if lighter {
                decided.insert(*id, (weight, fate));
            }
        }
    }
    decided.into_iter().map(|(id, (_, fate))| (id, fate)).collect()
}
