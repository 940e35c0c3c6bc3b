//! Targets: suggested in order, carried forward on purpose, reviewed by two voices.

use lantern::domain::{Area, CriterionId, Curriculum, Period, PupilId, Scheme, Target, TargetId, Voice};
use lantern::ledger::Change;
use lantern::report::targets::{left_over, missing, set_and_missing, standings, suggested, wanted};
use lantern::workspace::{Doing, Marking, Refusal, Targets};
use proptest::prelude::*;

use crate::device::Device;
use crate::workspace::school;

const AUTUMN_1: &str = "2026-27.autumn-1";
const AUTUMN_2: &str = "2026-27.autumn-2";
const SPRING_1: &str = "2026-27.spring-1";

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn maths() -> Curriculum {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn target(when: &str, text: &str) -> Target {
    Target { period: period(when), area: Area::Subject("maths".parse().unwrap()), text: text.into(), criterion: None, carried_from: None }
}

fn set(device: &mut Device, pupil: PupilId, target: Target) -> TargetId {
    let batch = device.tell(Targets::Set { targets: vec![(pupil, target)] });
    match &batch.add[0].change {
        Change::TargetAgreed { target, .. } => *target,
        other => panic!("{other:?}"),
    }
}

fn review(device: &mut Device, pupil: PupilId, target: TargetId, voice: Voice, band: &str) {
    device.tell(Targets::Review { pupil, target, voice, band: Some(band.parse().unwrap()) });
}

fn fold(device: &Device, pupil: PupilId) -> std::sync::Arc<lantern::ledger::Fold> {
    device.fold(pupil)
}

#[test]
fn suggestions_come_nearly_there_first_then_further_off_then_what_is_new() {
    let (mut device, _, ada) = school();
    let id = |number| CriterionId { subject: "maths".parse().unwrap(), stage: 4, number };
    for (number, when, band) in [(1, AUTUMN_1, "green"), (2, AUTUMN_1, "red"), (3, AUTUMN_1, "yellow"), (4, AUTUMN_2, "yellow")] {
        device.tell(Marking::Rate {
            cells: vec![(ada, id(number))],
            voice: Voice::Teacher,
            period: period(when),
            band: Some(band.parse().unwrap()),
            only_empty: false,
        });
    }
    let offered = |device: &Device| suggested(device.files(), ada, &maths(), 4, period(AUTUMN_2));
    let first: Vec<_> = offered(&device).into_iter().take(5).map(|s| (s.criterion.number, s.reason)).collect();
    let words = [
        (3, "yellow in autumn 1 2026-27"),
        (4, "yellow in autumn 2 2026-27"),
        (2, "red in autumn 1 2026-27"),
        (5, "comes next"),
        (6, "comes next"),
    ];
    assert_eq!(first, words.map(|(number, reason)| (number, reason.to_owned())));
    set(&mut device, ada, Target { criterion: Some(id(3)), ..target(AUTUMN_2, "I can do three.") });
    assert_eq!(offered(&device)[0].criterion.number, 4, "what is a target already is not offered again");
    assert_eq!(missing(device.files(), ada, target(AUTUMN_2, "").area, period(AUTUMN_2), 3), 2);
}

#[test]
fn the_child_and_the_mentor_review_each_for_itself() {
    let (mut device, _, ada) = school();
    let id = set(&mut device, ada, target(AUTUMN_2, "I can tell the time."));
    review(&mut device, ada, id, Voice::Child, "green");
    review(&mut device, ada, id, Voice::Teacher, "yellow");
    let now = standings(device.files(), ada, period(AUTUMN_2)).remove(0);
    let said =
        |reading: &Option<lantern::ledger::Reading<lantern::domain::BandKey>>| reading.as_ref().unwrap().settled().unwrap().to_string();
    assert_eq!((said(&now.child), said(&now.mentor), now.is_met(&Scheme::default())), ("green".into(), "yellow".into(), false));
}

#[test]
fn what_was_not_met_is_carried_forward_on_purpose_and_twice_is_pointed_out() {
    let (mut device, _, ada) = school();
    let met = set(&mut device, ada, target(AUTUMN_1, "I can add."));
    let missed = set(&mut device, ada, target(AUTUMN_1, "I can subtract."));
    review(&mut device, ada, met, Voice::Teacher, "green");
    review(&mut device, ada, missed, Voice::Teacher, "red");
    let left = left_over(device.files(), ada, period(AUTUMN_2));
    assert_eq!(left.iter().map(|s| s.id).collect::<Vec<_>>(), [missed]);
    let second = set(&mut device, ada, Target { carried_from: Some(missed), ..target(AUTUMN_2, "I can subtract tens.") });
    assert_eq!(left_over(device.files(), ada, period(AUTUMN_2)), []);
    assert_eq!(standings(device.files(), ada, period(AUTUMN_2))[0].unmet_before, 1);
    let third = set(&mut device, ada, Target { carried_from: Some(second), ..target(SPRING_1, "I can subtract ones.") });
    assert_eq!(standings(device.files(), ada, period(SPRING_1))[0].unmet_before, 2);
    review(&mut device, ada, second, Voice::Teacher, "green");
    assert_eq!(standings(device.files(), ada, period(SPRING_1))[0].unmet_before, 0);
    device.tell(Targets::Remove { pupil: ada, target: third });
    assert_eq!(standings(device.files(), ada, period(SPRING_1)), []);
    device.step(Doing::Undo);
    assert_eq!(standings(device.files(), ada, period(SPRING_1)).len(), 1);
}

#[test]
fn one_target_for_a_group_is_one_step_and_a_target_for_each() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, crate::device::year(), crate::device::child("Ben", "Bittern", None, None));
    let batch = device.tell(Targets::Set { targets: vec![(ada, target(AUTUMN_2, "I can help.")), (ben, target(AUTUMN_2, "I can help."))] });
    assert_eq!(batch.add.len(), 2);
    device.step(Doing::Undo);
    assert!(fold(&device, ada).all_targets().is_empty() && fold(&device, ben).all_targets().is_empty());
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let (mut device, _, ada) = school();
    let id = set(&mut device, ada, target(AUTUMN_2, "  I can   tell the time. "));
    assert_eq!(fold(&device, ada).all_targets()[0].1.text, "I can tell the time.");
    let before = device.ledger().clone();
    let (nobody, nothing): (PupilId, TargetId) = ("8888888888888.9".parse().unwrap(), "8888888888888.9".parse().unwrap());
    let table = [
        (Targets::Set { targets: vec![(ada, target(AUTUMN_2, " "))] }, Refusal::NameMissing),
        (Targets::Set { targets: vec![(ada, target(AUTUMN_2, &"x".repeat(301)))] }, Refusal::TooLong(300)),
        (Targets::Set { targets: vec![(nobody, target(AUTUMN_2, "I can."))] }, Refusal::NotHere),
        (Targets::Reword { pupil: ada, target: nothing, text: "I can.".into() }, Refusal::NotHere),
        (Targets::Remove { pupil: ada, target: nothing }, Refusal::NotHere),
        (Targets::Review { pupil: ada, target: id, voice: Voice::Child, band: Some("silver".parse().unwrap()) }, Refusal::NoSuchBand),
    ];
    for (command, refusal) in table {
        assert_eq!(device.ask(&command), Err(refusal), "{command:?}");
    }
    assert_eq!(*device.ledger(), before);
}

proptest! {
    #[test]
    fn undone_step_by_step_a_file_says_what_it_said(acts in prop::collection::vec((0..4_u8, 0..3_usize, any::<bool>()), 1..20)) {
        let (mut device, _, ada) = school();
        let mut seen = Vec::new();
        let say = |device: &Device| standings(device.files(), ada, period(AUTUMN_2));
        for (act, which, flag) in acts {
            let before = say(&device);
            let ids: Vec<TargetId> = before.iter().map(|s| s.id).collect();
            let id = ids.get(which).copied();
            let voice = if flag { Voice::Child } else { Voice::Teacher };
            let command = match (act, id) {
                (1, Some(target)) => Targets::Reword { pupil: ada, target, text: format!("I can {which} {flag}.") },
                (2, Some(target)) => Targets::Remove { pupil: ada, target },
                (3, Some(target)) => Targets::Review { pupil: ada, target, voice, band: flag.then(|| "green".parse().unwrap()) },
                _ => Targets::Set { targets: vec![(ada, target(AUTUMN_2, "I can try."))] },
            };
            if !device.tell(command).is_empty() {
                seen.push(before);
            }
        }
        while let Some(before) = seen.pop() {
            device.step(Doing::Undo);
            prop_assert_eq!(say(&device), before);
        }
    }
}

#[test]
fn what_is_missing_is_counted_over_all_subjects_and_one_of_its_own() {
    let (mut device, _, ada) = school();
    let (maths, reading) = ("maths".parse().unwrap(), "reading".parse().unwrap());
    let of_strand = Area::Strand("effort".parse().unwrap());
    assert_eq!([Area::Personal, Area::Subject(maths), of_strand].map(|area| wanted(area, 3)), [1, 3, 3]);
    let own = Target { area: Area::Personal, ..target(AUTUMN_2, "Tidy my tray") };
    // What is set next, and what is set and missing then with two subjects of three targets each.
    let table = [
        (target(AUTUMN_2, "Count on"), (1, 6)),
        (target(AUTUMN_1, "Count back"), (1, 6)),
        (own.clone(), (2, 5)),
        // One of its own is enough.
        (own, (3, 5)),
        (target(AUTUMN_2, "Halve"), (4, 4)),
    ];
    for (target, counted) in table {
        let said = format!("{target:?}");
        set(&mut device, ada, target);
        assert_eq!(set_and_missing(device.files(), ada, &[maths, reading], period(AUTUMN_2)), counted, "{said}");
    }
}
