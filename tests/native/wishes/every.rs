//! That nothing is forgotten: every command occurs in the histories, and not only to be refused.

use std::collections::BTreeSet;

use lantern::workspace::Doing;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::{OfMovingUp, OfSchool, What, of, wishes};
use crate::device::{Device, child, year};
use crate::histories::wished;

/// Two devices of a school and one of another, that have enrolled the same children; of the others one is erased elsewhere.
fn devices() -> Vec<Device> {
    let mut devices = vec![Device::at_school(1), Device::new(2), Device::at_school(3)];
    let school = devices[0].school();
    devices[1].join(school);
    for device in &mut devices {
        let class = device.add_class("4B");
        for (forename, surname) in [("Ada", "Avocet"), ("Bashir", "Bittern"), ("Chloe", "Curlew")] {
            device.enrol(class, year(), child(forename, surname, None, None));
        }
    }
    devices
}

#[test]
fn every_command_is_wished_for_and_not_only_refused() {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(13), failure_persistence: None, ..Config::default() });
    let kinds = [of(What::all()).boxed(), wishes().boxed(), wishes().boxed()];
    let mut open = What::all();
    for round in 0..80 {
        let mut devices = devices();
        for nth in 0..300 {
            // What has not happened yet is wished for as often as what is wished for in histories.
            let wish = kinds[nth % 3].new_tree(&mut runner).unwrap().current();
            let which = usize::from(wish.how) % 3;
            let Some(asked) = wished(&devices, which, wish) else { continue };
            let only_read = wish.what == What::Load;
            if devices[which].put(asked).is_ok_and(|batch| only_read || !batch.is_empty()) {
                open.retain(|what| *what != wish.what);
            }
        }
        if open.is_empty() {
            return;
        }
        assert!(round < 79, "never carried out: {open:?}");
    }
}

/// Undo, reading and, more seldom, erasing are acts of their own there.
#[test]
fn the_histories_of_many_devices_draw_every_command_there_is() {
    let left: Vec<What> = What::all().into_iter().filter(|what| !what.is_drawn_for_many()).collect();
    let steps = [Doing::Undo, Doing::Redo].map(What::Step);
    assert_eq!(left, [&[What::Command(OfSchool::Erase), What::MovingUp(OfMovingUp::EraseLeavers), What::Load][..], &steps].concat());
}

/// Whatever can be decided is in the list of commands, or is one of these.
#[test]
fn whatever_can_be_asked_for_is_in_the_list() {
    // The start page's own way to add a class, as Command::AddClass has it; a day's request with the day it is; a setting
    // with its half term; an answer, by what is said.
    let by_another_name = ["NewClass", "OnADay", "HoldFrom", "Teaching", "Answering"];
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/src/workspace");
    let texts = std::fs::read_dir(here).unwrap().filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok());
    let decided: BTreeSet<String> = texts
        .flat_map(|text| {
            text.lines().filter_map(|line| line.strip_prefix("impl Decide for ")?.split(' ').next().map(String::from)).collect::<Vec<_>>()
        })
        .collect();
    let listed = What::NAMES.iter().chain(&by_another_name).map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert!(decided.len() > 10 && decided.is_subset(&listed), "{:?}", decided.difference(&listed));
}

#[test]
fn a_wish_shrinks_to_a_simpler_one() {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() });
    let mut tree = wishes().prop_filter("not simple", |wish| wish.who > 9).new_tree(&mut runner).unwrap();
    let before = tree.current();
    while tree.simplify() {}
    let after = tree.current();
    assert!(after.who < before.who && after.which == 0 && after.how == 0 && after.what == What::all()[0], "{before:?} -> {after:?}");
    assert!(What::all().contains(&What::Step(Doing::Undo)));
}
