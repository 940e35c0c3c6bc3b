//! Files that were damaged or forged, through the screen: each is refused in words, or shown as it would be taken in; and until somebody
//! agrees, nothing that is stored has changed.

use crate::marking::board;
use crate::{Chance, Counts};
use lantern_e2e::{PATIENCE, Person, Stage, file_input};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Files that are opened together.
pub(crate) const TOGETHER: usize = 40;
/// Times so many are opened in one profile.
const ROUNDS: usize = 25;

/// Everything that is stored, in a number.
const DIGEST: &str = "
    return new Promise((done, failed) => {
        const open = indexedDB.open('lantern');
        open.onerror = failed;
        open.onsuccess = async () => {
            const db = open.result, tx = db.transaction([...db.objectStoreNames]);
            const ask = (request) => new Promise((then) => { request.onsuccess = () => then(request.result); });
            let all = '';
            for (const name of ['packs', 'loose']) {
                const store = tx.objectStore(name);
                all += JSON.stringify([await ask(store.getAllKeys()), await ask(store.getAll())]);
            }
            db.close();
            const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
            done([...new Uint8Array(hash)].join(' '));
        };
    })";

fn digest(person: &Person) -> Value {
    person.script(DIGEST, &[])
}

/// A copy of a text with something wrong with it.
fn spoilt(text: &str, other: &str, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let most = bytes.len() as u64;
    let place = |chance: &mut Chance| usize::try_from(chance.below(most)).unwrap_or_default();
    for _ in 0..=chance.below(3) {
        let (at, to) = (place(chance).min(bytes.len().saturating_sub(1)), place(chance));
        match chance.below(9) {
            0 => bytes.truncate(at),
            1 => bytes[at] = u8::try_from(chance.below(256)).unwrap_or_default(),
            2 => drop(bytes.drain(at..to.clamp(at, (at + 400).min(bytes.len())))),
            3 => {
                let piece = other.as_bytes();
                let from = to.min(piece.len());
                let piece = piece[from..(from + 300).min(piece.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let again = bytes[at..(at + 500).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
            5 => drop(bytes.splice(at..at, "[".repeat(3000).into_bytes())),
            6 => {
                bytes =
                    String::from_utf8_lossy(&bytes).replace("\"green\"", chance.of(&["\"\"", "null", "\"no such\"", "[1]"])).into_bytes()
            }
            7 => bytes = String::from_utf8_lossy(&bytes).replace("\"replaces\":[", "\"replaces\":[\"x\",").into_bytes(),
            _ => {
                bytes = String::from_utf8_lossy(&bytes)
                    .replace(chance.of(&["2026", "maths", "teacher", "{", ","]), chance.of(&["\u{fffd}", "", "0"]))
                    .into_bytes()
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// A class that is there, and files that nobody should take in.
pub(crate) fn files(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let ana = stage.person("ana");
    board(&ana);
    ana.saved();
    ana.go("#/");
    let everything = String::from_utf8_lossy(&ana.export_everything().bytes).into_owned();
    let golden = include_str!("../../../fixtures/format/lantern-1-every-kind.json");
    let school = include_str!("../../../fixtures/format/lantern-1-school.json");
    let texts = [everything.as_str(), golden, school, include_str!("../../../fixtures/format/lantern-1-class.json")];
    // What is loose is packed meanwhile, which is no change.
    ana.until("everything is packed", PATIENCE, || {
        let loose = "return new Promise((done) => { const open = indexedDB.open('lantern'); open.onsuccess = () => { \
            const db = open.result, count = db.transaction('loose').objectStore('loose').count(); \
            count.onsuccess = () => { db.close(); done(count.result); }; }; })";
        if ana.script(loose, &[]) == json!(0) { Ok(()) } else { Err("something is loose".to_owned()) }
    });
    let before = digest(&ana);
    for round in 0..ROUNDS {
        let made: Vec<PathBuf> = (0..TOGETHER)
            .map(|nth| {
                let (text, other) = (chance.of(&texts), chance.of(&texts));
                stage.file(&format!("file {round} {nth}.lantern.json"), &spoilt(text, other, chance))
            })
            .collect();
        ana.go("#/");
        ana.upload_all(&file_input("Open a file…"), &made);
        ana.until("what came of the files", PATIENCE * 4, || {
            let refused = ana.page_text().contains(&format!("file {round} 0.lantern.json"));
            if refused || ana.address().ends_with("#/open") { Ok(()) } else { Err("nothing yet".to_owned()) }
        });
        let stopped = ana.script("return !document.getElementById('panic').hidden", &[]);
        assert_eq!(stopped, json!(false), "Lantern has stopped");
        counts.taken_in += u32::from(ana.address().ends_with("#/open"));
        counts.things += TOGETHER;
        counts.acts += 1;
        assert_eq!(digest(&ana), before, "something that is stored has changed");
    }
}
