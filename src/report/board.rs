//! The class board: one row a pupil, per subject a summary of ratings, teacher and child side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{BandKey, ClassId, CriterionId, Period, PupilId, Scheme, SchoolYear, SubjectKey, Voice, YearGroup};
use crate::ledger::{Cell, Change, Files, Fold, Reading, Roll};

/// How often each band was given, by one voice, in one subject and half term. Counted, never averaged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Each band of the scheme, highest first, and how many criteria it was given; then bands of other schemes that were met.
    pub bands: Vec<(BandKey, usize)>,
    /// How many criteria are contested.
    pub contested: usize,
}

impl Tally {
    /// How many criteria are rated, contested ones included.
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
    /// The teacher's ratings.
    pub teacher: Tally,
    /// The child's own.
    pub child: Tally,
    /// The stages rated in this half term, lowest first.
    pub stages: Vec<u8>,
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
pub fn class_board(files: &Files, class: ClassId, period: Period, subjects: &[SubjectKey]) -> Vec<BoardRow> {
    let roll = files.roll();
    let scheme = roll.scheme();
    roll.members(class, period.year)
        .into_iter()
        .map(|(pupil, details)| {
            let placement = roll.placement(pupil, period.year);
            let year_group = placement.as_ref().and_then(Reading::any).and_then(|p| p.year_group);
            let fold = files.fold(pupil);
            BoardRow {
                pupil,
                name: details.full_name(),
                year_group,
                contested: placement.is_some_and(|p| p.is_contested()) || roll.pupil(pupil).is_some_and(|p| p.is_contested()),
                subjects: subjects.iter().map(|subject| summary(&fold, &scheme, *subject, period)).collect(),
            }
        })
        .collect()
}

/// Summarises one subject of one child for a half term.
fn summary(fold: &Fold, scheme: &Scheme, subject: SubjectKey, period: Period) -> SubjectSummary {
    let mut stages = BTreeSet::new();
    let (mut teacher, mut child) = (Counts::default(), Counts::default());
    for (cell, live) in fold.cells() {
        let Cell::Rating(voice, criterion, of) = cell else { continue };
        if of != period || criterion.subject != subject {
            continue;
        }
        stages.insert(criterion.stage);
        let counts = if voice == Voice::Teacher { &mut teacher } else { &mut child };
        let reading = Reading::of(live, |entry| match &entry.change {
            Change::Rated { band, .. } => Some(*band),
            _ => None,
        });
        match reading {
            Some(Reading::Settled(band)) => *counts.bands.entry(band).or_default() += 1,
            Some(Reading::Contested(_)) => counts.contested += 1,
            None => {}
        }
    }
    SubjectSummary { subject, teacher: teacher.tally(scheme), child: child.tally(scheme), stages: stages.into_iter().collect() }
}

#[derive(Default)]
struct Counts {
    bands: BTreeMap<BandKey, usize>,
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
