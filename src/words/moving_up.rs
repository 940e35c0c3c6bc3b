//! The school year turns.

use super::counts::children;
use crate::domain::{Goes, Period, SchoolYear};

/// What becomes of the year that ends.
pub const AS_IT_WAS: &str = "Each child goes where its class goes; open a class for a child that goes elsewhere. What was written in the \
    year that ends stays as it is, and “Undo” takes all of it back in one step.";
/// Nobody is waiting.
pub const NOBODY_WAITS: &str = "Every child is in a class of this school year. The next one is offered here from June.";
/// A class whose name does not say where it goes.
pub const CHOOSE: &str = "Not said yet";
/// Nobody has left.
pub const NOBODY_LEFT: &str =
    "Nobody has left. Who leaves is noted in the child’s file, in “Name, class and more”, or when classes move up.";
/// What a leaver’s file is for.
pub const LEAVERS: &str = "Their files stay here until somebody erases them: tick whose files shall go.";
/// What the period is for.
pub const RETENTION: &str = "How long your school keeps files after a child’s last day, as its own rules say. Nothing is erased by itself: \
    whoever’s time has come is marked in the list.";
/// Their time has come.
pub const KEPT_LONG_ENOUGH: &str = "kept long enough";
/// A leaver who has a place in a class all the same.
pub const IN_A_CLASS: &str = "has a place in a class all the same";
/// What was typed is another number.
pub const WRONG_NUMBER: &str = "That is not how many there are. Please look again.";
/// What leaving does.
pub const LEAVES: &str = "Once its last day is over, the child is in no class any more; noted beforehand, from the half term after it. \
    Its file stays, under “Leavers”.";

/// Whether whoever moves stays on the lists of the half terms before: "They stay on this class’s lists up to autumn 1".
#[must_use]
pub fn stay_on_lists(until: Period) -> String {
    format!("They stay on this class’s lists up to {}", until.half_term.name())
}

/// "In 4B until autumn 1, and on its lists of that time."
#[must_use]
pub fn was_in(class: &str, until: Period) -> String {
    format!("In {class} until {}, and on its lists of that time.", until.half_term.name())
}

/// Who teaches a class in the next year, as it is in this one: "As now: Ms Wren, Mr Kite".
#[must_use]
pub fn as_now(teachers: &[String]) -> String {
    format!("As now: {}", teachers.join(", "))
}

/// From which year to which.
#[must_use]
pub fn from_to(from: SchoolYear, to: SchoolYear) -> String {
    format!("From {from} to {to}. ")
}

/// What the first page says while children wait to be moved up, in the school year they wait for or before it.
#[must_use]
pub fn waiting(count: usize, from: SchoolYear, has_begun: bool) -> String {
    let n = children(count);
    match (has_begun, count) {
        (false, _) => format!("{n} can be moved up already: nothing changes before September."),
        (true, 1) => format!("{n} of {from} is in no class of this year yet."),
        (true, _) => format!("{n} of {from} are in no class of this year yet."),
    }
}

/// How many a class has, and how many of them need not be moved.
#[must_use]
pub fn of_class(waiting: usize, done: usize) -> String {
    match done {
        0 => children(waiting),
        done => format!("{}, and {done} who have their place already or have left", children(waiting)),
    }
}

/// Where somebody goes.
#[must_use]
pub fn goes(goes: &Goes) -> String {
    match goes {
        Goes::To(class) => format!("To {class}"),
        Goes::Leaves => LEAVE.to_owned(),
    }
}

/// Nobody, or no class, is chosen.
pub const WHO_AND_WHERETO: &str = "Please tick at least one child, and choose a class.";
/// The heading of that.
pub const A_NEW_YEAR: &str = "A new school year: ";
/// The same before it begins.
pub const NEXT_YEAR: &str = "Next school year: ";
/// Leaving, as something that can be chosen.
pub const LEAVE: &str = "Leave the school";
/// Waiting, as something that can be chosen.
pub const WAIT: &str = "Not yet";

/// What is suggested for a class.
#[must_use]
pub fn suggested(all: &[Goes], unsaid: bool) -> String {
    let said: Vec<String> = all.iter().map(goes).collect();
    match (said.as_slice(), unsaid) {
        ([], _) => CHOOSE.to_owned(),
        ([one], false) => one.clone(),
        (all, false) => format!("{}, by year", all.join("; ")),
        (all, true) => format!("{}; for some it is not said yet", all.join("; ")),
    }
}

/// Who leaves, before the day they leave on.
#[must_use]
pub fn leave(count: usize) -> String {
    if count == 1 { "1 child leaves the school.".to_owned() } else { format!("{count} children leave the school.") }
}

/// Who is left out.
#[must_use]
pub fn not_yet(count: usize) -> String {
    if count == 1 { "1 child waits.".to_owned() } else { format!("{count} children wait.") }
}

/// A last day that is none of the year.
#[must_use]
pub fn which_day(year: SchoolYear) -> String {
    format!("Please give a last day within {year}.")
}

/// What the button says.
#[must_use]
pub fn button(count: usize) -> String {
    format!("Move up {}", children(count))
}

/// That it is done.
#[must_use]
pub fn done(count: usize, year: SchoolYear) -> String {
    format!("{} moved up into {year}.", children(count))
}

/// For how long files are kept.
#[must_use]
pub fn kept(years: u8) -> String {
    if years == 1 { "1 year".to_owned() } else { format!("{years} years") }
}

/// How many are kept long enough.
#[must_use]
pub fn time_has_come(count: usize) -> String {
    if count == 1 {
        "The file of 1 child is kept long enough.".to_owned()
    } else {
        format!("The files of {count} children are kept long enough.")
    }
}

/// What the button says that erases those ticked.
#[must_use]
pub fn erase_ticked(count: usize) -> String {
    match count {
        0 => "Erase the files ticked …".to_owned(),
        1 => "Erase the file of 1 child …".to_owned(),
        count => format!("Erase the files of {count} children …"),
    }
}

/// What erasing does to several.
pub const ERASES: &str = "Everything about these children is removed from this device and from every file exported from now on: names, \
    ratings and notes. ";

/// What is asked before they are erased.
#[must_use]
pub fn type_the_number(count: usize) -> String {
    format!("To go on, type how many files will be erased ({count})")
}

/// What the button says that moves those ticked.
#[must_use]
pub fn move_children(count: usize) -> String {
    if count == 0 { "Move".to_owned() } else { format!("Move {}", children(count)) }
}

/// What moving children in the middle of a year does.
#[must_use]
pub fn from_now_on(year: SchoolYear) -> String {
    format!("Their files go along, with all that is in them, to the pages of the other class in {year}. Undo takes it back.")
}
