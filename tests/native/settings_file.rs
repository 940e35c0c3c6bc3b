//! What a school decides, as a file: all of it and nothing else, and what it comes to elsewhere.

use std::sync::Arc;

use lantern::domain::{Band, Period, YearsKept};
use lantern::exchange::{Document, ImportProblem, Kind};
use lantern::ledger::{About, Change, Entry, Holds, Home, UnknownChange};
use lantern::workspace::{Command, MovingUp};
use proptest::prelude::*;

use crate::device::{Device, child, reworded, set_scheme, year};
use crate::histories::{acts, tell_apart};

const GOLDEN: &str = include_str!("../fixtures/format/lantern-1-settings.json");

fn school() -> Device {
    let mut here = Device::at_school(1);
    here.tell(Command::NameSchool { name: "Larkfield".into() });
    let class = here.add_class("4B");
    here.enrol(class, year(), child("Ada", "Avocet", None, None));
    here.tell(set_scheme(reworded("nearly")));
    here.tell(MovingUp::Keep { years: YearsKept::new(6) });
    here
}

fn words(device: &Device) -> Vec<String> {
    let of: Period = "2026-27.autumn-2".parse().unwrap();
    device.roll().scheme(of).bands().iter().map(|band: &Band| band.word.clone()).collect()
}

#[test]
fn it_holds_what_the_school_decides_and_no_child_class_or_name() {
    let here = school();
    let file = here.settings();
    assert_eq!((file.kind, file.class, file.erased.len(), file.pupils().len()), (Kind::Settings, None, 0, 0));
    let text = file.encode().unwrap();
    assert!(!text.contains("Avocet") && !text.contains("4B"), "{text}");
    assert!(file.entries.iter().any(|entry| matches!(entry.change, Change::RetentionSet { years: 6 })));
    assert!(!file.entries.iter().any(|entry| matches!(entry.change, Change::SchoolNamed { .. })));
}

#[test]
fn a_device_that_has_nothing_of_its_own_has_the_settings_of_the_file() {
    let here = school();
    let mut there = Device::new(2);
    there.take(&Document::decode(here.settings().encode().unwrap().as_bytes()).unwrap());
    assert_eq!(words(&there), words(&here));
    assert_eq!(there.roll().retention(), YearsKept::new(6));
    assert_eq!(there.roll().pupils(), []);
    // It is a school of its own, so that what comes later from the other is asked about.
    assert!(there.school().is_some() && there.school() != here.school());
    assert_eq!(there.preview(&here.everything()).unwrap().other_school, here.school());
    // Nothing comes twice.
    assert!(there.preview(&here.settings()).unwrap().brings_nothing());
}

#[test]
fn where_two_schools_differ_somebody_decides() {
    let here = school();
    let mut there = Device::at_school(3);
    there.tell(set_scheme(reworded("almost")));
    let seen = there.preview(&here.settings()).unwrap();
    assert!(seen.settings && seen.other_school == here.school() && seen.contested.len() == 1, "{seen:?}");
    assert!(seen.new_pupils.is_empty() && seen.would_erase.is_empty());
}

#[test]
fn what_was_taken_back_is_taken_back_elsewhere() {
    let mut here = school();
    let mut there = Device::new(2);
    there.take(&here.settings());
    here.tell(MovingUp::Keep { years: None });
    there.take(&here.settings());
    assert_eq!(there.roll().retention(), None);
}

#[test]
fn a_file_of_settings_with_anything_else_in_it_is_refused_whole() {
    let here = school();
    for wrong in here.everything().entries {
        let mut file = here.settings();
        if file.entries.contains(&wrong) {
            continue;
        }
        let place = file.entries.len() + 1;
        let id = wrong.id;
        file.entries.push(wrong);
        assert_eq!(Device::new(9).preview(&file), Err(ImportProblem::NoSetting { place, id }));
    }
}

#[test]
fn what_a_newer_version_put_in_place_of_a_setting_stays_behind() {
    let mut here = school();
    let setting = here.settings().entries[0].id;
    let newer = UnknownChange { kind: "setting-of-tomorrow".into(), body: "{}".into() };
    let newer = here.write(About::School, vec![setting], Change::Unknown(newer));
    // Nor does what it took the place of come back elsewhere, until that is undone.
    assert!(!here.settings().entries.iter().any(|entry| [setting, newer].contains(&entry.id)));
    here.write(About::School, vec![newer], Change::Undone {});
    let file = here.settings();
    assert!(file.entries.iter().any(|entry| entry.id == setting) && !file.entries.iter().any(|entry| entry.id == newer));
    assert!(Device::new(9).preview(&file).is_ok());
}

#[test]
fn it_takes_away_nothing_but_settings_and_erases_nobody() {
    let here = school();
    let mut file = here.settings();
    let by = file.entries[0].clone();
    let child = here.everything().entries.iter().find(|entry| matches!(entry.change, Change::PupilPlaced { .. })).unwrap().id;
    let taking =
        Entry { id: "0000000000008.1".parse().unwrap(), replaces: vec![by.id, child], change: Change::Retracted {}, ..(*by).clone() };
    let id = taking.id;
    let place = file.entries.len() + 1;
    file.entries.push(Arc::new(taking));
    // Where the child is known it is refused; elsewhere the id is nobody’s.
    assert_eq!(here.preview(&file), Err(ImportProblem::NoSetting { place, id }));
    assert!(Device::new(9).preview(&file).is_ok());
    for (text, kind) in [(here.settings().encode().unwrap(), "settings"), (here.one_child(here.pupil("Ada")).encode().unwrap(), "pupil")] {
        let forged = text.replace("\"erased\": []", "\"erased\": [\"0000000000001.9\"]");
        assert_ne!(forged, text, "{kind}");
        assert!(Document::decode(forged.as_bytes()).is_err(), "{kind}");
    }
}

#[test]
fn the_golden_file_is_read_and_written_byte_for_byte() {
    let document = Document::decode(GOLDEN.as_bytes()).unwrap();
    assert_eq!(document.kind, Kind::Settings);
    assert_eq!(document.encode().unwrap(), GOLDEN, "the format has changed");
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/lantern-1.schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&serde_json::from_str(GOLDEN).unwrap()));
    // On another device of the school.
    let mut there = Device::new(2);
    there.join(Some(document.school));
    there.take(&document);
    assert_eq!(there.roll().retention(), YearsKept::new(7));
    assert_eq!(there.settings().encode().unwrap(), GOLDEN);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a device has been through: elsewhere every setting says what it says here, and nothing but settings has come.
    #[test]
    fn settings_say_the_same_elsewhere(story in acts(50)) {
        for here in tell_apart(&story).iter().filter(|device| device.school().is_some()) {
            let mut there = Device::new(77);
            there.take(&Document::decode(here.settings().encode().unwrap().as_bytes()).unwrap());
            let said = |device: &Device| {
                let is_setting = |entry: &Entry| {
                    matches!(entry.change.home(), Home::Setting(Holds::From(_) | Holds::FromTheBeginning | Holds::Words) | Home::Dates)
                };
                let roll = device.roll();
                let cells = roll.fold().cells().filter(|(_, live)| live.iter().all(|entry| is_setting(entry)));
                cells.map(|(cell, live)| (cell, live.to_vec())).collect::<Vec<_>>()
            };
            prop_assert_eq!(said(&there), said(here));
            prop_assert!(there.roll().pupils().is_empty() && there.roll().classes().is_empty());
        }
    }
}
