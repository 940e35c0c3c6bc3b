//! Several dates that make one consultation.

use lantern::domain::{Consultation, ConsultationId, PupilId};
use lantern::report::consultation::{BookingClash, Planned, clashes, need, on_other_dates, plan};
use lantern::words::consultation::Need;
use lantern::workspace::Consulting;

use super::{School, afternoon, set_day, slot};
use crate::device::{child, year};

fn on(date: &str, day: &Consultation) -> Consultation {
    Consultation { date: date.parse().unwrap(), ..day.clone() }
}

fn plan_of(school: &School, day: ConsultationId) -> Planned {
    let roll = school.device.roll();
    let details = roll.consultation(day).unwrap().any().cloned().unwrap();
    plan(&roll, day, &details, school.class)
}

fn names(placed: &[(PupilId, lantern::domain::Slot)]) -> Vec<PupilId> {
    placed.iter().map(|(pupil, _)| *pupil).collect()
}

#[test]
fn whoever_is_seen_on_one_date_is_not_placed_again_on_another() {
    // Two slots on each of two evenings for a class of four.
    let mut school = School::new(2, 1);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    let second = on("2026-11-27", &school.details());
    let second = set_day(&mut school.device, &second);
    let first = school.day;
    let planned = plan_of(&school, first);
    assert_eq!((names(&planned.placed), &planned.left_out[..]), (vec![ada, ben], &[chloe, dev][..]));
    school.device.tell(Consulting::Book { day: first, bookings: planned.placed });
    let planned = plan_of(&school, second);
    assert_eq!((names(&planned.placed), &planned.left_out[..]), (vec![chloe, dev], &[][..]), "the others come on the second");
    school.device.tell(Consulting::Book { day: second, bookings: planned.placed });
    for day in [first, second] {
        assert_eq!(plan_of(&school, day), Planned::default(), "everybody has been seen");
    }
    // A slot that was freed on the first can be had on either.
    school.device.tell(Consulting::Free { day: first, pupils: vec![ada] });
    school.device.tell(Consulting::Free { day: second, pupils: vec![dev] });
    assert_eq!(names(&plan_of(&school, second).placed), [ada]);
    // Another half term is another consultation.
    let spring = on("2027-02-04", &school.details());
    let spring = set_day(&mut school.device, &spring);
    assert_eq!(names(&plan_of(&school, spring).placed), [ada, ben]);
    assert!(on_other_dates(&school.device.roll(), spring, "2027-02-04".parse().unwrap()).is_empty());
}

#[test]
fn a_child_with_slots_on_two_dates_is_to_be_put_right() {
    let mut school = School::new(3, 1);
    let ada = school.children[0];
    let second = on("2026-11-27", &school.details());
    let second = set_day(&mut school.device, &second);
    school.book(ada, slot("15:30", 1)).unwrap();
    school.device.tell(Consulting::Book { day: second, bookings: vec![(ada, slot("15:40", 1))] });
    let roll = school.device.roll();
    assert_eq!(school.clashes(), [BookingClash::TwoDates { pupil: ada, slot: slot("15:30", 1), other: "2026-11-27".parse().unwrap() }]);
    let details = roll.consultation(second).unwrap().any().cloned().unwrap();
    let here = BookingClash::TwoDates { pupil: ada, slot: slot("15:40", 1), other: "2026-11-26".parse().unwrap() };
    assert_eq!(clashes(&roll, second, &details), [here]);
}

#[test]
fn what_a_day_is_to_hold_is_known_before_it_is_planned() {
    let mut school = School::new(2, 1);
    let [ada, ben, ..] = school.children[..] else { panic!() };
    school.siblings(ada, ben, true);
    let asked =
        |school: &School, day: Option<ConsultationId>, details: &Consultation| need(&school.device.roll(), day, details, school.class);
    let details = school.details();
    // As a day that is planned, and as one that is not there yet.
    let short = Need { children: 4, families: 3, slots: 2, missing: 2, elsewhere: 0 };
    assert_eq!(asked(&school, Some(school.day), &details), short);
    assert_eq!(asked(&school, None, &on("2026-11-27", &details)), short);
    assert_eq!(asked(&school, None, &afternoon(4, &[Some(school.class)])), Need { slots: 4, missing: 0, ..short });
    assert_eq!(asked(&school, None, &afternoon(2, &[Some(school.class); 2])), Need { slots: 4, missing: 0, ..short });
    // Room for another class is no room for this one.
    let other = school.device.add_class("5C");
    assert_eq!(asked(&school, None, &afternoon(2, &[Some(school.class), Some(other)])), Need { slots: 4, ..short });
    // Who has a slot on the first date needs none on the second; a slot the changed day has no longer counts as free.
    school.book(ada, slot("15:40", 1)).unwrap();
    let second = Need { children: 3, families: 3, missing: 1, elsewhere: 1, ..short };
    assert_eq!(asked(&school, None, &on("2026-11-27", &details)), second);
    let shorter = Consultation { to: "15:40".parse().unwrap(), ..details };
    assert_eq!(asked(&school, Some(school.day), &shorter), Need { slots: 1, missing: 3, ..short });
    let empty = asked(&school, None, &afternoon(2, &[Some(other)]));
    assert_eq!(empty, Need { slots: 2, ..Need::default() });
    let twin = school.device.enrol(other, year(), child("Esme", "Egret", None, None));
    school.siblings(ada, twin, true);
    assert_eq!(asked(&school, None, &afternoon(2, &[Some(other)])), Need { children: 1, families: 1, slots: 2, ..Need::default() });
}
