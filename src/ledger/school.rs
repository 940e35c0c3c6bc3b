//! What the school's own file says besides its settings by half terms and who is on the roll.

use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use super::reading::Reading;
use super::roll::Roll;
use crate::domain::{ClassId, Date, GroupKey, HalfTerm, Period, Pupil, PupilId, SchoolYear, StaffId, YearsKept, letters, order};

/// A group of children of the school's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it goes by for ever.
    pub key: GroupKey,
    /// What it is called.
    pub name: String,
    /// Whether it is no longer offered.
    pub retired: bool,
}

impl Roll {
    /// For how many years files are kept after a child has left; `None` while the school has not said. Of two who say otherwise the longer
    /// holds.
    #[must_use]
    pub fn retention(&self) -> Option<YearsKept> {
        let years = |change: &Change| match change {
            Change::RetentionSet { years } => YearsKept::new(*years),
            _ => None,
        };
        self.fold().live(Cell::Retention).iter().filter_map(|entry| years(&entry.change)).max_by_key(|years| years.get())
    }

    /// Who teaches a class in a school year, in the order of the staff list; who is on it no more is left out.
    #[must_use]
    pub fn teachers(&self, class: ClassId, year: SchoolYear) -> Vec<(StaffId, String)> {
        let class = self.known().class(class);
        let teaches = |staff: StaffId| !self.fold().live(Cell::Teacher(class, year, staff)).is_empty();
        self.staff().into_iter().filter(|(staff, _)| teaches(*staff)).map(|(staff, member)| (staff, member.name)).collect()
    }

    /// The school's groups of children, by name; those no longer offered too.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        let named = |key: GroupKey| {
            let reading = Reading::of(self.fold().live(Cell::Group(key)), |entry| match &entry.change {
                Change::GroupSet { name, retired, .. } => Some(Group { key, name: name.clone(), retired: *retired }),
                _ => None,
            });
            reading.and_then(|reading| reading.any().cloned())
        };
        let keys = self.fold().cells().filter_map(|(cell, _)| if let Cell::Group(key) = cell { Some(key) } else { None });
        let mut groups: Vec<Group> = keys.filter_map(named).collect();
        order::sort_by_key(&mut groups, |group| letters::listed_as(&group.name));
        groups
    }

    /// Whether a child is in a group.
    #[must_use]
    pub fn is_in(&self, pupil: PupilId, group: GroupKey) -> bool {
        !self.fold().live(Cell::InGroup(self.canonical(pupil), group)).is_empty()
    }

    /// The children of a class in a half term, in register order: those of its school year, without whoever was in another class then or
    /// had left before, and with whoever is in another by now.
    #[must_use]
    pub fn members_in(&self, class: ClassId, period: Period) -> Vec<(PupilId, Pupil)> {
        let class = self.known().class(class);
        let dates = self.term_dates(period.year);
        let begins = dates.half_terms().find(|(half_term, _)| *half_term == period.half_term).map(|(_, span)| span.first);
        // Where it was noted beforehand that a child leaves, nobody takes its place away on the day. Who has a place in a later year all
        // the same is shown there: somebody says that it is back.
        let has_gone =
            |id| begins.zip(self.last_day(id)).is_some_and(|(begins, last)| last < begins && SchoolYear::of(last) == period.year);
        self.pupils_who(&|id| match self.was_in(id, period) {
            Some((_, classes)) => classes.contains(&class),
            None => self.sits_in(id, class, period.year) && !has_gone(id),
        })
    }

    /// Until which half term a child was in which class in one, where it has moved since; of two who say otherwise both classes.
    #[must_use]
    pub fn was_in(&self, pupil: PupilId, period: Period) -> Option<(Period, Vec<ClassId>)> {
        let pupil = self.canonical(pupil);
        let last = Period { year: period.year, half_term: HalfTerm::Summer2 };
        let (cell, live) = self.fold().between(Cell::WasIn(pupil, period), Cell::WasIn(pupil, last)).next()?;
        let class = |entry: &Arc<Entry>| if let Change::WasIn { class, .. } = &entry.change { Some(*class) } else { None };
        match cell {
            Cell::WasIn(_, until) => Some((until, live.iter().filter_map(class).collect())),
            _ => None,
        }
    }

    /// The last day of a child who leaves or has left. Of two who say otherwise the later.
    #[must_use]
    pub fn last_day(&self, pupil: PupilId) -> Option<Date> {
        let day = |change: &Change| match change {
            Change::PupilLeft { left, .. } => Some(left.day),
            _ => None,
        };
        self.fold().live(Cell::Left(self.canonical(pupil))).iter().filter_map(|entry| day(&entry.change)).max()
    }
}
