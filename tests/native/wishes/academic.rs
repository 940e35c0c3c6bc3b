//! How the commands about academic work are wished for.

use lantern::domain::{Aspect, CriterionWords};
use lantern::ledger::Cell;
use lantern::workspace::{Criteria, Entered, Judging, Marking, Scores, Targets, Verdict};

use super::{Choice, OfCriteria, OfEntered, OfJudging, OfMarking, OfScores, OfTargets, day, nth};

pub(super) fn marking(choice: &Choice<'_>, kind: OfMarking) -> Marking {
    let (pupil, class, criterion, period, how) = (choice.pupil, choice.class, choice.criterion, choice.period, choice.wish.how);
    match kind {
        OfMarking::Rate => {
            let everyone = choice.roll().pupils().into_iter().map(|(id, _)| id);
            let cells = everyone.filter(|id| *id == pupil || how.is_multiple_of(2)).take(3).map(|id| (id, criterion)).collect();
            Marking::Rate { cells, voice: choice.voice, period, band: choice.band_or_none(), only_empty: how.is_multiple_of(3) }
        }
        OfMarking::Review => Marking::Review { pupils: vec![pupil], subject: criterion.subject, stage: 4, period },
        OfMarking::SetTaught => Marking::SetTaught { class, criterion, taught: how.is_multiple_of(3) },
    }
}

pub(super) fn judging(choice: &Choice<'_>, kind: OfJudging) -> Judging {
    let (pupil, period, how) = (choice.pupil, choice.period, choice.wish.how);
    let (subject, aspect) = (choice.criterion.subject, Aspect::ALL[usize::from(choice.wish.which) % 2]);
    match kind {
        OfJudging::Judge => {
            let verdict = ["emerging", "secure", "exs"][usize::from(how) % 3].parse().unwrap();
            let verdicts = vec![Verdict { pupil, aspect, verdict, suggested: None, note: choice.text.clone() }];
            Judging::Judge { subject, period, verdicts }
        }
        OfJudging::Withdraw => {
            let judged = |cell| if let Cell::Judgement(aspect, subject, period) = cell { Some((aspect, subject, period)) } else { None };
            let (pupil, (aspect, subject, period)) = choice.found(judged).unwrap_or((pupil, (aspect, subject, period)));
            Judging::Withdraw { pupil, aspect, subject, period }
        }
        OfJudging::SetStage => Judging::SetStage { pupils: vec![pupil], subject, period, stage: 1 + how % 6 },
    }
}

pub(super) fn targets(choice: &Choice<'_>, kind: OfTargets) -> Option<Targets> {
    let pupil = choice.pupil;
    Some(match kind {
        OfTargets::Set => Targets::Set { targets: vec![(pupil, choice.details())] },
        OfTargets::Reword => Targets::Reword { pupil, target: choice.target()?, text: choice.text.clone() },
        OfTargets::Remove => Targets::Remove { pupil, target: choice.target()? },
        OfTargets::Review => Targets::Review { pupil, target: choice.target()?, voice: choice.voice, band: choice.band_or_none() },
    })
}

pub(super) fn scores(choice: &Choice<'_>, kind: OfScores) -> Scores {
    match kind {
        OfScores::Enter => entered(choice, nth(&[OfEntered::Score, OfEntered::Absent], choice.wish.how).unwrap()),
    }
}

pub(super) fn entered(choice: &Choice<'_>, kind: OfEntered) -> Scores {
    let entered = match kind {
        OfEntered::Score => Entered::Score(u16::from(choice.wish.how % 11)),
        OfEntered::Absent => Entered::Absent,
        OfEntered::Nothing => Entered::Nothing,
    };
    let (test, date) = ("spelling".parse().unwrap(), day(choice.wish.which % 2));
    Scores::Enter { test, date, today: day(22), scores: vec![(choice.pupil, entered)] }
}

pub(super) fn criteria(choice: &Choice<'_>, kind: OfCriteria) -> Criteria {
    let (criterion, how) = (choice.criterion, choice.wish.how);
    let (subject, title) = (criterion.subject, format!("Forest {}", how % 3));
    let own = choice.roll().subjects_set().into_iter().map(|(key, ..)| key).next_back();
    let words = CriterionWords {
        strand: "number".into(),
        text: choice.text.clone(),
        home: String::new(),
        rank: u32::from(how % 3),
        retired: how % 7 == 6,
    };
    match kind {
        OfCriteria::AddSubject => Criteria::AddSubject { title },
        OfCriteria::SetSubject => Criteria::SetSubject { subject: own.unwrap_or(subject), title, retired: how % 5 == 4 },
        OfCriteria::SetWords => Criteria::SetWords { words: vec![(criterion, words)], new: Vec::new() },
        OfCriteria::Restore => Criteria::Restore { criterion },
        OfCriteria::TakeIn => {
            let criterion = "forest-school-4.1".parse().unwrap();
            Criteria::TakeIn {
                subject: "forest-school".parse().unwrap(),
                title: "Forest school".into(),
                words: vec![(criterion, words)],
                new: vec![criterion],
            }
        }
    }
}
