//! A device of a school as far as files are concerned: a ledger, what a person asks of it, and files in and out.

use std::sync::Arc;

use lantern::domain::{
    Area, Aspect, Attendance, By, ClassId, CriterionId, CriterionWords, Date, EntryId, Heading, Incident, Minter, Moment, Period,
    Placement, Pupil, PupilId, Question, Role, Round, SchoolId, SchoolYear, Slip, Strand, Target, Voice,
};
use lantern::exchange::{Document, ImportProblem, Preview, Source, preview};
use lantern::ledger::{About, Change, Entry, Ledger, Reading, Roll, UnknownChange};
use lantern::workspace::{
    Attitude, Batch, Command, Context, Criteria, Daily, Decide, Doing, Enrol, Entered, History, Import, Judging, Marking, NewClass, OnADay,
    Refusal, Rounds, Scores, StrandMark, Targets, Verdict, View, decide,
};

/// 23 November 2026, 09:00 UTC.
const FIRST_MOMENT: i64 = 1_795_424_400;

/// A device.
pub(crate) struct Device {
    pub(crate) ledger: Ledger,
    pub(crate) school: Option<SchoolId>,
    pub(crate) by: By,
    minter: Minter,
    history: History,
    clock: i64,
}

impl Device {
    /// A new device; `session` seeds all its ids, so that the same history gives the same files.
    pub(crate) fn new(session: u64) -> Self {
        Self {
            ledger: Ledger::default(),
            school: None,
            by: By { role: Role::Teacher, staff: None },
            minter: Minter::new(session),
            history: History::default(),
            clock: FIRST_MOMENT,
        }
    }

    /// The same, with a school id of its own.
    pub(crate) fn at_school(session: u64) -> Self {
        let mut device = Self::new(session);
        device.school = Some(device.minter.mint());
        device
    }

    pub(crate) fn roll(&self) -> Roll {
        Roll::of(&self.ledger)
    }

    fn context(&mut self) -> Context {
        self.clock += 60;
        Context { now: Moment::from_seconds(self.clock), by: self.by }
    }

    /// Asks for something that may be refused.
    pub(crate) fn ask(&mut self, command: &impl Decide) -> Result<Batch, Refusal> {
        let (context, roll) = (self.context(), self.roll());
        let batch = decide(View { ledger: &self.ledger, roll: &roll }, command, context, &mut self.minter)?;
        batch.apply(&mut self.ledger).map_err(|clash| Refusal::Clash(clash.0))?;
        self.history.committed(&batch, command.comes_from_outside());
        Ok(batch)
    }

    /// Asks for something that works.
    pub(crate) fn tell(&mut self, command: impl Decide + std::fmt::Debug) -> Batch {
        self.ask(&command).unwrap_or_else(|refusal| panic!("{refusal:?}: {command:?}"))
    }

    /// Undoes or redoes a step, if there is one.
    pub(crate) fn step(&mut self, doing: Doing) -> Option<Batch> {
        let context = self.context();
        let batch = self.history.decide(doing, &self.ledger, context, &mut self.minter).ok()?;
        batch.apply(&mut self.ledger).unwrap();
        self.history.stepped(doing, &batch);
        Some(batch)
    }

    /// Puts in an entry that no command of this version writes.
    pub(crate) fn write(&mut self, about: About, replaces: Vec<EntryId>, change: Change) -> EntryId {
        let context = self.context();
        let id = self.minter.mint();
        self.ledger.insert(Arc::new(Entry { id, about, at: context.now, by: context.by, replaces, change })).unwrap();
        id
    }

    /// An entry of a kind this version does not know.
    pub(crate) fn write_unknown(&mut self, about: About, kind: &str, body: &str) -> EntryId {
        self.write(about, Vec::new(), Change::Unknown(UnknownChange { kind: kind.into(), body: body.into() }))
    }

    pub(crate) fn add_class(&mut self, name: &str) -> ClassId {
        let batch = self.tell(Command::AddClass(NewClass { name: name.into() }));
        match &batch.add[0].change {
            Change::ClassSet { class, .. } => *class,
            other => panic!("{other:?}"),
        }
    }

    /// Enrols a child who is new here.
    pub(crate) fn enrol(&mut self, class: ClassId, year: SchoolYear, details: Pupil) -> PupilId {
        let enrol = Enrol { known: None, details, year_group: None };
        let batch = self.tell(Command::AddPupils { class, year, pupils: vec![enrol] });
        batch.add[0].change.pupil().unwrap()
    }

    pub(crate) fn rate(&mut self, pupil: PupilId, voice: Voice, criterion: &str, period: &str, band: Option<&str>) {
        self.tell(Command::Rate {
            pupil,
            voice,
            criterion: criterion.parse().unwrap(),
            period: period.parse().unwrap(),
            band: band.map(|b| b.parse().unwrap()),
        });
    }

    /// Settles every contested cell by its first claim.
    pub(crate) fn settle_all(&mut self) {
        loop {
            let roll = self.roll();
            let of = |about, fold: &lantern::ledger::Fold| fold.contested().next().map(|(_, live)| (about, live[0].id));
            let open = of(About::School, roll.fold()).or_else(|| {
                let pupils: Vec<PupilId> = self.ledger.pupils().map(|(id, _)| id).collect();
                pupils.into_iter().find_map(|id| of(About::Pupil(id), &roll.pupil_fold(&self.ledger, id)))
            });
            let Some((about, choice)) = open else { return };
            self.tell(Command::Settle { about, choice });
        }
    }

    pub(crate) fn everything(&self) -> Document {
        self.source(&self.roll(), |source| source.everything())
    }

    pub(crate) fn class(&self, class: ClassId, year: SchoolYear) -> Document {
        self.source(&self.roll(), |source| source.class(class, year))
    }

    fn source<T>(&self, roll: &Roll, export: impl FnOnce(&Source<'_>) -> T) -> T {
        export(&Source { ledger: &self.ledger, roll, school: self.school.unwrap(), statement: &statement })
    }

    pub(crate) fn preview(&self, document: &Document) -> Result<Preview, ImportProblem> {
        preview(&self.ledger, &self.roll(), self.school, &knows, document)
    }

    /// Takes in a file, with everything the preview proposes agreed to. A device without a school joins the file's.
    pub(crate) fn take(&mut self, document: &Document) -> Preview {
        let seen = self.preview(document).unwrap();
        let import = Import {
            entries: seen.new.clone(),
            erase: seen.would_erase.iter().map(|(id, _)| *id).chain(seen.erased_elsewhere.iter().copied()).collect(),
            links: seen.same_child.iter().map(|same| (same.here, same.there)).collect(),
            bands: seen.bands.clone(),
            criteria: seen.criteria.clone(),
            accept: seen.other_school,
        };
        self.tell(Command::Import(import));
        self.school.get_or_insert(document.school);
        seen
    }

    /// The one child of this forename.
    pub(crate) fn pupil(&self, forename: &str) -> PupilId {
        let found: Vec<_> = self.roll().pupils().into_iter().filter(|(_, details)| details.forename == forename).collect();
        assert_eq!(found.len(), 1, "{forename}: {found:?}");
        found[0].0
    }

    /// What a voice says of a criterion.
    pub(crate) fn rating(&self, pupil: PupilId, voice: Voice, criterion: &str, period: &str) -> Option<Reading<String>> {
        let fold = self.roll().pupil_fold(&self.ledger, pupil);
        let reading = fold.rating(voice, criterion.parse().unwrap(), period.parse().unwrap())?;
        Some(match reading {
            Reading::Settled(band) => Reading::Settled(band.to_string()),
            Reading::Contested(_) => Reading::Contested(Vec::new()),
        })
    }
}

/// The curriculum of these devices: maths only, in words that never change.
pub(crate) fn statement(id: CriterionId) -> Option<String> {
    knows(id).then(|| format!("I can do number {} of stage {}.", id.number, id.stage))
}

pub(crate) fn knows(id: CriterionId) -> bool {
    id.subject.as_str() == "maths"
}

/// A child's details.
pub(crate) fn child(forename: &str, surname: &str, upn: Option<&str>, born: Option<&str>) -> Pupil {
    Pupil {
        forename: forename.into(),
        surname: surname.into(),
        upn: upn.and_then(lantern::domain::Upn::typed),
        born: born.map(|b| b.parse().unwrap()),
    }
}

pub(crate) fn year() -> SchoolYear {
    "2026-27".parse().unwrap()
}

/// Puts a child into no class.
pub(crate) fn left() -> Placement {
    Placement { class: None, year_group: None }
}

/// Words for what a random history does next: on which device, what, and with which of its children and criteria.
pub(crate) type Act = (u8, u8, u8, u8);

/// Plays a random history of three devices of two schools and gives them back.
pub(crate) fn play(acts: &[Act]) -> Vec<Device> {
    let mut devices = vec![Device::at_school(0xA1), Device::new(0xB2), Device::at_school(0xC3)];
    let school = devices[0].school;
    devices[1].school = school;
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
    let roll = device.roll();
    let (pupils, classes) = (roll.pupils(), roll.classes());
    let class = classes[usize::from(b) % classes.len()].0;
    let Some((pupil, details)) = pupils.get(usize::from(a) % pupils.len().max(1)).cloned() else {
        device.enrol(class, year(), child("Chloe", "Curlew", None, None));
        return;
    };
    let bands = ["red", "green", "gold", "yellow"];
    let period = ["2025-26.summer-2", "2026-27.autumn-1", "2026-27.autumn-2"][usize::from(b) % 3].parse().unwrap();
    let subject = if b % 7 == 0 { "reading" } else { "maths" };
    let criterion = format!("{subject}-4.{}", 1 + b % 4).parse().unwrap();
    let voice = if a % 2 == 0 { Voice::Teacher } else { Voice::Child };
    let band = |n: u8| bands[usize::from(n) % 4].parse().unwrap();
    let notes = || {
        let fold = roll.pupil_fold(&device.ledger, pupil);
        let note = |cell| if let lantern::ledger::Cell::Note(note) = cell { Some(note) } else { None };
        fold.cells().filter_map(|(cell, _)| note(cell)).last()
    };
    let command = match what % 20 {
        2..=6 => Command::Rate { pupil, voice, criterion, period, band: Some(band(a ^ b)) },
        7 => Command::Rate { pupil, voice, criterion, period, band: None },
        8 => Command::WriteNote {
            pupil, note: notes().filter(|_| b % 2 == 0), text: format!("Reads “aloud”\n\\ every day, {b} times 🦉")
        },
        9 => match notes() {
            Some(note) => Command::RemoveNote { pupil, note },
            None => return,
        },
        10 => {
            device.step(Doing::Undo);
            return;
        }
        11 => {
            device.step(Doing::Redo);
            return;
        }
        12 => Command::SetPupil { pupil, details: Pupil { surname: format!("Avocet-{b}"), ..details } },
        13 => Command::Link { pupil, same_as: pupils[usize::from(b) % pupils.len()].0 },
        14 => Command::Unlink { pupil },
        15 => {
            Command::Place { pupil, year: year(), placement: if b % 3 == 0 { left() } else { Placement { class: Some(class), ..left() } } }
        }
        16 => match b % 5 {
            0 => Command::AddClass(NewClass { name: format!("Class {a}") }),
            1 => Command::RenameClass { class, name: format!("Owls {a}") },
            2 => Command::SetStaff { staff: None, member: lantern::domain::StaffMember { name: format!("Mr {a}"), job: String::new() } },
            3 => Command::NameSchool { name: format!("Larkfield {a}") },
            _ => Command::SetTermDates { dates: lantern::domain::TermDates::usual(SchoolYear::starting(2026 + i32::from(a % 2)).unwrap()) },
        },
        17 => Command::SetScheme { scheme: reworded(if b % 2 == 0 { "gold" } else { "yellow" }) },
        18 if b % 8 == 0 => Command::Erase { pupil },
        18 => {
            device.settle_all();
            return;
        }
        _ if b % 4 != 0 => {
            academic(device, pupil, class, criterion, period, (a, b));
            return;
        }
        _ => {
            let about = if b % 8 == 0 { About::Pupil(pupil) } else { About::School };
            device.write_unknown(about, "target-set", &format!(r#"{{ "pupil":"{pupil}", "n":[{b}.50,null] }}"#));
            return;
        }
    };
    // A refusal is as good an ending as any.
    drop(device.ask(&command));
}

/// Something about academic work or a day; a refusal is as good an ending as any.
fn academic(device: &mut Device, pupil: PupilId, class: ClassId, criterion: CriterionId, period: Period, (a, b): (u8, u8)) {
    let (subject, text) = (criterion.subject, format!("I can do {b} things."));
    let targets = device.roll().pupil_fold(&device.ledger, pupil).all_targets();
    let green = "green".parse().unwrap();
    let day = |d: u8| Date::from_ymd_opt(2026, 11, u32::from(d)).unwrap();
    drop(match a % 21 {
        16..=20 => return crate::mentoring::act(device, pupil, class, period, (a, b)),
        0 => device.ask(&Marking::Review { pupils: vec![pupil], subject, stage: 4, period }),
        1 => device.ask(&Marking::SetTaught { class, criterion, taught: b % 3 == 0 }),
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
        5 => match targets.first() {
            Some((target, _)) => device.ask(&Targets::Review { pupil, target: *target, voice: Voice::Child, band: Some(green) }),
            None => return,
        },
        6 => {
            let scores = vec![(pupil, if b % 5 == 0 { Entered::Absent } else { Entered::Score(u16::from(b % 11)) })];
            device.ask(&Scores::Enter { test: "spelling".parse().unwrap(), date: day(1 + b % 9), today: day(23), scores })
        }
        7 => {
            let ask = Daily::Miss { pupils: vec![pupil], date: day(1 + b % 3), slip: Slip::ALL[usize::from(b) % 4], missed: b % 5 != 0 };
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
            let (strand, suggested) = (["uniform", "effort"][usize::from(b) % 2].parse().unwrap(), (b % 3 == 0).then_some(green));
            let marks = vec![StrandMark { pupil, strand, suggested }];
            let band = [None, Some(green), "red".parse().ok()][usize::from(b) % 3];
            device.ask(&Attitude::Rate { marks, period, band, only_empty: false })
        }
        11 => {
            let attendance = Attendance { possible: 60 + u16::from(b % 3), attended: 58, unauthorised: 0, late: u16::from(b % 2) };
            device.ask(&Attitude::SetAttendance { period, rows: vec![(pupil, (b % 5 != 0).then_some(attendance))] })
        }
        12 => {
            let (heading, band) = (Heading::ALL[usize::from(b) % 4], (b % 5 != 0).then_some(green));
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
            let words = CriterionWords { strand: "number".into(), text, home: String::new(), rank: u32::from(b), retired: b % 7 == 0 };
            device.ask(&Criteria::SetWords { words: vec![(criterion, words)] })
        }
    });
}

/// The default scheme with its middle band under another key, and other words for green.
pub(crate) fn reworded(middle: &str) -> lantern::domain::Scheme {
    let mut bands = lantern::domain::Scheme::default().bands().to_vec();
    bands[1].key = middle.parse().unwrap();
    bands[1].word = "Nearly".into();
    bands[1].letter = 'N';
    bands[2].word = "Secure".into();
    bands[2].letter = 'S';
    lantern::domain::Scheme::new(bands).unwrap()
}
