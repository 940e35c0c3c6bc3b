//! Days without school: weekends and holidays, by the dates of the half terms. Bank holidays and training days are not known.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::HalfTerm;
use super::terms::TermDates;

/// Why there is no school on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// A Saturday or Sunday between school days.
    Saturday,
    /// See [`DayOff::Saturday`].
    Sunday,
    /// A holiday, weekends and all.
    Holiday {
        /// Which.
        which: Holiday,
        /// The first day of school after it.
        until: NaiveDate,
    },
}

/// The holidays of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// In the middle of a term.
    HalfTerm,
    /// Between autumn and spring.
    Christmas,
    /// Between spring and summer.
    Easter,
    /// After the school year or before it.
    Summer,
}

/// Why there is no school on a day, by the dates of its school year and of the one after; `None` on a school day.
#[must_use]
pub fn day_off(day: NaiveDate, year: &TermDates, after: &TermDates) -> Option<DayOff> {
    let first_of = |dates: &TermDates| dates.half_terms().next().map(|(_, span)| span.first);
    if year.half_terms().any(|(_, span)| (span.first..=span.last).contains(&day)) {
        // The school says itself that its first and last days are school days.
        let edge = year.half_terms().any(|(_, span)| span.first == day || span.last == day);
        return match day.weekday() {
            Weekday::Sat if !edge => Some(DayOff::Saturday),
            Weekday::Sun if !edge => Some(DayOff::Sunday),
            _ => None,
        };
    }
    let next = year.half_terms().find(|(_, span)| span.first > day);
    let (which, until) = match next {
        Some((HalfTerm::Autumn1, span)) => (Holiday::Summer, span.first),
        Some((HalfTerm::Spring1, span)) => (Holiday::Christmas, span.first),
        Some((HalfTerm::Summer1, span)) => (Holiday::Easter, span.first),
        Some((_, span)) => (Holiday::HalfTerm, span.first),
        None => (Holiday::Summer, first_of(after)?),
    };
    Some(DayOff::Holiday { which, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SchoolYear;
    use crate::domain::calendar::date;

    #[test]
    fn weekends_and_holidays_are_known_by_the_dates_of_the_half_terms() {
        let dates = |start| TermDates::usual(SchoolYear::starting(start).unwrap());
        let holiday = |which, until: &str| Some(DayOff::Holiday { which, until: date(until).unwrap() });
        let table = [
            ("2026-09-01", holiday(Holiday::Summer, "2026-09-02")),
            ("2026-09-02", None),
            ("2026-09-05", Some(DayOff::Saturday)),
            ("2026-09-06", Some(DayOff::Sunday)),
            ("2026-09-07", None),
            ("2026-10-23", None),
            // The weekend before a holiday and the one at its end are part of it.
            ("2026-10-24", holiday(Holiday::HalfTerm, "2026-11-02")),
            ("2026-10-28", holiday(Holiday::HalfTerm, "2026-11-02")),
            ("2026-11-01", holiday(Holiday::HalfTerm, "2026-11-02")),
            ("2026-11-02", None),
            ("2026-12-25", holiday(Holiday::Christmas, "2027-01-04")),
            ("2027-02-17", holiday(Holiday::HalfTerm, "2027-02-22")),
            ("2027-04-02", holiday(Holiday::Easter, "2027-04-12")),
            ("2027-06-02", holiday(Holiday::HalfTerm, "2027-06-07")),
            ("2027-07-21", None),
            ("2027-07-22", holiday(Holiday::Summer, "2027-09-02")),
            ("2027-08-31", holiday(Holiday::Summer, "2027-09-02")),
        ];
        for (day, off) in table {
            assert_eq!(day_off(date(day).unwrap(), &dates(2026), &dates(2027)), off, "{day}");
        }
    }
}
