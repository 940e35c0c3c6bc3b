//! What a judgement board is of, and what is suggested and judged on it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Aspect, Curriculum, Period, PupilId, SubjectKey, VerdictKey, YearGroup};
use crate::ledger::academic::Judgement;
use crate::report::board::year_group;
use crate::report::judgement::{Grounds, Standing};
use crate::report::marking::Child;
use crate::ui::session::Session;
use crate::workspace::Verdict;

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
    pub(super) fn standings(self, pupil: PupilId, stage: u8) -> Vec<Standing> {
        let period = self.period.get();
        let Some(curriculum) = self.curriculum.get() else { return Vec::new() };
        self.session.read_child(pupil, |files| Grounds::at(files, pupil, &curriculum, stage, period).standings())
    }

    /// What confirming these children's suggestions would judge.
    pub(super) fn open(self, children: &[Child]) -> Vec<Verdict> {
        let of_child = |child: &Child| {
            let pupil = child.pupil;
            let open = |standing: Standing| Some(suggested(pupil, standing.aspect, standing.open()?));
            self.standings(pupil, child.stage).into_iter().filter_map(open).collect::<Vec<_>>()
        };
        children.iter().flat_map(of_child).collect()
    }
}

/// A verdict as it was suggested.
pub(super) fn suggested(pupil: PupilId, aspect: Aspect, verdict: VerdictKey) -> Verdict {
    Verdict { pupil, aspect, verdict, suggested: Some(verdict), note: String::new() }
}
