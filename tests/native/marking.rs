//! The marking board: many judgements in one step, what carries over, what is left.

use lantern::domain::{BandKey, ClassId, CriterionId, Curriculum, Period, PupilId, SubjectKey, Voice};
use lantern::report::marking::{Mark, Meter, children, columns, row};
use lantern::report::sheet::{in_use, rated};
use lantern::workspace::{Doing, Marking, Refusal};
use proptest::prelude::*;

use crate::device::Device;
use crate::device::year;
use crate::workspace::school;

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn now() -> Period {
    period("2026-27.autumn-2")
}

fn band(key: &str) -> BandKey {
    key.parse().unwrap()
}

fn criterion(number: u16) -> CriterionId {
    CriterionId { subject: maths(), stage: 4, number }
}

fn maths() -> SubjectKey {
    "maths".parse().unwrap()
}

fn rate(cells: Vec<(PupilId, CriterionId)>, key: &str) -> Marking {
    Marking::Rate { cells, voice: Voice::Teacher, period: now(), band: Some(band(key)), only_empty: false }
}

fn marks(device: &Device, pupil: PupilId, period: Period) -> Vec<Mark> {
    row(device.files(), pupil, maths(), 4, period, &[criterion(1), criterion(2), criterion(3)]).cells.iter().map(|cell| cell.mark).collect()
}

#[test]
fn a_column_of_a_class_is_one_batch_and_one_step() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, year(), crate::device::child("Ben", "Bittern", None, None));
    let column = vec![(ada, criterion(1)), (ben, criterion(1))];
    let batch = device.tell(rate(column.clone(), "green"));
    assert_eq!(batch.add.len(), 2);
    assert!(device.tell(rate(column.clone(), "green")).is_empty(), "what is so already writes nothing");
    device.step(Doing::Undo);
    assert_eq!((marks(&device, ada, now())[0], marks(&device, ben, now())[0]), (Mark::Empty, Mark::Empty));
    device.step(Doing::Redo);
    device.tell(Marking::Rate { cells: column, voice: Voice::Teacher, period: now(), band: None, only_empty: false });
    assert_eq!(marks(&device, ben, now())[0], Mark::Empty);
}

#[test]
fn filling_what_is_empty_leaves_the_rest_and_twice_the_same_cell_is_once() {
    let (mut device, _, ada) = school();
    device.tell(rate(vec![(ada, criterion(1))], "red"));
    let cells = vec![(ada, criterion(1)), (ada, criterion(2)), (ada, criterion(2))];
    let batch = device.tell(Marking::Rate { cells, voice: Voice::Teacher, period: now(), band: Some(band("green")), only_empty: true });
    assert_eq!(batch.add.len(), 1);
    assert_eq!(marks(&device, ada, now()), [Mark::Now(band("red")), Mark::Now(band("green")), Mark::Empty]);
}

#[test]
fn one_rating_is_of_either_voice_and_what_is_so_already_is_not_written_again() {
    let (mut device, _, ada) = school();
    let one = |voice, key: Option<&str>| Marking::one(ada, voice, criterion(1), now(), key.map(band));
    // Who rates with what; how many entries that is; what teacher and child say then.
    let table = [
        (Voice::Teacher, Some("green"), 1, (Some("green"), None)),
        (Voice::Teacher, Some("green"), 0, (Some("green"), None)),
        (Voice::Child, Some("red"), 1, (Some("green"), Some("red"))),
        (Voice::Teacher, Some("yellow"), 1, (Some("yellow"), Some("red"))),
        (Voice::Child, None, 1, (Some("yellow"), None)),
        (Voice::Child, None, 0, (Some("yellow"), None)),
    ];
    for (voice, key, entries, says) in table {
        assert_eq!(device.tell(one(voice, key)).add.len(), entries, "{voice:?} {key:?}");
        let said = |voice| device.fold(ada).rating(voice, criterion(1), now()).map(|reading| *reading.settled().unwrap());
        assert_eq!((said(Voice::Teacher), said(Voice::Child)), (says.0.map(band), says.1.map(band)), "{voice:?} {key:?}");
    }
}

#[test]
fn the_rest_is_unchanged_is_one_entry_a_child_and_counts_as_judged() {
    let (mut device, class, ada) = school();
    let before = period("2026-27.autumn-1");
    device.tell(Marking::Rate {
        cells: vec![(ada, criterion(1)), (ada, criterion(2))],
        voice: Voice::Teacher,
        period: before,
        band: Some(band("yellow")),
        only_empty: false,
    });
    device.tell(rate(vec![(ada, criterion(2))], "green"));
    assert_eq!(marks(&device, ada, now()), [Mark::Before(band("yellow")), Mark::Now(band("green")), Mark::Empty]);
    let batch = device.tell(Marking::Review { pupils: vec![ada], subject: maths(), stage: 4, period: now() });
    assert_eq!(batch.add.len(), 1);
    assert_eq!(marks(&device, ada, now()), [Mark::Unchanged(band("yellow")), Mark::Now(band("green")), Mark::Empty]);
    let mut meter = Meter::default();
    meter.add(&row(device.files(), ada, maths(), 4, now(), &[criterion(1), criterion(2), criterion(3)]), &[true, true, true]);
    // What nobody has rated is left so on purpose.
    assert_eq!(meter, Meter { judged: 2, total: 2, reviewed: 1, children: 1 });
    let seen = children(device.files(), class, maths(), now());
    assert_eq!(seen.iter().find(|c| c.pupil == ada).unwrap().stage, 4);
}

#[test]
fn not_taught_yet_is_a_mark_of_the_class_and_not_of_a_child() {
    let (mut device, class, ada) = school();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let untaught = |device: &Device| {
        let groups = columns(&curriculum, &device.roll(), class, 4, now());
        groups.iter().flat_map(|g| &g.columns).filter(|c| c.not_taught).filter_map(|c| c.item.criterion()).collect::<Vec<_>>()
    };
    device.tell(Marking::SetTaught { class, criterion: criterion(3), taught: false });
    assert_eq!(untaught(&device), [criterion(3)]);
    assert_eq!(marks(&device, ada, now())[2], Mark::Empty);
    device.tell(Marking::SetTaught { class, criterion: criterion(3), taught: true });
    assert_eq!(untaught(&device), []);
}

#[test]
fn what_is_rated_is_counted_by_voice_stage_and_half_term() {
    let (mut device, _, ada) = school();
    device.tell(rate(vec![(ada, criterion(1)), (ada, criterion(2))], "green"));
    device.tell(Marking::one(ada, Voice::Child, criterion(1), now(), Some(band("red"))));
    device.tell(Marking::one(ada, Voice::Teacher, CriterionId { stage: 5, ..criterion(1) }, now(), Some(band("red"))));
    device.tell(Marking::one(ada, Voice::Teacher, criterion(3), period("2026-27.autumn-1"), Some(band("red"))));
    let count = |voice, stage, when| rated(device.files(), ada, voice, (maths(), stage), period(when));
    let table = [
        (Voice::Teacher, 4, "2026-27.autumn-2", 2),
        (Voice::Child, 4, "2026-27.autumn-2", 1),
        (Voice::Teacher, 5, "2026-27.autumn-2", 1),
        (Voice::Child, 5, "2026-27.autumn-2", 0),
        (Voice::Teacher, 4, "2026-27.autumn-1", 1),
    ];
    for (voice, stage, when, n) in table {
        assert_eq!(count(voice, stage, when), n, "{voice:?} {stage} {when}");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(in_use(&curriculum, 4, now()) > 0 && in_use(&curriculum, 9, now()) == 0);
}

#[test]
fn what_cannot_be_marked_is_refused_and_changes_nothing() {
    let (mut device, _, ada) = school();
    let before = device.ledger().clone();
    let (nobody, nowhere): (PupilId, ClassId) = ("8888888888888.9".parse().unwrap(), "8888888888888.9".parse().unwrap());
    let table = [
        (rate(vec![(ada, criterion(1)), (nobody, criterion(1))], "green"), Refusal::NotHere),
        (rate(vec![(ada, criterion(1))], "silver"), Refusal::NoSuchBand),
        (Marking::Review { pupils: vec![nobody], subject: maths(), stage: 4, period: now() }, Refusal::NotHere),
        (Marking::Review { pupils: vec![ada], subject: maths(), stage: 0, period: now() }, Refusal::NotHere),
        (Marking::SetTaught { class: nowhere, criterion: criterion(1), taught: false }, Refusal::NotHere),
    ];
    for (command, refusal) in table {
        assert_eq!(device.ask(&command), Err(refusal), "{command:?}");
    }
    assert_eq!(*device.ledger(), before);
}

proptest! {
    #[test]
    fn every_stroke_is_undone_in_one_step(
        strokes in prop::collection::vec((prop::collection::vec((0..2_usize, 1..4_u16), 1..8), 0..4_usize, any::<bool>()), 1..8),
    ) {
        let (mut device, class, ada) = school();
        let ben = device.enrol(class, year(), crate::device::child("Ben", "Bittern", None, None));
        let mut seen = Vec::new();
        for (cells, band_at, only_empty) in strokes {
            let cells = cells.into_iter().map(|(who, number)| ([ada, ben][who], criterion(number))).collect();
            let before = (marks(&device, ada, now()), marks(&device, ben, now()));
            let band = ["red", "yellow", "green"].get(band_at).map(|key| band(key));
            let batch = device.tell(Marking::Rate { cells, voice: Voice::Teacher, period: now(), band, only_empty });
            if !batch.is_empty() {
                seen.push(before);
            }
        }
        while let Some(before) = seen.pop() {
            device.step(Doing::Undo);
            prop_assert_eq!((marks(&device, ada, now()), marks(&device, ben, now())), before);
        }
    }
}
