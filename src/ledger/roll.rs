//! What the school's own file says: settings, classes, staff, pupils, and which ids are one child.

use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::{About, Entry};
use super::fold::Fold;
use super::known::{self, Known};
use super::merge::Ledger;
use super::reading::Reading;
use crate::domain::{
    Band, BandKey, By, Called, ClassId, CriterionId, Left, LegalName, Placement, Pupil, PupilId, SchoolId, SchoolYear, StaffId,
    StaffMember, TermDates, letters, order,
};

/// A class as the roll knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Whether it is the demo class of invented children.
    pub demo: bool,
}

/// A child's place in a class in a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The class.
    pub class: ClassId,
    /// The school year.
    pub year: SchoolYear,
    /// The child.
    pub pupil: PupilId,
}

/// The fold of the school's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    fold: Fold,
    /// The ids that children, classes and staff of several go by.
    known: Known,
    /// The bands of every scheme ever set, those of live ones first: a rating keeps its meaning whatever became of the scheme it was given
    /// in.
    bands: order::Map<BandKey, Band>,
}

impl Roll {
    /// Reads the school's file of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let links = Fold::of(&[ledger.school()]);
        // Of a class or a person of whom two say otherwise nobody knows yet: they stay two.
        let are_one = |live: &[Arc<Entry>]| live.iter().all(|entry| entry.change.makes_one());
        let known = Known::of(links.cells().filter(|(_, live)| are_one(live)).map(|(cell, _)| cell));
        let bands = bands_ever(&links, ledger);
        let fold = if known.is_empty() { links } else { Fold::known_as(&[ledger.school()], &known) };
        Self { fold, known, bands }
    }

    /// The live entries, cell by cell.
    #[must_use]
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// The one id a child goes by here: the smallest of those linked.
    #[must_use]
    pub fn canonical(&self, pupil: PupilId) -> PupilId {
        self.known.pupil(pupil)
    }

    /// The ids that children, classes and staff go by.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// All ids of one class, the canonical one first.
    #[must_use]
    pub fn class_ids(&self, class: ClassId) -> Vec<ClassId> {
        known::ids(&self.known.classes, class)
    }

    /// All ids of one member of staff, the canonical one first.
    #[must_use]
    pub fn staff_ids(&self, staff: StaffId) -> Vec<StaffId> {
        known::ids(&self.known.staff, staff)
    }

    /// All ids of one child, the canonical one first.
    #[must_use]
    pub fn ids(&self, pupil: PupilId) -> Vec<PupilId> {
        known::ids(&self.known.pupils, pupil)
    }

    /// The live entries that link this child's ids.
    #[must_use]
    pub fn links(&self, pupil: PupilId) -> Vec<Arc<Entry>> {
        let ids = self.ids(pupil);
        let of_child = |cell| matches!(cell, Cell::Link(a, b) if ids.contains(&a) || ids.contains(&b));
        self.fold.cells().filter(|(cell, _)| of_child(*cell)).flat_map(|(_, live)| live.iter().cloned()).collect()
    }

    /// The ids that go by other names, or stand for others, than in another reading of the roll.
    pub(super) fn linked_otherwise(&self, before: &Self) -> order::Set<PupilId> {
        let (now, then) = (&self.known.pupils, &before.known.pupils);
        let mut found = order::Set::new();
        for id in now.keys().chain(then.keys()) {
            let (now, then) = (now.get(id), then.get(id));
            if now != then {
                found.extend([Some(id), now, then].into_iter().flatten().map(|id| PupilId::from(*id)));
            }
        }
        found
    }

    /// Folds a child's own file, or files where ids are linked. Whoever reads a child asks [`super::Files::fold`], which keeps it.
    #[must_use]
    pub(super) fn pupil_fold(&self, ledger: &Ledger, pupil: PupilId) -> Fold {
        let files: Vec<_> = self.ids(pupil).into_iter().filter_map(|id| ledger.pupil(id)).collect();
        Fold::known_as(&files, &self.known)
    }

    /// The cell an entry speaks for, with a linked child's ids read as one.
    #[must_use]
    pub fn cell(&self, entry: &Entry) -> Option<Cell> {
        Some(self.known.cell(entry.change.cell()?))
    }

    /// The file an entry about a child is read in.
    #[must_use]
    pub fn about(&self, about: About) -> About {
        match about {
            About::School => About::School,
            About::Pupil(id) => About::Pupil(self.canonical(id)),
        }
    }

    /// The school's name.
    #[must_use]
    pub fn school_name(&self) -> Option<Reading<String>> {
        Reading::of(self.fold.live(Cell::SchoolName), |e| match &e.change {
            Change::SchoolNamed { name } => Some(name.clone()),
            _ => None,
        })
    }

    /// The band of a key: of the scheme, of one that was set here once, or met in a file from elsewhere.
    #[must_use]
    pub fn band(&self, key: BandKey) -> Option<Band> {
        let met = || {
            Reading::of(self.fold.live(Cell::BandMet(key)), |e| match &e.change {
                Change::BandMet { band } => Some(band.clone()),
                _ => None,
            })
        };
        self.scheme_from_the_beginning()
            .band(key)
            .or_else(|| self.bands.get(&key))
            .cloned()
            .or_else(|| met().and_then(|r| r.any().cloned()))
    }

    /// The statement of a criterion met in a file from elsewhere.
    #[must_use]
    pub fn criterion_met(&self, id: CriterionId) -> Option<String> {
        let reading = Reading::of(self.fold.live(Cell::CriterionMet(id)), |e| match &e.change {
            Change::CriterionMet { text, .. } => Some(text.clone()),
            _ => None,
        });
        reading.and_then(|r| r.any().cloned())
    }

    /// The half-term dates of a year; the usual ones while the school has set none.
    #[must_use]
    pub fn term_dates(&self, year: SchoolYear) -> TermDates {
        self.term_dates_set(year).unwrap_or_else(|| TermDates::usual(year))
    }

    /// The half-term dates the school has set for a year.
    #[must_use]
    pub fn term_dates_set(&self, year: SchoolYear) -> Option<TermDates> {
        let reading = Reading::of(self.fold.live(Cell::TermDates(year)), |e| match &e.change {
            Change::TermDatesSet { dates } => Some(dates.clone()),
            _ => None,
        });
        reading.and_then(|r| r.any().cloned())
    }

    /// Whether files of another school id were accepted here.
    #[must_use]
    pub fn accepts(&self, school: SchoolId) -> bool {
        !self.fold.live(Cell::SchoolAccepted(school)).is_empty()
    }

    /// A member of staff.
    #[must_use]
    pub fn staff_member(&self, staff: StaffId) -> Option<Reading<StaffMember>> {
        Reading::of(self.fold.live(Cell::Staff(self.known.staff(staff))), |e| match &e.change {
            Change::StaffSet { member, .. } => Some(member.clone()),
            _ => None,
        })
    }

    /// How a member of staff writes: in the part of their job.
    #[must_use]
    pub fn writes_as(&self, staff: StaffId) -> Option<By> {
        let member = self.staff_member(staff)?;
        Some(By { role: member.any()?.role(), staff: Some(self.known.staff(staff)) })
    }

    /// Everyone on the staff list, by name.
    #[must_use]
    pub fn staff(&self) -> Vec<(StaffId, StaffMember)> {
        let mut staff: Vec<_> = self
            .fold
            .cells()
            .filter_map(|(cell, _)| match cell {
                Cell::Staff(id) => Some((id, self.staff_member(id)?.any()?.clone())),
                _ => None,
            })
            .collect();
        order::sort_by_key(&mut staff, |(id, member)| (letters::listed_as(&member.name), *id));
        staff
    }

    /// A class.
    #[must_use]
    pub fn class(&self, class: ClassId) -> Option<Reading<Class>> {
        Reading::of(self.fold.live(Cell::Class(self.known.class(class))), |e| match &e.change {
            Change::ClassSet { name, demo, .. } => Some(Class { name: name.clone(), demo: *demo }),
            _ => None,
        })
    }

    /// All classes, by name.
    #[must_use]
    pub fn classes(&self) -> Vec<(ClassId, Class)> {
        let mut classes: Vec<_> = self
            .fold
            .cells()
            .filter_map(|(cell, _)| match cell {
                Cell::Class(id) => Some((id, self.class(id)?.any()?.clone())),
                _ => None,
            })
            .collect();
        order::sort_by_key(&mut classes, |(id, class)| (letters::listed_as(&class.name), *id));
        classes
    }

    /// A pupil's details.
    #[must_use]
    pub fn pupil(&self, pupil: PupilId) -> Option<Reading<Pupil>> {
        Reading::of(self.fold.live(Cell::Pupil(self.canonical(pupil))), |e| match &e.change {
            Change::PupilSet { details, .. } => Some(details.clone()),
            _ => None,
        })
    }

    /// A pupil's legal name, where it is another than the one it is called by.
    #[must_use]
    pub fn legal_name(&self, pupil: PupilId) -> Option<Reading<LegalName>> {
        Reading::of(self.fold.live(Cell::LegalName(self.canonical(pupil))), |e| match &e.change {
            Change::LegalNameSet { legal, .. } => Some(legal.clone()),
            _ => None,
        })
    }

    /// When and where to a pupil has left, where it has.
    #[must_use]
    pub fn left(&self, pupil: PupilId) -> Option<Reading<Left>> {
        Reading::of(self.fold.live(Cell::Left(self.canonical(pupil))), |e| match &e.change {
            Change::PupilLeft { left, .. } => Some(left.clone()),
            _ => None,
        })
    }

    /// Children of the roll by every name a list may call them.
    #[must_use]
    pub fn called(&self, pupils: &[PupilId]) -> Vec<Called> {
        let called = |id: &PupilId| {
            let (details, legal) = (self.pupil(*id)?, self.legal_name(*id));
            Some(Called::of(*id, details.any()?, legal.as_ref().and_then(Reading::any)))
        };
        pupils.iter().filter_map(called).collect()
    }

    /// Every child on the roll by its canonical id, in register order.
    #[must_use]
    pub fn pupils(&self) -> Vec<(PupilId, Pupil)> {
        self.pupils_who(&|_| true)
    }

    /// Those children of the roll of whom something holds, in register order.
    #[must_use]
    pub fn pupils_who(&self, holds: &dyn Fn(PupilId) -> bool) -> Vec<(PupilId, Pupil)> {
        let mut pupils: Vec<_> = self
            .fold
            .cells()
            .filter_map(|(cell, _)| match cell {
                Cell::Pupil(id) if holds(id) => Some((id, self.pupil(id)?.any()?.clone())),
                _ => None,
            })
            .collect();
        order::sort_by_key(&mut pupils, |(id, pupil)| (pupil.register_order(), *id));
        pupils
    }

    /// A pupil's placement in a school year.
    #[must_use]
    pub fn placement(&self, pupil: PupilId, year: SchoolYear) -> Option<Reading<Placement>> {
        Reading::of(self.fold.live(Cell::Placement(self.canonical(pupil), year)), |e| match &e.change {
            Change::PupilPlaced { placement, .. } => Some(*placement),
            _ => None,
        })
    }

    /// The children of a class in a school year, in register order. One whose placement is contested is listed in every class that claims
    /// it.
    #[must_use]
    pub fn members(&self, class: ClassId, year: SchoolYear) -> Vec<(PupilId, Pupil)> {
        let class = self.known.class(class);
        self.pupils_who(&|id| self.sits_in(id, class, year))
    }

    /// Whether a child has, or is claimed to have, its place in a class in a school year.
    #[must_use]
    pub fn sits_in(&self, pupil: PupilId, class: ClassId, year: SchoolYear) -> bool {
        match self.placement(pupil, year) {
            Some(Reading::Settled(placement)) => placement.class == Some(class),
            Some(Reading::Contested(claims)) => claims.iter().any(|c| c.value.class == Some(class)),
            None => false,
        }
    }

    /// Every seat in every class and year. A child whose placement is contested has one in each class that claims it.
    #[must_use]
    pub fn seats(&self) -> Vec<Seat> {
        let mut seats = Vec::new();
        for (cell, live) in self.fold.cells() {
            let Cell::Placement(pupil, year) = cell else { continue };
            let begun = seats.len();
            for entry in live {
                if let Change::PupilPlaced { placement: Placement { class: Some(class), .. }, .. } = &entry.change {
                    let seat = Seat { class: *class, year, pupil };
                    if !seats.get(begun..).is_some_and(|own: &[Seat]| own.contains(&seat)) {
                        seats.push(seat);
                    }
                }
            }
        }
        seats
    }

    /// The invented children: everyone who is or was in a demo class, by canonical id.
    #[must_use]
    pub fn demo_children(&self) -> order::Set<PupilId> {
        let demo = order::set(self.classes().into_iter().filter(|(_, class)| class.demo).map(|(id, _)| id));
        let child = |(cell, live): (Cell, &[Arc<Entry>])| match cell {
            Cell::Placement(id, _) => live.iter().any(|e| demo.iter().any(|class| places_in(e, *class))).then_some(id),
            _ => None,
        };
        order::set(self.fold.cells().filter_map(child))
    }

    /// The school years in which a class has children, earliest first.
    #[must_use]
    pub fn years(&self, class: ClassId) -> Vec<SchoolYear> {
        let class = self.known.class(class);
        let mut years: Vec<SchoolYear> = self
            .fold
            .cells()
            .filter_map(|(cell, live)| match cell {
                Cell::Placement(_, year) => live.iter().any(|e| places_in(e, class)).then_some(year),
                _ => None,
            })
            .collect();
        order::sort(&mut years);
        years.dedup();
        years
    }
}

fn bands_ever(fold: &Fold, ledger: &Ledger) -> order::Map<BandKey, Band> {
    let mut bands = order::Map::new();
    for entry in fold.live(Cell::Scheme).iter().chain(ledger.school().entries()) {
        if let Change::SchemeSet { scheme } = &entry.change {
            for band in scheme.bands().iter().chain(scheme.retired()) {
                bands.keep(band.key, band.clone());
            }
        }
    }
    bands
}

fn places_in(entry: &Entry, class: ClassId) -> bool {
    matches!(&entry.change, Change::PupilPlaced { placement, .. } if placement.class == Some(class))
}
