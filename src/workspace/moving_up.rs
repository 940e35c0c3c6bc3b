//! Deciding how the school year turns: everyone to the next class, who leaves, and who comes back.

use super::decide::{Decide, View, Writer};
use super::roll::{is_back, is_demo, leaves_class, name, place, short, tidy};
use crate::domain::people::{NOTE_MAX, same_name};
use crate::domain::{ClassId, Date, Left, Period, Placement, PupilId, SchoolId, SchoolYear, StaffId, YearGroup, YearsKept};
use crate::ledger::{About, Cell, Change, Reading};
use crate::words::Refusal;

/// The children of one class of the next school year, by its name. One that is not here yet is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextClass {
    /// What it is called.
    pub name: String,
    /// Who is in it, and in what year group.
    pub children: Vec<(PupilId, Option<YearGroup>)>,
    /// Who teaches it then, as far as that is known.
    pub teachers: Vec<StaffId>,
}

/// What can be asked when the school year turns, or a child goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum MovingUp {
    /// Move classes up into a school year; `leavers` have left, on their last day. `school` is the school whose classes they are, if it has
    /// an id yet: two who add a class of one name for one year then add one class.
    Up { school: Option<SchoolId>, year: SchoolYear, classes: Vec<NextClass>, leavers: Vec<PupilId>, last_day: Date },
    /// Say that a child has left. It loses its place in the school years after that of its last day, and that of this year once the day is
    /// over, unless it left with the year: what its class was in an earlier year stays, whatever day is given.
    Leaves { pupil: PupilId, left: Left, today: Date },
    /// A child that had left is back, or never was away.
    Returns { pupil: PupilId },
    /// Children go to another class in a school year, each in the year group it is in. With a half term they go from that one on, and
    /// stay on the lists their class had before.
    Together { pupils: Vec<PupilId>, year: SchoolYear, class: ClassId, since: Option<Period> },
    /// A child was in no other class up to a half term after all.
    WasNotIn { pupil: PupilId, until: Period },
    /// Files are kept for so many years after a child has left; `None` where the school says nothing of it.
    Keep { years: Option<YearsKept> },
    /// Erase the files of several children who have left by a day.
    EraseLeavers { pupils: Vec<PupilId>, today: Date },
    /// Somebody teaches a class in a school year, or does not.
    Teaches { class: ClassId, year: SchoolYear, staff: StaffId, teaches: bool },
}

impl Decide for MovingUp {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Up { school, year, classes, leavers, last_day } => {
                if classes.is_empty() && leavers.is_empty() {
                    return Err(Refusal::NobodyToAdd);
                }
                // Whoever is named twice, or under two of its ids, goes where it is named first.
                let mut placed = Vec::new();
                for (at, next) in classes.iter().enumerate() {
                    let text = name(&next.name)?;
                    // Two names of one class would be two classes.
                    if classes.iter().take(at).any(|other| same_name(&other.name, &text)) {
                        return Err(Refusal::ClassNameTaken(text));
                    }
                    let class = class_named(view, writer, (*school, *year), &text)?;
                    for staff in &next.teachers {
                        let staff = view.roll.known().staff(*staff);
                        if view.roll.staff_member(staff).is_none() {
                            return Err(Refusal::NotHere);
                        }
                        let change = Change::ClassTaught { class, year: *year, staff };
                        writer.write_school(view.roll.fold(), Cell::Teacher(class, *year, staff), change);
                    }
                    for (pupil, year_group) in &next.children {
                        let pupil = on_the_roll(view, *pupil)?;
                        if !placed.contains(&pupil) {
                            placed.push(pupil);
                            let placement = Placement { class: Some(class), year_group: *year_group };
                            is_back(view, writer, pupil, *year);
                            let change = Change::PupilPlaced { pupil, year: *year, placement };
                            writer.write_school(view.roll.fold(), Cell::Placement(pupil, *year), change);
                        }
                    }
                }
                for pupil in leavers {
                    let pupil = on_the_roll(view, *pupil)?;
                    if placed.contains(&pupil) {
                        continue;
                    }
                    placed.push(pupil);
                    let left = Left { day: *last_day, to: String::new(), why: String::new() };
                    writer.write_school(view.roll.fold(), Cell::Left(pupil), Change::PupilLeft { pupil, left });
                }
            }
            Self::Leaves { pupil, left, today } => {
                let pupil = on_the_roll(view, *pupil)?;
                let why = tidy(&left.why);
                if why.chars().count() > NOTE_MAX {
                    return Err(Refusal::TooLong(NOTE_MAX));
                }
                let left = Left { day: left.day, to: short(tidy(&left.to))?, why };
                let (last, this) = (SchoolYear::of(left.day), SchoolYear::of(*today));
                // Who leaves with the year was in its class until the end: noted in August, it is in it still.
                let goes_on = view.roll.term_dates(last).half_terms().any(|(_, span)| span.last > left.day);
                let is_over = last == this && left.day < *today && goes_on;
                let (fold, left_on) = (view.roll.fold(), left.day);
                writer.write_school(fold, Cell::Left(pupil), Change::PupilLeft { pupil, left });
                let placed = fold.cells().filter_map(|(cell, _)| match cell {
                    Cell::Placement(of, year) if of == pupil => Some((cell, year)),
                    _ => None,
                });
                for (cell, year) in placed {
                    if year == this && is_over {
                        leaves_class(view, writer, pupil, view.roll.term_dates(last).period_on(left_on));
                        let year_group = view.roll.placement(pupil, year).and_then(|reading| reading.any()?.year_group);
                        let placement = Placement { class: None, year_group };
                        writer.write_school(fold, cell, Change::PupilPlaced { pupil, year, placement });
                    } else if year > last && year >= this {
                        // Nothing is said of a year that it will not see, so that whoever stays after all is asked about again.
                        writer.retract_school(fold, cell);
                    }
                }
            }
            Self::Returns { pupil } => {
                let pupil = on_the_roll(view, *pupil)?;
                if view.roll.left(pupil).is_none() {
                    return Err(Refusal::NotHere);
                }
                writer.retract_school(view.roll.fold(), Cell::Left(pupil));
            }
            Self::Together { pupils, year, class, since } => {
                let class = view.roll.known().class(*class);
                for pupil in pupils {
                    if view.roll.sits_in(*pupil, class, *year) {
                        continue;
                    }
                    if let Some(since) = since.filter(|since| since.year == *year) {
                        leaves_class(view, writer, *pupil, since);
                    }
                    let year_group = view.roll.placement(*pupil, *year).as_ref().and_then(Reading::any).and_then(|held| held.year_group);
                    place(view, writer, *pupil, *year, Placement { class: Some(class), year_group })?;
                }
            }
            Self::WasNotIn { pupil, until } => {
                let cell = Cell::WasIn(view.roll.canonical(*pupil), *until);
                writer.retract_school(view.roll.fold(), cell);
            }
            Self::Keep { years: Some(years) } => {
                writer.write_school(view.roll.fold(), Cell::Retention, Change::RetentionSet { years: years.get() });
            }
            Self::Keep { years: None } => writer.retract_school(view.roll.fold(), Cell::Retention),
            Self::EraseLeavers { pupils, today } => {
                for pupil in pupils {
                    // Whoever has come back meanwhile, or is here until a day to come, is not erased with the others.
                    if view.roll.last_day(*pupil).is_none_or(|last| last > *today) || view.roll.pupil(*pupil).is_none() {
                        return Err(Refusal::NotHere);
                    }
                    let ids = view.roll.ids(*pupil);
                    writer.batch.erase.retain(|id| !ids.contains(id));
                    writer.batch.erase.extend(ids);
                }
            }
            Self::Teaches { class, year, staff, teaches } => {
                let (class, staff) = (view.roll.known().class(*class), view.roll.known().staff(*staff));
                if view.roll.class(class).is_none() || view.roll.staff_member(staff).is_none() {
                    return Err(Refusal::NotHere);
                }
                let cell = Cell::Teacher(class, *year, staff);
                if *teaches {
                    writer.write_school(view.roll.fold(), cell, Change::ClassTaught { class, year: *year, staff });
                } else {
                    writer.retract_school(view.roll.fold(), cell);
                }
            }
        }
        Ok(())
    }
}

/// A real child by the id it goes by here: the invented ones stay where they are.
fn on_the_roll(view: View<'_>, pupil: PupilId) -> Result<PupilId, Refusal> {
    if view.roll.pupil(pupil).is_none() {
        return Err(Refusal::NotHere);
    }
    let pupil = view.roll.canonical(pupil);
    if is_demo(view, pupil) { Err(Refusal::DemoStaysApart) } else { Ok(pupil) }
}

/// The class of a name, which is added if it is not here yet.
fn class_named(
    view: View<'_>,
    writer: &mut Writer<'_>,
    (school, year): (Option<SchoolId>, SchoolYear),
    name: &str,
) -> Result<ClassId, Refusal> {
    if let Some((class, known)) = view.roll.classes().into_iter().find(|(_, class)| same_name(&class.name, name)) {
        return if known.demo { Err(Refusal::DemoStaysApart) } else { Ok(class) };
    }
    let derived = school.map(|school| ClassId::of_name(school, year, name));
    // Its id may be that of a class which has another name by now.
    let class = derived.filter(|class| view.roll.class(*class).is_none()).unwrap_or_else(|| writer.mint());
    writer.write(About::School, Vec::new(), Change::ClassSet { class, name: name.to_owned(), demo: false });
    Ok(class)
}
