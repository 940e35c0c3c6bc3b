//! Charts of a child's file: geometry and the same in words. Computed here; drawn as they are.
//!
//! Places run from 0 to 1, left to right and bottom to top.

use super::agreement::Agreement;
use super::beside::{Scope, besides, over_time};
use super::board::stage_to_open;
use super::headings::{HeadingState, Taught, headings};
use super::judgement::{Count, is_lowest};
use super::scores::test_on;
use crate::domain::{BandKey, Curriculum, Date, HalfTerm, Heading, Period, PupilId, SchoolYear, SubjectKey, TestKey, order};
use crate::ledger::{Cell, Files, Roll};
pub use crate::words::calendar::named;
use crate::words::{charts, date};

/// A chart over time: a line, a dashed line to compare it with, and its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// What the child has reached; each inner list is a stretch without a gap.
    pub reached: Vec<Vec<(f32, f32)>>,
    /// What is expected; each inner list is a stretch without a gap.
    pub expected: Vec<Vec<(f32, f32)>>,
    /// Where a school year begins, and what it is called.
    pub years: Vec<(f32, String)>,
    /// What the columns of the table are.
    pub heads: Vec<&'static str>,
    /// The same as a table, a row for each point in time.
    pub rows: Vec<Vec<String>>,
    /// The latest point, in words; empty where there is nothing to draw.
    pub words: String,
}

impl Plot {
    /// Whether there is one point alone: its words say as much as a picture of it.
    #[must_use]
    pub fn is_one_point(&self) -> bool {
        self.reached.iter().map(Vec::len).sum::<usize>() == 1
    }
}

/// The half terms a child's file tells of, without gaps: from the first with a mark, a judgement, attendance or a target to `now`.
#[must_use]
pub fn periods(files: &Files, pupil: PupilId, now: Period) -> Vec<Period> {
    let fold = files.fold(pupil);
    let of = |cell| match cell {
        Cell::Rating(_, _, period)
        | Cell::StrandRating(_, _, period)
        | Cell::Judgement(_, _, period)
        | Cell::Heading(_, period)
        | Cell::Attendance(period)
        | Cell::Reviewed(_, _, period) => Some(period),
        _ => None,
    };
    let first = fold.cells().filter_map(|(cell, _)| of(cell)).min().unwrap_or(now).min(now);
    let mut periods = vec![first];
    while let Some(next) = periods.last().and_then(|last| last.next()).filter(|next| *next <= now) {
        periods.push(next);
    }
    periods
}

#[allow(clippy::cast_precision_loss, reason = "a child has at most a few hundred half terms and tests")]
fn place(at: usize, of: usize) -> f32 {
    if of < 2 { 0.5 } else { at as f32 / (of - 1) as f32 }
}

#[allow(clippy::cast_precision_loss, reason = "a share is at most 100")]
fn height(percent: u64) -> f32 {
    percent.min(100) as f32 / 100.0
}

/// Where each school year begins among some half terms.
fn years(periods: &[Period]) -> Vec<(f32, String)> {
    let begins = |(at, period): (usize, &Period)| {
        let first = at == 0 || periods.get(at - 1).is_none_or(|before| before.year != period.year);
        first.then(|| (place(at, periods.len()), period.year.to_string()))
    };
    periods.iter().enumerate().filter_map(begins).collect()
}

/// The share of a stage's criteria that are green, half term by half term, against the share expected. A stage begins a line of its own:
/// its criteria are others.
#[must_use]
pub fn share(files: &Files, pupil: PupilId, curriculum: &Curriculum, periods: &[Period]) -> Plot {
    let fold = files.fold(pupil);
    let mut plot = Plot { years: years(periods), heads: charts::SHARE_HEADS.to_vec(), ..Plot::default() };
    let mut before = None;
    for (at, period) in periods.iter().enumerate() {
        let x = place(at, periods.len());
        let expected = files.roll().thresholds(*period).expected_by(period.half_term);
        let starts = period.half_term == HalfTerm::Autumn1 || plot.expected.is_empty();
        if starts {
            plot.expected.push(Vec::new());
        }
        if let Some(line) = plot.expected.last_mut() {
            line.push((x, height(expected.into())));
        }
        let stage = stage_to_open(files, pupil, curriculum.subject, *period);
        let count = Count::of(&fold, &files.roll().scheme(*period), curriculum, stage, *period);
        if count.rated == 0 {
            before = None;
            continue;
        }
        if before != Some(stage) {
            plot.reached.push(Vec::new());
        }
        before = Some(stage);
        let share = u64::try_from(count.share()).unwrap_or(100);
        if let Some(line) = plot.reached.last_mut() {
            line.push((x, height(share)));
        }
        plot.rows.push(vec![named(*period), stage.to_string(), charts::share(share), charts::share(expected.into())]);
        plot.words = charts::share_of_stage(share, stage, expected, period.half_term);
    }
    plot
}

/// The scores of a test as shares of its total, by day, each by the numbers of its own half term.
#[must_use]
pub fn scores(files: &Files, pupil: PupilId, key: TestKey) -> Plot {
    let fold = files.fold(pupil);
    let sat: Vec<(Date, Option<u16>)> =
        fold.scores(key).into_iter().filter_map(|(day, reading)| Some((day, *reading.settled()?))).collect();
    let mut plot = Plot { heads: charts::SCORE_HEADS.to_vec(), ..Plot::default() };
    let mut gap = true;
    let mut green: Vec<(f32, f32)> = Vec::new();
    for (at, (day, score)) in sat.iter().enumerate() {
        let Some(test) = test_on(files.roll(), key, *day) else { return plot };
        green.push((place(at, sat.len()), height(test.green.into())));
        let Some(score) = score else {
            plot.rows.push(vec![date(*day), charts::ABSENT.to_owned()]);
            gap = true;
            continue;
        };
        if std::mem::take(&mut gap) {
            plot.reached.push(Vec::new());
        }
        let share = u64::from(*score) * 100 / u64::from(test.total.max(1));
        if let Some(line) = plot.reached.last_mut() {
            line.push((place(at, sat.len()), height(share)));
        }
        plot.rows.push(vec![date(*day), charts::score(*score, test.total)]);
        plot.words = charts::score(*score, test.total);
    }
    if !plot.reached.is_empty() {
        // One line from side to side where it is green from the same share throughout.
        if let Some((_, first)) = green.first().copied().filter(|(_, first)| green.iter().all(|(_, share)| share == first)) {
            green = vec![(0.0, first), (1.0, first)];
        }
        plot.expected.push(green);
    }
    plot
}

/// How often the child judges itself as its teacher does, half term by half term. What has too few pairs is in the table alone.
#[must_use]
pub fn agreement(files: &Files, pupil: PupilId) -> Plot {
    let over: Vec<(Period, Agreement)> = over_time(files.roll(), &[(pupil, besides(files, pupil))], Scope::Everything);
    let periods: Vec<Period> = over.iter().map(|(period, _)| *period).collect();
    let mut plot = Plot { years: years(&periods), heads: charts::AGREEMENT_HEADS.to_vec(), ..Plot::default() };
    let mut gap = true;
    for (at, (period, found)) in over.iter().enumerate() {
        let said = found.share().map_or_else(|| charts::TOO_FEW.to_owned(), charts::share);
        plot.rows.push(vec![named(*period), found.pairs.to_string(), said]);
        let Some(share) = found.share() else {
            gap = true;
            continue;
        };
        if std::mem::take(&mut gap) {
            plot.reached.push(Vec::new());
        }
        if let Some(line) = plot.reached.last_mut() {
            line.push((place(at, over.len()), height(share)));
        }
        plot.words = charts::agreement(share, found.pairs, *period);
    }
    plot
}

/// A heading in one half term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripCell {
    /// The colour shown.
    pub band: BandKey,
    /// Whether a teacher judged it.
    pub is_judged: bool,
}

/// A heading over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripRow {
    /// Which.
    pub heading: Heading,
    /// For each half term of the strip; `None` where there was nothing to go by.
    pub cells: Vec<Option<StripCell>>,
}

/// The four headings over the years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The half terms, earliest first.
    pub periods: Vec<Period>,
    /// The four headings.
    pub rows: Vec<StripRow>,
}

/// Computes the strip for some half terms.
#[must_use]
pub fn strip(files: &Files, pupil: PupilId, subjects: &[Taught], periods: &[Period], today: Date) -> Strip {
    let states: Vec<[HeadingState; 4]> = periods.iter().map(|period| headings(files, pupil, subjects, *period, today)).collect();
    let row = |(at, heading): (usize, Heading)| {
        let cell = |states: &[HeadingState; 4]| {
            states.get(at).and_then(|state| Some(StripCell { band: state.band()?, is_judged: state.is_judged() }))
        };
        StripRow { heading, cells: states.iter().map(cell).collect() }
    };
    Strip { periods: periods.to_vec(), rows: Heading::ALL.into_iter().enumerate().map(row).collect() }
}

impl Strip {
    /// The strip as a family takes it home: without a lowest colour that nobody has given.
    #[must_use]
    pub fn for_family(mut self, roll: &Roll) -> Self {
        for (at, period) in self.periods.iter().enumerate() {
            let scheme = roll.scheme(*period);
            let red = |cell: &StripCell| !cell.is_judged && is_lowest(&scheme, cell.band);
            for cell in self.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                *cell = cell.take().filter(|cell| !red(cell));
            }
        }
        self
    }
}

/// The school years of a strip, each with how many half terms it has there.
#[must_use]
pub fn strip_years(periods: &[Period]) -> Vec<(SchoolYear, usize)> {
    let years = order::set(periods.iter().map(|period| period.year));
    years.into_iter().map(|year| (year, periods.iter().filter(|period| period.year == year).count())).collect()
}

/// The subjects a child was ever rated in, of those given.
#[must_use]
pub fn rated_subjects(files: &Files, pupil: PupilId) -> Vec<SubjectKey> {
    let fold = files.fold(pupil);
    let of = |cell| if let Cell::Rating(_, criterion, _) = cell { Some(criterion.subject) } else { None };
    order::set(fold.cells().filter_map(|(cell, _)| of(cell))).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_is_no_line() {
        for (reached, one) in [(vec![], false), (vec![vec![(0.0, 0.5)]], true), (vec![vec![(0.0, 0.5)], vec![(2.0, 0.5)]], false)] {
            assert_eq!(Plot { reached, ..Plot::default() }.is_one_point(), one);
        }
    }
}
