//! Filling a day: a slot for everyone who has none, brothers and sisters one after the other.
//!
//! Families come first, the largest before the others, each in the narrowest stretch of time that has room for it; then everybody else in
//! register order takes the earliest slot left. For whoever finds no room then, a child placed before may still make room and go elsewhere.
//! Nobody who has a slot already is moved, and the same files always give the same plan. Two children of one surname of whom nobody has
//! said whether they are one family are never given the same time: it would be too late to say so afterwards.

use super::{classes_of, is_in_a_class, on_other_dates, who};
use crate::domain::id::FIRST;
use crate::domain::{ClassId, Consultation, ConsultationId, PupilId, SchoolYear, Slot, TimeOfDay, letters, order};
use crate::ledger::Roll;
use crate::words::consultation::Need;

/// Who is given which slot, and for whom there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// The slots given, in the order of the register.
    pub placed: Vec<(PupilId, Slot)>,
    /// Children for whom no slot is left, in the order of the register.
    pub left_out: Vec<PupilId>,
}

/// A child that waits for a slot.
#[derive(Clone, Debug)]
struct Unplaced {
    pupil: PupilId,
    /// The numbers of the places where it can be seen.
    places: Vec<u8>,
    /// Who may be of its family, by the surname, while nobody has said yet: never seen at the same time.
    alike: Vec<PupilId>,
    /// When one of those is seen already.
    barred: Vec<TimeOfDay>,
}

/// Children of one family who wait together, and when others of the family are seen already.
#[derive(Debug)]
struct Family {
    waiting: Vec<Unplaced>,
    seen: Vec<TimeOfDay>,
}

/// The day as it fills.
struct Filling<'a> {
    roll: &'a Roll,
    day: ConsultationId,
    details: &'a Consultation,
    /// Who has a slot already.
    bookings: &'a [(Slot, PupilId)],
    times: Vec<TimeOfDay>,
    taken: order::Set<Slot>,
    placed: Vec<(Unplaced, Slot)>,
}

/// How a child makes room for another.
struct Move {
    /// Whether it has a family, how far the slot is from the other's family, and the slot: less is better.
    cost: (bool, Option<u16>, Slot),
    /// Its place among those placed.
    who: usize,
    from: Slot,
    to: Slot,
}

/// Gives a slot to every child of the day that has none, here or on another date of the consultation, as far as there are slots.
#[must_use]
pub fn plan(roll: &Roll, day: ConsultationId, details: &Consultation, class: ClassId) -> Planned {
    fill(roll, (day, details), class, &roll.bookings(day))
}

/// The same, with the slots that are taken.
fn fill(roll: &Roll, (day, details): (ConsultationId, &Consultation), class: ClassId, bookings: &[(Slot, PupilId)]) -> Planned {
    let (year, elsewhere_seen) = (SchoolYear::of(details.date), on_other_dates(roll, day, details.date));
    let everyone: Vec<PupilId> = who(roll, details, class).into_iter().map(|(pupil, _)| pupil).collect();
    let has_none = |pupil: &PupilId| bookings.iter().all(|(_, booked)| booked != pupil) && !elsewhere_seen.contains_key(pupil);
    let open: Vec<PupilId> = everyone.iter().copied().filter(has_none).collect();
    let (able, mut left_out): (Vec<PupilId>, Vec<PupilId>) = open.into_iter().partition(|pupil| is_in_a_class(roll, *pupil, year));
    let (surnames, denied) = (by_surname(roll), roll.not_siblings());
    let waiting = |pupil: PupilId| {
        let alike = alike(roll, pupil, &surnames, &denied);
        let mut barred: Vec<TimeOfDay> = bookings.iter().filter(|(_, booked)| alike.contains(booked)).map(|(slot, _)| slot.at).collect();
        barred.extend(elsewhere(roll, day, details, &alike));
        Unplaced { pupil, places: places_for(details, &classes_of(roll, pupil, year)), alike, barred }
    };
    let mut families: Vec<Family> = Vec::new();
    let mut met = order::Set::new();
    for pupil in &able {
        if met.contains(pupil) {
            continue;
        }
        let siblings = roll.siblings(*pupil);
        let together: Vec<PupilId> = able.iter().copied().filter(|other| other == pupil || siblings.contains(other)).collect();
        met.extend(together.iter().copied());
        let mut seen: Vec<TimeOfDay> = bookings.iter().filter(|(_, booked)| siblings.contains(booked)).map(|(slot, _)| slot.at).collect();
        seen.extend(elsewhere(roll, day, details, &with_family(roll, *pupil)));
        families.push(Family { waiting: together.into_iter().map(waiting).collect(), seen });
    }
    // Whoever has a brother or sister to be near to comes first; what is equal stays in the order of the register.
    order::sort_by_key(&mut families, |family| (family.seen.is_empty(), std::cmp::Reverse(family.waiting.len())));
    let mut taken = order::Set::new();
    taken.extend(bookings.iter().map(|(slot, _)| *slot));
    let mut filling = Filling { roll, day, details, bookings, times: details.slots(), taken, placed: Vec::new() };
    let mut without = Vec::new();
    for family in families {
        for child in filling.seat(family) {
            without.extend(filling.make_room(child));
        }
    }
    // Whoever made room has left a time at which others of the name can be seen.
    for child in without {
        left_out.extend(filling.seat_alone(child).map(|child| child.pupil));
    }
    let mut placed: Vec<(PupilId, Slot)> = filling.placed.into_iter().map(|(child, slot)| (child.pupil, slot)).collect();
    let place = |pupil: PupilId| everyone.iter().position(|one| *one == pupil);
    order::sort_by_key(&mut placed, |(pupil, _)| place(*pupil));
    order::sort_by_key(&mut left_out, |pupil| place(*pupil));
    Planned { placed, left_out }
}

/// What a day as it is being planned is to hold, and whether it can. `day` is the day that is being changed; a new one has no slots yet.
#[must_use]
pub fn need(roll: &Roll, day: Option<ConsultationId>, details: &Consultation, class: ClassId) -> Need {
    // No day has this id: it is the smallest there can be.
    let id = day.unwrap_or(FIRST.into());
    let elsewhere = on_other_dates(roll, id, details.date);
    let (done, open): (Vec<PupilId>, Vec<PupilId>) =
        who(roll, details, class).into_iter().map(|(pupil, _)| pupil).partition(|pupil| elsewhere.contains_key(pupil));
    let mut met = order::Set::new();
    let mut families = 0;
    for pupil in &open {
        if met.insert(*pupil) {
            families += 1;
            met.extend(roll.siblings(*pupil));
        }
    }
    // Slots that the changed day has no longer become free.
    let slots = details.slots();
    let mut bookings = roll.bookings(id);
    bookings.retain(|(slot, _)| slots.contains(&slot.at) && details.place(slot.place).is_some());
    let missing = fill(roll, (id, details), class, &bookings).left_out.len();
    Need { children: open.len(), families, slots: slots.len() * details.places.len(), missing, elsewhere: done.len() }
}

/// A child and its family.
fn with_family(roll: &Roll, pupil: PupilId) -> Vec<PupilId> {
    let mut family = roll.siblings(pupil);
    family.push(pupil);
    family
}

/// Everybody on the roll by surname.
fn by_surname(roll: &Roll) -> order::Map<String, Vec<PupilId>> {
    let mut all: order::Map<String, Vec<PupilId>> = order::Map::new();
    for (id, pupil) in roll.pupils() {
        let surname = letters::folded(&pupil.surname);
        if !surname.is_empty() {
            all.change(surname, |ids| ids.push(id));
        }
    }
    all
}

/// Who shares a child's surname, while nobody has said whether they are one family.
fn alike(
    roll: &Roll,
    pupil: PupilId,
    surnames: &order::Map<String, Vec<PupilId>>,
    denied: &order::Set<(PupilId, PupilId)>,
) -> Vec<PupilId> {
    let Some(same) = surnames.values().find(|same| same.contains(&pupil)).filter(|same| same.len() > 1) else { return Vec::new() };
    let family = with_family(roll, pupil);
    let open = |other: &PupilId| !family.contains(other) && !denied.contains(&(pupil.min(*other), pupil.max(*other)));
    same.iter().copied().filter(open).collect()
}

/// The times of a day that run into a visit of one of these children on another day of the same date: as good as taken.
fn elsewhere(roll: &Roll, day: ConsultationId, details: &Consultation, children: &[PupilId]) -> Vec<TimeOfDay> {
    let visits = roll.seen_elsewhere(day, details.date, children);
    let overlaps = |time: &TimeOfDay| {
        let to = time.after(details.minutes).unwrap_or(*time);
        visits.iter().any(|(from, until, _)| *from < to && time < until)
    };
    if visits.is_empty() { Vec::new() } else { details.slots().into_iter().filter(overlaps).collect() }
}

/// Where a child of these classes is seen: at the places of its own class, else at those of none in particular, else anywhere.
fn places_for(details: &Consultation, classes: &[ClassId]) -> Vec<u8> {
    let of = |wanted: &dyn Fn(Option<ClassId>) -> bool| -> Vec<u8> {
        details.places.iter().filter(|place| wanted(place.class)).map(|place| place.number).collect()
    };
    let own = of(&|class| class.is_some_and(|class| classes.contains(&class)));
    if !own.is_empty() {
        return own;
    }
    let open = of(&|class| class.is_none());
    if open.is_empty() { of(&|_| true) } else { open }
}

impl Filling<'_> {
    /// Gives slots to a family, to as many of it together as there is room for; who finds none is given back.
    fn seat(&mut self, family: Family) -> Vec<Unplaced> {
        let Family { mut waiting, mut seen } = family;
        let mut without = Vec::new();
        while !waiting.is_empty() {
            let fits = |n: usize| self.narrowest(waiting.get(..n)?, &seen);
            let Some(slots) = (1..=waiting.len()).rev().find_map(fits) else {
                without.push(waiting.remove(0));
                continue;
            };
            for (child, slot) in waiting.drain(..slots.len()).zip(slots) {
                seen.push(slot.at);
                self.taken.insert(slot);
                self.placed.push((child, slot));
            }
        }
        without
    }

    /// A slot for each of these children at times of their own, in the narrowest stretch of time that has them, counted with the times
    /// at which others of the family are seen; of equal ones the earliest.
    fn narrowest(&self, children: &[Unplaced], seen: &[TimeOfDay]) -> Option<Vec<Slot>> {
        self.seats(children, &self.times, seen)?;
        let minute = |time: &TimeOfDay| time.since_midnight();
        let (first_seen, last_seen) = (seen.iter().map(minute).min(), seen.iter().map(minute).max());
        let mut best: Option<(u16, Vec<Slot>)> = None;
        for start in 0..self.times.len() {
            for end in start + children.len().saturating_sub(1)..self.times.len() {
                let Some(window @ [first, ..]) = self.times.get(start..=end) else { break };
                let first = first_seen.map_or(minute(first), |seen| seen.min(minute(first)));
                let last = window.last().map_or(first, minute);
                let span = last_seen.map_or(last, |seen| seen.max(last)) - first;
                if best.as_ref().is_some_and(|(narrowest, _)| *narrowest <= span) {
                    break;
                }
                if let Some(slots) = self.seats(children, window, seen) {
                    best = Some((span, slots));
                    break;
                }
            }
        }
        best.map(|(_, slots)| slots)
    }

    /// A free slot for each of these children within a stretch of time, no two at one time and none at a time that is `seen`.
    fn seats(&self, children: &[Unplaced], window: &[TimeOfDay], seen: &[TimeOfDay]) -> Option<Vec<Slot>> {
        let times: Vec<TimeOfDay> = window.iter().copied().filter(|time| !seen.contains(time)).collect();
        let mut holders: Vec<Option<usize>> = vec![None; times.len()];
        for child in 0..children.len() {
            if !self.finds(child, children, &times, &mut holders, &mut order::Set::new()) {
                return None;
            }
        }
        let slot = |(child, waiting): (usize, &Unplaced)| {
            let at = times.get(holders.iter().position(|holder| *holder == Some(child))?)?;
            self.free_at(waiting, *at)
        };
        children.iter().enumerate().map(slot).collect()
    }

    /// Whether a child finds a time, where need be by sending another of its family to another time.
    fn finds(
        &self,
        child: usize,
        children: &[Unplaced],
        times: &[TimeOfDay],
        holders: &mut Vec<Option<usize>>,
        tried: &mut order::Set<TimeOfDay>,
    ) -> bool {
        let Some(waiting) = children.get(child) else { return false };
        let can = |time: &TimeOfDay| self.free_at(waiting, *time).is_some();
        // A time nobody of the family holds, before anybody is sent on: the order of the register stays where it can.
        if let Some((_, held)) = times.iter().zip(holders.iter_mut()).find(|(time, held)| held.is_none() && can(time)) {
            *held = Some(child);
            return true;
        }
        for (n, time) in times.iter().enumerate() {
            let holder = holders.get(n).copied().flatten();
            if can(time) && tried.insert(*time) && holder.is_some_and(|other| self.finds(other, children, times, holders, tried)) {
                if let Some(held) = holders.get_mut(n) {
                    *held = Some(child);
                }
                return true;
            }
        }
        false
    }

    /// Whether nobody who may be of the child's family is seen at a time, but for one who makes room.
    fn is_clear(&self, child: &Unplaced, at: TimeOfDay, but: Option<PupilId>) -> bool {
        let placed = |(other, slot): &(Unplaced, Slot)| slot.at == at && Some(other.pupil) != but && child.alike.contains(&other.pupil);
        child.alike.is_empty() || !child.barred.contains(&at) && !self.placed.iter().any(placed)
    }

    /// The first free slot at a time where the child can be seen.
    fn free_at(&self, child: &Unplaced, at: TimeOfDay) -> Option<Slot> {
        if !self.is_clear(child, at, None) {
            return None;
        }
        child.places.iter().map(|place| Slot { at, place: *place }).find(|slot| !self.taken.contains(slot))
    }

    /// When others of a child's family are seen, or it or they on another day of the same date.
    fn seen_by(&self, pupil: PupilId) -> Vec<TimeOfDay> {
        let family = self.roll.siblings(pupil);
        let booked = self.bookings.iter().filter(|(_, other)| family.contains(other)).map(|(slot, _)| slot.at);
        let placed = self.placed.iter().filter(|(other, _)| family.contains(&other.pupil)).map(|(_, slot)| slot.at);
        booked.chain(placed).chain(elsewhere(self.roll, self.day, self.details, &with_family(self.roll, pupil))).collect()
    }

    /// Gives a child the earliest slot it can have, or gives it back.
    fn seat_alone(&mut self, child: Unplaced) -> Option<Unplaced> {
        let seen = self.seen_by(child.pupil);
        let Some(slot) = self.times.iter().filter(|at| !seen.contains(at)).find_map(|at| self.free_at(&child, *at)) else {
            return Some(child);
        };
        self.taken.insert(slot);
        self.placed.push((child, slot));
        None
    }

    /// Gives a child the slot of another that this plan has placed and that finds room elsewhere: of a child without family where it can,
    /// and as near as can be to when the child's own family is seen. Gives the child back where there is no such slot.
    fn make_room(&mut self, child: Unplaced) -> Option<Unplaced> {
        let seen = self.seen_by(child.pupil);
        let far = |at: TimeOfDay| seen.iter().map(|other| other.since_midnight().abs_diff(at.since_midnight())).max();
        let mut best: Option<Move> = None;
        for (n, (other, slot)) in self.placed.iter().enumerate() {
            let stuck = || self.times.iter().all(|at| self.free_at(other, *at).is_none());
            let clear = self.is_clear(&child, slot.at, Some(other.pupil));
            if !child.places.contains(&slot.place) || seen.contains(&slot.at) || !clear || stuck() {
                continue;
            }
            let barred = self.seen_by(other.pupil);
            let cost = (!barred.is_empty(), far(slot.at), *slot);
            if best.as_ref().is_some_and(|known| known.cost <= cost) {
                continue;
            }
            let apart = |at: &TimeOfDay| *at != slot.at || !child.alike.contains(&other.pupil);
            let mut open = self.times.iter().filter(|at| !barred.contains(at) && apart(at));
            if let Some(to) = open.find_map(|at| self.free_at(other, *at)) {
                best = Some(Move { cost, who: n, from: *slot, to });
            }
        }
        let Some(Move { who, from, to, .. }) = best else { return Some(child) };
        if let Some((_, slot)) = self.placed.get_mut(who) {
            *slot = to;
        }
        self.taken.insert(to);
        self.placed.push((child, from));
        None
    }
}
