//! Keeps a database as a release wrote it, so that every later version can be held to opening it:
//! `LANTERN_DIST=<that release> cargo run -p lantern-e2e --example keep -- <its commit>`.
//!
//! Writes `tests/fixtures/store/<commit>.json`, the three stores as they lie in the browser, and `<commit>.lantern.json`, what that release
//! itself exports of them. Everybody in it is invented.

mod life;

use lantern_e2e::{Person, Stage, link};
use serde_json::Value;
use std::{path::Path, time::Duration};

/// Everything in the database, by store and key.
const DUMP: &str = "return new Promise((yes, no) => {
    const open = indexedDB.open('lantern');
    open.onerror = () => no(open.error);
    open.onsuccess = () => {
        const db = open.result;
        const names = [...db.objectStoreNames];
        const tx = db.transaction(names);
        const read = names.map((name) => [name, tx.objectStore(name).getAllKeys(), tx.objectStore(name).getAll()]);
        tx.oncomplete = () => {
            db.close();
            const records = (keys, values) => Object.fromEntries(keys.result.map((key, n) => [key, values.result[n]]));
            yes(Object.fromEntries(read.map(([name, keys, values]) => [name, records(keys, values)])));
        };
    };
})";

fn dump(person: &Person) -> Value {
    person.script(DUMP, &[])
}

fn count(dump: &Value, store: &str) -> usize {
    dump[store].as_object().map_or(0, |records| records.len())
}

fn main() {
    let commit = std::env::args().nth(1).unwrap_or_else(|| panic!("which commit is it that writes?"));
    let stage = Stage::new("keep");
    let ana = stage.person("ana");
    life::a_year(&stage, &ana);
    // What was written so far is packed once the page is opened again and idle; what comes after lies loose.
    ana.go("#/");
    ana.reload();
    ana.until("everything packed", Duration::from_secs(30), || match count(&dump(&ana), "loose") {
        0 => Ok(()),
        loose => Err(format!("{loose} records are loose")),
    });
    life::a_day_more(&ana);
    ana.go("#/");
    ana.sees(&link(life::CLASS));
    let export = ana.export_everything();
    let dump = dump(&ana);
    for store in ["packs", "loose", "meta"] {
        println!("{store}: {} records", count(&dump, store));
        assert!(count(&dump, store) > 1, "{store} holds too little to be worth keeping");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/store");
    let text = serde_json::to_string_pretty(&dump).unwrap_or_else(|problem| panic!("{problem}"));
    for (name, bytes) in [(format!("{commit}.json"), format!("{text}\n").into_bytes()), (format!("{commit}.lantern.json"), export.bytes)] {
        let path = folder.join(name);
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &bytes)).unwrap_or_else(|problem| panic!("{problem}"));
        println!("{}: {} kB", path.display(), bytes.len() / 1000);
    }
}
