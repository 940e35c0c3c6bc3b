//! Looking through a file a stretch at a time, so that the page goes on meanwhile. What is compared with stands still: it is shared with
//! the files as they were when the look began.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::{Contest, Differing, Move, Preview, Whereto, is_of_a_school, is_setting, not_for_class_files, touches_settings};
use crate::domain::{Band, CriterionId, EntryId, PupilId, SchoolId, SchoolYear, order};
use crate::exchange::document::{Document, ImportProblem, Kind};
use crate::exchange::export::goes_with_settings;
use crate::exchange::same::{same_children, same_classes, same_staff};
use crate::ledger::change::Home;
use crate::ledger::{About, Cell, Entry, Files, Fold, Ledger, Roll};
use crate::words::names::class as class_name;

/// How many entries are looked at in one stretch.
const ENTRIES_AT_ONCE: usize = 4000;
/// How many children's files are compared in one stretch.
const CHILDREN_AT_ONCE: usize = 20;

/// Files that are being looked through: one, or several at once.
#[derive(Debug)]
pub struct Looking {
    /// Those taken up, without their entries.
    documents: Vec<Document>,
    /// Those not taken up yet, each with its place among all.
    waiting: VecDeque<(usize, Document)>,
    /// Those that cannot be taken in, and why.
    refused: Vec<(usize, ImportProblem)>,
    /// Which one is being looked through, and those of its entries that were not looked at yet. What is known here already is let go of at
    /// once.
    file: usize,
    entries: std::vec::IntoIter<Arc<Entry>>,
    /// How many of them were looked at, and of how many in all files.
    place: usize,
    at: usize,
    count: usize,
    own_school: Option<SchoolId>,
    before: Files,
    new: Vec<Arc<Entry>>,
    /// Where each of them stood: in which file, and where in it, from 1.
    places: Vec<(usize, usize)>,
    /// Those of them that make a class or half-term dates of another school.
    their_classes: Vec<EntryId>,
    known: usize,
    barred: usize,
    differing: Vec<Differing>,
    /// The files as they would be.
    growing: Ledger,
    /// Whether they were looked for among what is known in another file.
    sought: bool,
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
    pub fn new(files: &Files, own_school: Option<SchoolId>, document: Document) -> Self {
        Self::of(files, own_school, vec![(0, document)])
    }

    /// The same for several files at once, each with its place among what was chosen: what one of them brings, the next is compared with.
    #[must_use]
    pub fn of(files: &Files, own_school: Option<SchoolId>, documents: Vec<(usize, Document)>) -> Self {
        let before = files.clone();
        let growing = before.ledger().clone();
        let count = documents.iter().map(|(_, document)| document.entries.len()).sum();
        Self {
            documents: Vec::new(),
            waiting: documents.into(),
            refused: Vec::new(),
            file: 0,
            entries: Vec::new().into_iter(),
            place: 0,
            at: 0,
            count,
            own_school,
            before,
            new: Vec::new(),
            places: Vec::new(),
            their_classes: Vec::new(),
            known: 0,
            barred: 0,
            differing: Vec::new(),
            growing,
            sought: false,
            then: None,
        }
    }

    /// What the files that can be taken in say of themselves; their entries are what was looked at. And those that cannot, by their place
    /// among what was chosen, with why.
    #[must_use]
    pub fn into_documents(self) -> (Vec<Document>, Vec<(usize, ImportProblem)>) {
        (self.documents, self.refused)
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let part = |done: usize, of: usize| (done * 50).checked_div(of).unwrap_or(50);
        part(self.at, self.count) + self.then.as_ref().map_or(0, |then| part(then.at, then.touched.len()))
    }

    /// Looks at a stretch; what the files would bring, once all of it was looked at. `knows` says whether a criterion is in the curriculum
    /// here. It fails only where none of the files can be taken in, with what is wrong with the first.
    pub fn go_on(&mut self, knows: &dyn Fn(CriterionId) -> bool) -> Option<Result<Preview, ImportProblem>> {
        if self.entries.len() > 0 {
            self.look();
            return None;
        }
        if let Some((file, document)) = self.waiting.pop_front() {
            self.take_up(file, document);
            return None;
        }
        if !self.documents.is_empty() && !std::mem::replace(&mut self.sought, true) {
            self.elsewhere();
            return None;
        }
        match &mut self.then {
            None if self.documents.is_empty() => {
                let first = self.refused.first().map(|(_, problem)| problem.clone());
                Some(Err(first.unwrap_or(ImportProblem::Empty)))
            }
            None => {
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

    /// Takes up the next file, unless it cannot be taken in whole.
    fn take_up(&mut self, file: usize, mut document: Document) {
        let entries = std::mem::take(&mut document.entries);
        match self.stands_against(&document, &entries) {
            Some(problem) => {
                self.at += entries.len();
                self.refused.push((file, problem));
            }
            None => {
                (self.file, self.place, self.entries) = (file, 0, entries.into_iter());
                self.documents.push(document);
            }
        }
    }

    /// Why a file cannot be taken in beside those before it.
    fn stands_against(&self, document: &Document, entries: &[Arc<Entry>]) -> Option<ImportProblem> {
        // One question is asked of files from elsewhere, so they are of one school.
        let another =
            |other: &Document| self.is_foreign(document.school) && self.is_foreign(other.school) && other.school != document.school;
        if self.documents.iter().any(another) {
            return Some(ImportProblem::SecondSchool);
        }
        match document.kind {
            Kind::School => return None,
            Kind::Settings => {
                let held: HashSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
                let place = entries.iter().position(|entry| !self.belongs_with_settings(entry, &held))?;
                return entries.get(place).map(|entry| ImportProblem::NoSetting { place: place + 1, id: entry.id });
            }
            Kind::Class | Kind::Pupil => {}
        }
        let settings_here = not_for_class_files(&self.growing);
        let changes = |entry: &Arc<Entry>| self.growing.get(entry.about, entry.id).is_none() && touches_settings(&settings_here, entry);
        let place = entries.iter().position(changes)?;
        entries.get(place).map(|entry| ImportProblem::SettingsInClassFile { place: place + 1, id: entry.id })
    }

    /// Whether an entry has its place in a file of settings: it decides something for the school, or takes away what does. An undo of an
    /// act may name more than the file holds, but nothing that is known here as something else.
    fn belongs_with_settings(&self, entry: &Entry, file: &HashSet<EntryId>) -> bool {
        if entry.about != About::School || entry.change.home() == Home::Unknown {
            return false;
        }
        if entry.change.home() != Home::TakesAway {
            return goes_with_settings(&entry.change);
        }
        let is_setting = |id: &EntryId| match self.growing.get(About::School, *id) {
            Some(held) => goes_with_settings(&held.change) || held.change.home() == Home::TakesAway,
            None => true,
        };
        entry.replaces.iter().any(|id| file.contains(id)) && entry.replaces.iter().all(|id| file.contains(id) || is_setting(id))
    }

    /// Whether a school is another than this device's; one without a school of its own joins that of the first file.
    fn is_foreign(&self, school: SchoolId) -> bool {
        self.own_school.or_else(|| self.documents.first().map(|first| first.school)).is_some_and(|own| own != school)
    }

    /// Looks at the next entries.
    fn look(&mut self) {
        // Of a file of settings the dates are what it is for.
        let foreign = self.documents.last().is_some_and(|of| of.kind != Kind::Settings && self.is_foreign(of.school));
        for entry in self.entries.by_ref().take(ENTRIES_AT_ONCE) {
            self.at += 1;
            self.place += 1;
            match self.growing.get(entry.about, entry.id) {
                Some(held) if *held == entry => self.known += usize::from(self.before.ledger().get(entry.about, entry.id).is_some()),
                Some(_) => self.differing.push(Differing { file: self.file, place: self.place, id: entry.id, about: entry.about }),
                None if self.growing.bars(&entry) => self.barred += 1,
                None => {
                    if foreign && is_of_a_school(&entry) {
                        self.their_classes.push(entry.id);
                    }
                    self.new.push(Arc::clone(&entry));
                    self.places.push((self.file, self.place));
                    // It was not held: nothing can differ.
                    let _new = self.growing.insert(entry);
                }
            }
        }
    }

    /// Finds the new entries that are known here in another file than they claim: one id for two facts. They differ like any other.
    fn elsewhere(&mut self) {
        let ledger = self.before.ledger();
        if ledger.is_empty() {
            return;
        }
        let new: HashMap<EntryId, About> = self.new.iter().map(|entry| (entry.id, entry.about)).collect();
        let differs = |held: &&Arc<Entry>| new.get(&held.id).is_some_and(|about| *about != held.about);
        let held: HashSet<EntryId> = ledger.entries().filter(differs).map(|held| held.id).collect();
        if held.is_empty() {
            return;
        }
        for (entry, (file, place)) in self.new.iter().zip(&self.places).filter(|(entry, _)| held.contains(&entry.id)) {
            self.differing.push(Differing { file: *file, place: *place, id: entry.id, about: entry.about });
            self.growing.withdraw(entry.about, entry.id);
        }
        self.new.retain(|entry| !held.contains(&entry.id));
        order::sort_by_key(&mut self.differing, |differing| (differing.file, differing.place));
    }

    fn grown(&mut self) -> AllPlaced {
        let after = Files::of(std::mem::take(&mut self.growing));
        let mut touched: order::Map<PupilId, usize> = order::Map::new();
        let pupils: Vec<PupilId> = self.new.iter().filter_map(|entry| entry.pupil()).collect();
        // Most entries are about the child that the one before them is about.
        for run in pupils.chunk_by(|one, next| one == next) {
            if let Some(pupil) = run.first() {
                touched.change(after.roll().canonical(*pupil), |count| *count += run.len());
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
        let erased = order::set(self.documents.iter().flat_map(|document| &document.erased).copied());
        let (on_roll, erased_elsewhere): (Vec<PupilId>, Vec<PupilId>) =
            erased.into_iter().filter(|id| !ledger.erased().contains(id)).partition(|id| roll.pupil(*id).is_some());
        let schools = || self.documents.iter().map(|document| document.school);
        let scheme = roll.scheme_from_the_beginning();
        let mut bands: Vec<Band> = Vec::new();
        for band in self.documents.iter().flat_map(|document| &document.glossary.bands) {
            if !bands.iter().any(|known| known.key == band.key) {
                bands.push(band.clone());
            }
        }
        let reworded = bands.iter().filter_map(|theirs| Some((theirs.clone(), scheme.band(theirs.key)?.clone())));
        let criteria = self.documents.iter().flat_map(|document| &document.glossary.criteria);
        let criteria = order::map(criteria.map(|(id, text)| (*id, text.clone())));
        let class = |document: &Document| Some(roll_after.class(document.class?)?.any()?.name.clone());
        let same_child = same_children(roll, roll_after, &new_pupils);
        Preview {
            contested: then.contested,
            same_class: same_classes(roll, roll_after, &same_child),
            same_staff: same_staff(roll, roll_after),
            same_child,
            classes: self.documents.iter().filter_map(class).collect(),
            known: self.known,
            barred: self.barred,
            new_pupils,
            grown,
            would_erase: on_roll.into_iter().filter_map(|id| Some((id, roll.pupil(id)?.any()?.clone()))).collect(),
            erased_elsewhere,
            other_school: schools().find(|theirs| self.is_foreign(*theirs) && !roll.accepts(*theirs)),
            reworded: reworded.filter(|(theirs, ours)| theirs.word != ours.word || theirs.meaning != ours.meaning).collect(),
            bands: bands.iter().filter(|band| roll_after.band(band.key).is_none()).cloned().collect(),
            criteria: criteria.into_iter().filter(|(id, _)| !knows(*id) && roll_after.criterion_met(*id).is_none()).collect(),
            settings: self.new.iter().any(|entry| is_setting(entry)),
            days: self.new.iter().any(|entry| matches!(entry.change.home(), Home::Day(..))),
            dates: changed_dates(roll, roll_after),
            moves: moves(roll, roll_after),
            their_classes: std::mem::take(&mut self.their_classes),
            differing: std::mem::take(&mut self.differing),
            new: std::mem::take(&mut self.new),
        }
    }
}

/// The school years whose half-term dates would be others, or contested.
fn changed_dates(before: &Roll, now: &Roll) -> Vec<SchoolYear> {
    let changed = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
        Cell::TermDates(year) if before.fold().live(cell) != now.fold().live(cell) => Some(year),
        _ => None,
    };
    order::set(before.fold().cells().chain(now.fold().cells()).filter_map(changed)).into_iter().collect()
}

/// The children known before who would be in another class than then, or in none. What is contested is settled by a person first.
fn moves(before: &Roll, now: &Roll) -> Vec<Move> {
    let mut places: Vec<(PupilId, SchoolYear)> = Vec::new();
    for (cell, _) in before.fold().cells().chain(now.fold().cells()) {
        if let Cell::Placement(pupil, year) = cell
            && before.fold().live(cell) != now.fold().live(cell)
        {
            places.push((now.canonical(pupil), year));
        }
    }
    order::sort(&mut places);
    places.dedup();
    let of = |(pupil, year): (PupilId, SchoolYear)| {
        let then = before.placement(pupil, year);
        let was = match &then {
            Some(reading) => reading.settled()?.class,
            None => None,
        };
        let details = before.pupil(pupil)?.any()?.clone();
        let to = match now.placement(pupil, year) {
            Some(reading) => match reading.settled()?.class {
                Some(class) if Some(class) == was => return None,
                Some(class) => Whereto::Class(class_name(now, class)),
                None if was.is_none() && then.is_some() => return None,
                None => Whereto::Left,
            },
            None => Whereto::Nowhere,
        };
        Some(Move { pupil, details, year, to })
    };
    let mut moves: Vec<Move> = places.into_iter().filter_map(of).collect();
    order::sort_by_key(&mut moves, |one| (one.details.register_order(), one.pupil, one.year));
    moves
}

/// The cells contested afterwards that were not contested by the same entries before.
fn newly_contested(about: About, before: &Fold, now: &Fold) -> Vec<Contest> {
    let news = |(cell, live): &(Cell, &[Arc<Entry>])| before.live(*cell) != *live;
    now.contested().filter(news).map(|(cell, live)| Contest { about, cell, claims: live.to_vec() }).collect()
}
