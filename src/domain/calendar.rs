//! The school's calendar: school years, half terms, periods and moments.

use std::fmt;
use std::str::FromStr;

use arrayvec::ArrayString;

use super::digits::numbers;
use super::key::as_text;
use chrono::{DateTime, Datelike, NaiveDate, Timelike};

/// A text that does not name what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInTheCalendar;

impl fmt::Display for NotInTheCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a school year such as 2026-27 or a half term such as 2026-27.autumn-2")
    }
}

/// A school year, 1 September to 31 August, named by the year it begins in. From 1990 to 2189.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(u16);

impl SchoolYear {
    /// The school year that begins in `year`, if it lies between 1990 and 2189.
    #[must_use]
    pub fn starting(year: i32) -> Option<Self> {
        u16::try_from(year).ok().filter(|y| (1990..2190).contains(y)).map(Self)
    }

    /// The school year a date lies in. A date outside 1990 to 2189 is moved to the nearest year.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let year = if date.month() >= 9 { date.year() } else { date.year() - 1 };
        Self(u16::try_from(year.clamp(1990, 2189)).unwrap_or(1990))
    }

    /// The calendar year in which it begins.
    #[must_use]
    pub fn start(self) -> i32 {
        i32::from(self.0)
    }

    /// The year after, unless that is past 2189.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::starting(self.start() + 1)
    }

    /// The year before, unless that is before 1990.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::starting(self.start() - 1)
    }

    /// Whether a date lies between 1 September and 31 August of this school year.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        let year = if date.month() >= 9 { date.year() } else { date.year() - 1 };
        year == self.start()
    }
}

impl SchoolYear {
    /// As it stands in entries: `2026-27`.
    fn text(self) -> ArrayString<7> {
        let ([c, e], [a, r], [n, x]) = (two(u32::from(self.0 / 100)), two(u32::from(self.0)), two(u32::from(self.0 + 1)));
        ArrayString::from_byte_string(&[c, e, a, r, b'-', n, x]).unwrap_or_default()
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl FromStr for SchoolYear {
    type Err = NotInTheCalendar;
    fn from_str(text: &str) -> Result<Self, NotInTheCalendar> {
        let [start, end] = numbers(text, "9999-99").ok_or(NotInTheCalendar)?;
        let year = i32::try_from(start).ok().and_then(Self::starting).ok_or(NotInTheCalendar)?;
        if end == (start + 1) % 100 { Ok(year) } else { Err(NotInTheCalendar) }
    }
}

/// One of the six half terms of a school year, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HalfTerm {
    /// September to the October break.
    Autumn1,
    /// November and December.
    Autumn2,
    /// January to the February break.
    Spring1,
    /// February to Easter.
    Spring2,
    /// Easter to the May break.
    Summer1,
    /// June and July.
    Summer2,
}

impl HalfTerm {
    /// All six, in order.
    pub const ALL: [Self; 6] = [Self::Autumn1, Self::Autumn2, Self::Spring1, Self::Spring2, Self::Summer1, Self::Summer2];

    /// The name a teacher uses: "autumn 2".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Autumn1 => "autumn 1",
            Self::Autumn2 => "autumn 2",
            Self::Spring1 => "spring 1",
            Self::Spring2 => "spring 2",
            Self::Summer1 => "summer 1",
            Self::Summer2 => "summer 2",
        }
    }

    /// The name in files and addresses: "autumn-2".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Autumn1 => "autumn-1",
            Self::Autumn2 => "autumn-2",
            Self::Spring1 => "spring-1",
            Self::Spring2 => "spring-2",
            Self::Summer1 => "summer-1",
            Self::Summer2 => "summer-2",
        }
    }
}

/// A half term of a certain school year. Periods are ordered in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The school year.
    pub year: SchoolYear,
    /// The half term within it.
    pub half_term: HalfTerm,
}

impl Period {
    /// The earliest there is.
    pub const FIRST: Self = Self { year: SchoolYear(1990), half_term: HalfTerm::Autumn1 };

    /// The latest there is.
    pub const LAST: Self = Self { year: SchoolYear(2189), half_term: HalfTerm::Summer2 };

    /// The half term before this one, in the year before if need be.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match HalfTerm::ALL.iter().rev().find(|h| **h < self.half_term) {
            Some(half_term) => Some(Self { half_term: *half_term, ..self }),
            None => Some(Self { year: self.year.previous()?, half_term: HalfTerm::Summer2 }),
        }
    }

    /// The half term after this one, in the year after if need be.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match HalfTerm::ALL.iter().find(|h| **h > self.half_term) {
            Some(half_term) => Some(Self { half_term: *half_term, ..self }),
            None => Some(Self { year: self.year.next()?, half_term: HalfTerm::Autumn1 }),
        }
    }
}

impl Period {
    /// As it stands in entries: `2026-27.autumn-2`.
    pub(crate) fn text(self) -> ArrayString<16> {
        let mut text = ArrayString::new();
        for part in [self.year.text().as_str(), ".", self.half_term.key()] {
            // The longest is as long as this one.
            let _fits = text.try_push_str(part);
        }
        text
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl FromStr for Period {
    type Err = NotInTheCalendar;
    fn from_str(text: &str) -> Result<Self, NotInTheCalendar> {
        let (year, half) = text.split_once('.').ok_or(NotInTheCalendar)?;
        let half_term = HalfTerm::ALL.into_iter().find(|h| h.key() == half).ok_or(NotInTheCalendar)?;
        Ok(Self { year: year.parse()?, half_term })
    }
}

/// The months, as a person writes them.
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// "2 November".
#[must_use]
pub fn day_and_month(date: NaiveDate) -> String {
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    format!("{} {month}", date.day())
}

/// A moment in time, to the second, in seconds since 1970 UTC. For display only: no clock decides anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// A moment from seconds since 1970 UTC, held between the years 1 and 9999.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.clamp(-62_135_596_800, 253_402_300_799))
    }

    /// Seconds since 1970 UTC.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The date in a place `offset_minutes` ahead of UTC.
    #[must_use]
    pub fn date(self, offset_minutes: i32) -> NaiveDate {
        DateTime::from_timestamp(self.0 + i64::from(offset_minutes) * 60, 0).unwrap_or_default().date_naive()
    }

    /// Hours and minutes in a place `offset_minutes` ahead of UTC.
    #[must_use]
    pub fn time(self, offset_minutes: i32) -> (u32, u32) {
        let there = DateTime::from_timestamp(self.0 + i64::from(offset_minutes) * 60, 0).unwrap_or_default();
        (there.hour(), there.minute())
    }
}

impl Moment {
    /// As it stands in entries: `2026-11-23T09:12:44Z`.
    pub(crate) fn text(self) -> ArrayString<20> {
        let at = DateTime::from_timestamp(self.0, 0).unwrap_or_default();
        let year = u32::try_from(at.year()).unwrap_or_default();
        let ([c, e], [a, r], [m, o], [d, y]) = (two(year / 100), two(year), two(at.month()), two(at.day()));
        let ([h, u], [n, i], [s, z]) = (two(at.hour()), two(at.minute()), two(at.second()));
        let text = [c, e, a, r, b'-', m, o, b'-', d, y, b'T', h, u, b':', n, i, b':', s, z, b'Z'];
        ArrayString::from_byte_string(&text).unwrap_or_default()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// The last two digits of a number.
fn two(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    [digit(number / 10), digit(number)]
}

impl FromStr for Moment {
    type Err = NotInTheCalendar;
    fn from_str(text: &str) -> Result<Self, NotInTheCalendar> {
        // One spelling only, so that the same entry is always the same text.
        let [year, month, day, hour, minute, second] = numbers(text, "9999-99-99T99:99:99Z").ok_or(NotInTheCalendar)?;
        let year = i32::try_from(year).ok().filter(|year| *year > 0).ok_or(NotInTheCalendar)?;
        let at = NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(hour, minute, second));
        at.map(|at| Self::from_seconds(at.and_utc().timestamp())).ok_or(NotInTheCalendar)
    }
}

/// A date written as 2026-11-23. By hand: reading one is all that the calendar crate's large reader of formats would be used for.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    // One spelling only, so that the same entry is always the same text.
    let [year, month, day] = numbers(text, "9999-99-99")?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date as it stands in entries: `2026-11-23`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct AsDate(pub(crate) NaiveDate);

impl fmt::Display for AsDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AsDate {
    type Err = NotInTheCalendar;
    fn from_str(text: &str) -> Result<Self, NotInTheCalendar> {
        date(text).map(Self).ok_or(NotInTheCalendar)
    }
}

/// Dates in entries, with serde's `with`.
pub(crate) mod as_date {
    use super::{AsDate, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes a date.
    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    /// Reads a date.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        AsDate::deserialize(deserializer).map(|day| day.0)
    }

    /// A date that may be missing.
    pub(crate) mod maybe {
        use chrono::NaiveDate;
        use serde::{Deserializer, Serializer};

        /// Writes a date.
        pub(crate) fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
            match date {
                Some(date) => super::serialize(date, serializer),
                None => serializer.serialize_none(),
            }
        }

        /// Reads a date.
        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
            super::deserialize(deserializer).map(Some)
        }
    }
}

as_text! {
    SchoolYear: "a school year such as 2026-27", spelled by text;
    Period: "a half term such as 2026-27.autumn-2", spelled by text;
    Moment: "a moment such as 2026-11-23T09:12:44Z";
    AsDate: "a date such as 2018-11-23";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_school_year_runs_from_september_to_august() {
        assert_eq!(SchoolYear::of(date(2026, 8, 31)).to_string(), "2025-26");
        assert_eq!(SchoolYear::of(date(2026, 9, 1)).to_string(), "2026-27");
        assert_eq!("1999-00".parse(), Ok(SchoolYear(1999)));
        assert!("2026-28".parse::<SchoolYear>().is_err());
    }

    #[test]
    fn periods_are_ordered_and_step_over_the_summer() {
        let last: Period = "2025-26.summer-2".parse().unwrap();
        let first: Period = "2026-27.autumn-1".parse().unwrap();
        assert!(last < first);
        assert_eq!(last.next(), Some(first));
        assert_eq!(first.previous(), Some(last));
    }

    #[test]
    fn moments_have_one_spelling() {
        let moment: Moment = "2026-11-23T09:12:44Z".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-11-23T09:12:44Z");
        assert!("2026-11-23T09:12:44+00:00".parse::<Moment>().is_err());
    }
}
