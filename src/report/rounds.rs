//! Self-assessment rounds: the question sheet of a round, and what children have answered.

use std::sync::Arc;

use crate::domain::sheet::{Sheet, SheetChild, SheetItem, tile_names};
use crate::domain::{BandKey, ClassId, CriterionId, Period, Round, RoundId, Voice, order};
use crate::domain::{PupilId, picture::pictures_for};
use crate::ledger::{About, Entry, Files, Fold, Reading, Roll};

/// The question sheet of a round: what is asked, in the child's words, and of whom. The files of the class must be loaded. `statement`
/// knows the words of criteria; one without words is not asked.
#[must_use]
pub fn sheet(files: &Files, round: RoundId, details: &Round, statement: &dyn Fn(CriterionId) -> Option<String>) -> Sheet {
    let roll = files.roll();
    let members = roll.members_in(details.class, details.period);
    let names: Vec<(String, String)> = members.iter().map(|(_, pupil)| (pupil.forename.clone(), pupil.surname.clone())).collect();
    let folds: Vec<Arc<Fold>> = members.iter().map(|(id, _)| files.fold(*id)).collect();
    let pictures = pictures_for(&folds.iter().map(|fold| fold.picture()).collect::<Vec<_>>());
    let of_targets = |fold: &Fold| {
        let targets = if details.targets { fold.targets(details.period) } else { Vec::new() };
        targets.into_iter().map(|(id, target)| (id, target.text)).collect()
    };
    let children = members
        .iter()
        .zip(tile_names(&names))
        .zip(folds.iter().zip(pictures))
        .map(|(((pupil, _), name), (fold, picture))| {
            let linked = roll.ids(*pupil).into_iter().filter(|id| id != pupil).collect();
            SheetChild { pupil: *pupil, linked, name, picture, targets: of_targets(fold) }
        })
        .collect();
    Sheet {
        round,
        class: details.class,
        class_name: roll.class(details.class).as_ref().and_then(Reading::any).map(|class| class.name.clone()).unwrap_or_default(),
        period: details.period,
        bands: roll.scheme(details.period).bands().to_vec(),
        strands: details.strands.iter().filter_map(|key| Some((*key, roll.strand(*key)?.child))).collect(),
        criteria: details.criteria.iter().filter_map(|id| Some((*id, statement(*id)?))).collect(),
        questions: details.questions.clone(),
        children,
    }
}

/// What a child has said to something it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A colour.
    Band(BandKey),
    /// Words.
    Words(String),
}

/// What the child itself says of something, by its file. Where two devices differ, one of the two; nothing a teacher said is looked at.
fn reply(fold: &Fold, asked: SheetItem, round: RoundId, period: Period) -> Option<Reply> {
    let band = |reading: Option<Reading<BandKey>>| reading.as_ref().and_then(Reading::any).copied().map(Reply::Band);
    match asked {
        SheetItem::Strand(strand) => band(fold.strand_rating(Voice::Child, strand, period)),
        SheetItem::Target(target) => band(fold.target_review(target, Voice::Child)),
        SheetItem::Criterion(criterion) => band(fold.rating(Voice::Child, criterion, period)),
        SheetItem::Open(question) => {
            let reading = fold.answer(round, question);
            reading.as_ref().and_then(Reading::any).filter(|text| !text.is_empty()).cloned().map(Reply::Words)
        }
    }
}

/// Everything a child has answered of a sheet. `fold` is what the child itself said: where children answer there need be no files.
#[must_use]
pub fn replies(sheet: &Sheet, pupil: PupilId, fold: &Fold) -> order::Map<SheetItem, Reply> {
    let asked = sheet.asked(pupil).into_iter();
    order::map(asked.filter_map(|(asked, _)| Some((asked, reply(fold, asked, sheet.round, sheet.period)?))))
}

/// Whether an entry may be on a child's own screen: it is of that child, and the child said it itself or it takes away without saying what.
#[must_use]
pub fn is_of(entry: &Entry, ids: &[PupilId]) -> bool {
    entry.change.is_the_childs_own() && matches!(entry.about, About::Pupil(id) if ids.contains(&id))
}

/// Why a child is at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// It tapped its tile.
    Answers,
    /// It tapped its tile, and has finished before.
    HasFinished,
    /// The teacher has opened its answers for changing, behind the PIN.
    Changes,
}

/// What a child is asked on a visit, with the words of what is not an open question. Anybody can tap a tile, so it shows what is left and
/// not what was said before, and nothing once the child has finished; all of it only where the teacher has opened it again.
#[must_use]
pub fn asked_now(sheet: &Sheet, pupil: PupilId, said: &order::Map<SheetItem, Reply>, visit: Visit) -> Vec<(SheetItem, String)> {
    let shown = |asked: &SheetItem| match visit {
        Visit::Answers => !said.contains_key(asked),
        Visit::HasFinished => false,
        Visit::Changes => true,
    };
    sheet.asked(pupil).into_iter().filter(|(asked, _)| shown(asked)).map(|(asked, text)| (asked, text.to_owned())).collect()
}

/// The lights a child has still to choose of what it is asked, by their place; open questions may be left empty.
#[must_use]
pub fn lights_left(asked: &[(SheetItem, String)], said: &order::Map<SheetItem, Reply>) -> Vec<usize> {
    let open = |asked: &SheetItem| !matches!(asked, SheetItem::Open(_)) && !said.contains_key(asked);
    asked.iter().enumerate().filter(|(_, (asked, _))| open(asked)).map(|(at, _)| at).collect()
}

/// Those of some children who have finished a round already: their answers are closed from the start. Their files must be loaded.
#[must_use]
pub fn finished(files: &Files, pupils: &[PupilId], round: RoundId, details: &Round) -> Vec<PupilId> {
    pupils.iter().copied().filter(|pupil| progress(files, *pupil, round, details).is_finished()).collect()
}

/// The rounds of a class in a half term.
#[must_use]
pub fn of_half_term(roll: &Roll, class: ClassId, period: Period) -> Vec<(RoundId, Round)> {
    roll.rounds(class).into_iter().filter(|(_, round)| round.period == period).collect()
}

/// How far a child has come in a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many things it was asked.
    pub asked: usize,
    /// How many of them it has answered; an open question left empty is none.
    pub answered: usize,
    /// How many of those that want a colour are still open.
    pub open: usize,
}

impl Progress {
    /// Whether the child is through: it has answered something, and no light is left.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.open == 0 && self.answered > 0
    }
}

/// How far a child has come, by its file.
#[must_use]
pub fn progress(files: &Files, pupil: PupilId, round: RoundId, details: &Round) -> Progress {
    let fold = files.fold(pupil);
    let targets = if details.targets { fold.targets(details.period) } else { Vec::new() };
    let strands = details.strands.iter().map(|key| SheetItem::Strand(*key));
    let criteria = details.criteria.iter().map(|id| SheetItem::Criterion(*id));
    let open = details.questions.iter().map(|question| SheetItem::Open(*question));
    let mut progress = Progress::default();
    for asked in strands.chain(targets.iter().map(|(id, _)| SheetItem::Target(*id))).chain(criteria).chain(open) {
        progress.asked += 1;
        match reply(&fold, asked, round, details.period) {
            Some(_) => progress.answered += 1,
            None => progress.open += usize::from(!matches!(asked, SheetItem::Open(_))),
        }
    }
    progress
}
