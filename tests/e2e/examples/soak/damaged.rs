//! Stored records are cut, changed, made huge, or made something else, and Lantern is opened. It must not stop, and what it cannot read
//! must lie there as before: nothing is thrown away and nothing is written over it.

use crate::marking::{WORK, board};
use crate::{Chance, Counts};
use lantern_e2e::Stage;
use serde_json::json;
use std::{thread::sleep, time::Duration};

/// Damages so many records, by chance; what lies there then, by key.
const DAMAGE: &str = "
    let seed = arguments[1];
    const below = (most) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
    const ways = [
        (text) => text.slice(0, below(text.length - 1) + 1),
        () => ({ a: 1 }), () => 42, () => new Uint8Array([1, 2, 3]), () => '', () => '['.repeat(20000),
        (text) => text + ' '.repeat(2e6) + 'x',
        (text) => text.replaceAll('\"rated\"', '\"rated-anew\"'),
        (text) => { const at = below(text.length); return text.slice(0, at) + String.fromCharCode(32 + below(90)) + text.slice(at + 1); },
        (text) => '[' + text + ']', (text) => text.replaceAll(':', ''),
    ];
    // These nobody can read any more; what else was changed may read as something else, and goes where that belongs.
    const UNREADABLE = 6;
    return new Promise((done, failed) => {
        const open = indexedDB.open('lantern');
        open.onerror = failed;
        open.onsuccess = async () => {
            const db = open.result, tx = db.transaction(['packs', 'loose'], 'readwrite'), changed = [];
            for (const name of ['packs', 'loose']) {
                const store = tx.objectStore(name);
                const ask = (request) => new Promise((then) => { request.onsuccess = () => then(request.result); });
                const keys = await ask(store.getAllKeys());
                for (const key of keys) {
                    if (changed.length >= arguments[0] || below(keys.length) > arguments[0]) continue;
                    const value = await ask(store.get(key));
                    if (typeof value !== 'string' || value.length === 0) continue;
                    const way = below(ways.length), other = ways[way](value);
                    if (other === value) continue;
                    store.put(other, key);
                    changed.push([name, key, way < UNREADABLE ? JSON.stringify(other) : null]);
                }
            }
            tx.oncomplete = () => { db.close(); done(changed); };
        };
    })";
/// Which of some records are not as they were.
const CHANGED: &str = "
    return new Promise((done, failed) => {
        const open = indexedDB.open('lantern');
        open.onerror = failed;
        open.onsuccess = async () => {
            const db = open.result, tx = db.transaction(['packs', 'loose']), other = [];
            const ask = (request) => new Promise((then) => { request.onsuccess = () => then(request.result); });
            for (const [name, key, was] of arguments[0]) {
                if (was !== null && JSON.stringify(await ask(tx.objectStore(name).get(key))) !== was) other.push([name, key]);
            }
            db.close();
            done(other);
        };
    })";

/// A class whose records are damaged a few at a time, until nothing is left to damage.
pub(crate) fn damaged(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let ana = stage.person("ana");
    let route = board(&ana);
    let _working = ana.script(WORK, &[]);
    sleep(Duration::from_millis(400));
    for _ in 0..8 {
        let done = ana.script(DAMAGE, &[json!(6), json!(chance.below(1 << 30))]);
        let count = done.as_array().map_or(0, Vec::len);
        // Some readings go through the first page alone, others through a class.
        ana.go(if chance.below(2) == 0 { "#/" } else { &route });
        ana.reload_as_people_do();
        ana.settled();
        let stopped = ana.script("return !document.getElementById('panic').hidden", &[]);
        assert_eq!(stopped, json!(false), "Lantern has stopped: {done}");
        // It is idle now and then, and packs and looks over what there is.
        sleep(Duration::from_millis(chance.below(1500)));
        assert_eq!(ana.script(CHANGED, std::slice::from_ref(&done)), json!([]), "thrown away or written over");
        counts.things += count;
        counts.acts += 1;
    }
}
