//! The dates of the six half terms, as the school sets them.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::calendar::{HalfTerm, Period, SchoolYear};

/// First and last day of a half term, both school days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First day.
    #[serde(with = "super::calendar::as_date")]
    pub first: NaiveDate,
    /// Last day.
    #[serde(with = "super::calendar::as_date")]
    pub last: NaiveDate,
}

/// Why a set of half-term dates cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermDatesFault {
    /// Not six half terms.
    NotSix,
    /// A half term ends before it begins.
    Backwards(HalfTerm),
    /// A day lies outside 1 September to 31 August of the year.
    OutsideTheYear(HalfTerm),
    /// A half term begins on or before the last day of the one before.
    Overlaps(HalfTerm),
}

/// The six half terms of one school year: in order, within the year, never overlapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "UncheckedDates", into = "UncheckedDates")]
pub struct TermDates {
    year: SchoolYear,
    spans: [Span; 6],
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UncheckedDates {
    year: SchoolYear,
    half_terms: Vec<Span>,
}

impl TryFrom<UncheckedDates> for TermDates {
    type Error = TermDatesFault;
    fn try_from(raw: UncheckedDates) -> Result<Self, TermDatesFault> {
        let spans = raw.half_terms.try_into().map_err(|_| TermDatesFault::NotSix)?;
        Self::new(raw.year, spans)
    }
}

impl From<TermDates> for UncheckedDates {
    fn from(dates: TermDates) -> Self {
        Self { year: dates.year, half_terms: dates.spans.to_vec() }
    }
}

impl TermDates {
    /// Checks and keeps the dates of a year.
    ///
    /// # Errors
    /// Says which half term runs backwards, leaves the year or overlaps the one before.
    pub fn new(year: SchoolYear, spans: [Span; 6]) -> Result<Self, TermDatesFault> {
        let mut before: Option<NaiveDate> = None;
        for (half_term, span) in HalfTerm::ALL.into_iter().zip(spans) {
            if span.last < span.first {
                return Err(TermDatesFault::Backwards(half_term));
            }
            if !year.contains(span.first) || !year.contains(span.last) {
                return Err(TermDatesFault::OutsideTheYear(half_term));
            }
            if before.is_some_and(|end| span.first <= end) {
                return Err(TermDatesFault::Overlaps(half_term));
            }
            before = Some(span.last);
        }
        Ok(Self { year, spans })
    }

    /// Dates near those of most English schools, to be changed to match one's own: autumn from 2 September, breaks in the week of the last
    /// Monday of October, of the third Monday of February and of the last Monday of May, two weeks from the first days of April.
    #[must_use]
    pub fn usual(year: SchoolYear) -> Self {
        let (autumn, summer) = (year.start(), year.start() + 1);
        let october = last_monday(autumn, 10, 31);
        let february = last_monday(summer, 2, 21);
        let easter = back_to(ymd(summer, 4, 1), Weekday::Fri);
        let may = last_monday(summer, 5, 31);
        let span = |first, last| Span { first, last };
        let spans = [
            span(to_school_day(ymd(autumn, 9, 2)), before(october, 3)),
            span(after(october, 7), back_to(ymd(autumn, 12, 21), Weekday::Fri)),
            span(on_to(ymd(summer, 1, 3), Weekday::Mon), before(february, 3)),
            span(after(february, 7), easter),
            span(after(easter, 17), before(may, 3)),
            span(after(may, 7), back_to(ymd(summer, 7, 23), Weekday::Wed)),
        ];
        Self { year, spans }
    }

    /// The same weeks of the next school year, to be changed where they are others: on the same days of the week, so that a term begins as
    /// late in its week as this year. Easter may lie elsewhere.
    #[must_use]
    pub fn proposed_for_next(&self) -> Option<Self> {
        let year = self.year.next()?;
        [52, 53].into_iter().find_map(|weeks| {
            let later = |date: NaiveDate| date.checked_add_days(Days::new(weeks * 7));
            let spans = self.spans.map(|span| Some(Span { first: later(span.first)?, last: later(span.last)? }));
            let spans = spans.into_iter().collect::<Option<Vec<Span>>>()?;
            Self::new(year, spans.try_into().ok()?).ok()
        })
    }

    /// The school year.
    #[must_use]
    pub fn year(&self) -> SchoolYear {
        self.year
    }

    /// The half terms with their first and last days, in order.
    pub fn half_terms(&self) -> impl Iterator<Item = (HalfTerm, Span)> + '_ {
        HalfTerm::ALL.into_iter().zip(self.spans)
    }

    /// The half term a date belongs to. A holiday belongs to the half term that has just ended, the first days of September to autumn 1.
    #[must_use]
    pub fn period_on(&self, date: NaiveDate) -> Period {
        let begun = self.half_terms().filter(|(_, span)| span.first <= date).map(|(h, _)| h).last();
        Period { year: self.year, half_term: begun.unwrap_or(HalfTerm::Autumn1) }
    }
}

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
fn before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}
fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}
/// The last such weekday on or before a date.
fn back_to(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    before(date, u64::from(date.weekday().days_since(weekday)))
}
/// The first such weekday on or after a date.
fn on_to(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    after(date, u64::from(weekday.days_since(date.weekday())))
}
fn last_monday(year: i32, month: u32, by: u32) -> NaiveDate {
    back_to(ymd(year, month, by), Weekday::Mon)
}
fn to_school_day(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat | Weekday::Sun => on_to(date, Weekday::Mon),
        _ => date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_year_is_proposed_on_the_same_days_of_the_week() {
        for start in 2020..2040 {
            let dates = TermDates::usual(SchoolYear::starting(start).unwrap());
            let next = dates.proposed_for_next().unwrap();
            assert_eq!(next.year().start(), start + 1);
            for ((_, now), (_, then)) in dates.half_terms().zip(next.half_terms()) {
                assert_eq!((now.first.weekday(), now.last.weekday()), (then.first.weekday(), then.last.weekday()));
            }
        }
        // A year that begins on 1 September goes on a week later.
        let year = SchoolYear::starting(2026).unwrap();
        let mut spans: Vec<Span> = TermDates::usual(year).half_terms().map(|(_, span)| span).collect();
        spans[0].first = ymd(2026, 9, 1);
        let next = TermDates::new(year, spans.try_into().unwrap()).unwrap().proposed_for_next().unwrap();
        assert_eq!(next.half_terms().next().unwrap().1.first, ymd(2027, 9, 7));
    }

    #[test]
    fn the_usual_dates_stand_for_every_year() {
        for start in 1990..2190 {
            let year = SchoolYear::starting(start).unwrap();
            let usual = TermDates::usual(year);
            assert_eq!(TermDates::new(year, usual.spans), Ok(usual));
        }
    }

    #[test]
    fn overlap_is_rejected() {
        let year = SchoolYear::starting(2026).unwrap();
        let mut spans = TermDates::usual(year).spans;
        spans[1].first = spans[0].last;
        assert_eq!(TermDates::new(year, spans), Err(TermDatesFault::Overlaps(HalfTerm::Autumn2)));
        spans[1].first = ymd(2027, 9, 1);
        spans[1].last = ymd(2027, 9, 2);
        assert_eq!(TermDates::new(year, spans), Err(TermDatesFault::OutsideTheYear(HalfTerm::Autumn2)));
        spans[1].last = ymd(2026, 9, 2);
        assert_eq!(TermDates::new(year, spans), Err(TermDatesFault::Backwards(HalfTerm::Autumn2)));
    }

    #[test]
    fn a_holiday_belongs_to_the_half_term_just_ended() {
        let year = SchoolYear::starting(2026).unwrap();
        let usual = TermDates::usual(year);
        assert_eq!(usual.period_on(ymd(2026, 9, 1)).half_term, HalfTerm::Autumn1);
        assert_eq!(usual.period_on(ymd(2026, 10, 28)).half_term, HalfTerm::Autumn1);
        assert_eq!(usual.period_on(ymd(2026, 11, 23)).half_term, HalfTerm::Autumn2);
        assert_eq!(usual.period_on(ymd(2027, 8, 20)).half_term, HalfTerm::Summer2);
    }
}
