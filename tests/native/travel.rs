//! Class files that carry comings and goings: who was in a class in a year, where they went, the staff, the half-term dates.

use lantern::domain::terms::Span;
use lantern::domain::{Placement, PupilId, StaffId, StaffMember, TermDates, Voice};
use lantern::exchange::preview::Whereto;
use lantern::exchange::{Document, ImportProblem};
use lantern::ledger::{About, Cell, Change, Reading};
use lantern::report::meetings;
use lantern::report::start::{class_cards, without_class};
use lantern::workspace::{Command, Doing, Import};

use crate::device::{Device, child, left, year};
use crate::import::{NOW, office};

fn noted(device: &mut Device, pupil: PupilId, text: &str) {
    device.tell(Command::WriteNote { pupil, note: None, text: text.into() });
}

fn notes(device: &Device, pupil: PupilId) -> usize {
    device.fold(pupil).cells().filter(|(cell, _)| matches!(cell, Cell::Note(_))).count()
}

fn place(device: &mut Device, pupil: PupilId, placement: Placement) {
    device.tell(Command::Place { pupil, year: year(), placement });
}

/// Mr Crow, on the staff list.
fn hired(device: &mut Device) -> StaffId {
    let member = StaffMember { name: "Mr Crow".into(), job: String::new() };
    let batch = device.tell(Command::SetStaff { staff: None, member });
    let Change::StaffSet { staff, .. } = batch.add[0].change else { panic!("{batch:?}") };
    staff
}

/// The usual half terms of this year, the last one shorter by so many days.
fn dates(days: u64) -> TermDates {
    let usual = TermDates::usual(year());
    let mut spans: Vec<Span> = usual.half_terms().map(|(_, span)| span).collect();
    spans[5].last = spans[5].last.checked_sub_days(chrono::Days::new(days)).unwrap();
    TermDates::new(year(), spans.try_into().unwrap()).unwrap()
}

#[test]
fn whoever_left_or_went_to_another_class_is_said_to_have_and_work_on_them_still_arrives() {
    let (mut a, class) = office(1);
    let (ada, ben) = (a.pupil("Ada"), a.pupil("Bashir"));
    let cara = a.enrol(class, year(), child("Cara", "Curlew", None, None));
    let mut b = Device::new(2);
    b.take(&a.class(class, year()));
    let other = a.add_class("5B");
    place(&mut a, ben, Placement { class: Some(other), year_group: None });
    place(&mut a, cara, left());
    // Meanwhile both sides wrote on both.
    for pupil in [ben, cara] {
        noted(&mut a, pupil, "Here");
        noted(&mut b, pupil, "There");
    }
    let file = Document::decode(a.class(class, year()).encode().unwrap().as_bytes()).unwrap();
    let seen = b.take(&file);
    let moves: Vec<_> = seen.moves.iter().map(|one| (one.pupil, one.year, one.to.clone())).collect();
    assert_eq!(moves, [(ben, year(), Whereto::Class("class 5B".into())), (cara, year(), Whereto::Left)]);
    let roll = b.roll();
    assert_eq!(roll.members(class, year()).into_iter().map(|(id, _)| id).collect::<Vec<_>>(), [ada]);
    assert_eq!(roll.members(other, year()).into_iter().map(|(id, _)| id).collect::<Vec<_>>(), [ben]);
    assert_eq!(roll.placement(cara, year()), Some(Reading::Settled(left())));
    // And what was written there comes back by the file of the class they were in.
    a.take(&b.class(class, year()));
    for device in [&a, &b] {
        assert_eq!((notes(device, ben), notes(device, cara)), (2, 2));
    }
    // A second look has nothing to say of it.
    assert!(b.preview(&file).unwrap().moves.is_empty());
    // The next school year is another matter.
    assert!(!a.class(class, year().next().unwrap()).encode().unwrap().contains("Curlew"));
}

#[test]
fn who_was_added_by_mistake_is_told_of_by_an_id_alone() {
    let (mut a, class) = office(1);
    let mut b = Device::new(2);
    let dev = a.enrol(class, year(), child("Dev", "Dunnock", None, None));
    b.take(&a.class(class, year()));
    a.step(Doing::Undo);
    let text = a.class(class, year()).encode().unwrap();
    assert!(!text.contains("Dunnock") && text.contains(&dev.to_string()));
    let seen = b.take(&Document::decode(text.as_bytes()).unwrap());
    assert_eq!(seen.moves.len(), 1);
    assert_eq!(seen.moves[0].to, Whereto::Nowhere);
    assert!(b.roll().pupil(dev).is_none() && b.roll().members(class, year()).len() == 2);
    // Somebody who had not heard of it hears nothing.
    let mut c = Device::new(3);
    let seen = c.take(&Document::decode(text.as_bytes()).unwrap());
    assert_eq!((seen.new_pupils.len(), seen.moves.len(), c.roll().pupils().len()), (2, 0, 2));
}

#[test]
fn the_staff_list_goes_with_a_class_so_that_a_mentor_is_one_person() {
    let (mut a, class) = office(1);
    let crow = hired(&mut a);
    let mut b = Device::new(2);
    b.take(&a.class(class, year()));
    assert_eq!(b.roll().staff().into_iter().map(|(id, member)| (id, member.name)).collect::<Vec<_>>(), [(crow, "Mr Crow".to_owned())]);
    a.tell(Command::RemoveStaff { staff: crow });
    b.take(&a.class(class, year()));
    assert!(b.roll().staff().is_empty(), "what takes somebody off the list goes with it");
}

#[test]
fn half_term_dates_go_with_a_class_and_two_are_settled_by_a_person() {
    let (mut a, class) = office(1);
    let mut b = Device::new(2);
    a.tell(Command::SetTermDates { dates: dates(1) });
    let ada = a.pupil("Ada");
    let seen = b.take(&a.class(class, year()));
    assert_eq!((seen.dates.clone(), seen.settings), (vec![year()], false));
    assert_eq!(b.roll().term_dates(year()), dates(1));
    // Newer dates follow.
    a.tell(Command::SetTermDates { dates: dates(2) });
    assert_eq!(b.take(&a.class(class, year())).dates, [year()]);
    assert_eq!(b.roll().term_dates(year()), dates(2));
    // Both set their own: noticed when the files meet, whoever meets whom.
    a.tell(Command::SetTermDates { dates: dates(3) });
    b.tell(Command::SetTermDates { dates: dates(4) });
    a.rate(ada, Voice::Teacher, "maths-4.7", NOW, Some("green"));
    b.rate(ada, Voice::Teacher, "maths-4.8", "2026-27.autumn-1", Some("red"));
    let (from_a, from_b) = (a.class(class, year()), b.class(class, year()));
    for (device, file) in [(&mut a, &from_b), (&mut b, &from_a)] {
        let seen = device.take(file);
        let contested: Vec<_> = seen.contested.iter().map(|one| (one.about, one.cell)).collect();
        assert_eq!(contested, [(About::School, Cell::TermDates(year()))]);
    }
    let roll = a.roll();
    let (_, live) = roll.fold().contested().next().unwrap();
    let choice = live.iter().find(|e| e.change == Change::TermDatesSet { dates: dates(4) }).unwrap().id;
    a.tell(Command::Settle { about: About::School, choice });
    b.take(&a.class(class, year()));
    for device in [&a, &b] {
        assert_eq!(device.roll().fold().contested().count(), 0);
        assert_eq!(device.roll().term_dates(year()), dates(4));
        // A rating keeps the half term it was given, whatever becomes of the dates.
        assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.7", NOW), Some(Reading::Settled("green".into())));
        assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.8", "2026-27.autumn-1"), Some(Reading::Settled("red".into())));
    }
}

#[test]
fn a_child_from_another_school_brings_no_class_and_no_dates_of_it() {
    let (mut old, _) = office(1);
    let leaving = old.add_class("Leaving");
    old.tell(Command::SetTermDates { dates: dates(5) });
    let ada = old.pupil("Ada");
    place(&mut old, ada, Placement { class: Some(leaving), year_group: None });
    let (mut here, own) = office(2);
    let file = old.class(leaving, year());
    let seen = here.preview(&file).unwrap();
    assert_eq!(seen.other_school, old.school());
    // The class of today, the one before, and the dates.
    assert_eq!(seen.their_classes.len(), 3);
    let import = |with| Import { school: Some(file.school), entries: seen.entries(with), accept: seen.other_school, ..Import::default() };
    here.tell(Command::Import(import(false)));
    let names = |device: &Device| class_cards(&device.roll(), year()).into_iter().map(|card| card.name).collect::<Vec<_>>();
    assert_eq!(names(&here), ["4B"]);
    assert_eq!(here.roll().term_dates(year()), TermDates::usual(year()));
    assert!(without_class(&here.roll(), year()).iter().any(|(id, _)| *id == ada), "it waits to be put into a class");
    assert_eq!(here.rating(ada, Voice::Teacher, "maths-4.1", NOW), Some(Reading::Settled("green".into())));
    place(&mut here, ada, Placement { class: Some(own), year_group: None });
    let text = here.class(own, year()).encode().unwrap();
    assert!(!text.contains("Leaving"), "and so it goes on");
    // Once more, it is known; what was left there is still to be had.
    let again = here.preview(&file).unwrap();
    assert_eq!((again.other_school, again.entries(false).len(), again.entries(true).len()), (None, 0, 3));
    assert!(again.contested(false).is_empty());
    // A colleague who began alone brings the class as well.
    here.step(Doing::Undo);
    here.step(Doing::Undo);
    here.tell(Command::Import(import(true)));
    assert_eq!(names(&here), ["4B", "4B", "Leaving"]);
}

#[test]
fn what_differs_is_left_and_the_rest_comes_in() {
    let (a, class) = office(1);
    let mut b = Device::new(2);
    b.take(&a.class(class, year()));
    // On this device one entry was altered, by whatever.
    let ada = a.pupil("Ada");
    let altered = b.fold(ada).cells().find(|(cell, _)| matches!(cell, Cell::Rating(..))).unwrap().1[0].id;
    b.amend(|ledger| {
        let held = ledger.pupil(ada).unwrap().get(altered).unwrap().clone();
        ledger.withdraw(held.about, held.id);
        let Change::Rated { voice, criterion, period, .. } = held.change else { panic!("{held:?}") };
        let change = Change::Rated { voice, criterion, period, band: "red".parse().unwrap() };
        ledger.insert(std::sync::Arc::new(lantern::ledger::Entry { change, ..(*held).clone() })).unwrap();
    });
    let mut a = a;
    noted(&mut a, ada, "Since then");
    a.enrol(class, year(), child("Cara", "Curlew", None, None));
    let seen = b.take(&a.everything());
    assert_eq!(seen.differing.iter().map(|one| (one.id, one.about)).collect::<Vec<_>>(), [(altered, About::Pupil(ada))]);
    let place = seen.differing[0].place;
    assert_eq!(a.everything().entries[place - 1].id, altered);
    // The rest is here, and what was here still is.
    assert_eq!((notes(&b, ada), b.roll().pupils().len()), (1, 3));
    assert_eq!(b.rating(ada, Voice::Teacher, "maths-4.1", NOW), Some(Reading::Settled("red".into())));
    assert!(b.preview(&a.everything()).unwrap().brings_nothing());
}

#[test]
fn several_files_are_one_preview() {
    let (mut a, class) = office(1);
    let other = a.add_class("5C");
    let esme = a.enrol(other, year(), child("Esme", "Egret", None, None));
    a.rate(esme, Voice::Teacher, "maths-5.1", NOW, Some("red"));
    let files = vec![(0, a.class(class, year())), (2, a.class(other, year()))];
    let b = Device::new(2);
    let (seen, documents, refused) = b.look(files.clone());
    let seen = seen.unwrap();
    assert_eq!((documents.len(), refused.len(), seen.classes.clone()), (2, 0, vec!["4B".to_owned(), "5C".to_owned()]));
    assert_eq!(seen.new_pupils.iter().map(|(_, pupil)| pupil.forename.as_str()).collect::<Vec<_>>(), ["Ada", "Bashir", "Esme"]);
    // What both bring is counted once, and comes to what one after the other comes to.
    let mut one_by_one = Device::new(3);
    files.iter().for_each(|(_, file)| drop(one_by_one.take(file)));
    assert_eq!(seen.new.len(), one_by_one.ledger().entries().count());
    let mut at_once = Device::new(3);
    at_once.tell(Command::Import(Import { school: a.school(), entries: seen.new.clone(), ..Import::default() }));
    assert_eq!(at_once.ledger(), one_by_one.ledger());
}

#[test]
fn a_file_that_cannot_be_taken_in_is_named_and_the_others_are_shown() {
    let (mut a, class) = office(1);
    a.tell(Command::NameSchool { name: "Larkfield".into() });
    let mut forged = a.everything();
    forged.kind = lantern::exchange::Kind::Class;
    forged.class = Some(class);
    let (b, theirs) = office(2);
    let (c, others) = office(3);
    let mut here = Device::new(4);
    here.join(a.school());
    let files = vec![(0, forged.clone()), (1, b.class(theirs, year())), (2, c.class(others, year())), (4, a.class(class, year()))];
    let (seen, documents, refused) = here.look(files);
    assert_eq!(documents.iter().map(|document| document.school).collect::<Vec<_>>(), [b.school().unwrap(), a.school().unwrap()]);
    assert!(matches!(refused[..], [(0, ImportProblem::SettingsInClassFile { .. }), (2, ImportProblem::SecondSchool)]), "{refused:?}");
    let seen = seen.unwrap();
    assert_eq!((seen.other_school, seen.new_pupils.len()), (b.school(), 4));
    // Where none can be, the first is said to be the reason.
    let (seen, ..) = here.look(vec![(0, forged.clone()), (1, forged)]);
    assert!(matches!(seen, Err(ImportProblem::SettingsInClassFile { .. })));
}

#[test]
fn a_file_that_lacks_something_says_so() {
    let (a, _) = office(1);
    let whole = a.everything();
    assert!(!whole.encode().unwrap().contains("missing"));
    let gaps = Document { missing: 2, ..whole };
    let text = gaps.encode().unwrap();
    let read = Document::decode(text.as_bytes()).unwrap();
    assert_eq!((read.missing, &read), (2, &gaps));
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/lantern-1.schema.json")).unwrap();
    assert!(jsonschema::is_valid(&schema, &serde_json::from_str(&text).unwrap()));
}

#[test]
fn a_mentor_gets_the_children_they_mentor_and_no_word_of_another() {
    let mut here = Device::at_school(1);
    let class = here.add_class("4B");
    let [ada, ben, cy] = ["Ada Avocet", "Ben Bittern", "Cy Curlew"].map(|name| {
        let (forename, surname) = name.split_once(' ').unwrap();
        here.enrol(class, year(), child(forename, surname, None, None))
    });
    noted(&mut here, ada, "Reads every day");
    noted(&mut here, ben, "Hums");
    place(&mut here, cy, left());
    let crow = hired(&mut here);
    here.tell(lantern::workspace::Mentoring::SetMentor { pupils: vec![ada], mentor: Some(crow) });
    let rows: Vec<_> = here
        .roll()
        .pupils()
        .into_iter()
        .map(|(pupil, details)| {
            let period = "2026-27.autumn-1".parse().unwrap();
            meetings::row(here.files(), pupil, details.full_name(), period, "2026-10-01".parse().unwrap())
        })
        .collect();
    assert_eq!(meetings::mentors(&rows).into_iter().map(|mentor| mentor.staff).collect::<Vec<_>>(), [crow]);
    let mentored = meetings::mentored_by(&rows, crow);
    assert_eq!(mentored, [ada]);
    let file = here.some_of_class(class, year(), &mentored);
    assert_eq!((file.class, file.pupils()), (Some(class), vec![ada]));
    let text = file.encode().unwrap();
    for other in ["Bittern", "Curlew", "Hums", &ben.to_string(), &cy.to_string()] {
        assert!(!text.contains(other), "{other}: {text}");
    }
    let mut there = Device::new(2);
    there.take(&Document::decode(text.as_bytes()).unwrap());
    assert_eq!((notes(&there, ada), there.roll().pupils().len()), (1, 1));
}
