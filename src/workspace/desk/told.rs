//! What goes over the desk: what is asked, what the store is to do, and what is told.

use std::sync::Arc;

use crate::domain::{PupilId, SchoolId};
use crate::ledger::{Entry, Touched};
use crate::words::{Fault, Refusal};
use crate::workspace::batch::Batch;
use crate::workspace::decide::Decide;
use crate::workspace::undo::Doing;

/// What is asked of the desk.
pub enum Asked {
    /// Something a person wants done.
    Do(Box<dyn Decide>),
    /// A step of undo or redo.
    Step(Doing),
    /// That the files of these children be in memory.
    Load(Vec<PupilId>),
}

/// What comes next.
#[must_use]
pub enum Next<T> {
    /// To be stored, whole or not at all; then [`Desk::stored`] is told. With a school's id where the store holds none yet.
    Store(Arc<Batch>, Option<SchoolId>),
    /// To be read: the files of these children; then [`Desk::loaded`] is told.
    Load(Vec<PupilId>),
    /// To be read: the school's file, everything loose, and the files of these children; then [`Desk::read`] is told.
    Read(Vec<PupilId>),
    /// Nothing for the store, and something to be told.
    Tell(Told<T>),
    /// Nothing until more is asked.
    Nothing,
}

/// What is to be shown and told. `T` is whatever stands for the one who asked.
#[must_use]
pub struct Told<T> {
    /// What says something else now.
    pub touched: Touched,
    /// What the status line says, if it says something new.
    pub said: Option<Saying>,
    /// Who is answered, and how.
    pub answered: Option<(T, Result<Arc<Batch>, Problem>)>,
}

/// What the status line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// What was asked for is stored.
    Saved,
    /// A step is undone or done again, and that is stored.
    Stepped(Doing),
    /// It is not stored, and nothing has changed.
    NotSaved(Fault),
    /// What another tab has written could not be read.
    NotRead(Fault),
}

/// Why something asked for did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The person can put it right.
    Refused(Refusal),
    /// The storage failed.
    Fault(Fault),
    /// Another tab is writing.
    Following,
}

/// What was read from the store: the school's file, everything loose, and the files of the children that were asked for.
#[derive(Debug, Default)]
pub struct FilesRead {
    /// This school's id, once there is one.
    pub school: Option<SchoolId>,
    /// The children who were erased.
    pub erased: Vec<PupilId>,
    /// The entries.
    pub entries: Vec<Entry>,
}

impl<T> Told<T> {
    /// Nothing to be told.
    pub(super) fn nothing() -> Self {
        Self { touched: Touched::default(), said: None, answered: None }
    }
}
