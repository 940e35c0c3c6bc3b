//! What each command comes to, and why it is refused.

use lantern::domain::people::{NAME_MAX, NOTE_MAX};
use lantern::domain::{ClassId, EntryId, NoteId, Placement, Pupil, PupilId, StaffId, StaffMember, TermDates, Voice, YearGroup};
use lantern::ledger::{About, Change, Ledger, Reading, Roll};
use lantern::workspace::{Command, Doing, Enrol, Import, Marking, NewClass, Refusal};

use super::device::{Device, child, left, reworded, year};
use super::histories::{contests, merged, says};

pub(crate) const PERIOD: &str = "2026-27.autumn-2";

/// A device with class 4B, and Ada in it.
pub(crate) fn school() -> (Device, ClassId, PupilId) {
    let mut device = Device::new(0xA1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    (device, class, ada)
}

/// A second device that knows what the first knows.
fn copy(of: &Device, session: u64) -> Device {
    let mut device = Device::new(session);
    device.hold(&of.ledger().clone());
    device
}

pub(crate) fn known(pupil: PupilId, details: Pupil) -> Enrol {
    Enrol { known: Some(pupil), details, corrects: false, legal: None, year_group: None }
}

pub(crate) fn new(details: Pupil) -> Enrol {
    Enrol { known: None, details, corrects: false, legal: None, year_group: None }
}

pub(crate) fn add(class: ClassId, pupils: Vec<Enrol>) -> Command {
    Command::AddPupils { class, year: year(), pupils }
}

pub(crate) fn rate(pupil: PupilId, band: &str) -> Marking {
    let (criterion, period) = ("maths-4.1".parse().unwrap(), PERIOD.parse().unwrap());
    Marking::one(pupil, Voice::Teacher, criterion, period, Some(band.parse().unwrap()))
}

pub(crate) fn add_demo() -> Command {
    Command::AddDemo { period: PERIOD.parse().unwrap() }
}

pub(crate) fn demo_class(device: &Device) -> ClassId {
    device.roll().classes().into_iter().find(|(_, class)| class.demo).unwrap().0
}

fn details(device: &Device, pupil: PupilId) -> Pupil {
    device.roll().pupil(pupil).unwrap().settled().unwrap().clone()
}

fn placed(device: &Device, pupil: PupilId) -> Placement {
    *device.roll().placement(pupil, year()).unwrap().settled().unwrap()
}

pub(crate) fn in_class(class: ClassId) -> Placement {
    Placement { class: Some(class), year_group: None }
}

/// An id nobody has minted.
fn stranger<T: std::str::FromStr<Err: std::fmt::Debug>>() -> T {
    "8888888888888.9".parse().unwrap()
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let (mut device, class, ada) = school();
    let owls = device.add_class("Owls");
    device.tell(add_demo());
    let (demo, invented) = (demo_class(&device), device.pupil("Bashir"));
    let (nobody, nowhere, note): (PupilId, ClassId, NoteId) = (stranger(), stranger(), stranger());
    let long = "x".repeat(NAME_MAX + 1);
    let enrol =
        |forename: &str| Enrol { known: None, details: child(forename, "", None, None), corrects: false, legal: None, year_group: None };
    let name_class = |name: &str| Command::AddClass(NewClass { name: name.into() });
    let write = |text: String| Command::WriteNote { pupil: ada, note: None, text };
    let place = |pupil, class| Command::Place { pupil, year: year(), placement: in_class(class) };
    let table = [
        (Command::NameSchool { name: " \t".into() }, Refusal::NameMissing),
        (Command::NameSchool { name: long.clone() }, Refusal::TooLong(NAME_MAX)),
        (name_class(""), Refusal::NameMissing),
        (name_class(&long), Refusal::TooLong(NAME_MAX)),
        (name_class(" 4b "), Refusal::ClassNameTaken("4b".into())),
        (Command::RenameClass { class: owls, name: "4B".into() }, Refusal::ClassNameTaken("4B".into())),
        (Command::RenameClass { class: nowhere, name: "5C".into() }, Refusal::NotHere),
        (Command::RemoveClass { class }, Refusal::ClassNotEmpty),
        (Command::SetStaff { staff: None, member: StaffMember { name: String::new(), job: "head".into() } }, Refusal::NameMissing),
        (Command::SetStaff { staff: None, member: StaffMember { name: "Mr Crow".into(), job: long.clone() } }, Refusal::TooLong(NAME_MAX)),
        (add(nowhere, vec![enrol("Dev")]), Refusal::NotHere),
        (add(class, vec![]), Refusal::NobodyToAdd),
        (add(class, vec![enrol("Dev"), enrol(" ")]), Refusal::NameMissing),
        (add(class, vec![enrol(&long)]), Refusal::TooLong(NAME_MAX)),
        (add(class, vec![known(nobody, child("Dev", "", None, None))]), Refusal::NotHere),
        (add(demo, vec![enrol("Dev")]), Refusal::DemoStaysApart),
        (Command::SetPupil { pupil: nobody, details: child("Dev", "", None, None) }, Refusal::NotHere),
        (Command::SetPupil { pupil: ada, details: child("", "Avocet", None, None) }, Refusal::NameMissing),
        (Command::SetPupil { pupil: ada, details: child("Ada", &long, None, None) }, Refusal::TooLong(NAME_MAX)),
        (place(nobody, class), Refusal::NotHere),
        (place(ada, nowhere), Refusal::NotHere),
        (place(ada, demo), Refusal::DemoStaysApart),
        (place(invented, class), Refusal::DemoStaysApart),
        (write("  ".into()), Refusal::NameMissing),
        (write("x".repeat(NOTE_MAX + 1)), Refusal::TooLong(NOTE_MAX)),
        (Command::WriteNote { pupil: nobody, note: None, text: "Hello".into() }, Refusal::NotHere),
        (Command::RemoveNote { pupil: ada, note }, Refusal::NotHere),
        (Command::Settle { about: About::School, choice: stranger::<EntryId>() }, Refusal::NothingToSettle),
        (Command::Link { pupil: ada, same_as: ada }, Refusal::AlreadyLinked),
        (Command::Link { pupil: ada, same_as: nobody }, Refusal::NotHere),
        (Command::Link { pupil: ada, same_as: invented }, Refusal::DemoStaysApart),
        (Command::Unlink { pupil: ada }, Refusal::NotLinked),
        (Command::Erase { pupil: nobody }, Refusal::NotHere),
        (add_demo(), Refusal::DemoIsHere),
    ];
    let before = device.ledger().clone();
    for (command, refusal) in table {
        assert_eq!(device.ask(&command), Err(refusal), "{command:?}");
        assert_eq!(*device.ledger(), before, "{command:?}");
    }
    assert!(device.step(Doing::Redo).is_none());
}

#[test]
fn what_is_so_already_is_not_written_again() {
    let (mut device, class, ada) = school();
    let staff: StaffId = stranger();
    let member = StaffMember { name: "Mr Crow".into(), job: String::new() };
    let commands = [
        Command::NameSchool { name: " Larkfield  Primary ".into() },
        Command::SetTermDates { dates: TermDates::usual(year()) },
        Command::SetStaff { staff: Some(staff), member },
        Command::RenameClass { class, name: "Owls".into() },
        Command::SetPupil { pupil: ada, details: child("Adah", "Avocet", None, None) },
        Command::Place { pupil: ada, year: year(), placement: left() },
        Command::WriteNote { pupil: ada, note: Some(stranger()), text: "Reads daily ".into() },
        Command::RemoveStaff { staff },
    ];
    for command in commands {
        assert_eq!(device.tell(command.clone()).add.len(), 1, "{command:?}");
        assert!(device.tell(command.clone()).is_empty(), "{command:?}");
    }
    assert_eq!(device.roll().school_name().unwrap().settled().unwrap(), "Larkfield Primary");
}

#[test]
fn a_class_without_children_can_go_and_its_name_be_used_again() {
    let (mut device, class, ada) = school();
    device.tell(Command::Place { pupil: ada, year: year(), placement: left() });
    device.tell(Command::RemoveClass { class });
    assert_eq!(device.roll().classes(), vec![]);
    assert!(device.ask(&Command::AddClass(NewClass { name: "4B".into() })).is_ok());
    assert!(device.roll().pupil(ada).is_some(), "a child who left stays on the roll");
}

#[test]
fn a_list_fills_gaps_and_overwrites_nothing() {
    let (mut device, class, ada) = school();
    let other_spelling = child("ADA", "AVOCETT", Some("B801200005001"), Some("2018-02-03"));
    device.tell(add(class, vec![known(ada, other_spelling)]));
    assert_eq!(details(&device, ada), child("Ada", "Avocet", Some("B801200005001"), Some("2018-02-03")));
    assert_eq!(placed(&device, ada).year_group.map(YearGroup::number), Some(4), "by age");
    device.tell(add(class, vec![known(ada, child("Ada", "Avocet", None, Some("2017-02-03")))]));
    assert_eq!(details(&device, ada).born, child("", "", None, Some("2018-02-03")).born);
    assert_eq!(device.roll().pupils().len(), 1);
}

#[test]
fn a_list_does_not_settle_what_is_contested() {
    let (mut here, class, ada) = school();
    let mut there = copy(&here, 0xB2);
    here.tell(Command::SetPupil { pupil: ada, details: child("Ada", "Avocet-Heron", None, None) });
    there.tell(Command::SetPupil { pupil: ada, details: child("Ada", "Heron", None, None) });
    here.hold(&merged(here.ledger(), there.ledger()));
    here.tell(add(class, vec![known(ada, child("Ada", "Heron", Some("B801200005001"), None))]));
    assert!(here.roll().pupil(ada).unwrap().is_contested());
}

#[test]
fn the_year_group_is_what_was_said_before_what_follows_from_age() {
    let (mut device, class, _) = school();
    let five = YearGroup::typed("5");
    let enrol = |known, born: Option<&str>, year_group| Enrol {
        known,
        details: child("Dev", "Dunnock", None, born),
        corrects: false,
        legal: None,
        year_group,
    };
    device.tell(add(class, vec![enrol(None, Some("2018-05-04"), None)]));
    let dev = device.pupil("Dev");
    assert_eq!(placed(&device, dev).year_group, YearGroup::typed("4"));
    device.tell(add(class, vec![enrol(Some(dev), None, five)]));
    assert_eq!(placed(&device, dev).year_group, five);
    device.tell(add(class, vec![enrol(Some(dev), Some("2018-05-04"), None)]));
    assert_eq!(placed(&device, dev).year_group, five, "a child taught with another year stays there");
    // Next year nobody has said anything yet: the held date of birth says it.
    let next = year().next().unwrap();
    device.tell(Command::AddPupils { class, year: next, pupils: vec![enrol(Some(dev), None, None)] });
    assert_eq!(device.roll().placement(dev, next).unwrap().settled().unwrap().year_group, five);
}

#[test]
fn a_band_that_goes_is_retired_and_its_ratings_stay_readable() {
    let (mut device, _, ada) = school();
    device.tell(rate(ada, "yellow"));
    device.tell(crate::device::set_scheme(reworded("gold")));
    let yellow = "yellow".parse().unwrap();
    let scheme = device.roll().scheme(PERIOD.parse().unwrap());
    assert!(!scheme.uses(yellow) && scheme.band(yellow).is_some());
    assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.1", PERIOD), Some(Reading::Settled("yellow".into())));
    assert!(device.tell(rate(ada, "yellow")).is_empty(), "it says so already");
    device.tell(rate(ada, "gold"));
    assert_eq!(device.ask(&rate(ada, "yellow")), Err(Refusal::NoSuchBand));
}

#[test]
fn a_scheme_settled_against_keeps_its_bands_readable() {
    let (mut here, _, ada) = school();
    let mut there = copy(&here, 0xB2);
    here.tell(crate::device::set_scheme(reworded("gold")));
    here.tell(rate(ada, "gold"));
    there.tell(crate::device::set_scheme(reworded("pink")));
    here.hold(&merged(here.ledger(), there.ledger()));
    for band in ["gold", "pink"] {
        assert!(here.roll().band(band.parse().unwrap()).is_some(), "{band} while contested");
    }
    let key = "pink".parse().unwrap();
    let pink = |change: &Change| match change {
        Change::SchemeSet { scheme } => scheme.band(key).is_some(),
        Change::BandsFrom { bands, .. } => bands.contains(&key),
        _ => false,
    };
    // The words, and which bands are in use.
    assert_eq!(contests(here.ledger()).len(), 2);
    for (about, claims) in contests(here.ledger()) {
        let choice = claims.iter().find(|e| pink(&e.change)).unwrap().id;
        here.tell(Command::Settle { about, choice });
    }
    assert!(here.roll().scheme(PERIOD.parse().unwrap()).uses("pink".parse().unwrap()));
    assert_eq!(here.roll().band("gold".parse().unwrap()).unwrap().word, "Nearly");
}

/// Ada enrolled apart on two devices, both known here: the id here, and the id there.
fn twice(mine: Pupil, theirs: Pupil) -> (Device, PupilId, PupilId) {
    let (mut here, mut there) = (Device::new(0xB2), Device::new(0xA1));
    let (ours, owls) = (here.add_class("4B"), there.add_class("Owls"));
    let (one, other) = (here.enrol(ours, year(), mine), there.enrol(owls, year(), theirs));
    there.tell(rate(other, "green"));
    here.hold(&merged(here.ledger(), there.ledger()));
    (here, one, other)
}

#[test]
fn linking_settles_what_one_side_merely_lacks() {
    let (mut device, one, other) =
        twice(child("Ada", "Avocet", Some("B801200005001"), None), child("Ada", "Avocet", None, Some("2018-02-03")));
    let class = placed(&device, one).class;
    device.tell(Command::Link { pupil: one, same_as: other });
    assert_eq!(contests(device.ledger()), vec![]);
    assert_eq!(details(&device, other), child("Ada", "Avocet", Some("B801200005001"), Some("2018-02-03")));
    assert_eq!(placed(&device, other).class, class, "the placement here is kept");
    assert_eq!(device.roll().ids(one), vec![other, one], "the smaller id stands for both");
    assert_eq!(device.rating(one, Voice::Teacher, "maths-4.1", PERIOD), Some(Reading::Settled("green".into())));
    device.tell(rate(one, "red"));
    assert_eq!(device.rating(other, Voice::Teacher, "maths-4.1", PERIOD), Some(Reading::Settled("red".into())));
    assert_eq!(device.ask(&Command::Link { pupil: other, same_as: one }), Err(Refusal::AlreadyLinked));
}

#[test]
fn linking_leaves_a_contradiction_to_the_teacher() {
    let (mut device, one, other) = twice(child("Ada", "Avocet", None, None), child("Adah", "Avocet", None, Some("2018-02-03")));
    device.tell(Command::Link { pupil: one, same_as: other });
    assert!(device.roll().pupil(one).unwrap().is_contested());
    assert!(!device.roll().placement(one, year()).unwrap().is_contested());
    device.settle_all();
    assert_eq!(contests(device.ledger()), vec![]);
}

#[test]
fn linking_does_not_settle_what_was_contested_before() {
    let (mut here, one, other) = twice(child("Ada", "Avocet", None, None), child("Ada", "Avocet", None, Some("2018-02-03")));
    let mut there = copy(&here, 0xC3);
    there.tell(Command::SetPupil { pupil: one, details: child("Ada", "Heron", None, None) });
    here.tell(Command::SetPupil { pupil: one, details: child("Ada", "", None, None) });
    here.hold(&merged(here.ledger(), there.ledger()));
    let Some(Reading::Contested(before)) = here.roll().pupil(one) else { panic!("not contested") };
    here.tell(Command::Link { pupil: one, same_as: other });
    let Some(Reading::Contested(after)) = here.roll().pupil(one) else { panic!("settled silently") };
    assert!(before.iter().all(|claim| after.contains(claim)));
}

#[test]
fn children_unlinked_say_again_what_they_said() {
    let (mut device, one, other) =
        twice(child("Ada", "Avocet", Some("B801200005001"), None), child("Ada", "Avocet", None, Some("2018-02-03")));
    let before = says(device.ledger());
    let (mine, placement) = (details(&device, one), placed(&device, one));
    device.tell(Command::Link { pupil: one, same_as: other });
    device.tell(Command::SetPupil { pupil: one, details: child("Ada", "Heron", None, None) });
    device.tell(Command::Unlink { pupil: other });
    assert_eq!(device.roll().pupils().len(), 2);
    assert_eq!((details(&device, one), placed(&device, one)), (mine, placement));
    assert_eq!(details(&device, other).surname, "Heron", "what was said of both stays with the id it was written under");
    for _ in 0..3 {
        device.step(Doing::Undo);
    }
    assert_eq!(says(device.ledger()), before);
}

#[test]
fn a_child_linked_is_erased_under_every_id() {
    let (mut device, one, other) = twice(child("Ada", "Avocet", None, None), child("Ada", "Avocet", None, None));
    let stale = device.ledger().clone();
    device.tell(Command::Link { pupil: one, same_as: other });
    device.tell(rate(one, "red"));
    device.tell(Command::Erase { pupil: one });
    device.hold(&merged(device.ledger(), &stale));
    assert!(device.roll().pupils().is_empty() && device.ledger().pupils().next().is_none());
    assert_eq!(device.ledger().erased().len(), 2);
}

#[test]
fn a_new_command_ends_redo_and_erasing_cannot_be_undone() {
    let (mut device, _, ada) = school();
    device.tell(rate(ada, "green"));
    device.step(Doing::Undo);
    device.tell(rate(ada, "red"));
    assert!(device.step(Doing::Redo).is_none());
    device.tell(Command::Erase { pupil: ada });
    while device.step(Doing::Undo).is_some() {
        assert!(device.roll().pupil(ada).is_none());
    }
    assert_eq!(device.ledger().pupils().count(), 0);
    while device.step(Doing::Redo).is_some() {
        assert!(device.roll().pupil(ada).is_none());
    }
}

#[test]
fn an_import_takes_in_only_what_is_new_and_not_erased() {
    let (mut here, _, ada) = school();
    let mut there = copy(&here, 0xB2);
    there.tell(rate(ada, "green"));
    let theirs: Vec<_> = there.ledger().entries().cloned().collect();
    let import = |erase| Command::Import(Import { entries: theirs.clone(), erase, ..Import::default() });
    let mut eraser = copy(&here, 0xC3);
    assert_eq!(here.tell(import(vec![])).add.len(), 1);
    // The same file, with the child erased where it comes from; and again where she was erased before.
    assert_eq!(eraser.tell(import(vec![ada])).add, vec![]);
    assert!(eraser.roll().pupils().is_empty() && eraser.ledger().bars(&theirs[1]));
    assert_eq!(eraser.tell(import(vec![])).add, vec![]);
    assert_eq!(merged(here.ledger(), eraser.ledger()), merged(&Ledger::default(), eraser.ledger()));
    assert_eq!(Roll::of(&merged(here.ledger(), eraser.ledger())), *eraser.roll());
}
