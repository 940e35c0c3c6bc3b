//! Why a command was not carried out. Each is something the person can put right; the words are in `ui::words`.

use crate::domain::EntryId;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A name is missing.
    NameMissing,
    /// A text is too long; at most so many characters fit.
    TooLong(usize),
    /// A class of this name is there already.
    ClassNameTaken(String),
    /// A subject of this name is there already.
    SubjectNameTaken(String),
    /// A test of this name is there already.
    TestNameTaken(String),
    /// A strand or a kind of praise of this name is there already.
    NameTaken(String),
    /// The numbers make no sense together; why, in words.
    Senseless(&'static str),
    /// The class still has children, in some year.
    ClassNotEmpty,
    /// The class, child, note or person is not there (any more).
    NotHere,
    /// The scheme has no such band now.
    NoSuchBand,
    /// There are no children to add.
    NobodyToAdd,
    /// The demo class is there already.
    DemoIsHere,
    /// The two ids are one child already.
    AlreadyLinked,
    /// The ids are not linked.
    NotLinked,
    /// An invented child of the demo class is not to be mixed with real ones.
    DemoStaysApart,
    /// Nothing to settle: the cell is not contested or the entry is not one of its claims.
    NothingToSettle,
    /// Nothing to undo or redo.
    NothingToUndo,
    /// An entry is known here with other words.
    Clash(EntryId),
}
