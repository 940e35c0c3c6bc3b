//! What one command does to the files: one batch, one transaction.

use std::sync::Arc;

use crate::domain::PupilId;
use crate::ledger::{Clash, Entry, Ledger};

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
    pub fn apply(&self, ledger: &mut Ledger) -> Result<(), Clash> {
        let clash = self.add.iter().find(|e| ledger.file(e.about).and_then(|f| f.get(e.id)).is_some_and(|held| held != *e));
        if let Some(entry) = clash {
            return Err(Clash(entry.id));
        }
        for pupil in &self.erase {
            ledger.erase(*pupil);
        }
        for entry in &self.withdraw {
            ledger.withdraw(entry.about, entry.id);
        }
        for entry in &self.add {
            ledger.insert(Arc::clone(entry))?;
        }
        Ok(())
    }
}
