//! The class board: one row a pupil, per subject a summary of ratings, teacher and child side by side.

use std::sync::Arc;

use crate::domain::order;
use crate::domain::{
    Aspect, BandKey, ClassId, CriterionId, Curriculum, Period, PupilId, Scheme, SchoolYear, Step, SubjectKey, Voice, YearGroup,
};
use crate::ledger::{Cell, Change, Files, Reading, Roll};
use crate::report::mark::{Mark, marks};

/// How many criteria have which band, by one voice, in one subject and half term. Counted, never averaged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Each band of the scheme, highest first, and how many criteria have it; then bands of other schemes that were met.
    pub bands: Vec<(BandKey, usize)>,
    /// How many criteria are contested.
    pub contested: usize,
}

impl Tally {
    /// How many criteria have a band or are contested.
    #[must_use]
    pub fn rated(&self) -> usize {
        self.bands.iter().map(|(_, n)| n).sum::<usize>() + self.contested
    }
}

/// One subject of one pupil on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectSummary {
    /// The subject.
    pub subject: SubjectKey,
    /// The stage the child works at.
    pub stage: u8,
    /// The teacher's marks of the stage as they stand: each criterion as it was rated last.
    pub teacher: Tally,
    /// Of those, how many were judged in the half term itself: marked in it, or looked through and unchanged.
    pub judged: usize,
    /// The child's own ratings of the half term.
    pub child: Tally,
    /// The step that was judged in the half term, if one was and nobody says otherwise.
    pub step: Option<Step>,
}

/// One row of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// The child.
    pub pupil: PupilId,
    /// Its full name.
    pub name: String,
    /// Its year group, if known.
    pub year_group: Option<YearGroup>,
    /// Whether name, details or class are contested.
    pub contested: bool,
    /// One summary a subject.
    pub subjects: Vec<SubjectSummary>,
}

/// Builds the rows of a class for a half term, in register order. Pupils' files must be loaded.
#[must_use]
pub fn class_board(files: &Files, class: ClassId, period: Period, subjects: &[Arc<Curriculum>]) -> Vec<BoardRow> {
    let roll = files.roll();
    roll.members_in(class, period)
        .into_iter()
        .map(|(pupil, details)| {
            let placement = roll.placement(pupil, period.year);
            let year_group = placement.as_ref().and_then(Reading::any).and_then(|p| p.year_group);
            BoardRow {
                pupil,
                name: details.full_name(),
                year_group,
                contested: placement.is_some_and(|p| p.is_contested()) || roll.pupil(pupil).is_some_and(|p| p.is_contested()),
                subjects: subjects.iter().map(|curriculum| summary(files, pupil, curriculum, period)).collect(),
            }
        })
        .collect()
}

/// Summarises one subject of one child for a half term, at the stage it works at.
#[must_use]
pub fn summary(files: &Files, pupil: PupilId, curriculum: &Curriculum, period: Period) -> SubjectSummary {
    let (fold, scheme, subject) = (files.fold(pupil), files.roll().scheme(period), curriculum.subject);
    let stage = stage_to_open(files, pupil, subject, period);
    let (mut teacher, mut child, mut judged) = (Counts::default(), Counts::default(), 0);
    for (_, mark) in marks(&fold, curriculum, stage, period) {
        judged += usize::from(mark.band().is_some() && mark.is_judged());
        match mark.band() {
            Some(band) => teacher.bands.change(band, |count| *count += 1),
            None => teacher.contested += usize::from(mark == Mark::Contested),
        }
    }
    for (cell, live) in fold.cells() {
        let Cell::Rating(Voice::Child, criterion, of) = cell else { continue };
        if of != period || criterion.subject != subject {
            continue;
        }
        let reading = Reading::of(live, |entry| match &entry.change {
            Change::Rated { band, .. } => Some(*band),
            _ => None,
        });
        match reading {
            Some(Reading::Settled(band)) => child.bands.change(band, |count| *count += 1),
            Some(Reading::Contested(_)) => child.contested += 1,
            None => {}
        }
    }
    let judged_step = fold.judgement(Aspect::Step, subject, period);
    let step = judged_step.as_ref().and_then(Reading::settled).and_then(|judged| Step::of_key(judged.verdict.as_str()));
    SubjectSummary { subject, stage, step, teacher: teacher.tally(&scheme), judged, child: child.tally(&scheme) }
}

#[derive(Default)]
struct Counts {
    bands: order::Map<BandKey, usize>,
    contested: usize,
}

impl Counts {
    fn tally(mut self, scheme: &Scheme) -> Tally {
        let mut bands: Vec<(BandKey, usize)> =
            scheme.bands().iter().rev().map(|b| (b.key, self.bands.remove(&b.key).unwrap_or(0))).collect();
        bands.extend(self.bands);
        Tally { bands, contested: self.contested }
    }
}

/// The year group of a child in a school year.
#[must_use]
pub fn year_group(roll: &Roll, pupil: PupilId, year: SchoolYear) -> Option<YearGroup> {
    roll.placement(pupil, year).as_ref().and_then(Reading::any).and_then(|placement| placement.year_group)
}

/// The stage to open for a child: the one set for it, else the one it was rated at last, this half term or before, else that of its year
/// group, from 1 to 6.
#[must_use]
pub fn stage_to_open(files: &Files, pupil: PupilId, subject: SubjectKey, period: Period) -> u8 {
    let fold = files.fold(pupil);
    if let Some(stage) = fold.stage(subject, period) {
        return stage;
    }
    let rated = fold.cells().filter_map(|(cell, _)| match cell {
        Cell::Rating(_, CriterionId { subject: s, stage, .. }, of) if s == subject && of <= period => Some((of, stage)),
        _ => None,
    });
    // The latest half term counts: a child may have moved back a stage on purpose.
    let of_year_group = || year_group(files.roll(), pupil, period.year).map_or(1, YearGroup::number).clamp(1, 6);
    rated.max().map_or_else(of_year_group, |(_, stage)| stage)
}
