//! Deciding that two classes are one, or two members of staff: begun on two devices, and joined by a person.

use super::decide::{Decide, View, Writer, ids};
use crate::domain::{ClassId, StaffId, StaffMember};
use crate::ledger::{About, Cell, Change, Reading};
use crate::words::Refusal;

/// What a person says of two who look like one. What is said last holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Whether two classes are one. The first is the one here: its name stays.
    Classes {
        /// The class here.
        class: ClassId,
        /// The other, which need not be here itself: children of another school's class may be.
        other: ClassId,
        /// Whether they are one.
        same: bool,
    },
    /// Whether two of the staff list are one person. The name and the work of the first stay.
    Staff {
        /// Whoever is here.
        staff: StaffId,
        /// The other.
        other: StaffId,
        /// Whether they are one.
        same: bool,
    },
}

impl Decide for Joining {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match *self {
            Self::Classes { class, other, same } => classes(view, writer, (class, other), same),
            Self::Staff { staff, other, same } => people(view, writer, (staff, other), same),
        }
    }
}

fn classes(view: View<'_>, writer: &mut Writer<'_>, (class, other): (ClassId, ClassId), same: bool) -> Result<(), Refusal> {
    let (roll, fold) = (view.roll, view.roll.fold());
    let (one, two) = (roll.known().class(class), roll.known().class(other));
    let mine = roll.class(one).ok_or(Refusal::NotHere)?;
    let theirs = roll.class(two);
    if [Some(&mine), theirs.as_ref()].into_iter().flatten().any(|class| class.any().is_some_and(|class| class.demo)) {
        return Err(Refusal::DemoStaysApart);
    }
    if one != two {
        writer.write_fact(About::School, fold, Change::SameClass { class: one.min(two), other: one.max(two), same });
        if let (true, Reading::Settled(mine), Some(Reading::Settled(theirs))) = (same, mine, theirs)
            && mine != theirs
        {
            let replaces = [ids(fold.live(Cell::Class(one))), ids(fold.live(Cell::Class(two)))].concat();
            writer.write(About::School, replaces, Change::ClassSet { class: one.min(two), name: mine.name, demo: false });
        }
    } else if !same {
        for (cell, live) in fold.cells() {
            if let Cell::SameClass(class, other) = cell
                && roll.known().class(class) == one
                && live.iter().all(|entry| entry.change.makes_one())
            {
                writer.write_fact(About::School, fold, Change::SameClass { class, other, same });
            }
        }
    }
    Ok(())
}

fn people(view: View<'_>, writer: &mut Writer<'_>, (staff, other): (StaffId, StaffId), same: bool) -> Result<(), Refusal> {
    let (roll, fold) = (view.roll, view.roll.fold());
    let (one, two) = (roll.known().staff(staff), roll.known().staff(other));
    let mine = roll.staff_member(one).ok_or(Refusal::NotHere)?;
    let theirs = roll.staff_member(two);
    if one != two {
        writer.write_fact(About::School, fold, Change::SameStaff { staff: one.min(two), other: one.max(two), same });
        if let (true, Reading::Settled(mine), Some(Reading::Settled(theirs))) = (same, mine, theirs)
            && mine != theirs
        {
            let replaces = [ids(fold.live(Cell::Staff(one))), ids(fold.live(Cell::Staff(two)))].concat();
            let job = if mine.job.is_empty() { theirs.job } else { mine.job };
            let member = StaffMember { name: mine.name, job };
            writer.write(About::School, replaces, Change::StaffSet { staff: one.min(two), member });
        }
    } else if !same {
        for (cell, live) in fold.cells() {
            if let Cell::SameStaff(staff, other) = cell
                && roll.known().staff(staff) == one
                && live.iter().all(|entry| entry.change.makes_one())
            {
                writer.write_fact(About::School, fold, Change::SameStaff { staff, other, same });
            }
        }
    }
    Ok(())
}
