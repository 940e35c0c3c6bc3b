//! Suggested judgements with their reasons.
//!
//! A suggestion is counted from ratings by the school's thresholds; it is never stored by itself. A teacher confirms it or judges
//! otherwise, and that entry wins: nothing here recalculates it.

use std::sync::Arc;

use super::board::{stage_to_open, year_group};
use super::mark::{Mark, is_looked_at, marks};
use crate::domain::{
    Aspect, BandKey, Curriculum, HalfTerm, KeyStage, Period, PupilId, Scheme, Step, SubjectKey, Thresholds, VerdictKey, Voice, YearGroup,
};
use crate::ledger::{Files, Fold};
use crate::words::reasons;

mod standing;

pub use crate::domain::How;
pub use standing::{Standing, aspects, place, verdicts};

/// Ratings that are too few to say anything: fewer criteria than this were ever rated in the stage.
pub const FEWEST: usize = 3;

/// Whether a band means "met". The founding document calls that band green; a scheme without a green band means its highest. Bands above
/// it count as well.
#[must_use]
pub fn is_met(scheme: &Scheme, band: BandKey) -> bool {
    let bands = scheme.bands();
    let met = bands.iter().position(|b| b.key.as_str() == "green").unwrap_or(bands.len().saturating_sub(1));
    match bands.iter().position(|b| b.key == band) {
        Some(at) => at >= met,
        // A band of another scheme that is called green there means the same.
        None => band.as_str() == "green",
    }
}

/// Whether a band is the lowest of the scheme.
#[must_use]
pub fn is_lowest(scheme: &Scheme, band: BandKey) -> bool {
    scheme.bands().first().is_some_and(|lowest| lowest.key == band)
}

/// The band of a scheme for what is met, nearly met, or not: the one that means met, the one below it, the lowest.
#[must_use]
pub fn band_for(scheme: &Scheme, how: How) -> Option<BandKey> {
    let bands = scheme.bands();
    let met = bands.iter().position(|b| b.key.as_str() == "green").unwrap_or(bands.len().saturating_sub(1));
    let at = match how {
        How::Met => met,
        How::Nearly => met.saturating_sub(1),
        How::Not => 0,
    };
    bands.get(at).map(|b| b.key)
}

/// What a child's ratings of a stage come to, as they stand in a half term: each criterion as it was rated last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Criteria that are met.
    pub met: usize,
    /// Criteria that were ever rated, contested ones aside.
    pub rated: usize,
    /// Criteria of the stage. What was not taught yet counts: the shares expected are of the whole stage.
    pub all: usize,
    /// Criteria two devices disagree about; they are not counted as met.
    pub contested: usize,
    /// Of those rated, how many were judged in the half term itself: marked in it, or looked through and unchanged.
    pub judged: usize,
}

impl Count {
    /// Counts a stage for a half term.
    pub(super) fn of(fold: &Fold, scheme: &Scheme, curriculum: &Curriculum, stage: u8, period: Period) -> Self {
        let mut count = Self::default();
        for (_, mark) in marks(fold, curriculum, stage, period) {
            count.all += 1;
            count.contested += usize::from(mark == Mark::Contested);
            if let Some(band) = mark.band() {
                count.rated += 1;
                count.met += usize::from(is_met(scheme, band));
                count.judged += usize::from(mark.is_judged());
            }
        }
        count
    }

    /// The share that is met, in percent, rounded down; a share is at its threshold only when it is reached.
    #[must_use]
    pub fn share(&self) -> usize {
        (self.met * 100).checked_div(self.all).unwrap_or(0)
    }
}

/// A suggestion and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is suggested; `None` where there is too little to go by.
    pub verdict: Option<VerdictKey>,
    /// Why, in a sentence without a full stop.
    pub reason: String,
}

impl Suggestion {
    fn none(reason: impl Into<String>) -> Self {
        Self { verdict: None, reason: reason.into() }
    }

    fn of(verdict: &str, reason: String) -> Self {
        Self { verdict: verdict.parse().ok(), reason }
    }
}

/// What suggestions for a child in a subject are made from.
#[derive(Clone, Debug)]
pub struct Grounds<'a> {
    fold: Arc<Fold>,
    scheme: Scheme,
    curriculum: &'a Curriculum,
    period: Period,
    /// The stage the child works at.
    pub stage: u8,
    /// The school's thresholds in the half term.
    pub thresholds: Thresholds,
    /// The child's year group in the school year, if known.
    pub year_group: Option<YearGroup>,
}

impl<'a> Grounds<'a> {
    /// Those of a child in a subject and half term, at the stage it works at then.
    #[must_use]
    pub fn of(files: &Files, pupil: PupilId, curriculum: &'a Curriculum, period: Period) -> Self {
        Self::at(files, pupil, curriculum, stage_to_open(files, pupil, curriculum.subject, period), period)
    }

    /// The same for a stage.
    #[must_use]
    pub fn at(files: &Files, pupil: PupilId, curriculum: &'a Curriculum, stage: u8, period: Period) -> Self {
        let roll = files.roll();
        Self {
            fold: files.fold(pupil),
            scheme: roll.scheme(period),
            thresholds: roll.thresholds(period),
            curriculum,
            stage,
            period,
            year_group: year_group(roll, pupil, period.year),
        }
    }

    /// The share of the stage expected by the half term, in percent.
    #[must_use]
    pub fn expected(&self) -> u8 {
        self.thresholds.expected_by(self.period.half_term)
    }

    /// Whether the child is at the end of a key stage.
    #[must_use]
    pub fn ends_key_stage(&self) -> bool {
        ends_key_stage(self.year_group)
    }

    /// What is judged of the child in its year: the end of a key stage only where there is one.
    pub fn aspects(&self) -> impl Iterator<Item = Aspect> {
        let ends = self.ends_key_stage();
        Aspect::ALL.into_iter().filter(move |aspect| *aspect != Aspect::KeyStage || ends)
    }

    /// The count of the child's stage now.
    #[must_use]
    pub fn count(&self) -> Count {
        Count::of(&self.fold, &self.scheme, self.curriculum, self.stage, self.period)
    }

    /// What is suggested for an aspect.
    #[must_use]
    pub fn suggest(&self, aspect: Aspect) -> Suggestion {
        let count = self.count();
        if count.all == 0 {
            return Suggestion::none(reasons::no_criteria(self.stage));
        }
        // A step says where a child stands, and that carries over. The others judge the half term: nobody has looked, nothing is said.
        let judges_now = aspect != Aspect::Step && count.rated > 0;
        if judges_now && !is_looked_at(&self.fold, self.curriculum.subject, self.period) {
            return Suggestion::none(reasons::NOT_LOOKED_AT);
        }
        if count.rated < FEWEST {
            return Suggestion::none(match count.rated {
                0 => reasons::NOTHING_RATED.to_owned(),
                n => reasons::too_few(n, count.all),
            });
        }
        match aspect {
            Aspect::Step => self.step(&count),
            Aspect::Attainment => self.attainment(&count),
            Aspect::Achievement => self.achievement(&count),
            Aspect::KeyStage => self.key_stage(&count),
        }
    }

    fn step_of(&self, count: &Count) -> Step {
        let share = count.share();
        let reached = self.thresholds.steps.iter().filter(|from| share >= usize::from(**from)).count();
        Step::ALL.get(reached).copied().unwrap_or(Step::Emerging)
    }

    fn step(&self, count: &Count) -> Suggestion {
        let step = self.step_of(count);
        let from = Step::ALL.iter().position(|s| *s == step).and_then(|n| n.checked_sub(1)).and_then(|n| self.thresholds.steps.get(n));
        let below = self.thresholds.steps.first().copied();
        Suggestion::of(step.name(), reasons::step(&self.counted(count), count.share(), step, from.copied(), below))
    }

    /// "22 of 30 green", with what is contested.
    fn counted(&self, count: &Count) -> String {
        let word = band_for(&self.scheme, How::Met)
            .and_then(|met| self.scheme.bands().iter().find(|b| b.key == met))
            .map(|b| b.word.to_lowercase());
        reasons::counted(count.met, count.all, word, count.contested)
    }

    fn banded(&self, how: How, reason: String) -> Suggestion {
        Suggestion { verdict: band_for(&self.scheme, how).and_then(|band| band.as_str().parse().ok()), reason }
    }

    fn compare(&self, share: usize, expected: usize) -> How {
        if share >= expected {
            How::Met
        } else if share + usize::from(self.thresholds.near) >= expected {
            How::Nearly
        } else {
            How::Not
        }
    }

    /// The stage a child of this year group is expected to work at. Reception and unknown: the child's own.
    fn expected_stage(&self) -> u8 {
        self.year_group.map(YearGroup::number).filter(|n| (1..=6).contains(n)).unwrap_or(self.stage)
    }

    fn attainment(&self, count: &Count) -> Suggestion {
        let (expected, stage) = (usize::from(self.thresholds.expected_by(self.period.half_term)), self.expected_stage());
        let place = self.stage.cmp(&stage);
        let how = match place {
            std::cmp::Ordering::Greater => How::Met,
            // Nearly: the last part of the stage before.
            std::cmp::Ordering::Less if self.stage + 1 == stage && count.share() + usize::from(self.thresholds.near) >= 100 => How::Nearly,
            std::cmp::Ordering::Less => How::Not,
            std::cmp::Ordering::Equal => self.compare(count.share(), expected),
        };
        let by = reasons::expected(expected, stage, self.period.half_term);
        self.banded(how, reasons::attainment(&self.counted(count), self.stage, place, count.share(), &by))
    }

    /// The half term the school year's gains are counted from, and what stood then in a stage: the last half term of the year before,
    /// or, for a child without marks then, the child's first half term with marks this year.
    fn start(&self) -> Option<Period> {
        let last = self.period.year.previous().map(|year| Period { year, half_term: HalfTerm::Summer2 });
        let has_marks = |period: Period| {
            Count::of(&self.fold, &self.scheme, self.curriculum, self.stage, period).rated > 0
                || self.stage > 1 && Count::of(&self.fold, &self.scheme, self.curriculum, self.stage - 1, period).rated > 0
        };
        let this_year = HalfTerm::ALL.into_iter().map(|half_term| Period { year: self.period.year, half_term });
        last.into_iter().chain(this_year.filter(|p| *p < self.period)).find(|period| has_marks(*period))
    }

    fn achievement(&self, count: &Count) -> Suggestion {
        let Some(start) = self.start() else {
            return Suggestion::none(reasons::NO_EARLIER_MARKS);
        };
        let before_in = |stage: u8| Count::of(&self.fold, &self.scheme, self.curriculum, stage, start);
        // A child who moved on during the year has gained in the stage before as well.
        let earlier = if self.stage > 1 {
            let (then, now) =
                (before_in(self.stage - 1), Count::of(&self.fold, &self.scheme, self.curriculum, self.stage - 1, self.period));
            now.share().saturating_sub(then.share())
        } else {
            0
        };
        let gained = count.share().saturating_sub(before_in(self.stage).share()) + earlier;
        let at =
            |period: Period| if period.year == self.period.year { usize::from(self.thresholds.expected_by(period.half_term)) } else { 0 };
        let expected = at(self.period).saturating_sub(at(start));
        let (reviewed, met) = self.targets();
        let mut how = self.compare(gained, expected);
        // Most targets missed takes a step down, all met takes nearly up: progress is what was worked on.
        if reviewed >= 2 && met * 2 < reviewed && how == How::Met {
            how = How::Nearly;
        } else if reviewed >= 2 && met == reviewed && how == How::Nearly {
            how = How::Met;
        }
        self.banded(how, reasons::gained(gained, start, expected, reviewed, met))
    }

    /// How many of the year's targets in the subject the mentor has reviewed, and how many of them are met.
    fn targets(&self) -> (usize, usize) {
        let subject: SubjectKey = self.curriculum.subject;
        let ours = self.fold.all_targets().into_iter().filter(|(_, target)| {
            target.area == crate::domain::Area::Subject(subject) && target.period.year == self.period.year && target.period <= self.period
        });
        let reviews: Vec<BandKey> = ours.filter_map(|(id, _)| self.fold.target_review(id, Voice::Teacher)?.settled().copied()).collect();
        (reviews.len(), reviews.iter().filter(|band| is_met(&self.scheme, **band)).count())
    }

    fn key_stage(&self, count: &Count) -> Suggestion {
        let Some(year @ (2 | 6)) = self.year_group.map(YearGroup::number) else {
            return Suggestion::none(reasons::NO_KEY_STAGE);
        };
        let step = self.step_of(count);
        let place = match self.stage.cmp(&year) {
            std::cmp::Ordering::Greater => 3,
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => match step {
                Step::Emerging | Step::Developing => 1,
                Step::Secure => 2,
                Step::Mastering => 3,
            },
        };
        let verdict = match (self.thresholds.key_stage, year, place) {
            (KeyStage::Frameworks, _, 1) => "wts",
            (KeyStage::Frameworks, _, 2) => "exs",
            (KeyStage::Frameworks, ..) => "gds",
            (KeyStage::Levels, 2, 1) => "2c",
            (KeyStage::Levels, 2, 2) => "2b",
            (KeyStage::Levels, 2, _) => "2a",
            (KeyStage::Levels, _, 1) => "4c",
            (KeyStage::Levels, _, 2) => "4b",
            (KeyStage::Levels, ..) => "4a",
        };
        Suggestion::of(verdict, reasons::key_stage(step, self.stage, &self.counted(count)))
    }
}

/// Whether a year group is judged at the end of a key stage.
#[must_use]
pub fn ends_key_stage(year_group: Option<YearGroup>) -> bool {
    year_group.is_some_and(|year| [2, 6].contains(&year.number()))
}
