//! Targets: suggested in order, carried forward on purpose, reviewed by two voices.

use std::sync::Arc;

use lantern::domain::{Area, CriterionId, Curriculum, Period, PupilId, Target, TargetId, Voice};
use lantern::ledger::Change;
use lantern::report::offered::offered;
use lantern::report::targets::{
    carried_forward, left_over, missing, set_and_missing, standings, suggested, to_take_home, wanted, without_criterion,
};
use lantern::words::targets::{not_met, not_reviewed};
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

fn fold(device: &Device, pupil: PupilId) -> Arc<lantern::ledger::Fold> {
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
    assert_eq!((said(&now.child), said(&now.mentor), now.is_met()), ("green".into(), "yellow".into(), false));
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
    // The second was not reviewed: it is neither met nor unmet.
    assert_eq!(standings(device.files(), ada, period(SPRING_1))[0].unmet_before, 1);
    review(&mut device, ada, second, Voice::Teacher, "yellow");
    assert_eq!(standings(device.files(), ada, period(SPRING_1))[0].unmet_before, 2);
    review(&mut device, ada, second, Voice::Teacher, "green");
    assert_eq!(standings(device.files(), ada, period(SPRING_1))[0].unmet_before, 0);
    device.tell(Targets::Remove { pupil: ada, target: third });
    assert_eq!(standings(device.files(), ada, period(SPRING_1)), []);
    device.step(Doing::Undo);
    assert_eq!(standings(device.files(), ada, period(SPRING_1)).len(), 1);
}

#[test]
fn what_nobody_has_reviewed_is_left_over_and_not_unmet() {
    let (mut device, _, ada) = school();
    // The mentor's review; whether the target is left over then, and whether it was found unmet.
    let table = [(None, true, false), (Some("red"), true, true), (Some("yellow"), true, true), (Some("green"), false, false)];
    for (nth, (review, left, unmet)) in table.into_iter().enumerate() {
        let text = format!("I can do {nth}.");
        let id = set(&mut device, ada, target(AUTUMN_1, &text));
        let band = review.map(|band| band.parse().unwrap());
        device.tell(Targets::Review { pupil: ada, target: id, voice: Voice::Teacher, band });
        // What the child says of itself does not decide it.
        device.tell(Targets::Review { pupil: ada, target: id, voice: Voice::Child, band: Some("red".parse().unwrap()) });
        let found = left_over(device.files(), ada, period(AUTUMN_2)).into_iter().find(|standing| standing.id == id);
        assert_eq!((found.is_some(), found.is_some_and(|standing| standing.is_unmet())), (left, unmet), "{review:?}");
    }
    let now = period(AUTUMN_2);
    let said = |of: &str| (not_met(period(of), now), not_reviewed(period(of), now));
    let table = [
        (AUTUMN_2, "Not met this half term", "Not reviewed yet: set for this half term"),
        (AUTUMN_1, "Not met last half term", "Not reviewed yet: set for last half term"),
        ("2025-26.summer-2", "Not met in summer 2 2025-26", "Not reviewed yet: set for summer 2 2025-26"),
    ];
    for (of, unmet, open) in table {
        assert_eq!(said(of), (unmet.to_owned(), open.to_owned()));
    }
}

#[test]
fn all_that_is_left_over_is_carried_forward_in_one_step() {
    let (mut device, class, ada) = school();
    let ben = device.enrol(class, crate::device::year(), crate::device::child("Ben", "Bittern", None, None));
    let maths = CriterionId { subject: "maths".parse().unwrap(), stage: 4, number: 3 };
    let first = set(&mut device, ada, Target { criterion: Some(maths), ..target(AUTUMN_1, "I can subtract.") });
    let met = set(&mut device, ada, target(AUTUMN_1, "I can add."));
    set(&mut device, ben, target(AUTUMN_1, "I can help."));
    review(&mut device, ada, met, Voice::Teacher, "green");
    let left = |device: &Device| carried_forward(device.files(), &[ada, ben], period(AUTUMN_2));
    let carried = left(&device);
    assert_eq!(
        carried.iter().map(|(pupil, target)| (*pupil, target.text.as_str())).collect::<Vec<_>>(),
        [(ada, "I can subtract."), (ben, "I can help."),]
    );
    assert_eq!((carried[0].1.carried_from, carried[0].1.criterion, carried[0].1.period), (Some(first), Some(maths), period(AUTUMN_2)));
    let batch = device.tell(Targets::Set { targets: carried });
    assert_eq!((batch.add.len(), left(&device)), (2, Vec::new()));
    device.step(Doing::Undo);
    assert_eq!(left(&device).len(), 2);
}

#[test]
fn a_slip_shows_what_is_worked_on_rather_than_nothing() {
    let (mut device, _, ada) = school();
    let shown = |device: &Device| {
        let (of, found) = to_take_home(device.files(), ada, period(SPRING_1), &[period(AUTUMN_2), period(AUTUMN_1)]);
        (of.to_string(), found.into_iter().map(|standing| standing.target.text).collect::<Vec<_>>())
    };
    assert_eq!(shown(&device), (SPRING_1.to_owned(), vec![]));
    set(&mut device, ada, target(AUTUMN_1, "I can count."));
    assert_eq!(shown(&device), (AUTUMN_1.to_owned(), vec!["I can count.".to_owned()]));
    let met = set(&mut device, ada, target(AUTUMN_2, "I can add."));
    set(&mut device, ada, target(AUTUMN_2, "I can halve."));
    review(&mut device, ada, met, Voice::Teacher, "green");
    assert_eq!(shown(&device), (AUTUMN_2.to_owned(), vec!["I can halve.".to_owned()]));
    set(&mut device, ada, target(SPRING_1, "I can share."));
    assert_eq!(shown(&device), (SPRING_1.to_owned(), vec!["I can share.".to_owned()]));
}

#[test]
fn words_of_a_criterion_go_with_it_and_own_words_stay() {
    let table = [
        ("I can add.", Some("I can add."), ""),
        ("I can add quickly.", Some("I can add."), "I can add quickly."),
        ("I help.", None, "I help."),
        ("", None, ""),
    ];
    for (text, of_criterion, left) in table {
        assert_eq!(without_criterion(text, of_criterion), left, "{text:?} {of_criterion:?}");
    }
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

#[test]
fn what_is_offered_to_everyone_fills_each_subject_up_and_no_more() {
    let (mut device, _, ada) = school();
    let (curricula, period) = ([Arc::new(maths())], period(AUTUMN_2));
    let offers = |device: &Device| offered(device.files(), ada, &curricula, period);
    let first = offers(&device);
    assert_eq!((first.of_subjects[0].1.len(), first.wants_own, first.help.clone()), (3, true, None));
    assert_eq!(first.own("  ", period), None);
    let own = first.own(" Speak up ", period).unwrap();
    assert_eq!((own.0, own.1.text.as_str(), own.1.area), (ada, "Speak up", Area::Personal));
    let targets: Vec<_> = first.targets(period).take(2).chain([own]).collect();
    device.tell(Targets::Set { targets });
    let then = offers(&device);
    assert_eq!((then.of_subjects[0].1.len(), then.wants_own), (1, false));
    // What is a target already is not offered again.
    assert_eq!(then.of_subjects[0].1[0].criterion, first.of_subjects[0].1[2].criterion);
}
