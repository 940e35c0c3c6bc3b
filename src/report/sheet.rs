//! A pupil's criteria of one stage: teacher and child side by side, and what was said before.

use std::sync::Arc;

use crate::domain::curriculum::StageStrand;
use crate::domain::{BandKey, CriterionId, Curriculum, NoteId, Period, PupilId, StrandKey, SubjectKey, Voice, order};
use crate::ledger::{Cell, Change, Entry, Files, Reading};

/// The latest rating of a criterion in an earlier half term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The half term.
    pub period: Period,
    /// The band.
    pub band: BandKey,
}

/// What one voice says of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NowAndBefore {
    /// The rating of this half term; `None` is not rated.
    pub now: Option<Reading<BandKey>>,
    /// The latest settled rating before.
    pub earlier: Option<Earlier>,
}

/// Looks up what a voice says of a criterion, now and before.
#[must_use]
pub fn said(files: &Files, pupil: PupilId, voice: Voice, criterion: CriterionId, period: Period) -> NowAndBefore {
    let fold = files.fold(pupil);
    let earlier = fold.rated_before(voice, criterion, period).map(|(period, band)| Earlier { period, band });
    NowAndBefore { now: fold.rating(voice, criterion, period), earlier }
}

/// Looks up what a voice says of a strand, now and before.
#[must_use]
pub fn strand_said(files: &Files, pupil: PupilId, voice: Voice, strand: StrandKey, period: Period) -> NowAndBefore {
    let fold = files.fold(pupil);
    let earlier = fold.strand_rated_before(voice, strand, period).map(|(period, band)| Earlier { period, band });
    NowAndBefore { now: fold.strand_rating(voice, strand, period), earlier }
}

/// One criterion of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its statement.
    pub text: String,
}

/// The strands of a stage and the criteria taught in a half term, in order.
#[must_use]
pub fn strands(curriculum: &Curriculum, stage: u8, period: Period) -> Vec<(String, Vec<SheetLine>)> {
    let line = |number: u16, text: &str| SheetLine {
        criterion: CriterionId { subject: curriculum.subject, stage, number },
        text: text.to_owned(),
    };
    let strands = curriculum.stage(stage).map_or(&[][..], |s| s.strands.as_slice());
    let lines = |s: &StageStrand| s.criteria.iter().filter(|c| c.is_taught(period)).map(|c| line(c.number, &c.text)).collect();
    strands.iter().map(|s| (s.name.clone(), lines(s))).collect()
}

/// How many criteria of a stage a voice has rated in a half term.
#[must_use]
pub fn rated(files: &Files, pupil: PupilId, voice: Voice, (subject, stage): (SubjectKey, u8), period: Period) -> usize {
    let ours =
        |cell: &Cell| matches!(cell, Cell::Rating(v, c, p) if *v == voice && *p == period && c.stage == stage && c.subject == subject);
    files.fold(pupil).cells().filter(|(cell, _)| ours(cell)).count()
}

/// How many criteria a stage has in use in a half term.
#[must_use]
pub fn in_use(curriculum: &Curriculum, stage: u8, period: Period) -> usize {
    curriculum.stage(stage).map_or(0, |stage| stage.criteria().filter(|criterion| criterion.is_taught(period)).count())
}

/// Criteria rated in a subject and stage that the curriculum here does not have: ratings from elsewhere, still readable.
#[must_use]
pub fn met_elsewhere(files: &Files, pupil: PupilId, curriculum: &Curriculum, stage: u8) -> Vec<SheetLine> {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let mut found: Vec<CriterionId> = fold
        .cells()
        .filter_map(|(cell, _)| match cell {
            Cell::Rating(_, c, _) if c.subject == curriculum.subject && c.stage == stage && curriculum.text(c).is_none() => Some(c),
            _ => None,
        })
        .collect();
    order::sort(&mut found);
    found.dedup();
    found
        .into_iter()
        .map(|criterion| SheetLine { criterion, text: roll.criterion_met(criterion).unwrap_or_else(|| criterion.label()) })
        .collect()
}

/// A note in a mentoring file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The note.
    pub note: NoteId,
    /// Its live entries: one, or the sides of a contest.
    pub live: Vec<Arc<Entry>>,
}

impl Note {
    /// The words of an entry of this note.
    #[must_use]
    pub fn words(entry: &Entry) -> &str {
        match &entry.change {
            Change::Noted { text, .. } => text,
            _ => "",
        }
    }
}

/// The notes of a file, newest first.
#[must_use]
pub fn notes(files: &Files, pupil: PupilId) -> Vec<Note> {
    let fold = files.fold(pupil);
    let mut notes: Vec<Note> = fold
        .cells()
        .filter_map(|(cell, live)| match cell {
            Cell::Note(note) => Some(Note { note, live: live.to_vec() }),
            _ => None,
        })
        .collect();
    order::sort_by_key(&mut notes, |n| std::cmp::Reverse((n.live.iter().map(|e| e.at).max(), n.note)));
    notes
}

/// One side of a contest, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// Which cell.
    pub cell: Cell,
    /// The entries that say different things.
    pub claims: Vec<Arc<Entry>>,
}

/// Everything contested in a child's file and on the roll about the child.
#[must_use]
pub fn contested(files: &Files, pupil: PupilId) -> Vec<Contested> {
    let roll = files.roll();
    let pupil = roll.canonical(pupil);
    let of_child = |cell: &Cell| match cell {
        Cell::Pupil(id) | Cell::LegalName(id) | Cell::Left(id) | Cell::Placement(id, _) | Cell::Booking(id, _) => *id == pupil,
        _ => false,
    };
    let on_roll = roll.fold().contested().filter(|(cell, _)| of_child(cell));
    let file = files.fold(pupil);
    on_roll.chain(file.contested()).map(|(cell, live)| Contested { cell, claims: live.to_vec() }).collect()
}
