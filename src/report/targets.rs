//! Suggested targets, and how earlier ones went.

use crate::domain::{Area, BandKey, CriterionId, Curriculum, Period, PupilId, SubjectKey, Target, TargetId, Voice};
use crate::ledger::{Files, Fold, Reading, Roll};
use crate::report::judgement::is_met;
use crate::report::mark::{Mark, mark};
use crate::words::reasons;

/// A target that could be set, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedTarget {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its statement.
    pub text: String,
    /// Why it comes next, in words.
    pub reason: String,
}

/// What a child could work on next in a stage: first what is nearly there, then what is further off, then what is not rated yet; each in
/// the order of the sheet. What is met, retired or a target of this half term already is left out.
#[must_use]
pub fn suggested(files: &Files, pupil: PupilId, curriculum: &Curriculum, stage: u8, period: Period) -> Vec<SuggestedTarget> {
    let (fold, scheme) = (files.fold(pupil), files.roll().scheme(period));
    let taken: Vec<CriterionId> = fold.targets(period).into_iter().filter_map(|(_, target)| target.criterion).collect();
    let (mut nearly, mut far, mut next) = (Vec::new(), Vec::new(), Vec::new());
    let lowest = scheme.bands().first().map(|band| band.key);
    let reviewed = fold.is_reviewed(curriculum.subject, stage, period);
    let criteria = curriculum.stage(stage).into_iter().flat_map(|s| s.criteria()).filter(|c| c.is_taught(period));
    for criterion in criteria {
        let id = CriterionId { subject: curriculum.subject, stage, number: criterion.number };
        if taken.contains(&id) {
            continue;
        }
        let mark = mark(&fold, id, period, reviewed);
        if mark == Mark::Contested {
            continue;
        }
        let given = || if let Mark::Now(_) = mark { Some(period) } else { fold.rated_before(Voice::Teacher, id, period).map(|(of, _)| of) };
        let last = mark.band().zip(given());
        let suggest = |reason: String| SuggestedTarget { criterion: id, text: criterion.text.clone(), reason };
        match last {
            Some((band, _)) if is_met(&scheme, band) => {}
            Some((band, when)) => {
                let word = scheme.bands().iter().find(|b| b.key == band).map_or_else(|| band.to_string(), |b| b.word.to_lowercase());
                let reason = reasons::rated_last(&word, when);
                if Some(band) == lowest { far.push(suggest(reason)) } else { nearly.push(suggest(reason)) }
            }
            None => next.push(suggest(reasons::COMES_NEXT.to_owned())),
        }
    }
    nearly.into_iter().chain(far).chain(next).collect()
}

/// How a target stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetStanding {
    /// The target.
    pub id: TargetId,
    /// What it is.
    pub target: Target,
    /// How the mentor sees it.
    pub mentor: Option<Reading<BandKey>>,
    /// How the child sees it.
    pub child: Option<Reading<BandKey>>,
    /// Whether the mentor has found it met, by the colours of its half term. What nobody has reviewed yet, or two devices disagree about,
    /// is neither met nor unmet.
    pub found: Option<bool>,
    /// How many earlier targets in a row, carried forward to this one, the mentor has found not met.
    pub unmet_before: usize,
}

impl TargetStanding {
    /// Whether the mentor has found it met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.found == Some(true)
    }

    /// Whether the mentor has found it not met.
    #[must_use]
    pub fn is_unmet(&self) -> bool {
        self.found == Some(false)
    }

    /// The same target for another half term.
    #[must_use]
    pub fn carried_to(&self, period: Period) -> Target {
        Target { period, carried_from: Some(self.id), ..self.target.clone() }
    }
}

/// The targets of a half term, oldest first, with their reviews.
#[must_use]
pub fn standings(files: &Files, pupil: PupilId, period: Period) -> Vec<TargetStanding> {
    let fold = files.fold(pupil);
    fold.targets(period).into_iter().map(|(id, target)| standing(files.roll(), &fold, id, target)).collect()
}

fn standing(roll: &Roll, fold: &Fold, id: TargetId, target: Target) -> TargetStanding {
    let review = |voice| fold.target_review(id, voice);
    let earlier_target = |id: TargetId| fold.target(id).as_ref().and_then(Reading::any).cloned();
    let found = |id: TargetId, period: Period| {
        let band = fold.target_review(id, Voice::Teacher)?.settled().copied()?;
        Some(is_met(&roll.scheme(period), band))
    };
    let (mut unmet_before, mut seen, mut from) = (0, vec![id], target.carried_from);
    // A forged circle of targets ends where it began. One that nobody has reviewed is passed over: it was not found unmet.
    while let Some(at) = from.filter(|earlier| !seen.contains(earlier)) {
        let earlier = earlier_target(at);
        let met = earlier.as_ref().and_then(|earlier| found(at, earlier.period));
        if met == Some(true) {
            break;
        }
        seen.push(at);
        unmet_before += usize::from(met == Some(false));
        from = earlier.and_then(|earlier| earlier.carried_from);
    }
    let found = found(id, target.period);
    TargetStanding { id, mentor: review(Voice::Teacher), child: review(Voice::Child), target, found, unmet_before }
}

/// Targets of the last half term that had any which were not found met and not carried forward yet: what to decide about first. Those
/// nobody has reviewed are among them; [`TargetStanding::is_unmet`] tells them apart.
#[must_use]
pub fn left_over(files: &Files, pupil: PupilId, period: Period) -> Vec<TargetStanding> {
    let fold = files.fold(pupil);
    let all = fold.all_targets();
    let last = all.iter().map(|(_, target)| target.period).filter(|of| *of < period).max();
    let carried = |id: TargetId| all.iter().any(|(_, target)| target.carried_from == Some(id));
    let of_last = all.iter().filter(|(id, target)| Some(target.period) == last && !carried(*id));
    let found = of_last.map(|(id, target)| standing(files.roll(), &fold, *id, target.clone()));
    found.filter(|standing| !standing.is_met()).collect()
}

/// What is left over of some children's targets, carried to a half term: to be set in one act.
#[must_use]
pub fn carried_forward(files: &Files, pupils: &[PupilId], period: Period) -> Vec<(PupilId, Target)> {
    let of = |pupil: &PupilId| {
        let (pupil, left) = (*pupil, left_over(files, *pupil, period));
        left.into_iter().map(move |standing| (pupil, standing.carried_to(period)))
    };
    pupils.iter().flat_map(of).collect()
}

/// The targets a family takes home and for which half term: those of `ahead`, else of the half terms named after it the first that has any
/// which are not met. Nothing where none has.
#[must_use]
pub fn to_take_home(files: &Files, pupil: PupilId, ahead: Period, else_of: &[Period]) -> (Period, Vec<TargetStanding>) {
    let set = standings(files, pupil, ahead);
    if !set.is_empty() {
        return (ahead, set);
    }
    let open = |period: Period| {
        let left: Vec<_> = standings(files, pupil, period).into_iter().filter(|standing| !standing.is_met()).collect();
        (!left.is_empty()).then_some((period, left))
    };
    else_of.iter().find_map(|period| open(*period)).unwrap_or((ahead, Vec::new()))
}

/// The words of a target once its criterion is let go of: what was the criterion's goes with it, what somebody wrote stays.
#[must_use]
pub fn without_criterion(text: &str, of_criterion: Option<&str>) -> String {
    if of_criterion == Some(text) { String::new() } else { text.to_owned() }
}

/// How many targets a child is to have in an area: as many as the school says in a subject, one of its own.
#[must_use]
pub fn wanted(area: Area, of_subjects: u8) -> usize {
    match area {
        Area::Personal => 1,
        Area::Subject(_) | Area::Strand(_) => usize::from(of_subjects),
    }
}

/// How many targets a child has in a half term, and how many are missing over all its subjects and of its own.
#[must_use]
pub fn set_and_missing(files: &Files, pupil: PupilId, subjects: &[SubjectKey], period: Period) -> (usize, usize) {
    let of_subjects = files.roll().thresholds(period).targets;
    let areas = subjects.iter().map(|subject| Area::Subject(*subject)).chain([Area::Personal]);
    let missing = areas.map(|area| missing(files, pupil, area, period, wanted(area, of_subjects))).sum();
    (files.fold(pupil).targets(period).len(), missing)
}

/// How many targets of an area are still missing in a half term.
#[must_use]
pub fn missing(files: &Files, pupil: PupilId, area: Area, period: Period, wanted: usize) -> usize {
    wanted.saturating_sub(files.fold(pupil).targets_in(period, area).len())
}
