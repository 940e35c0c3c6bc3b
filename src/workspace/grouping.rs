//! Deciding about the school's own groups of children.

use super::decide::{Decide, View, Writer};
use super::roll::name;
use crate::domain::key::free_key;
use crate::domain::people::same_name;
use crate::domain::{GroupKey, PupilId};
use crate::ledger::school::Group;
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// What can be asked about groups.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Grouping {
    /// Say who of some children is in a group, and what it is called; `None` makes a new one. Nobody who was not asked about goes or comes.
    Of { group: Option<GroupKey>, name: String, among: Vec<PupilId>, members: Vec<PupilId> },
    /// Call a group otherwise, or offer it no longer, or again.
    Set { group: GroupKey, name: String, retired: bool },
}

impl Decide for Grouping {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Of { group, name, among, members } => {
                let group = set(view, writer, *group, name, false)?;
                for pupil in among {
                    if view.roll.pupil(*pupil).is_none() {
                        return Err(Refusal::NotHere);
                    }
                    let pupil = view.roll.canonical(*pupil);
                    let cell = Cell::InGroup(pupil, group);
                    if members.iter().any(|member| view.roll.canonical(*member) == pupil) {
                        writer.write_school(view.roll.fold(), cell, Change::InGroup { pupil, group });
                    } else {
                        writer.retract_school(view.roll.fold(), cell);
                    }
                }
            }
            Self::Set { group, name, retired } => drop(set(view, writer, Some(*group), name, *retired)?),
        }
        Ok(())
    }
}

/// Names a group, or a new one.
fn set(view: View<'_>, writer: &mut Writer<'_>, group: Option<GroupKey>, text: &str, retired: bool) -> Result<GroupKey, Refusal> {
    let (name, known) = (name(text)?, view.roll.groups());
    // Two of one name could not be told apart.
    if known.iter().any(|other| Some(other.key) != group && same_name(&other.name, &name)) {
        return Err(Refusal::GroupNameTaken(name));
    }
    let group = match group {
        Some(key) => known.iter().find(|one| one.key == key).map(|one| one.key).ok_or(Refusal::NotHere)?,
        // A name on two devices is one group, for it makes one key.
        None => free_key(&name, "group", |key: &GroupKey| known.iter().any(|Group { key: other, .. }| other == key))
            .ok_or(Refusal::NameMissing)?,
    };
    writer.write_fact(About::School, view.roll.fold(), Change::GroupSet { group, name, retired });
    Ok(group)
}
