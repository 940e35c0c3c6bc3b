//! What goes into a file: a child, a class and what belongs to its children, or everything.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::document::{Document, ENDING, Glossary, Kind, PACKED, PACKED_FROM, in_order};
use crate::domain::{Band, BandKey, ClassId, ConsultationId, CriterionId, Date, EntryId, GroupKey, PupilId, SchoolId, SchoolYear, order};
use crate::ledger::fold::undone;
use crate::ledger::{Change, Entry, File, Files, Home, Reading};

/// Longest part of a class's name in a file name, in characters.
const CLASS_NAME_MAX: usize = 40;

/// What is added to the name of a file where so much is in it that it is written packed.
#[must_use]
pub fn packed(document: &Document) -> Option<&'static str> {
    (document.entries.len() >= PACKED_FROM).then_some(PACKED)
}

/// What a file is called: the class or the whole school, and the date; never a child. Only letters, digits, spaces and hyphens of the
/// class's name are kept.
#[must_use]
pub fn file_name(kind: Kind, class_name: Option<&str>, date: Date) -> String {
    let what = match kind {
        Kind::School => "Whole school".to_owned(),
        Kind::Pupil => "One child".to_owned(),
        Kind::Settings => "Settings".to_owned(),
        Kind::Class => {
            let short = plain(class_name.unwrap_or_default());
            let named = short.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case("class"));
            if named { short } else { format!("Class {short}") }
        }
    };
    format!("{} {date}{ENDING}", what.trim_end())
}

/// A class's name as it may stand in the name of a file.
pub(super) fn plain(class_name: &str) -> String {
    let plain: String = class_name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().take(CLASS_NAME_MAX).collect()
}

/// What an export reads.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The files; those to be exported must be loaded.
    pub files: &'a Files,
    /// This school's id.
    pub school: SchoolId,
    /// The statement of a criterion, where a curriculum has it.
    pub statement: &'a dyn Fn(CriterionId) -> Option<String>,
}

impl Source<'_> {
    /// Everything: roll, settings and every mentoring file.
    #[must_use]
    pub fn everything(&self) -> Document {
        let entries = self.files.ledger().entries().cloned().collect();
        self.document(Kind::School, None, entries)
    }

    /// Everyone who was in a class at any time of a school year: their places on the roll, also where they went since, and their mentoring
    /// files; the staff list and the half-term dates; no setting of the school.
    #[must_use]
    pub fn class(&self, class: ClassId, year: SchoolYear) -> Document {
        self.some_of_class(class, year, None)
    }

    /// The same with these children alone, if any are named: nothing is in it that tells of another, for whoever mentors only some.
    #[must_use]
    pub fn some_of_class(&self, class: ClassId, year: SchoolYear, only: Option<&[PupilId]>) -> Document {
        let (class, own) = (self.files.roll().known().class(class), self.files.roll().class_ids(class));
        let placed = placed(self.files, class, year);
        let children = placed.iter().filter(|(_, in_effect)| *in_effect).filter_map(|(entry, _)| entry.change.pupil());
        let roll = self.files.roll();
        let is_wanted = |pupil: &PupilId| only.is_none_or(|only| only.iter().any(|one| roll.canonical(*one) == roll.canonical(*pupil)));
        let ids = order::set(children.filter(is_wanted).flat_map(|id| roll.ids(id)));
        let mut entries: Vec<Arc<Entry>> =
            ids.iter().filter_map(|id| self.files.ledger().pupil(*id)).flat_map(|file| file.entries().cloned()).collect();
        // Who was put there by mistake is told of by an id alone: whoever had taken it in learns that it was undone.
        let by_mistake = placed.into_iter().filter(|(_, in_effect)| !in_effect && only.is_none()).map(|(entry, _)| entry);
        entries.extend(self.roll_entries(Some(&own), &ids, by_mistake));
        self.document(Kind::Class, Some(class), entries)
    }

    /// One child: its places on the roll, its whole mentoring file and the words to read them by. Of other children there are ids
    /// alone, and what is written of them in this child's notes and meetings; not even that they were erased.
    #[must_use]
    pub fn pupil(&self, pupil: PupilId) -> Document {
        // In which groups of this school it was taught means nothing elsewhere.
        let ids = order::set(self.files.roll().ids(pupil));
        let mut entries: Vec<Arc<Entry>> =
            ids.iter().filter_map(|id| self.files.ledger().pupil(*id)).flat_map(|file| file.entries().cloned()).collect();
        entries.extend(self.roll_entries(None, &ids, std::iter::empty()));
        Document { erased: Vec::new(), ..self.document(Kind::Pupil, None, entries) }
    }

    /// The entries of the school's file that belong with these children: their own, their classes, the staff, the half-term dates, and
    /// whatever takes any of that away again. `own` are the ids of the class whose file it is; with none, the groups stay here as well.
    fn roll_entries<'a>(
        &'a self,
        own: Option<&[ClassId]>,
        children: &order::Set<PupilId>,
        besides: impl Iterator<Item = &'a Arc<Entry>>,
    ) -> Vec<Arc<Entry>> {
        let school: Vec<&Arc<Entry>> = self.files.ledger().school().entries().collect();
        let goes = |entry: &Entry| own.is_some() || entry.change.home() != Home::InGroup;
        let about_them = |entry: &Entry| goes(entry) && children.iter().any(|id| entry.change.mentions(*id));
        let mut chosen = order::map(school.iter().filter(|e| about_them(e)).map(|e| (e.id, *e)));
        let mut classes = order::set(chosen.values().filter_map(|e| Named::by(&e.change).class));
        classes.extend(own.into_iter().flatten().copied());
        // Whoever gets a class by one of its ids gets it by all.
        classes = order::set(classes.iter().flat_map(|class| self.files.roll().class_ids(*class)));
        chosen.extend(besides.map(|entry| (entry.id, entry)));
        let groups = order::set(chosen.values().filter_map(|e| Named::by(&e.change).group));
        let days = order::set(chosen.values().filter_map(|e| Named::by(&e.change).day));
        for entry in &school {
            let wanted = match entry.change.home() {
                // What the children were asked goes with what they answered, and what their class was not taught with what it was.
                Home::Class(of) => {
                    let besides = if let Change::SameClass { other, .. } = &entry.change { Some(other) } else { None };
                    classes.contains(&of) || besides.is_some_and(|other| classes.contains(other))
                }
                Home::Staff | Home::Dates => true,
                Home::Group(group) => groups.contains(&group),
                Home::Day(day, places) => {
                    let is_own = |class| own.is_some_and(|own| own.contains(&class));
                    days.contains(&day) || places.iter().any(|place| place.class.is_some_and(is_own))
                }
                // Those of these children are chosen already; what takes away comes below.
                Home::Children | Home::InGroup | Home::TakesAway | Home::Unknown => false,
                Home::Setting(_) | Home::SchoolName | Home::TakenIn | Home::Pupil(_) => false,
            };
            if wanted {
                chosen.insert(entry.id, entry);
            }
        }
        with_what_takes_away(&school, chosen)
    }

    /// What the school decides, and whatever takes any of that away again; not what the school is called, nor what was taken in from
    /// elsewhere.
    #[must_use]
    pub fn settings(&self) -> Document {
        // What nobody can read here nobody can tell to be a setting: it stays, and what it took away with it, which would come back there.
        let gone = taken_by_unknown(self.files.ledger().school());
        let is_known = |entry: &&Arc<Entry>| entry.change.home() != Home::Unknown;
        let school: Vec<&Arc<Entry>> = self.files.ledger().school().entries().filter(is_known).collect();
        let goes = |entry: &&&Arc<Entry>| goes_with_settings(&entry.change) && !gone.contains(&entry.id);
        let chosen = order::map(school.iter().filter(goes).map(|entry| (entry.id, *entry)));
        let entries = with_what_takes_away(&school, chosen);
        Document { erased: Vec::new(), ..self.document(Kind::Settings, None, entries) }
    }

    fn document(&self, kind: Kind, class: Option<ClassId>, entries: Vec<Arc<Entry>>) -> Document {
        let school_name = self.files.roll().school_name().as_ref().and_then(Reading::any).cloned().unwrap_or_default();
        let glossary = self.glossary(&entries);
        let erased = self.files.ledger().erased().iter().copied().collect();
        Document { kind, school: self.school, school_name, class, glossary, erased, missing: 0, entries: in_order(entries) }
    }

    /// The bands in use in any half term, any other band the entries name, and the statement of every criterion they name.
    fn glossary(&self, entries: &[Arc<Entry>]) -> Glossary {
        let roll = self.files.roll();
        let mut bands: Vec<Band> = Vec::new();
        for key in roll.bands_over_time().into_iter().flat_map(|(_, keys)| keys) {
            if !bands.iter().any(|known| known.key == key) {
                bands.extend(roll.band(key));
            }
        }
        // In the order of the criteria they were given for, as these files have always been written; then the others.
        let (rated, others): (Vec<Named>, Vec<Named>) =
            entries.iter().map(|e| Named::by(&e.change)).partition(|named| named.band.is_some() && named.criterion.is_some());
        let of_rated = order::set(rated.iter().filter_map(|named| Some((named.criterion?, named.band?))));
        let of_others = order::set(others.iter().filter_map(|named| named.band));
        for key in of_rated.into_iter().map(|(_, band)| band).chain(of_others) {
            if !bands.iter().any(|b| b.key == key) {
                bands.extend(self.files.roll().band(key));
            }
        }
        let statement = |id: CriterionId| (self.statement)(id).or_else(|| self.files.roll().criterion_met(id));
        let named = order::set(rated.iter().chain(&others).filter_map(|named| named.criterion));
        let criteria = named.into_iter().filter_map(|id| Some((id, statement(id)?))).collect();
        Glossary { bands, criteria }
    }
}

/// These entries of the school's file with what takes them away: that has no cell of its own, and goes where the entry goes, along the
/// whole chain.
fn with_what_takes_away<'a>(school: &[&'a Arc<Entry>], mut chosen: order::Map<EntryId, &'a Arc<Entry>>) -> Vec<Arc<Entry>> {
    let mut taken_by: HashMap<EntryId, Vec<&Arc<Entry>>> = HashMap::new();
    for entry in school.iter().filter(|entry| entry.change.cell().is_none()) {
        for id in &entry.replaces {
            taken_by.entry(*id).or_default().push(entry);
        }
    }
    let mut open: Vec<EntryId> = chosen.keys().copied().collect();
    while let Some(id) = open.pop() {
        for entry in taken_by.remove(&id).into_iter().flatten() {
            if chosen.insert(entry.id, entry).is_none() {
                open.push(entry.id);
            }
        }
    }
    chosen.into_values().cloned().collect()
}

/// The facts that kinds this version does not know have taken away, and those whose place these had taken, along the chain.
fn taken_by_unknown(school: &File) -> HashSet<EntryId> {
    let undone = undone(&[school]);
    let has_effect = |entry: &&Arc<Entry>| !undone.contains(&entry.id);
    let unknown = school.entries().filter(|entry| entry.change.home() == Home::Unknown).filter(has_effect);
    let mut open: Vec<&Arc<Entry>> = unknown.flat_map(|entry| &entry.replaces).filter_map(|id| school.get(*id)).collect();
    let mut taken = HashSet::new();
    while let Some(entry) = open.pop() {
        let cell = entry.change.cell();
        if cell.is_some() && taken.insert(entry.id) && has_effect(&entry) {
            let before = entry.replaces.iter().filter_map(|id| school.get(*id));
            open.extend(before.filter(|before| before.change.cell() == cell));
        }
    }
    taken
}

/// Whether a fact goes with the school's settings: a school's name is its own, and half-term dates are decided like the rest.
pub(super) fn goes_with_settings(change: &Change) -> bool {
    match change.home() {
        Home::Setting(_) | Home::Dates => true,
        // One act may name a group and put children into it, and whoever takes it back takes back both.
        Home::Group(_) | Home::InGroup => false,
        Home::SchoolName | Home::TakenIn | Home::Staff | Home::Children | Home::Class(_) | Home::Day(..) => false,
        Home::Pupil(_) | Home::TakesAway | Home::Unknown => false,
    }
}

/// Every entry that put a child into a class in a school year, whatever came of it later, and whether it took effect.
fn placed(files: &Files, class: ClassId, year: SchoolYear) -> Vec<(&Arc<Entry>, bool)> {
    let (school, ids) = (files.ledger().school(), files.roll().class_ids(class));
    let undone = undone(&[school]);
    let there = |entry: &&Arc<Entry>| match &entry.change {
        Change::PupilPlaced { year: of, placement, .. } => *of == year && placement.class.is_some_and(|class| ids.contains(&class)),
        _ => false,
    };
    school.entries().filter(there).map(|entry| (entry, !undone.contains(&entry.id))).collect()
}

/// Whom an export of a class in a school year tells of, by the ids they go by.
#[must_use]
pub fn children_of(files: &Files, class: ClassId, year: SchoolYear) -> Vec<PupilId> {
    let placed = placed(files, class, year).into_iter().filter(|(_, in_effect)| *in_effect);
    order::set(placed.filter_map(|(entry, _)| entry.change.pupil()).map(|id| files.roll().canonical(id))).into_iter().collect()
}

/// What a fact names that a file must explain or take along, so that it can be read elsewhere.
#[derive(Clone, Copy, Default)]
struct Named {
    band: Option<BandKey>,
    criterion: Option<CriterionId>,
    class: Option<ClassId>,
    day: Option<ConsultationId>,
    group: Option<GroupKey>,
}

impl Named {
    fn by(change: &Change) -> Self {
        let nothing = Self::default();
        match change {
            Change::Rated { criterion, band, .. } => Self { band: Some(*band), criterion: Some(*criterion), ..nothing },
            Change::TargetReviewed { band, .. } | Change::StrandRated { band, .. } | Change::HeadingJudged { band, .. } => {
                Self { band: Some(*band), ..nothing }
            }
            Change::Judged { verdict, .. } => Self { band: verdict.as_str().parse().ok(), ..nothing },
            Change::TargetAgreed { details, .. } => Self { criterion: details.criterion, ..nothing },
            Change::PupilPlaced { placement, .. } => Self { class: placement.class, ..nothing },
            Change::WasIn { class, .. } => Self { class: Some(*class), ..nothing },
            Change::SlotBooked { day, .. } => Self { day: Some(*day), ..nothing },
            Change::InGroup { group, .. } => Self { group: Some(*group), ..nothing },
            // A child's own file names nothing else but staff, and these are in every file.
            Change::MentorSet { .. } | Change::MeetingSet { .. } => nothing,
            Change::StageSet { .. }
            | Change::Reviewed { .. }
            | Change::Scored { .. }
            | Change::Noted { .. }
            | Change::DayNoted { .. }
            | Change::IncidentNoted { .. }
            | Change::AttendanceSet { .. }
            | Change::Answered { .. }
            | Change::PictureChosen { .. }
            | Change::Praised { .. }
            | Change::MeetingSaid { .. }
            | Change::MeetingAgreed { .. }
            | Change::MeetingAmended { .. } => nothing,
            // What the roll names besides goes by where it is at home.
            Change::StaffSet { .. }
            | Change::ClassSet { .. }
            | Change::SameClass { .. }
            | Change::SameStaff { .. }
            | Change::PupilSet { .. }
            | Change::LegalNameSet { .. }
            | Change::PupilLeft { .. }
            | Change::PupilLinked { .. }
            | Change::SiblingsSet { .. }
            | Change::SiblingsDenied { .. }
            | Change::NotTaught { .. }
            | Change::ClassTaught { .. }
            | Change::GroupSet { .. }
            | Change::RoundSet { .. }
            | Change::ConsultationSet { .. } => nothing,
            // Settings and what was taken in are in files of the whole school, which have everything.
            Change::SchoolNamed { .. }
            | Change::RetentionSet { .. }
            | Change::SchemeSet { .. }
            | Change::BandsFrom { .. }
            | Change::TermDatesSet { .. }
            | Change::SchoolAccepted { .. }
            | Change::BandMet { .. }
            | Change::CriterionMet { .. }
            | Change::SubjectSet { .. }
            | Change::CriterionSet { .. }
            | Change::ThresholdsSet { .. }
            | Change::ThresholdsFrom { .. }
            | Change::TestSet { .. }
            | Change::TestFrom { .. }
            | Change::StrandSet { .. }
            | Change::HeadingFrom { .. }
            | Change::UsedFrom { .. }
            | Change::PraiseSet { .. }
            | Change::ConductSet { .. }
            | Change::ConductFrom { .. }
            | Change::MentoringSet { .. }
            | Change::MentoringFrom { .. } => nothing,
            Change::Retracted {} | Change::Undone {} | Change::Unknown(_) => nothing,
        }
    }
}
