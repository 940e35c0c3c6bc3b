//! What the teacher says of a criterion in a half term: said there, carried over, or looked through.

use crate::domain::{BandKey, CriterionId, Curriculum, Period, SubjectKey, Voice};
use crate::ledger::{Cell, Fold, Reading};

/// What a cell of the board shows of the teacher's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Never rated.
    Empty,
    /// Rated in this half term.
    Now(BandKey),
    /// As it was before, and looked through in this half term: it counts as judged.
    Unchanged(BandKey),
    /// As it was before; not looked at in this half term yet.
    Before(BandKey),
    /// Suggested from what was counted; nobody has confirmed it yet.
    Suggested(BandKey),
    /// Two devices say different things.
    Contested,
}

impl Mark {
    /// Whether a judgement of this half term is made.
    #[must_use]
    pub fn is_judged(self) -> bool {
        !matches!(self, Self::Empty | Self::Before(_) | Self::Suggested(_))
    }

    /// The band of a judgement of this half term.
    #[must_use]
    pub fn judged(self) -> Option<BandKey> {
        self.band().filter(|_| self.is_judged())
    }

    /// The band, whenever it was given.
    #[must_use]
    pub fn band(self) -> Option<BandKey> {
        match self {
            Self::Now(band) | Self::Unchanged(band) | Self::Before(band) | Self::Suggested(band) => Some(band),
            Self::Empty | Self::Contested => None,
        }
    }
}

/// What the teacher says of a criterion in a half term. Every page that shows or counts marks reads them here, so that all say the same.
/// `reviewed` says whether the stage was looked through in the half term: what carries over then counts as judged.
#[must_use]
pub(super) fn mark(fold: &Fold, criterion: CriterionId, period: Period, reviewed: bool) -> Mark {
    match fold.rating(Voice::Teacher, criterion, period) {
        Some(Reading::Settled(band)) => Mark::Now(band),
        Some(Reading::Contested(_)) => Mark::Contested,
        None => match (fold.rated_before(Voice::Teacher, criterion, period), reviewed) {
            (Some((_, band)), true) => Mark::Unchanged(band),
            (Some((_, band)), false) => Mark::Before(band),
            (None, _) => Mark::Empty,
        },
    }
}

/// Whether the teacher has looked at a child's subject in a half term: marked anything of it, or said that the rest is unchanged. What only
/// carries over says nothing of the half term.
#[must_use]
pub(super) fn is_looked_at(fold: &Fold, subject: SubjectKey, period: Period) -> bool {
    fold.cells().any(|(cell, live)| match cell {
        Cell::Rating(Voice::Teacher, criterion, of) => criterion.subject == subject && of == period && !live.is_empty(),
        Cell::Reviewed(of_subject, _, of) => of_subject == subject && of == period && !live.is_empty(),
        _ => false,
    })
}

/// The marks of a stage as they stand in a half term, in the order of the sheet; criteria not taught then are left out.
pub(super) fn marks<'a>(
    fold: &'a Fold,
    curriculum: &'a Curriculum,
    stage: u8,
    period: Period,
) -> impl Iterator<Item = (CriterionId, Mark)> + 'a {
    let (subject, reviewed) = (curriculum.subject, fold.is_reviewed(curriculum.subject, stage, period));
    let criteria = curriculum.stage(stage).into_iter().flat_map(|s| s.criteria()).filter(move |c| c.is_taught(period));
    let ids = criteria.map(move |criterion| CriterionId { subject, stage, number: criterion.number });
    ids.map(move |id| (id, mark(fold, id, period, reviewed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_said_in_the_half_term_is_judged_there() {
        let green: BandKey = "green".parse().unwrap();
        let table = [
            (Mark::Empty, None, None),
            (Mark::Now(green), Some(green), Some(green)),
            (Mark::Unchanged(green), Some(green), Some(green)),
            (Mark::Before(green), Some(green), None),
            (Mark::Suggested(green), Some(green), None),
            (Mark::Contested, None, None),
        ];
        for (mark, band, judged) in table {
            assert_eq!((mark.band(), mark.judged()), (band, judged), "{mark:?}");
        }
    }
}
