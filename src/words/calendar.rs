//! Days, half terms and school years.

use chrono::Datelike;

use super::letters::capital;
use crate::domain::calendar::day_and_month;
use crate::domain::{Date, DayOff, HalfTerm, Holiday, Moment, Period, SchoolYear};

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

/// "Half-term holiday until 2 November", "Saturday".
#[must_use]
pub fn day_off(off: DayOff) -> String {
    let (holiday, until) = match off {
        DayOff::Saturday => return "Saturday".to_owned(),
        DayOff::Sunday => return "Sunday".to_owned(),
        DayOff::Holiday { which: Holiday::HalfTerm, until } => ("Half-term", until),
        DayOff::Holiday { which: Holiday::Christmas, until } => ("Christmas", until),
        DayOff::Holiday { which: Holiday::Easter, until } => ("Easter", until),
        DayOff::Holiday { which: Holiday::Summer, until } => ("Summer", until),
    };
    format!("{holiday} holiday until {}", day_and_month(until))
}

/// Another half term has begun while the page was open, as seen from the one it works in.
#[must_use]
pub fn has_begun(now: Period, was: Period) -> String {
    format!("It is now {}. ", within(now, was.year))
}

/// The question that goes with it.
pub const WHICH_IS_MEANT: &str = "Mark for which half term?";

/// What waits for the answer.
#[must_use]
pub fn waiting(taps: u32) -> String {
    match taps {
        0 => String::new(),
        1 => " What you have just done is kept and waits for your answer.".to_owned(),
        n => format!(" The last {n} things you did are kept and wait for your answer."),
    }
}

/// The answer that stays.
#[must_use]
pub fn still(was: Period, now: SchoolYear) -> String {
    format!("Still {}", within(was, now))
}

/// What the clock of this device says, which can hardly be.
#[must_use]
pub fn clock_says(clock: Date) -> String {
    format!("The clock of this device says {}. ", date(clock))
}

/// Why that can hardly be, and what to do.
#[must_use]
pub fn clock_doubted(newest: Date) -> String {
    format!(
        "The newest entry here is of {}. If the clock is wrong, please set date and time in the settings of the device and come back to \
         this page.",
        date(newest)
    )
}
