//! What a judgement board is of, and what is suggested and judged on it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Aspect, Curriculum, Period, PupilId, SubjectKey, VerdictKey, YearGroup};
use crate::ledger::Reading;
use crate::ledger::academic::Judgement;
use crate::report::board::year_group;
use crate::report::judgement::{Grounds, Suggestion};
use crate::ui::session::Session;

/// One aspect of one child: what is suggested and what was judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AspectStanding {
    pub(super) aspect: Aspect,
    pub(super) suggestion: Suggestion,
    pub(super) judged: Option<Reading<Judgement>>,
}

/// A judgement about to be made otherwise than suggested.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OtherJudgement {
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
    pub(super) wanted: RwSignal<Option<OtherJudgement>>,
    pub(super) asking: RwSignal<bool>,
}

impl JudgeBoard {
    pub(super) fn year_group(self, pupil: PupilId) -> Option<YearGroup> {
        let year = self.period.get().year;
        self.session.roll.with(|roll| year_group(roll, pupil, year))
    }

    /// What is suggested and judged for a child at a stage; all aspects that are judged in its year.
    pub(super) fn standings(self, pupil: PupilId, stage: u8) -> Vec<AspectStanding> {
        let period = self.period.get();
        let Some(curriculum) = self.curriculum.get() else { return Vec::new() };
        self.session.read_child(pupil, |files| {
            let (fold, grounds) = (files.fold(pupil), Grounds::at(files, pupil, &curriculum, stage, period));
            let standing = |aspect| AspectStanding {
                aspect,
                suggestion: grounds.suggest(aspect),
                judged: fold.judgement(aspect, self.subject, period),
            };
            grounds.aspects().map(standing).collect()
        })
    }
}
