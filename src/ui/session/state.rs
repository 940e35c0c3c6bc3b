//! How far the session is, and why something did not happen.

use std::sync::Arc;

use crate::exchange::self_assessment::{Answers, Brought, Questions};
use crate::exchange::{Document, Preview};
use crate::words;
use crate::words::Fault;
use crate::words::doors::Door;
pub(crate) use crate::workspace::Problem;

/// How far Lantern has come in opening its files.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// Reading the school's file.
    Opening,
    /// Everything works.
    Ready,
    /// Children use the device: nothing has been read but what they are asked, as it is stored.
    Child(Arc<str>),
    /// The files could not be opened; nothing was touched.
    Failed(Fault),
}

/// What the status line says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Status {
    /// Nothing yet.
    Quiet,
    /// A transaction is under way.
    Saving,
    /// The last transaction completed, and what it did.
    Saved(&'static str),
    /// Something is not saved: said loudly.
    NotSaved(String),
}

impl Problem {
    /// What happened and what to do.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Refused(refusal) => words::refusal(refusal),
            Self::Fault(fault) => words::storage::not_saved(fault),
            Self::Following => words::app::FOLLOWING.to_owned(),
        }
    }
}

/// Files that were opened and wait to be looked at: one, or several at once.
#[derive(Clone, Debug)]
pub(crate) struct OpenedFiles {
    /// What those say of themselves that can be taken in; at least one.
    pub(crate) documents: Arc<[Document]>,
    pub(crate) preview: Arc<Preview>,
    /// Of several files, which were refused, and why.
    pub(crate) refused: Arc<[String]>,
}

/// What came as a file, holds no children's files, and waits to be looked at.
#[derive(Clone, Debug)]
pub(crate) enum InHand {
    /// Questions to be asked on this device.
    Questions(Arc<Questions>),
    /// Answers, and what they would bring.
    Answers(Arc<Answers>, Arc<Brought>),
    /// Something that goes in at another door.
    Misplaced(Door),
}
