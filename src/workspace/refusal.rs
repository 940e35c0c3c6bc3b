//! Why a command was not carried out. Each is something the person can put right; the words are in `ui::words`.

use crate::domain::{EntryId, PupilId, SchoolYear, TimeOfDay};

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
    /// The day lies outside the school year.
    OutsideTheYear(SchoolYear),
    /// The child is in no class in that school year.
    HasLeft,
    /// The day has no such slot.
    SlotOutside(TimeOfDay),
    /// Another child has the slot.
    SlotTaken {
        /// When it begins.
        at: TimeOfDay,
        /// The other child's forename.
        by: String,
    },
    /// A brother or sister is seen in another place at the same time.
    FamilyElsewhere {
        /// When.
        at: TimeOfDay,
        /// The child's forename.
        child: String,
        /// The brother's or sister's.
        sibling: String,
    },
    /// A meeting of this half term is still open.
    MeetingOpen,
    /// The meeting is over: it is amended and not changed.
    MeetingIsOver,
    /// The meeting goes on: it is changed and not amended.
    MeetingGoesOn,
    /// This party has agreed already.
    AgreedAlready,
    /// The signature is no drawing, or too long a one.
    SignatureTooLong,
    /// An entry is known here with other words.
    Clash(EntryId),
    /// The child's file is not in memory yet; the desk reads it and decides again.
    NotRead(PupilId),
}
