//! Looking through a file a stretch at a time, so that the page goes on meanwhile. What is compared with stands still: it is shared with
//! the files as they were when the look began.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::{Contest, Preview, is_setting, not_for_class_files, same_children, touches_settings};
use crate::domain::{CriterionId, EntryId, PupilId, SchoolId, order};
use crate::exchange::document::{Document, ImportProblem, Kind};
use crate::ledger::change::Home;
use crate::ledger::{About, Cell, Entry, Files, Fold, Ledger};

/// How many entries are looked at in one stretch.
const ENTRIES_AT_ONCE: usize = 4000;
/// How many children's files are compared in one stretch.
const CHILDREN_AT_ONCE: usize = 20;

/// A file that is being looked through.
#[derive(Debug)]
pub struct Looking {
    /// The file without its entries.
    document: Document,
    /// Those that were not looked at yet. What is known here already is let go of at once.
    entries: std::vec::IntoIter<Arc<Entry>>,
    count: usize,
    own_school: Option<SchoolId>,
    before: Files,
    settings_here: HashSet<EntryId>,
    new: Vec<Arc<Entry>>,
    /// Where in the file each of them stood, from 1.
    places: Vec<usize>,
    known: usize,
    barred: usize,
    /// The files as they would be.
    growing: Ledger,
    at: usize,
    then: Option<AllPlaced>,
}

/// What is looked at once every entry has its place.
#[derive(Debug)]
struct AllPlaced {
    after: Files,
    /// The children the file tells something new of, by the ids they would go by, and how many new entries.
    touched: Vec<(PupilId, usize)>,
    contested: Vec<Contest>,
    at: usize,
}

impl Looking {
    /// Begins to look through a file. The files of every pupil of the document must be loaded. `own_school` is this device's school id,
    /// `None` while it has no data at all.
    #[must_use]
    pub fn new(files: &Files, own_school: Option<SchoolId>, mut document: Document) -> Self {
        let before = files.clone();
        let settings_here = if document.kind == Kind::Class { not_for_class_files(before.ledger()) } else { HashSet::new() };
        let growing = before.ledger().clone();
        let entries = std::mem::take(&mut document.entries);
        let count = entries.len();
        let (entries, new, places) = (entries.into_iter(), Vec::new(), Vec::new());
        Self { document, entries, count, own_school, before, settings_here, new, places, known: 0, barred: 0, growing, at: 0, then: None }
    }

    /// What the file says of itself; its entries are what was looked at.
    #[must_use]
    pub fn into_document(self) -> Document {
        self.document
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let part = |done: usize, of: usize| (done * 50).checked_div(of).unwrap_or(50);
        part(self.at, self.count) + self.then.as_ref().map_or(0, |then| part(then.at, then.touched.len()))
    }

    /// Looks at a stretch; what the file would bring, once all of it was looked at. `knows` says whether a criterion is in the curriculum
    /// here.
    pub fn go_on(&mut self, knows: &dyn Fn(CriterionId) -> bool) -> Option<Result<Preview, ImportProblem>> {
        if self.at < self.count {
            return self.place().err().map(Err);
        }
        match &mut self.then {
            None => {
                if let Err(problem) = self.elsewhere() {
                    return Some(Err(problem));
                }
                self.then = Some(self.grown());
                None
            }
            Some(then) if then.at < then.touched.len() => {
                let stretch = then.touched.iter().skip(then.at).take(CHILDREN_AT_ONCE);
                let found = stretch.flat_map(|(pupil, _)| {
                    // What is only compared is not kept.
                    let (before, now) = (self.before.glance(*pupil), then.after.glance(*pupil));
                    newly_contested(About::Pupil(*pupil), &before, &now)
                });
                then.contested.extend(found.collect::<Vec<_>>());
                then.at += CHILDREN_AT_ONCE;
                None
            }
            Some(_) => self.then.take().map(|then| Ok(self.seen(then, knows))),
        }
    }

    /// Finds the place of the next entries.
    fn place(&mut self) -> Result<(), ImportProblem> {
        let (ledger, in_class_file) = (self.before.ledger(), self.document.kind == Kind::Class);
        for entry in self.entries.by_ref().take(ENTRIES_AT_ONCE) {
            self.at += 1;
            let clash = ImportProblem::Clash { place: self.at, id: entry.id };
            match ledger.get(entry.about, entry.id) {
                Some(held) if *held == entry => self.known += 1,
                Some(_) => return Err(clash),
                None if in_class_file && touches_settings(&self.settings_here, &entry) => {
                    return Err(ImportProblem::SettingsInClassFile { place: self.at, id: entry.id });
                }
                None if ledger.bars(&entry) => self.barred += 1,
                None => {
                    self.new.push(Arc::clone(&entry));
                    self.places.push(self.at);
                    self.growing.insert(entry).map_err(|_| clash)?;
                }
            }
        }
        Ok(())
    }

    /// Makes sure that no new entry is known here in another file than it claims: it would be one id for two facts.
    fn elsewhere(&self) -> Result<(), ImportProblem> {
        let ledger = self.before.ledger();
        if ledger.is_empty() {
            return Ok(());
        }
        let new: HashMap<EntryId, About> = self.new.iter().map(|entry| (entry.id, entry.about)).collect();
        let clash = |held: &&Arc<Entry>| new.get(&held.id).is_some_and(|about| *about != held.about);
        let Some(held) = ledger.entries().find(clash) else { return Ok(()) };
        let at = self.new.iter().position(|entry| entry.id == held.id);
        let place = at.and_then(|at| self.places.get(at)).copied().unwrap_or_default();
        Err(ImportProblem::Clash { place, id: held.id })
    }

    fn grown(&mut self) -> AllPlaced {
        let after = Files::of(std::mem::take(&mut self.growing));
        let mut touched: BTreeMap<PupilId, usize> = BTreeMap::new();
        let pupils: Vec<PupilId> = self.new.iter().filter_map(|entry| entry.pupil()).collect();
        // Most entries are about the child that the one before them is about.
        for run in pupils.chunk_by(|one, next| one == next) {
            if let Some(pupil) = run.first() {
                *touched.entry(after.roll().canonical(*pupil)).or_default() += run.len();
            }
        }
        let contested = newly_contested(About::School, self.before.roll().fold(), after.roll().fold());
        AllPlaced { after, touched: touched.into_iter().collect(), contested, at: 0 }
    }

    fn seen(&mut self, then: AllPlaced, knows: &dyn Fn(CriterionId) -> bool) -> Preview {
        let (ledger, roll, roll_after) = (self.before.ledger(), self.before.roll(), then.after.roll());
        let (mut new_pupils, mut grown) = (Vec::new(), Vec::new());
        for (pupil, count) in then.touched {
            let Some(details) = roll_after.pupil(pupil).and_then(|r| r.any().cloned()) else { continue };
            if roll_after.ids(pupil).iter().all(|id| roll.pupil(*id).is_none()) {
                new_pupils.push((pupil, details));
            } else {
                grown.push((pupil, details, count));
            }
        }
        order::sort_by_key(&mut new_pupils, |(id, pupil)| (pupil.register_order(), *id));
        order::sort_by_key(&mut grown, |(id, pupil, _)| (pupil.register_order(), *id));
        let document = &self.document;
        let (on_roll, erased_elsewhere): (Vec<PupilId>, Vec<PupilId>) =
            document.erased.iter().copied().filter(|id| !ledger.erased().contains(id)).partition(|id| roll.pupil(*id).is_some());
        let other = |theirs: &SchoolId| self.own_school.is_some_and(|own| own != *theirs) && !roll.accepts(*theirs);
        let (scheme, bands) = (roll.scheme(), &document.glossary.bands);
        let reworded = bands.iter().filter_map(|theirs| Some((theirs.clone(), scheme.band(theirs.key)?.clone())));
        let criteria = document.glossary.criteria.iter().filter(|(id, _)| !knows(**id) && roll_after.criterion_met(**id).is_none());
        Preview {
            contested: then.contested,
            same_child: same_children(roll, roll_after, &new_pupils),
            class: document.class.and_then(|class| roll_after.class(class)?.any().map(|class| class.name.clone())),
            known: self.known,
            barred: self.barred,
            new_pupils,
            grown,
            would_erase: on_roll.into_iter().filter_map(|id| Some((id, roll.pupil(id)?.any()?.clone()))).collect(),
            erased_elsewhere,
            other_school: Some(document.school).filter(other),
            bands: bands.iter().filter(|band| roll_after.band(band.key).is_none()).cloned().collect(),
            criteria: criteria.map(|(id, text)| (*id, text.clone())).collect(),
            reworded: reworded.filter(|(theirs, ours)| theirs.word != ours.word || theirs.meaning != ours.meaning).collect(),
            settings: self.new.iter().any(|entry| is_setting(entry)),
            days: self.new.iter().any(|entry| matches!(entry.change.home(), Home::Day(..))),
            new: std::mem::take(&mut self.new),
        }
    }
}

/// The cells contested afterwards that were not contested by the same entries before.
fn newly_contested(about: About, before: &Fold, now: &Fold) -> Vec<Contest> {
    let news = |(cell, live): &(Cell, &[Arc<Entry>])| before.live(*cell) != *live;
    now.contested().filter(news).map(|(cell, live)| Contest { about, cell, claims: live.to_vec() }).collect()
}
