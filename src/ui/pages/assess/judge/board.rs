//! What a judgement board is of, and what is suggested and judged on it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Aspect, Curriculum, Period, PupilId, SubjectKey, VerdictKey, YearGroup};
use crate::ledger::Reading;
use crate::ledger::academic::Judgement;
use crate::report::judgement::{Grounds, Suggestion, ends_key_stage};
use crate::ui::session::Session;

/// One aspect of one child: what is suggested and what was judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) aspect: Aspect,
    pub(super) suggestion: Suggestion,
    pub(super) judged: Option<Reading<Judgement>>,
}

/// A judgement about to be made otherwise than suggested.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub(super) pupil: PupilId,
    pub(super) name: String,
    pub(super) aspect: Aspect,
    pub(super) suggested: Option<VerdictKey>,
    pub(super) now: Option<Judgement>,
}

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct JudgeBoard {
    pub(super) session: Session,
    pub(super) subject: SubjectKey,
    pub(super) period: Memo<Period>,
    pub(super) curriculum: Memo<Option<Arc<Curriculum>>>,
    pub(super) wanted: RwSignal<Option<Wanted>>,
    pub(super) asking: RwSignal<bool>,
}

impl JudgeBoard {
    pub(super) fn year_group(self, pupil: PupilId) -> Option<YearGroup> {
        let placement = self.session.roll.with(|roll| roll.placement(pupil, self.period.get().year));
        placement.as_ref().and_then(Reading::any).and_then(|p| p.year_group)
    }

    /// What is suggested and judged for a child at a stage; all aspects that are judged in its year.
    pub(super) fn standings(self, pupil: PupilId, stage: u8) -> Vec<Standing> {
        let (fold, period, year_group) = (self.session.fold(pupil).get(), self.period.get(), self.year_group(pupil));
        let Some(curriculum) = self.curriculum.get() else { return Vec::new() };
        let (scheme, thresholds) = self.session.roll.with(|roll| (roll.scheme(), roll.thresholds()));
        let grounds = Grounds { fold: &fold, scheme: &scheme, thresholds: &thresholds, curriculum: &curriculum, stage, period, year_group };
        let aspects = Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::KeyStage || ends_key_stage(year_group));
        let standing =
            |aspect| Standing { aspect, suggestion: grounds.suggest(aspect), judged: fold.judgement(aspect, self.subject, period) };
        aspects.map(standing).collect()
    }
}
