//! The start page: classes as cards.

use crate::domain::{ClassId, Pupil, PupilId, SchoolYear, letters, order};
use crate::ledger::roll::Seat;
use crate::ledger::{Reading, Roll};

/// A class as a card on the start page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCard {
    /// The class.
    pub class: ClassId,
    /// Its name.
    pub name: String,
    /// Whether it is the demo class.
    pub demo: bool,
    /// How many children it has in the year shown.
    pub pupils: usize,
    /// The year shown: this school year, else the latest in which it had children.
    pub year: SchoolYear,
}

/// The cards of all classes, those of this school year first, by name.
#[must_use]
pub fn class_cards(roll: &Roll, this_year: SchoolYear) -> Vec<ClassCard> {
    // All classes are counted in one pass over the roll: a school has thirty of them.
    let seats = roll.seats();
    let mut cards: Vec<ClassCard> = roll
        .classes()
        .into_iter()
        .map(|(class, known)| {
            let years = || seats.iter().filter(|seat| seat.class == class).map(|seat| seat.year);
            let year = if years().any(|year| year == this_year) { this_year } else { years().max().unwrap_or(this_year) };
            let sits = |seat: &&Seat| seat.class == class && seat.year == year && roll.pupil(seat.pupil).is_some();
            ClassCard { class, name: known.name, demo: known.demo, pupils: seats.iter().filter(sits).count(), year }
        })
        .collect();
    order::sort_by_key(&mut cards, |card| (card.year != this_year, letters::listed_as(&card.name)));
    cards
}

/// Children on the roll who are in no class of this school year that is there and have not left: not yet placed, or their class was removed
/// elsewhere.
#[must_use]
pub fn without_class(roll: &Roll, this_year: SchoolYear) -> Vec<(PupilId, Pupil)> {
    let classes: Vec<ClassId> = roll.classes().into_iter().map(|(id, _)| id).collect();
    let there = |class: Option<ClassId>| class.is_some_and(|c| classes.contains(&c));
    let placed = |id: PupilId| match roll.placement(id, this_year) {
        Some(Reading::Settled(placement)) => there(placement.class),
        Some(Reading::Contested(claims)) => claims.iter().any(|c| there(c.value.class)),
        None => false,
    };
    // Most are somewhere, and what is left out is neither copied nor put in order: the first page waits for this.
    roll.pupils_who(&|id| !placed(id) && roll.left(id).is_none())
}

/// Who stands before and after a child in the register of a class.
#[must_use]
pub fn beside(roll: &Roll, class: ClassId, year: SchoolYear, pupil: PupilId) -> [Option<(PupilId, String)>; 2] {
    let members = roll.members(class, year);
    let named = |at: Option<usize>| {
        let (id, details) = members.get(at?)?;
        Some((*id, details.full_name()))
    };
    let pupil = roll.canonical(pupil);
    match members.iter().position(|(id, _)| *id == pupil) {
        Some(at) => [named(at.checked_sub(1)), named(at.checked_add(1))],
        None => [None, None],
    }
}
