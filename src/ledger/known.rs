//! Ids that are one child, one class or one person, and the one each goes by.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use crate::domain::{ClassId, Meeting, Placement, PupilId, Round, StaffId, Stamp, order};

/// Every id that is said to be another as well, and the smallest of those it is one with. Of all three kinds of id by the stamp within, so
/// that they share their code.
type Names = BTreeMap<Stamp, Stamp>;

/// The ids children, classes and staff go by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub(super) pupils: Names,
    pub(super) classes: Names,
    pub(super) staff: Names,
}

/// The id by which somebody is known, whichever is given.
fn known<T: Copy + From<Stamp> + Into<Stamp>>(names: &Names, id: T) -> T {
    names.get(&id.into()).map_or(id, |known| T::from(*known))
}

/// All ids of one, that it is known by first.
pub(super) fn ids<T: Copy + From<Stamp> + Into<Stamp>>(names: &Names, id: T) -> Vec<T> {
    let known: Stamp = known(names, id).into();
    let others = names.iter().filter(|(id, by)| **by == known && **id != known).map(|(id, _)| *id);
    std::iter::once(known).chain(others).map(T::from).collect()
}

impl Known {
    /// What these cells come to, each of which says that two ids are one; others say nothing here.
    pub fn of(cells: impl Iterator<Item = Cell>) -> Self {
        let (mut pupils, mut classes, mut staff) = (Vec::new(), Vec::new(), Vec::new());
        for cell in cells {
            let (near, a, b): (_, Stamp, Stamp) = match cell {
                Cell::Link(a, b) => (&mut pupils, a.into(), b.into()),
                Cell::SameClass(a, b) => (&mut classes, a.into(), b.into()),
                Cell::SameStaff(a, b) => (&mut staff, a.into(), b.into()),
                _ => continue,
            };
            near.extend([(a, b), (b, a)]);
        }
        Self { pupils: joined(pupils), classes: joined(classes), staff: joined(staff) }
    }

    /// Whether everyone has one id alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pupils.is_empty() && self.classes.is_empty() && self.staff.is_empty()
    }

    /// The id a child goes by.
    #[must_use]
    pub fn pupil(&self, pupil: PupilId) -> PupilId {
        known(&self.pupils, pupil)
    }

    /// The id a class goes by.
    #[must_use]
    pub fn class(&self, class: ClassId) -> ClassId {
        known(&self.classes, class)
    }

    /// The id a member of staff goes by.
    #[must_use]
    pub fn staff(&self, staff: StaffId) -> StaffId {
        known(&self.staff, staff)
    }

    /// The cell with every child, class and member of staff by the id they go by. What says that two are one keeps its ids.
    #[must_use]
    pub fn cell(&self, cell: Cell) -> Cell {
        match cell {
            Cell::Pupil(id) => Cell::Pupil(self.pupil(id)),
            Cell::LegalName(id) => Cell::LegalName(self.pupil(id)),
            Cell::Left(id) => Cell::Left(self.pupil(id)),
            Cell::Placement(id, year) => Cell::Placement(self.pupil(id), year),
            Cell::Booking(id, day) => Cell::Booking(self.pupil(id), day),
            Cell::WasIn(id, until) => Cell::WasIn(self.pupil(id), until),
            Cell::InGroup(id, group) => Cell::InGroup(self.pupil(id), group),
            Cell::Siblings(a, b) => Cell::siblings(self.pupil(a), self.pupil(b)),
            Cell::NotSiblings(a, b) => Cell::not_siblings(self.pupil(a), self.pupil(b)),
            Cell::Class(id) => Cell::Class(self.class(id)),
            Cell::Teacher(id, year, staff) => Cell::Teacher(self.class(id), year, self.staff(staff)),
            Cell::NotTaught(id, criterion) => Cell::NotTaught(self.class(id), criterion),
            Cell::Staff(id) => Cell::Staff(self.staff(id)),
            Cell::SameClass(..)
            | Cell::SameStaff(..)
            | Cell::Link(..)
            | Cell::SchoolName
            | Cell::Scheme
            | Cell::Retention
            | Cell::TermDates(_)
            | Cell::SchoolAccepted(_)
            | Cell::Group(_)
            | Cell::BandMet(_)
            | Cell::CriterionMet(_)
            | Cell::Subject(_)
            | Cell::Criterion(_)
            | Cell::Thresholds
            | Cell::ThresholdsFrom(_)
            | Cell::BandsFrom(_)
            | Cell::Test(_)
            | Cell::TestFrom(..)
            | Cell::Stage(..)
            | Cell::Reviewed(..)
            | Cell::Judgement(..)
            | Cell::Target(_)
            | Cell::TargetReview(..)
            | Cell::Score(..)
            | Cell::Day(..)
            | Cell::Incident(_)
            | Cell::Praise(_)
            | Cell::Strand(_)
            | Cell::PraiseKind(_)
            | Cell::HeadingFrom(..)
            | Cell::UsedFrom(..)
            | Cell::Conduct
            | Cell::ConductFrom(_)
            | Cell::Round(_)
            | Cell::StrandRating(..)
            | Cell::Attendance(_)
            | Cell::Heading(..)
            | Cell::Answer(..)
            | Cell::Picture
            | Cell::Mentoring
            | Cell::MentoringFrom(_)
            | Cell::Mentor
            | Cell::Meeting(_)
            | Cell::MeetingSaid(..)
            | Cell::MeetingAgreed(..)
            | Cell::MeetingAmended(..)
            | Cell::Consultation(_)
            | Cell::Rating(..)
            | Cell::Note(_) => cell,
        }
    }

    /// An entry as it reads with its classes and staff by the ids they go by, so that whoever reads a fold need not think of it.
    pub(super) fn entry(&self, entry: &Arc<Entry>) -> Arc<Entry> {
        match self.change(&entry.change) {
            Some(change) => Arc::new(Entry { change, replaces: entry.replaces.clone(), ..**entry }),
            None => Arc::clone(entry),
        }
    }

    /// A fact with its classes and staff by the ids they go by; `None` where it names them so already, or none. Children keep the id they
    /// are named by: that is the cell's, and no value. A kind that names a class or somebody of the staff must say so here.
    #[must_use]
    pub fn change(&self, change: &Change) -> Option<Change> {
        if self.classes.is_empty() && self.staff.is_empty() {
            return None;
        }
        let known = match change {
            Change::ClassSet { class, name, demo } => Change::ClassSet { class: self.class(*class), name: name.clone(), demo: *demo },
            Change::ClassTaught { class, year, staff } => {
                Change::ClassTaught { class: self.class(*class), year: *year, staff: self.staff(*staff) }
            }
            Change::NotTaught { class, criterion } => Change::NotTaught { class: self.class(*class), criterion: *criterion },
            Change::PupilPlaced { pupil, year, placement } => {
                let placement = Placement { class: placement.class.map(|class| self.class(class)), ..*placement };
                Change::PupilPlaced { pupil: *pupil, year: *year, placement }
            }
            Change::WasIn { pupil, class, until } => Change::WasIn { pupil: *pupil, class: self.class(*class), until: *until },
            Change::RoundSet { round, details } => {
                Change::RoundSet { round: *round, details: Round { class: self.class(details.class), ..details.clone() } }
            }
            Change::ConsultationSet { day, details } => {
                let mut details = details.clone();
                details.places.iter_mut().for_each(|place| place.class = place.class.map(|class| self.class(class)));
                Change::ConsultationSet { day: *day, details }
            }
            Change::StaffSet { staff, member } => Change::StaffSet { staff: self.staff(*staff), member: member.clone() },
            Change::MentorSet { mentor } => Change::MentorSet { mentor: self.staff(*mentor) },
            Change::MeetingSet { meeting, details } => {
                let mentor = details.mentor.map(|mentor| self.staff(mentor));
                Change::MeetingSet { meeting: *meeting, details: Meeting { mentor, ..details.clone() } }
            }
            // What says that two are one keeps its ids.
            Change::SameClass { .. } | Change::SameStaff { .. } => return None,
            Change::SchoolNamed { .. }
            | Change::SchemeSet { .. }
            | Change::BandsFrom { .. }
            | Change::TermDatesSet { .. }
            | Change::PupilSet { .. }
            | Change::LegalNameSet { .. }
            | Change::PupilLeft { .. }
            | Change::RetentionSet { .. }
            | Change::GroupSet { .. }
            | Change::InGroup { .. }
            | Change::PupilLinked { .. }
            | Change::SchoolAccepted { .. }
            | Change::BandMet { .. }
            | Change::CriterionMet { .. }
            | Change::SubjectSet { .. }
            | Change::CriterionSet { .. }
            | Change::ThresholdsSet { .. }
            | Change::ThresholdsFrom { .. }
            | Change::TestSet { .. }
            | Change::TestFrom { .. }
            | Change::StrandSet { .. }
            | Change::PraiseSet { .. }
            | Change::HeadingFrom { .. }
            | Change::UsedFrom { .. }
            | Change::ConductSet { .. }
            | Change::ConductFrom { .. }
            | Change::MentoringSet { .. }
            | Change::MentoringFrom { .. }
            | Change::SlotBooked { .. }
            | Change::SiblingsSet { .. }
            | Change::SiblingsDenied { .. }
            | Change::StageSet { .. }
            | Change::Reviewed { .. }
            | Change::Judged { .. }
            | Change::TargetAgreed { .. }
            | Change::TargetReviewed { .. }
            | Change::Scored { .. }
            | Change::Rated { .. }
            | Change::Noted { .. }
            | Change::DayNoted { .. }
            | Change::IncidentNoted { .. }
            | Change::StrandRated { .. }
            | Change::AttendanceSet { .. }
            | Change::HeadingJudged { .. }
            | Change::Answered { .. }
            | Change::PictureChosen { .. }
            | Change::Praised { .. }
            | Change::MeetingSaid { .. }
            | Change::MeetingAgreed { .. }
            | Change::MeetingAmended { .. }
            | Change::Retracted {}
            | Change::Undone {}
            | Change::Unknown(_) => return None,
        };
        (known != *change).then_some(known)
    }
}

/// Every id that is one with another, and the smallest of those, however many lie between. Each pair is followed once; `near` holds it
/// either way round.
fn joined(mut near: Vec<(Stamp, Stamp)>) -> Names {
    order::sort(&mut near);
    let mut names = Names::new();
    // In the order of ids, so that the first of those joined is the smallest.
    for (smallest, _) in &near {
        let mut open = if names.contains_key(smallest) { Vec::new() } else { vec![*smallest] };
        while let Some(id) = open.pop() {
            if names.insert(id, *smallest).is_none() {
                let begins = near.partition_point(|(from, _)| *from < id);
                open.extend(near.iter().skip(begins).take_while(|(from, _)| *from == id).map(|(_, to)| *to));
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minter;

    #[test]
    fn sixteen_thousand_ids_are_one_child_whichever_way_they_are_linked() {
        let mut minter = Minter::new(1);
        let ids: Vec<PupilId> = (0..16_000).map(|_| minter.mint()).collect();
        let pairs = || ids.iter().copied().zip(ids.iter().copied().skip(1));
        let joined = |pairs: &mut dyn Iterator<Item = (PupilId, PupilId)>| Known::of(pairs.map(|(a, b)| Cell::Link(a, b))).pupils;
        let backwards = pairs().collect::<Vec<_>>().into_iter().rev();
        for linked in [joined(&mut pairs()), joined(&mut pairs().map(|(a, b)| (b, a))), joined(&mut backwards.clone())] {
            assert!(linked.len() == ids.len() && linked.values().all(|smallest| *smallest == ids[0].into()));
        }
        let apart = joined(&mut [(ids[5], ids[3]), (ids[8], ids[9])].into_iter());
        let names = [(3, 3), (5, 3), (8, 8), (9, 8)].map(|(id, by)| (Stamp::from(ids[id]), Stamp::from(ids[by])));
        assert_eq!(apart, Names::from(names));
    }

    #[test]
    fn a_child_a_class_and_a_person_of_one_stamp_are_three() {
        let (one, other) = ("0000000000001.1", "0000000000001.2");
        let known = Known::of(std::iter::once(Cell::SameClass(one.parse().unwrap(), other.parse().unwrap())));
        assert_eq!(known.class(other.parse().unwrap()), one.parse().unwrap());
        assert_eq!(known.pupil(other.parse().unwrap()), other.parse().unwrap());
        assert_eq!(known.staff(other.parse().unwrap()), other.parse().unwrap());
    }
}
