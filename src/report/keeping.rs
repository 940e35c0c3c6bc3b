//! When the browser is asked to keep what is stored, and when a person is reminded of a copy.

use crate::domain::days_off::{DayOff, day_off};
use crate::domain::{Date, SchoolYear};
use crate::ledger::Roll;

/// So many days after it was asked, a browser that has not promised is asked again: some promise only to a page that is used often.
const AGAIN_AFTER: i64 = 7;
/// On so many days Lantern is used before a copy is asked for.
const DAYS_OF_USE: u32 = 7;
/// So many days before a holiday a copy is asked for, unless one was made within as many: some browsers clear what a page stored when it
/// was not visited for a week.
const BEFORE_HOLIDAY: u64 = 3;

/// Whether the browser is to be asked today: there is a class that is not the demo class, and it was not asked of late.
#[must_use]
pub fn is_to_ask(roll: &Roll, asked: Option<Date>, today: Date) -> bool {
    let of_late = asked.is_some_and(|day| (0..AGAIN_AFTER).contains(&today.signed_duration_since(day).num_days()));
    !of_late && has_real_class(roll)
}

fn has_real_class(roll: &Roll) -> bool {
    roll.classes().iter().any(|(_, class)| !class.demo)
}

/// Whether the room the browser gives is nearly full: less than a tenth of it is left. Both in bytes.
#[must_use]
pub fn room_is_short(used: f64, most: f64) -> bool {
    most > 0.0 && used > most * 0.9
}

/// On how many days this device was used since the last copy, as it is noted on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaysOfUse {
    /// How many.
    pub days: u32,
    /// The last of them.
    pub last: Option<Date>,
}

impl DaysOfUse {
    /// With today.
    #[must_use]
    pub fn used(self, today: Date) -> Self {
        let anew = self.last != Some(today);
        Self { days: self.days.saturating_add(u32::from(anew)), last: Some(today) }
    }
}

/// Why a copy of everything is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyDue {
    /// Lantern was used on so many days since the last one.
    Used(u32),
    /// A holiday begins on this day.
    Holiday(Date),
}

impl CopyDue {
    /// The first day of the holiday it is asked for before.
    #[must_use]
    pub fn holiday(self) -> Option<Date> {
        match self {
            Self::Holiday(begins) => Some(begins),
            Self::Used(_) => None,
        }
    }
}

/// Whether a copy of everything is asked for today; `last` is the day of the last one.
#[must_use]
pub fn copy_due(roll: &Roll, last: Option<Date>, used: DaysOfUse, today: Date) -> Option<CopyDue> {
    if !has_real_class(roll) {
        return None;
    }
    let of_late = last.is_some_and(|day| (0..=BEFORE_HOLIDAY).contains(&today.signed_duration_since(day).num_days().unsigned_abs()));
    if !of_late && let Some(begins) = holiday_ahead(roll, today) {
        return Some(CopyDue::Holiday(begins));
    }
    (used.days >= DAYS_OF_USE).then_some(CopyDue::Used(used.days))
}

/// The first day of a holiday that begins after today, within a few days.
fn holiday_ahead(roll: &Roll, today: Date) -> Option<Date> {
    let is_holiday = |day: Date| {
        let year = SchoolYear::of(day);
        let after = roll.term_dates(year.next().unwrap_or(year));
        matches!(day_off(day, &roll.term_dates(year), &after), Some(DayOff::Holiday { .. }))
    };
    let mut ahead = today.iter_days().take(1 + usize::try_from(BEFORE_HOLIDAY).unwrap_or_default()).skip(1);
    if is_holiday(today) { None } else { ahead.find(|day| is_holiday(*day)) }
}
