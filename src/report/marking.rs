//! The marking board: a class by the criteria of a stage, what is said and what is left.

use crate::domain::{
    BandKey, ClassId, CriterionId, Curriculum, Date, Heading, Period, Pupil, PupilId, Scheme, StrandKey, SubjectKey, Voice, order,
};
use crate::ledger::{Files, Reading, Roll};
use crate::report::attitude::{Suggested, suggested};
use crate::report::board::stage_to_open;
use crate::report::in_order::Place;
use crate::report::judgement::is_met;
use crate::report::mark::mark;

mod move_on;
mod one_by_one;
mod tap;

pub use super::mark::Mark;
pub use move_on::{MoveOn, Square};
pub use one_by_one::{Layout, after, before, first_open};
pub use tap::after_tap;

/// What a column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A criterion of a stage.
    Criterion(CriterionId),
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
}

impl Item {
    /// The criterion, if it is one.
    #[must_use]
    pub fn criterion(self) -> Option<CriterionId> {
        match self {
            Self::Criterion(criterion) => Some(criterion),
            Self::Strand(_) => None,
        }
    }

    /// The strand, if it is one.
    #[must_use]
    pub fn strand(self) -> Option<StrandKey> {
        match self {
            Self::Strand(strand) => Some(strand),
            Self::Criterion(_) => None,
        }
    }
}

/// One column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is of.
    pub item: Item,
    /// What stands at its head: "3.12", "PE kit".
    pub label: String,
    /// Its statement; for a strand the sentence a child says of itself.
    pub text: String,
    /// Whether the class has not been taught it yet.
    pub not_taught: bool,
}

/// A strand of the stage, with its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGroup {
    /// The strand.
    pub strand: String,
    /// Its criteria, in order.
    pub columns: Vec<Column>,
}

/// The columns of a stage, strand by strand. Criteria not taught in the half term are left out.
#[must_use]
pub fn columns(curriculum: &Curriculum, roll: &Roll, class: ClassId, stage: u8, period: Period) -> Vec<ColumnGroup> {
    let column = |number: u16, text: &str| {
        let criterion = CriterionId { subject: curriculum.subject, stage, number };
        let (item, label) = (Item::Criterion(criterion), criterion.label());
        Column { item, label, text: text.to_owned(), not_taught: roll.is_not_taught(class, criterion) }
    };
    let strands = curriculum.stage(stage).map_or(&[][..], |s| &s.strands);
    let groups = strands.iter().map(|strand| ColumnGroup {
        strand: strand.name.clone(),
        columns: strand.criteria.iter().filter(|c| c.is_taught(period)).map(|c| column(c.number, &c.text)).collect(),
    });
    groups.filter(|group| !group.columns.is_empty()).collect()
}

/// The columns of attitude and behaviour: the strands in use, by heading.
#[must_use]
pub fn strand_columns(roll: &Roll, period: Period) -> Vec<ColumnGroup> {
    let strands = roll.strands(period);
    let group = |heading: Heading| ColumnGroup {
        strand: heading.name().to_owned(),
        columns: strands
            .iter()
            .filter(|(_, strand)| strand.heading == heading)
            .map(|(key, strand)| Column {
                item: Item::Strand(*key),
                label: strand.name.clone(),
                text: strand.child.clone(),
                not_taught: false,
            })
            .collect(),
    };
    [Heading::Attitude, Heading::Behaviour].map(group).into_iter().filter(|group| !group.columns.is_empty()).collect()
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellState {
    /// The teacher's judgement.
    pub mark: Mark,
    /// The child's own rating of this half term.
    pub child: Option<BandKey>,
    /// What is suggested from what was counted, whatever the teacher has judged; always `None` for a criterion.
    pub suggested: Option<BandKey>,
}

/// One row: what a child's file says of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowState {
    /// A cell for each column.
    pub cells: Vec<CellState>,
    /// For each strand what was counted, in words; empty where there is nothing to say, and for criteria.
    pub reasons: Vec<String>,
    /// Whether the stage was looked through for this child in this half term.
    pub reviewed: bool,
}

/// Reads one row.
#[must_use]
pub fn row(files: &Files, pupil: PupilId, subject: SubjectKey, stage: u8, period: Period, criteria: &[CriterionId]) -> RowState {
    let fold = files.fold(pupil);
    let reviewed = fold.is_reviewed(subject, stage, period);
    let cells = criteria.iter().map(|criterion| {
        let child = fold.rating(Voice::Child, *criterion, period).and_then(|reading| reading.settled().copied());
        CellState { mark: mark(&fold, *criterion, period, reviewed), child, suggested: None }
    });
    RowState { cells: cells.collect(), reasons: Vec::new(), reviewed }
}

/// Reads one row of attitude and behaviour: the teacher's rating, else what is suggested from what was counted up to today, else the
/// rating of an earlier half term.
#[must_use]
pub fn strand_row(files: &Files, pupil: PupilId, strands: &[StrandKey], period: Period, today: Date) -> RowState {
    let fold = files.fold(pupil);
    let mut row = RowState::default();
    for strand in strands {
        let Suggested { band: suggested, reason } = suggested(files, pupil, *strand, period, today);
        let before = || fold.strand_rated_before(Voice::Teacher, *strand, period).map(|(_, band)| band);
        let mark = match (fold.strand_rating(Voice::Teacher, *strand, period), suggested) {
            (Some(Reading::Settled(band)), _) => Mark::Now(band),
            (Some(Reading::Contested(_)), _) => Mark::Contested,
            (None, Some(band)) => Mark::Suggested(band),
            (None, None) => before().map_or(Mark::Empty, Mark::Before),
        };
        let child = fold.strand_rating(Voice::Child, *strand, period).and_then(|reading| reading.settled().copied());
        row.cells.push(CellState { mark, child, suggested });
        row.reasons.push(reason);
    }
    row
}

/// A colour that nobody has given for the half term yet, and that can be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unconfirmed {
    /// The strand that shows it.
    pub strand: StrandKey,
    /// What is suggested for the strand; `None` where the colour is that of an earlier half term.
    pub suggested: Option<BandKey>,
    /// The colour.
    pub band: BandKey,
}

/// What confirming a row would write. A colour carried over that the school no longer uses cannot be given again; it waits for a
/// judgement.
#[must_use]
pub fn to_confirm(scheme: &Scheme, strands: &[StrandKey], row: &RowState) -> Vec<Unconfirmed> {
    let open = |(strand, cell): (&StrandKey, &CellState)| match cell.mark {
        Mark::Suggested(band) | Mark::Before(band) if scheme.uses(band) => {
            Some(Unconfirmed { strand: *strand, suggested: cell.suggested, band })
        }
        _ => None,
    };
    strands.iter().zip(&row.cells).filter_map(open).collect()
}

/// The strands of a row in which the child is not where it should be, by the colour that is shown.
#[must_use]
pub fn wanting(scheme: &Scheme, strands: &[StrandKey], row: &RowState) -> Vec<StrandKey> {
    let below = |cell: &CellState| cell.mark.band().is_some_and(|band| !is_met(scheme, band));
    strands.iter().zip(&row.cells).filter(|(_, cell)| below(cell)).map(|(strand, _)| *strand).collect()
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// Judgements made.
    pub judged: usize,
    /// Judgements there are to make: children times criteria that were taught. Of a child whose rest was said to be unchanged, what
    /// nobody has ever rated is left so on purpose.
    pub total: usize,
    /// Children looked through.
    pub reviewed: usize,
    /// Children shown.
    pub children: usize,
}

impl Meter {
    /// Adds a row. `taught` says of each column whether it was taught; what was not costs no judgement.
    pub fn add(&mut self, row: &RowState, taught: &[bool]) {
        let counted = || row.cells.iter().zip(taught).filter(|(_, taught)| **taught);
        self.judged += counted().filter(|(cell, _)| cell.mark.is_judged()).count();
        self.total += counted().filter(|(cell, _)| !row.reviewed || cell.mark != Mark::Empty).count();
        self.reviewed += usize::from(row.reviewed);
        self.children += 1;
    }
}

/// A child of the class and the stage it works at in a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// The child.
    pub pupil: PupilId,
    /// Its full name.
    pub name: String,
    /// Its stage.
    pub stage: u8,
}

/// The children of a class in register order, with the stage each works at. Their files must be loaded.
#[must_use]
pub fn children(files: &Files, class: ClassId, subject: SubjectKey, period: Period) -> Vec<Child> {
    let child = |(pupil, details): (PupilId, Pupil)| Child {
        pupil,
        name: details.full_name(),
        stage: stage_to_open(files, pupil, subject, period),
    };
    files.roll().members_in(class, period).into_iter().map(child).collect()
}

/// What a child has in a column of the board: the colour that is shown there.
#[must_use]
pub fn place(scheme: &Scheme, cell: &CellState) -> Option<Place> {
    Place::band(scheme, cell.mark.band()?)
}

/// The children a board shows: all, or those at a stage.
#[must_use]
pub fn shown(children: &[Child], stage: u8, all: bool) -> Vec<Child> {
    children.iter().filter(|child| all || child.stage == stage).cloned().collect()
}

/// The stage most children work at; of equals the lower. 1 for nobody.
#[must_use]
pub fn commonest_stage(children: &[Child]) -> u8 {
    let mut counts: Vec<(usize, u8)> = (1..=9).map(|stage| (children.iter().filter(|c| c.stage == stage).count(), stage)).collect();
    order::sort_by(&mut counts, |(a, stage), (b, other)| b.cmp(a).then(stage.cmp(other)));
    counts.first().filter(|(count, _)| *count > 0).map_or(1, |(_, stage)| *stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(key: &str) -> BandKey {
        key.parse().unwrap()
    }

    #[test]
    fn the_meter_counts_what_was_taught_and_nothing_else() {
        let cell = |mark| CellState { mark, child: None, suggested: None };
        let row = RowState {
            cells: vec![
                cell(Mark::Now(band("green"))),
                cell(Mark::Before(band("red"))),
                cell(Mark::Unchanged(band("red"))),
                cell(Mark::Empty),
                cell(Mark::Contested),
            ],
            reasons: Vec::new(),
            reviewed: true,
        };
        let mut meter = Meter::default();
        meter.add(&row, &[true; 5]);
        // What was never rated is left so on purpose, where the rest was said to be unchanged.
        assert_eq!(meter, Meter { judged: 3, total: 4, reviewed: 1, children: 1 });
        meter.add(&RowState { reviewed: false, ..row }, &[false, true, true, true, true]);
        assert_eq!(meter, Meter { judged: 5, total: 8, reviewed: 1, children: 2 });
    }

    #[test]
    fn a_strand_below_what_is_met_is_wanting_whoever_said_so() {
        let strand = |key: &str| key.parse::<StrandKey>().unwrap();
        let table = [
            (Mark::Empty, false),
            (Mark::Now(band("green")), false),
            (Mark::Now(band("yellow")), true),
            (Mark::Before(band("red")), true),
            (Mark::Suggested(band("yellow")), true),
            (Mark::Suggested(band("green")), false),
            (Mark::Contested, false),
        ];
        for (mark, is_wanting) in table {
            let cells = vec![CellState { mark, child: None, suggested: None }];
            let row = RowState { cells, ..RowState::default() };
            let found = wanting(&Scheme::default(), &[strand("uniform")], &row);
            assert_eq!(found == [strand("uniform")], is_wanting, "{mark:?}");
        }
    }

    #[test]
    fn the_commonest_stage_is_that_of_most_children() {
        let child = |stage| Child { pupil: "0000000000001.1".parse().unwrap(), name: String::new(), stage };
        assert_eq!(commonest_stage(&[child(4), child(5), child(5)]), 5);
        assert_eq!(commonest_stage(&[child(6), child(4)]), 4);
        assert_eq!(commonest_stage(&[]), 1);
        let stages = |all| shown(&[child(4), child(5), child(4)], 4, all).iter().map(|child| child.stage).collect::<Vec<_>>();
        assert_eq!((stages(true), stages(false)), (vec![4, 5, 4], vec![4, 4]));
    }
}
