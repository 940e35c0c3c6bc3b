//! Praise: points of a school year, awards, and who has not been praised for a while.

use lantern::domain::praise::Award;
use lantern::domain::{Conduct, Date, PraiseKind, PupilId};
use lantern::report::praise::{ChildsPraise, Counting, LastPraise, kind_name};
use lantern::workspace::{Attitude, Daily, HoldFrom, OnADay, Setting};

use crate::device::{Device, child, year};

/// The school's own numbers, from the half term on that it is.
fn from_autumn_2(conduct: Conduct) -> HoldFrom {
    let now = "2026-27.autumn-2".parse().unwrap();
    HoldFrom { now, from: now, ask: Setting::Conduct { conduct } }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn praise(device: &mut Device, pupil: PupilId, day: &str, kind: &str, note: &str) {
    let ask = Daily::Praise { pupils: vec![pupil], date: date(day), kind: kind.parse().unwrap(), note: note.into() };
    device.tell(OnADay { today: date("2027-08-31"), ask });
}

fn seen(device: &Device, pupil: PupilId, day: &str) -> ChildsPraise {
    let roll = device.roll();
    Counting::up_to(&roll, date(day)).child(device.files(), pupil)
}

#[test]
fn points_of_the_school_year_become_awards() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    assert_eq!(
        seen(&device, ada, "2026-11-23"),
        ChildsPraise { points: 0, praises: 0, award: None, next: Some((Award::Bronze, 10)), last: None }
    );
    // One of last year, the first day of this one, one after the day looked at; and two on one day.
    for (day, kind, note) in [
        ("2026-08-31", "star", "last year"),
        ("2026-09-01", "star", "the first day"),
        ("2026-11-20", "kindness", "shared"),
        ("2026-11-20", "effort", "kept at it"),
        ("2026-11-10", "kindness", "written later, of an earlier day"),
        ("2026-11-24", "star", "tomorrow"),
    ] {
        praise(&mut device, ada, day, kind, note);
    }
    let last = |day: &str, kind: &str, note: &str| Some(LastPraise { date: date(day), kind: kind.into(), note: note.into() });
    let table = [
        ("2026-08-31", 5, 1, None, Some((Award::Bronze, 5)), last("2026-08-31", "Star of the week", "last year")),
        ("2026-09-01", 5, 1, None, Some((Award::Bronze, 5)), last("2026-09-01", "Star of the week", "the first day")),
        ("2026-11-23", 8, 4, None, Some((Award::Bronze, 2)), last("2026-11-20", "Great effort", "kept at it")),
        ("2026-11-24", 13, 5, Some(Award::Bronze), Some((Award::Silver, 12)), last("2026-11-24", "Star of the week", "tomorrow")),
        ("2027-09-01", 0, 0, None, Some((Award::Bronze, 10)), None),
    ];
    for (day, points, praises, award, next, last) in table {
        assert_eq!(seen(&device, ada, day), ChildsPraise { points, praises, award, next, last }, "{day}");
    }
    device.tell(from_autumn_2(Conduct { awards: [2, 4, 8], ..Conduct::default() }));
    let all = seen(&device, ada, "2026-11-23");
    assert_eq!((all.award, all.next), (Some(Award::Gold), None), "the school’s own numbers, and nothing beyond gold");
}

#[test]
fn praise_keeps_its_points_and_its_name_whatever_becomes_of_its_kind() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    praise(&mut device, ada, "2026-11-20", "star", "");
    let details = PraiseKind { name: "Star of the school".into(), points: 50, retired: true };
    device.tell(Attitude::SetPraiseKind { kind: "star".parse().ok(), details });
    let child = seen(&device, ada, "2026-11-23");
    assert_eq!((child.points, child.last.unwrap().kind.as_str()), (5, "Star of the school"));
    assert_eq!(kind_name(&device.roll().praise_kinds(), "unheard-of".parse().unwrap()), "unheard-of");
}

#[test]
fn whoever_was_not_praised_for_a_while_is_named_longest_first() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let names = ["Ada", "Ben", "Cat", "Dan", "Eve"];
    let ids: Vec<PupilId> = names.iter().map(|name| device.enrol(class, year(), child(name, "Avocet", None, None))).collect();
    praise(&mut device, ids[1], "2026-11-23", "kindness", "");
    praise(&mut device, ids[2], "2026-11-09", "kindness", "");
    praise(&mut device, ids[3], "2026-10-01", "kindness", "");
    praise(&mut device, ids[4], "2026-08-20", "kindness", "of last year, which does not count");
    let listed = |device: &Device, day: &str| {
        let roll = device.roll();
        let counting = Counting::up_to(&roll, date(day));
        let children: Vec<_> = ids.iter().map(|id| (*id, counting.child(device.files(), *id))).collect();
        let name = |id| names[ids.iter().position(|known| *known == id).unwrap()];
        let found = counting.unpraised(children.iter().map(|(id, praise)| (*id, praise)));
        found.into_iter().map(|one| format!("{} {} {}", name(one.pupil), one.days, one.last.is_some())).collect::<Vec<_>>()
    };
    // The usual autumn begins on 2 September.
    assert_eq!(listed(&device, "2026-09-01"), [""; 0]);
    assert_eq!(listed(&device, "2026-09-15"), [""; 0], "13 days");
    assert_eq!(listed(&device, "2026-09-16").len(), 5, "14 days");
    assert_eq!(listed(&device, "2026-11-22"), ["Ada 81 false", "Ben 81 false", "Eve 81 false", "Dan 52 true"]);
    assert_eq!(listed(&device, "2026-11-23"), ["Ada 82 false", "Eve 82 false", "Dan 53 true", "Cat 14 true"]);
    device.tell(from_autumn_2(Conduct { unpraised: 60, ..Conduct::default() }));
    assert_eq!(listed(&device, "2026-11-23"), ["Ada 82 false", "Eve 82 false"]);
}
