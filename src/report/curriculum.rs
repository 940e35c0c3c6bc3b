//! What a school teaches: the criteria that come with Lantern, with the school's own beside or in place of them.

use crate::domain::curriculum::{SHIPPED, Stage, Strand};
use crate::domain::{Criterion, CriterionId, Curriculum, SubjectKey, order};
use crate::ledger::Roll;

/// A criterion that came with Lantern stands at this many times its number, so that others fit between.
pub const RANK_STEP: u32 = 100;

/// The subjects a school teaches, in order: those that come with Lantern, then its own.
#[must_use]
pub fn subjects(roll: &Roll) -> Vec<(SubjectKey, String)> {
    let set = roll.subjects_set();
    let own = |key: SubjectKey| set.iter().find(|(subject, ..)| *subject == key);
    let shipped = SHIPPED.iter().filter_map(|(key, title)| Some((key.parse().ok()?, (*title).to_owned())));
    let mut all: Vec<(SubjectKey, String)> = shipped.map(|(key, title)| (key, own(key).map_or(title, |(_, own, _)| own.clone()))).collect();
    for (subject, title, _) in &set {
        if !all.iter().any(|(known, _)| known == subject) {
            all.push((*subject, title.clone()));
        }
    }
    all.retain(|(key, _)| !own(*key).is_some_and(|(.., retired)| *retired));
    all
}

/// The name of a subject, taught or not.
#[must_use]
pub fn subject_title(roll: &Roll, subject: SubjectKey) -> String {
    let set = roll.subjects_set().into_iter().find(|(key, ..)| *key == subject).map(|(_, title, _)| title);
    let shipped = || SHIPPED.iter().find(|(key, _)| *key == subject.as_str()).map(|(_, title)| (*title).to_owned());
    set.or_else(shipped).unwrap_or_else(|| subject.as_str().to_owned())
}

/// A subject's criteria as the school has them: those that come with Lantern, reworded, moved, retired and added to as the school wishes.
/// Retired criteria are included and say so. `shipped` is `None` for a subject of the school's own.
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
            let criterion = Criterion { number: id.number, text: words.text.clone(), home: words.home.clone(), retired: words.retired };
            all.push((words.rank, words.strand.clone(), criterion));
        }
        order::sort_by(&mut all, |(a, _, c), (b, _, d)| (a, c.number).cmp(&(b, d.number)));
        for (_, strand, _) in &all {
            if !names.contains(strand) {
                names.push(strand.clone());
            }
        }
        let of = |name: &String| all.iter().filter(|(_, strand, _)| strand == name).map(|(.., criterion)| criterion.clone()).collect();
        let strands = names.iter().map(|name| Strand { name: name.clone(), criteria: of(name) });
        let strands: Vec<Strand> = strands.filter(|strand| !strand.criteria.is_empty()).collect();
        if !strands.is_empty() {
            stages.push(Stage { stage: number, strands });
        }
    }
    Curriculum { subject, title: subject_title(roll, subject), stages }
}

/// The rank of a criterion: its own if the school has set one, else that of its number.
#[must_use]
pub fn rank(roll: &Roll, criterion: CriterionId) -> u32 {
    let set = roll.criteria_set(criterion.subject).into_iter().find(|(id, _)| *id == criterion);
    set.map_or(u32::from(criterion.number) * RANK_STEP, |(_, words)| words.rank)
}
