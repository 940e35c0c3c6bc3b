//! A database as commit 630c5f7 wrote it, record by record: all of it is read, and its export is what that release itself exported.

use std::collections::{BTreeMap, BTreeSet};

use lantern::domain::{Curriculum, EntryId};
use lantern::exchange::wire::{decode_entry, decode_pack};
use lantern::exchange::{Document, Source};
use lantern::ledger::{Change, Entry, Files};
use lantern::report::curriculum::{all_subjects, as_taught};

const STORE: &str = include_str!("../fixtures/store/630c5f7.json");
const EXPORT: &str = include_str!("../fixtures/store/630c5f7.lantern.json");
const CURRICULA: [&str; 3] = [
    include_str!("../../curriculum/maths.json"),
    include_str!("../../curriculum/reading.json"),
    include_str!("../../curriculum/writing.json"),
];

type Dump = BTreeMap<String, BTreeMap<String, String>>;

fn read() -> (Dump, Vec<Entry>) {
    let dump: Dump = serde_json::from_str(STORE).unwrap();
    let packed = dump["packs"].iter().flat_map(|(key, text)| decode_pack(text).unwrap_or_else(|why| panic!("{key}: {why}")));
    let loose = dump["loose"].iter().map(|(key, text)| decode_entry(text).unwrap_or_else(|why| panic!("{key}: {why}")));
    let entries = packed.chain(loose).collect();
    (dump, entries)
}

#[test]
fn every_record_of_an_older_version_is_read() {
    let (dump, entries) = read();
    assert!(dump["packs"].len() > 10 && dump["loose"].len() > 5, "packed and loose");
    let held: BTreeMap<EntryId, Entry> = entries.into_iter().map(|entry| (entry.id, entry)).collect();
    let exported = Document::decode(EXPORT.as_bytes()).unwrap();
    assert_eq!(exported.entries.len(), held.len());
    for entry in &exported.entries {
        assert_eq!(held.get(&entry.id), Some(&**entry));
    }
    let unknown: BTreeSet<EntryId> = held.values().filter(|e| matches!(e.change, Change::Unknown(_))).map(|e| e.id).collect();
    assert!(unknown.is_empty(), "a released kind is no longer known: {unknown:?}");
}

#[test]
fn what_an_older_version_exported_is_exported_byte_for_byte() {
    let (dump, entries) = read();
    let erased: Vec<_> = dump["meta"].keys().filter_map(|key| key.strip_prefix("erased/")).map(|id| id.parse().unwrap()).collect();
    let (files, read) = (Files::read(erased, entries.clone()), entries.len());
    assert_eq!((files.ledger().erased().len(), files.ledger().entries().count()), (1, read));
    let shipped: Vec<Curriculum> = CURRICULA.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    let taught =
        all_subjects(files.roll()).into_iter().map(|(key, _)| as_taught(shipped.iter().find(|one| one.subject == key), files.roll(), key));
    let taught: Vec<Curriculum> = taught.collect();
    let statement = |id| taught.iter().find_map(|one| one.text(id).map(str::to_owned));
    let source = Source { files: &files, school: dump["meta"]["school-id"].parse().unwrap(), statement: &statement };
    assert!(source.everything().encode().unwrap() == EXPORT, "the export of the kept database has changed");
}
