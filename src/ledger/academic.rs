//! What files say of academic work: the school's criteria, tests and thresholds; a child's stages, judgements, targets and scores.

use super::cell::Cell;
use super::change::Change;
use super::fold::Fold;
use super::reading::Reading;
use super::roll::Roll;
use crate::domain::id::{FIRST, LAST};
use crate::domain::{
    Area, Aspect, BandKey, ClassId, CriterionId, CriterionWords, Date, HalfTerm, Period, SchoolYear, SubjectKey, Target, TargetId, TestKey,
    VerdictKey, Voice,
};

/// A judgement as a teacher made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: VerdictKey,
    /// What was suggested at the time, if anything was.
    pub suggested: Option<VerdictKey>,
    /// Why, in the teacher's words; may be empty.
    pub note: String,
}

impl Judgement {
    /// Whether the teacher judged otherwise than was suggested.
    #[must_use]
    pub fn overrides(&self) -> bool {
        self.suggested.is_some_and(|suggested| suggested != self.verdict)
    }
}

impl Roll {
    /// Subjects the school has added, renamed or given up: key, title, and whether it is retired.
    #[must_use]
    pub fn subjects_set(&self) -> Vec<(SubjectKey, String, bool)> {
        let of = |(cell, live): (Cell, &[std::sync::Arc<super::Entry>])| match cell {
            Cell::Subject(subject) => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::SubjectSet { title, retired, .. } => Some((title.clone(), *retired)),
                    _ => None,
                });
                reading.as_ref().and_then(Reading::any).map(|(title, retired)| (subject, title.clone(), *retired))
            }
            _ => None,
        };
        self.fold().cells().filter_map(of).collect()
    }

    /// The criteria of a subject in the school's own words.
    #[must_use]
    pub fn criteria_set(&self, subject: SubjectKey) -> Vec<(CriterionId, CriterionWords)> {
        let of = |(cell, live): (Cell, &[std::sync::Arc<super::Entry>])| match cell {
            Cell::Criterion(criterion) if criterion.subject == subject => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::CriterionSet { words, .. } => Some(words.clone()),
                    _ => None,
                });
                reading.as_ref().and_then(Reading::any).map(|words| (criterion, words.clone()))
            }
            _ => None,
        };
        self.fold().cells().filter_map(of).collect()
    }

    /// Whether a class is marked as not having been taught a criterion yet.
    #[must_use]
    pub fn is_not_taught(&self, class: ClassId, criterion: CriterionId) -> bool {
        !self.fold().live(Cell::NotTaught(self.known().class(class), criterion)).is_empty()
    }
}

impl Fold {
    /// The stage a child works at in a subject in a half term: the one set last, in that half term or before. `None` where none was set.
    #[must_use]
    pub fn stage(&self, subject: SubjectKey, period: Period) -> Option<u8> {
        let earliest = Period { year: SchoolYear::starting(1990)?, half_term: HalfTerm::Autumn1 };
        let set = self.range(Cell::Stage(subject, earliest)..=Cell::Stage(subject, period));
        set.rev().find_map(|cell| {
            let reading = Reading::of(self.live(cell), |e| match &e.change {
                Change::StageSet { stage, .. } => Some(*stage),
                _ => None,
            })?;
            reading.any().copied()
        })
    }

    /// Whether a stage was looked through for a half term.
    #[must_use]
    pub fn is_reviewed(&self, subject: SubjectKey, stage: u8, period: Period) -> bool {
        !self.live(Cell::Reviewed(subject, stage, period)).is_empty()
    }

    /// What a teacher judged.
    #[must_use]
    pub fn judgement(&self, aspect: Aspect, subject: SubjectKey, period: Period) -> Option<Reading<Judgement>> {
        Reading::of(self.live(Cell::Judgement(aspect, subject, period)), |e| match &e.change {
            Change::Judged { verdict, suggested, note, .. } => {
                Some(Judgement { verdict: *verdict, suggested: *suggested, note: note.clone() })
            }
            _ => None,
        })
    }

    /// The targets of a half term, oldest first.
    #[must_use]
    pub fn targets(&self, period: Period) -> Vec<(TargetId, Target)> {
        self.all_targets().into_iter().filter(|(_, target)| target.period == period).collect()
    }

    /// Every target, oldest first.
    #[must_use]
    pub fn all_targets(&self) -> Vec<(TargetId, Target)> {
        let of = |(cell, _): (Cell, &[std::sync::Arc<super::Entry>])| match cell {
            Cell::Target(id) => Some((id, self.target(id)?.any()?.clone())),
            _ => None,
        };
        self.between(Cell::Target(FIRST.into()), Cell::Target(LAST.into())).filter_map(of).collect()
    }

    /// A target.
    #[must_use]
    pub fn target(&self, target: TargetId) -> Option<Reading<Target>> {
        Reading::of(self.live(Cell::Target(target)), |e| match &e.change {
            Change::TargetAgreed { details, .. } => Some(details.clone()),
            _ => None,
        })
    }

    /// How far a target was met, by one voice.
    #[must_use]
    pub fn target_review(&self, target: TargetId, voice: Voice) -> Option<Reading<BandKey>> {
        Reading::of(self.live(Cell::TargetReview(target, voice)), |e| match &e.change {
            Change::TargetReviewed { band, .. } => Some(*band),
            _ => None,
        })
    }

    /// The targets of a half term in one area.
    #[must_use]
    pub fn targets_in(&self, period: Period, area: Area) -> Vec<(TargetId, Target)> {
        self.targets(period).into_iter().filter(|(_, target)| target.area == area).collect()
    }

    /// The scores of a test, earliest first; a score of `None` is an absence.
    #[must_use]
    pub fn scores(&self, test: TestKey) -> Vec<(Date, Reading<Option<u16>>)> {
        let of = |(cell, live): (Cell, &[std::sync::Arc<super::Entry>])| match cell {
            Cell::Score(of, date) if of == test => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::Scored { score, .. } => Some(*score),
                    _ => None,
                })?;
                Some((date, reading))
            }
            _ => None,
        };
        self.between(Cell::Score(test, Date::MIN), Cell::Score(test, Date::MAX)).filter_map(of).collect()
    }
}
