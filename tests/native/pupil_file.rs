//! A child's file as a file: all of the child and no other child's file, and what it comes to at another school.

use lantern::domain::{Placement, PupilId, Voice};
use lantern::exchange::{Document, ImportProblem, Kind};
use lantern::ledger::{About, Change, Reading};
use lantern::workspace::Command;
use proptest::prelude::*;

use crate::device::{Device, child, year};
use crate::histories::{acts, tell_apart};

const NOW: &str = "2026-27.autumn-2";

/// A school with Ada and Bashir in one class, and the class before it.
fn school() -> (Device, PupilId, PupilId) {
    let mut here = Device::at_school(1);
    let (before, now) = (here.add_class("3B"), here.add_class("4B"));
    let ada = here.enrol(before, year().previous().unwrap(), child("Ada", "Avocet", Some("B801200005001"), Some("2018-03-14")));
    here.tell(Command::Place { pupil: ada, year: year(), placement: Placement { class: Some(now), year_group: None } });
    let bashir = here.enrol(now, year(), child("Bashir", "Bittern", None, Some("2017-11-02")));
    here.rate(ada, Voice::Teacher, "maths-3.1", "2025-26.summer-1", Some("green"));
    here.rate(ada, Voice::Child, "maths-4.1", NOW, Some("yellow"));
    here.rate(bashir, Voice::Teacher, "maths-4.2", NOW, Some("red"));
    (here, ada, bashir)
}

#[test]
fn it_holds_every_entry_of_the_child_with_its_classes_and_no_other_child() {
    let (mut here, ada, bashir) = school();
    let eve = here.enrol(here.roll().classes()[0].0, year(), child("Eve", "Egret", None, None));
    here.tell(Command::Erase { pupil: eve });
    let file = here.one_child(ada);
    assert_eq!((file.kind, file.class, file.erased.len()), (Kind::Pupil, None, 0));
    let text = file.encode().unwrap();
    assert!(!text.contains("Bittern") && !text.contains(&bashir.to_string()) && !text.contains(&eve.to_string()), "{text}");
    let of = |about| here.ledger().entries().filter(|entry| entry.about == about).count();
    assert_eq!(file.entries.iter().filter(|entry| entry.about == About::Pupil(ada)).count(), of(About::Pupil(ada)));
    let classes = file.entries.iter().filter_map(|entry| match &entry.change {
        Change::ClassSet { name, .. } => Some(name.as_str()),
        _ => None,
    });
    assert_eq!(classes.collect::<Vec<_>>(), ["3B", "4B"]);
}

#[test]
fn another_school_takes_it_in_and_goes_on_with_it() {
    let (here, ada, _) = school();
    let file = Document::decode(here.one_child(ada).encode().unwrap().as_bytes()).unwrap();
    let mut there = Device::at_school(2);
    let class = there.add_class("Willow");
    let seen = there.take(&file);
    assert_eq!(seen.new_pupils.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ada]);
    assert_eq!((seen.other_school, seen.settings, seen.would_erase.len()), (here.school(), false, 0));
    assert_eq!(there.rating(ada, Voice::Teacher, "maths-3.1", "2025-26.summer-1"), Some(Reading::Settled("green".into())));
    there.tell(Command::Place { pupil: ada, year: year(), placement: Placement { class: Some(class), year_group: None } });
    there.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("green"));
    assert_eq!(there.rating(ada, Voice::Child, "maths-4.1", NOW), Some(Reading::Settled("yellow".into())));
    // What is written there comes back by the same way, for a child that returns.
    let mut here = here;
    let seen = here.take(&there.one_child(ada));
    assert_eq!((seen.new_pupils.len(), seen.grown.len()), (0, 1));
    assert_eq!(here.rating(ada, Voice::Teacher, "maths-4.1", NOW), Some(Reading::Settled("green".into())));
}

#[test]
fn one_that_would_change_a_setting_is_refused_whole() {
    let (mut here, ada, _) = school();
    here.tell(Command::NameSchool { name: "Larkfield".into() });
    let mut file = here.one_child(ada);
    let named = here.everything().entries.iter().find(|entry| matches!(entry.change, Change::SchoolNamed { .. })).cloned().unwrap();
    file.entries.push(named);
    let there = Device::at_school(2);
    assert!(matches!(there.preview(&file), Err(ImportProblem::SettingsInClassFile { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a device has been through, a child reads the same from its own file as at home, and no other child's file or name is in it.
    #[test]
    fn a_child_reads_the_same_from_its_own_file(story in acts(50)) {
        let devices = tell_apart(&story);
        for here in devices.iter().filter(|device| device.school().is_some()) {
            let children: Vec<PupilId> = here.roll().pupils().into_iter().map(|(id, _)| id).collect();
            for child in children.iter().take(2) {
                let file = here.one_child(*child);
                let ids = here.roll().ids(*child);
                // That somebody once thought two children one is told by an id alone.
                let told = |change: &Change| match change {
                    Change::PupilSet { pupil, .. } | Change::LegalNameSet { pupil, .. } | Change::PupilPlaced { pupil, .. } => Some(*pupil),
                    _ => None,
                };
                let of_others = file.entries.iter().filter(|entry| {
                    let about = if let About::Pupil(of) = entry.about { Some(of) } else { told(&entry.change) };
                    about.is_some_and(|of| !ids.contains(&of))
                });
                prop_assert_eq!(of_others.count(), 0);
                let mut there = Device::new(77);
                there.take(&Document::decode(file.encode().unwrap().as_bytes()).unwrap());
                prop_assert_eq!(there.roll().pupils().len(), 1);
                let read = |device: &Device| device.fold(*child).cells().map(|(cell, live)| (cell, live.to_vec())).collect::<Vec<_>>();
                prop_assert_eq!(read(&there), read(here));
            }
        }
    }
}
