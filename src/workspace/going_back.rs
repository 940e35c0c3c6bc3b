//! Going back to a restore point: nothing is destroyed. What was written since is undone by entries, what is missing is brought back.

use std::collections::HashSet;
use std::sync::Arc;

use super::decide::{View, Writer};
use crate::domain::{EntryId, PupilId, SchoolId, order};
use crate::ledger::{About, Change, Entry};
use crate::words::Refusal;

/// How many entries are undone by one.
const UNDONE_AT_ONCE: usize = 1000;

/// Makes the files say what they said at a restore point. The files of everyone in either must be in memory.
///
/// Erased children stay erased, and whoever was erased by then is erased here too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoBack {
    /// The school whose files these are; a device without a school of its own joins it.
    pub school: Option<SchoolId>,
    /// The children erased by then.
    pub erased: Vec<PupilId>,
    /// The entries of then.
    pub entries: Vec<Arc<Entry>>,
}

/// Decides what going back comes to.
pub(super) fn go_back(view: View<'_>, writer: &mut Writer<'_>, to: &GoBack) -> Result<(), Refusal> {
    let of = |entry: &Entry| match entry.about {
        About::School => None,
        About::Pupil(pupil) => Some(pupil),
    };
    // Whoever the school's own file ever named may have a file here.
    let named = view.ledger.school().entries().filter_map(|entry| entry.change.pupil());
    let named = named.filter(|pupil| !view.ledger.erased().contains(pupil));
    view.has_read(to.entries.iter().filter_map(|entry| of(entry)).chain(named))?;
    let is_erased = |entry: &Entry| view.ledger.bars(entry) || to.erased.iter().any(|pupil| entry.tells_of(*pupil));
    writer.batch.erase = to.erased.iter().copied().filter(|pupil| !view.ledger.erased().contains(pupil)).collect();
    let then: HashSet<EntryId> = to.entries.iter().map(|entry| entry.id).collect();
    let mut added: HashSet<EntryId> = HashSet::new();
    for entry in &to.entries {
        // One that is known under other words stays as it is known.
        let is_here = view.ledger.get(entry.about, entry.id).is_some();
        if !is_here && !is_erased(entry) && added.insert(entry.id) {
            writer.batch.add.push(Arc::clone(entry));
        }
    }
    let mut since: order::Map<About, Vec<EntryId>> = order::Map::new();
    for entry in view.ledger.entries().filter(|entry| !then.contains(&entry.id) && !is_erased(entry)) {
        since.change(entry.about, |ids| ids.push(entry.id));
    }
    for (about, mut ids) in since {
        order::sort(&mut ids);
        for ids in ids.chunks(UNDONE_AT_ONCE) {
            writer.write(about, ids.to_vec(), Change::Undone {});
        }
    }
    Ok(())
}
