//! Days in full.

use chrono::{Datelike, Weekday};

use crate::domain::Date;
use crate::words;

/// "Thursday 26 November 2026".
pub(super) fn day_in_full(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    format!("{weekday} {}", words::date(date))
}
