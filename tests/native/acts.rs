//! Random histories of three devices of two schools, a few bytes an act.

use std::sync::Arc;

use lantern::domain::{
    Area, Aspect, Attendance, ClassId, CriterionId, CriterionWords, Date, Heading, Incident, Period, Placement, Pupil, PupilId, Question,
    Round, SchoolYear, Slip, StaffMember, Strand, Target, TermDates, Voice,
};
use lantern::ledger::{About, Files, Fold, Roll};
use lantern::workspace::{
    Asked, Attitude, Command, Criteria, Daily, Decide, Doing, Enrol, Entered, Judging, Marking, NewClass, OnADay, Rounds, Scores,
    StrandMark, Targets, Verdict,
};

use crate::device::{Device, child, left, reworded, year};

/// Words for what a random history does next: on which device, what, and with which of its children and criteria.
pub(crate) type Act = (u8, u8, u8, u8);

/// Plays a random history of three devices of two schools and gives them back.
pub(crate) fn play(acts: &[Act]) -> Vec<Device> {
    let mut devices = vec![Device::at_school(0xA1), Device::new(0xB2), Device::at_school(0xC3)];
    let school = devices[0].school();
    devices[1].join(school);
    for device in &mut devices {
        let class = device.add_class("4B");
        device.enrol(class, year(), child("Ada", "Avocet", Some("B801200005001"), None));
        device.enrol(class, year(), child("Bashir", "Bittern", None, Some("2018-05-04")));
    }
    for act in acts {
        one(&mut devices, *act);
    }
    devices
}

fn one(devices: &mut [Device], (which, what, a, b): Act) {
    let (count, from) = (devices.len(), usize::from(a) % devices.len());
    let brought = (what % 20 == 0).then(|| devices[from].everything());
    let class_file = (what % 20 == 1).then(|| {
        let roll = devices[from].roll();
        let classes = roll.classes();
        devices[from].class(classes[usize::from(b) % classes.len()].0, year())
    });
    let device = &mut devices[usize::from(which) % count];
    if let Some(document) = brought.or(class_file) {
        device.take(&document);
        return;
    }
    if what % 20 == 19 && b.is_multiple_of(4) {
        let pupil = device.roll().pupils().get(usize::from(a) % 3).map(|(id, _)| *id);
        let about = pupil.filter(|_| b.is_multiple_of(8)).map_or(About::School, About::Pupil);
        device.write_unknown(
            about,
            "target-set",
            &format!(r#"{{ "pupil":"{}", "n":[{b}.50,null] }}"#, pupil.map_or_else(String::new, |id| id.to_string())),
        );
        return;
    }
    if let Some(wish) = wish(device.files(), (what, a, b)) {
        // A refusal is as good an ending as any.
        drop(device.put(wish));
    }
}

/// What somebody at these files asks for, of every kind there is.
pub(crate) fn wish(files: &Files, (what, a, b): (u8, u8, u8)) -> Option<Asked> {
    let mut wishing = Wishing { files, wish: None };
    wishing.anything(what, a, b);
    wishing.wish
}

/// Somebody at some files, and what they ask for.
pub(crate) struct Wishing<'a> {
    files: &'a Files,
    wish: Option<Asked>,
}

impl Wishing<'_> {
    pub(crate) fn roll(&self) -> &Roll {
        self.files.roll()
    }

    pub(crate) fn fold(&self, pupil: PupilId) -> Arc<Fold> {
        self.files.fold(pupil)
    }

    pub(crate) fn ask(&mut self, command: &(impl Decide + Clone + 'static)) {
        self.wish = Some(Asked::Do(Box::new(command.clone())));
    }

    /// The first claim of the first contest anywhere.
    fn settle(&self) -> Option<Command> {
        let of = |about, fold: &Fold| fold.contested().next().map(|(_, live)| Command::Settle { about, choice: live[0].id });
        let mut children = self.files.ledger().pupils();
        of(About::School, self.roll().fold()).or_else(|| children.find_map(|(id, _)| of(About::Pupil(id), &self.fold(id))))
    }

    fn anything(&mut self, what: u8, a: u8, b: u8) {
        let roll = self.files.shared_roll();
        let (pupils, classes) = (roll.pupils(), roll.classes());
        let Some((class, _)) = classes.get(usize::from(b) % classes.len().max(1)).cloned() else {
            return self.ask(&Command::AddClass(NewClass { name: format!("Class {a}") }));
        };
        let Some((pupil, details)) = pupils.get(usize::from(a) % pupils.len().max(1)).cloned() else {
            let enrol = Enrol { known: None, details: child("Chloe", "Curlew", None, None), year_group: None };
            return self.ask(&Command::AddPupils { class, year: year(), pupils: vec![enrol] });
        };
        let bands = ["red", "green", "gold", "yellow"];
        let period = ["2025-26.summer-2", "2026-27.autumn-1", "2026-27.autumn-2"][usize::from(b) % 3].parse().unwrap();
        let subject = if b.is_multiple_of(7) { "reading" } else { "maths" };
        let criterion = format!("{subject}-4.{}", 1 + b % 4).parse().unwrap();
        let voice = if a.is_multiple_of(2) { Voice::Teacher } else { Voice::Child };
        let band = |n: u8| bands[usize::from(n) % 4].parse().unwrap();
        let notes = || {
            let fold = self.fold(pupil);
            let note = |cell| if let lantern::ledger::Cell::Note(note) = cell { Some(note) } else { None };
            fold.cells().filter_map(|(cell, _)| note(cell)).last()
        };
        let command = match what % 20 {
            0 if b.is_multiple_of(2) => {
                let name = ["Dev", "Esme", "Ada"][usize::from(a) % 3];
                let enrol = Enrol { known: None, details: child(name, "Dunnock", None, None), year_group: None };
                Command::AddPupils { class, year: year(), pupils: vec![enrol] }
            }
            0 => return self.wish = Some(Asked::Load(vec![pupil])),
            1..=6 => Command::Rate { pupil, voice, criterion, period, band: Some(band(a ^ b)) },
            7 => Command::Rate { pupil, voice, criterion, period, band: None },
            8 => Command::WriteNote {
                pupil,
                note: notes().filter(|_| b.is_multiple_of(2)),
                text: format!("Reads “aloud”\n\\ every day, {b} times 🦉"),
            },
            9 => match notes() {
                Some(note) => Command::RemoveNote { pupil, note },
                None => return,
            },
            10 => return self.wish = Some(Asked::Step(Doing::Undo)),
            11 => return self.wish = Some(Asked::Step(Doing::Redo)),
            12 => Command::SetPupil { pupil, details: Pupil { surname: format!("Avocet-{b}"), ..details } },
            13 => Command::Link { pupil, same_as: pupils[usize::from(b) % pupils.len()].0 },
            14 => Command::Unlink { pupil },
            15 => {
                let placement = if b.is_multiple_of(3) { left() } else { Placement { class: Some(class), ..left() } };
                Command::Place { pupil, year: year(), placement }
            }
            16 => match b % 7 {
                0 => Command::AddClass(NewClass { name: format!("Class {a}") }),
                1 => Command::RenameClass { class, name: format!("Owls {a}") },
                2 => Command::SetStaff { staff: None, member: StaffMember { name: format!("Mr {a}"), job: String::new() } },
                3 => Command::NameSchool { name: format!("Larkfield {a}") },
                4 => Command::AddDemo { period },
                5 => Command::RemoveDemo,
                _ => Command::SetTermDates { dates: TermDates::usual(SchoolYear::starting(2026 + i32::from(a % 2)).unwrap()) },
            },
            17 => Command::SetScheme { scheme: reworded(if b.is_multiple_of(2) { "gold" } else { "yellow" }) },
            18 if b.is_multiple_of(8) => Command::Erase { pupil },
            18 => match self.settle() {
                Some(settle) => settle,
                None => return,
            },
            _ => return academic(self, pupil, class, criterion, period, (a, b)),
        };
        self.ask(&command);
    }
}

/// Something about academic work or a day; a refusal is as good an ending as any.
fn academic(device: &mut Wishing<'_>, pupil: PupilId, class: ClassId, criterion: CriterionId, period: Period, (a, b): (u8, u8)) {
    let (subject, text) = (criterion.subject, format!("I can do {b} things."));
    let targets = device.fold(pupil).all_targets();
    let green = "green".parse().unwrap();
    let day = |d: u8| Date::from_ymd_opt(2026, 11, u32::from(d)).unwrap();
    match a % 21 {
        16..=20 => crate::mentoring::act(device, pupil, class, period, (a, b)),
        0 => device.ask(&Marking::Review { pupils: vec![pupil], subject, stage: 4, period }),
        1 => device.ask(&Marking::SetTaught { class, criterion, taught: b.is_multiple_of(3) }),
        2 => {
            let verdict = ["emerging", "secure", "exs"][usize::from(b) % 3].parse().unwrap();
            let verdicts = vec![Verdict { pupil, aspect: Aspect::ALL[usize::from(b) % 4], verdict, suggested: None, note: text }];
            device.ask(&Judging::Judge { subject, period, verdicts })
        }
        3 => device.ask(&Judging::SetStage { pupils: vec![pupil], subject, period, stage: 1 + b % 6 }),
        4 => {
            let carried_from = targets.first().map(|(id, _)| *id);
            let target = Target { period, area: Area::Subject(subject), text, criterion: Some(criterion), carried_from };
            device.ask(&Targets::Set { targets: vec![(pupil, target)] })
        }
        5 => {
            if let Some((target, _)) = targets.first() {
                device.ask(&Targets::Review { pupil, target: *target, voice: Voice::Child, band: Some(green) })
            }
        }
        6 => {
            let scores = vec![(pupil, if b.is_multiple_of(5) { Entered::Absent } else { Entered::Score(u16::from(b % 11)) })];
            device.ask(&Scores::Enter { test: "spelling".parse().unwrap(), date: day(1 + b % 9), today: day(23), scores })
        }
        7 => {
            let ask = Daily::Miss {
                pupils: vec![pupil],
                date: day(1 + b % 3),
                slip: Slip::ALL[usize::from(b) % 4],
                missed: !b.is_multiple_of(5),
            };
            device.ask(&OnADay { today: day(23), ask })
        }
        8 => {
            let incident =
                Incident { strand: "in-class".parse().unwrap(), kind: "Unkind words".into(), happened: text, done: String::new() };
            device.ask(&OnADay { today: day(23), ask: Daily::Happen { pupils: vec![pupil], date: day(1 + b % 9), incident } })
        }
        9 => {
            let ask = Daily::Praise { pupils: vec![pupil], date: day(1 + b % 9), kind: "kindness".parse().unwrap(), note: text };
            device.ask(&OnADay { today: day(23), ask })
        }
        10 => {
            let (strand, suggested) = (["uniform", "effort"][usize::from(b) % 2].parse().unwrap(), (b.is_multiple_of(3)).then_some(green));
            let marks = vec![StrandMark { pupil, strand, suggested }];
            let band = [None, Some(green), "red".parse().ok()][usize::from(b) % 3];
            device.ask(&Attitude::Rate { marks, period, band, only_empty: false })
        }
        11 => {
            let attendance = Attendance { possible: 60 + u16::from(b % 3), attended: 58, unauthorised: 0, late: u16::from(b % 2) };
            device.ask(&Attitude::SetAttendance { period, rows: vec![(pupil, (!b.is_multiple_of(5)).then_some(attendance))] })
        }
        12 => {
            let (heading, band) = (Heading::ALL[usize::from(b) % 4], (!b.is_multiple_of(5)).then_some(green));
            device.ask(&Attitude::JudgeHeading { pupil, heading, period, band, suggested: None, note: text })
        }
        13 => {
            let details = Strand { child: text, ..Strand::usual()[usize::from(b) % 2].1.clone() };
            device.ask(&Attitude::SetStrand { strand: Some(Strand::usual()[usize::from(b) % 2].0), details })
        }
        14 => {
            let details = Round {
                class,
                period,
                strands: Vec::new(),
                targets: true,
                criteria: vec![criterion],
                questions: Question::ALL.into(),
                closed: false,
            };
            device.ask(&Rounds::Start { details })
        }
        _ => {
            let words =
                CriterionWords { strand: "number".into(), text, home: String::new(), rank: u32::from(b), retired: b.is_multiple_of(7) };
            device.ask(&Criteria::SetWords { words: vec![(criterion, words)] })
        }
    }
}
