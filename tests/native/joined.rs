//! Two classes that are one, and two of the staff who are one person: begun on two devices, joined by a person, parted again.

use std::sync::Arc;

use lantern::domain::consultation::Place;
use lantern::domain::{ClassId, Consultation, Meeting, Period, Placement, PupilId, Question, Round, StaffId, StaffMember};
use lantern::exchange::export::children_of;
use lantern::exchange::preview::{Open, Said};
use lantern::exchange::{Document, Preview, Source};
use lantern::ledger::{About, Cell, Change, Files, Known, Reading};
use lantern::report::{board, consultation, marking, rounds, scores, start};
use lantern::words::import::Answer;
use lantern::workspace::{Command, Consulting, Doing, Import, Joining, Marking, Mentoring, Refusal, Rounds};
use proptest::prelude::*;

use crate::device::{Device, child, statement, year};
use crate::histories::{merged, stories, tell};

fn period() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn add_staff(device: &mut Device, name: &str, job: &str) -> StaffId {
    let batch = device.tell(Command::SetStaff { staff: None, member: StaffMember { name: name.into(), job: job.into() } });
    let Change::StaffSet { staff, .. } = &batch.add[0].change else { panic!() };
    *staff
}

/// A device on which somebody began apart: a class, a teacher, and children of whom each has a date of birth where `born` says so.
fn began(session: u64, class: &str, teacher: &str, children: &[&str], born: bool) -> (Device, ClassId, StaffId) {
    let mut device = Device::at_school(session);
    let of = device.add_class(class);
    let staff = add_staff(&mut device, teacher, "");
    for (at, name) in children.iter().enumerate() {
        let date = format!("2018-03-{:02}", at + 1);
        let pupil = device.enrol(of, year(), child(name, "Avocet", None, born.then_some(&date)));
        device.tell(Mentoring::SetMentor { pupils: vec![pupil], mentor: Some(staff) });
    }
    (device, of, staff)
}

/// Takes in a file as a person answers; a device of another school is asked for its files as a whole.
fn take(device: &mut Device, document: &Document, said: &Said, with_their_classes: bool) -> Preview {
    let seen = device.preview(document).unwrap();
    let taken = seen.taken(said, with_their_classes).unwrap();
    let classes = taken.classes.into_iter().map(|(class, other, same)| Joining::Classes { class, other, same });
    let staff = taken.staff.into_iter().map(|(staff, other, same)| Joining::Staff { staff, other, same });
    device.tell(Command::Import(Import {
        school: Some(document.school),
        entries: taken.entries,
        links: taken.links,
        joins: classes.chain(staff).collect(),
        accept: seen.other_school,
        ..Import::default()
    }));
    seen
}

fn names(device: &Device, class: ClassId) -> Vec<String> {
    device.roll().members(class, year()).into_iter().map(|(_, details)| details.forename).collect()
}

/// Everything that is shown of a class, by whichever of its ids it is asked for.
fn shown(files: &Files, class: ClassId) -> String {
    let roll = files.roll();
    let (maths, criterion) = ("maths".parse().unwrap(), "maths-4.1".parse().unwrap());
    let days: Vec<_> = roll.consultations().into_iter().map(|(id, day)| consultation::plan(roll, id, &day, class)).collect();
    let who: Vec<_> = roll.consultations().into_iter().map(|(_, day)| consultation::who(roll, &day, class)).collect();
    format!(
        "{:?}",
        (
            (roll.class(class), roll.members(class, year()), roll.years(class), roll.rounds(class), roll.class_ids(class)),
            (roll.is_not_taught(class, criterion), rounds::of_half_term(roll, class, period()), lantern::words::names::class(roll, class)),
            (board::class_board(files, class, period(), &[]), marking::children(files, class, maths, period())),
            (scores::days(files, class, "reading-age".parse().unwrap(), year()), days, who),
            children_of(files, class, year()),
        )
    )
}

/// What must hold of whatever is joined: nobody can tell by which id it was asked for, nobody is listed twice, and no fact that is read
/// names another id than the one that is gone by.
fn holds_together(files: &Files) {
    let roll = files.roll();
    let school = Source { files, school: "0000000000001.1".parse().unwrap(), statement: &statement };
    for (class, _) in roll.classes() {
        let ids = roll.class_ids(class);
        assert_eq!(ids[0], class, "a class is listed by the id it goes by");
        for other in &ids {
            assert_eq!(shown(files, *other), shown(files, class));
            assert_eq!(school.class(*other, year()), school.class(class, year()));
        }
        let members: Vec<PupilId> = roll.members(class, year()).into_iter().map(|(id, _)| id).collect();
        assert!(members.iter().enumerate().all(|(at, id)| !members[..at].contains(id)), "a child is listed twice");
        // Whoever was put into it by any of its ids is there.
        for (pupil, _) in roll.pupils() {
            let live = roll.fold().live(Cell::Placement(pupil, year()));
            let put = |change: &Change| matches!(change, Change::PupilPlaced { placement, .. } if placement.class == Some(class));
            assert_eq!(live.iter().any(|entry| put(&entry.change)), members.contains(&pupil));
        }
    }
    for (staff, _) in roll.staff() {
        for other in roll.staff_ids(staff) {
            assert_eq!((roll.staff_member(other), roll.writes_as(other)), (roll.staff_member(staff), roll.writes_as(staff)));
        }
    }
    let folds = files.ledger().pupils().map(|(id, _)| files.glance(id)).collect::<Vec<_>>();
    for fold in folds.iter().map(Arc::as_ref).chain([roll.fold()]) {
        for (cell, entry) in fold.cells().flat_map(|(cell, live)| live.iter().map(move |entry| (cell, entry))) {
            assert_eq!(roll.known().change(&entry.change), None, "{entry:?} is read by another id than it goes by");
            assert_eq!(roll.known().cell(cell), cell);
        }
    }
    let cards = start::class_cards(roll, year());
    assert!(cards.iter().all(|card| card.year != year() || card.pupils == roll.members(card.class, year()).len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_joined_reads_as_one_on_every_device(story in stories()) {
        let told = tell(&story);
        let ledgers: Vec<_> = told.devices.iter().map(|device| device.ledger().clone()).collect();
        for ledger in &ledgers {
            holds_together(&Files::of(ledger.clone()));
        }
        // Whoever merges what, in which order, the same are one.
        let forwards = ledgers.iter().fold(lantern::ledger::Ledger::default(), |all, one| merged(&all, one));
        let backwards = ledgers.iter().rev().fold(lantern::ledger::Ledger::default(), |all, one| merged(&all, one));
        let (forwards, backwards) = (Files::of(forwards), Files::of(backwards));
        prop_assert_eq!(forwards.roll().known(), backwards.roll().known());
        holds_together(&forwards);
    }
}

#[test]
fn ids_are_one_whichever_way_and_over_however_many() {
    let ids: Vec<ClassId> = (1..=4).map(|n| format!("0000000000001.{n}").parse().unwrap()).collect();
    let pair = |a: usize, b: usize| Cell::SameClass(ids[a], ids[b]);
    let known = Known::of([pair(1, 2), pair(0, 2)].into_iter());
    assert_eq!(ids.iter().map(|id| known.class(*id)).collect::<Vec<_>>(), [ids[0], ids[0], ids[0], ids[3]]);
    assert_eq!(known, Known::of([pair(0, 2), pair(1, 2), pair(0, 1)].into_iter()));
}

#[test]
fn two_who_began_apart_have_one_class_and_one_teacher_afterwards() {
    let (mut here, class, staff) = began(1, "4B", "Mrs Okafor", &["Ada", "Bashir", "Chloe"], true);
    let (there, other, theirs) = began(2, "4b", "Mrs  OKAFOR", &["Ada", "Bashir", "Chloe", "Dev"], true);
    let seen = here.preview(&there.class(other, year())).unwrap();
    let [same] = seen.same_class.as_slice() else { panic!("{:?}", seen.same_class) };
    assert_eq!((same.here, same.there, same.in_common, same.children, same.presumed()), (class, other, 3, 4, Some(Answer::Same)));
    let [person] = seen.same_staff.as_slice() else { panic!("{:?}", seen.same_staff) };
    assert_eq!((person.here, person.there), (staff, theirs));
    let Err(open) = seen.taken(&Said::default(), false) else { panic!("a name alone never decides who a person is") };
    assert_eq!(open, [Open::Staff(person.clone())]);

    let before = here.roll();
    // Their own class is not asked for, as usual with another school: their children are in the one here all the same.
    take(&mut here, &there.class(other, year()), &seen.all_the_same(), false);
    let roll = here.roll();
    assert_eq!(roll.classes().len(), 1);
    assert_eq!(names(&here, class), ["Ada", "Bashir", "Chloe", "Dev"]);
    assert_eq!((roll.class(other), roll.members(other, year())), (roll.class(class), roll.members(class, year())));
    assert_eq!(roll.staff().iter().map(|(id, member)| (*id, member.name.as_str())).collect::<Vec<_>>(), [(staff, "Mrs Okafor")]);
    assert!(roll.pupils().iter().all(|(pupil, _)| here.fold(*pupil).mentor() == Some(Reading::Settled(staff))));
    assert_eq!(roll.fold().contested().count(), 0);
    holds_together(here.files());
    // What is written from now on goes by one id.
    here.tell(Marking::SetTaught { class: other, criterion: "maths-4.1".parse().unwrap(), taught: false });
    assert!(here.roll().is_not_taught(class, "maths-4.1".parse().unwrap()));
    here.step(Doing::Undo);
    // The file once more, and the other's whole school: nobody is asked about what is one by now.
    let again = here.preview(&there.class(other, year())).unwrap();
    assert!(again.same_class.is_empty() && again.same_staff.is_empty());
    // A step of undo takes back all that the file brought.
    here.step(Doing::Undo);
    assert_eq!(here.roll(), before);
}

#[test]
fn a_class_file_takes_along_what_is_one() {
    let (mut here, class, _) = began(1, "4B", "Mrs Okafor", &["Ada", "Bashir"], true);
    let (mut there, other, theirs) = began(2, "4B", "Mrs Okafor", &["Chloe", "Dev"], true);
    let seen = here.preview(&there.class(other, year())).unwrap();
    assert_eq!(seen.same_class[0].presumed(), None, "a name alone never decides about a class either");
    take(&mut here, &there.class(other, year()), &seen.all_the_same(), true);
    assert_eq!(names(&here, class).len(), 4);
    // The class comes back to where one half of it came from, by whichever of its ids it is saved.
    let back = here.class(other, year());
    assert_eq!(back, here.class(class, year()));
    let seen = take(&mut there, &back, &Said::default(), true);
    assert!(seen.same_class.is_empty() && seen.same_staff.is_empty());
    assert_eq!((there.roll().classes().len(), there.roll().staff().len(), names(&there, other).len()), (1, 1, 4));
    assert_eq!(there.roll().known(), here.roll().known());
    assert!(there.fold(there.pupil("Chloe")).mentor().is_some_and(|mentor| mentor.settled() == Some(&there.roll().known().staff(theirs))));
}

#[test]
fn another_class_and_another_person_are_not_asked_about_again() {
    let (mut here, class, _) = began(1, "4B", "Mrs Okafor", &["Ada"], false);
    let (there, other, _) = began(2, "4B", "Mrs Okafor", &["Bashir"], false);
    here.join(there.school());
    let file = there.class(other, year());
    let seen = here.preview(&file).unwrap();
    let by =
        |answer| Said { classes: [(other, answer)].into(), staff: [(seen.same_staff[0].there, Answer::Another)].into(), ..Said::default() };
    take(&mut here, &file, &by(Answer::Another), true);
    let roll = here.roll();
    assert_eq!((roll.classes().len(), roll.staff().len(), roll.known().is_empty()), (2, 2, true));
    let mut without = Device::new(3);
    without.hold(here.ledger());
    without.amend(|ledger| {
        let gone: Vec<_> =
            ledger.school().entries().filter(|e| matches!(e.change, Change::ClassSet { class, .. } if class == other)).cloned().collect();
        gone.iter().for_each(|entry| ledger.withdraw(About::School, entry.id));
    });
    without.join(there.school());
    let again = without.preview(&file).unwrap();
    assert!(again.same_class.is_empty() && again.same_staff.is_empty(), "somebody has said that they are two");

    // A class that is left out leaves its children.
    let mut here = began(1, "4B", "Mrs Okafor", &["Ada"], false).0;
    here.join(there.school());
    take(&mut here, &file, &by(Answer::LeaveOut), true);
    assert_eq!((here.roll().classes().len(), names(&here, class).len(), here.roll().pupils().len()), (1, 1, 2));
    assert_eq!(start::without_class(&here.roll(), year()).len(), 1);
}

#[test]
fn nobody_is_asked_about_another_name_another_year_or_an_invented_class() {
    let (here, ..) = began(1, "4B", "Mrs Okafor", &["Ada", "Bashir", "Chloe"], true);
    let (there, other, _) = began(2, "5A", "Mr Crow", &["Ada"], true);
    let seen = here.preview(&there.class(other, year())).unwrap();
    assert!(seen.same_class.is_empty() && seen.same_staff.is_empty(), "one child may have changed its class");
    let (there, other, _) = began(2, "Owls", "Mr Crow", &["Ada", "Bashir"], true);
    let seen = here.preview(&there.class(other, year())).unwrap();
    assert_eq!((seen.same_class[0].named, seen.same_class[0].in_common, seen.same_class[0].presumed()), (false, 2, None));
    let mut there = Device::at_school(3);
    let old = there.add_class("4B");
    there.enrol(old, "2024-25".parse().unwrap(), child("Zoe", "Avocet", None, None));
    assert!(here.preview(&there.everything()).unwrap().same_class.is_empty());
    let mut demo = Device::at_school(4);
    demo.tell(Command::AddDemo { period: period() });
    let mut also = Device::at_school(5);
    also.tell(Command::AddDemo { period: period() });
    assert!(demo.preview(&also.everything()).unwrap().same_class.is_empty());
}

#[test]
fn two_that_were_joined_by_hand_part_by_hand_and_by_undo() {
    let mut device = Device::at_school(1);
    let (one, two) = (device.add_class("4B"), device.add_class("Year 4 Beech"));
    let (ada, bashir) =
        (device.enrol(one, year(), child("Ada", "Avocet", None, None)), device.enrol(two, year(), child("Bashir", "Bittern", None, None)));
    let (crow, also) = (add_staff(&mut device, "Mr Crow", ""), add_staff(&mut device, "Mr E. Crow", "mentor"));
    device.tell(Mentoring::SetMentor { pupils: vec![ada, bashir], mentor: Some(also) });
    let apart = (shown(device.files(), one), shown(device.files(), two), device.roll().staff());

    let join = Joining::Classes { class: two, other: one, same: true };
    device.tell(join.clone());
    assert_eq!(device.roll().classes().iter().map(|(id, class)| (*id, class.name.as_str())).collect::<Vec<_>>(), [(one, "Year 4 Beech")]);
    assert_eq!(names(&device, two).len(), 2);
    assert!(device.ask(&join).unwrap().is_empty(), "they are one already");
    device.tell(Joining::Staff { staff: crow, other: also, same: true });
    let [(staff, member)] = device.roll().staff().try_into().unwrap();
    assert_eq!((staff, member), (crow, StaffMember { name: "Mr Crow".into(), job: "mentor".into() }));
    assert_eq!(device.fold(ada).mentor(), Some(Reading::Settled(crow)));
    holds_together(device.files());
    device.step(Doing::Undo);
    device.step(Doing::Undo);
    assert_eq!((shown(device.files(), one), shown(device.files(), two), device.roll().staff()), apart);
    device.step(Doing::Redo);
    assert_eq!(device.roll().classes().len(), 1);

    // By hand they part as well. What both were called as one stays with the one that spoke for both.
    device.tell(Joining::Classes { class: one, other: two, same: false });
    let called: Vec<String> = device.roll().classes().into_iter().map(|(_, class)| class.name).collect();
    assert_eq!(called, ["Year 4 Beech", "Year 4 Beech"]);
    assert_eq!((names(&device, one), names(&device, two)), (vec!["Ada".into()], vec!["Bashir".into()]));

    device.tell(Command::AddDemo { period: period() });
    let demo = device.roll().classes().into_iter().find(|(_, class)| class.demo).unwrap().0;
    assert_eq!(device.ask(&Joining::Classes { class: one, other: demo, same: true }), Err(Refusal::DemoStaysApart));
    let nobody = Joining::Staff { staff: "0000000000009.9".parse().unwrap(), other: crow, same: true };
    assert_eq!(device.ask(&nobody), Err(Refusal::NotHere));
}

#[test]
fn of_a_pair_of_which_two_say_otherwise_a_person_decides() {
    let mut device = Device::at_school(1);
    let (one, two) = (device.add_class("4B"), device.add_class("4C"));
    let mut other = Device::new(2);
    other.hold(device.ledger());
    device.tell(Joining::Classes { class: one, other: two, same: true });
    other.tell(Joining::Classes { class: one, other: two, same: false });
    let both = merged(device.ledger(), other.ledger());
    device.hold(&both);
    assert_eq!(device.roll().classes().len(), 2, "nobody knows yet");
    let roll = device.roll();
    let (cell, live) = roll.fold().contested().find(|(cell, _)| matches!(cell, Cell::SameClass(..))).unwrap();
    assert_eq!(cell, Cell::SameClass(one.min(two), one.max(two)));
    let yes = live.iter().find(|entry| entry.change.makes_one()).unwrap().id;
    device.tell(Command::Settle { about: About::School, choice: yes });
    assert_eq!(device.roll().classes().len(), 1);
}

#[test]
fn whatever_names_a_class_or_somebody_is_read_by_the_id_it_goes_by() {
    let mut device = Device::at_school(1);
    let (one, two) = (device.add_class("4B"), device.add_class("4C"));
    let (crow, also) = (add_staff(&mut device, "Mr Crow", ""), add_staff(&mut device, "Mrs Crane", ""));
    let ada = device.enrol(two, year(), child("Ada", "Avocet", None, None));
    let details =
        Meeting { date: "2026-11-12".parse().unwrap(), period: period(), back: None, ahead: period(), mentor: Some(also), done: false };
    device.tell(Mentoring::Begin { pupil: ada, details });
    let asks = Round {
        class: two,
        period: period(),
        strands: Vec::new(),
        targets: true,
        criteria: Vec::new(),
        questions: Question::ALL.into(),
        closed: false,
    };
    device.tell(Rounds::Start { details: asks.clone() });
    let day = Consultation {
        date: "2026-11-26".parse().unwrap(),
        from: "15:30".parse().unwrap(),
        to: "16:10".parse().unwrap(),
        minutes: 10,
        pauses: Vec::new(),
        places: vec![Place { number: 1, name: "Hall".into(), class: Some(two) }],
    };
    device.tell(Consulting::SetDay { day: None, year: year(), details: day });
    device.tell(Joining::Classes { class: one, other: two, same: true });
    device.tell(Joining::Staff { staff: crow, other: also, same: true });
    let roll = device.roll();
    assert_eq!(roll.rounds(one).len(), 1);
    assert_eq!(device.ask(&Rounds::Start { details: Round { class: one, ..asks } }), Err(Refusal::RoundIsOpen));
    assert_eq!(consultation::who(&roll, &roll.consultations()[0].1, one).len(), 1);
    assert_eq!(device.fold(ada).meetings()[0].1.mentor, Some(crow));
    // A place by the other id says nothing new.
    let placement = Placement { class: Some(two), year_group: None };
    assert!(device.ask(&Command::Place { pupil: ada, year: year(), placement }).unwrap().is_empty());
    assert_eq!(device.ask(&Command::RenameClass { class: two, name: "4b".into() }).unwrap().add.len(), 1);
    assert_eq!(device.ask(&Command::RemoveClass { class: two }), Err(Refusal::ClassNotEmpty));
    holds_together(device.files());
}
