//! The history of a child: every entry about it in words, newest first, with what became of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::{By, CriterionId, Date, EntryId, Moment, Period, PupilId, letters, order};
pub use crate::ledger::FilePart;
use crate::ledger::{Entry, File, Files};
use crate::words::history::{Known, Teller};

mod about;
mod fate;

use about::Behind;
pub use fate::Fate;

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HistoryLine {
    /// The entry.
    pub entry: EntryId,
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: By,
    /// What part of the file it belongs to; for what takes away, that of what it takes away.
    pub area: FilePart,
    /// The half term it is about, or else the one it was written in; none where this version does not know what it is.
    pub period: Option<Period>,
    /// What was done, behind the name of the person: "rated 3.12 green for autumn 2".
    pub words: String,
    /// What became of it.
    pub fate: Fate,
}

/// What the history of a child is read from.
#[derive(Clone, Copy)]
pub struct HistorySource<'a> {
    /// The files. The child's own must be loaded.
    pub files: &'a Files,
    /// The child, by any of its ids.
    pub pupil: PupilId,
    /// The statement of a criterion, where it is known.
    pub statement: &'a dyn Fn(CriterionId) -> Option<String>,
    /// The day of a moment, where the reader is.
    pub day: &'a dyn Fn(Moment) -> Date,
}

/// Every entry about a child, newest first: those of its own files, those of the school's file that mention it, and those that take any of
/// them away.
#[must_use]
pub fn lines(source: &HistorySource<'_>) -> Vec<Arc<HistoryLine>> {
    let (ledger, roll) = (source.files.ledger(), source.files.roll());
    let ids = roll.ids(source.pupil);
    let files: Vec<&File> = ids.iter().filter_map(|id| ledger.pupil(*id)).collect();
    let mut all: Vec<&Arc<Entry>> = files.iter().flat_map(|file| file.entries()).collect();
    let on_roll = on_roll(ledger.school(), &ids);
    let mut fates_of = fate::fates(&files, &all, &|entry| entry.change.cell());
    fates_of.extend(fate::fates(&[ledger.school()], &on_roll, &|entry| roll.cell(entry)));
    all.extend(on_roll);
    order::sort_by_key(&mut all, |entry| std::cmp::Reverse((entry.at, entry.id)));
    let behind = Behind::new(source, &all);
    let (targets, meetings) = (&behind.targets, &behind.meetings);
    let teller = Teller::new(Known { roll, ids: &ids, targets, meetings, statement: source.statement, day: source.day });
    let line = |entry: &&Arc<Entry>| {
        let (area, period) = behind.fact(entry).map_or((FilePart::Other, None), |fact| (fact.change.area(), behind.period(fact)));
        let fate = fates_of.get(&entry.id).copied().unwrap_or(Fate::Stands);
        let by = By { staff: entry.by.staff.map(|staff| roll.known().staff(staff)), ..entry.by };
        Arc::new(HistoryLine { entry: entry.id, at: entry.at, by, area, period, words: teller.tells(&behind.deed(entry)), fate })
    };
    all.iter().map(line).collect()
}

/// The entries of the school's file that mention a child, and those that take any of them away.
fn on_roll<'a>(school: &'a File, ids: &[PupilId]) -> Vec<&'a Arc<Entry>> {
    let mut found: Vec<&Arc<Entry>> = school.entries().filter(|entry| ids.iter().any(|id| entry.change.mentions(*id))).collect();
    let mut known: HashSet<EntryId> = found.iter().map(|entry| entry.id).collect();
    let mut taken_by: HashMap<EntryId, Vec<&Arc<Entry>>> = HashMap::new();
    for entry in school.entries().filter(|entry| entry.change.takes_away()) {
        for id in &entry.replaces {
            taken_by.entry(*id).or_default().push(entry);
        }
    }
    // An undo may itself be undone, so whatever is found may lead to more.
    let mut open: Vec<EntryId> = found.iter().map(|entry| entry.id).collect();
    while let Some(id) = open.pop() {
        for entry in taken_by.remove(&id).into_iter().flatten() {
            if known.insert(entry.id) {
                found.push(entry);
                open.push(entry.id);
            }
        }
    }
    found
}

/// What is looked for in a history. The default finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this part of the file.
    pub area: Option<FilePart>,
    /// Only what this person wrote; see [`same_person`].
    pub person: Option<By>,
    /// Only what is of this half term.
    pub period: Option<Period>,
    /// Only what has all of these words, in whatever is said or in the person's name; capital and small letters alike.
    pub text: String,
}

impl Filter {
    /// Whether it finds everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_none() && self.person.is_none() && self.period.is_none() && self.text.trim().is_empty()
    }
}

/// Whether two authors are one person: the same member of staff, in whatever part; else somebody unnamed in the same part.
#[must_use]
pub fn same_person(a: By, b: By) -> bool {
    match (a.staff, b.staff) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.role == b.role,
        _ => false,
    }
}

/// The lines a filter finds, in their order. `name` says what a person is called.
#[must_use]
pub fn filter(lines: &[Arc<HistoryLine>], filter: &Filter, name: &dyn Fn(By) -> String) -> Vec<Arc<HistoryLine>> {
    let wanted: Vec<String> = filter.text.split_whitespace().map(letters::folded).collect();
    let mut names: HashMap<By, String> = HashMap::new();
    let mut says = |line: &HistoryLine| {
        let words = letters::folded(&line.words);
        let name = names.entry(line.by).or_insert_with(|| letters::folded(&name(line.by)));
        wanted.iter().all(|word| words.contains(word) || name.contains(word))
    };
    let found = |line: &&Arc<HistoryLine>| {
        filter.area.is_none_or(|area| line.area == area)
            && filter.person.is_none_or(|person| same_person(line.by, person))
            && filter.period.is_none_or(|period| line.period == Some(period))
            && (wanted.is_empty() || says(line))
    };
    lines.iter().filter(found).cloned().collect()
}

/// What there is to choose from in a history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The parts of the file that occur.
    pub areas: Vec<FilePart>,
    /// Everyone who wrote something, each person once, who wrote last first.
    pub people: Vec<By>,
    /// The half terms that occur, latest first.
    pub periods: Vec<Period>,
}

/// The areas, people and half terms that occur in a history.
#[must_use]
pub fn choices(lines: &[Arc<HistoryLine>]) -> Choices {
    let areas = order::set(lines.iter().map(|line| line.area));
    let periods = order::set(lines.iter().filter_map(|line| line.period));
    let mut met = HashSet::new();
    // The same member of staff in whatever part, as `same_person` has it.
    let whoever = |by: &By| by.staff.map_or((None, Some(by.role)), |staff| (Some(staff), None));
    let people: Vec<By> = lines.iter().map(|line| line.by).filter(|by| met.insert(whoever(by))).collect();
    Choices { areas: areas.into_iter().collect(), people, periods: periods.into_iter().rev().collect() }
}
