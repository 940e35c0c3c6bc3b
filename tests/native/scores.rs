//! Tests and scores: entered, corrected, refused; and what is to be taught next.

use std::sync::Arc;

use lantern::domain::{CriterionId, Curriculum, Date, PupilId, Scheme, Senseless, Test, TestKey, Voice};
use lantern::ledger::Fold;
use lantern::report::gaps::gaps;
use lantern::report::marking::{children, columns};
use lantern::report::scores::{Spread, days, latest, line, on, spread, test_on};
use lantern::workspace::{Doing, Entered, HoldFrom, Marking, Refusal, Scores, Setting};

use crate::device::{Device, child, year};
use crate::workspace::school;

fn day(d: u32) -> Date {
    Date::from_ymd_opt(2026, 11, d).unwrap()
}

fn spelling() -> TestKey {
    "spelling".parse().unwrap()
}

fn enter(pupil: PupilId, d: u32, entered: Entered) -> Scores {
    Scores::Enter { test: spelling(), date: day(d), today: day(23), scores: vec![(pupil, entered)] }
}

fn fold(device: &Device, pupil: PupilId) -> Arc<Fold> {
    device.fold(pupil)
}

/// Sets a test from autumn 2 on, which is now.
fn set(test: Option<TestKey>, details: Test) -> HoldFrom {
    let now = "2026-27.autumn-2".parse().unwrap();
    HoldFrom { now, from: now, ask: Setting::Test { test, details } }
}

#[test]
fn scores_are_entered_corrected_and_taken_away() {
    let (mut device, class, ada) = school();
    let said = |device: &Device, d| on(device.files(), ada, spelling(), day(d)).map(|r| r.settled().copied().unwrap());
    device.tell(enter(ada, 13, Entered::Score(6)));
    device.tell(enter(ada, 20, Entered::Absent));
    device.tell(enter(ada, 13, Entered::Score(7)));
    assert_eq!((said(&device, 13), said(&device, 20), said(&device, 6)), (Some(Some(7)), Some(None), None));
    assert_eq!(days(device.files(), class, spelling(), year()), [day(20), day(13)]);
    device.tell(enter(ada, 20, Entered::Nothing));
    assert_eq!(said(&device, 20), None);
    device.step(Doing::Undo);
    assert_eq!(said(&device, 20), Some(None));
}

#[test]
fn a_pasted_class_is_one_step() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    let scores = vec![(ada, Entered::Score(9)), (ben, Entered::Absent)];
    let batch = device.tell(Scores::Enter { test: spelling(), date: day(20), today: day(23), scores });
    assert_eq!(batch.add.len(), 2);
    device.step(Doing::Undo);
    assert!([ada, ben].into_iter().all(|pupil| fold(&device, pupil).scores(spelling()).is_empty()));
}

#[test]
fn a_line_breaks_where_a_child_was_absent_and_says_itself_in_words() {
    let (mut device, _, ada) = school();
    for (d, entered) in [(6, Entered::Score(5)), (13, Entered::Absent), (20, Entered::Score(10))] {
        device.tell(enter(ada, d, entered));
    }
    let line = line(device.files(), ada, spelling());
    assert_eq!(line.words, "5, absent, 10 of 10");
    assert_eq!(line.stretches, [vec![(0.0, 0.5)], vec![(1.0, 1.0)]]);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let (mut device, _, ada) = school();
    device.tell(enter(ada, 20, Entered::Score(8)));
    let before = device.ledger().clone();
    let nobody: PupilId = "8888888888888.9".parse().unwrap();
    let test = |name: &str| Test { name: name.into(), total: 10, green: 80, yellow: 60, retired: false };
    let table = [
        (enter(ada, 20, Entered::Score(11)), Refusal::OverTheTotal),
        (enter(ada, 24, Entered::Score(1)), Refusal::NotYet),
        (enter(nobody, 20, Entered::Score(1)), Refusal::NotHere),
        (Scores::Enter { test: "nothing".parse().unwrap(), date: day(20), today: day(23), scores: vec![] }, Refusal::NotHere),
    ];
    let settings = [
        (set(None, test(" ")), Refusal::NameMissing),
        (set(None, test("SPELLING")), Refusal::TestNameTaken("SPELLING".into())),
        (set(None, Test { total: 0, ..test("Phonics") }), Refusal::Senseless(Senseless::TestTotal)),
        (set("nothing".parse().ok(), test("Phonics")), Refusal::NotHere),
    ];
    for (setting, refusal) in settings {
        assert_eq!(device.ask(&setting), Err(refusal), "{setting:?}");
    }
    for (command, refusal) in table {
        assert_eq!(device.ask(&command), Err(refusal), "{command:?}");
    }
    assert_eq!(*device.ledger(), before);
}

#[test]
fn a_class_is_spread_over_its_colours_and_what_is_not_entered_is_counted() {
    let (mut device, class, ada) = school();
    let enrol = |device: &mut Device, name: &str| device.enrol(class, year(), child(name, "Bittern", None, None));
    let (ben, chloe) = (enrol(&mut device, "Ben"), enrol(&mut device, "Chloe"));
    device.tell(enter(ada, 13, Entered::Score(10)));
    device.tell(enter(ada, 20, Entered::Score(1)));
    device.tell(enter(ben, 13, Entered::Absent));
    let scheme = Scheme::default();
    let test = test_on(&device.roll(), spelling(), day(20)).unwrap();
    let count = |d| {
        let scores: Vec<_> = [ada, ben, chloe].map(|pupil| on(device.files(), pupil, spelling(), day(d))).into();
        let Spread { bands, absent, open } = spread(&test, &scheme, &scores);
        (bands.into_iter().map(|(band, n)| (band.key.to_string(), n)).collect::<Vec<_>>(), absent, open)
    };
    assert_eq!(count(13), (vec![("green".to_owned(), 1)], 1, 1));
    assert_eq!(count(20), (vec![("red".to_owned(), 1)], 0, 2));
    assert_eq!(count(6), (vec![], 0, 3));
    let last = |pupil| latest(device.files(), pupil, spelling());
    assert_eq!((last(ada), last(ben), last(chloe)), (Some((day(20), 1)), None, None));
}

#[test]
fn a_school_adds_tests_and_changes_the_usual_ones() {
    let (mut device, ..) = school();
    let test = |name: &str, total| Test { name: name.into(), total, green: 90, yellow: 50, retired: false };
    device.tell(set(None, test("Phonics screening check", 40)));
    device.tell(set(None, test("Φωνή", 40)));
    device.tell(set(Some(spelling()), test("Spelling", 20)));
    let tests = device.roll().tests("2026-27.autumn-2".parse().unwrap());
    assert_eq!(tests.len(), Test::usual().len() + 2);
    assert_eq!(tests.iter().find(|(key, _)| *key == spelling()).unwrap().1.total, 20);
}

#[test]
fn gaps_begin_with_the_fewest_secure_and_name_who_needs_what() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let id = |number| CriterionId { subject: curriculum.subject, stage: 4, number };
    let (autumn_1, now) = ("2026-27.autumn-1".parse().unwrap(), "2026-27.autumn-2".parse().unwrap());
    let mut rate = |pupil, number, period, band: &str| {
        device.tell(Marking::one(pupil, Voice::Teacher, id(number), period, Some(band.parse().unwrap())));
    };
    for (pupil, number, period, band) in [
        (ada, 1, autumn_1, "green"),
        (ben, 1, now, "green"),
        (ada, 2, now, "green"),
        (ben, 2, now, "red"),
        (ada, 3, now, "yellow"),
        (ben, 4, now, "green"),
        (ada, 4, now, "green"),
    ] {
        rate(pupil, number, period, band);
    }
    device.tell(Marking::SetTaught { class, criterion: id(5), taught: false });
    let roll = device.roll();
    let columns: Vec<_> = columns(&curriculum, &roll, class, 4, now).into_iter().flat_map(|g| g.columns).take(5).collect();
    let here = children(device.files(), class, curriculum.subject, now);
    let found = gaps(device.files(), &columns, &here, now);
    let told: Vec<_> = found.iter().map(|g| (g.criterion.number, g.secure, g.need.len(), g.unrated.len(), g.not_taught)).collect();
    assert_eq!(told, [(3, 0, 1, 1, false), (2, 1, 1, 0, false), (1, 2, 0, 0, false), (4, 2, 0, 0, false), (5, 0, 0, 2, true)]);
    assert_eq!(found[1].need, [ben]);
    assert!(on(device.files(), here[0].pupil, spelling(), day(20)).is_none());
}
