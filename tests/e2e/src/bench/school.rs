//! A school as large as one likes, of invented children, as the text of a file.

use crate::pupils::school_year;
use lantern::{
    domain::{
        By, ClassId, CriterionId, EntryId, HalfTerm, Minter, Moment, Period, Placement, Pupil, PupilId, Role, SchoolId, SchoolYear, Voice,
        YearGroup,
    },
    exchange::{Document, Glossary, Kind},
    ledger::{About, Change, Entry},
};
use std::sync::Arc;

/// Children in a class.
const CLASS: usize = 30;
/// Criteria of a stage of maths.
const CRITERIA: u16 = 32;
/// Leap days aside.
const SECONDS_A_YEAR: i64 = 365 * 24 * 3600;

/// A school whose children each have the same number of ratings, by teacher and child, the newest of last year.
pub struct School {
    id: SchoolId,
    classes: Vec<(ClassId, String)>,
    minter: Minter,
    roll: Vec<Arc<Entry>>,
    files: Vec<Vec<Arc<Entry>>>,
}

impl School {
    /// So many children with so many ratings each, in classes of 30.
    #[must_use]
    pub fn of(children: usize, ratings: usize) -> Self {
        let mut minter = Minter::new(0x5c00_1000 + children as u64);
        let id = minter.mint();
        let mut school = Self { id, classes: Vec::new(), minter, roll: Vec::new(), files: Vec::new() };
        let year = school_year();
        let now = start_of(year);
        for nth in 0..children {
            if nth % CLASS == 0 {
                let (class, name) = (school.minter.mint(), format!("Class {}", nth / CLASS + 1));
                school.classes.push((class, name.clone()));
                school.writes_on_the_roll(now, Change::ClassSet { class, name, demo: false });
            }
            let (pupil, class) = (school.minter.mint(), school.classes.last().map(|(class, _)| *class));
            let details = Pupil { forename: format!("Child{nth}"), surname: format!("Number{}", nth % 211), upn: None, born: None };
            school.writes_on_the_roll(now, Change::PupilSet { pupil, details });
            let placement = Placement { class, year_group: YearGroup::ALL.get(4).copied() };
            school.writes_on_the_roll(now, Change::PupilPlaced { pupil, year, placement });
            let file = school.rates(pupil, nth, ratings);
            school.files.push(file);
        }
        school
    }

    fn entry(&mut self, at: i64, about: About, change: Change) -> Entry {
        let id: EntryId = self.minter.mint();
        Entry { id, about, at: Moment::from_seconds(at), by: By { role: Role::Teacher, staff: None }, replaces: Vec::new(), change }
    }

    fn writes_on_the_roll(&mut self, at: i64, change: Change) {
        let entry = self.entry(at, About::School, change);
        self.roll.push(Arc::new(entry));
    }

    /// Ratings of one child: criterion by criterion, half term by half term, back from last year as far as it takes.
    fn rates(&mut self, pupil: PupilId, nth: usize, count: usize) -> Vec<Arc<Entry>> {
        let mut places = Vec::with_capacity(count);
        'all: for back in 1.. {
            let Some(year) = SchoolYear::starting(school_year().start() - back) else { break };
            for half_term in HalfTerm::ALL {
                for (number, voice) in (1..=CRITERIA).flat_map(|number| [(number, Voice::Teacher), (number, Voice::Child)]) {
                    if places.len() == count {
                        break 'all;
                    }
                    places.push((back, Period { year, half_term }, number, voice));
                }
            }
        }
        let Ok(subject) = "maths".parse() else { return Vec::new() };
        let entries = places.into_iter().map(|(back, period, number, voice)| {
            let stage = u8::try_from(5 - back.min(4)).unwrap_or(1);
            let band = band(nth + usize::from(number));
            let change = Change::Rated { voice, criterion: CriterionId { subject, stage, number }, period, band };
            let at = start_of(period.year) + i64::from(number) * 3600 + period.half_term as i64 * 40 * 24 * 3600;
            Arc::new(self.entry(at, About::Pupil(pupil), change))
        });
        entries.collect()
    }

    /// The school's file.
    #[must_use]
    pub fn text(&self) -> String {
        self.written(self.roll.iter().chain(self.files.iter().flatten()).cloned().collect())
    }

    /// The same with this many newer ratings a child, each in place of an older one.
    #[must_use]
    pub fn newer(&self, a_child: usize) -> String {
        let mut minter = Minter::new(0x5c00_9999);
        let mut entries = self.roll.clone();
        for (nth, file) in self.files.iter().enumerate() {
            entries.extend(file.iter().cloned());
            for old in file.iter().rev().take(a_child) {
                let mut entry = Entry::clone(old);
                entry.id = minter.mint();
                entry.replaces = vec![old.id];
                entry.at = Moment::from_seconds(start_of(school_year()));
                if let Change::Rated { band: given, .. } = &mut entry.change {
                    *given = band(nth + 1);
                }
                entries.push(Arc::new(entry));
            }
        }
        self.written(entries)
    }

    fn written(&self, entries: Vec<Arc<Entry>>) -> String {
        let document = Document {
            kind: Kind::School,
            school: self.id,
            school_name: "Benchmark School".to_owned(),
            class: None,
            glossary: Glossary::default(),
            erased: Vec::new(),
            missing: 0,
            entries,
        };
        document.encode().unwrap_or_else(|fault| panic!("the school does not encode: {fault}"))
    }

    /// The address of a class.
    #[must_use]
    pub fn class(&self, nth: usize) -> String {
        format!("#/class/{}", self.class_id(nth))
    }

    /// The address of a class's marking board: 32 criteria.
    #[must_use]
    pub fn board(&self, nth: usize) -> String {
        // Written out, because the release that is timed may be an older one.
        format!("#/class/{}/mark/maths/4", self.class_id(nth))
    }

    fn class_id(&self, nth: usize) -> ClassId {
        self.classes.get(nth).map_or_else(|| panic!("there is no class {nth}"), |(class, _)| *class)
    }

    /// The names of the classes.
    pub fn class_names(&self) -> impl Iterator<Item = &str> {
        self.classes.iter().map(|(_, name)| name.as_str())
    }
}

/// Four days into a school year.
fn start_of(year: SchoolYear) -> i64 {
    const FOURTH_OF_SEPTEMBER_2022: i64 = 1_662_249_600;
    FOURTH_OF_SEPTEMBER_2022 + i64::from(year.start() - 2022) * SECONDS_A_YEAR
}

fn band(nth: usize) -> lantern::domain::BandKey {
    let key = ["red", "yellow", "green"][nth % 3];
    key.parse().unwrap_or_else(|_| panic!("{key} is a band"))
}
