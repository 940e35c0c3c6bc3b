//! Every reason to refuse a file, and the place it names.

use std::sync::Arc;

use lantern::domain::EntryId;
use lantern::exchange::limits::{DEPTH_MAX, ENTRIES_MAX, FILE_MAX, REPLACES_MAX, WHOLE_MAX};
use lantern::exchange::wire::{Malformed, decode_entry, encode_entry};
use lantern::exchange::{AnyFile, Document, ImportProblem};
use lantern::ledger::{About, Change, Entry};
use lantern::words::import_problem;
use lantern::workspace::{Command, Doing};

use crate::device::{reworded, set_scheme, year};
use crate::import::{UPN, class_file, office};

fn refused(text: &str) -> ImportProblem {
    Document::decode(text.as_bytes()).unwrap_err()
}

fn malformed(problem: ImportProblem) -> Malformed {
    match problem {
        ImportProblem::Malformed(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_no_lantern_file_is_refused_for_what_it_is() {
    let good = class_file();
    assert_eq!(Document::decode(b""), Err(ImportProblem::Empty));
    assert_eq!(Document::decode("\u{feff} \n\t".as_bytes()), Err(ImportProblem::Empty));
    assert_eq!(Document::decode(b"{\"format\": \xff\xfe}"), Err(ImportProblem::NotText(11)));
    assert_eq!(Document::decode(&vec![b' '; WHOLE_MAX + 1]), Err(ImportProblem::TooLarge { size: WHOLE_MAX + 1, most: WHOLE_MAX }));
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
        ("\"kind\": \"class\"", "\"kind\": \"children\"", "\"kind\"", "unknown variant `children`"),
        ("\"teacher\",\"criterion\":\"maths-4.1\"", "\"head\",\"criterion\":\"maths-4.1\"", "\"head\"", "unknown variant `head`"),
        ("2026-27.autumn-2", "2026-27.autumn-3", "autumn-3", "a half term such as"),
        ("\"band\":\"green\"", "\"band\":\"Green\"", "\"band\":\"Green\"", "a key of 1 to 16 letters"),
        ("2017-11-02", "2017-02-30", "2017-02-30", "a date such as 2018-11-23"),
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
    // Cut off anywhere, that is what is said: a place would send nobody to the fault.
    for cut in [good.len() / 3, good.len() / 2, good.len() - 4] {
        assert_eq!(refused(good.get(..cut).unwrap()), ImportProblem::CutShort);
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
            "{{\"id\":\"0000000000001.2\",\"about\":\"school\",\"at\":\"2026-11-23T09:12:44Z\",\"by\":\"teacher\",\
             \"replaces\":[{replaces}],\"change\":{change}}}"
        )
    };
    assert!(decode_entry(&entry("{\"undone\":{}}", "\"0000000000001.1\"")).is_ok());
    let band = |word: &str| {
        format!(
            "{{\"band-met\":{{\"band\":{{\"key\":\"k\",\"colour\":\"red\",\"shape\":\"star\",\"letter\":\"K\",\
             \"word\":\"{word}\",\"child_word\":\"c\",\"meaning\":\"\"}}}}}}"
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
        (
            "{\"same-class\":{\"class\":\"0000000000001.2\",\"other\":\"0000000000001.1\",\"same\":true}}".to_owned(),
            String::new(),
            "the smaller comes first",
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
    let before = device.ledger().clone();
    let other = Document::decode(good.replace("\"band\":\"green\"", "\"band\":\"red\"").as_bytes()).unwrap();
    let differs = |document: &Document| {
        let seen = device.preview(document).unwrap();
        assert!(seen.new.is_empty(), "nothing of it is taken in");
        seen.differing.iter().map(|one| (one.place, one.id)).collect::<Vec<_>>()
    };
    assert!(differs(&other).contains(&(place - 1, id)));
    let mut moved = once.clone();
    let (ada, bashir) = (device.pupil("Ada"), device.pupil("Bashir"));
    assert_eq!(moved.entries[nth - first].about, About::Pupil(ada));
    moved.entries[nth - first] = Arc::new(Entry { about: About::Pupil(bashir), ..(*moved.entries[nth - first]).clone() });
    assert_eq!(differs(&moved), [(place - 1, id)]);
    assert_eq!(*device.ledger(), before);
}

#[test]
fn a_class_file_never_changes_a_setting() {
    let (mut device, class) = office(1);
    device.tell(Command::NameSchool { name: "Larkfield".into() });
    device.tell(set_scheme(reworded("gold")));
    device.tell(Command::SetTermDates { dates: lantern::domain::TermDates::usual(year()) });
    device.tell(Command::NameSchool { name: "Larkfield Primary".into() });
    let undo = device.step(Doing::Undo).unwrap().add[0].id;
    let undo_of_undo = {
        device.step(Doing::Redo);
        device.step(Doing::Undo).unwrap().add[0].id
    };
    let settings = device.ledger().school().entries().filter(|e| matches!(e.change, Change::SchoolNamed { .. } | Change::SchemeSet { .. }));
    let settings: Vec<EntryId> = settings.map(|e| e.id).collect();
    assert_eq!(settings.len(), 3);

    let crafted = |replaces: &str, change: &str| {
        let text = class_file().replace(
            "\"entries\": [",
            &format!(
                "\"entries\": [\n\
                 {{\"id\":\"000000000zzzz.1\",\"about\":\"school\",\"at\":\"2026-11-23T09:12:44Z\",\"by\":\"teacher\",\
                 \"replaces\":[{replaces}],\"change\":{change}}},"
            ),
        );
        Document::decode(text.as_bytes()).unwrap()
    };
    let file = device.ledger().school();
    let settled = |kind: &str| file.entries().map(|e| encode_entry(e).unwrap()).find(|e| e.contains(kind)).unwrap();
    let change_of = |kind: &str| serde_json::from_str::<serde_json::Value>(&settled(kind)).unwrap()["change"].to_string();
    let mut attempts = vec![
        crafted("", &change_of("school-named").replace("Larkfield", "Hacked")),
        crafted("", &change_of("scheme-set")),
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
    // Half-term dates are every class's own, and the preview says that they would change.
    let dated = crafted("", &change_of("term-dates-set").replace("2027-07-2", "2027-07-1"));
    let seen = device.preview(&dated).unwrap();
    assert_eq!((seen.dates.as_slice(), seen.settings), (&[year()][..], false));
    // An honest class file from the same school, which has other settings, changes none.
    let (mut other, class) = office(2);
    other.join(device.school());
    other.tell(Command::NameSchool { name: "Elsewhere".into() });
    other.tell(set_scheme(reworded("yellow")));
    let before = device.roll();
    let seen = device.take(&other.class(class, year()));
    assert!(!seen.settings && seen.new_pupils.len() == 2);
    let after = device.roll();
    assert_eq!(
        (after.school_name(), after.scheme_from_the_beginning(), after.bands_over_time(), after.term_dates(year())),
        (before.school_name(), before.scheme_from_the_beginning(), before.bands_over_time(), before.term_dates(year()))
    );
    // A school file may; the preview says so.
    assert!(device.preview(&other.everything()).unwrap().settings);
}

#[test]
fn whatever_is_cut_out_of_a_file_or_put_into_it_is_refused_in_a_teachers_words() {
    let good = class_file();
    let length = good.chars().count();
    let mut said = std::collections::BTreeSet::new();
    // Every few letters, so that each kind of place is met.
    for at in (0..length).step_by(7) {
        let (before, after): (String, String) = (good.chars().take(at).collect(), good.chars().skip(at).collect());
        let without: String = after.chars().skip(1).collect();
        for damaged in [before.clone(), format!("{before}{without}"), format!("{before}\"{after}"), format!("{before}7{after}")] {
            if let Err(problem) = AnyFile::decode(damaged.as_bytes()) {
                said.insert(import_problem(&problem));
            }
        }
        for (was, is) in [("\"id\"", "\"ident\""), ("\"at\":", "\"at\":[],\"was\":"), ("},", "}}"), ("[", "{")] {
            if let Some(place) = after.find(was) {
                let (near, far) = after.split_at(place);
                if let Err(problem) = AnyFile::decode(format!("{before}{near}{}", far.replacen(was, is, 1)).as_bytes()) {
                    said.insert(import_problem(&problem));
                }
            }
        }
    }
    assert!(said.len() > 10, "{said:#?}");
    for sentence in &said {
        for strange in ["byte", "EOF", "column", "field", "invalid", "expected", "parsing", "JSON", "`", "string", "variant", "trailing"] {
            assert!(!sentence.contains(strange), "“{strange}” in: {sentence}");
        }
        assert!(sentence.contains("Nothing was changed."), "{sentence}");
    }
}
