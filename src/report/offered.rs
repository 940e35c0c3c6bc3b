//! Targets that could be set for a whole class in one go: what fills up each subject, and whose own is still missing.

use std::sync::Arc;

use crate::domain::{Area, Curriculum, Period, PupilId, Question, SubjectKey, Target};
use crate::ledger::Files;
use crate::report::board::stage_to_open;
use crate::report::conduct::half_term_of;
use crate::report::targets::{SuggestedTarget, missing, suggested, wanted};

/// What could be set for a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The child.
    pub pupil: PupilId,
    /// For each subject what would fill it up; nothing where it has as many as it is to have, or nothing comes next.
    pub of_subjects: Vec<(SubjectKey, Vec<SuggestedTarget>)>,
    /// Whether it has no target of its own yet.
    pub wants_own: bool,
    /// What it said it would like help with, in its own words.
    pub help: Option<String>,
}

/// Reads what could be set for a child in a half term, subject by subject. Its file must be loaded.
#[must_use]
pub fn offered(files: &Files, pupil: PupilId, curricula: &[Arc<Curriculum>], period: Period) -> Offered {
    let of_subjects = files.roll().thresholds(period).targets;
    let fills = |curriculum: &Arc<Curriculum>| {
        let subject = curriculum.subject;
        let area = Area::Subject(subject);
        let room = missing(files, pupil, area, period, wanted(area, of_subjects));
        let stage = stage_to_open(files, pupil, subject, period);
        let next = if room > 0 { suggested(files, pupil, curriculum, stage, period) } else { Vec::new() };
        (subject, next.into_iter().take(room).collect())
    };
    let help = half_term_of(files, pupil, period).answers.into_iter().find(|(question, _)| *question == Question::Help);
    Offered {
        pupil,
        of_subjects: curricula.iter().map(fills).collect(),
        wants_own: missing(files, pupil, Area::Personal, period, wanted(Area::Personal, of_subjects)) > 0,
        help: help.map(|(_, text)| text).filter(|text| !text.is_empty()),
    }
}

impl Offered {
    /// The targets its suggestions would become.
    pub fn targets(&self, period: Period) -> impl Iterator<Item = (PupilId, Target)> {
        let of_subject = move |(subject, found): &(SubjectKey, Vec<SuggestedTarget>)| {
            let (pupil, area) = (self.pupil, Area::Subject(*subject));
            let target = move |found: SuggestedTarget| {
                (pupil, Target { period, area, text: found.text, criterion: Some(found.criterion), carried_from: None })
            };
            found.clone().into_iter().map(target).collect::<Vec<_>>()
        };
        self.of_subjects.iter().flat_map(of_subject)
    }

    /// A target of its own, in these words; nothing where there are none.
    #[must_use]
    pub fn own(&self, words: &str, period: Period) -> Option<(PupilId, Target)> {
        let text = words.trim().to_owned();
        (!text.is_empty()).then_some((self.pupil, Target { period, area: Area::Personal, text, criterion: None, carried_from: None }))
    }
}
