//! The demo class: apart from real children, and gone without a trace.

use std::collections::BTreeSet;

use lantern::domain::{Attendance, Band, Scheme, Shape, Voice};
use lantern::ledger::{About, Change, Reading};
use lantern::report::beside::{Order, Scope, besides, class_beside, over_time};
use lantern::workspace::demo::DEMO_NAME;
use lantern::workspace::{Command, Doing, Refusal};

use super::device::{child, left, year};
use super::workspace::{PERIOD, add, add_demo, demo_class, in_class, known, rate, school};

#[test]
fn the_demo_class_comes_and_goes_without_a_trace() {
    let (mut device, ..) = school();
    let before = device.ledger().clone();
    device.tell(add_demo());
    let class = device.roll().class(demo_class(&device)).unwrap().settled().unwrap().clone();
    assert_eq!(class.name, DEMO_NAME);
    assert_eq!(device.roll().members(demo_class(&device), year()).len(), 12);
    // A person tries things out in it.
    let bashir = device.pupil("Bashir");
    device.tell(rate(bashir, "red"));
    device.step(Doing::Undo);
    device.tell(Command::WriteNote { pupil: bashir, note: None, text: "Likes owls".into() });
    device.tell(Command::SetPupil { pupil: bashir, details: child("Bash", "Bittern", None, None) });
    device.step(Doing::Undo);
    device.tell(Command::RenameClass { class: demo_class(&device), name: "Try me".into() });
    let full = device.ledger().clone();
    device.tell(Command::RemoveDemo);
    assert_eq!(*device.ledger(), before);
    device.step(Doing::Undo);
    assert_eq!(*device.ledger(), full);
    device.step(Doing::Redo);
    assert_eq!(*device.ledger(), before);
    assert!(device.tell(Command::RemoveDemo).is_empty());
}

#[test]
fn the_demo_class_fits_schemes_of_three_to_five_bands() {
    let mut bands = Scheme::default().bands().to_vec();
    for (key, shape, letter) in [("gold", Shape::Star, 'O'), ("purple", Shape::Diamond, 'P')] {
        let band = Band { key: key.parse().unwrap(), shape, letter, word: key.into(), ..bands[2].clone() };
        bands.push(band);
    }
    for count in 3..=5 {
        let (mut device, ..) = school();
        device.tell(crate::device::set_scheme(Scheme::new(bands[..count].to_vec()).unwrap()));
        device.tell(add_demo());
        let criteria = |change: &Change| if let Change::Rated { band, .. } = change { Some(*band) } else { None };
        let strands = |change: &Change| if let Change::StrandRated { band, .. } = change { Some(*band) } else { None };
        for given in [&criteria as &dyn Fn(&Change) -> Option<_>, &strands] {
            let given: BTreeSet<_> = device.ledger().entries().filter_map(|e| given(&e.change)).collect();
            assert!(
                given.len() == 3 && given.iter().all(|band| device.roll().scheme(PERIOD.parse().unwrap()).uses(*band)),
                "{count}: {given:?}"
            );
        }
    }
}

#[test]
fn the_demo_children_mostly_see_themselves_as_their_teacher_does() {
    let (mut device, ..) = school();
    device.tell(add_demo());
    let roll = device.roll();
    let members = roll.members(demo_class(&device), year());
    let children: Vec<_> = members.iter().map(|(id, _)| (*id, besides(device.files(), *id))).collect();
    let order = Order::of(&roll, PERIOD.parse().unwrap());
    let now = class_beside(&order, &children, PERIOD.parse().unwrap());
    assert_eq!((now.scopes.len(), now.open), (6, 0), "four strands, all of them, maths");
    for (scope, agreement) in &now.scopes {
        assert!(agreement.pairs == 12 || matches!(scope, Scope::Kind(_)), "{scope:?}");
        assert!((60..100).contains(&agreement.share().unwrap()), "{scope:?}: {agreement:?}");
        assert!(agreement.kappa().is_ok(), "{scope:?}");
    }
    let over_time = over_time(&roll, &children, Scope::Everything);
    assert_eq!(over_time.len(), 2);
    for (when, agreement) in over_time {
        assert!((75..95).contains(&agreement.share().unwrap()) && agreement.by_more > 0, "{when}: {agreement:?}");
        assert!(agreement.child_higher > 0 && agreement.child_lower > 0, "{when}: {agreement:?}");
    }
    assert!(now.children.iter().all(|child| child.agreement.pairs > 10));
}

#[test]
fn the_demo_class_has_attendance_for_the_half_term_that_is_over() {
    let (mut device, ..) = school();
    device.tell(add_demo());
    let roll = device.roll();
    let read = |period: &str| -> Vec<Attendance> {
        let members = roll.members(demo_class(&device), year());
        let of = |id| device.fold(id).attendance(period.parse().unwrap());
        members.iter().filter_map(|(id, _)| of(*id)?.settled().copied()).collect()
    };
    let last = read("2026-27.autumn-1");
    assert_eq!((last.len(), read(PERIOD).len()), (12, 0));
    assert!(last.iter().all(|attendance| attendance.check().is_ok()));
    assert_eq!(last.iter().filter(|attendance| attendance.absence().is_some()).count(), 1, "one child is often away");
}

#[test]
fn an_invented_child_never_becomes_a_real_one() {
    let (mut device, class, _) = school();
    device.tell(add_demo());
    let bashir = device.pupil("Bashir");
    device.tell(Command::Place { pupil: bashir, year: year(), placement: left() });
    let into = Command::Place { pupil: bashir, year: year(), placement: in_class(class) };
    assert_eq!(device.ask(&into), Err(Refusal::DemoStaysApart));
    let list = add(class, vec![known(bashir, child("Bashir", "Bittern", None, None))]);
    assert_eq!(device.ask(&list), Err(Refusal::DemoStaysApart));
    device.tell(Command::RemoveDemo);
    assert!(device.roll().pupil(bashir).is_none());
}

#[test]
fn removing_the_demo_class_takes_no_real_child_along() {
    let (mut device, _, ada) = school();
    device.tell(add_demo());
    device.tell(rate(ada, "green"));
    // No command does this, but a file may bring it.
    let change = Change::PupilPlaced { pupil: ada, year: year(), placement: in_class(demo_class(&device)) };
    device.write(About::School, vec![], change);
    device.tell(Command::RemoveDemo);
    assert!(device.roll().pupil(ada).is_some());
    assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.1", PERIOD), Some(Reading::Settled("green".into())));
}
