//! Who of a file may be somebody known here: children, classes, staff. A person says which it is.

use crate::domain::people::same_name;
use crate::domain::{Called, ClassId, LegalName, Pupil, PupilId, SchoolYear, StaffId, StaffMember, order};
use crate::ledger::roll::{Class, Seat};
use crate::ledger::{Cell, Reading, Roll};
use crate::words::import::{Answer, Likeness};

/// A proposal that two ids are one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameChild {
    /// The child on the roll here.
    pub here: PupilId,
    /// What is known of it here.
    pub held: Pupil,
    /// The last class it is in here.
    pub class_here: Option<String>,
    /// The id in the file.
    pub there: PupilId,
    /// All its ids in the file.
    pub ids: Vec<PupilId>,
    /// The child's details in the file.
    pub details: Pupil,
    /// The last class it is in by the file.
    pub class_there: Option<String>,
    /// Why they may be one.
    pub because: Likeness,
}

/// A proposal that two ids are one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameClass {
    /// The class here.
    pub here: ClassId,
    /// What it is called here.
    pub held: String,
    /// The id in the file.
    pub there: ClassId,
    /// All its ids in the file.
    pub ids: Vec<ClassId>,
    /// What it is called in the file.
    pub name: String,
    /// Whether the two have one name, in one school year.
    pub named: bool,
    /// How many children of the file's class are in the one here for certain, in the same school year.
    pub in_common: usize,
    /// How many the file's class has.
    pub children: usize,
}

/// A proposal that two ids are one member of staff: they have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameStaff {
    /// Whoever is on the staff list here.
    pub here: StaffId,
    /// What is known of them here.
    pub held: StaffMember,
    /// The id in the file.
    pub there: StaffId,
    /// What is known of them in the file.
    pub member: StaffMember,
}

impl SameChild {
    /// What is taken for granted until a person says otherwise: a name alone never decides.
    #[must_use]
    pub fn presumed(&self) -> Option<Answer> {
        (self.because != Likeness::Name).then_some(Answer::Same)
    }
}

impl SameClass {
    /// What is taken for granted until a person says otherwise: neither a name alone decides nor the children alone.
    #[must_use]
    pub fn presumed(&self) -> Option<Answer> {
        (self.named && self.in_common > 0).then_some(Answer::Same)
    }
}

/// New children who may be children known here: by UPN, else by name and birth date, else by name where nothing speaks against it.
/// Invented children of a demo class are nobody's.
pub(super) fn same_children(roll: &Roll, roll_after: &Roll, new_pupils: &[(PupilId, Pupil)]) -> Vec<SameChild> {
    let invented = roll_after.demo_children();
    let real = roll.pupils().into_iter().filter(|(id, _)| !invented.contains(&roll_after.canonical(*id)));
    let here: Vec<(PupilId, Pupil, Vec<Pupil>)> = real.map(|(id, held)| (id, held.clone(), called(roll, id, &held))).collect();
    let (seats, seats_after) = (roll.seats(), roll_after.seats());
    let mut found = Vec::new();
    for (there, details) in new_pupils.iter().filter(|(id, _)| !invented.contains(id)) {
        let theirs = called(roll_after, *there, details);
        let alike = here.iter().filter_map(|(id, held, names)| Some((likeness_of_any(names, &theirs)?, *id, held)));
        let best = alike.min_by_key(|(like, ..)| *like as u8);
        if let Some((because, here, held)) = best {
            let (class_here, class_there) = (last_class(roll, &seats, here), last_class(roll_after, &seats_after, *there));
            let (held, details, ids) = (held.clone(), details.clone(), roll_after.ids(*there));
            found.push(SameChild { here, held, class_here, there: *there, ids, details, class_there, because });
        }
    }
    found
}

/// A child of a roll as it is called, and as it is called in law.
fn called(roll: &Roll, pupil: PupilId, details: &Pupil) -> Vec<Pupil> {
    spellings(details, roll.legal_name(pupil).as_ref().and_then(Reading::any))
}

/// The name of the last class a child is in.
fn last_class(roll: &Roll, seats: &[Seat], pupil: PupilId) -> Option<String> {
    let last = seats.iter().filter(|seat| seat.pupil == pupil).max_by_key(|seat| seat.year)?;
    Some(roll.class(last.class)?.any()?.name.clone())
}

/// Of so many children or more a class may be known by its children: a single one may just have moved.
const A_FEW: usize = 2;

/// New classes that may be classes known here: of the same name in a school year, or with most of the children of one. The classes of
/// invented children are nobody's, and of two that somebody has spoken of nobody is asked again.
pub(super) fn same_classes(roll: &Roll, roll_after: &Roll, children: &[SameChild]) -> Vec<SameClass> {
    let is_known = |class: ClassId| roll_after.class_ids(class).iter().any(|id| roll.class(*id).is_some());
    let new = roll_after.classes().into_iter().filter(|(id, class)| !class.demo && !is_known(*id));
    let here: Vec<_> = roll.classes().into_iter().filter(|(_, class)| !class.demo).collect();
    let known = order::map(children.iter().filter(|same| same.presumed().is_some()).map(|same| (same.there, same.here)));
    let (seats, seats_after) = (roll.seats(), roll_after.seats());
    // Who sits where, by the ids children go by afterwards.
    let sits = |class: ClassId, seats: &[Seat]| -> order::Set<(SchoolYear, PupilId)> {
        let of = seats.iter().filter(|seat| seat.class == class);
        order::set(of.map(|seat| (seat.year, roll_after.canonical(known.get(&seat.pupil).copied().unwrap_or(seat.pupil)))))
    };
    let spoken_of = |a: ClassId, b: ClassId| {
        let (a, b) = (roll_after.known().class(a), roll_after.known().class(b));
        roll_after.fold().cells().any(|(cell, _)| match cell {
            Cell::SameClass(one, other) => {
                let (one, other) = (roll_after.known().class(one), roll_after.known().class(other));
                (one, other) == (a, b) || (one, other) == (b, a)
            }
            _ => false,
        })
    };
    let mut found = Vec::new();
    for (there, theirs) in new {
        let theirs_sit = sits(there, &seats_after);
        let alike = |(id, held): &(ClassId, Class)| {
            let ours_sit = sits(*id, &seats);
            let in_common = theirs_sit.iter().filter(|sits| ours_sit.contains(*sits)).count();
            let years = |sit: &order::Set<(SchoolYear, PupilId)>| order::set(sit.iter().map(|(year, _)| *year));
            let (ours, their) = (years(&ours_sit), years(&theirs_sit));
            let at_once = ours.is_empty() || their.is_empty() || !ours.is_disjoint(&their);
            let named = at_once && same_name(&held.name, &theirs.name);
            let mostly = in_common >= A_FEW && in_common * 2 >= ours_sit.len().min(theirs_sit.len());
            let same = SameClass {
                here: *id,
                held: held.name.clone(),
                there,
                ids: roll_after.class_ids(there),
                name: theirs.name.clone(),
                named,
                in_common,
                children: theirs_sit.len(),
            };
            ((named || mostly) && !spoken_of(*id, there)).then_some(same)
        };
        found.extend(here.iter().filter_map(alike).max_by_key(|same| (same.named, same.in_common)));
    }
    found
}

/// New members of staff who have the name of somebody on the list here; as with classes.
pub(super) fn same_staff(roll: &Roll, roll_after: &Roll) -> Vec<SameStaff> {
    let here = roll.staff();
    let mut found = Vec::new();
    for (there, member) in roll_after.staff() {
        let ids = roll_after.staff_ids(there);
        if ids.iter().any(|id| roll.staff_member(*id).is_some()) {
            continue;
        }
        let spoken_of = |here| {
            let here = roll_after.known().staff(here);
            roll_after.fold().cells().any(|(cell, _)| match cell {
                Cell::SameStaff(one, other) => {
                    let (one, other) = (roll_after.known().staff(one), roll_after.known().staff(other));
                    (one, other) == (here, there) || (one, other) == (there, here)
                }
                _ => false,
            })
        };
        let namesake = here.iter().find(|(id, held)| same_name(&held.name, &member.name) && !spoken_of(*id));
        if let Some((here, held)) = namesake {
            found.push(SameStaff { here: *here, held: held.clone(), there, member });
        }
    }
    found
}

/// What a person has said of those who may be known here, by their ids in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Of children.
    pub children: order::Map<PupilId, Answer>,
    /// Of classes.
    pub classes: order::Map<ClassId, Answer>,
    /// Of staff. Nobody is left out of these: what they wrote would be nobody's.
    pub staff: order::Map<StaffId, Answer>,
}

/// Somebody of whom a person must still say whether it is somebody known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A class.
    Class(SameClass),
    /// A member of staff.
    Staff(SameStaff),
    /// A child.
    Child(SameChild),
}

impl Open {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Class(same) => same.name.clone(),
            Self::Staff(same) => same.member.name.clone(),
            Self::Child(same) => same.details.full_name(),
        }
    }
}

impl Said {
    /// Adds what else is said.
    pub fn and(&mut self, more: Self) {
        self.children.extend(more.children);
        self.classes.extend(more.classes);
        self.staff.extend(more.staff);
    }

    /// What holds of a class: what was said, else what is taken for granted.
    #[must_use]
    pub fn of_class(&self, same: &SameClass) -> Option<Answer> {
        self.classes.get(&same.there).copied().or(same.presumed())
    }

    /// What holds of a member of staff: what was said. A name alone never decides.
    #[must_use]
    pub fn of_staff(&self, same: &SameStaff) -> Option<Answer> {
        self.staff.get(&same.there).copied()
    }

    /// What holds of a child; likewise.
    #[must_use]
    pub fn of_child(&self, same: &SameChild) -> Option<Answer> {
        self.children.get(&same.there).copied().or(same.presumed())
    }
}

/// A child as it is called, and as it is called in law.
pub(super) fn spellings(details: &Pupil, legal: Option<&LegalName>) -> Vec<Pupil> {
    let spelt = |(forename, surname)| Pupil { forename, surname, ..details.clone() };
    Called::names_of(details, legal).into_iter().map(spelt).collect()
}

/// How two enrolments are most alike, each by any of its names.
pub(super) fn likeness_of_any(one: &[Pupil], other: &[Pupil]) -> Option<Likeness> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| likeness(a, b)).min_by_key(|why| *why as u8)
}

/// How two enrolments are alike, if they may be one child.
#[must_use]
pub fn likeness(a: &Pupil, b: &Pupil) -> Option<Likeness> {
    let named = same_name(&a.full_name(), &b.full_name());
    match (&a.upn, &b.upn) {
        (Some(one), Some(other)) if one == other => return Some(Likeness::Upn),
        // Two different numbers are two children, unless one was mistyped.
        (Some(one), Some(other)) if one.fault().is_none() && other.fault().is_none() => return None,
        _ => {}
    }
    match (a.born, b.born) {
        (Some(one), Some(other)) => (named && one == other).then_some(Likeness::NameAndBirthDate),
        _ => named.then_some(Likeness::Name),
    }
}
