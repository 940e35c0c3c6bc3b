//! What an open page makes of the date: looked at again and again, asked about where another half term has begun.

use leptos::prelude::*;

use super::{OnceThrough, Session, Status};
use crate::domain::{Date, Moment, Period};
use crate::platform::clock;
use crate::report::reckoning::{Crossing, Doubt, Reckoning};
use crate::route::{PupilRoute, Route};
use crate::ui::address::{here, navigate};
use crate::workspace::{Asked, Decide, Problem, mean, waits};

impl Session {
    /// Looks at the clock now, and whenever that may matter.
    pub(super) fn watch_the_clock(self) {
        clock::watch(move || self.look_at_the_clock());
    }

    fn look_at_the_clock(self) {
        let today = clock::today();
        self.reckon(|reckoning| reckoning.looked(today));
    }

    /// What waits goes on where there is no question any more: the clock was put right, or the school has set other dates.
    pub(crate) fn goes_on_when_sure(self) {
        let sure = self.question().is_none() && self.doubt().is_none();
        if self.unsure.get() > 0 && sure {
            self.means(untrack(|| self.this_period()));
        }
    }

    /// Entries were read or brought in, the newest of this moment.
    pub(super) fn met(self, newest: Option<Moment>) {
        if let Some(newest) = newest {
            let day = newest.date(clock::offset_minutes(newest));
            self.reckon(|reckoning| reckoning.read(day));
        }
    }

    /// What the page makes of the date, now and whenever that changes.
    fn reckoning(self) -> Reckoning {
        self.reckoned.track();
        self.core.with_value(|core| core.reckoning)
    }

    fn reckon(self, anew: impl FnOnce(Reckoning) -> Reckoning) {
        let was = self.core.with_value(|core| core.reckoning);
        let is = anew(was);
        if is != was {
            self.core.update_value(|core| core.reckoning = is);
            self.reckoned.update(|count| *count = count.wrapping_add(1));
        }
    }

    /// Today, where the device is: the clock's, unless that can hardly be right and would hide the children.
    pub(crate) fn today(self) -> Date {
        let reckoning = self.reckoning();
        self.roll.with(|roll| reckoning.today(roll))
    }

    /// The half term pages work in, and which "now" means: that of today by the school's dates, unless another was said.
    pub(crate) fn this_period(self) -> Period {
        let reckoning = self.reckoning();
        self.roll.with(|roll| reckoning.period(roll))
    }

    /// The half term of today by the school's dates, whatever was said.
    pub(crate) fn calendar_period(self) -> Period {
        let reckoning = self.reckoning();
        self.roll.with(|roll| reckoning.calendar(roll))
    }

    /// A half term as it stands in an address: only where another than now was chosen, so that "now" stays now.
    pub(crate) fn on_purpose(self, period: Period) -> Option<Period> {
        (period != self.this_period()).then_some(period)
    }

    /// Somebody chose a half term to look at; how it stands in an address. Whoever had stayed in an earlier one, and now chooses that of
    /// today, is back in it.
    pub(crate) fn chooses(self, period: Period) -> Option<Period> {
        untrack(|| {
            if self.calendar_period() == period && self.question().is_none() {
                self.means(period);
            }
            self.on_purpose(period)
        })
    }

    /// What is to be said about the half term before anything is written for one.
    pub(crate) fn question(self) -> Option<Crossing> {
        let reckoning = self.reckoning();
        self.roll.with(|roll| reckoning.question(roll))
    }

    /// What is wrong with the clock.
    pub(crate) fn doubt(self) -> Option<Doubt> {
        self.reckoning().doubt()
    }

    /// Somebody said that the clock is right.
    pub(crate) fn trust_the_clock(self) {
        self.reckon(Reckoning::trusted);
    }

    /// Puts something on the desk, or lets it wait for the half term that is meant.
    pub(super) fn put_or_wait(self, mut command: Box<dyn Decide>, then: OnceThrough) {
        self.look_at_the_clock();
        match untrack(|| self.question()) {
            Some(question) if waits(&mut *command, question.was) => {
                self.core.update_value(|core| core.unsure.push((command, then)));
                self.unsure.update(|count| *count += 1);
                // What was saved before must not speak for what waits.
                self.status.set(Status::Quiet);
                self.asking.set(true);
            }
            _ => self.put(Asked::Do(command), then),
        }
    }

    /// Somebody said which half term is meant: what waited goes on for that one, and so do the pages.
    pub(crate) fn means(self, meant: Period) {
        let was = untrack(|| self.this_period());
        self.reckon(|reckoning| self.roll.with_untracked(|roll| reckoning.said(roll, meant)));
        self.asking.set(false);
        let waiting = self.core.try_update_value(|core| std::mem::take(&mut core.unsure)).unwrap_or_default();
        self.unsure.set(0);
        for (mut command, then) in waiting {
            match mean(&mut *command, was, meant) {
                Ok(()) => self.put(Asked::Do(command), then),
                Err(refusal) => {
                    // Said aloud as well: the page that asked may show something else by now.
                    let problem = Problem::Refused(refusal);
                    self.notice.set(Some(problem.words()));
                    then(Err(problem));
                }
            }
        }
        // A page that was pinned to the half term that is over goes on with the others.
        let over = |shown: Option<Period>| shown.is_some_and(|shown| shown == was && shown != meant);
        match here() {
            Ok(Route::Class(class, route)) if over(route.period()) => navigate(Route::Class(class, route.now())),
            Ok(Route::Pupil(pupil, PupilRoute::File { section, period, sheet })) if over(period) => {
                navigate(Route::Pupil(pupil, PupilRoute::File { section, period: None, sheet }));
            }
            _ => {}
        }
    }
}
