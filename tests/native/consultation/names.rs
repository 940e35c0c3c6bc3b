//! Children of one surname: asked about once, and never at the same time while nobody has answered.

use lantern::domain::PupilId;
use lantern::report::consultation::{families_denied, families_known, families_to_ask, plan};
use lantern::workspace::{Consulting, Doing};

use super::{School, afternoon, set_day};
use crate::device::{Device, child, year};

/// Two classes with a place each, and a child of one surname in both.
fn two_classes() -> School {
    let mut device = Device::at_school(1);
    let (a, b) = (device.add_class("3A"), device.add_class("4B"));
    let children = vec![
        device.enrol(a, year(), child("Ada", "Bright", None, None)),
        device.enrol(b, year(), child("Ben", "bright", None, None)),
        device.enrol(b, year(), child("Chloe", "Curlew", None, None)),
    ];
    let day = set_day(&mut device, &afternoon(4, &[Some(a), Some(b)]));
    School { device, class: a, day, children }
}

/// When each child is placed, in minutes after midnight.
fn times(school: &School) -> Vec<Option<u16>> {
    let planned = school.plan();
    let at = |pupil: &PupilId| planned.placed.iter().find(|(id, _)| id == pupil).map(|(_, slot)| slot.at.since_midnight());
    school.children.iter().map(at).collect()
}

#[test]
fn two_of_one_surname_are_not_seen_at_once_until_somebody_says_that_they_may() {
    let mut school = two_classes();
    let [ada, ben, _] = school.children[..] else { panic!() };
    let asked = |school: &School| {
        let roll = school.device.roll();
        let children = lantern::report::consultation::who(&roll, &school.details(), school.class);
        (families_to_ask(&roll, &children).len(), families_known(&roll, &children).len(), families_denied(&roll, &children).len())
    };
    assert_eq!(asked(&school), (1, 0, 0));
    assert_eq!(times(&school), [Some(930), Some(940), Some(930)], "never at once");
    // "No" is kept, and undone like anything else.
    school.device.tell(Consulting::DenySiblings { pupil: ben, sibling: ada });
    assert_eq!(asked(&school), (0, 0, 1));
    assert_eq!(times(&school), [Some(930), Some(930), Some(940)], "each in the order of its class");
    school.device.step(Doing::Undo);
    assert_eq!(asked(&school), (1, 0, 0));
    school.device.step(Doing::Redo);
    // "Yes" after all takes its place, and "ask again" takes either away.
    school.siblings(ada, ben, true);
    assert_eq!(asked(&school), (0, 1, 0));
    school.device.tell(Consulting::DenySiblings { pupil: ada, sibling: ben });
    assert_eq!(asked(&school), (0, 0, 1));
    school.siblings(ada, ben, false);
    assert_eq!(asked(&school), (1, 0, 0));
    // Where there is no other time, who is left is named rather than placed.
    let mut short = two_classes();
    let details = afternoon(1, &[Some(short.class), short.details().places[1].class]);
    short.change(details);
    let planned = plan(&short.device.roll(), short.day, &short.details(), short.class);
    assert_eq!((planned.placed.len(), planned.left_out.len()), (2, 1));
    assert_eq!(planned.left_out, [short.children[1]], "Chloe may have the time that Ben may not");
}
