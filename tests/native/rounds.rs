//! Self-assessment rounds: the question sheet, a child's answers on this device, and answers that come back as a file.

use std::sync::Arc;

use lantern::domain::round::ANSWER_MAX;
use lantern::domain::sheet::{Sheet, SheetItem};
use lantern::domain::{
    Area, BandKey, By, ClassId, Moment, Period, PupilId, Question, Role, Round, RoundId, SchoolId, StrandKey, Target, Voice,
};
use lantern::exchange::self_assessment::{Answers, AnswersProblem, Questions, Unasked, look_through};
use lantern::exchange::{AnyFile, ChildMode, ImportProblem, pin};
use lantern::ledger::{About, Change, Entry, Files, Fold, Ledger, Reading};
use lantern::report::rounds::{Progress, Reply, is_of, of_half_term, progress, replies, sheet};
use lantern::workspace::{Answering, Attitude, ChildSays, Command, Context, Import, Refusal, Rounds, StrandMark, Targets, View, decide};

use crate::device::{Device, child, statement, year};

mod visits;

fn period() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn band(key: &str) -> BandKey {
    key.parse().unwrap()
}

fn strand(key: &str) -> StrandKey {
    key.parse().unwrap()
}

fn details(class: ClassId) -> Round {
    Round {
        class,
        period: period(),
        strands: vec![strand("uniform"), strand("effort")],
        targets: true,
        criteria: vec!["maths-4.1".parse().unwrap()],
        questions: Question::ALL.into(),
        closed: false,
    }
}

/// A class of three with a teacher's rating and a target, and an open round.
struct School {
    device: Device,
    class: ClassId,
    round: RoundId,
    children: Vec<PupilId>,
}

impl School {
    fn new() -> Self {
        let mut device = Device::at_school(1);
        let class = device.add_class("4B");
        let names = [("Ada", "Avocet"), ("Ben", "Bittern"), ("Ada", "Curlew")];
        let children: Vec<PupilId> = names.map(|(a, b)| device.enrol(class, year(), child(a, b, None, None))).into();
        let marks = vec![StrandMark { pupil: children[0], strand: strand("uniform"), suggested: None }];
        device.tell(Attitude::Rate { marks, period: period(), band: Some(band("red")), only_empty: false });
        let target =
            Target { period: period(), area: Area::Personal, text: "I will tidy my tray.".into(), criterion: None, carried_from: None };
        device.tell(Targets::Set { targets: vec![(children[0], target)] });
        device.tell(Rounds::Start { details: details(class) });
        let round = device.roll().rounds(class)[0].0;
        Self { device, class, round, children }
    }

    fn sheet(&self) -> Arc<Sheet> {
        let roll = self.device.roll();
        let details = roll.round(self.round).unwrap().any().cloned().unwrap();
        Arc::new(sheet(self.device.files(), self.round, &details, &statement))
    }

    fn school_id(&self) -> SchoolId {
        self.device.school().unwrap()
    }
}

/// A device that knows the sheet alone, and one child at a time.
struct Tablet {
    sheet: Arc<Sheet>,
    minter: lantern::domain::Minter,
    files: Files,
}

impl Tablet {
    fn new(session: u64, sheet: Arc<Sheet>) -> Self {
        Self { sheet, minter: lantern::domain::Minter::new(session), files: Files::default() }
    }

    fn says(&mut self, pupil: PupilId, said: ChildSays) -> Result<Vec<Arc<Entry>>, Refusal> {
        let context = Context { now: Moment::from_seconds(1_795_424_400), by: By { role: Role::Child, staff: None } };
        let answering = Answering { sheet: Arc::clone(&self.sheet), pupil, said };
        let batch = decide(View::of(&self.files), &answering, context, &mut self.minter)?;
        drop(batch.written(&mut self.files).unwrap());
        Ok(batch.add)
    }

    /// Answers everything a child is asked, the same colour throughout.
    fn answers_all(&mut self, pupil: PupilId, key: &str) -> usize {
        let asked: Vec<SheetItem> = self.sheet.asked(pupil).into_iter().map(|(asked, _)| asked).collect();
        let said = |asked| match asked {
            SheetItem::Open(question) => ChildSays::Words(question, "my story".into()),
            other => ChildSays::Band(other, band(key)),
        };
        asked.into_iter().map(|asked| self.says(pupil, said(asked)).unwrap().len()).sum()
    }

    fn file(&self, school: SchoolId) -> Answers {
        Answers { school, round: self.sheet.round, entries: self.files.ledger().entries().cloned().collect() }
    }
}

#[test]
fn a_sheet_holds_no_surname_and_nothing_a_teacher_said() {
    let school = School::new();
    let sheet = school.sheet();
    assert_eq!(sheet.children.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Ada A", "Ben", "Ada C"]);
    assert_eq!(sheet.asked(school.children[0]).len(), 6);
    assert_eq!(sheet.asked(school.children[1]).len(), 5, "no target of its own");
    assert_eq!(sheet.strands[0].1, "I wear my school uniform.");
    let lock = pin::hash("2580", [1; pin::SALT]).unwrap();
    let questions = Questions { school: school.school_id(), lock, sheet: (*sheet).clone() };
    let text = questions.encode().unwrap();
    for secret in ["Avocet", "Bittern", "Curlew", "2580", "teacher"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert_eq!(AnyFile::decode(text.as_bytes()), Ok(AnyFile::Questions(questions)));
    let mode = ChildMode::new((*sheet).clone(), String::new(), None);
    assert_eq!(ChildMode::decode(&mode.encode().unwrap()), Ok(mode));
}

#[test]
fn a_child_answers_resumes_and_changes_its_mind() {
    let school = School::new();
    let ada = school.children[0];
    let mut tablet = Tablet::new(9, school.sheet());
    let uniform = SheetItem::Strand(strand("uniform"));
    let first = tablet.says(ada, ChildSays::Band(uniform, band("green"))).unwrap();
    assert_eq!((first.len(), first[0].by.to_string().as_str()), (1, "child"));
    assert!(tablet.says(ada, ChildSays::Band(uniform, band("green"))).unwrap().is_empty(), "the same again is no entry");
    let second = tablet.says(ada, ChildSays::Band(uniform, band("yellow"))).unwrap();
    assert_eq!(second[0].replaces, [first[0].id]);
    assert!(tablet.says(ada, ChildSays::Words(Question::Help, "  ".into())).unwrap().is_empty(), "nothing said, nothing written");
    tablet.says(ada, ChildSays::Words(Question::Proud, " my dragon ".into())).unwrap();
    let fold = |ledger: &Ledger| Fold::of(&[ledger.pupil(ada).unwrap()]);
    let said = replies(&tablet.sheet, ada, &fold(tablet.files.ledger()));
    assert_eq!(said.get(&uniform), Some(&Reply::Band(band("yellow"))));
    assert_eq!(said.get(&SheetItem::Open(Question::Proud)), Some(&Reply::Words("my dragon".into())));
    assert_eq!(said.len(), 2);
    let roll = school.device.roll();
    let known = roll.round(school.round).unwrap().any().cloned().unwrap();
    assert_eq!(progress(&tablet.files, ada, school.round, &known), Progress { asked: 5, answered: 2, open: 2 });
    tablet.says(ada, ChildSays::Words(Question::Proud, String::new())).unwrap();
    assert_eq!(replies(&tablet.sheet, ada, &fold(tablet.files.ledger())).len(), 1, "a child can take its words back");
}

#[test]
fn what_the_sheet_does_not_ask_is_refused() {
    let school = School::new();
    let (ada, ben) = (school.children[0], school.children[1]);
    let mut tablet = Tablet::new(9, school.sheet());
    let target = tablet.sheet.children[0].targets[0].0;
    let table = [
        (ada, ChildSays::Band(SheetItem::Strand(strand("homework")), band("green")), Refusal::NotHere),
        (ada, ChildSays::Band(SheetItem::Strand(strand("uniform")), band("gold")), Refusal::NotHere),
        (ben, ChildSays::Band(SheetItem::Target(target), band("green")), Refusal::NotHere),
        ("0000000000009.9".parse().unwrap(), ChildSays::Band(SheetItem::Strand(strand("uniform")), band("green")), Refusal::NotHere),
        (ada, ChildSays::Picture("owl".parse().unwrap()), Refusal::PictureTaken),
        (ada, ChildSays::Words(Question::Proud, "x".repeat(ANSWER_MAX + 1)), Refusal::TooLong(ANSWER_MAX)),
    ];
    for (pupil, said, refusal) in table {
        assert_eq!(tablet.says(pupil, said.clone()), Err(refusal), "{said:?}");
    }
    assert!(tablet.files.ledger().is_empty());
}

#[test]
fn a_class_of_thirty_and_twelve_questions_write_360_entries() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let children: Vec<PupilId> = (0..30).map(|n| device.enrol(class, year(), child(&format!("Child{n}"), "X", None, None))).collect();
    let strands = device.roll().strands(period()).into_iter().map(|(key, _)| key).collect();
    let criteria = vec!["maths-4.1".parse().unwrap()];
    let details = Round { class, period: period(), strands, targets: false, criteria, questions: Question::ALL.into(), closed: false };
    device.tell(Rounds::Start { details: details.clone() });
    let round = device.roll().rounds(class)[0].0;
    let sheet = Arc::new(sheet(device.files(), round, &details, &statement));
    let mut tablet = Tablet::new(9, sheet);
    let written: usize = children.iter().map(|pupil| tablet.answers_all(*pupil, "green")).sum();
    assert_eq!(written, 360);
}

#[test]
fn answers_come_back_once_as_the_childrens_own() {
    let mut school = School::new();
    let mut tablet = Tablet::new(9, school.sheet());
    let written: usize = school.children.iter().map(|pupil| tablet.answers_all(*pupil, "green")).sum();
    let text = tablet.file(school.school_id()).encode().unwrap();
    let Ok(AnyFile::Answers(answers)) = AnyFile::decode(text.as_bytes()) else { panic!("{text}") };
    assert_eq!(answers.encode().unwrap(), text, "the same answers, the same text");
    let look = |school: &School| look_through(&answers, school.device.files(), Some(school.school_id()));
    let brought = look(&school).unwrap();
    assert_eq!((brought.new.len(), brought.known, brought.contested), (written, 0, 0));
    assert_eq!(brought.children.iter().map(|(_, n)| n).sum::<usize>(), written);
    school.device.tell(Command::Import(Import { entries: brought.new, ..Import::default() }));
    let again = look(&school).unwrap();
    assert_eq!((again.new.len(), again.known), (0, written), "once only");
    let fold = school.device.fold(school.children[0]);
    assert_eq!(fold.strand_rating(Voice::Child, strand("uniform"), period()), Some(Reading::Settled(band("green"))));
    assert_eq!(fold.strand_rating(Voice::Teacher, strand("uniform"), period()), Some(Reading::Settled(band("red"))));
    // The same child on a second device says something else: both are kept until somebody settles it.
    let mut second = Tablet::new(10, school.sheet());
    second.says(school.children[1], ChildSays::Band(SheetItem::Strand(strand("uniform")), band("yellow"))).unwrap();
    let other = look_through(&second.file(school.school_id()), school.device.files(), Some(school.school_id())).unwrap();
    assert_eq!((other.new.len(), other.contested), (1, 1));
}

#[test]
fn answers_that_are_not_what_was_asked_are_refused_with_the_place() {
    let mut school = School::new();
    let stranger = {
        let other = school.device.add_class("5A");
        school.device.enrol(other, year(), child("Zed", "Zander", None, None))
    };
    let ada = school.children[0];
    let rated =
        |voice, key: &str| Change::StrandRated { voice, strand: strand(key), period: period(), band: band("green"), suggested: None };
    let good = Entry {
        id: "0000000000009.1".parse().unwrap(),
        about: About::Pupil(ada),
        at: Moment::from_seconds(1_795_424_400),
        by: By { role: Role::Child, staff: None },
        replaces: Vec::new(),
        change: rated(Voice::Child, "uniform"),
    };
    let teachers = school.device.ledger().pupil(ada).unwrap().entries().next().unwrap().id;
    let not_asked = |why| AnswersProblem::NotAsked { place: 2, why };
    let unasked = not_asked(Unasked::NotInTheRound);
    let round = school.round;
    let table: Vec<(&str, Entry, AnswersProblem)> = vec![
        ("another class", Entry { about: About::Pupil(stranger), ..good.clone() }, not_asked(Unasked::NotInTheClass)),
        ("nobody", Entry { about: About::Pupil("0000000000009.9".parse().unwrap()), ..good.clone() }, not_asked(Unasked::NotInTheClass)),
        ("by a teacher", Entry { by: By { role: Role::Teacher, staff: None }, ..good.clone() }, not_asked(Unasked::NotByTheChild)),
        ("in a teacher's voice", Entry { change: rated(Voice::Teacher, "uniform"), ..good.clone() }, not_asked(Unasked::NotAnAnswer)),
        ("in place of the teacher's", Entry { replaces: vec![teachers], ..good.clone() }, not_asked(Unasked::ReplacesOthers)),
        ("a strand not asked", Entry { change: rated(Voice::Child, "homework"), ..good.clone() }, unasked.clone()),
        (
            "a target that never was",
            Entry {
                change: Change::TargetReviewed { target: "0000000000009.7".parse().unwrap(), voice: Voice::Child, band: band("green") },
                ..good.clone()
            },
            unasked.clone(),
        ),
        (
            "another round's question",
            Entry {
                change: Change::Answered { round: "0000000000009.8".parse().unwrap(), question: Question::Proud, text: "x".into() },
                ..good.clone()
            },
            unasked,
        ),
        (
            "a colour nobody uses",
            Entry {
                change: Change::StrandRated {
                    voice: Voice::Child,
                    strand: strand("uniform"),
                    period: period(),
                    band: band("gold"),
                    suggested: None,
                },
                ..good.clone()
            },
            not_asked(Unasked::StrangeColour),
        ),
        (
            "a note",
            Entry { change: Change::Noted { note: "0000000000009.8".parse().unwrap(), text: "x".into() }, ..good.clone() },
            not_asked(Unasked::NotAnAnswer),
        ),
        (
            "about the school",
            Entry { about: About::School, change: Change::Retracted {}, ..good.clone() },
            not_asked(Unasked::NotAboutAChild),
        ),
        ("an id that is known", Entry { id: teachers, ..good.clone() }, AnswersProblem::Clash { place: 2, id: teachers }),
    ];
    let (id, own) = (school.school_id(), Some(school.school_id()));
    let file = |entry: Entry| {
        let fine = Entry { id: "0000000000009.2".parse().unwrap(), ..good.clone() };
        Answers { school: id, round, entries: vec![Arc::new(fine), Arc::new(entry)] }
    };
    for (what, entry, problem) in table {
        assert_eq!(look_through(&file(entry), school.device.files(), own), Err(problem), "{what}");
    }
    let fine = file(Entry { id: "0000000000009.3".parse().unwrap(), change: rated(Voice::Child, "effort"), ..good.clone() });
    let elsewhere = Answers { school: "0000000000009.9".parse().unwrap(), ..fine.clone() };
    assert_eq!(look_through(&elsewhere, school.device.files(), own), Err(AnswersProblem::OtherSchool));
    let unknown = Answers { round: "0000000000009.9".parse().unwrap(), ..fine.clone() };
    assert_eq!(look_through(&unknown, school.device.files(), own), Err(AnswersProblem::UnknownRound));
    assert!(look_through(&fine, school.device.files(), own).is_ok());
    school.device.tell(Rounds::Close { round, closed: true });
    assert_eq!(look_through(&fine, school.device.files(), own), Err(AnswersProblem::Closed));
    // A child who was erased meanwhile is left out, and does not come back.
    school.device.tell(Rounds::Close { round, closed: false });
    school.device.tell(Command::Erase { pupil: ada });
    let brought = look_through(&fine, school.device.files(), own).unwrap();
    assert_eq!((brought.new.len(), brought.barred), (0, 2));
}

#[test]
fn a_class_has_one_open_round_for_a_half_term() {
    let mut school = School::new();
    let refused = Refusal::RoundIsOpen;
    assert_eq!(school.device.ask(&Rounds::Start { details: details(school.class) }), Err(refused));
    school.device.tell(Rounds::Close { round: school.round, closed: true });
    school.device.tell(Rounds::Start { details: details(school.class) });
    assert_eq!(school.device.roll().rounds(school.class).len(), 2);
    let empty = school.device.add_class("5A");
    let refused = Refusal::NobodyInClass;
    assert_eq!(school.device.ask(&Rounds::Start { details: details(empty) }), Err(refused));
}

#[test]
fn a_broken_file_is_refused_and_falls_over_nothing() {
    let school = School::new();
    let lock = pin::hash("2580", [1; pin::SALT]).unwrap();
    let questions = Questions { school: school.school_id(), lock: lock.clone(), sheet: (*school.sheet()).clone() };
    let text = questions.encode().unwrap();
    let greedy = text.replace("m=19456", "m=4194304");
    assert!(matches!(AnyFile::decode(greedy.as_bytes()), Err(ImportProblem::Malformed(fault)) if fault.reason.contains("PIN")));
    assert!(AnyFile::decode(text.replace("\"sheet\"", "\"shet\"").as_bytes()).is_err());
    assert!(matches!(AnyFile::decode(text.replace("lantern/1", "lantern/2").as_bytes()), Err(ImportProblem::NewerFormat(_))));
    for cut in (0..text.len()).step_by(97) {
        assert!(AnyFile::decode(text.get(..cut).unwrap_or_default().as_bytes()).is_err());
    }
    let locked = ChildMode::new(questions.sheet, lock, None);
    let tried = (0..4).fold(locked, |mode, _| mode.after_a_wrong_try(1_000));
    assert_eq!((tried.tries, tried.wait(1_000), tried.wait(1_070)), (4, 60, 0));
    let again = (0..30).fold(tried.clone(), |mode, _| mode.after_a_wrong_try(1_000));
    assert_eq!(again.wait(1_000), 60, "no child locks the teacher out for longer");
    assert_eq!(ChildMode { wait_until: 1_900, ..again }.wait(1_000), 60, "nor a record of an earlier state");
    let leaving = tried.on_the_way_out(1_000).on_the_way_out(1_200);
    assert_eq!((leaving.way_out(1_000), leaving.way_out(1_300)), (Some(300), Some(0)));
}

#[test]
fn a_childs_screen_may_hold_its_own_words_and_no_others() {
    let school = School::new();
    let [ada, ben] = [school.children[0], school.children[1]];
    let mut tablet = Tablet::new(9, school.sheet());
    tablet.answers_all(ada, "green");
    let own = tablet.files.ledger().entries().all(|entry| is_of(entry, &[ada]) && !is_of(entry, &[ben]));
    assert!(own, "what a child says is its own");
    let others = school.device.ledger().entries().filter(|entry| is_of(entry, &school.children)).count();
    assert_eq!(others, 0, "nothing the teacher wrote");
    let of = |when: &str| of_half_term(&school.device.roll(), school.class, when.parse().unwrap()).len();
    assert_eq!((of("2026-27.autumn-2"), of("2026-27.spring-1")), (1, 0));
    let finished = [(0, 0, false), (0, 1, false), (3, 0, true), (3, 1, false)];
    for (answered, open, is_finished) in finished {
        assert_eq!(Progress { asked: 4, answered, open }.is_finished(), is_finished, "{answered} {open}");
    }
}
