//! A class on one day: everyone is fine unless something was noted.

use chrono::{Datelike, Days, Weekday};

use crate::domain::{Date, Incident, NoteId, Praise, PupilId, SchoolYear, Slip};
use crate::ledger::{Files, Roll};

/// One thing a child can miss: whether it did on the day, and how often in the half term up to then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What.
    pub slip: Slip,
    /// Whether on the day.
    pub on_the_day: bool,
    /// How often from the half term's first day to the day, both included.
    pub so_far: usize,
}

/// What was noted of a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildsDay {
    /// Everything that can be missed, in order.
    pub missed: Vec<Missed>,
    /// What happened on the day.
    pub incidents: Vec<(NoteId, Incident)>,
    /// Praise of the day.
    pub praises: Vec<(NoteId, Praise)>,
}

impl ChildsDay {
    /// Whether nothing at all was noted on the day.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.incidents.is_empty() && self.praises.is_empty() && self.missed.iter().all(|missed| !missed.on_the_day)
    }
}

/// From which day a half term's misses are counted: the first day of the half term a day lies in by the school's dates.
fn counted_from(roll: &Roll, date: Date) -> Date {
    let dates = roll.term_dates(SchoolYear::of(date));
    let period = dates.period_on(date);
    dates.half_terms().find(|(half, _)| *half == period.half_term).map_or(date, |(_, span)| span.first.min(date))
}

/// The last day before this one that is no Saturday or Sunday.
#[must_use]
pub fn school_day_before(date: Date) -> Option<Date> {
    let back = match date.weekday() {
        Weekday::Mon => 3,
        Weekday::Sun => 2,
        _ => 1,
    };
    date.checked_sub_days(Days::new(back))
}

/// Of how many children something was noted on the day.
#[must_use]
pub fn noted<'a>(days: impl IntoIterator<Item = &'a ChildsDay>) -> usize {
    days.into_iter().filter(|day| !day.is_fine()).count()
}

/// Reads a child's day.
#[must_use]
pub fn childs_day(files: &Files, pupil: PupilId, date: Date) -> ChildsDay {
    let fold = files.fold(pupil);
    let slips = fold.slips(counted_from(files.roll(), date), date);
    let missed =
        |slip| Missed { slip, on_the_day: slips.contains(&(date, slip)), so_far: slips.iter().filter(|(_, found)| *found == slip).count() };
    ChildsDay {
        missed: Slip::ALL.into_iter().map(missed).collect(),
        incidents: fold.incidents().into_iter().filter(|(_, day, _)| *day == date).map(|(id, _, incident)| (id, incident)).collect(),
        praises: fold.praises().into_iter().filter(|(_, day, _)| *day == date).map(|(id, _, praise)| (id, praise)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_school_day_before_is_never_at_a_weekend() {
        let day = |text: &str| crate::domain::calendar::date(text).unwrap();
        let table = [
            ("2026-11-23", "2026-11-20"),
            ("2026-11-24", "2026-11-23"),
            ("2026-11-27", "2026-11-26"),
            ("2026-11-28", "2026-11-27"),
            ("2026-11-29", "2026-11-27"),
        ];
        for (date, before) in table {
            assert_eq!(school_day_before(day(date)), Some(day(before)), "{date}");
        }
    }

    #[test]
    fn whoever_anything_was_noted_of_is_counted_once() {
        let missed = |on_the_day| vec![Missed { slip: Slip::ALL[0], on_the_day, so_far: 3 }];
        let day = |on_the_day| ChildsDay { missed: missed(on_the_day), ..ChildsDay::default() };
        let table = [(vec![], 0), (vec![day(false)], 0), (vec![day(true), day(false), day(true)], 2)];
        for (days, count) in table {
            assert_eq!(noted(&days), count, "{days:?}");
        }
    }
}
