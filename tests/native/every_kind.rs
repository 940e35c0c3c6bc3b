//! Every kind of change, as it is written and where it may go: a kind that is missing here fails.

use std::collections::BTreeSet;
use std::sync::Arc;

use lantern::domain::PupilId;
use lantern::exchange::wire::{decode_entry, encode_entry};
use lantern::exchange::{Document, ImportProblem, Kind};
use lantern::ledger::change::FieldsOut;
use lantern::ledger::{Cell, Change, Entry, Known};
use serde_json::{Map, Value};

use crate::device::{Device, year};

/// The golden files, in the order they were released; together they show every kind.
const FILES: [&str; 9] = [
    include_str!("../fixtures/format/lantern-1-every-kind.json"),
    include_str!("../fixtures/format/lantern-1-siblings-denied.json"),
    include_str!("../fixtures/format/lantern-1-who-is-who.json"),
    include_str!("../fixtures/format/lantern-1-from-a-half-term.json"),
    include_str!("../fixtures/format/lantern-1-joined.json"),
    include_str!("../fixtures/format/lantern-1-bands.json"),
    include_str!("../fixtures/format/lantern-1-left.json"),
    include_str!("../fixtures/format/lantern-1-kept-and-taught.json"),
    include_str!("../fixtures/format/lantern-1-groups.json"),
];
const SCHEMA: &str = include_str!("../../docs/lantern-1.schema.json");

/// All of them as one.
fn document() -> Document {
    let all = FILES.map(|text| Document::decode(text.as_bytes()).unwrap());
    let entries = all.iter().flat_map(|document| document.entries.iter().cloned()).collect();
    Document { entries, ..all[0].clone() }
}

/// The children of the file: everyone who has a name in it.
fn children(document: &Document) -> BTreeSet<PupilId> {
    let named = |entry: &Arc<Entry>| matches!(entry.change, Change::PupilSet { .. }).then(|| entry.change.pupil().unwrap());
    document.entries.iter().filter_map(named).collect()
}

fn body(change: &Change) -> String {
    let Change::Unknown(unknown) = change else {
        let mut written = Written::default();
        change.write(&mut written).unwrap();
        return Value::Object(written.0).to_string();
    };
    unknown.body.to_string()
}

/// The fields of a change alone, as they are written.
#[derive(Default)]
struct Written(Map<String, Value>);

impl FieldsOut for Written {
    type Error = serde_json::Error;
    fn put<T: serde::Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), serde_json::Error> {
        self.0.insert(name.to_owned(), serde_json::to_value(value)?);
        Ok(())
    }
}

#[test]
fn every_kind_is_read_and_written_byte_for_byte() {
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let mut held: BTreeSet<String> = BTreeSet::new();
    for text in FILES {
        let document = Document::decode(text.as_bytes()).unwrap();
        assert_eq!(document.encode().unwrap(), text, "the format has changed");
        assert!(schema.is_valid(&serde_json::from_str(text).unwrap()));
        held.extend(document.entries.iter().map(|entry| entry.change.kind().to_owned()));
        // And so it is after it has been through a device, and entry by entry as a device stores it.
        let mut device = Device::new(9);
        device.take(&document);
        assert_eq!(device.everything().encode().unwrap(), text);
        for entry in &document.entries {
            let line = encode_entry(entry).unwrap();
            assert!(text.contains(&line), "{line}");
            assert_eq!(&decode_entry(&line).unwrap(), entry.as_ref());
        }
    }
    let missing: Vec<_> = Change::KINDS.iter().filter(|kind| !held.contains(**kind)).collect();
    assert!(missing.is_empty(), "no file shows how these are written: {missing:?}");
}

/// Every field of the schema that may be left out, by its path: those of records within it as well.
fn optional(of: &Value, path: &str, schema: &Value, found: &mut Vec<String>) {
    if let Some(named) = of["$ref"].as_str() {
        return optional(schema.pointer(named.trim_start_matches('#')).unwrap(), path, schema, found);
    }
    let required: Vec<&str> = of["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, field) in of["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        optional(field, &path, schema, found);
        if !required.contains(&name.as_str()) {
            found.push(path);
        }
    }
    if of["items"].is_object() {
        optional(&of["items"], &format!("{path}/*"), schema, found);
    }
}

/// The objects in which the last field of a path may stand.
fn holders<'a>(body: &'a Value, path: &[&str]) -> Vec<&'a Map<String, Value>> {
    match (path, body) {
        ([_], Value::Object(fields)) => vec![fields],
        (["*", rest @ ..], Value::Array(items)) => items.iter().flat_map(|item| holders(item, rest)).collect(),
        ([first, rest @ ..], Value::Object(fields)) => fields.get(*first).map(|field| holders(field, rest)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

#[test]
fn every_field_that_may_be_left_out_is_there_once_and_left_out_once() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let files = FILES.map(|text| serde_json::from_str::<Value>(text).unwrap());
    let entries: Vec<&Value> = files.iter().flat_map(|file| file["entries"].as_array().unwrap()).collect();
    let mut count = 0;
    for (kind, of) in schema["$defs"]["change"]["properties"].as_object().unwrap() {
        let mut paths = Vec::new();
        optional(of, "", &schema, &mut paths);
        for path in paths {
            let steps: Vec<&str> = path.split('/').skip(1).collect();
            let last = *steps.last().unwrap();
            let held = entries.iter().filter_map(|entry| entry["change"].get(kind)).flat_map(|body| holders(body, &steps));
            let (with, without): (Vec<_>, Vec<_>) = held.partition(|fields| fields.contains_key(last));
            assert!(!with.is_empty() && !without.is_empty(), "{kind}{path}: {} with it, {} without", with.len(), without.len());
            count += 1;
        }
    }
    assert!(count > 30, "{count} fields are found in the schema");
}

#[test]
fn whoever_is_named_is_found_and_erased() {
    let document = document();
    let children = children(&document);
    assert!(children.len() >= 4);
    for entry in &document.entries {
        for id in &children {
            let named = body(&entry.change).contains(&format!("\"{id}\""));
            assert_eq!(entry.change.mentions(*id), named, "{id} in {entry:?}");
        }
    }
    for id in children {
        let mut device = Device::new(9);
        device.take(&document);
        device.amend(|ledger| ledger.erase(id));
        assert!(device.ledger().entries().all(|entry| !encode_entry(entry).unwrap().contains(&format!("{id}\""))), "{id} is still told of");
    }
}

#[test]
fn a_cell_and_what_is_said_are_the_same_by_whichever_id_a_child_is_known() {
    let document = document();
    for child in children(&document) {
        // Smaller than all others, so that an order by id changes as well.
        let other: PupilId = "0000000000001.1".parse().unwrap();
        for entry in document.entries.iter().filter(|entry| entry.change.mentions(child)) {
            let Some(cell) = entry.change.cell() else { continue };
            let text = encode_entry(entry).unwrap().replace(&format!("\"{child}\""), &format!("\"{other}\""));
            let renamed = decode_entry(&text).unwrap().change;
            assert!(renamed.mentions(other) && !renamed.mentions(child), "{renamed:?}");
            assert!(entry.change.says_the_same(&renamed) && renamed.says_the_same(&entry.change), "{renamed:?}");
            let known = Known::of(std::iter::once(Cell::link(child, other)));
            if matches!(cell, Cell::Link(..)) {
                assert_eq!(known.cell(cell), cell, "a link says which ids are one child");
            } else {
                assert_eq!(Some(known.cell(cell)), renamed.cell());
            }
        }
    }
    // Facts that differ in anything else say different things.
    for one in &document.entries {
        for other in document.entries.iter().filter(|other| other.change.cell().is_some() && other.change.cell() == one.change.cell()) {
            assert_eq!(one.change.says_the_same(&other.change), one.change == other.change, "{one:?} and {other:?}");
        }
    }
}

/// Kinds of the school's file that a class file never holds.
const NEVER_WITH_A_CLASS: [&str; 21] = [
    "school-named",
    "scheme-set",
    "bands-from",
    "subject-set",
    "criterion-set",
    "thresholds-set",
    "thresholds-from",
    "test-set",
    "test-from",
    "strand-set",
    "heading-from",
    "used-from",
    "praise-set",
    "conduct-set",
    "conduct-from",
    "mentoring-set",
    "mentoring-from",
    "school-accepted",
    "band-met",
    "criterion-met",
    "retention-set",
];

#[test]
fn a_class_file_takes_along_what_is_of_its_children_and_no_setting() {
    let document = document();
    let mut device = Device::new(9);
    device.take(&document);
    let class = device.roll().classes().into_iter().find(|(_, class)| class.name == "4B").unwrap().0;
    let file = device.class(class, year());
    let taken: BTreeSet<&str> = file.entries.iter().map(|entry| entry.change.kind()).collect();
    let left: BTreeSet<&str> = Change::KINDS.iter().copied().filter(|kind| !taken.contains(kind)).collect();
    assert_eq!(left, BTreeSet::from(NEVER_WITH_A_CLASS));
    assert!(taken.contains("lights-set") && taken.contains("song-sung"), "a kind this version does not know goes with the child it names");

    for entry in &document.entries {
        let alone = Document { kind: Kind::Class, class: Some(class), entries: vec![Arc::clone(entry)], ..document.clone() };
        let alone = Document::decode(alone.encode().unwrap().as_bytes()).unwrap();
        let refused = matches!(Device::new(9).preview(&alone), Err(ImportProblem::SettingsInClassFile { .. }));
        assert_eq!(refused, NEVER_WITH_A_CLASS.contains(&entry.change.kind()), "{entry:?}");
    }
    let mut fresh = Device::new(9);
    fresh.join(device.school());
    assert!(!fresh.preview(&file).unwrap().settings);
    assert!(Device::new(9).preview(&document).unwrap().settings);
}

#[test]
fn the_childs_own_screen_holds_nothing_of_a_teacher() {
    for entry in document().entries {
        let voice = serde_json::from_str::<Value>(&body(&entry.change)).unwrap()["voice"].as_str().map(str::to_owned);
        let wanted = match entry.change.kind() {
            "rated" | "strand-rated" | "target-reviewed" => voice.as_deref() == Some("child"),
            kind => ["answered", "picture-chosen", "retracted", "undone"].contains(&kind),
        };
        assert_eq!(entry.change.is_the_childs_own(), wanted, "{entry:?}");
    }
}
