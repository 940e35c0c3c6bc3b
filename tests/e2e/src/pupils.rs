//! Invented children: a class list as a school's system writes it, and a class with years of ratings.

use lantern::{
    domain::{
        Attendance, By, ClassId, CriterionId, EntryId, HalfTerm, Heading, Minter, Moment, Period, Placement, Pupil, PupilId, Role,
        SchoolYear, Target, TargetId, Upn, Voice, YearGroup,
    },
    exchange::{Document, Glossary, Kind},
    ledger::{About, Change, Entry},
};
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

/// Thirty invented children, forename and surname. Surnames are trees and flowers; some letters need their accents.
pub const CHILDREN: [(&str, &str); 30] = [
    ("Amélie", "Acacia"),
    ("Bilal", "Beech"),
    ("Chloë", "Cedar"),
    ("Dara", "Dogwood"),
    ("Eoin", "Elder"),
    ("Fatima", "Fir"),
    ("Gwen", "Gorse"),
    ("Håkon", "Hawthorn"),
    ("Ines", "Iris"),
    ("José", "Juniper"),
    ("Kwame", "Kapok"),
    ("Lucía", "Larch"),
    ("Maja", "Maple"),
    ("Niamh", "Nettle"),
    ("Oisín", "Oak"),
    ("Priya", "Poplar"),
    ("Quentin", "Quince"),
    ("Renée", "Rowan"),
    ("Søren", "Sorrel"),
    ("Théo", "Thistle"),
    ("Uma", "Ulmus"),
    ("Vera", "Viburnum"),
    ("Wiktor", "Willow"),
    ("Xanthe", "Xylosma"),
    ("Yusuf", "Yew"),
    ("Zoë", "Zinnia"),
    ("Anya", "O’Leander"),
    ("Björn", "Briar"),
    ("Cleo", "Clover"),
    ("Dafydd", "Daisy"),
];

/// The class list as a spreadsheet in England saves it: semicolons, Windows-1252, dates with strokes, a quoted cell.
#[must_use]
pub fn class_list() -> Vec<u8> {
    let mut text = String::from("UPN;Legal Forename;Legal Surname;Date of Birth;NC Year;Reg Group\r\n");
    for (nth, (forename, surname)) in CHILDREN.into_iter().enumerate() {
        let (day, month) = (1 + nth % 28, 1 + nth % 8);
        text.push_str(&format!("{};{forename};\"{surname}\";{day:02}/{month:02}/{};4;4B\r\n", upn(nth), school_year().start() - 8));
    }
    windows_1252(&text)
}

/// A valid UPN for the nth child.
fn upn(nth: usize) -> String {
    let number = format!("8012000050{:02}", nth + 1);
    let tried = ('A'..='Z').map(|letter| format!("{letter}{number}"));
    tried.into_iter().find(|text| Upn::typed(text).is_some_and(|upn| upn.fault().is_none())).unwrap_or_default()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '’' => 0x92,
        other => u8::try_from(u32::from(other)).unwrap_or_else(|_| panic!("{other:?} is not in Windows-1252")),
    };
    text.chars().map(byte).collect()
}

/// The school year of today.
#[must_use]
pub fn school_year() -> SchoolYear {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    SchoolYear::of(Moment::from_seconds(i64::try_from(now).unwrap_or_default()).date(0))
}

/// Criteria rated each half term: the first so many of each of two stages.
const CRITERIA: [u16; 2] = [25, 30];
/// Years of ratings, the last of them this school year.
const YEARS: u8 = 5;

/// A class file of thirty children and five years: each half term 55 criteria, rated by teacher and child. Its text and its number of
/// entries.
#[must_use]
pub fn long_history(class_name: &str) -> (String, usize) {
    let mut history = History { minter: Minter::new(0x5eed), entries: Vec::new(), at: 1_600_000_000 };
    let class: ClassId = history.minter.mint();
    history.write(Role::Teacher, About::School, Change::ClassSet { class, name: class_name.to_owned(), demo: false });
    for (nth, (forename, surname)) in CHILDREN.into_iter().enumerate() {
        let pupil: PupilId = history.minter.mint();
        let details = Pupil { forename: forename.to_owned(), surname: surname.to_owned(), upn: None, born: None };
        history.write(Role::Teacher, About::School, Change::PupilSet { pupil, details });
        for back in (0..YEARS).rev() {
            let Some(year) = SchoolYear::starting(school_year().start() - i32::from(back)) else { continue };
            let stage = 6 - back;
            let placement = Placement { class: Some(class), year_group: YearGroup::ALL.get(usize::from(stage)).copied() };
            history.write(Role::Teacher, About::School, Change::PupilPlaced { pupil, year, placement });
            for half_term in HalfTerm::ALL {
                history.half_term(pupil, nth, stage, Period { year, half_term });
            }
        }
    }
    let document = Document {
        kind: Kind::Class,
        school: history.minter.mint(),
        school_name: String::new(),
        class: Some(class),
        glossary: Glossary::default(),
        erased: Vec::new(),
        missing: 0,
        entries: history.entries,
    };
    let count = document.entries.len();
    (document.encode().unwrap_or_else(|fault| panic!("the long history does not encode: {fault}")), count)
}

/// A class file of two children in year 6: one with a half term of ratings, one with seven years of everything. Its text and the number of
/// entries of the second.
#[must_use]
pub fn seven_years(class_name: &str, long: &str, short: &str) -> (String, usize) {
    let mut history = History { minter: Minter::new(0x7ea5), entries: Vec::new(), at: 1_600_000_000 };
    let class: ClassId = history.minter.mint();
    history.write(Role::Teacher, About::School, Change::ClassSet { class, name: class_name.to_owned(), demo: false });
    let mut count = 0;
    for (name, years) in [(short, 0_u8), (long, 6)] {
        let before = history.entries.len();
        let pupil: PupilId = history.minter.mint();
        let (forename, surname) = name.split_once(' ').unwrap_or((name, ""));
        let details = Pupil { forename: forename.to_owned(), surname: surname.to_owned(), upn: None, born: None };
        history.write(Role::Teacher, About::School, Change::PupilSet { pupil, details });
        for back in (0..=years).rev() {
            let Some(year) = SchoolYear::starting(school_year().start() - i32::from(back)) else { continue };
            let stage = 6 - back;
            let placement = Placement { class: Some(class), year_group: YearGroup::ALL.get(usize::from(stage)).copied() };
            history.write(Role::Teacher, About::School, Change::PupilPlaced { pupil, year, placement });
            let halves = if years == 0 { &HalfTerm::ALL[..1] } else { &HalfTerm::ALL[..] };
            for half_term in halves {
                history.half_term(pupil, usize::from(back), stage.max(2), Period { year, half_term: *half_term });
                history.conduct(pupil, Period { year, half_term: *half_term });
            }
        }
        count = history.entries.len() - before;
    }
    let school = history.minter.mint();
    let document = Document {
        kind: Kind::Class,
        school,
        school_name: String::new(),
        class: Some(class),
        glossary: Glossary::default(),
        erased: Vec::new(),
        missing: 0,
        entries: history.entries,
    };
    (document.encode().unwrap_or_else(|fault| panic!("the seven years do not encode: {fault}")), count)
}

struct History {
    minter: Minter,
    entries: Vec<Arc<Entry>>,
    at: i64,
}

impl History {
    fn write(&mut self, role: Role, about: About, change: Change) {
        self.at += 60;
        let id: EntryId = self.minter.mint();
        let by = By { role, staff: None };
        self.entries.push(Arc::new(Entry { id, about, at: Moment::from_seconds(self.at), by, replaces: Vec::new(), change }));
    }

    /// Attendance, strands by both voices, headings, praise and targets of a half term.
    fn conduct(&mut self, pupil: PupilId, period: Period) {
        let about = About::Pupil(pupil);
        let Ok(green) = "green".parse() else { return };
        let attendance = Attendance { possible: 60, attended: 57, unauthorised: 0, late: 1 };
        self.write(Role::Teacher, about, Change::AttendanceSet { period, attendance });
        for strand in
            ["effort", "learning", "homework", "uniform", "pe-kit", "punctuality", "in-class", "outside-class", "attendance", "respect"]
                .into_iter()
                .filter_map(|key| key.parse().ok())
        {
            for (voice, role) in [(Voice::Teacher, Role::Teacher), (Voice::Child, Role::Child)] {
                self.write(role, about, Change::StrandRated { voice, strand, period, band: green, suggested: None });
            }
        }
        for heading in Heading::ALL {
            self.write(Role::Teacher, about, Change::HeadingJudged { heading, period, band: green, suggested: None, note: String::new() });
        }
        for area in ["subject:maths", "subject:reading", "personal"].into_iter().filter_map(|area| area.parse().ok()) {
            let target: TargetId = self.minter.mint();
            let details =
                Target { period, area, text: "I check my work before I hand it in.".to_owned(), criterion: None, carried_from: None };
            self.write(Role::Teacher, about, Change::TargetAgreed { target, details });
            for voice in [Voice::Teacher, Voice::Child] {
                self.write(Role::Teacher, about, Change::TargetReviewed { target, voice, band: green });
            }
        }
    }

    fn half_term(&mut self, pupil: PupilId, nth: usize, stage: u8, period: Period) {
        let (Ok(subject), bands) = ("maths".parse(), ["red", "yellow", "green"]) else { return };
        for (stage, count) in [stage - 1, stage].into_iter().zip(CRITERIA) {
            for number in 1..=count {
                for (voice, role) in [(Voice::Teacher, Role::Teacher), (Voice::Child, Role::Child)] {
                    let step = nth + usize::from(number) + usize::from(voice == Voice::Child) + period.half_term as usize;
                    let Some(Ok(band)) = bands.get(step % 3).map(|band| band.parse()) else { continue };
                    let criterion = CriterionId { subject, stage, number };
                    self.write(role, About::Pupil(pupil), Change::Rated { voice, criterion, period, band });
                }
            }
        }
    }
}
