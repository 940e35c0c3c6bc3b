//! The school's own groups of children.

use lantern::domain::{GroupKey, Period, PupilId};
use lantern::exchange::Document;
use lantern::ledger::Change;
use lantern::report::groups::groups_of;
use lantern::report::school::{self, Asked, By, Look, counted};
use lantern::workspace::{Grouping, Refusal};

use crate::device::{Device, child, year};

fn of(group: Option<GroupKey>, name: &str, among: &[PupilId], members: &[PupilId]) -> Grouping {
    Grouping::Of { group, name: name.into(), among: among.into(), members: members.into() }
}

fn class(device: &mut Device) -> Vec<PupilId> {
    let class = device.add_class("4B");
    ["Ada", "Ben", "Cy"].map(|name| device.enrol(class, year(), child(name, "Avocet", None, None))).into()
}

fn members(device: &Device, group: GroupKey, of: &[PupilId]) -> Vec<bool> {
    let roll = device.roll();
    of.iter().map(|pupil| roll.is_in(*pupil, group)).collect()
}

#[test]
fn only_whoever_was_asked_about_comes_or_goes_and_one_undo_takes_all_of_it_back() {
    let mut device = Device::at_school(1);
    let all = class(&mut device);
    assert_eq!(device.roll().groups(), [], "there is none until somebody makes one");
    device.tell(of(None, " Maths  set 1 ", &all, &all[..2]));
    let group = device.roll().groups()[0].clone();
    assert_eq!((group.key.as_str(), group.name.as_str(), group.retired), ("maths-set-1", "Maths set 1", false));
    assert_eq!(members(&device, group.key, &all), [true, true, false]);
    // Of another class: whoever is in it already was not asked about.
    device.tell(of(Some(group.key), "Maths set 1", &all[2..], &all[2..]));
    assert_eq!(members(&device, group.key, &all), [true, true, true]);
    let batch = device.tell(of(Some(group.key), "Maths set one", &all, &all[1..]));
    assert_eq!(batch.add.len(), 2, "what is so already is not said again");
    assert_eq!(members(&device, group.key, &all), [false, true, true]);
    device.step(lantern::workspace::Doing::Undo).unwrap();
    assert_eq!((members(&device, group.key, &all), device.roll().groups()[0].name.clone()), (vec![true; 3], "Maths set 1".to_owned()));
    device.tell(Grouping::Set { group: group.key, name: "Maths set 1".into(), retired: true });
    assert!(device.roll().groups()[0].retired && device.roll().is_in(all[0], group.key));
}

#[test]
fn a_group_has_a_name_of_its_own_and_is_there() {
    let mut device = Device::at_school(1);
    let all = class(&mut device);
    device.tell(of(None, "Owls", &all, &all[..1]));
    let owls = device.roll().groups()[0].key;
    let gone: GroupKey = "larks".parse().unwrap();
    let refused = [
        (of(None, "  ", &all, &all), Refusal::NameMissing),
        (of(None, "OWLS", &all, &all), Refusal::GroupNameTaken("OWLS".into())),
        (of(Some(gone), "Larks", &all, &all), Refusal::NotHere),
        (Grouping::Set { group: gone, name: "Larks".into(), retired: false }, Refusal::NotHere),
        (of(Some(owls), "Owls", &["0k7f3q9x2b4m1.99".parse().unwrap()], &[]), Refusal::NotHere),
    ];
    for (asked, why) in refused {
        assert_eq!(device.ask(&asked), Err(why), "{asked:?}");
    }
}

#[test]
fn a_group_of_one_name_made_on_two_devices_is_one_group() {
    let mut one = Device::at_school(1);
    let all = class(&mut one);
    let mut other = Device::new(2);
    other.take(&one.everything());
    one.tell(of(None, "Owls", &all, &all[..1]));
    other.tell(of(None, "Owls", &all, &all[1..]));
    one.take(&other.everything());
    let roll = one.roll();
    assert_eq!(roll.groups().len(), 1);
    assert_eq!(members(&one, roll.groups()[0].key, &all), [true; 3]);
    assert_eq!(roll.fold().contested().count(), 0);
}

#[test]
fn groups_go_with_a_class_but_not_with_the_settings_or_one_child() {
    let mut device = Device::at_school(1);
    let all = class(&mut device);
    device.tell(of(None, "Owls", &all, &all[..1]));
    device.tell(of(None, "Larks", &all, &[]));
    let kinds = |document: &Document| {
        let found = document.entries.iter().map(|entry| entry.change.kind()).filter(|kind| kind.contains("group"));
        found.map(str::to_owned).collect::<Vec<_>>()
    };
    let class = device.roll().classes()[0].0;
    let file = device.class(class, year());
    assert_eq!(kinds(&file), ["group-set", "in-group"]);
    assert!(file.entries.iter().any(|entry| matches!(&entry.change, Change::GroupSet { name, .. } if name == "Owls")));
    assert_eq!(kinds(&device.settings()), [""; 0]);
    assert_eq!(kinds(&device.one_child(all[0])), [""; 0]);
}

#[test]
fn the_school_is_counted_by_groups_and_a_child_in_two_is_in_both() {
    let mut device = Device::at_school(1);
    let all = class(&mut device);
    device.tell(of(None, "Owls", &all, &all[..2]));
    device.tell(of(None, "Larks", &all, &all[..1]));
    device.tell(of(None, "Wrens", &all, &all));
    let wrens = device.roll().groups()[2].clone();
    device.tell(Grouping::Set { group: wrens.key, name: wrens.name, retired: true });
    let (roll, period) = (device.roll(), "2026-27.autumn-1".parse::<Period>().unwrap());
    let classes = school::classes(&roll, year());
    let seated = school::seated(&roll, &classes, period);
    let asked = Asked { look: Look::Targets, subjects: &[], period, today: "2026-10-01".parse().unwrap() };
    let counted = counted(device.files(), (&classes, &seated), &asked, By::Group);
    let rows: Vec<_> = counted.rows.iter().map(|row| (row.name.as_str(), row.children())).collect();
    assert_eq!(rows, [("Larks", 1), ("Owls", 2), ("In no group", 1), ("Whole school", 3)]);
    let named: Vec<(PupilId, String)> = all.iter().map(|pupil| (*pupil, String::new())).collect();
    let of_class: Vec<_> = groups_of(&roll, &named).into_iter().map(|(_, name, count)| (name, count)).collect();
    assert_eq!(of_class, [("Larks".to_owned(), 1), ("Owls".to_owned(), 2)]);
}
