//! Which half term is meant: the one of a day, and those a chooser offers.

use crate::domain::{Date, DayOff, Period, SchoolYear, day_off, order};
use crate::ledger::Roll;

/// The half term a day lies in, by the school's dates.
#[must_use]
pub fn of_day(roll: &Roll, day: Date) -> Period {
    roll.period_on(day)
}

/// Why there is no school on a day, by the school's dates; `None` on a school day.
#[must_use]
pub fn off(roll: &Roll, day: Date) -> Option<DayOff> {
    let year = SchoolYear::of(day);
    day_off(day, &roll.term_dates(year), &roll.term_dates(year.next().unwrap_or(year)))
}

/// The half term a meeting on a day is of: that of the day, or, on a day of another school year, the one now.
#[must_use]
pub fn of_meeting(roll: &Roll, day: Date, now: Period) -> Period {
    if now.year.contains(day) { of_day(roll, day) } else { now }
}

/// The school years a page offers: this one first, then earlier ones, to two before that of now and of what is shown; then the next, and
/// later ones as far as they are shown. Two years back reach what a teacher looks up; older years open from the class's own history.
#[must_use]
pub fn years_offered(now: Period, shown: Period) -> Vec<SchoolYear> {
    let (first, this, last) = (now.min(shown).year.start() - 2, now.year.start(), now.max(shown).year.start() + 1);
    (first..=this).rev().chain(this + 1..=last).filter_map(SchoolYear::starting).collect()
}

/// How many half terms after this one a setting can wait for: a school year.
const AHEAD: usize = 6;

/// The half terms a setting can hold from: this one and those of a school year after it. None that is over, for that stays as it was.
#[must_use]
pub fn to_hold_from(now: Period) -> Vec<Period> {
    std::iter::successors(Some(now), |period| period.next()).take(AHEAD + 1).collect()
}

/// The half terms a meeting can look back at or ahead to, in order: six back, three ahead, and the one that is chosen.
#[must_use]
pub fn around_meeting(of: Period, chosen: Option<Period>) -> Vec<Period> {
    let mut periods = vec![of];
    for _ in 0..6 {
        periods.extend(periods.last().and_then(|last| last.previous()));
    }
    periods.reverse();
    for _ in 0..3 {
        periods.extend(periods.last().and_then(|last| last.next()));
    }
    periods.extend(chosen.filter(|chosen| !periods.contains(chosen)));
    order::sort(&mut periods);
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_and_its_meeting_have_a_half_term() {
        let roll = Roll::default();
        let day = |text: &str| crate::domain::calendar::date(text).unwrap();
        let now = period("2026-27.spring-1");
        // The day, the half term it lies in, and that of a meeting begun now and dated to it.
        let table = [
            ("2026-09-01", "2026-27.autumn-1", "2026-27.autumn-1"),
            ("2026-10-28", "2026-27.autumn-1", "2026-27.autumn-1"),
            ("2026-11-23", "2026-27.autumn-2", "2026-27.autumn-2"),
            ("2027-08-20", "2026-27.summer-2", "2026-27.summer-2"),
            ("2026-07-01", "2025-26.summer-2", "2026-27.spring-1"),
            ("2027-09-10", "2027-28.autumn-1", "2026-27.spring-1"),
        ];
        for (text, of, met) in table {
            assert_eq!(of_day(&roll, day(text)), period(of), "{text}");
            assert_eq!(of_meeting(&roll, day(text), now), period(met), "a meeting on {text}");
        }
    }

    #[test]
    fn a_setting_holds_from_this_half_term_or_one_to_come() {
        let offered = |now: &str| to_hold_from(period(now)).iter().map(ToString::to_string).collect::<Vec<_>>();
        let all = offered("2026-27.spring-2");
        assert_eq!((all.len(), all.first().map(String::as_str)), (7, Some("2026-27.spring-2")));
        assert_eq!(all.last().map(String::as_str), Some("2027-28.spring-2"));
        assert_eq!(offered("2189-90.summer-2"), ["2189-90.summer-2"], "the end of the calendar");
    }

    #[test]
    fn the_years_offered_reach_two_back_and_one_on() {
        let starts =
            |now: &str, shown: &str| -> Vec<_> { years_offered(period(now), period(shown)).into_iter().map(SchoolYear::start).collect() };
        let table = [
            ("2026-27.autumn-2", "2026-27.summer-1", vec![2026, 2025, 2024, 2027]),
            ("2026-27.autumn-2", "2024-25.autumn-1", vec![2026, 2025, 2024, 2023, 2022, 2027]),
            ("2026-27.autumn-2", "2027-28.autumn-1", vec![2026, 2025, 2024, 2027, 2028]),
        ];
        for (now, shown, years) in table {
            assert_eq!(starts(now, shown), years, "{now}, {shown}");
        }
    }

    #[test]
    fn a_meeting_looks_six_half_terms_back_and_three_ahead() {
        let around = around_meeting(period("2026-27.autumn-2"), None);
        assert_eq!(around.len(), 10);
        assert_eq!(around.first(), Some(&period("2025-26.autumn-2")));
        assert_eq!(around.last(), Some(&period("2026-27.summer-1")));
        let table = [
            ("2026-27.spring-1", 10, "2025-26.autumn-2"),
            ("2023-24.autumn-1", 11, "2023-24.autumn-1"),
            ("2027-28.autumn-1", 11, "2025-26.autumn-2"),
        ];
        for (chosen, count, first) in table {
            let around = around_meeting(period("2026-27.autumn-2"), Some(period(chosen)));
            assert_eq!((around.len(), around.first().copied()), (count, Some(period(first))), "{chosen}");
            assert!(around.is_sorted(), "{chosen}");
        }
    }
}
