//! Parent Consultation Days: what is refused, what a changed day frees, and the laws of filling one automatically.

use lantern::domain::consultation::{Pause, Place};
use lantern::domain::{ClassId, Consultation, ConsultationId, Placement, Pupil, PupilId, Slot, TimeOfDay};
use lantern::exchange::Document;
use lantern::report::consultation::{
    BookingClash, DayRow, Planned, clashes, concerns, door_list, families_known, families_to_ask, invitations, next_place, plan, rows, who,
    year_meant,
};
use lantern::workspace::{Command, Consulting, Doing, Refusal};

use crate::device::{Device, child, left, year};

mod dates;
mod laws;
mod names;

fn at(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

fn slot(time: &str, place: u8) -> Slot {
    Slot { at: at(time), place }
}

/// An afternoon from 15:30 with so many slots of ten minutes, and a place for each of these classes.
fn afternoon(slots: u16, classes: &[Option<ClassId>]) -> Consultation {
    let from = at("15:30");
    let place = |(n, class): (usize, &Option<ClassId>)| Place { number: n as u8 + 1, name: format!("Room {}", n + 1), class: *class };
    Consultation {
        date: "2026-11-26".parse().unwrap(),
        from,
        to: TimeOfDay::minutes(from.since_midnight() + 10 * slots).unwrap(),
        minutes: 10,
        pauses: Vec::new(),
        places: classes.iter().enumerate().map(place).collect(),
    }
}

/// A school with a day.
struct School {
    device: Device,
    class: ClassId,
    day: ConsultationId,
    children: Vec<PupilId>,
}

fn set_day(device: &mut Device, details: &Consultation) -> ConsultationId {
    device.tell(Consulting::SetDay { day: None, year: year(), details: details.clone() });
    device.roll().consultations().last().unwrap().0
}

impl School {
    fn new(slots: u16, places: usize) -> Self {
        let mut device = Device::at_school(1);
        let class = device.add_class("4B");
        let names = [("Ada", "Avocet"), ("Ben", "Avocet"), ("Chloe", "Curlew"), ("Dev", "Dunnock")];
        let children = names.map(|(a, b)| device.enrol(class, year(), child(a, b, None, None))).into();
        let day = set_day(&mut device, &afternoon(slots, &vec![Some(class); places]));
        Self { device, class, day, children }
    }

    fn details(&self) -> Consultation {
        self.device.roll().consultation(self.day).unwrap().any().unwrap().clone()
    }

    fn change(&mut self, details: Consultation) {
        self.device.tell(Consulting::SetDay { day: Some(self.day), year: year(), details });
    }

    fn book(&mut self, pupil: PupilId, slot: Slot) -> Result<(), Refusal> {
        self.device.ask(&Consulting::Book { day: self.day, bookings: vec![(pupil, slot)] }).map(|_| ())
    }

    fn siblings(&mut self, pupil: PupilId, sibling: PupilId, are: bool) {
        self.device.tell(Consulting::SetSiblings { pupil, sibling, are });
    }

    fn booked(&self) -> Vec<(Slot, PupilId)> {
        self.device.roll().bookings(self.day)
    }

    fn plan(&self) -> Planned {
        plan(&self.device.roll(), self.day, &self.details(), self.class)
    }

    fn clashes(&self) -> Vec<BookingClash> {
        clashes(&self.device.roll(), self.day, &self.details())
    }
}

#[test]
fn each_clash_is_refused_and_changes_nothing() {
    let mut school = School::new(6, 2);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    school.siblings(ben, ada, true);
    school.book(ada, slot("15:40", 1)).unwrap();
    school.device.tell(Command::Place { pupil: dev, year: year(), placement: left() });
    let before = school.device.ledger().clone();
    let table = [
        (ben, slot("15:35", 1), Refusal::SlotOutside(at("15:35"))),
        (ben, slot("16:30", 1), Refusal::SlotOutside(at("16:30"))),
        (ben, slot("15:40", 3), Refusal::SlotOutside(at("15:40"))),
        (chloe, slot("15:40", 1), Refusal::SlotTaken { at: at("15:40"), by: "Ada".into() }),
        (ben, slot("15:40", 2), Refusal::FamilyElsewhere { at: at("15:40"), child: "Ben".into(), sibling: "Ada".into() }),
        (dev, slot("15:50", 1), Refusal::HasLeft),
        ("0000000000009.9".parse().unwrap(), slot("15:50", 1), Refusal::NotHere),
    ];
    for (pupil, slot, refusal) in table {
        assert_eq!(school.book(pupil, slot), Err(refusal), "{slot:?}");
    }
    let unknown: ConsultationId = "0000000000009.9".parse().unwrap();
    let details = school.details();
    let wrong_year = Consultation { date: "2027-11-26".parse().unwrap(), ..details.clone() };
    let nameless = Consultation { places: vec![Place { number: 1, name: " ".into(), class: None }], ..details.clone() };
    let backwards = Consultation { to: at("15:00"), ..details.clone() };
    let asks = [
        (Consulting::SetDay { day: None, year: year(), details: wrong_year }, Refusal::OutsideTheYear(year())),
        (Consulting::SetDay { day: None, year: year(), details: nameless }, Refusal::NameMissing),
        (Consulting::SetDay { day: None, year: year(), details: backwards }, Refusal::Senseless("the day ends before it begins")),
        (Consulting::SetDay { day: Some(unknown), year: year(), details }, Refusal::NotHere),
        (Consulting::RemoveDay { day: unknown }, Refusal::NotHere),
        (Consulting::Book { day: unknown, bookings: vec![(ada, slot("15:40", 1))] }, Refusal::NotHere),
        (Consulting::SetSiblings { pupil: ada, sibling: ada, are: true }, Refusal::NotHere),
    ];
    for (ask, refusal) in asks {
        assert_eq!(school.device.ask(&ask).map(|_| ()), Err(refusal), "{ask:?}");
    }
    assert_eq!(*school.device.ledger(), before);
    // Two who change places in one go clash with nobody.
    school.book(chloe, slot("15:50", 1)).unwrap();
    let bookings = vec![(ada, slot("15:50", 1)), (chloe, slot("15:40", 1))];
    school.device.tell(Consulting::Book { day: school.day, bookings });
    assert_eq!(school.booked(), [(slot("15:40", 1), chloe), (slot("15:50", 1), ada)]);
}

#[test]
fn a_changed_day_frees_the_slots_it_has_no_longer_and_undo_brings_them_back() {
    let mut school = School::new(6, 2);
    let [ada, ben, chloe, _] = school.children[..] else { panic!() };
    for (pupil, slot) in [(ada, slot("15:40", 1)), (ben, slot("16:20", 1)), (chloe, slot("15:50", 2))] {
        school.book(pupil, slot).unwrap();
    }
    let all = school.booked();
    let shorter = Consultation { to: at("16:20"), ..school.details() };
    school.change(shorter);
    assert_eq!(school.booked(), [(slot("15:40", 1), ada), (slot("15:50", 2), chloe)]);
    school.device.step(Doing::Undo);
    assert_eq!(school.booked(), all);
    let one_place = Consultation { places: school.details().places[..1].to_vec(), ..school.details() };
    school.change(one_place);
    assert_eq!(school.booked(), [(slot("15:40", 1), ada), (slot("16:20", 1), ben)]);
    assert_eq!(next_place(school.device.files(), Some(school.day)), 3, "a number is never used again");
    assert_eq!(next_place(school.device.files(), None), 1);
    school.device.step(Doing::Undo);
    school.device.tell(Consulting::RemoveDay { day: school.day });
    assert!(school.booked().is_empty() && school.device.roll().consultations().is_empty());
    school.device.step(Doing::Undo);
    assert_eq!((school.booked(), school.device.roll().consultations().len()), (all, 1));
    school.device.tell(Consulting::Free { day: school.day, pupils: school.children.clone() });
    assert!(school.booked().is_empty());
}

#[test]
fn filling_is_one_step_and_undone_as_one() {
    let mut school = School::new(6, 1);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    school.siblings(ada, ben, true);
    school.book(chloe, slot("15:40", 1)).unwrap();
    let planned = school.plan();
    assert_eq!(planned.left_out, []);
    assert_eq!(planned.placed, [(ada, slot("15:50", 1)), (ben, slot("16:00", 1)), (dev, slot("15:30", 1))]);
    school.device.tell(Consulting::Book { day: school.day, bookings: planned.placed });
    assert_eq!(school.booked().len(), 4);
    assert_eq!(school.plan(), Planned::default());
    school.device.step(Doing::Undo);
    assert_eq!(school.booked(), [(slot("15:40", 1), chloe)]);
}

#[test]
fn siblings_join_who_is_booked_and_whoever_does_not_fit_is_named() {
    let mut school = School::new(3, 1);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    school.siblings(ben, dev, true);
    school.book(dev, slot("15:50", 1)).unwrap();
    let planned = school.plan();
    assert_eq!(planned.placed, [(ada, slot("15:30", 1)), (ben, slot("15:40", 1))]);
    assert_eq!(planned.left_out, [chloe]);
}

#[test]
fn a_child_placed_before_makes_room_for_one_whose_family_leaves_it_a_single_time() {
    let mut school = School::new(3, 3);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    let (other, head) = (school.device.add_class("5C"), "0000000000009.9".parse().unwrap());
    let [esme, finn] = [("Esme", "Egret"), ("Finn", "Finch")].map(|(a, b)| school.device.enrol(other, year(), child(a, b, None, None)));
    let mut details = school.details();
    for (place, class) in details.places.iter_mut().zip([school.class, other, head]) {
        place.class = Some(class);
    }
    // 15:30, and after a break 16:00 and 16:10.
    details.pauses = vec![Pause { from: at("15:40"), to: at("16:00") }];
    details.to = at("16:20");
    school.change(details);
    for (pupil, sibling) in [(ada, esme), (ben, chloe), (ben, finn)] {
        school.siblings(pupil, sibling, true);
    }
    for (pupil, slot) in [(esme, slot("16:00", 2)), (finn, slot("15:30", 2)), (chloe, slot("16:00", 3))] {
        school.book(pupil, slot).unwrap();
    }
    // Ada would come at 16:10, right after Esme; but that is all Ben's family leaves to Ben.
    let planned = school.plan();
    assert_eq!(planned.placed, [(ada, slot("15:30", 1)), (ben, slot("16:10", 1)), (dev, slot("16:00", 1))]);
    assert_eq!(planned.left_out, []);
}

#[test]
fn two_devices_may_clash_and_both_are_shown() {
    let mut school = School::new(6, 2);
    let [ada, ben, chloe, dev] = school.children[..] else { panic!() };
    let mut other = Device::new(2);
    other.take(&school.device.everything());
    school.siblings(ada, chloe, true);
    school.book(ada, slot("15:40", 1)).unwrap();
    let book = |pupil, slot| Consulting::Book { day: school.day, bookings: vec![(pupil, slot)] };
    other.tell(book(ben, slot("15:40", 1)));
    other.tell(book(chloe, slot("15:40", 2)));
    other.tell(book(dev, slot("16:20", 1)));
    other.tell(Command::Place { pupil: ben, year: year(), placement: left() });
    school.change(Consultation { to: at("16:20"), ..school.details() });
    school.device.take(&other.everything());
    assert_eq!(school.booked().len(), 4);
    assert_eq!(
        school.clashes(),
        [
            BookingClash::SlotTwice { slot: slot("15:40", 1), pupils: vec![ada, ben] },
            BookingClash::FamilyApart { at: at("15:40"), pupils: (ada, chloe) },
            BookingClash::Left { pupil: ben, slot: slot("15:40", 1) },
            BookingClash::NoSuchSlot { pupil: dev, slot: slot("16:20", 1) },
        ]
    );
    assert_eq!(door_list(&school.device.roll(), school.day, &school.details(), false)[0].lines[1].1, ["Ada A.", "Ben A."]);
    assert_eq!(invitations(&school.device.roll(), school.day, &school.details()).len(), 3, "no slip for a slot that is not there");
}

#[test]
fn erasing_a_child_takes_its_slot_and_its_family_ties() {
    let mut school = School::new(6, 1);
    let [ada, ben, ..] = school.children[..] else { panic!() };
    school.siblings(ada, ben, true);
    school.book(ada, slot("15:40", 1)).unwrap();
    school.book(ben, slot("15:50", 1)).unwrap();
    let old = school.device.everything();
    school.device.tell(Command::Erase { pupil: ada });
    assert_eq!(school.booked(), [(slot("15:50", 1), ben)]);
    assert!(school.device.roll().siblings(ben).is_empty());
    assert!(!school.device.ledger().entries().any(|entry| entry.tells_of(ada)));
    school.device.take(&old);
    assert_eq!(school.booked(), [(slot("15:50", 1), ben)], "an old file does not bring it back");
}

#[test]
fn a_class_file_carries_the_day_and_the_slots_of_its_children_only() {
    let mut school = School::new(6, 2);
    let [ada, ben, ..] = school.children[..] else { panic!() };
    let other = school.device.add_class("5C");
    let esme = school.device.enrol(other, year(), child("Esme", "Egret", None, None));
    school.siblings(ada, ben, true);
    school.book(ada, slot("15:40", 1)).unwrap();
    school.book(esme, slot("15:50", 2)).unwrap();
    let text = school.device.class(school.class, year()).encode().unwrap();
    let mut there = Device::new(2);
    there.take(&Document::decode(text.as_bytes()).unwrap());
    let roll = there.roll();
    assert_eq!(roll.consultation(school.day).unwrap().any(), Some(&school.details()));
    assert_eq!(roll.bookings(school.day), [(slot("15:40", 1), ada)]);
    assert_eq!(roll.siblings(ada), [ben]);
    assert!(!text.contains("Egret"));
}

#[test]
fn a_day_is_for_the_classes_of_its_places() {
    let mut device = Device::at_school(1);
    let (a, b) = (device.add_class("4B"), device.add_class("5C"));
    let zed = device.enrol(a, year(), child("Zed", "Avocet", None, None));
    let ben = device.enrol(b, year(), child("Ben", "Bittern", None, None));
    let roll = device.roll();
    let ids = |details: &Consultation, class| who(&roll, details, class).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(&afternoon(3, &[Some(a), Some(b)]), a), [zed, ben]);
    assert_eq!(ids(&afternoon(3, &[Some(b)]), a), [ben]);
    assert_eq!(ids(&afternoon(3, &[None]), a), [zed]);
    assert_eq!(ids(&afternoon(3, &[Some(b), None]), a), [zed, ben]);
    assert!(concerns(&afternoon(3, &[None]), a) && concerns(&afternoon(3, &[Some(b), Some(a)]), a));
    assert!(!concerns(&afternoon(3, &[Some(b)]), a));
    assert!(ids(&Consultation { date: "2025-11-26".parse().unwrap(), ..afternoon(3, &[None]) }, a).is_empty());
}

#[test]
fn the_door_shows_slots_breaks_and_no_more_of_a_name_than_tells_it() {
    let mut school = School::new(6, 1);
    let anna = school.device.enrol(school.class, year(), child("Ada", "Avery", None, None));
    let cher = school.device.enrol(school.class, year(), child("Cher", "", None, None));
    let ada = school.children[0];
    school.change(Consultation { pauses: vec![Pause { from: at("15:50"), to: at("16:05") }], ..school.details() });
    for (pupil, time) in [(ada, "15:30"), (anna, "15:40"), (cher, "16:05")] {
        school.book(pupil, slot(time, 1)).unwrap();
    }
    let ten = |from: &str| DayRow::Slot { from: at(from), to: at(from).after(10).unwrap() };
    let pause = DayRow::Pause(Pause { from: at("15:50"), to: at("16:05") });
    assert_eq!(rows(&school.details()), [ten("15:30"), ten("15:40"), pause, ten("16:05"), ten("16:15")]);
    let names = |full| {
        let doors = door_list(&school.device.roll(), school.day, &school.details(), full);
        doors[0].lines.iter().map(|(_, names)| names.join("+")).collect::<Vec<_>>()
    };
    assert_eq!(names(false), ["Ada Avo.", "Ada Ave.", "", "Cher", ""]);
    assert_eq!(names(true), ["Ada Avocet", "Ada Avery", "", "Cher", ""]);
    let told: Vec<(PupilId, String)> =
        invitations(&school.device.roll(), school.day, &school.details()).into_iter().map(|one| (one.pupil, one.place)).collect();
    assert_eq!(told, [cher, anna, ada].map(|pupil| (pupil, "Room 1".to_owned())));
}

#[test]
fn the_same_surname_is_asked_about_and_never_taken_for_a_family() {
    let mut school = School::new(6, 1);
    let [ada, ben, chloe, _] = school.children[..] else { panic!() };
    let abe = school.device.enrol(school.class, year(), child("Abe", " AVOCET ", None, None));
    school.device.enrol(school.class, year(), child("Solo", "", None, None));
    school.device.enrol(school.class, year(), child("Duo", "", None, None));
    let asked = |school: &School| {
        let roll = school.device.roll();
        let here: Vec<(PupilId, Pupil)> = who(&roll, &school.details(), school.class);
        (families_to_ask(&roll, &here), families_known(&roll, &here))
    };
    let (open, known) = asked(&school);
    assert_eq!(open.len(), 3, "{open:?}");
    assert!(known.is_empty() && school.device.roll().siblings(ada).is_empty());
    school.siblings(ada, ben, true);
    school.siblings(ben, abe, true);
    school.siblings(chloe, ada, true);
    assert_eq!(asked(&school), (vec![], vec![(ada, ben), (ada, chloe), (ben, abe)]), "a brother’s sister is a sister");
    school.siblings(abe, ben, false);
    assert_eq!(asked(&school).1, [(ada, ben), (ada, chloe)]);
    assert_eq!(asked(&school).0.len(), 2);
}

#[test]
fn a_contested_placement_stops_no_plan() {
    let mut school = School::new(6, 1);
    let ada = school.children[0];
    let mut other = Device::new(2);
    other.take(&school.device.everything());
    let elsewhere = other.add_class("5C");
    other.tell(Command::Place { pupil: ada, year: year(), placement: Placement { class: Some(elsewhere), ..left() } });
    school.device.tell(Command::Place { pupil: ada, year: year(), placement: left() });
    school.device.take(&other.everything());
    let planned = school.plan();
    school.device.tell(Consulting::Book { day: school.day, bookings: planned.placed });
    assert_eq!(school.booked().len(), 3 + usize::from(school.device.roll().booking(ada, school.day).is_some()));
}

#[test]
fn a_date_is_meant_for_this_school_year_or_the_next() {
    let date = |text: &str| text.parse().unwrap();
    let table = [
        ("2026-11-26", None, "2026-27"),
        ("2027-10-05", None, "2027-28"),
        // Mistyped: the year that is answered refuses it.
        ("2062-11-26", None, "2026-27"),
        ("2025-11-26", None, "2026-27"),
        ("2025-11-27", Some("2025-11-26"), "2025-26"),
        ("2026-11-26", Some("2025-11-26"), "2026-27"),
    ];
    for (day, was, year) in table {
        assert_eq!(year_meant(date(day), was.map(date), date("2026-11-23")).to_string(), year, "{day} {was:?}");
    }
}

#[test]
fn the_demo_class_can_be_filled() {
    let mut device = Device::at_school(1);
    device.tell(Command::AddDemo { period: "2026-27.autumn-2".parse().unwrap() });
    let class = device.roll().classes()[0].0;
    let day = set_day(&mut device, &afternoon(18, &[Some(class); 2]));
    let planned = plan(&device.roll(), day, &afternoon(18, &[Some(class); 2]), class);
    assert!(planned.left_out.is_empty() && !planned.placed.is_empty());
    device.tell(Consulting::Book { day, bookings: planned.placed });
}
