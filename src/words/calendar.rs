//! Days, half terms and school years.

use chrono::Datelike;

use super::letters::capital;
use crate::domain::calendar::day_and_month;
use crate::domain::{Date, HalfTerm, Moment, Period, SchoolYear};

/// A day that has not come.
pub const NOT_YET: &str = "This day has not come yet. Please choose today or an earlier day.";
/// No day.
pub const CHOOSE_A_DAY: &str = "Please choose a day.";

/// "23 November 2026".
#[must_use]
pub fn date(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

/// "23 November 2026, 09:12", where the clock is so many minutes ahead of UTC.
#[must_use]
pub fn moment(at: Moment, offset: i32) -> String {
    let (hours, minutes) = at.time(offset);
    format!("{}, {hours:02}:{minutes:02}", date(at.date(offset)))
}

/// "Autumn 2".
#[must_use]
pub fn half_term(half_term: HalfTerm) -> String {
    capital(half_term.name())
}

/// "Autumn 2, 2026-27".
#[must_use]
pub fn period(period: Period) -> String {
    format!("{}, {}", half_term(period.half_term), period.year)
}

/// A half term as seen from another: without the year where that is the same.
#[must_use]
pub fn period_from(period: Period, here: SchoolYear) -> String {
    if period.year == here { half_term(period.half_term) } else { self::period(period) }
}

/// "autumn 2" within a sentence, with the year where it is not the one of the reader's page.
#[must_use]
pub fn within(period: Period, here: SchoolYear) -> String {
    let name = period.half_term.name();
    if period.year == here { name.to_owned() } else { format!("{name} of {}", period.year) }
}

/// "autumn 2, 2026-27".
#[must_use]
pub fn named(period: Period) -> String {
    format!("{}, {}", period.half_term.name(), period.year)
}

/// "autumn 2 2026-27".
#[must_use]
pub fn of_year(period: Period) -> String {
    format!("{} {}", period.half_term.name(), period.year)
}
