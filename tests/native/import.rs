//! Taking in files: every reason to refuse one, what a preview counts, and that merging both ways ends in the same text.

use std::sync::Arc;

use lantern::domain::{ClassId, EntryId, Pupil, PupilId, Voice};
use lantern::exchange::export::file_name;
use lantern::exchange::limits::{DEPTH_MAX, ENTRIES_MAX, FILE_MAX, REPLACES_MAX};
use lantern::exchange::preview::{Likeness, likeness};
use lantern::exchange::wire::{Malformed, decode_entry, encode_entry};
use lantern::exchange::{Document, ImportProblem, Kind};
use lantern::ledger::{About, Change, Entry, Reading};
use lantern::workspace::{Command, Doing};

use crate::device::{Device, child, reworded, year};

const NOW: &str = "2026-27.autumn-2";
const UPN: &str = "B801200005001";

/// A device with class 4B, Ada and Bashir, and a rating each.
fn office(session: u64) -> (Device, ClassId) {
    let mut device = Device::at_school(session);
    let class = device.add_class("4B");
    for details in [child("Ada", "Avocet", Some(UPN), None), child("Bashir", "Bittern", None, Some("2017-11-02"))] {
        let pupil = device.enrol(class, year(), details);
        device.rate(pupil, Voice::Teacher, "maths-4.1", NOW, Some("green"));
    }
    (device, class)
}

/// The text of a small class file, entry by entry in lines of its own.
fn class_file() -> String {
    let (device, class) = office(1);
    device.class(class, year()).encode().unwrap()
}

fn refused(text: &str) -> ImportProblem {
    Document::decode(text.as_bytes()).unwrap_err()
}

fn malformed(problem: ImportProblem) -> Malformed {
    match problem {
        ImportProblem::Malformed(fault) => fault,
        other => panic!("{other:?}"),
    }
}

// ---- what is refused, and where -------------------------------------------------------------------------------------------------------

#[test]
fn a_file_that_is_no_lantern_file_is_refused_for_what_it_is() {
    let good = class_file();
    assert_eq!(Document::decode(b""), Err(ImportProblem::Empty));
    assert_eq!(Document::decode("\u{feff} \n\t".as_bytes()), Err(ImportProblem::Empty));
    assert_eq!(Document::decode(b"{\"format\": \xff\xfe}"), Err(ImportProblem::NotText(11)));
    assert_eq!(Document::decode(&vec![b' '; FILE_MAX + 1]), Err(ImportProblem::TooLarge(FILE_MAX + 1)));
    for text in ["{}", "[]", "17", "\"lantern/1\"", "[\"lantern/1\"]", "{\"format\":1}", "{\"format\":\"excel/1\"}", "{\"format\":null}"] {
        assert_eq!(refused(text), ImportProblem::NotLantern, "{text}");
    }
    assert_eq!(refused(&good.replace("lantern/1", "lantern/2")), ImportProblem::NewerFormat("lantern/2".into()));
    let long = format!("lantern/{}", "9".repeat(1000));
    assert!(matches!(refused(&good.replace("lantern/1", &long)), ImportProblem::NewerFormat(shown) if shown.len() == 40));
    // A newer format may look quite different and is still recognised.
    assert_eq!(refused(r#"{"format":"lantern/2","kind":"trust","schools":[]}"#), ImportProblem::NewerFormat("lantern/2".into()));
    // With a byte order mark, as some editors leave one, it is the same file.
    assert_eq!(Document::decode(format!("\u{feff}{good}").as_bytes()), Document::decode(good.as_bytes()));
}

#[test]
fn deep_nesting_is_refused_at_once() {
    for text in [
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        class_file().replace("[]", &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))),
    ] {
        let began = std::time::Instant::now();
        assert!(matches!(refused(&text), ImportProblem::TooDeep(depth) if depth >= 100_000));
        assert!(began.elapsed().as_millis() < 1000);
    }
    let nested = |depth: usize| format!("{{\"format\":\"x\",\"a\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert_eq!(refused(&nested(DEPTH_MAX)), ImportProblem::NotLantern);
    assert_eq!(refused(&nested(DEPTH_MAX + 1)), ImportProblem::TooDeep(DEPTH_MAX + 1));
}

#[test]
fn too_many_entries_are_too_many_bytes_first() {
    // No entry is shorter than this one, so the limit of bytes speaks before that of entries; `TooMany` is a second lock on the same door.
    let least = r#"{"id":"0000000000000.0","about":"school","at":"2026-01-01T00:00:00Z","by":"child","change":{"":0}}"#;
    assert!(decode_entry(least).is_ok());
    assert!(least.len() * ENTRIES_MAX > FILE_MAX);
}

#[test]
fn what_is_malformed_is_refused_with_its_line() {
    let good = class_file();
    let line_of = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
    type Row = (&'static str, &'static str, &'static str, &'static str);
    let rows: &[Row] = &[
        // what is written, what it becomes, the line it stands on, what is said
        ("\"Ada\"", "\"Ada", "Avocet", ""),
        ("\"kind\": \"class\"", "\"kind\": \"pupil\"", "\"kind\"", "unknown variant `pupil`"),
        ("\"teacher\",\"criterion\":\"maths-4.1\"", "\"head\",\"criterion\":\"maths-4.1\"", "\"head\"", "unknown variant `head`"),
        ("2026-27.autumn-2", "2026-27.autumn-3", "autumn-3", "a half term such as"),
        ("\"band\":\"green\"", "\"band\":\"Green\"", "\"band\":\"Green\"", "a key of 1 to 16 letters"),
        ("2017-11-02", "2017-02-30", "2017-02-30", "input is out of range"),
        ("\"forename\":\"Ada\"", "\"forename\":\"\"", "Avocet", "a name is empty"),
        ("\"forename\":\"Ada\"", "\"nickname\":\"Ada\"", "Avocet", "unknown field `nickname`"),
        ("\"colour\": \"red\"", "\"colour\": \"grey\"", "\"grey\"", "unknown variant `grey`"),
    ];
    for (from, to, place, reason) in rows {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        let fault = malformed(refused(&text));
        assert_eq!(fault.line, line_of(&text, place), "{from} -> {to}: {fault}");
        assert!(fault.column > 0 && fault.reason.contains(reason), "{from} -> {to}: {fault}");
    }
    // Cut off anywhere, it is refused and the place is near its end.
    for cut in [good.len() / 3, good.len() / 2, good.len() - 4] {
        let cut = good.get(..cut).unwrap();
        let fault = malformed(refused(cut));
        assert_eq!(fault.line, cut.lines().count(), "{fault}");
    }
}

#[test]
fn limits_of_length_hold_wherever_a_text_may_stand() {
    let good = class_file();
    let long = |max: usize| "ä".repeat(max + 1);
    let texts = [
        good.replace("\"Ada\"", &format!("\"{}\"", long(100))),
        good.replace("\"Avocet\"", &format!("\"{}\"", long(100))),
        good.replace(UPN, &long(100)),
        good.replace("\"name\":\"4B\"", &format!("\"name\":\"{}\"", long(100))),
        good.replace("\"word\": \"Green\"", &format!("\"word\": \"{}\"", long(30))),
        good.replace("\"child_word\": \"I can do this\"", &format!("\"child_word\": \"{}\"", long(60))),
        good.replace("\"meaning\": \"Has met", &format!("\"meaning\": \"{} Has met", long(300))),
        good.replace("\"maths-4.1\": \"", &format!("\"maths-4.1\": \"{}", long(500))),
        good.replace("\"rated\":{\"voice\"", "\"noted\":{\"voice\""),
        good.replace("\"key\": \"red\"", "\"key\": \"green\""),
    ];
    for text in &texts {
        assert_ne!(*text, good);
        malformed(refused(text));
    }
    let entry = |change: &str, replaces: &str| {
        format!(
            r#"{{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"teacher","replaces":[{replaces}],"change":{change}}}"#
        )
    };
    assert!(decode_entry(&entry("{\"undone\":{}}", "\"0000000000001.1\"")).is_ok());
    let band = |word: &str| {
        format!(
            r#"{{"band-met":{{"band":{{"key":"k","colour":"red","shape":"star","letter":"K","word":"{word}","child_word":"c","meaning":""}}}}}}"#
        )
    };
    assert!(decode_entry(&entry(&band("Kite"), "")).is_ok());
    let many: Vec<String> = (0..=REPLACES_MAX + 1).filter(|n| *n != 2).map(|n| format!("\"0000000000001.{n}\"")).collect();
    for (change, replaces, reason) in [
        ("{\"undone\":{}}".to_owned(), many.join(","), "at most 10000 others"),
        ("{\"undone\":{}}".to_owned(), "\"0000000000001.2\"".to_owned(), "cannot replace itself"),
        (band(&long(30)), String::new(), "needs a word of 1 to 30"),
        (format!("{{\"criterion-met\":{{\"criterion\":\"art-1.1\",\"text\":\"{}\"}}}}", long(500)), String::new(), "at most 500 fit"),
        (format!("{{\"sang\":\"{}\"}}", "x".repeat(100_000)), String::new(), "longer than 100000 bytes"),
        (format!("{{\"{}\":1}}", "x".repeat(101)), String::new(), "longer than"),
        (
            "{\"pupil-linked\":{\"pupil\":\"0000000000001.1\",\"same_as\":\"0000000000001.1\"}}".to_owned(),
            String::new(),
            "linked to itself",
        ),
    ] {
        let fault = decode_entry(&entry(&change, &replaces)).unwrap_err();
        assert!(fault.reason.contains(reason), "{fault}");
    }
}

#[test]
fn one_id_with_two_bodies_is_refused() {
    let good = class_file();
    let lines: Vec<&str> = good.lines().collect();
    let (nth, line) = lines.iter().enumerate().find(|(_, line)| line.contains("\"rated\"")).unwrap();
    let first = lines.iter().position(|line| line.contains("\"entries\"")).unwrap() + 1;
    let doubled = |other: &str| [&lines[..=nth], &[other], &lines[nth + 1..]].concat().join("\n");
    let comma = if line.ends_with(',') { (*line).to_owned() } else { format!("{line},") };
    // The same entry twice is one entry.
    let (mut twice, once) = (doubled(line), Document::decode(good.as_bytes()).unwrap());
    if !line.ends_with(',') {
        twice = twice.replacen(line, &comma, 1);
    }
    assert_eq!(Document::decode(twice.as_bytes()).unwrap(), once);
    // With other words, in one file.
    let clash = doubled(&comma.replace("green", "red"));
    let id: EntryId = once.entries[nth - first].id;
    let place = nth - first + 2;
    assert_eq!(refused(&clash), ImportProblem::Clash { place, id });
    // With other words than on this device; or in another child's file.
    let (device, _) = office(1);
    let before = device.ledger.clone();
    let other = Document::decode(good.replace("\"band\":\"green\"", "\"band\":\"red\"").as_bytes()).unwrap();
    assert_eq!(device.preview(&other), Err(ImportProblem::Clash { place: place - 1, id }));
    let mut moved = once.clone();
    let (ada, bashir) = (device.pupil("Ada"), device.pupil("Bashir"));
    assert_eq!(moved.entries[nth - first].about, About::Pupil(ada));
    moved.entries[nth - first] = Arc::new(Entry { about: About::Pupil(bashir), ..(*moved.entries[nth - first]).clone() });
    assert_eq!(device.preview(&moved), Err(ImportProblem::Clash { place: place - 1, id }));
    assert_eq!(device.ledger, before);
}

#[test]
fn a_class_file_never_changes_a_setting() {
    let (mut device, class) = office(1);
    device.tell(Command::NameSchool { name: "Larkfield".into() });
    device.tell(Command::SetScheme { scheme: reworded("gold") });
    device.tell(Command::SetTermDates { dates: lantern::domain::TermDates::usual(year()) });
    device.tell(Command::NameSchool { name: "Larkfield Primary".into() });
    let undo = device.step(Doing::Undo).unwrap().add[0].id;
    let undo_of_undo = {
        device.step(Doing::Redo);
        device.step(Doing::Undo).unwrap().add[0].id
    };
    let settings = device
        .ledger
        .school()
        .entries()
        .filter(|e| matches!(e.change, Change::SchoolNamed { .. } | Change::SchemeSet { .. } | Change::TermDatesSet { .. }));
    let settings: Vec<EntryId> = settings.map(|e| e.id).collect();
    assert_eq!(settings.len(), 4);

    let crafted = |replaces: &str, change: &str| {
        let text = class_file().replace(
            "\"entries\": [",
            &format!(
                "\"entries\": [\n{{\"id\":\"000000000zzzz.1\",\"about\":\"school\",\"at\":\"2026-11-23T09:12:44Z\",\"by\":\"teacher\",\"replaces\":[{replaces}],\"change\":{change}}},"
            ),
        );
        Document::decode(text.as_bytes()).unwrap()
    };
    let file = device.ledger.school();
    let settled = |kind: &str| file.entries().map(|e| encode_entry(e).unwrap()).find(|e| e.contains(kind)).unwrap();
    let change_of = |kind: &str| serde_json::from_str::<serde_json::Value>(&settled(kind)).unwrap()["change"].to_string();
    let mut attempts = vec![
        crafted("", &change_of("school-named").replace("Larkfield", "Hacked")),
        crafted("", &change_of("scheme-set")),
        crafted("", &change_of("term-dates-set")),
        crafted("", r#"{"school-accepted":{"school":"0000000000009.1"}}"#),
        crafted("", r#"{"criterion-met":{"criterion":"art-1.1","text":"I can paint"}}"#),
    ];
    for id in settings.iter().chain([&undo, &undo_of_undo]) {
        for change in ["{\"retracted\":{}}", "{\"undone\":{}}", "{\"from-tomorrow\":1}"] {
            attempts.push(crafted(&format!("\"{id}\""), change));
        }
        attempts.push(crafted(&format!("\"{id}\""), &format!("{{\"class-set\":{{\"class\":\"{class}\",\"name\":\"4B\"}}}}")));
    }
    for attempt in &attempts {
        let id: EntryId = "000000000zzzz.1".parse().unwrap();
        assert_eq!(device.preview(attempt), Err(ImportProblem::SettingsInClassFile { place: 1, id }), "{:?}", attempt.entries[0]);
    }
    // An honest class file from the same school, which has other settings, changes none.
    let (mut other, class) = office(2);
    other.school = device.school;
    other.tell(Command::NameSchool { name: "Elsewhere".into() });
    other.tell(Command::SetScheme { scheme: reworded("yellow") });
    let before = device.roll();
    let seen = device.take(&other.class(class, year()));
    assert!(!seen.settings && seen.new_pupils.len() == 2);
    let after = device.roll();
    assert_eq!(
        (after.school_name(), after.scheme(), after.term_dates(year())),
        (before.school_name(), before.scheme(), before.term_dates(year()))
    );
    // A school file may; the preview says so.
    assert!(device.preview(&other.everything()).unwrap().settings);
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
    assert!(elsewhere.ledger.erased().contains(&bashir));
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
    let before = a.ledger.clone();
    let seen = a.preview(&b.class(class, year())).unwrap();
    let cells: Vec<_> = seen.contested.iter().map(|c| (c.about, c.claims.len())).collect();
    assert_eq!(cells, [(About::School, 2), (About::Pupil(ada), 2)]);
    assert_eq!(a.ledger, before, "a preview changes nothing");
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
        let proposed = here.preview(&there.class(class, year())).unwrap().same_child;
        assert_eq!(proposed.first().map(|same| (same.there, same.because)), expected.map(|like| (id, like)));
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
    b.ledger.erase(ada);
    let seen = a.take(&b.class(class, year()));
    assert_eq!((seen.would_erase.len(), seen.same_child.len()), (1, 2));
    assert!(a.roll().pupil(ada).is_none());
    assert_ne!(a.pupil("Ada"), ada);
}

#[test]
fn linked_children_read_as_one_and_part_again() {
    let (mut a, _) = office(1);
    let (mut b, class) = office(2);
    b.school = a.school;
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
    b.tell(Command::SetScheme { scheme: reworded("gold") });
    let ada = b.pupil("Ada");
    b.rate(ada, Voice::Teacher, "maths-4.1", NOW, Some("gold"));
    b.rate(ada, Voice::Teacher, "reading-4.1", NOW, Some("green"));
    let mut file = b.class(class, year());
    file.glossary.criteria.insert("reading-4.1".parse().unwrap(), "I can read aloud.".into());
    let seen = a.take(&file);
    assert_eq!(seen.other_school, b.school);
    let keys: Vec<&str> = seen.bands.iter().map(|band| band.key.as_str()).collect();
    assert_eq!(keys, ["gold"]);
    let words: Vec<(&str, &str)> = seen.reworded.iter().map(|(theirs, ours)| (theirs.word.as_str(), ours.word.as_str())).collect();
    assert_eq!(words, [("Secure", "Green")]);
    assert_eq!(seen.criteria, [("reading-4.1".parse().unwrap(), "I can read aloud.".to_owned())]);
    let roll = a.roll();
    assert_eq!(roll.band("gold".parse().unwrap()).unwrap().word, "Nearly");
    assert!(!roll.scheme().uses("gold".parse().unwrap()));
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
    a.tell(Command::SetScheme { scheme: reworded("gold") });
    let bashir = a.pupil("Bashir");
    a.tell(Command::Erase { pupil: bashir });
    assert_ne!(a.everything().encode().unwrap(), school_text);
    let school_text = a.everything().encode().unwrap();
    let mut c = Device::new(3);
    c.take(&Document::decode(school_text.as_bytes()).unwrap());
    assert_eq!(c.ledger, a.ledger);
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
    let fold = a.roll().pupil_fold(&a.ledger, ada);
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
    let removed =
        a.tell(Command::SetStaff { staff: None, member: lantern::domain::StaffMember { name: "Mr Gone".into(), job: String::new() } });
    let text = a.class(class, year()).encode().unwrap();
    for word in ["Egret", "5C", "maths-5.1", "Mr Gone"] {
        assert!(!text.contains(word), "{word}");
    }
    // Once somebody writes about a child of the class, the file says who that is.
    let Change::StaffSet { staff, .. } = removed.add[0].change else { panic!("{removed:?}") };
    a.by.staff = Some(staff);
    let ada = a.pupil("Ada");
    a.rate(ada, Voice::Teacher, "maths-4.9", NOW, Some("red"));
    assert!(a.class(class, year()).encode().unwrap().contains("Mr Gone"));
}
