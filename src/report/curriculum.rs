//! What a school teaches: the criteria that come with Lantern, with the school's own beside or in place of them.

use std::collections::HashSet;

use crate::domain::curriculum::{CriterionLine, SHIPPED, Stage, StageStrand};
use crate::domain::{Criterion, CriterionId, CriterionWords, Curriculum, Date, EntryId, Moment, Period, SubjectKey, Used, order};
use crate::ledger::fold::undone;
use crate::ledger::{Change, Files, Roll};
pub use crate::words::names::subject_title;

/// A criterion that came with Lantern stands at this many times its number, so that others fit between.
pub const RANK_STEP: u32 = 100;

/// The subjects a school teaches in a half term, in order: those that come with Lantern, then its own.
#[must_use]
pub fn subjects(roll: &Roll, period: Period) -> Vec<(SubjectKey, String)> {
    let mut all = all_subjects(roll);
    all.retain(|(subject, _)| roll.uses_subject(*subject, period));
    all
}

/// Every subject there is or was, in order.
#[must_use]
pub fn all_subjects(roll: &Roll) -> Vec<(SubjectKey, String)> {
    let set = roll.subjects_set();
    let own = |key: SubjectKey| set.iter().find(|(subject, ..)| *subject == key);
    let shipped = SHIPPED.iter().filter_map(|(key, title)| Some((key.parse().ok()?, (*title).to_owned())));
    let mut all: Vec<(SubjectKey, String)> = shipped.map(|(key, title)| (key, own(key).map_or(title, |(_, own, _)| own.clone()))).collect();
    for (subject, title, _) in &set {
        if !all.iter().any(|(known, _)| known == subject) {
            all.push((*subject, title.clone()));
        }
    }
    all
}

/// A subject's criteria as the school has them: those that come with Lantern, reworded, moved, retired and added to as the school wishes.
/// Criteria no longer taught are included and say since when. `shipped` is `None` for a subject of the school's own.
#[must_use]
pub fn as_taught(shipped: Option<&Curriculum>, roll: &Roll, subject: SubjectKey) -> Curriculum {
    let own = roll.criteria_set(subject);
    let mut stages: Vec<Stage> = Vec::new();
    for number in 1..=9 {
        let before = shipped.and_then(|curriculum| curriculum.stage(number));
        let mut all: Vec<(u32, String, Criterion)> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for strand in before.map_or(&[][..], |stage| &stage.strands) {
            names.push(strand.name.clone());
            for criterion in &strand.criteria {
                all.push((u32::from(criterion.number) * RANK_STEP, strand.name.clone(), criterion.clone()));
            }
        }
        for (id, words) in own.iter().filter(|(id, _)| id.stage == number) {
            all.retain(|(.., criterion)| criterion.number != id.number);
            let (text, home) = (words.text.clone(), words.home.clone());
            let criterion = Criterion { number: id.number, text, home, retired: words.retired, since: Vec::new() };
            all.push((words.rank, words.strand.clone(), criterion));
        }
        for (.., criterion) in &mut all {
            criterion.since = roll.used_since(Used::Criterion(CriterionId { subject, stage: number, number: criterion.number }));
        }
        order::sort_by(&mut all, |(a, _, c), (b, _, d)| (a, c.number).cmp(&(b, d.number)));
        for (_, strand, _) in &all {
            if !names.contains(strand) {
                names.push(strand.clone());
            }
        }
        let of = |name: &String| all.iter().filter(|(_, strand, _)| strand == name).map(|(.., criterion)| criterion.clone()).collect();
        let strands = names.iter().map(|name| StageStrand { name: name.clone(), criteria: of(name) });
        let strands: Vec<StageStrand> = strands.filter(|strand| !strand.criteria.is_empty()).collect();
        if !strands.is_empty() {
            stages.push(Stage { stage: number, strands });
        }
    }
    Curriculum { subject, title: subject_title(roll, subject), stages }
}

/// The criteria with the words of a day: as the school had worded them by then. A rating points to a criterion, and is read with the
/// words of its time; words that were taken back by then are not among them. The day is for display, as every moment is: it decides nothing
/// but which words are shown.
#[must_use]
pub fn worded_on(files: &Files, mut curriculum: Curriculum, shipped: Option<&Curriculum>, day: Date) -> Curriculum {
    let school = files.ledger().school();
    let undone = undone(&[school]);
    // The school's file as it was on that day, folded as ever: what counts is what nothing written by then took the place of or away.
    let by_then = || school.entries().filter(|entry| !undone.contains(&entry.id) && entry.at.date(0) <= day);
    let mut gone: HashSet<EntryId> = HashSet::new();
    for entry in by_then() {
        let cell = entry.change.cell();
        let of_its_own = |id: &&EntryId| cell.is_none() || school.get(**id).is_some_and(|named| named.change.cell() == cell);
        gone.extend(entry.replaces.iter().filter(of_its_own));
    }
    let mut worded: order::Map<CriterionId, ((Moment, EntryId), &CriterionWords)> = order::Map::new();
    for entry in by_then().filter(|entry| !gone.contains(&entry.id)) {
        if let Change::CriterionSet { criterion, words } = &entry.change {
            let written = (entry.at, entry.id);
            if worded.get(criterion).is_none_or(|last| last.0 < written) {
                worded.insert(*criterion, (written, words));
            }
        }
    }
    let subject = curriculum.subject;
    for stage in &mut curriculum.stages {
        let number = stage.stage;
        for criterion in stage.strands.iter_mut().flat_map(|strand| &mut strand.criteria) {
            let id = CriterionId { subject, stage: number, number: criterion.number };
            let then = worded.get(&id).map(|(_, words)| words.text.as_str());
            if let Some(text) = then.or_else(|| shipped.and_then(|shipped| shipped.text(id))) {
                criterion.text = text.to_owned();
            }
        }
    }
    curriculum
}

/// The rank of a criterion: its own if the school has set one, else that of its number.
#[must_use]
pub fn rank(roll: &Roll, criterion: CriterionId) -> u32 {
    let set = roll.criteria_set(criterion.subject).into_iter().find(|(id, _)| *id == criterion);
    set.map_or(u32::from(criterion.number) * RANK_STEP, |(_, words)| words.rank)
}

/// The words of a criterion as the school has them in a half term, ready to be changed.
#[must_use]
pub fn words_of(curriculum: &Curriculum, roll: &Roll, criterion: CriterionId, period: Period) -> Option<CriterionWords> {
    let stage = curriculum.stage(criterion.stage).filter(|_| criterion.subject == curriculum.subject)?;
    stage.strands.iter().find_map(|strand| {
        let found = strand.criteria.iter().find(|c| c.number == criterion.number)?;
        Some(CriterionWords {
            strand: strand.name.clone(),
            text: found.text.clone(),
            home: found.home.clone(),
            rank: rank(roll, criterion),
            retired: !found.is_taught(period),
        })
    })
}

/// A number no criterion of the stage has ever had, and a place at the end of a strand, for a new criterion.
#[must_use]
pub fn next_free(curriculum: &Curriculum, roll: &Roll, stage: u8) -> Option<(CriterionId, u32)> {
    let subject = curriculum.subject;
    let used: Vec<u16> = curriculum.stage(stage).into_iter().flat_map(Stage::criteria).map(|c| c.number).collect();
    let number = used.iter().copied().max().unwrap_or(0).checked_add(1).filter(|n| *n <= 999)?;
    let last = used.iter().map(|number| rank(roll, CriterionId { subject, stage, number: *number })).max().unwrap_or(0);
    Some((CriterionId { subject, stage, number }, last.saturating_add(RANK_STEP)))
}

/// The words that move a criterion one place up or down within its strand; empty where it stands at the end already.
#[must_use]
pub fn moved(curriculum: &Curriculum, roll: &Roll, criterion: CriterionId, up: bool, period: Period) -> Vec<(CriterionId, CriterionWords)> {
    let id = |number| CriterionId { number, ..criterion };
    let strands = curriculum.stage(criterion.stage).map_or(&[][..], |stage| &stage.strands);
    let Some(strand) = strands.iter().find(|strand| strand.criteria.iter().any(|c| c.number == criterion.number)) else {
        return Vec::new();
    };
    let at = strand.criteria.iter().position(|c| c.number == criterion.number).unwrap_or_default();
    let other = if up { at.checked_sub(1) } else { at.checked_add(1) };
    let Some(other) = other.and_then(|other| strand.criteria.get(other)).map(|c| id(c.number)) else { return Vec::new() };
    let (Some(mut one), Some(mut two)) = (words_of(curriculum, roll, criterion, period), words_of(curriculum, roll, other, period)) else {
        return Vec::new();
    };
    std::mem::swap(&mut one.rank, &mut two.rank);
    if one.rank == two.rank {
        // Two devices may have given both the same place; then the one that goes up stands just before the other.
        if up { two.rank = two.rank.saturating_add(1) } else { one.rank = one.rank.saturating_add(1) }
    }
    vec![(criterion, one), (other, two)]
}

/// What a list from elsewhere changes in a half term: the criteria to write, new ones numbered. What is not in the list stays as it is.
#[must_use]
pub fn changes(curriculum: &Curriculum, roll: &Roll, lines: &[CriterionLine], period: Period) -> Vec<(CriterionId, CriterionWords)> {
    let subject = curriculum.subject;
    let mut found = Vec::new();
    for stage in 1..=9 {
        let of_stage = || lines.iter().filter(move |line| line.stage == stage);
        let known = curriculum.stage(stage).into_iter().flat_map(Stage::criteria).map(|c| c.number);
        let mut highest = known.chain(of_stage().filter_map(|line| line.number)).max().unwrap_or(0);
        let mut last = 0;
        for line in of_stage() {
            let number = line.number.unwrap_or_else(|| {
                highest = highest.saturating_add(1);
                highest
            });
            let id = CriterionId { subject, stage, number };
            let before = words_of(curriculum, roll, id, period);
            // A known criterion keeps its place unless the list puts it behind another; a new one follows the one before it.
            let place = before.as_ref().map_or(last + 1, |words| words.rank.max(last + 1));
            let place = if before.is_none() && last == 0 { RANK_STEP } else { place };
            last = place;
            let words = CriterionWords {
                strand: line.strand.clone(),
                text: line.text.clone(),
                home: line.home.clone(),
                rank: place,
                retired: line.retired,
            };
            if before.as_ref() != Some(&words) {
                found.push((id, words));
            }
        }
    }
    found
}
