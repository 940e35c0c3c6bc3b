//! Deciding about Parent Consultation Days: days, slots, families.

use super::decide::{Decide, View, Writer};
use super::roll::name;
use crate::domain::consultation::Place;
use crate::domain::{Consultation, ConsultationId, PupilId, SchoolYear, Slot};
use crate::ledger::{About, Cell, Change, Reading};
use crate::words::Refusal;

/// What can be asked about Parent Consultation Days.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Consulting {
    /// Plan a day (`None`) or change one, in a school year. Slots the day no longer has are free again.
    SetDay { day: Option<ConsultationId>, year: SchoolYear, details: Consultation },
    /// Take a day away with all its slots.
    RemoveDay { day: ConsultationId },
    /// Give slots to children; a child that has one moves.
    Book { day: ConsultationId, bookings: Vec<(PupilId, Slot)> },
    /// Free the slots of children.
    Free { day: ConsultationId, pupils: Vec<PupilId> },
    /// Say that two children are of one family; or that nobody has said so, and nobody the contrary.
    SetSiblings { pupil: PupilId, sibling: PupilId, are: bool },
    /// Say that two children are not of one family, so that nobody asks again.
    DenySiblings { pupil: PupilId, sibling: PupilId },
}

impl Decide for Consulting {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::SetDay { day, year, details } => set_day(view, writer, *day, *year, details),
            Self::RemoveDay { day } => {
                view.roll.consultation(*day).ok_or(Refusal::NotHere)?;
                for (_, pupil) in view.roll.bookings(*day) {
                    writer.retract_school(view.roll.fold(), Cell::Booking(pupil, *day));
                }
                writer.retract_school(view.roll.fold(), Cell::Consultation(*day));
                Ok(())
            }
            Self::Book { day, bookings } => book(view, writer, *day, bookings),
            Self::Free { day, pupils } => {
                for pupil in pupils {
                    writer.retract_school(view.roll.fold(), Cell::Booking(view.roll.canonical(*pupil), *day));
                }
                Ok(())
            }
            Self::SetSiblings { pupil, sibling, are } => {
                let (pupil, sibling) = two(view, *pupil, *sibling)?;
                writer.retract_school(view.roll.fold(), Cell::NotSiblings(pupil, sibling));
                if *are {
                    writer.write_fact(About::School, view.roll.fold(), Change::SiblingsSet { pupil, sibling });
                } else {
                    writer.retract_school(view.roll.fold(), Cell::Siblings(pupil, sibling));
                }
                Ok(())
            }
            Self::DenySiblings { pupil, sibling } => {
                let (pupil, sibling) = two(view, *pupil, *sibling)?;
                writer.retract_school(view.roll.fold(), Cell::Siblings(pupil, sibling));
                writer.write_fact(About::School, view.roll.fold(), Change::SiblingsDenied { pupil, sibling });
                Ok(())
            }
        }
    }
}

/// Two children by the ids they go by, the smaller first.
fn two(view: View<'_>, pupil: PupilId, sibling: PupilId) -> Result<(PupilId, PupilId), Refusal> {
    let (a, b) = (view.roll.canonical(pupil), view.roll.canonical(sibling));
    if a == b || view.roll.pupil(a).is_none() || view.roll.pupil(b).is_none() {
        return Err(Refusal::NotHere);
    }
    let demo = view.roll.demo_children();
    if demo.contains(&a) != demo.contains(&b) {
        return Err(Refusal::DemoStaysApart);
    }
    Ok((a.min(b), a.max(b)))
}

fn set_day(
    view: View<'_>,
    writer: &mut Writer<'_>,
    day: Option<ConsultationId>,
    year: SchoolYear,
    details: &Consultation,
) -> Result<(), Refusal> {
    if !year.contains(details.date) {
        return Err(Refusal::OutsideTheYear(year));
    }
    let places: Result<Vec<Place>, Refusal> =
        details.places.iter().map(|place| Ok(Place { name: name(&place.name)?, ..place.clone() })).collect();
    let details = Consultation { places: places?, ..details.clone() };
    details.check().map_err(Refusal::Senseless)?;
    let known = day.is_some();
    let day = day.unwrap_or_else(|| writer.mint());
    if known {
        view.roll.consultation(day).ok_or(Refusal::NotHere)?;
        let slots = details.slots();
        for (slot, pupil) in view.roll.bookings(day) {
            if !slots.contains(&slot.at) || details.place(slot.place).is_none() {
                writer.retract_school(view.roll.fold(), Cell::Booking(pupil, day));
            }
        }
    }
    writer.write_fact(About::School, view.roll.fold(), Change::ConsultationSet { day, details });
    Ok(())
}

/// Each clash is refused: a slot the day does not have, one that is taken, and one family in two places at once.
fn book(view: View<'_>, writer: &mut Writer<'_>, day: ConsultationId, bookings: &[(PupilId, Slot)]) -> Result<(), Refusal> {
    let details = view.roll.consultation(day).as_ref().and_then(Reading::any).cloned().ok_or(Refusal::NotHere)?;
    let (slots, year) = (details.slots(), SchoolYear::of(details.date));
    let moved: Vec<PupilId> = bookings.iter().map(|(pupil, _)| view.roll.canonical(*pupil)).collect();
    let mut after: Vec<(Slot, PupilId)> = view.roll.bookings(day);
    after.retain(|(_, pupil)| !moved.contains(pupil));
    for ((_, slot), pupil) in bookings.iter().zip(moved) {
        if !slots.contains(&slot.at) || details.place(slot.place).is_none() {
            return Err(Refusal::SlotOutside(slot.at));
        }
        let called = |pupil: PupilId| view.roll.pupil(pupil).as_ref().and_then(Reading::any).map(|p| p.forename.clone());
        let forename = called(pupil).ok_or(Refusal::NotHere)?;
        if view.roll.placement(pupil, year).as_ref().and_then(Reading::any).is_none_or(|placement| placement.class.is_none()) {
            return Err(Refusal::HasLeft);
        }
        if let Some((_, other)) = after.iter().find(|(taken, _)| taken == slot) {
            return Err(Refusal::SlotTaken { at: slot.at, by: called(*other).unwrap_or_default() });
        }
        let family = view.roll.siblings(pupil);
        if let Some((_, other)) = after.iter().find(|(taken, other)| taken.at == slot.at && family.contains(other)) {
            return Err(Refusal::FamilyElsewhere { at: slot.at, child: forename, sibling: called(*other).unwrap_or_default() });
        }
        // Another day of the same date counts as well: two classes may plan one each.
        let (from, to) = (slot.at, slot.at.after(details.minutes).unwrap_or(slot.at));
        let mut all = family;
        all.push(pupil);
        if let Some((_, _, other)) = view.roll.seen_elsewhere(day, details.date, &all).into_iter().find(|(a, b, _)| *a < to && from < *b) {
            return Err(Refusal::FamilyElsewhere { at: slot.at, child: forename, sibling: called(other).unwrap_or_default() });
        }
        after.push((*slot, pupil));
        writer.write_fact(About::School, view.roll.fold(), Change::SlotBooked { pupil, day, at: slot.at, place: slot.place });
    }
    Ok(())
}
