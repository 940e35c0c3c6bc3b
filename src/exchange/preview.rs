//! What a file would bring, shown before anything is taken in.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::document::{Document, ImportProblem};
use crate::domain::{Band, ClassId, CriterionId, EntryId, Pupil, PupilId, SchoolId, SchoolYear, StaffId};
use crate::ledger::{About, Cell, Change, Entry, Files, Home, Ledger};
use crate::words::import::Answer;

mod looking;

pub use super::same::{Open, Said, SameChild, SameClass, SameStaff, likeness};
pub use crate::words::import::{Likeness, Whereto};
pub use looking::Looking;

/// What a file would bring.
#[derive(Debug, PartialEq, Eq)]
pub struct Preview {
    /// Entries that are new here.
    pub new: Vec<Arc<Entry>>,
    /// What the classes of class files are called.
    pub classes: Vec<String>,
    /// How many entries are known here already.
    pub known: usize,
    /// How many entries tell of children erased here; they are left out.
    pub barred: usize,
    /// Children who are new here.
    pub new_pupils: Vec<(PupilId, Pupil)>,
    /// Children known here about whom the file says something new, and how many new entries.
    pub grown: Vec<(PupilId, Pupil, usize)>,
    /// Cells that would hold different values, to be settled afterwards.
    pub contested: Vec<Contest>,
    /// Children erased where the file comes from who are on the roll here.
    pub would_erase: Vec<(PupilId, Pupil)>,
    /// Tombstones of children who are not on the roll here: kept without a question.
    pub erased_elsewhere: Vec<PupilId>,
    /// New children who may be children known here.
    pub same_child: Vec<SameChild>,
    /// New classes that may be classes known here.
    pub same_class: Vec<SameClass>,
    /// New members of staff who may be on the list here.
    pub same_staff: Vec<SameStaff>,
    /// The other school, if the file is from one whose files were not accepted before.
    pub other_school: Option<SchoolId>,
    /// Bands the file's ratings name and this school's scheme does not have.
    pub bands: Vec<Band>,
    /// Criteria the file's ratings name and this device's curriculum does not have.
    pub criteria: Vec<(CriterionId, String)>,
    /// Bands that mean something else here: theirs and ours.
    pub reworded: Vec<(Band, Band)>,
    /// Whether the file would change settings of the school (a whole-school file only).
    pub settings: bool,
    /// The school years whose half-term dates would be others, or contested.
    pub dates: Vec<SchoolYear>,
    /// Children known here who would be in another class than now, or in none.
    pub moves: Vec<Move>,
    /// Of the new entries, those that would make the classes and half-term dates of another school this school's own. They are left out
    /// where its children only come here; see [`Preview::entries`].
    pub their_classes: Vec<EntryId>,
    /// Whether the file brings or changes a Parent Consultation Day.
    pub days: bool,
    /// Entries of the file that are known here with other words. Neither side is put in the place of the other: what is here stays, and the
    /// rest of the file can be taken in.
    pub differing: Vec<Differing>,
}

/// An entry of a file that is known here with other words: one of the two was altered, on paper nobody could say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing {
    /// In which of the files that were chosen, from 0.
    pub file: usize,
    /// Its place among the entries of the file, from 1.
    pub place: usize,
    /// Its id.
    pub id: EntryId,
    /// What it is about in the file.
    pub about: About,
}

/// A child known here who would be in another class than now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The child.
    pub pupil: PupilId,
    /// Its details.
    pub details: Pupil,
    /// In which school year.
    pub year: SchoolYear,
    /// Where it would be.
    pub to: Whereto,
}

/// A cell that would be contested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// In which file.
    pub about: About,
    /// Which cell.
    pub cell: Cell,
    /// The entries that say different things.
    pub claims: Vec<Arc<Entry>>,
}

/// What of a file is taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its new entries, less what tells of a child who is left out.
    pub entries: Vec<Arc<Entry>>,
    /// Ids that are one child: here, and in the file.
    pub links: Vec<(PupilId, PupilId)>,
    /// Whether ids are one class: here, and in the file.
    pub classes: Vec<(ClassId, ClassId, bool)>,
    /// Whether ids are one member of staff; likewise.
    pub staff: Vec<(StaffId, StaffId, bool)>,
}

impl Preview {
    /// The new entries, or of a file of another school those that leave its classes and half-term dates there.
    #[must_use]
    pub fn entries(&self, with_their_classes: bool) -> Vec<Arc<Entry>> {
        let stays = |entry: &Arc<Entry>| !with_their_classes && self.their_classes.contains(&entry.id);
        self.new.iter().filter(|entry| !stays(entry)).cloned().collect()
    }

    /// What would be contested; likewise.
    #[must_use]
    pub fn contested(&self, with_their_classes: bool) -> Vec<&Contest> {
        let stays = |contest: &Contest| !with_their_classes && contest.claims.iter().any(|entry| self.their_classes.contains(&entry.id));
        self.contested.iter().filter(|contest| !stays(contest)).collect()
    }

    /// What is taken in by what a person has said of those who may be known here.
    ///
    /// A file of another school leaves its classes and half-term dates there, unless they are wanted. A class that is left out leaves its
    /// children: they come without it.
    ///
    /// # Errors
    /// Of these nobody has said anything yet.
    pub fn taken(&self, said: &Said, with_their_classes: bool) -> Result<Taken, Vec<Open>> {
        let open = self.open(said);
        if !open.is_empty() {
            return Err(open);
        }
        let left_out = |answer| answer == Some(Answer::LeaveOut);
        let children = self.same_child.iter().filter(|same| left_out(said.of_child(same)));
        let children: Vec<PupilId> = children.flat_map(|same| same.ids.iter().copied()).collect();
        let classes = self.same_class.iter().filter(|same| left_out(said.of_class(same)));
        let classes: Vec<ClassId> = classes.flat_map(|same| same.ids.iter().copied()).collect();
        let mut entries = self.entries(with_their_classes);
        entries.retain(|entry| match &entry.change {
            Change::ClassSet { class, .. } => !classes.contains(class),
            _ => !children.iter().any(|id| entry.tells_of(*id)),
        });
        let spoken = |answer| match answer {
            Some(Answer::Same) => Some(true),
            Some(Answer::Another) => Some(false),
            Some(Answer::LeaveOut) | None => None,
        };
        let classes = self.same_class.iter().filter_map(|same| Some((same.here, same.there, spoken(said.of_class(same))?)));
        let staff = self.same_staff.iter().filter_map(|same| Some((same.here, same.there, spoken(said.of_staff(same))?)));
        let links = self.links(|same| said.of_child(same) == Some(Answer::Same));
        Ok(Taken { entries, links, classes: classes.collect(), staff: staff.collect() })
    }

    /// The links that follow from those a person has agreed are the same, each as the child here and the id in the file.
    #[must_use]
    pub fn links(&self, agreed: impl Fn(&SameChild) -> bool) -> Vec<(PupilId, PupilId)> {
        self.same_child.iter().filter(|same| agreed(same)).map(|same| (same.here, same.there)).collect()
    }

    /// Whom taking in the file erases: those a person has agreed to, and without a question those who are not on the roll here.
    #[must_use]
    pub fn erases(&self, agreed: impl IntoIterator<Item = PupilId>) -> Vec<PupilId> {
        agreed.into_iter().chain(self.erased_elsewhere.iter().copied()).collect()
    }

    /// Whether the file brings nothing that is not here already.
    #[must_use]
    pub fn brings_nothing(&self) -> bool {
        self.new.is_empty() && self.would_erase.is_empty() && self.erased_elsewhere.is_empty()
    }

    /// Of whom nothing is said and nothing taken for granted: classes, then staff, then children, as they are asked about.
    #[must_use]
    pub fn open(&self, said: &Said) -> Vec<Open> {
        let classes = self.same_class.iter().filter(|same| said.of_class(same).is_none()).cloned().map(Open::Class);
        let staff = self.same_staff.iter().filter(|same| said.of_staff(same).is_none()).cloned().map(Open::Staff);
        let children = self.same_child.iter().filter(|same| said.of_child(same).is_none()).cloned().map(Open::Child);
        classes.chain(staff).chain(children).collect()
    }

    /// Everyone asked about is the same.
    #[must_use]
    pub fn all_the_same(&self) -> Said {
        let mut said = Said::default();
        for open in self.open(&said) {
            let _new = match open {
                Open::Class(same) => said.classes.insert(same.there, Answer::Same),
                Open::Staff(same) => said.staff.insert(same.there, Answer::Same),
                Open::Child(same) => said.children.insert(same.there, Answer::Same),
            };
        }
        said
    }
}

/// Works out what a file would bring, in one go. The files of every pupil of the document must be loaded.
///
/// `own_school` is this device's school id, `None` while it has no data at all; `knows` says whether a criterion is in the curriculum here.
///
/// # Errors
/// A class file would change a setting of the school.
pub fn preview(
    files: &Files,
    own_school: Option<SchoolId>,
    knows: &dyn Fn(CriterionId) -> bool,
    document: &Document,
) -> Result<Preview, ImportProblem> {
    let mut looking = Looking::new(files, own_school, document.clone());
    loop {
        if let Some(seen) = looking.go_on(knows) {
            return seen;
        }
    }
}

/// Whether an entry sets something of the whole school.
fn is_setting(entry: &Entry) -> bool {
    matches!(entry.change.home(), Home::Setting(_) | Home::SchoolName)
}

/// Whether an entry makes a class, or half-term dates, the school's own.
fn is_of_a_school(entry: &Entry) -> bool {
    matches!(entry.change, Change::ClassSet { .. }) || entry.change.home() == Home::Dates
}

/// Whether an entry has no place in a class file: a setting of the school, or what the school has taken in from elsewhere.
fn never_in_class_files(entry: &Entry) -> bool {
    match entry.change.home() {
        Home::Setting(_) | Home::SchoolName | Home::TakenIn => true,
        Home::Dates | Home::Children | Home::InGroup | Home::Class(_) | Home::Staff | Home::Group(_) | Home::Day(..) => false,
        Home::Pupil(_) | Home::TakesAway | Home::Unknown => false,
    }
}

/// The entries here that no class file may take the place of: those that have no place in one, what takes any of them away, and so on along
/// the chain, for an undo of an undo brings a setting back.
fn not_for_class_files(ledger: &Ledger) -> HashSet<EntryId> {
    let mut replaced_by: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
    let mut open = Vec::new();
    for entry in ledger.school().entries() {
        for id in &entry.replaces {
            replaced_by.entry(*id).or_default().push(entry.id);
        }
        if never_in_class_files(entry) {
            open.push(entry.id);
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(replaced_by.get(&id).into_iter().flatten());
        }
    }
    found
}

/// Whether an entry of a class file would change a setting of the school: importing a class never changes the receiver's settings.
fn touches_settings(settings_here: &HashSet<EntryId>, entry: &Entry) -> bool {
    never_in_class_files(entry) || entry.replaces.iter().any(|id| settings_here.contains(id))
}
