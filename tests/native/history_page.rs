//! The history of a child: words for every kind of entry, what became of each, and what is found.

use std::collections::BTreeSet;
use std::sync::Arc;

use lantern::domain::{
    Area, Attendance, Band, By, Conduct, Consultation, Incident, Left, LegalName, Meeting, MeetingPart, MentoringRules, Moment, Party,
    Period, Placement, Praise, PraiseKind, PupilId, Question, Role, Round, Scheme, Strand, Target, TermDates, Test, Voice,
};
use lantern::ledger::{About, Change, Entry, Files, Fold, Ledger, Roll, UnknownChange};
use lantern::report::history::{Choices, Fate, FilePart, Filter, HistoryLine, HistorySource, choices, filter, lines, same_person};
use lantern::workspace::{Command, Doing};
use proptest::prelude::*;

use super::device::{Device, child, statement, year};
use super::histories::{stories, tell};
use super::workspace::{PERIOD, in_class, rate, school};

mod held;

pub(crate) fn history(ledger: &Ledger, pupil: PupilId) -> Vec<Arc<HistoryLine>> {
    lines(&HistorySource { files: &Files::of(ledger.clone()), pupil, statement: &statement, day: &|at: Moment| at.date(0) })
}

/// What was said, newest first, with the word for what became of it.
fn told(device: &Device, pupil: PupilId) -> Vec<(String, Option<&'static str>)> {
    history(device.ledger(), pupil).iter().map(|line| (line.words.clone(), line.fate.word())).collect()
}

fn key<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn meeting(done: bool) -> Meeting {
    Meeting { date: key("2026-11-12"), period: key(PERIOD), back: None, ahead: key("2026-27.spring-1"), mentor: None, done }
}

fn consultation() -> Consultation {
    let place = lantern::domain::consultation::Place { number: 1, name: "Hall".into(), class: None };
    Consultation { date: key("2026-11-26"), from: key("15:30"), to: key("18:00"), minutes: 10, pauses: Vec::new(), places: vec![place] }
}

/// A change of every kind, where it belongs, and what its words must mention.
#[allow(clippy::too_many_lines, reason = "a table")]
fn table(ada: PupilId, ben: PupilId, class: lantern::domain::ClassId) -> Vec<(Change, FilePart, &'static [&'static str])> {
    let placed = |placement| Change::PupilPlaced { pupil: ada, year: year(), placement };
    let (period, green, yellow, on): (Period, _, _, _) = (key(PERIOD), key("green"), key("yellow"), key("2026-11-03"));
    let round =
        Round { class, period, strands: Vec::new(), targets: true, criteria: Vec::new(), questions: Question::ALL.into(), closed: false };
    let target = Target { period, area: Area::Subject(key("maths")), text: "Count on".into(), criterion: None, carried_from: None };
    let incident = Incident { strand: key("in-class"), kind: "Unkind words".into(), happened: "At lunch".into(), done: "Talked".into() };
    let words = lantern::domain::CriterionWords {
        strand: "number".into(),
        text: "I can halve.".into(),
        home: String::new(),
        rank: 1,
        retired: false,
    };
    let (maths, punctual, criterion) = (key("maths"), Strand::usual()[1].clone(), key("maths-3.12"));
    let met = Band { word: "Gold".into(), ..Scheme::default().bands()[0].clone() };
    let n = |n: u8| format!("0000000000009.{n}");
    let numbers = Attendance { possible: 60, attended: 58, unauthorised: 1, late: 2 };
    let test = Test { name: "Spelling".into(), total: 10, green: 80, yellow: 60, retired: false };
    let left = Left { day: "2027-07-21".parse().unwrap(), to: "Hill Top School".into(), why: "the family moves".into() };
    let (step, other) = (lantern::domain::Aspect::Step, FilePart::Other);
    vec![
        (Change::SchoolNamed { name: "Larkfield".into() }, other, &["Larkfield"]),
        (Change::SchemeSet { scheme: Scheme::default() }, other, &["colour scheme", "Green"]),
        (Change::TermDatesSet { dates: TermDates::usual(year()) }, other, &["half-term dates", "2026-27"]),
        (
            Change::StaffSet { staff: key(&n(1)), member: lantern::domain::StaffMember { name: "Mrs Okafor".into(), job: String::new() } },
            other,
            &["Mrs Okafor", "staff list"],
        ),
        (Change::ClassSet { class, name: "4B".into(), demo: false }, other, &["class", "4B"]),
        (
            Change::PupilSet { pupil: ada, details: child("Ada", "Avocet", None, Some("2018-05-04")) },
            FilePart::Details,
            &["Ada Avocet", "born 4 May 2018"],
        ),
        (
            Change::LegalNameSet { pupil: ada, legal: LegalName { forename: "Adelaide".into(), surname: String::new() } },
            FilePart::Details,
            &["entered the legal name: Adelaide"],
        ),
        (placed(in_class(class)), FilePart::Details, &["class 4B", "2026-27"]),
        (placed(Placement { class: None, year_group: None }), FilePart::Details, &["has left", "2026-27"]),
        (Change::PupilLeft { pupil: ada, left }, FilePart::Details, &["left on 21 July 2027, to Hill Top School: the family moves"]),
        (Change::RetentionSet { years: 1 }, other, &["children who have left are kept for 1 year"]),
        (Change::ClassTaught { class, year: year(), staff: key(&n(21)) }, other, &["teaches class 4B in 2026-27"]),
        (Change::GroupSet { group: key("set-1"), name: "Set 1".into(), retired: false }, other, &["group Set 1"]),
        (Change::WasIn { pupil: ada, class, until: period }, FilePart::Details, &["was in class 4B until autumn 2"]),
        (Change::InGroup { pupil: ada, group: key("set-1") }, FilePart::Details, &["put the child into the group"]),
        (Change::PupilLinked { pupil: ada, same_as: ben }, FilePart::Details, &["linked", "one file"]),
        (Change::SchoolAccepted { school: key(&n(2)) }, other, &["another school"]),
        (Change::BandMet { band: met }, other, &["colour Gold", "elsewhere"]),
        (Change::CriterionMet { criterion, text: "I can double.".into() }, other, &["3.12", "Maths", "I can double."]),
        (Change::SubjectSet { subject: key("french"), title: "French".into(), retired: false }, other, &["subject French"]),
        (Change::CriterionSet { criterion, words }, other, &["3.12", "I can halve."]),
        (Change::SameClass { class, other: key(&n(20)), same: true }, other, &["two classes are one class"]),
        (Change::SameStaff { staff: key(&n(21)), other: key(&n(22)), same: false }, other, &["two of the staff list are two after all"]),
        (Change::NotTaught { class, criterion }, other, &["class 4B", "not been taught", "3.12"]),
        (Change::TestSet { test: key("spelling"), details: test }, other, &["test Spelling", "10"]),
        (Change::StageSet { subject: maths, period, stage: 4 }, FilePart::Academic, &["Maths", "stage 4", "autumn 2"]),
        (Change::Reviewed { subject: maths, stage: 4, period }, FilePart::Academic, &["said of Maths stage 4 for autumn 2", "unchanged"]),
        (
            Change::Judged {
                aspect: step,
                subject: maths,
                period,
                verdict: key("secure"),
                suggested: Some(key("developing")),
                note: "Sure".into(),
            },
            FilePart::Academic,
            &["step in Maths secure for autumn 2", "developing was suggested", "Sure"],
        ),
        (Change::TargetAgreed { target: key(&n(3)), details: target }, FilePart::Targets, &["target in Maths", "autumn 2", "Count on"]),
        (Change::TargetReviewed { target: key(&n(3)), voice: Voice::Teacher, band: green }, FilePart::Targets, &["Count on", "green"]),
        (Change::Scored { test: key("spelling"), date: on, score: Some(8) }, FilePart::Tests, &["Spelling", "3 November 2026", ": 8"]),
        (Change::Scored { test: key("spelling"), date: on, score: None }, FilePart::Tests, &["absent", "Spelling"]),
        (
            Change::Rated { voice: Voice::Teacher, criterion, period, band: green },
            FilePart::Academic,
            &["rated 3.12 green for autumn 2 – Maths: I can do number 12 of stage 3."],
        ),
        (
            Change::Rated { voice: Voice::Child, criterion, period, band: green },
            FilePart::Academic,
            &["the child’s own", "3.12", "green", "autumn 2"],
        ),
        (Change::Noted { note: key(&n(4)), text: "Likes owls".into() }, FilePart::Notes, &["wrote a note", "Likes owls"]),
        (Change::DayNoted { date: on, slip: lantern::domain::Slip::PeKit }, FilePart::Attitude, &["3 November 2026", "no PE kit"]),
        (
            Change::IncidentNoted { incident: key(&n(5)), date: on, details: incident },
            FilePart::Attitude,
            &["incident", "Behaviour in class", "Unkind words", "At lunch", "Talked"],
        ),
        (Change::StrandSet { strand: punctual.0, details: punctual.1 }, other, &["strand Punctuality"]),
        (
            Change::PraiseSet { kind: key("star"), details: PraiseKind { name: "Star".into(), points: 5, retired: false } },
            other,
            &["praise Star", "5 points"],
        ),
        (Change::ConductSet { conduct: Conduct::default() }, other, &["attitude", "praise"]),
        (Change::RoundSet { round: key(&n(6)), details: round }, other, &["self-assessment", "4B", "autumn 2"]),
        (
            Change::StrandRated { voice: Voice::Teacher, strand: key("uniform"), period, band: green, suggested: Some(yellow) },
            FilePart::Attitude,
            &["rated Uniform green for autumn 2", "yellow was suggested"],
        ),
        (Change::AttendanceSet { period, attendance: numbers }, FilePart::Attitude, &["autumn 2", "58 of 60", "1 ", "late 2 times"]),
        (
            Change::HeadingJudged {
                heading: lantern::domain::Heading::Attitude,
                period: key("2025-26.summer-2"),
                band: green,
                suggested: None,
                note: "Kind".into(),
            },
            FilePart::Attitude,
            &["judged attitude green for summer 2 of 2025-26", "Kind"],
        ),
        (
            Change::Answered { round: key(&n(6)), question: Question::Proud, text: "My owl".into() },
            FilePart::OwnVoice,
            &["I am proud of …", "My owl"],
        ),
        (Change::Answered { round: key(&n(6)), question: Question::Help, text: String::new() }, FilePart::OwnVoice, &["help", "away"]),
        (Change::PictureChosen { picture: key("fox") }, FilePart::OwnVoice, &["picture", "fox"]),
        (
            Change::Praised { praise: key(&n(7)), date: on, details: Praise { kind: key("kindness"), points: 1, note: "Shared".into() } },
            FilePart::Praise,
            &["praise", "3 November 2026", "Kindness", "1 point", "Shared"],
        ),
        (Change::MentoringSet { mentoring: MentoringRules::default() }, other, &["every half term", "10 minutes"]),
        (Change::MentorSet { mentor: key(&n(1)) }, FilePart::Meetings, &["Mrs Okafor", "mentor"]),
        (
            Change::MeetingSet { meeting: key(&n(8)), details: meeting(false) },
            FilePart::Meetings,
            &["began", "12 November 2026", "autumn 2"],
        ),
        (Change::MeetingSet { meeting: key(&n(8)), details: meeting(true) }, FilePart::Meetings, &["ended", "12 November 2026"]),
        (
            Change::MeetingSaid { meeting: key(&n(8)), part: MeetingPart::Celebrate, text: "Ten books".into() },
            FilePart::Meetings,
            &["celebrate", "12 November 2026", "Ten books"],
        ),
        (
            Change::MeetingAgreed { meeting: key(&n(8)), party: Party::Child, name: "Ada".into(), signature: "1,2 3,4".into() },
            FilePart::Meetings,
            &["agreed", "the child", "Ada", "signature"],
        ),
        (
            Change::MeetingAmended { meeting: key(&n(8)), amendment: key(&n(9)), text: "Eleven".into() },
            FilePart::Meetings,
            &["corrected", "Eleven"],
        ),
        (Change::ConsultationSet { day: key(&n(10)), details: consultation() }, other, &["Parent Consultation Day", "26 November 2026"]),
        (
            Change::SlotBooked { pupil: ada, day: key(&n(10)), at: key("15:40"), place: 1 },
            FilePart::Meetings,
            &["15:40", "26 November 2026", "Hall"],
        ),
        (Change::SiblingsSet { pupil: ben, sibling: ada }, FilePart::Details, &["Ben Bittern", "brother or sister"]),
        (Change::SiblingsDenied { pupil: ben, sibling: ada }, FilePart::Details, &["Ben Bittern", "no brother or sister"]),
        (Change::Unknown(UnknownChange { kind: "wand-waved".into(), body: "{}".into() }), other, &["wand-waved"]),
    ]
}

#[test]
fn every_kind_of_entry_has_words_that_say_what_it_says() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    let table = [table(ada, ben, class), held::table()].concat();
    let mut kinds: BTreeSet<&str> = table.iter().map(|(change, ..)| change.kind()).collect();
    kinds.extend(["retracted", "undone"]);
    assert!(Change::KINDS.iter().all(|kind| kinds.contains(kind)), "a kind is missing: {kinds:?}");
    // What the words look up stands in the school's file first.
    for (change, ..) in table.iter().filter(|(change, ..)| change.belongs_to_a_pupil() == Some(false)) {
        if !matches!(change, Change::PupilLinked { .. } | Change::PupilSet { .. } | Change::PupilPlaced { .. }) {
            device.write(About::School, Vec::new(), change.clone());
        }
    }
    for (change, area, mentions) in table {
        // All of them in the child's own file: what is about no child has words as well.
        let id = device.write(About::Pupil(ada), Vec::new(), change.clone());
        let found = history(device.ledger(), ada).into_iter().find(|line| line.entry == id).unwrap();
        assert!(mentions.iter().all(|part| found.words.contains(part)), "{}: {} – {mentions:?}", change.kind(), found.words);
        assert_eq!((found.area, found.fate), (area, Fate::Stands), "{}", change.kind());
        assert_eq!(found.period.is_none(), matches!(change, Change::Unknown(_)), "{}", change.kind());
        let gone = device.write(About::Pupil(ada), vec![id], Change::Retracted {});
        let lines = history(device.ledger(), ada);
        let taken = lines.iter().find(|line| line.entry == gone).unwrap();
        assert_eq!((taken.area, taken.period), (found.area, found.period));
        assert!(taken.words.starts_with("took back: ") && taken.words.contains(mentions[0]), "{}", taken.words);
        assert_eq!(lines.iter().find(|line| line.entry == id).unwrap().fate, Fate::TakenBack { by: gone });
    }
}

#[test]
fn what_was_replaced_is_shown_as_replaced_and_undo_gives_it_back() {
    let (mut device, _, ada) = school();
    let green = "rated 4.1 green for autumn 2 – Maths: I can do number 1 of stage 4.".to_owned();
    let red = green.replace("green", "red");
    device.tell(rate(ada, "green"));
    device.tell(rate(ada, "red"));
    let now = told(&device, ada);
    assert_eq!(now[..2], [(red.clone(), None), (green.clone(), Some("replaced"))]);
    device.step(Doing::Undo);
    let now = told(&device, ada);
    assert_eq!(now[..3], [(format!("undid: {red}"), None), (red.clone(), Some("undone")), (green.clone(), None)]);
    device.step(Doing::Redo);
    let now = told(&device, ada);
    let wanted = [
        (format!("did again: {red}"), None),
        (format!("undid: {red}"), Some("undone")),
        (red.clone(), None),
        (green.clone(), Some("replaced")),
    ];
    assert_eq!(now[..4], wanted);
    device.step(Doing::Undo);
    assert_eq!(told(&device, ada)[0], (format!("undid: {red}"), None));
    assert_eq!(told(&device, ada)[3], (red.clone(), Some("undone")));
    device.rate(ada, Voice::Teacher, "maths-4.1", PERIOD, None);
    assert_eq!(told(&device, ada)[0], (format!("took back: {green}"), None));
    assert_eq!(told(&device, ada)[5], (green.clone(), Some("taken back")));
    device.step(Doing::Undo);
    assert_eq!(told(&device, ada)[0], (format!("undid: took back {green}"), None));
    assert_eq!(told(&device, ada)[6], (green, None));
}

#[test]
fn the_roll_tells_of_the_child_alone_even_where_one_undo_took_back_a_class() {
    let (mut device, class, ada) = school();
    let new = |forename: &str| super::workspace::new(child(forename, "Bittern", None, None));
    let batch = device.tell(super::workspace::add(class, vec![new("Ben"), new("Cleo")]));
    device.step(Doing::Undo);
    let ben = batch.add[0].change.pupil().unwrap();
    let lines = told(&device, ben);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].0.starts_with("undid: ") && lines[0].0.contains("Ben Bittern") && !lines[0].0.contains("Cleo"), "{lines:?}");
    assert!(lines[1..].iter().all(|(_, fate)| *fate == Some("undone")));
    assert_eq!(told(&device, ada).len(), 2);
}

#[test]
fn two_enrolments_are_one_history_and_part_again() {
    let (mut device, class, ada) = school();
    let twin = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    device.tell(rate(ada, "green"));
    device.tell(rate(twin, "red"));
    let apart = (told(&device, ada).len(), told(&device, twin).len());
    device.tell(Command::Link { pupil: ada, same_as: twin });
    assert_eq!(told(&device, ada), told(&device, twin), "whichever id is asked for");
    assert!(told(&device, ada).len() > apart.0 + apart.1);
    let rated = |device: &Device| told(device, ada).into_iter().filter(|(words, _)| words.starts_with("rated")).collect::<Vec<_>>();
    assert!(rated(&device).iter().all(|(_, fate)| fate.is_none()), "a contest: both stand until somebody settles it");
    device.settle_all();
    assert_eq!(rated(&device).iter().filter(|(_, fate)| *fate == Some("replaced")).count(), 2);
    device.tell(Command::Unlink { pupil: ada });
    assert!(told(&device, ada).iter().any(|(words, fate)| words.starts_with("linked") && *fate == Some("taken back")));
}

#[test]
fn a_history_is_searched_by_area_person_half_term_and_words() {
    let (mut device, _, ada) = school();
    device.tell(rate(ada, "green"));
    device.rate(ada, Voice::Teacher, "maths-4.2", "2025-26.summer-2", Some("red"));
    let staff = device
        .tell(Command::SetStaff { staff: None, member: lantern::domain::StaffMember { name: "Mrs Okafor".into(), job: String::new() } });
    let Change::StaffSet { staff, .. } = staff.add[0].change else { panic!() };
    device.by = By { role: Role::Teacher, staff: Some(staff) };
    device.tell(Command::WriteNote { pupil: ada, note: None, text: "Reads ALOUD every day".into() });
    device.by = By { role: Role::Mentor, staff: Some(staff) };
    device.tell(Command::WriteNote { pupil: ada, note: None, text: "Likes owls".into() });
    let all = history(device.ledger(), ada);
    let name = |by: By| if by.staff == Some(staff) { "Mrs Okafor".to_owned() } else { "A teacher".to_owned() };
    let count = |wanted: Filter| filter(&all, &wanted, &name).len();
    assert!(Filter::default().is_empty());
    assert_eq!(count(Filter::default()), all.len());
    let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
    for (looked_for, found) in [
        ("aloud", 1),
        ("  EVERY   reads ", 1),
        ("okafor", 2),
        ("owls OKAFOR", 1),
        ("i can do number", 2),
        ("4.2 red", 1),
        ("unicorn", 0),
        ("   ", all.len()),
    ] {
        assert_eq!(count(text(looked_for)), found, "{looked_for}");
    }
    assert_eq!(count(Filter { area: Some(FilePart::Notes), ..Filter::default() }), 2);
    assert_eq!(count(Filter { area: Some(FilePart::Academic), period: Some(key(PERIOD)), ..Filter::default() }), 1);
    assert_eq!(count(Filter { person: Some(device.by), ..Filter::default() }), 2, "in whatever part");
    assert_eq!(count(Filter { area: Some(FilePart::Notes), text: "4.1".into(), ..Filter::default() }), 0);
    let Choices { areas, people, periods } = choices(&all);
    assert_eq!(areas, [FilePart::Academic, FilePart::Notes, FilePart::Details]);
    assert_eq!(periods, [key(PERIOD), key("2025-26.summer-2")]);
    assert!(people.len() == 2 && same_person(people[0], device.by) && people[1] == By { role: Role::Teacher, staff: None });
}

/// The entries about a child, counted without the page.
fn about(ledger: &Ledger, roll: &Roll, pupil: PupilId) -> BTreeSet<lantern::domain::EntryId> {
    let ids = roll.ids(pupil);
    let mut found: BTreeSet<_> = ids.iter().filter_map(|id| ledger.pupil(*id)).flat_map(|file| file.entries()).map(|e| e.id).collect();
    let on_roll = |entry: &&Arc<Entry>| ids.iter().any(|id| entry.change.mentions(*id));
    let mut school: BTreeSet<_> = ledger.school().entries().filter(on_roll).map(|e| e.id).collect();
    loop {
        let takes = |e: &&Arc<Entry>| matches!(e.change, Change::Retracted {} | Change::Undone {});
        let more: Vec<_> = ledger.school().entries().filter(takes).filter(|e| e.replaces.iter().any(|id| school.contains(id))).collect();
        let before = school.len();
        school.extend(more.iter().map(|e| e.id));
        if school.len() == before {
            found.extend(school);
            return found;
        }
    }
}

/// The entries of a fold that count.
fn live(fold: &Fold) -> BTreeSet<lantern::domain::EntryId> {
    fold.cells().flat_map(|(_, live)| live.iter().map(|e| e.id)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn a_history_holds_every_entry_once_and_says_of_each_what_the_fold_says(story in stories()) {
        for device in &tell(&story).devices {
            let (ledger, roll) = (device.ledger(), device.roll());
            for (pupil, _) in roll.pupils() {
                let lines = history(ledger, pupil);
                let ids: BTreeSet<_> = lines.iter().map(|line| line.entry).collect();
                prop_assert_eq!(lines.len(), ids.len());
                prop_assert_eq!(&ids, &about(ledger, &roll, pupil));
                prop_assert!(lines.windows(2).all(|two| (two[0].at, two[0].entry) > (two[1].at, two[1].entry)));
                prop_assert!(lines.iter().all(|line| !line.words.trim().is_empty()));
                let mut counted = live(&device.fold(pupil));
                counted.extend(live(roll.fold()));
                for line in &lines {
                    let entry = ledger.entries().find(|e| e.id == line.entry).unwrap();
                    if entry.change.cell().is_some() {
                        prop_assert_eq!(line.fate == Fate::Stands, counted.contains(&line.entry), "{:?}", line);
                    }
                    let by = match line.fate {
                        Fate::Stands => None,
                        Fate::Replaced { by } | Fate::TakenBack { by } | Fate::Undone { by } => Some(by),
                    };
                    let decider = by.map(|by| ledger.entries().find(|e| e.id == by).unwrap());
                    prop_assert!(decider.is_none_or(|decider| decider.replaces.contains(&line.entry)));
                }
            }
        }
    }
}
