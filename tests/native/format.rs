//! The file format: golden files, the schema, and that nothing in it goes undocumented.

use std::collections::BTreeSet;

use jsonschema::Validator;
use lantern::domain::{Role, StaffMember, TermDates, Voice};
use lantern::exchange::wire::{decode_entry, encode_entry};
use lantern::exchange::{Document, Kind};
use lantern::ledger::{About, Change, Reading};
use lantern::workspace::{Command, Doing};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::device::{Device, child, reworded, year};
use crate::histories::{acts, tell_apart};

/// A class file as it was written before it told of comings and goings: it is read as ever.
const CLASS_BEFORE: &str = include_str!("../fixtures/format/lantern-1-class.json");
const CLASS: &str = include_str!("../fixtures/format/lantern-1-class-2.json");
const SCHOOL: &str = include_str!("../fixtures/format/lantern-1-school.json");
const PUPIL: &str = include_str!("../fixtures/format/lantern-1-pupil.json");
const SCHEMA: &str = include_str!("../../docs/lantern-1.schema.json");
const FORMAT: &str = include_str!("../../docs/format.md");

/// The history of the golden files: invented children, and something of everything the format can say. Never change it; a new format gets
/// new files.
fn golden() -> (Document, Document, Document) {
    let mut office = Device::at_school(0x1A17_E121_0000_0001);
    office.tell(Command::NameSchool { name: "Larkfield Primary School".into() });
    office.tell(Command::SetTermDates { dates: TermDates::usual(year()) });
    let okafor =
        office.tell(Command::SetStaff { staff: None, member: StaffMember { name: "Mrs Okafor".into(), job: "class teacher".into() } });
    let Change::StaffSet { staff, .. } = okafor.add[0].change else { panic!("{okafor:?}") };
    office.by.staff = Some(staff);
    let owls = office.add_class("4B");
    let wrens = office.add_class("3A");
    let ada = office.enrol(owls, year(), child("Ada", "Avocet", Some("B801200005001"), Some("2018-03-14")));
    let bashir = office.enrol(owls, year(), child("Bashir", "Bittern", None, Some("2017-11-02")));
    let dev = office.enrol(owls, year(), child("Dev", "Dunnock", None, None));
    let esme = office.enrol(wrens, year(), child("Esme", "Egret", None, None));
    let (now, before) = ("2026-27.autumn-2", "2026-27.autumn-1");

    // A band that is then retired keeps its ratings readable.
    office.rate(ada, Voice::Teacher, "maths-4.1", before, Some("yellow"));
    scheme_of_before(&mut office, "gold");
    office.rate(ada, Voice::Teacher, "maths-4.1", now, Some("gold"));
    office.rate(esme, Voice::Teacher, "maths-3.2", now, Some("green"));
    office.rate(dev, Voice::Teacher, "maths-4.1", now, Some("red"));
    // Retracted; undone; undone and redone.
    office.rate(bashir, Voice::Teacher, "maths-4.2", now, Some("red"));
    office.rate(bashir, Voice::Teacher, "maths-4.2", now, None);
    office.rate(bashir, Voice::Teacher, "maths-4.3", now, Some("green"));
    office.step(Doing::Undo);
    office.rate(bashir, Voice::Teacher, "maths-4.4", now, Some("gold"));
    office.step(Doing::Undo);
    office.step(Doing::Redo);
    office.tell(Command::WriteNote { pupil: ada, note: None, text: "Asked to help the “little ones” count.\nLoved it!".into() });
    office.write_unknown(About::Pupil(ada), "target-set", r#"{"text":"I will read every day","steps":[1,2.50]}"#);

    // Another school has enrolled Ada by itself, in a scheme of its own, and she has rated there.
    let mut tablet = Device::at_school(0x1A17_E121_0000_0002);
    scheme_of_before(&mut tablet, "purple");
    tablet.by.role = Role::Mentor;
    let class = tablet.add_class("4B");
    let again = tablet.enrol(class, year(), child("Ada", "Avocet", Some("B801200005001"), None));
    tablet.rate(again, Voice::Teacher, "maths-4.1", now, Some("green"));
    tablet.by.role = Role::Child;
    tablet.rate(again, Voice::Child, "maths-4.1", now, Some("green"));
    tablet.rate(again, Voice::Child, "maths-4.5", now, Some("purple"));
    tablet.rate(again, Voice::Child, "reading-4.7", now, Some("red"));
    let mut file = tablet.class(class, year());
    file.glossary.criteria.insert("reading-4.7".parse().unwrap(), "I can read a story to somebody younger.".into());
    let seen = office.take(&file);
    assert_eq!((seen.same_child.len(), seen.bands.len(), seen.criteria.len()), (1, 1, 1));
    assert_eq!(seen.other_school, tablet.school());
    assert!(matches!(office.rating(ada, Voice::Teacher, "maths-4.1", now), Some(Reading::Contested(_))));

    office.tell(Command::Erase { pupil: dev });
    (office.class(owls, year()), office.everything(), office.one_child(ada))
}

/// A colour scheme as it was written before there were half terms to set it for.
fn scheme_of_before(device: &mut Device, middle: &str) {
    let scheme = reworded(middle).succeeding(&lantern::domain::Scheme::default());
    device.write(About::School, Vec::new(), Change::SchemeSet { scheme });
}

#[test]
fn the_golden_files_are_written_byte_for_byte() {
    let (class, school, pupil) = golden();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/format");
    for (name, document, held) in
        [("lantern-1-class-2.json", class, CLASS), ("lantern-1-school.json", school, SCHOOL), ("lantern-1-pupil.json", pupil, PUPIL)]
    {
        let text = document.encode().unwrap();
        if std::env::var_os("LANTERN_WRITE_GOLDEN").is_some() && held.is_empty() {
            std::fs::write(format!("{folder}/{name}"), &text).unwrap();
        }
        assert_eq!(text, held, "{name} is no longer what this version writes: the format has changed");
    }
}

#[test]
fn the_golden_files_read_back_as_themselves() {
    for (text, kind) in [(CLASS_BEFORE, Kind::Class), (CLASS, Kind::Class), (SCHOOL, Kind::School), (PUPIL, Kind::Pupil)] {
        let document = Document::decode(text.as_bytes()).unwrap();
        assert_eq!(document.kind, kind);
        assert_eq!(document.encode().unwrap(), text);
        assert_eq!(document.erased.len(), usize::from(kind != Kind::Pupil));
        assert!(!text.contains("Dunnock"), "an erased child is in the file");
    }
    assert!(!CLASS.contains("Egret"), "a child of another class is in the class file");
    for kind in ["school-named", "scheme-set", "school-accepted", "band-met", "criterion-met"].map(|k| format!("\"{k}\"")) {
        assert!(![CLASS, CLASS_BEFORE, PUPIL].iter().any(|text| text.contains(&kind)) && SCHOOL.contains(&kind), "{kind}");
    }
    // What a class file had, it still has, and the half-term dates besides.
    let entries = |text: &str| Document::decode(text.as_bytes()).unwrap().entries;
    let (before, now) = (entries(CLASS_BEFORE), entries(CLASS));
    assert!(before.iter().all(|entry| now.contains(entry)) && CLASS.contains("\"term-dates-set\""));
}

#[test]
fn a_golden_file_still_says_what_it_said() {
    let mut device = Device::new(9);
    let seen = device.take(&Document::decode(SCHOOL.as_bytes()).unwrap());
    assert_eq!((seen.new_pupils.len(), seen.known, seen.erased_elsewhere.len()), (3, 0, 1));
    let roll = device.roll();
    assert_eq!(roll.school_name(), Some(Reading::Settled("Larkfield Primary School".into())));
    assert_eq!(roll.scheme_from_the_beginning().retired().len(), 1);
    let (ada, bashir, now) = (device.pupil("Ada"), device.pupil("Bashir"), "2026-27.autumn-2");
    assert_eq!(roll.ids(ada).len(), 2);
    let says = |pupil, voice, criterion| device.rating(pupil, voice, criterion, now);
    assert_eq!(says(ada, Voice::Teacher, "maths-4.1"), Some(Reading::Contested(Vec::new())));
    assert_eq!(says(ada, Voice::Child, "maths-4.1"), Some(Reading::Settled("green".into())));
    assert_eq!(says(bashir, Voice::Teacher, "maths-4.2"), None, "retracted");
    assert_eq!(says(bashir, Voice::Teacher, "maths-4.3"), None, "undone");
    assert_eq!(says(bashir, Voice::Teacher, "maths-4.4"), Some(Reading::Settled("gold".into())), "redone");
    assert_eq!(device.everything().encode().unwrap(), SCHOOL);
}

fn schema() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn assert_fits(schema: &Validator, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> = schema.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_schema_accepts_the_golden_files() {
    assert_fits(&schema(), CLASS_BEFORE);
    assert_fits(&schema(), CLASS);
    assert_fits(&schema(), SCHOOL);
}

/// As in the fuzz.
fn harder() -> u32 {
    std::env::var("LANTERN_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24 * harder(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_schema_accepts_every_export(acts in acts(60)) {
        let schema = schema();
        for device in tell_apart(&acts) {
            let text = device.everything().encode().unwrap();
            assert_fits(&schema, &text);
            prop_assert_eq!(Document::decode(text.as_bytes()).unwrap(), device.everything());
            for (class, _) in device.roll().classes() {
                let text = device.class(class, year()).encode().unwrap();
                assert_fits(&schema, &text);
                prop_assert_eq!(Document::decode(text.as_bytes()).unwrap().encode().unwrap(), text);
            }
        }
    }
}

/// Changes one thing of the golden school file.
fn broken(change: impl FnOnce(&mut Value)) -> Value {
    let mut file: Value = serde_json::from_str(SCHOOL).unwrap();
    change(&mut file);
    file
}

fn entry_of<'a>(file: &'a mut Value, kind: &str) -> &'a mut Value {
    file["entries"].as_array_mut().unwrap().iter_mut().find(|e| e["change"].get(kind).is_some()).unwrap()
}

#[test]
fn the_schema_and_the_reader_refuse_the_same_broken_files() {
    type Break = (&'static str, fn(&mut Value));
    let breaks: &[Break] = &[
        ("another format", |f| f["format"] = json!("lantern/2")),
        ("no kind", |f| drop(f.as_object_mut().unwrap().remove("kind"))),
        ("a strange kind", |f| f["kind"] = json!("children")),
        ("one key too many", |f| f["extra"] = json!(1)),
        ("a school that names a class", |f| f["class"] = f["school"]["id"].clone()),
        ("a class file without its class", |f| f["kind"] = json!("class")),
        ("no school", |f| drop(f.as_object_mut().unwrap().remove("school"))),
        ("a strange id", |f| f["school"]["id"] = json!("0000000000001.01")),
        ("a long school name", |f| f["school"]["name"] = json!("x".repeat(101))),
        ("a band without a word", |f| f["glossary"]["bands"][0]["word"] = json!(" ")),
        ("a band of no colour", |f| f["glossary"]["bands"][0]["colour"] = json!("grey")),
        ("a band with two letters", |f| f["glossary"]["bands"][0]["letter"] = json!("AB")),
        ("a long statement", |f| f["glossary"]["criteria"]["maths-4.1"] = json!("x".repeat(501))),
        ("a strange criterion", |f| f["glossary"]["criteria"]["maths-44"] = json!("I can")),
        ("an erased child's name", |f| f["erased"][0] = json!({"id": "0000000000001.1", "name": "Dev"})),
        ("no entries", |f| drop(f.as_object_mut().unwrap().remove("entries"))),
        ("an entry without a change", |f| drop(f["entries"][0].as_object_mut().unwrap().remove("change"))),
        ("an entry with two changes", |f| f["entries"][0]["change"]["undone"] = json!({})),
        ("an entry as an array", |f| {
            f["entries"][0] = json!(["0000000000001.1", "school", "2026-11-23T09:12:44Z", "child", [], {"undone": {}}])
        }),
        ("an entry with more to it", |f| f["entries"][0]["mood"] = json!("sunny")),
        ("an empty change", |f| f["entries"][0]["change"] = json!({})),
        ("a moment with an offset", |f| f["entries"][0]["at"] = json!("2026-11-23T09:12:44+00:00")),
        ("written by nobody", |f| f["entries"][0]["by"] = json!("head")),
        ("about nobody", |f| f["entries"][0]["about"] = json!("class:0000000000001.1")),
        ("a rating about the school", |f| entry_of(f, "rated")["about"] = json!("school")),
        ("a school's name about a pupil", |f| entry_of(f, "school-named")["about"] = json!("pupil:0000000000001.1")),
        ("a rating in no voice", |f| entry_of(f, "rated")["change"]["rated"]["voice"] = json!("parent")),
        ("a rating in no half term", |f| entry_of(f, "rated")["change"]["rated"]["period"] = json!("2026-27.autumn-3")),
        ("a rating with more to it", |f| entry_of(f, "rated")["change"]["rated"]["score"] = json!(3)),
        ("a rating without a band", |f| drop(entry_of(f, "rated")["change"]["rated"].as_object_mut().unwrap().remove("band"))),
        ("a long note", |f| entry_of(f, "noted")["change"]["noted"]["text"] = json!("x".repeat(4001))),
        ("a pupil without a name", |f| entry_of(f, "pupil-set")["change"]["pupil-set"]["details"]["forename"] = json!("  ")),
        ("a pupil with an address", |f| entry_of(f, "pupil-set")["change"]["pupil-set"]["details"]["address"] = json!("1 Lane")),
        ("a birth date as the English write it", |f| {
            entry_of(f, "pupil-set")["change"]["pupil-set"]["details"]["born"] = json!("14/03/2018")
        }),
        ("year 7", |f| entry_of(f, "pupil-placed")["change"]["pupil-placed"]["placement"]["year_group"] = json!("Y7")),
        ("a scheme of two bands", |f| {
            drop(entry_of(f, "scheme-set")["change"]["scheme-set"]["scheme"]["bands"].as_array_mut().unwrap().pop())
        }),
        ("a retired band of no shape", |f| {
            entry_of(f, "scheme-set")["change"]["scheme-set"]["scheme"]["retired"][0]["shape"] = json!("heart")
        }),
        ("a year of five half terms", |f| {
            drop(entry_of(f, "term-dates-set")["change"]["term-dates-set"]["dates"]["half_terms"].as_array_mut().unwrap().pop())
        }),
        ("a retraction that says something", |f| entry_of(f, "retracted")["change"]["retracted"] = json!({"why": "x"})),
    ];
    let schema = schema();
    for (what, change) in breaks {
        let file = broken(change);
        assert!(!schema.is_valid(&file), "the schema accepts {what}");
        assert!(Document::decode(file.to_string().as_bytes()).is_err(), "the reader accepts {what}");
    }
    // And what neither minds.
    let newer = broken(|f| f["entries"][0]["change"] = json!({"sang": [1, "la"]}));
    assert!(schema.is_valid(&newer));
    assert!(Document::decode(newer.to_string().as_bytes()).is_ok());
}

/// The kinds of change this version knows, from serde's own words.
fn kinds() -> BTreeSet<String> {
    Change::KINDS.iter().map(|kind| (*kind).to_owned()).collect()
}

#[test]
fn every_kind_of_change_is_in_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed: BTreeSet<String> = schema["$defs"]["change"]["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(listed, kinds());
    for (kind, body) in schema["$defs"]["change"]["properties"].as_object().unwrap() {
        assert_eq!(body["additionalProperties"], json!(false), "{kind}");
    }
}

#[test]
fn every_kind_of_change_is_documented_with_an_example_that_holds() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut of_entry = schema.clone();
    for key in ["properties", "required", "additionalProperties", "allOf", "type"] {
        of_entry.as_object_mut().unwrap().remove(key);
    }
    of_entry["$ref"] = json!("#/$defs/entry");
    let of_entry = jsonschema::validator_for(&of_entry).unwrap();
    let mut documented = BTreeSet::new();
    for section in FORMAT.split("\n### ").skip(1) {
        let Some((kind, rest)) = section.strip_prefix('`').and_then(|s| s.split_once('`')) else { continue };
        let example =
            rest.split("```json\n").nth(1).and_then(|s| s.split("\n```").next()).unwrap_or_else(|| panic!("{kind} has no example"));
        let of_a_pupil = [
            "rated",
            "noted",
            "stage-set",
            "reviewed",
            "judged",
            "target-agreed",
            "target-reviewed",
            "scored",
            "day-noted",
            "incident-noted",
            "praised",
            "strand-rated",
            "attendance-set",
            "heading-judged",
            "answered",
            "picture-chosen",
            "mentor-set",
            "meeting-set",
            "meeting-said",
            "meeting-agreed",
            "meeting-amended",
        ];
        let about = if of_a_pupil.contains(&kind) { "pupil:0k7f3q9x2b4m1.9" } else { "school" };
        let text =
            format!(r#"{{"id":"0k7f3q9x2b4m1.17","about":"{about}","at":"2026-11-23T09:12:44Z","by":"teacher","change":{example}}}"#);
        let entry = decode_entry(&text).unwrap_or_else(|fault| panic!("{kind}: {fault}"));
        assert!(!matches!(entry.change, Change::Unknown(_)), "{kind} is unknown");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(of_entry.is_valid(&value), "{kind}: {:?}", of_entry.iter_errors(&value).map(|e| e.to_string()).collect::<Vec<_>>());
        assert_eq!(serde_json::from_str::<Value>(&encode_entry(&entry).unwrap()).unwrap(), value, "{kind} is not written like that");
        assert_eq!(value["change"].as_object().unwrap().keys().collect::<Vec<_>>(), [kind]);
        documented.insert(kind.to_owned());
    }
    assert_eq!(documented, kinds());
}

#[test]
fn the_whole_file_of_the_documentation_is_a_real_one() {
    let file = FORMAT.split("```json\n").nth(1).and_then(|s| s.split("\n```").next()).unwrap();
    let document = Document::decode(file.as_bytes()).unwrap();
    assert_eq!(document.encode().unwrap(), format!("{file}\n"));
    assert_fits(&schema(), file);
}

#[test]
fn the_limits_of_the_documentation_are_those_of_the_reader() {
    use lantern::exchange::limits::{DEPTH_MAX, ENTRIES_MAX, FILE_MAX, REPLACES_MAX, STATEMENT_MAX, UNKNOWN_MAX, WHOLE_MAX};
    for (limit, words) in [
        (FILE_MAX, "| file, unpacked | 500,000,000 bytes |"),
        (WHOLE_MAX, "| file that is spelled otherwise than Lantern spells it | 50,000,000 bytes |"),
        (DEPTH_MAX, "| nesting | 32 |"),
        (ENTRIES_MAX, "| entries | 6,000,000 |"),
        (REPLACES_MAX, "| `replaces` | 10,000 ids |"),
        (UNKNOWN_MAX, "| body of an unknown kind | 100,000 bytes |"),
        (STATEMENT_MAX, "| statement of a criterion | 500 characters |"),
    ] {
        let said: String = words.rsplit('|').nth(1).unwrap().chars().filter(char::is_ascii_digit).collect();
        assert_eq!(said, limit.to_string(), "{words}");
        assert!(FORMAT.contains(words), "{words}");
    }
}
