//! Deciding about the roll: classes, staff, pupils, placements, links.

use super::command::Enrol;
use super::decide::{View, Writer, ids};
use super::demo;
use crate::domain::letters::visible;
use crate::domain::people::{NAME_MAX, same_name};
use crate::domain::{ClassId, LegalName, Period, Placement, Pupil, PupilId, SchoolYear, StaffId, StaffMember, YearGroup};
use crate::ledger::{About, Cell, Change, Reading};
use crate::words::Refusal;

/// A name as it is kept: trimmed, with single spaces and nothing invisible, not empty, not too long.
pub(super) fn name(text: &str) -> Result<String, Refusal> {
    let name = tidy(text);
    if name.is_empty() { Err(Refusal::NameMissing) } else { short(name) }
}

pub(super) fn tidy(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn short(text: String) -> Result<String, Refusal> {
    if text.chars().count() > NAME_MAX { Err(Refusal::TooLong(NAME_MAX)) } else { Ok(text) }
}

fn details(raw: &Pupil) -> Result<Pupil, Refusal> {
    let surname = short(tidy(&raw.surname))?;
    Ok(Pupil { forename: name(&raw.forename)?, surname, ..raw.clone() })
}

pub(super) fn set_staff(view: View<'_>, writer: &mut Writer<'_>, staff: Option<StaffId>, member: &StaffMember) -> Result<(), Refusal> {
    let member = StaffMember { name: name(&member.name)?, job: short(member.job.trim().to_owned())? };
    let staff = staff.unwrap_or_else(|| writer.mint());
    writer.write_school(view.roll.fold(), Cell::Staff(staff), Change::StaffSet { staff, member });
    Ok(())
}

fn free_class_name(view: View<'_>, text: &str, but: Option<ClassId>) -> Result<String, Refusal> {
    let name = name(text)?;
    let but = but.map(|class| view.roll.known().class(class));
    let taken = view.roll.classes().iter().any(|(id, class)| Some(*id) != but && same_name(&class.name, &name));
    if taken { Err(Refusal::ClassNameTaken(name)) } else { Ok(name) }
}

pub(super) fn add_class(view: View<'_>, writer: &mut Writer<'_>, text: &str) -> Result<(), Refusal> {
    let name = free_class_name(view, text, None)?;
    let class = writer.mint();
    writer.write(About::School, Vec::new(), Change::ClassSet { class, name, demo: false });
    Ok(())
}

pub(super) fn rename_class(view: View<'_>, writer: &mut Writer<'_>, class: ClassId, text: &str) -> Result<(), Refusal> {
    let demo = view.roll.class(class).as_ref().and_then(Reading::any).ok_or(Refusal::NotHere)?.demo;
    let name = free_class_name(view, text, Some(class))?;
    writer.write_school(view.roll.fold(), Cell::Class(class), Change::ClassSet { class, name, demo });
    Ok(())
}

pub(super) fn add_pupils(
    view: View<'_>,
    writer: &mut Writer<'_>,
    class: ClassId,
    year: SchoolYear,
    pupils: &[Enrol],
) -> Result<(), Refusal> {
    let into = view.roll.class(class);
    let into = into.as_ref().and_then(Reading::any).ok_or(Refusal::NotHere)?;
    if into.demo {
        return Err(Refusal::DemoStaysApart);
    }
    enrol_in(view, writer, class, year, pupils)
}

pub(super) fn take_list(
    view: View<'_>,
    writer: &mut Writer<'_>,
    (class, year): (ClassId, SchoolYear),
    pupils: &[Enrol],
    leaving: &[PupilId],
) -> Result<(), Refusal> {
    if leaving.is_empty() || !pupils.is_empty() {
        add_pupils(view, writer, class, year, pupils)?;
    }
    leave(view, writer, year, leaving)
}

/// Takes children out of their class of a school year; they stay in the school.
fn leave(view: View<'_>, writer: &mut Writer<'_>, year: SchoolYear, leaving: &[PupilId]) -> Result<(), Refusal> {
    for pupil in leaving {
        let placed = view.roll.placement(*pupil, year).and_then(|reading| reading.any().copied()).ok_or(Refusal::NotHere)?;
        place(view, writer, *pupil, year, Placement { class: None, ..placed })?;
    }
    Ok(())
}

pub(super) fn add_to_classes(
    view: View<'_>,
    writer: &mut Writer<'_>,
    year: SchoolYear,
    classes: &[(String, Vec<Enrol>)],
    leaving: &[PupilId],
) -> Result<(), Refusal> {
    if classes.is_empty() && leaving.is_empty() {
        return Err(Refusal::NobodyToAdd);
    }
    let known = view.roll.classes();
    for (at, (text, pupils)) in classes.iter().enumerate() {
        let name = name(text)?;
        // Two names of one class would be two classes.
        if classes.iter().take(at).any(|(other, _)| same_name(other, &name)) {
            return Err(Refusal::ClassNameTaken(name));
        }
        match known.iter().find(|(_, class)| same_name(&class.name, &name)) {
            Some((class, _)) => add_pupils(view, writer, *class, year, pupils)?,
            None => {
                let class = writer.mint();
                writer.write(About::School, Vec::new(), Change::ClassSet { class, name, demo: false });
                enrol_in(view, writer, class, year, pupils)?;
            }
        }
    }
    leave(view, writer, year, leaving)
}

fn enrol_in(view: View<'_>, writer: &mut Writer<'_>, class: ClassId, year: SchoolYear, pupils: &[Enrol]) -> Result<(), Refusal> {
    if pupils.is_empty() {
        return Err(Refusal::NobodyToAdd);
    }
    for enrol in pupils {
        let said = details(&enrol.details)?;
        let (pupil, details) = match enrol.known {
            Some(known) => {
                let reading = view.roll.pupil(known).ok_or(Refusal::NotHere)?;
                let pupil = view.roll.canonical(known);
                if is_demo(view, pupil) {
                    return Err(Refusal::DemoStaysApart);
                }
                let held = reading.any().ok_or(Refusal::NotHere)?;
                let details = if enrol.corrects { said } else { completed(held, &said) };
                // A list does not settle what is contested.
                if !reading.is_contested() {
                    writer.write_school(view.roll.fold(), Cell::Pupil(pupil), Change::PupilSet { pupil, details: details.clone() });
                }
                (pupil, details)
            }
            None => {
                let pupil = writer.mint();
                writer.write(About::School, Vec::new(), Change::PupilSet { pupil, details: said.clone() });
                (pupil, said)
            }
        };
        // Nor is a legal name that is contested settled by a list.
        if let Some(legal) = enrol.legal.as_ref().filter(|_| !view.roll.legal_name(pupil).is_some_and(|held| held.is_contested())) {
            write_legal_name(view, writer, pupil, &details, legal)?;
        }
        // What somebody said goes before what is worked out from the date of birth.
        let year_group = enrol.year_group.or_else(|| view.roll.placement(pupil, year).and_then(|r| r.any()?.year_group));
        let year_group = year_group.or_else(|| details.born.and_then(|born| YearGroup::by_age(born, year)));
        let placement = Placement { class: Some(class), year_group };
        is_back(view, writer, pupil, year);
        writer.write_school(view.roll.fold(), Cell::Placement(pupil, year), Change::PupilPlaced { pupil, year, placement });
    }
    Ok(())
}

/// What is held, with the gaps filled from what is newly said. A name that is held stays: a list spells a child's name its own way.
fn completed(held: &Pupil, said: &Pupil) -> Pupil {
    Pupil {
        forename: held.forename.clone(),
        surname: if held.surname.is_empty() { said.surname.clone() } else { held.surname.clone() },
        upn: held.upn.clone().or_else(|| said.upn.clone()),
        born: held.born.or(said.born),
    }
}

pub(super) fn set_pupil(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, raw: &Pupil) -> Result<(), Refusal> {
    if view.roll.pupil(pupil).is_none() {
        return Err(Refusal::NotHere);
    }
    let pupil = view.roll.canonical(pupil);
    let details = details(raw)?;
    writer.write_school(view.roll.fold(), Cell::Pupil(pupil), Change::PupilSet { pupil, details });
    Ok(())
}

pub(super) fn set_legal_name(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, said: Option<&LegalName>) -> Result<(), Refusal> {
    let held = view.roll.pupil(pupil).ok_or(Refusal::NotHere)?;
    let pupil = view.roll.canonical(pupil);
    let details = held.any().ok_or(Refusal::NotHere)?;
    match said.filter(|said| !is_called_so(details, said)) {
        Some(said) => write_legal_name(view, writer, pupil, details, said),
        None => {
            writer.retract_school(view.roll.fold(), Cell::LegalName(pupil));
            Ok(())
        }
    }
}

/// Whether a legal name is the one the child is called by, so that nothing is to be kept.
fn is_called_so(details: &Pupil, legal: &LegalName) -> bool {
    let surname = legal.surname.trim().is_empty() || same_name(&legal.surname, &details.surname);
    same_name(&legal.forename, &details.forename) && surname
}

fn write_legal_name(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, details: &Pupil, said: &LegalName) -> Result<(), Refusal> {
    if is_called_so(details, said) {
        return Ok(());
    }
    let surname = short(tidy(&said.surname))?;
    let surname = if same_name(&surname, &details.surname) { String::new() } else { surname };
    let legal = LegalName { forename: name(&said.forename)?, surname };
    writer.write_school(view.roll.fold(), Cell::LegalName(pupil), Change::LegalNameSet { pupil, legal });
    Ok(())
}

pub(super) fn place(
    view: View<'_>,
    writer: &mut Writer<'_>,
    pupil: PupilId,
    year: SchoolYear,
    placement: Placement,
) -> Result<(), Refusal> {
    if view.roll.pupil(pupil).is_none() {
        return Err(Refusal::NotHere);
    }
    if let Some(class) = placement.class {
        let reading = view.roll.class(class);
        let into = reading.as_ref().and_then(Reading::any).ok_or(Refusal::NotHere)?;
        if into.demo != is_demo(view, pupil) {
            return Err(Refusal::DemoStaysApart);
        }
    }
    let pupil = view.roll.canonical(pupil);
    if placement.class.is_some() {
        is_back(view, writer, pupil, year);
    }
    writer.write_school(view.roll.fold(), Cell::Placement(pupil, year), Change::PupilPlaced { pupil, year, placement });
    Ok(())
}

/// A child leaves its class in the midst of a school year, from a half term on: up to the one before it stays on the lists of the class.
pub(super) fn leaves_class(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, since: Period) {
    let pupil = view.roll.canonical(pupil);
    let Some(until) = since.previous().filter(|until| until.year == since.year) else { return };
    let placed = view.roll.placement(pupil, since.year);
    let Some(class) = placed.as_ref().and_then(Reading::settled).and_then(|placed| placed.class) else { return };
    // Whoever moves twice, in one half term or for an earlier one, was before it where that is said already.
    if view.roll.was_in(pupil, until).is_none() {
        writer.write_school(view.roll.fold(), Cell::WasIn(pupil, until), Change::WasIn { pupil, class, until });
    }
}

/// Whoever has left and gets a place again is back: in a later school year, or in that of its last day where it had none any more.
pub(super) fn is_back(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, year: SchoolYear) {
    let Some(left) = view.roll.left(pupil).and_then(|reading| reading.any().map(|left| SchoolYear::of(left.day))) else { return };
    let had_a_place = || view.roll.placement(pupil, year).is_some_and(|placed| placed.any().is_none_or(|placed| placed.class.is_some()));
    if year > left || (year == left && !had_a_place()) {
        writer.retract_school(view.roll.fold(), Cell::Left(pupil));
    }
}

/// Whether a child is an invented one.
pub(super) fn is_demo(view: View<'_>, pupil: PupilId) -> bool {
    let ids = view.roll.ids(pupil);
    demo::pupils(view).iter().any(|id| ids.contains(id))
}

/// Links two ids, and settles what the two enrolments say differently without contradicting each other: details one side lacks, and the
/// class. `pupil` is the child as this device knows it; its placement is kept. What was contested before stays so.
pub(super) fn link(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, same_as: PupilId) -> Result<(), Refusal> {
    let (one, other) = (view.roll.canonical(pupil), view.roll.canonical(same_as));
    if one == other {
        return Err(Refusal::AlreadyLinked);
    }
    let held = |id| view.roll.pupil(id).ok_or(Refusal::NotHere);
    let (mine, theirs) = (held(one)?, held(other)?);
    if is_demo(view, one) != is_demo(view, other) {
        return Err(Refusal::DemoStaysApart);
    }
    writer.write(About::School, Vec::new(), Change::PupilLinked { pupil: one, same_as: other });
    let canonical = one.min(other);
    let fold = view.roll.fold();
    let both = |a: Cell, b: Cell| [ids(fold.live(a)), ids(fold.live(b))].concat();
    if let (Reading::Settled(mine), Reading::Settled(theirs)) = (mine, theirs) {
        let agreed = completed(&mine, &theirs);
        if mine != theirs && completed(&theirs, &mine) == agreed {
            let replaces = both(Cell::Pupil(one), Cell::Pupil(other));
            writer.write(About::School, replaces, Change::PupilSet { pupil: canonical, details: agreed });
        }
    }
    for (cell, live) in fold.cells() {
        let Cell::Placement(id, year) = cell else { continue };
        let theirs = fold.live(Cell::Placement(other, year));
        if id != one || theirs.is_empty() {
            continue;
        }
        if let Some(Reading::Settled(placement)) = view.roll.placement(one, year)
            && theirs.iter().any(|e| live.iter().any(|mine| !mine.change.says_the_same(&e.change)))
        {
            let replaces = both(cell, Cell::Placement(other, year));
            writer.write(About::School, replaces, Change::PupilPlaced { pupil: canonical, year, placement });
        }
    }
    Ok(())
}
