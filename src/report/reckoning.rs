//! What an open page makes of the date: which day and half term it works in, when that is to be asked, when the clock is doubted.

use crate::domain::{Date, Period, SchoolYear};
use crate::ledger::Roll;
use crate::report::half_terms::of_day;

/// The date as an open page knows it. A page goes on working in the half term it was opened in until somebody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The day the clock says.
    clock: Date,
    /// The day on which the half term was last beyond doubt: when the page was opened, or when somebody said which is meant.
    sure: Date,
    /// The half term somebody chose to stay in, though another has begun.
    kept: Option<Period>,
    /// The day of the newest entry that was read.
    newest: Option<Date>,
    /// Whether somebody said that the clock is right, in this visit.
    trusted: bool,
}

/// A half term has begun, or the clock was set, while a page was open: which one is meant?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The half term of today.
    pub now: Period,
    /// The one the page works in.
    pub was: Period,
}

/// A clock that can hardly be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The day the clock says.
    pub clock: Date,
    /// The day of the newest entry.
    pub newest: Date,
}

impl Reckoning {
    /// A page is opened on the day the clock says.
    #[must_use]
    pub fn opened(clock: Date) -> Self {
        Self { clock, sure: clock, kept: None, newest: None, trusted: false }
    }

    /// The clock was looked at again.
    #[must_use]
    pub fn looked(self, clock: Date) -> Self {
        Self { clock, ..self }
    }

    /// An entry of this day was read.
    #[must_use]
    pub fn read(self, day: Date) -> Self {
        Self { newest: self.newest.max(Some(day)), ..self }
    }

    /// Somebody said that the clock is right.
    #[must_use]
    pub fn trusted(self) -> Self {
        Self { trusted: true, sure: self.clock, kept: None, ..self }
    }

    /// Somebody said which half term is meant.
    #[must_use]
    pub fn said(self, roll: &Roll, meant: Period) -> Self {
        let kept = (meant != self.calendar(roll)).then_some(meant);
        Self { sure: self.today(roll), kept, ..self }
    }

    /// What is wrong with the clock: it is more than a day behind the newest entry, or in a school year that is neither that of the newest
    /// entry nor the one after, so that nothing here is of any year near it. Nothing, once somebody has said that it is right.
    #[must_use]
    pub fn doubt(self) -> Option<Doubt> {
        let newest = self.newest.filter(|_| !self.trusted)?;
        let behind = newest.signed_duration_since(self.clock).num_days() > 1;
        let ahead = SchoolYear::of(self.clock).start() > SchoolYear::of(newest).start() + 1;
        (behind || ahead).then_some(Doubt { clock: self.clock, newest })
    }

    /// The day pages work by: what the clock says. Where that is doubted, and nobody has a class in its year but somebody in that of the
    /// newest entry, the day of that entry, so that the children are shown.
    #[must_use]
    pub fn today(self, roll: &Roll) -> Date {
        let Some(Doubt { clock, newest }) = self.doubt() else { return self.clock };
        let seats = roll.seats();
        let placed = |day| seats.iter().any(|seat| seat.year == SchoolYear::of(day));
        if !placed(clock) && placed(newest) { newest } else { clock }
    }

    /// The half term of [`Self::today`].
    #[must_use]
    pub fn calendar(self, roll: &Roll) -> Period {
        of_day(roll, self.today(roll))
    }

    /// The half term pages work in, and which "now" means.
    #[must_use]
    pub fn period(self, roll: &Roll) -> Period {
        match self.doubt() {
            Some(_) => self.calendar(roll),
            None => self.kept.unwrap_or_else(|| of_day(roll, self.sure)),
        }
    }

    /// Whether somebody must say which half term is meant before anything is written for one. While the clock is doubted that comes first.
    #[must_use]
    pub fn question(self, roll: &Roll) -> Option<Crossing> {
        let (now, was) = (self.calendar(roll), of_day(roll, self.sure));
        let asked = Crossing { now, was: self.period(roll) };
        (self.doubt().is_none() && now != was && now != asked.was).then_some(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::date;

    fn day(text: &str) -> Date {
        date(text).unwrap()
    }

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn an_open_page_asks_when_another_half_term_has_begun() {
        let roll = Roll::default();
        // Opened on, looked at again on, and what is then asked: which is now, and which it was.
        let table = [
            ("2026-10-20", "2026-10-20", None),
            ("2026-10-20", "2026-10-23", None),
            // A holiday belongs to the half term before it.
            ("2026-10-20", "2026-11-01", None),
            ("2026-10-20", "2026-11-02", Some(("2026-27.autumn-2", "2026-27.autumn-1"))),
            ("2026-10-20", "2026-11-03", Some(("2026-27.autumn-2", "2026-27.autumn-1"))),
            ("2026-10-20", "2027-01-11", Some(("2026-27.spring-1", "2026-27.autumn-1"))),
            ("2026-08-31", "2026-09-01", Some(("2026-27.autumn-1", "2025-26.summer-2"))),
            // A clock that is put right may go back.
            ("2026-11-03", "2026-10-20", Some(("2026-27.autumn-1", "2026-27.autumn-2"))),
        ];
        for (opened, looked, asks) in table {
            let at = Reckoning::opened(day(opened)).looked(day(looked));
            let asks = asks.map(|(now, was)| Crossing { now: period(now), was: period(was) });
            assert_eq!(at.question(&roll), asks, "{opened}, {looked}");
            // Until it is answered the page works on in the half term it was opened in.
            assert_eq!(at.period(&roll), of_day(&roll, day(opened)), "{opened}, {looked}");
            assert_eq!(at.today(&roll), day(looked));
        }
    }

    #[test]
    fn what_was_answered_holds_until_the_next_half_term() {
        let roll = Roll::default();
        let (first, second, third) = (period("2026-27.autumn-1"), period("2026-27.autumn-2"), period("2026-27.spring-1"));
        let asked = Reckoning::opened(day("2026-10-20")).looked(day("2026-11-03"));
        // What is said, which half term that is a while later, and what is asked after Christmas.
        for (said, was) in [(second, second), (first, first)] {
            let told = asked.said(&roll, said);
            for later in ["2026-11-03", "2026-12-01"] {
                let at = told.looked(day(later));
                assert_eq!((at.period(&roll), at.question(&roll)), (said, None), "{later}");
                assert_eq!(at.calendar(&roll), second);
            }
            let spring = told.looked(day("2027-01-11"));
            assert_eq!(spring.question(&roll), Some(Crossing { now: third, was }));
        }
        // Who stayed and then goes back to now is asked no more.
        let back = asked.said(&roll, first).said(&roll, second);
        assert_eq!((back.period(&roll), back.question(&roll)), (second, None));
    }

    #[test]
    fn a_clock_is_doubted_when_it_is_behind_the_newest_entry_or_years_away() {
        // The clock, the newest entry, whether that is doubted.
        let table = [
            ("2026-11-28", None, false),
            ("1970-01-01", None, false),
            ("2026-11-28", Some("2026-11-28"), false),
            // A colleague's entry of a place where it is tomorrow already.
            ("2026-11-28", Some("2026-11-29"), false),
            ("2026-11-28", Some("2026-11-30"), true),
            ("2019-11-28", Some("2026-11-27"), true),
            ("1970-01-01", Some("2026-11-27"), true),
            // A new school year has nothing in it yet.
            ("2026-09-01", Some("2026-07-20"), false),
            ("2027-08-31", Some("2026-07-20"), false),
            ("2028-08-31", Some("2026-09-20"), false),
            ("2028-09-01", Some("2027-07-20"), true),
            ("2035-11-28", Some("2026-11-27"), true),
            ("2195-11-28", Some("2026-11-27"), true),
        ];
        for (clock, newest, doubted) in table {
            let at = Reckoning::opened(day(clock));
            let at = newest.map_or(at, |newest| at.read(day("2020-01-10")).read(day(newest)).read(day("2019-01-10")));
            assert_eq!(at.doubt().is_some(), doubted, "{clock}, {newest:?}");
            assert_eq!(at.trusted().doubt(), None);
            assert_eq!(at.trusted().question(&Roll::default()), None);
        }
        let doubt = Reckoning::opened(day("2019-11-28")).read(day("2026-11-27")).doubt();
        assert_eq!(doubt, Some(Doubt { clock: day("2019-11-28"), newest: day("2026-11-27") }));
    }

    #[test]
    fn a_clock_that_is_put_right_is_doubted_no_more() {
        let roll = Roll::default();
        let wrong = Reckoning::opened(day("2019-11-28")).read(day("2026-11-27"));
        assert_eq!(wrong.question(&roll), None, "first the clock, then the half term");
        let right = wrong.looked(day("2026-11-28"));
        assert_eq!(right.doubt(), None);
        assert_eq!(right.question(&roll).map(|question| question.now), Some(period("2026-27.autumn-2")));
    }
}
