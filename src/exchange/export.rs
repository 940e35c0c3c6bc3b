//! What goes into a file: a class and what belongs to its children, or everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::document::{Document, ENDING, Glossary, Kind, in_order};
use crate::domain::{ClassId, CriterionId, Date, EntryId, PupilId, SchoolId, SchoolYear, order};
use crate::ledger::{Change, Entry, Files, Reading};

/// Longest part of a class's name in a file name, in characters.
const CLASS_NAME_MAX: usize = 40;

/// What a file is called: the class or the whole school, and the date; never a child. Only letters, digits, spaces and hyphens of the class's
/// name are kept.
#[must_use]
pub fn file_name(kind: Kind, class_name: Option<&str>, date: Date) -> String {
    let what = match kind {
        Kind::School => "Whole school".to_owned(),
        Kind::Class => {
            let plain: String =
                class_name.unwrap_or_default().chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
            let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = plain.chars().take(CLASS_NAME_MAX).collect();
            let named = short.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case("class"));
            if named { short } else { format!("Class {short}") }
        }
    };
    format!("{} {date}{ENDING}", what.trim_end())
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

    /// The children of a class in a school year: their places on the roll and their mentoring files; no setting of the school.
    #[must_use]
    pub fn class(&self, class: ClassId, year: SchoolYear) -> Document {
        let children = self.files.roll().members(class, year);
        let ids = order::set(children.iter().flat_map(|(id, _)| self.files.roll().ids(*id)));
        let mut entries: Vec<Arc<Entry>> =
            ids.iter().filter_map(|id| self.files.ledger().pupil(*id)).flat_map(|file| file.entries().cloned()).collect();
        entries.extend(self.roll_entries(class, &ids, &entries));
        self.document(Kind::Class, Some(class), entries)
    }

    /// The entries of the school's file that belong with these children: their own, their classes, who wrote about them, and whatever
    /// takes any of that away again.
    fn roll_entries(&self, class: ClassId, children: &BTreeSet<PupilId>, own: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
        let school: Vec<&Arc<Entry>> = self.files.ledger().school().entries().collect();
        let about_them = |entry: &Entry| children.iter().any(|id| entry.change.mentions(*id));
        let mut chosen: BTreeMap<EntryId, &Arc<Entry>> = school.iter().filter(|e| about_them(e)).map(|e| (e.id, *e)).collect();
        let classes: BTreeSet<ClassId> = chosen
            .values()
            .filter_map(|e| match &e.change {
                Change::PupilPlaced { placement, .. } => placement.class,
                _ => None,
            })
            .chain(std::iter::once(class))
            .collect();
        let mentor = |entry: &Arc<Entry>| match &entry.change {
            Change::MentorSet { mentor } => Some(*mentor),
            Change::MeetingSet { details, .. } => details.mentor,
            _ => None,
        };
        let mut staff = order::set(own.iter().chain(chosen.values().copied()).filter_map(|e| e.by.staff));
        staff.extend(own.iter().filter_map(mentor));
        let day = |entry: &&Arc<Entry>| match &entry.change {
            Change::SlotBooked { day, .. } => Some(*day),
            _ => None,
        };
        let days = order::set(chosen.values().filter_map(day));
        for entry in &school {
            let wanted = match &entry.change {
                Change::ClassSet { class, .. } => classes.contains(class),
                Change::StaffSet { staff: member, .. } => staff.contains(member),
                Change::ConsultationSet { day, details } => {
                    days.contains(day) || details.places.iter().any(|place| place.class == Some(class))
                }
                // What the children were asked goes with what they answered.
                Change::RoundSet { details, .. } => classes.contains(&details.class),
                _ => false,
            };
            if wanted {
                chosen.insert(entry.id, entry);
            }
        }
        // What takes an entry away has no cell of its own; it goes where the entry goes, along the whole chain.
        loop {
            let before = chosen.len();
            for entry in &school {
                if entry.change.cell().is_none() && entry.replaces.iter().any(|id| chosen.contains_key(id)) {
                    chosen.insert(entry.id, entry);
                }
            }
            if chosen.len() == before {
                break;
            }
        }
        chosen.into_values().cloned().collect()
    }

    fn document(&self, kind: Kind, class: Option<ClassId>, entries: Vec<Arc<Entry>>) -> Document {
        let school_name = self.files.roll().school_name().as_ref().and_then(Reading::any).cloned().unwrap_or_default();
        let glossary = self.glossary(&entries);
        let erased = self.files.ledger().erased().iter().copied().collect();
        Document { kind, school: self.school, school_name, class, glossary, erased, entries: in_order(entries) }
    }

    /// The scheme's bands, any other band the entries name, and the statement of every criterion they name.
    fn glossary(&self, entries: &[Arc<Entry>]) -> Glossary {
        // In the order of the criteria they were given for, as these files have always been written; then the others.
        let rated = |entry: &Arc<Entry>| match &entry.change {
            Change::Rated { criterion, band, .. } => Some((*criterion, *band)),
            _ => None,
        };
        let band = |entry: &Arc<Entry>| match &entry.change {
            Change::TargetReviewed { band, .. } | Change::StrandRated { band, .. } | Change::HeadingJudged { band, .. } => Some(*band),
            Change::Judged { verdict, .. } => verdict.as_str().parse().ok(),
            _ => None,
        };
        let criterion = |entry: &Arc<Entry>| match &entry.change {
            Change::Rated { criterion, .. } => Some(*criterion),
            Change::TargetAgreed { details, .. } => details.criterion,
            _ => None,
        };
        let mut bands = self.files.roll().scheme().bands().to_vec();
        let rated = order::set(entries.iter().filter_map(rated)).into_iter().map(|(_, band)| band);
        for key in rated.chain(order::set(entries.iter().filter_map(band))) {
            if !bands.iter().any(|b| b.key == key) {
                bands.extend(self.files.roll().band(key));
            }
        }
        let statement = |id: CriterionId| (self.statement)(id).or_else(|| self.files.roll().criterion_met(id));
        let named = order::set(entries.iter().filter_map(criterion));
        let criteria = named.into_iter().filter_map(|id| Some((id, statement(id)?))).collect();
        Glossary { bands, criteria }
    }
}
