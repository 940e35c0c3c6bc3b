//! A day of a class: what is missed, what happens, praise.

use lantern::domain::{Incident, Slip};
use lantern::report::today::childs_day;
use lantern::workspace::{Daily, OnADay, Refusal};

use crate::device::{Device, child, year};

fn day(n: u32) -> lantern::domain::Date {
    lantern::domain::Date::from_ymd_opt(2026, 11, n).unwrap()
}

fn on(ask: Daily) -> OnADay {
    OnADay { today: day(23), ask }
}

#[test]
fn a_miss_is_noted_once_a_day_and_counted_over_the_half_term() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    let miss = |pupils, n, missed| on(Daily::Miss { pupils, date: day(n), slip: Slip::PeKit, missed });
    for n in [2, 9, 16] {
        device.tell(miss(vec![ada], n, true));
    }
    assert!(device.tell(miss(vec![ada], 16, true)).is_empty(), "noted already");
    assert_eq!(device.tell(miss(vec![ada, ben], 17, true)).add.len(), 2, "one entry a child, one step");
    let october = lantern::domain::Date::from_ymd_opt(2026, 10, 5).unwrap();
    device.tell(on(Daily::Miss { pupils: vec![ada], date: october, slip: Slip::PeKit, missed: true }));
    let seen = |device: &Device, pupil, n| childs_day(device.files(), pupil, day(n)).missed[1];
    assert_eq!((seen(&device, ada, 17).on_the_day, seen(&device, ada, 17).so_far), (true, 4), "October is another half term");
    assert_eq!((seen(&device, ada, 16).so_far, seen(&device, ada, 18).on_the_day), (3, false));
    device.tell(miss(vec![ada], 17, false));
    assert_eq!((seen(&device, ada, 17).on_the_day, seen(&device, ada, 17).so_far), (false, 3));
    assert_eq!(seen(&device, ben, 17).so_far, 1);
}

#[test]
fn incidents_and_praise_stand_in_the_file_until_they_are_taken_back() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let incident = Incident {
        strand: "in-class".parse().unwrap(),
        kind: "Unkind words".into(),
        happened: " In the queue. ".into(),
        done: String::new(),
    };
    device.tell(on(Daily::Happen { pupils: vec![ada], date: day(20), incident }));
    device.tell(on(Daily::Praise { pupils: vec![ada], date: day(20), kind: "star".parse().unwrap(), note: "Reading".into() }));
    let seen = |device: &Device, n| childs_day(device.files(), ada, day(n));
    let noted = seen(&device, 20);
    assert_eq!((noted.incidents[0].1.happened.as_str(), noted.praises[0].1.points), ("In the queue.", 5));
    assert!(!noted.is_fine() && seen(&device, 19).is_fine());
    device.tell(on(Daily::RemoveIncident { pupil: ada, incident: noted.incidents[0].0 }));
    device.tell(on(Daily::RemovePraise { pupil: ada, praise: noted.praises[0].0 }));
    assert!(seen(&device, 20).is_fine());
    assert_eq!(device.ask(&on(Daily::RemovePraise { pupil: ada, praise: noted.praises[0].0 })), Err(Refusal::NotHere));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let nobody = "0000000000009.9".parse().unwrap();
    let before = device.ledger().clone();
    let incident =
        |kind: &str, happened: String| Incident { strand: "in-class".parse().unwrap(), kind: kind.into(), happened, done: String::new() };
    let future = Refusal::NotYet;
    let table = [
        (Daily::Miss { pupils: vec![ada], date: day(24), slip: Slip::Late, missed: true }, future.clone()),
        (Daily::Praise { pupils: vec![ada], date: day(24), kind: "star".parse().unwrap(), note: String::new() }, future),
        (Daily::Miss { pupils: vec![ada, nobody], date: day(20), slip: Slip::Late, missed: true }, Refusal::NotHere),
        (Daily::Praise { pupils: vec![ada], date: day(20), kind: "gold-star".parse().unwrap(), note: String::new() }, Refusal::NotHere),
        (Daily::Praise { pupils: vec![ada], date: day(20), kind: "star".parse().unwrap(), note: "x".repeat(4001) }, Refusal::TooLong(4000)),
        (Daily::Happen { pupils: vec![ada], date: day(20), incident: incident(" ", String::new()) }, Refusal::NameMissing),
        (Daily::Happen { pupils: vec![ada], date: day(20), incident: incident("x", "x".repeat(4001)) }, Refusal::TooLong(4000)),
    ];
    for (ask, refusal) in table {
        assert_eq!(device.ask(&on(ask.clone())), Err(refusal), "{ask:?}");
    }
    assert_eq!(*device.ledger(), before);
}
