//! A Parent Consultation Day as it is shown and printed: whom it is for, what hangs on the door, what clashes, and which children may be
//! of one family.

use super::half_terms::of_day;
use crate::domain::consultation::{Pause, Place};
use crate::domain::{ClassId, Consultation, ConsultationId, Date, Pupil, PupilId, SchoolYear, Slot, TimeOfDay, letters, order};
use crate::ledger::{Cell, Change, Files, Reading, Roll};

mod plan;

pub use plan::{Planned, need, plan};

/// A line of the day: a slot or a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRow {
    /// A slot in which families are seen.
    Slot {
        /// When it begins.
        from: TimeOfDay,
        /// When it is over.
        to: TimeOfDay,
    },
    /// A time in which nobody is seen.
    Pause(Pause),
}

/// What hangs on the door of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The place.
    pub place: Place,
    /// Its day from the first slot to the last, with who comes; nobody where the slot is free or a break.
    pub lines: Vec<(DayRow, Vec<String>)>,
}

/// What one family is told of its slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The child.
    pub pupil: PupilId,
    /// Its details.
    pub details: Pupil,
    /// When and where.
    pub slot: Slot,
    /// What the place is called.
    pub place: String,
}

/// What cannot stay as it is; two devices can bring it about without either doing anything wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookingClash {
    /// One slot was given to several children.
    SlotTwice {
        /// The slot.
        slot: Slot,
        /// The children, in the order of their ids.
        pupils: Vec<PupilId>,
    },
    /// A family is in two places at one time.
    FamilyApart {
        /// When.
        at: TimeOfDay,
        /// Two children of the family.
        pupils: (PupilId, PupilId),
    },
    /// A child has a slot on another date of the same consultation as well.
    TwoDates {
        /// The child.
        pupil: PupilId,
        /// Its slot on this day.
        slot: Slot,
        /// The other date.
        other: Date,
    },
    /// A child with a slot is in no class in that school year any more.
    Left {
        /// The child.
        pupil: PupilId,
        /// Its slot.
        slot: Slot,
    },
    /// A child has a slot which the day does not have any more.
    NoSuchSlot {
        /// The child.
        pupil: PupilId,
        /// The slot it was given.
        slot: Slot,
    },
}

/// The classes that claim a child in a school year.
fn classes_of(roll: &Roll, pupil: PupilId, year: SchoolYear) -> Vec<ClassId> {
    match roll.placement(pupil, year) {
        Some(Reading::Settled(placement)) => placement.class.into_iter().collect(),
        Some(Reading::Contested(claims)) => claims.iter().filter_map(|claim| claim.value.class).collect(),
        None => Vec::new(),
    }
}

/// Whether a child can be given a slot in a school year: it is on the roll and in a class.
fn is_in_a_class(roll: &Roll, pupil: PupilId, year: SchoolYear) -> bool {
    let placement = roll.placement(pupil, year);
    roll.pupil(pupil).is_some() && placement.as_ref().and_then(Reading::any).is_some_and(|placement| placement.class.is_some())
}

/// Whether a day is for a class, by the id it goes by: one of its places is, or one is for no class in particular.
#[must_use]
pub fn concerns(day: &Consultation, class: ClassId) -> bool {
    day.places.iter().any(|place| place.class.is_none_or(|own| own == class))
}

/// The children a day is for, in register order: those of the classes its places name. A place that names none is for `class`.
#[must_use]
pub fn who(roll: &Roll, day: &Consultation, class: ClassId) -> Vec<(PupilId, Pupil)> {
    let year = SchoolYear::of(day.date);
    let classes: Vec<ClassId> = day.places.iter().map(|place| roll.known().class(place.class.unwrap_or(class))).collect();
    let mut pupils = roll.pupils();
    pupils.retain(|(pupil, _)| classes_of(roll, *pupil, year).iter().any(|own| classes.contains(own)));
    pupils
}

/// Who has a slot on another date of the consultation a day belongs to, and when: of several the earliest. The days of one half term are
/// one consultation; another day of the same date counts as well.
#[must_use]
pub fn on_other_dates(roll: &Roll, day: ConsultationId, date: Date) -> order::Map<PupilId, (Date, Slot)> {
    let period = of_day(roll, date);
    let mut seen = order::Map::new();
    let others = roll.consultations().into_iter().filter(|(other, details)| *other != day && of_day(roll, details.date) == period);
    for (other, details) in others {
        for (slot, pupil) in roll.bookings(other) {
            seen.keep(pupil, (details.date, slot));
        }
    }
    seen
}

/// When a child's family comes next, from a day on: of several slots the earliest.
#[must_use]
pub fn next_slot(roll: &Roll, pupil: PupilId, from: Date) -> Option<(Date, Slot)> {
    let days = roll.consultations().into_iter().filter(|(_, day)| day.date >= from);
    let given = days.filter_map(|(id, day)| Some((day.date, roll.bookings(id).into_iter().find(|(_, one)| *one == pupil)?.0)));
    given.min_by_key(|(date, slot)| (*date, slot.at))
}

/// The lines of a day in order: slots and breaks.
#[must_use]
pub fn rows(day: &Consultation) -> Vec<DayRow> {
    let slots = day.slots().into_iter().map(|from| DayRow::Slot { from, to: from.after(day.minutes).unwrap_or(from) });
    let mut rows: Vec<DayRow> = slots.chain(day.pauses.iter().copied().map(DayRow::Pause)).collect();
    order::sort_by_key(&mut rows, |row| match row {
        DayRow::Slot { from, .. } => (*from, 1),
        DayRow::Pause(pause) => (pause.from, 0),
    });
    rows
}

/// What hangs on the doors, a list for each place. With `full_names` off a child is called by its forename and as little of the surname as
/// tells it from the others on its door: anybody can read a door.
#[must_use]
pub fn door_list(roll: &Roll, day: ConsultationId, details: &Consultation, full_names: bool) -> Vec<Door> {
    let bookings = roll.bookings(day);
    let rows = rows(details);
    let door = |place: &Place| {
        let here: Vec<(Slot, Pupil)> = bookings
            .iter()
            .filter(|(slot, _)| slot.place == place.number)
            .filter_map(|(slot, pupil)| Some((*slot, roll.pupil(*pupil)?.any()?.clone())))
            .collect();
        let called = |pupil: &Pupil| if full_names { pupil.full_name() } else { short_name(pupil, &here) };
        let line = |row: &DayRow| {
            let DayRow::Slot { from, .. } = row else { return (*row, Vec::new()) };
            (*row, here.iter().filter(|(slot, _)| slot.at == *from).map(|(_, pupil)| called(pupil)).collect())
        };
        Door { place: place.clone(), lines: rows.iter().map(line).collect() }
    };
    details.places.iter().map(door).collect()
}

/// "Ada A.", or "Ada Av." where there is an Ada Adder as well.
fn short_name(pupil: &Pupil, among: &[(Slot, Pupil)]) -> String {
    let begin = |surname: &str, letters: usize| surname.trim().chars().take(letters).collect::<String>();
    let surname = pupil.surname.trim();
    let namesakes: Vec<&Pupil> = among
        .iter()
        .map(|(_, other)| other)
        .filter(|other| letters::same(&other.forename, &pupil.forename) && other.surname != pupil.surname)
        .collect();
    let tells = |letters: &usize| {
        let own = letters::folded(&begin(surname, *letters));
        namesakes.iter().all(|other| letters::folded(&begin(&other.surname, *letters)) != own)
    };
    let length = surname.chars().count();
    match (1..length).find(tells) {
        Some(letters) => format!("{} {}.", pupil.forename, begin(surname, letters)),
        None => pupil.full_name(),
    }
}

/// What each family with a slot is told, in register order.
#[must_use]
pub fn invitations(roll: &Roll, day: ConsultationId, details: &Consultation) -> Vec<Invitation> {
    let slots = details.slots();
    let invitation = |(slot, pupil): (Slot, PupilId)| {
        let place = details.place(slot.place).filter(|_| slots.contains(&slot.at))?.name.clone();
        Some(Invitation { pupil, details: roll.pupil(pupil)?.any()?.clone(), slot, place })
    };
    let mut all: Vec<Invitation> = roll.bookings(day).into_iter().filter_map(invitation).collect();
    order::sort_by_key(&mut all, |one| (one.details.register_order(), one.pupil));
    all
}

/// What cannot stay as it is on a day.
#[must_use]
pub fn clashes(roll: &Roll, day: ConsultationId, details: &Consultation) -> Vec<BookingClash> {
    let (bookings, slots, year) = (roll.bookings(day), details.slots(), SchoolYear::of(details.date));
    let other_dates = on_other_dates(roll, day, details.date);
    let mut found = Vec::new();
    let mut rest = bookings.as_slice();
    while let Some(((slot, pupil), after)) = rest.split_first() {
        let pupils: Vec<PupilId> = bookings.iter().filter(|(other, _)| other == slot).map(|(_, pupil)| *pupil).collect();
        if pupils.len() > 1 && pupils.first() == Some(pupil) {
            found.push(BookingClash::SlotTwice { slot: *slot, pupils });
        }
        let at_once: Vec<PupilId> = after.iter().filter(|(other, _)| other.at == slot.at).map(|(_, pupil)| *pupil).collect();
        if !at_once.is_empty() {
            let family = roll.siblings(*pupil);
            let apart = at_once.into_iter().filter(|other| family.contains(other));
            found.extend(apart.map(|other| BookingClash::FamilyApart { at: slot.at, pupils: (*pupil, other) }));
        }
        let family = roll.siblings(*pupil);
        let to = slot.at.after(details.minutes).unwrap_or(slot.at);
        let elsewhere =
            roll.seen_elsewhere(day, details.date, &family).into_iter().filter(|(from, until, _)| *from < to && slot.at < *until);
        found.extend(elsewhere.map(|(_, _, other)| BookingClash::FamilyApart { at: slot.at, pupils: (*pupil, other) }));
        if let Some((other, _)) = other_dates.get(pupil) {
            found.push(BookingClash::TwoDates { pupil: *pupil, slot: *slot, other: *other });
        }
        if !is_in_a_class(roll, *pupil, year) {
            found.push(BookingClash::Left { pupil: *pupil, slot: *slot });
        }
        if !slots.contains(&slot.at) || details.place(slot.place).is_none() {
            found.push(BookingClash::NoSuchSlot { pupil: *pupil, slot: *slot });
        }
        rest = after;
    }
    found
}

/// Children of a day who share a surname and are not known as one family: to be asked about, never to be taken for granted.
#[must_use]
pub fn families_to_ask(roll: &Roll, children: &[(PupilId, Pupil)]) -> Vec<(PupilId, PupilId)> {
    let surnames: Vec<(PupilId, String)> =
        children.iter().map(|(id, pupil)| (*id, letters::folded(&pupil.surname))).filter(|(_, surname)| !surname.is_empty()).collect();
    let denied = roll.not_siblings();
    let mut pairs = Vec::new();
    let mut rest = surnames.as_slice();
    while let Some(((pupil, surname), after)) = rest.split_first() {
        let alike: Vec<PupilId> = after.iter().filter(|(_, other)| other == surname).map(|(id, _)| *id).collect();
        if !alike.is_empty() {
            let family = roll.siblings(*pupil);
            let asked = |other: &PupilId| !family.contains(other) && !denied.contains(&(*pupil.min(other), *pupil.max(other)));
            pairs.extend(alike.into_iter().filter(asked).map(|other| (*pupil, other)));
        }
        rest = after;
    }
    pairs
}

/// The pairs of brothers and sisters that somebody has confirmed, at least one of them among these children.
#[must_use]
pub fn families_known(roll: &Roll, children: &[(PupilId, Pupil)]) -> Vec<(PupilId, PupilId)> {
    let here = |id: PupilId| children.iter().any(|(child, _)| *child == id);
    let pair = |cell| match cell {
        Cell::Siblings(a, b) if a != b && (here(a) || here(b)) && roll.pupil(a).is_some() && roll.pupil(b).is_some() => Some((a, b)),
        _ => None,
    };
    roll.fold().cells().filter_map(|(cell, _)| pair(cell)).collect()
}

/// The pairs of whom somebody has said that they are not of one family, at least one of them among these children.
#[must_use]
pub fn families_denied(roll: &Roll, children: &[(PupilId, Pupil)]) -> Vec<(PupilId, PupilId)> {
    let here = |id: PupilId| children.iter().any(|(child, _)| *child == id);
    let known = |(a, b): &(PupilId, PupilId)| {
        (here(*a) || here(*b)) && roll.pupil(*a).is_some() && roll.pupil(*b).is_some() && !roll.siblings(*a).contains(b)
    };
    roll.not_siblings().into_iter().filter(known).collect()
}

/// The slots of a day that were ever given to anybody, as far as its entries still say: those that were freed since are among them.
#[must_use]
pub fn ever_given(files: &Files, day: ConsultationId) -> Vec<Slot> {
    let slot = |change: &Change| match change {
        Change::SlotBooked { day: of, at, place, .. } if *of == day => Some(Slot { at: *at, place: *place }),
        _ => None,
    };
    let given: order::Set<Slot> = order::set(files.ledger().school().entries().filter_map(|entry| slot(&entry.change)));
    given.into_iter().collect()
}

/// A number for a new place of a day: above every one the day ever had, so that a slot given elsewhere never means another place.
#[must_use]
pub fn next_place(files: &Files, day: Option<ConsultationId>) -> u8 {
    let places = |change: &Change| match change {
        Change::ConsultationSet { day: of, details } if Some(*of) == day => details.places.iter().map(|place| place.number).max(),
        _ => None,
    };
    files.ledger().school().entries().filter_map(|entry| places(&entry.change)).max().unwrap_or_default().saturating_add(1)
}

/// The school year the date of a day is meant for: that of the day as it was, or of today for a new one, or the year after. Any other
/// year is a slip of the pen, and the year answered is then one the date does not lie in.
#[must_use]
pub fn year_meant(date: Date, was: Option<Date>, today: Date) -> SchoolYear {
    let (year, now) = (SchoolYear::of(date), SchoolYear::of(was.unwrap_or(today)));
    if now.next() == Some(year) { year } else { now }
}
