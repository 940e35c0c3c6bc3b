//! Taking in files: what a preview counts, and that merging both ways ends in the same text.

use lantern::domain::{ClassId, Pupil, PupilId, Voice};
use lantern::exchange::export::file_name;
use lantern::exchange::preview::{Likeness, likeness};
use lantern::exchange::{Document, Kind};
use lantern::ledger::{About, Change, Reading};
use lantern::words::import::Answer;
use lantern::workspace::{Command, Doing};

use crate::device::{Device, child, reworded, set_scheme, year};

pub(crate) const NOW: &str = "2026-27.autumn-2";
pub(crate) const UPN: &str = "B801200005001";

/// A device with class 4B, Ada and Bashir, and a rating each.
pub(crate) fn office(session: u64) -> (Device, ClassId) {
    let mut device = Device::at_school(session);
    let class = device.add_class("4B");
    for details in [child("Ada", "Avocet", Some(UPN), None), child("Bashir", "Bittern", None, Some("2017-11-02"))] {
        let pupil = device.enrol(class, year(), details);
        device.rate(pupil, Voice::Teacher, "maths-4.1", NOW, Some("green"));
    }
    (device, class)
}

/// The text of a small class file, entry by entry in lines of its own.
pub(crate) fn class_file() -> String {
    let (device, class) = office(1);
    device.class(class, year()).encode().unwrap()
}

// ---- what a preview counts ------------------------------------------------------------------------------------------------------------

#[test]
fn a_preview_counts_what_is_new_known_barred_and_grown() {
    let (mut a, class) = office(1);
    let mut b = Device::new(2);
    let first = a.class(class, year());
    let seen = b.take(&first);
    // A class, two children enrolled and placed, a rating each.
    assert_eq!((seen.new.len(), seen.known, seen.barred), (7, 0, 0));
    let names: Vec<String> = seen.new_pupils.iter().map(|(_, pupil)| pupil.full_name()).collect();
    assert_eq!(names, ["Ada Avocet", "Bashir Bittern"]);
    assert!(seen.grown.is_empty() && !seen.settings && seen.other_school.is_none() && seen.contested.is_empty());

    let again = b.preview(&first).unwrap();
    assert_eq!((again.new.len(), again.known), (0, 7));
    assert!(again.brings_nothing());

    let (ada, bashir) = (a.pupil("Ada"), a.pupil("Bashir"));
    a.rate(ada, Voice::Teacher, "maths-4.2", NOW, Some("red"));
    a.tell(Command::WriteNote { pupil: ada, note: None, text: "Smiled".into() });
    b.tell(Command::Erase { pupil: bashir });
    let seen = b.preview(&a.class(class, year())).unwrap();
    assert_eq!((seen.new.len(), seen.known, seen.barred), (2, 4, 3), "Bashir's enrolment, place and rating are barred");
    assert_eq!(seen.grown, [(ada, child("Ada", "Avocet", Some(UPN), None), 2)]);
    assert!(seen.new_pupils.is_empty());

    // The other way round, the tombstone is a question; for a child who is not here, none.
    let back = b.class(class, year());
    let asked = a.preview(&back).unwrap();
    assert_eq!(asked.would_erase.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [bashir]);
    assert!(!asked.brings_nothing());
    let mut elsewhere = Device::new(3);
    assert_eq!(elsewhere.take(&back).erased_elsewhere, [bashir]);
    assert!(elsewhere.ledger().erased().contains(&bashir));
    a.take(&back);
    assert!(a.roll().pupil(bashir).is_none());
    assert!(!a.everything().encode().unwrap().contains("Bittern"));
}

#[test]
fn a_preview_shows_contests_before_they_come() {
    let (mut a, class) = office(1);
    let mut b = Device::new(2);
    b.take(&a.everything());
    let ada = a.pupil("Ada");
    a.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("red"));
    b.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("yellow"));
    b.rate(ada, Voice::Child, "maths-4.1", NOW, Some("green"));
    b.tell(Command::RenameClass { class, name: "4 Owls".into() });
    a.tell(Command::RenameClass { class, name: "4 Wrens".into() });
    let before = a.ledger().clone();
    let seen = a.preview(&b.class(class, year())).unwrap();
    let cells: Vec<_> = seen.contested.iter().map(|c| (c.about, c.claims.len())).collect();
    assert_eq!(cells, [(About::School, 2), (About::Pupil(ada), 2)]);
    assert_eq!(*a.ledger(), before, "a preview changes nothing");
    // Two who say the same do not contest it.
    let mut c = Device::new(3);
    c.take(&b.everything());
    a.rate(ada, Voice::Teacher, "maths-4.3", NOW, Some("red"));
    c.rate(ada, Voice::Teacher, "maths-4.3", NOW, Some("red"));
    assert_eq!(a.preview(&c.class(class, year())).unwrap().contested, seen.contested);
}

#[test]
fn the_same_child_is_recognised() {
    let alike = |a: &Pupil, b: &Pupil| {
        assert_eq!(likeness(a, b), likeness(b, a));
        likeness(a, b)
    };
    let (upn, other_upn, born) = (Some(UPN), Some("H801200001001"), Some("2018-03-14"));
    let rows = [
        (child("Ada", "Avocet", upn, None), child("Adeline", "Avocet-Smith", upn, born), Some(Likeness::Upn)),
        (child("Ada", "Avocet", upn, born), child("ADA", " avocet", None, born), Some(Likeness::NameAndBirthDate)),
        (child("Ada", "Avocet", None, born), child("Ada", "Avocet", None, None), Some(Likeness::Name)),
        (child("Ada", "Avocet", None, None), child("Ada", "Avocet", upn, None), Some(Likeness::Name)),
        (child("Ada", "Avocet", None, born), child("Ada", "Avocet", None, Some("2018-03-15")), None),
        (child("Ada", "Avocet", None, born), child("Adam", "Avocet", None, born), None),
        (child("Ada", "Avocet", Some("A801200005001"), born), child("Ada", "Avocet", upn, born), Some(Likeness::NameAndBirthDate)),
    ];
    for (a, b, expected) in &rows {
        assert_eq!(alike(a, b), *expected, "{a:?} {b:?}");
        // And so the preview proposes.
        let enrolled = |session, details: &Pupil| {
            let mut device = Device::at_school(session);
            let class = device.add_class("4B");
            let id = device.enrol(class, year(), details.clone());
            (device, class, id)
        };
        let ((here, ..), (there, class, id)) = (enrolled(1, a), enrolled(2, b));
        let seen = here.preview(&there.class(class, year())).unwrap();
        assert_eq!(seen.same_child.first().map(|same| (same.there, same.because)), expected.map(|like| (id, like)));
        // A name alone is not taken for the child without a person.
        let surely = expected.is_some_and(|like| like != Likeness::Name);
        let presumed = seen.same_child.iter().filter(|same| same.presumed() == Some(Answer::Same));
        assert_eq!(presumed.map(|same| same.there).collect::<Vec<_>>(), if surely { vec![id] } else { vec![] });
        assert_eq!(seen.links(|same| same.there == id).len(), usize::from(expected.is_some()));
        assert!(seen.links(|_| false).is_empty());
    }
    let two_numbers = (child("Ada", "Avocet", upn, born), child("Ada", "Avocet", other_upn, born));
    if two_numbers.1.upn.as_ref().unwrap().fault().is_none() {
        assert_eq!(alike(&two_numbers.0, &two_numbers.1), None);
    }
}

#[test]
fn invented_children_are_nobodys() {
    let demo = |session| {
        let mut device = Device::at_school(session);
        device.tell(Command::AddDemo { period: NOW.parse().unwrap() });
        device
    };
    let (mut a, b) = (demo(1), demo(2));
    assert!(a.take(&b.everything()).same_child.is_empty());
    // A real child who happens to have the name of an invented one.
    let (c, class) = office(3);
    let file = c.class(class, year());
    assert!(a.preview(&file).unwrap().same_child.is_empty());
    a.take(&file);
}

#[test]
fn a_child_the_file_erases_is_not_linked() {
    let (mut a, _) = office(1);
    let (mut b, class) = office(2);
    let ada = a.pupil("Ada");
    // B has another Ada, and knows that A's Ada is to be forgotten.
    b.amend(|ledger| drop(ledger.erase(ada)));
    let seen = a.take(&b.class(class, year()));
    assert_eq!((seen.would_erase.len(), seen.same_child.len()), (1, 2));
    assert!(a.roll().pupil(ada).is_none());
    assert_ne!(a.pupil("Ada"), ada);
}

#[test]
fn linked_children_read_as_one_and_part_again() {
    let (mut a, _) = office(1);
    let (mut b, class) = office(2);
    b.join(a.school());
    let ada = a.pupil("Ada");
    let theirs = b.pupil("Ada");
    b.rate(theirs, Voice::Child, "maths-4.1", NOW, Some("red"));
    let seen = a.take(&b.class(class, year()));
    assert_eq!(seen.same_child.len(), 2);
    assert_eq!(a.roll().ids(ada).len(), 2);
    assert_eq!(a.rating(ada, Voice::Child, "maths-4.1", NOW), Some(Reading::Settled("red".into())));
    // The file with the link needs both ids loaded.
    let mut only_link = a.everything();
    only_link.entries.retain(|e| matches!(e.change, Change::PupilLinked { .. }));
    assert_eq!(only_link.pupils().len(), 4);
    // What was settled for the one child parts with the link; neither of the two is lost.
    a.tell(Command::SetPupil { pupil: ada, details: child("Ada", "Avocet", Some(UPN), Some("2018-03-14")) });
    a.tell(Command::Unlink { pupil: ada });
    assert_eq!(a.roll().ids(ada), [ada]);
    assert_eq!(a.roll().pupil(theirs), Some(Reading::Settled(child("Ada", "Avocet", Some(UPN), None))));
    assert_eq!(a.roll().pupil(ada), Some(Reading::Settled(child("Ada", "Avocet", Some(UPN), Some("2018-03-14")))));
    assert_eq!(a.rating(theirs, Voice::Child, "maths-4.1", NOW), Some(Reading::Settled("red".into())));
    assert_eq!(a.rating(ada, Voice::Child, "maths-4.1", NOW), None);
}

#[test]
fn a_preview_names_the_other_school_its_bands_words_and_criteria() {
    let (mut a, _) = office(1);
    let (mut b, class) = office(2);
    b.tell(set_scheme(reworded("gold")));
    let ada = b.pupil("Ada");
    b.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("gold"));
    b.rate(ada, Voice::Teacher, "reading-4.1", NOW, Some("green"));
    let mut file = b.class(class, year());
    file.glossary.criteria.insert("reading-4.1".parse().unwrap(), "I can read aloud.".into());
    let seen = a.take(&file);
    assert_eq!(seen.other_school, b.school());
    let keys: Vec<&str> = seen.bands.iter().map(|band| band.key.as_str()).collect();
    assert_eq!(keys, ["gold"]);
    let words: Vec<(&str, &str)> = seen.reworded.iter().map(|(theirs, ours)| (theirs.word.as_str(), ours.word.as_str())).collect();
    assert_eq!(words, [("Secure", "Green")]);
    assert_eq!(seen.criteria, [("reading-4.1".parse().unwrap(), "I can read aloud.".to_owned())]);
    let roll = a.roll();
    assert_eq!(roll.band("gold".parse().unwrap()).unwrap().word, "Nearly");
    assert!(!roll.scheme(NOW.parse().unwrap()).uses("gold".parse().unwrap()));
    assert_eq!(roll.criterion_met("reading-4.1".parse().unwrap()).as_deref(), Some("I can read aloud."));
    // Asked once, known for good.
    let again = a.preview(&file).unwrap();
    assert_eq!((again.other_school, again.bands.len(), again.criteria.len()), (None, 0, 0));
}

// ---- out and in again -----------------------------------------------------------------------------------------------------------------

#[test]
fn what_goes_out_comes_in_whole() {
    let (mut a, class) = office(1);
    let ada = a.pupil("Ada");
    let odd = r#"{ "b" : [1, 2.50, 1e400],"a":"\u00e9" }"#;
    a.write_unknown(About::Pupil(ada), "target-set", odd);
    a.write_unknown(About::School, "trip-planned", &format!("{{\"with\":[\"{ada}\"]}}"));
    a.write_unknown(About::School, "bell-rings", "\"at nine\"");
    a.tell(Command::WriteNote { pupil: ada, note: None, text: "“Quoted”, \\ and \u{1F989}\n\u{0}".into() });
    a.rate(ada, Voice::Teacher, "maths-4.1", NOW, None);
    let (class_text, school_text) = (a.class(class, year()).encode().unwrap(), a.everything().encode().unwrap());
    assert!(class_text.contains(odd) && class_text.contains("trip-planned") && !class_text.contains("bell-rings"));

    let mut b = Device::new(2);
    b.take(&Document::decode(class_text.as_bytes()).unwrap());
    assert_eq!(b.class(class, year()).encode().unwrap(), class_text);

    // With settings too, a school file brings everything.
    a.tell(Command::NameSchool { name: "Larkfield".into() });
    a.tell(set_scheme(reworded("gold")));
    let bashir = a.pupil("Bashir");
    a.tell(Command::Erase { pupil: bashir });
    assert_ne!(a.everything().encode().unwrap(), school_text);
    let school_text = a.everything().encode().unwrap();
    let mut c = Device::new(3);
    c.take(&Document::decode(school_text.as_bytes()).unwrap());
    assert_eq!(c.ledger(), a.ledger());
    assert_eq!(c.everything().encode().unwrap(), school_text);
    assert!(school_text.contains(odd) && school_text.contains("bell-rings"));
}

#[test]
fn two_devices_exchange_files_until_both_hold_the_same_text() {
    let (mut a, class) = office(1);
    let mut b = Device::new(2);
    b.take(&a.everything());
    let (ada, bashir) = (a.pupil("Ada"), a.pupil("Bashir"));
    a.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("red"));
    b.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("yellow"));
    a.rate(bashir, Voice::Teacher, "maths-4.2", NOW, Some("green"));
    b.rate(bashir, Voice::Child, "maths-4.2", NOW, Some("red"));
    let (from_a, from_b) = (a.class(class, year()), b.class(class, year()));
    a.take(&from_b);
    b.take(&from_a);
    let text = |device: &Device| device.class(class, year()).encode().unwrap();
    assert_eq!(text(&a), text(&b));
    for device in [&a, &b] {
        assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.1", NOW), Some(Reading::Contested(Vec::new())));
    }
    let fold = a.fold(ada);
    let choice = fold.contested().next().unwrap().1[1].id;
    a.tell(Command::Settle { about: About::Pupil(ada), choice });
    b.take(&a.class(class, year()));
    for device in [&a, &b] {
        assert_eq!(device.rating(ada, Voice::Teacher, "maths-4.1", NOW), Some(Reading::Settled("yellow".into())));
    }
    assert_eq!(text(&a), text(&b));
    assert_eq!(a.everything().encode().unwrap(), b.everything().encode().unwrap());
}

#[test]
fn an_import_is_undone_and_redone_whole() {
    let (mut a, _) = office(1);
    let (b, class) = office(2);
    let before = a.everything().encode().unwrap();
    a.take(&b.class(class, year()));
    let after = a.everything().encode().unwrap();
    assert_ne!(after, before);
    a.step(Doing::Undo);
    assert_eq!(a.everything().encode().unwrap(), before);
    a.step(Doing::Redo);
    assert_eq!(a.everything().encode().unwrap(), after);
}

// ---- what a file is called ------------------------------------------------------------------------------------------------------------

#[test]
fn a_file_is_called_after_its_class_and_the_day() {
    let day = "2026-11-23".parse().unwrap();
    let class = |name: &str| file_name(Kind::Class, Some(name), day);
    assert_eq!(class("4B"), "Class 4B 2026-11-23.lantern.json");
    assert_eq!(class("Class 4B"), "Class 4B 2026-11-23.lantern.json");
    assert_eq!(class("Year 3/4 – Owls & Wrens"), "Class Year 3 4 Owls Wrens 2026-11-23.lantern.json");
    assert_eq!(class("../../etc/passwd\0\n"), "Class etc passwd 2026-11-23.lantern.json");
    assert_eq!(class("Dosbarth Â-4"), "Class Dosbarth Â-4 2026-11-23.lantern.json");
    assert_eq!(class(&"x".repeat(100)), format!("Class {} 2026-11-23.lantern.json", "x".repeat(40)));
    assert_eq!(class("☺"), "Class 2026-11-23.lantern.json");
    assert_eq!(file_name(Kind::Class, None, day), "Class 2026-11-23.lantern.json");
    assert_eq!(file_name(Kind::School, None, day), "Whole school 2026-11-23.lantern.json");
    assert_eq!(file_name(Kind::School, Some("4B"), day), "Whole school 2026-11-23.lantern.json");
}

#[test]
fn a_class_file_holds_its_own_children_and_nobody_else() {
    let (mut a, class) = office(1);
    let other = a.add_class("5C");
    let esme: PupilId = a.enrol(other, year(), child("Esme", "Egret", None, None));
    a.rate(esme, Voice::Teacher, "maths-5.1", NOW, Some("red"));
    let text = a.class(class, year()).encode().unwrap();
    for word in ["Egret", "5C", "maths-5.1"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn what_a_class_was_not_taught_yet_goes_with_it() {
    use lantern::workspace::Marking;
    let (mut a, class) = office(1);
    let other = a.add_class("5C");
    let criterion = "maths-4.12".parse().unwrap();
    for of in [class, other] {
        a.tell(Marking::SetTaught { class: of, criterion, taught: false });
    }
    let mut b = Device::new(2);
    b.take(&a.class(class, year()));
    assert!(b.roll().is_not_taught(class, criterion) && !b.roll().is_not_taught(other, criterion));
    a.tell(Marking::SetTaught { class, criterion, taught: true });
    b.take(&a.class(class, year()));
    assert!(!b.roll().is_not_taught(class, criterion), "what takes it away goes with it");
}

#[test]
fn a_file_that_brings_nothing_but_tombstones_is_taken_in_and_the_child_stays_erased() {
    let (mut office, class) = office(1);
    let ada = office.enrol(class, year(), child("Ada", "Avocet", None, None));
    let old = office.class(class, year());
    office.tell(Command::Erase { pupil: ada });
    let mut tablet = Device::new(7);
    tablet.join(office.school());
    let word = office.everything();
    let word = Document { entries: Vec::new(), ..word };
    let seen = tablet.preview(&word).unwrap();
    assert!(seen.new.is_empty() && seen.erased_elsewhere == [ada] && !seen.brings_nothing());
    tablet.take(&word);
    assert!(tablet.preview(&word).unwrap().brings_nothing());
    tablet.take(&old);
    assert!(tablet.ledger().erased().contains(&ada) && tablet.roll().pupils().iter().all(|(id, _)| *id != ada));
}
