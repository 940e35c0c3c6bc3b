//! What one command does to the files: one batch, one transaction.

use std::sync::Arc;

use crate::domain::PupilId;
use crate::ledger::{Clash, Entry, Files, Touched};

/// The whole effect of one command. Stored in one transaction, then applied to the ledger in memory; never the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Entries to add.
    pub add: Vec<Arc<Entry>>,
    /// Entries of an import that is being undone, to be taken out again.
    pub withdraw: Vec<Arc<Entry>>,
    /// Children to erase, leaving tombstones.
    pub erase: Vec<PupilId>,
}

impl Batch {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.withdraw.is_empty() && self.erase.is_empty()
    }

    /// Applies the batch to the files in memory: erases, withdraws, then adds.
    ///
    /// # Errors
    /// An entry to add is known with other words; then nothing is changed.
    pub fn apply(&self, files: &mut Files) -> Result<Touched, Clash> {
        files.apply(&self.add, &self.withdraw, &self.erase)
    }

    /// The same for a batch that was decided here just now: what it adds, nothing can name yet.
    ///
    /// # Errors
    /// As [`Batch::apply`].
    pub fn written(&self, files: &mut Files) -> Result<Touched, Clash> {
        if self.withdraw.is_empty() && self.erase.is_empty() { files.write(&self.add) } else { self.apply(files) }
    }
}
