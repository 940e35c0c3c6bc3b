//! Parent Consultation Days.

use super::calendar::date;
use super::counts::children;
use crate::domain::{Consultation, Date, TimeOfDay};

/// A day that is not here.
pub const DAY_NOT_HERE: &str = "This day is not here (any more). If it was removed just now, Undo brings it back. ";
/// No day yet.
pub const NO_DAY: &str = "No day is planned for this class yet.";
/// What a day is.
pub const ABOUT: &str = "Plan when and where each family comes, brothers and sisters one after the other, and print the list for the \
    door and the invitations. Lantern keeps no phone number and no address of anybody.";
/// All slots were freed.
pub const ALL_FREE: &str = "Every slot is free now. Undo brings them back.";
/// The day was changed.
pub const SAVED: &str = "The day is saved.";
/// What a change of the day does.
pub const BECOME_FREE: &str = "Slots the day has no longer become free. Undo brings them back.";
/// A plan for nobody.
pub const NOBODY_TO_PLACE: &str = "There is nobody to give a slot to.";
/// A plan for nobody who needs one.
pub const ALL_PLACED: &str = "Every child has a slot already.";
/// How a child is moved.
pub const DRAG: &str = "Drag a name to a slot; or press Move beside it and then the slot.";
/// A family of fewer than two.
pub const CHOOSE_TWO: &str = "Please choose two children.";
/// What a family means for the plan.
pub const FAMILIES: &str = "Families are never in two places at once, and are placed one after the other. A surname alone makes no family: \
    you say so. Until you do, “Fill in automatically” gives two children of one surname different times.";
/// What helps where a day has too few slots.
pub const TOO_FEW: &str =
    "Add a place, make the day longer or the meetings shorter, or plan another date in the same half term for the rest.";
/// Half a break.
pub const BREAK_TIMES: &str = "A break needs both its times, such as 17:00 and 17:20.";
/// Half a day.
pub const DAY_TIMES: &str = "The day needs both its times, such as 15:30 and 18:30.";
/// No date.
pub const CHOOSE_DATE: &str = "Please choose the date.";
/// No length.
pub const SLOT_LENGTH: &str = "The length of a slot needs a whole number of minutes, 5 to 60.";
/// What a break does.
pub const IN_A_BREAK: &str = "Nobody is seen in a break; a slot that would run into it begins after it.";
/// What a place is.
pub const A_PLACE: &str = "A room, or a table in the hall. The children of a class are seen at the places of their class.";
/// Why names are not in the calendar file.
pub const NAMES_ONLINE: &str = "This is off because many calendars are kept online: a child’s name should go there only if you mean it to.";
/// What the list for the door shows.
pub const A_DOOR: &str = "Anybody can read a door: it shows first names and an initial unless you tick this.";
/// What another calendar file does.
pub const NEXT_FILE: &str = "Times are British time. When slots change, save the file again and open it in the calendar: slots that were \
    freed are cancelled there.";
/// The schedule of all places.
pub const ALL_PLACES: &str = "All places beside each other.";
/// What is done with a reply slip.
pub const SEND_BACK: &str = "please cut it off and send it back.";
/// The choice of a family that cannot come then.
pub const ANOTHER_TIME: &str = "This time does not suit us. Better for us: ";
/// The end of an invitation.
pub const LET_US_KNOW: &str = "If this time does not suit you, please let us know.";
/// Nobody is left.
pub const ALL_BOOKED: &str = "Every child has a slot.";
/// Why slots may need putting right.
pub const TO_PUT_RIGHT: &str =
    "This can happen when two devices plan the same day, or when a child leaves. Cancel a slot, or move one of them.";
/// A day of classes without children.
pub const NOBODY: &str = "No children in the classes of this day in its school year.";

/// What a day as it is being planned is to hold, and whether it can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// How many children need a slot.
    pub children: usize,
    /// Of how many families they are, as far as anybody has said so.
    pub families: usize,
    /// How many slots the day has in all its places.
    pub slots: usize,
    /// How many children would get none.
    pub missing: usize,
    /// How many more children of the day have one on another date of the half term.
    pub elsewhere: usize,
}

/// When a family comes.
#[must_use]
pub fn comes(day: Date, at: TimeOfDay) -> String {
    format!("The family comes on {} at {at}.", date(day))
}

/// What a day as it is being planned is to hold, and whether it can.
#[must_use]
pub fn need(need: Need) -> String {
    let Need { children: n, families, slots, missing, elsewhere } = need;
    let other = if elsewhere == 0 { String::new() } else { format!(" {}", on_another_date(elsewhere)) };
    if n == 0 {
        return if elsewhere == 0 { NOBODY.to_owned() } else { other.trim().to_owned() };
    }
    let families = match families {
        all if all == n => String::new(),
        1 => " of 1 family".to_owned(),
        families => format!(" of {families} families"),
    };
    let (need, has) = (if n == 1 { "needs" } else { "need" }, if slots == 1 { "1 slot".to_owned() } else { format!("{slots} slots") });
    let enough = match missing {
        0 => "That is enough.".to_owned(),
        missing => format!("{} would get none. {TOO_FEW}", children(missing)),
    };
    format!("{}{families} {need} a slot, and the day has {has}. {enough}{other}", children(n))
}

/// Children of a day who have a slot on another date.
#[must_use]
pub fn on_another_date(n: usize) -> String {
    format!("{} {} a slot on another date of this half term.", children(n), if n == 1 { "has" } else { "have" })
}

/// A child with slots on two dates.
#[must_use]
pub fn two_dates(name: &str, slot: &str, other: &str) -> String {
    format!("{name} has {slot} here and a slot on {other} as well.")
}

/// Lists for doors.
#[must_use]
pub fn lists(n: usize) -> String {
    if n == 1 { "1 list.".to_owned() } else { format!("{n} lists, each on a page of its own.") }
}

/// Children who get no slip; nothing where all do.
#[must_use]
pub fn without_slip(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" Without a slot, and so without a slip: {}.", names.join(", ")) }
}

/// The choice of a family that comes as invited.
#[must_use]
pub fn we_will_come(when: &str) -> String {
    format!("We will come on {when}.")
}

/// How long a meeting is, on an invitation.
#[must_use]
pub fn takes(minutes: u8) -> String {
    format!("The meeting takes {minutes} minutes. ")
}

/// A day in a line.
#[must_use]
pub fn day(date: &str, day: &Consultation) -> String {
    let places: Vec<&str> = day.places.iter().map(|place| place.name.as_str()).collect();
    let (from, to, slots, minutes) = (day.from, day.to, day.slots().len(), day.minutes);
    format!("{date}, {from} to {to}: {slots} slots of {minutes} minutes in {}.", places.join(", "))
}

/// What a plan came to: how many were placed, whether there is nobody at all, and for whom no slot was left.
#[must_use]
pub fn filled_in(placed: usize, nobody: bool, names: &[String]) -> String {
    let without = if names.is_empty() { String::new() } else { format!(" No slot was left for {}.", names.join(", ")) };
    match placed {
        0 if nobody => NOBODY_TO_PLACE.to_owned(),
        0 if names.is_empty() => ALL_PLACED.to_owned(),
        0 => without.trim().to_owned(),
        1 => format!("1 child was given a slot.{without}"),
        n => format!("{} were given a slot.{without}", children(n)),
    }
}

/// The day was changed, and so many slots became free.
#[must_use]
pub fn saved(freed: usize) -> String {
    match freed {
        0 => SAVED.to_owned(),
        n => format!("The day is saved. {} lost their slot; Undo brings it back.", children(n)),
    }
}

/// A child that is being moved.
#[must_use]
pub fn picked_up(name: &str) -> String {
    format!("{name} picked up. Choose a slot, or press Escape.")
}

/// Brothers and sisters: how many pairs share a surname and are no family yet, and how many are known.
#[must_use]
pub fn families(open: usize, known: usize) -> String {
    let pairs = |n: usize| if n == 1 { "1 pair".to_owned() } else { format!("{n} pairs") };
    match (open, known) {
        (0, 0) => "Brothers and sisters".to_owned(),
        (0, known) => format!("Brothers and sisters: {} known", pairs(known)),
        (open, 0) => format!("Brothers and sisters: {} with the same surname", pairs(open)),
        (open, known) => format!("Brothers and sisters: {known} known, {} with the same surname", pairs(open)),
    }
}

/// A child was given a slot.
#[must_use]
pub fn has_slot(name: &str, slot: &str) -> String {
    format!("{name} has the slot at {slot}.")
}

/// A slot was taken away.
#[must_use]
pub fn has_none(name: &str) -> String {
    format!("{name} has no slot now.")
}

/// A slot several children have.
#[must_use]
pub fn given_twice(slot: &str, names: &[String]) -> String {
    format!("{slot} was given twice: to {}.", names.join(" and "))
}

/// Brother and sister in two places at once.
#[must_use]
pub fn family_apart(a: &str, b: &str, at: TimeOfDay) -> String {
    format!("{a} and {b} are one family and both are due at {at}.")
}

/// The slot of a child who has left.
#[must_use]
pub fn has_left(name: &str, slot: &str) -> String {
    format!("{name} has {slot} and is in no class in that school year.")
}

/// A slot outside the day.
#[must_use]
pub fn no_such_slot(name: &str, slot: &str) -> String {
    format!("{name} has a slot at {slot}, which the day does not have.")
}

/// "28 of 30 children have a slot."
#[must_use]
pub fn booked(booked: usize, of: usize) -> String {
    match (of, booked) {
        (0, _) => NOBODY.to_owned(),
        (of, booked) if of == booked => format!("{booked} of {of} {} a slot.", if of == 1 { "child has" } else { "children have" }),
        (of, booked) => format!("{booked} of {} {} a slot.", children(of), if booked == 1 { "has" } else { "have" }),
    }
}
