//! What the school's own file says besides its settings by half terms and who is on the roll.

use super::cell::Cell;
use super::change::Change;
use super::roll::Roll;
use crate::domain::{ClassId, Date, PupilId, SchoolYear, StaffId, YearsKept};

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
