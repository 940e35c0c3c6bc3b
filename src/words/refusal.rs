//! Why a command was not carried out, and what to do. Each is something the person can put right.

use super::calendar::named;
use super::letters::capital;
use super::settings::change_it;
use crate::domain::scheme::SchemeFault;
use crate::domain::{EntryId, Period, PupilId, SchoolYear, Senseless, TimeOfDay};

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
    /// Another group of children is called so.
    GroupNameTaken(String),
    /// A strand or a kind of praise of this name is there already.
    NameTaken(String),
    /// What was said makes no sense together; why.
    Senseless(Senseless),
    /// Bands that make no colour scheme; why.
    Scheme(SchemeFault),
    /// A day that has not come yet.
    NotYet,
    /// A half term that is over: its numbers stay as they were.
    HalfTermIsOver(Period),
    /// More points than the test has.
    OverTheTotal,
    /// A picture that is another child's.
    PictureTaken,
    /// A round for a class without children.
    NobodyInClass,
    /// A second round of a class in a half term.
    RoundIsOpen,
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
    /// It answers what was worked out for this half term, and another is meant.
    OfAnother(Period),
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

/// Why a command was not carried out, and what to do.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NameMissing => "Please write something here first.".to_owned(),
        Refusal::TooLong(max) => format!("That is too long: at most {max} characters fit. Please shorten it."),
        Refusal::ClassNameTaken(name) => {
            format!("There is a class called “{name}” already. Please choose another name, or open that class.")
        }
        Refusal::SubjectNameTaken(name) => format!("There is a subject called “{name}” already. Please choose another name."),
        Refusal::GroupNameTaken(name) => format!("There is a group called “{name}” already. Please choose another name."),
        Refusal::TestNameTaken(name) => format!("There is a test called “{name}” already. Please choose another name."),
        Refusal::NameTaken(name) => format!("There is “{name}” already. Please choose another name."),
        Refusal::Scheme(why) => change_it(&why.to_string()),
        Refusal::Senseless(why) => format!("{}. Please change that.", capital(&why.to_string())),
        Refusal::NotYet => "This day has not come yet. Please change that.".to_owned(),
        Refusal::HalfTermIsOver(period) => {
            format!("{} is over and stays as it was. Please choose this half term or a later one.", capital(&named(*period)))
        }
        Refusal::OverTheTotal => "A score is more than the total. Please change that.".to_owned(),
        Refusal::PictureTaken => "Another child has this picture. Please change that.".to_owned(),
        Refusal::NobodyInClass => "There are no children in this class in this school year. Please change that.".to_owned(),
        Refusal::RoundIsOpen => "This class has an open round for this half term already. Please change that.".to_owned(),
        Refusal::ClassNotEmpty => "This class still has children. Move them to another class first.".to_owned(),
        Refusal::NotHere => {
            "This is no longer here: it may have been removed in another tab. Go back to the classes and look again.".to_owned()
        }
        Refusal::NoSuchBand => "This colour is no longer in the school’s scheme. Please choose one that is.".to_owned(),
        Refusal::NobodyToAdd => "There is nobody to add. Choose at least one child.".to_owned(),
        Refusal::DemoIsHere => "The demo class is here already. You will find it among the classes.".to_owned(),
        Refusal::AlreadyLinked => "These two are one child already.".to_owned(),
        Refusal::NotLinked => "This child’s file is not linked to another.".to_owned(),
        Refusal::DemoStaysApart => {
            "The demo class holds invented children only. Please add a class of your own for real children.".to_owned()
        }
        Refusal::NothingToSettle => "This has been settled already.".to_owned(),
        Refusal::NothingToUndo => "There is nothing to undo.".to_owned(),
        Refusal::OutsideTheYear(year) => {
            format!("That day is not in the school year {year}. Please choose one from 1 September to 31 August.")
        }
        Refusal::OfAnother(shown) => {
            format!(
                "What you saw was of {}, so nothing was written. Please look at the half term you chose, and do it there.",
                named(*shown)
            )
        }
        Refusal::HasLeft => {
            "This child is in no class in that school year. If that is a mistake, choose their class under “Name, class and more”."
                .to_owned()
        }
        Refusal::SlotOutside(at) => format!("There is no slot at {at} on that day. Please choose one from the list."),
        Refusal::SlotTaken { at, by } => format!("{by} has the slot at {at} there. Move {by} first, or choose a free one."),
        Refusal::FamilyElsewhere { at, child, sibling } => {
            format!(
                "{sibling} is seen in another place at {at}, and the family cannot be in two at once. Please choose another time for \
                 {child}."
            )
        }
        Refusal::MeetingOpen => "A meeting of this half term is still open. Please go on with it, or remove it first.".to_owned(),
        Refusal::MeetingIsOver => "This meeting is over. What was said stays; please add a correction instead.".to_owned(),
        Refusal::MeetingGoesOn => "This meeting is still going on. Please change it in the meeting itself.".to_owned(),
        Refusal::AgreedAlready => "That has been agreed already. To agree anew, take it back first.".to_owned(),
        Refusal::SignatureTooLong => "That signature is too long to keep. Please clear it and sign with fewer strokes.".to_owned(),
        Refusal::NotRead(_) => "The child’s file is still being read. Nothing was changed. Please try again.".to_owned(),
        Refusal::Clash(id) => format!("Entry {id} says something else here by now. Nothing was changed. Please open the file again."),
    }
}
