//! What no short run proves, in a browser: `cargo run -p lantern-e2e --example soak -- SEED SECONDS kills|tabs|damaged`.
//! `cargo xtask soak` calls it.
//!
//! `kills`: the browser is killed while somebody works, and started again. What was shown as stored before the kill must be there after
//! it. A database that the browser begins anew, empty, is counted apart: then Lantern must say that files are missing, and the last restore
//! point must bring back what it held.
//!
//! `tabs`: two to eight tabs mark one class, are opened, closed, loaded anew, and take over from each other. What any of them showed as
//! stored must be in all of them in the end.
//!
//! `damaged`: stored records are cut, changed, made huge, or made something else, and Lantern is opened. It must not stop, and what it
//! cannot read must lie there as before: nothing is thrown away and nothing is written over it.

use lantern_e2e::{PATIENCE, Person, Stage, button, combobox, heading, link};
use serde_json::json;
use std::{
    collections::BTreeSet,
    thread::sleep,
    time::{Duration, Instant},
};

/// Rates one cell after the other, once each.
const WORK: &str = "
    const { port1, port2 } = new MessageChannel();
    let last = 0, at = 0;
    port1.onmessage = () => {
        const cells = [...document.querySelectorAll('td[role=gridcell]')];
        if (performance.now() - last >= 15 && at < cells.length) {
            last = performance.now();
            while (at < cells.length && !cells[at].ariaLabel.includes('not rated')) at += 1;
            cells[at]?.click();
            at += 1;
        }
        if (at < cells.length) port2.postMessage(0);
    };
    port2.postMessage(0);";
/// The marks of the board; `null` while there is no board.
const MARKS: &str = "
    const cells = [...document.querySelectorAll('td[role=gridcell]')].map((one) => one.ariaLabel);
    return cells.length === 0 ? null : cells.filter((name) => !name.includes('not rated'));";

fn marks(person: &Person) -> Option<Vec<String>> {
    let found = person.script(MARKS, &[]);
    Some(found.as_array()?.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// A small random source of its own: the seed is printed, and gives the same run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

#[derive(Default)]
struct Counts {
    kills: u32,
    acts: u32,
    acknowledged: usize,
    emptied: u32,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let (Some(seed), Some(seconds), Some(what)) = (number(0), number(1), words.get(2)) else {
        panic!("a seed, a number of seconds, and kills, tabs or damaged, please")
    };
    let (mut chance, mut counts, begun) = (Chance(seed | 1), Counts::default(), Instant::now());
    while begun.elapsed() < Duration::from_secs(seconds) {
        match what.as_str() {
            "tabs" => tabs(&mut chance, &mut counts),
            "damaged" => damaged(&mut chance, &mut counts),
            _ => life(&mut chance, &mut counts),
        }
    }
    let Counts { kills, acts, acknowledged, emptied } = counts;
    match what.as_str() {
        "tabs" => println!("tabs: {acts} acts by seed {seed}, {acknowledged} marks shown as stored, 0 lost"),
        "damaged" => println!("damaged: {acknowledged} records by seed {seed}, opened {acts} times, 0 thrown away or written over"),
        _ => println!(
            "kills: {kills} by seed {seed}, {acknowledged} marks shown as stored before them, 0 lost; \
             {emptied} times the browser began with an empty database"
        ),
    }
}

/// A board of the demo class, and its address.
fn board(ana: &Person) -> String {
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.click(&link("Mark"));
    ana.choose(&combobox("Stage"), "Stage 5");
    is_drawn(ana);
    ana.address().split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default()
}

fn is_drawn(ana: &Person) -> Vec<String> {
    ana.until("the board", PATIENCE, || marks(ana).ok_or_else(|| "no board".to_owned()))
}

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
fn damaged(chance: &mut Chance, counts: &mut Counts) {
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
        counts.acknowledged += count;
        counts.acts += 1;
    }
}

/// Several tabs on one class, until they must agree.
fn tabs(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let ana = stage.person("ana");
    let route = board(&ana);
    let (mut open, mut shown) = (vec![ana.this_tab()], BTreeSet::new());
    let here = button("Use Lantern here");
    for _ in 0..60 {
        let at = usize::try_from(chance.below(open.len() as u64)).unwrap_or_default();
        ana.turn_to(&open[at]);
        shown.extend(marks(&ana).unwrap_or_default());
        match chance.below(7) {
            0 | 1 if open.len() < 8 => {
                open.push(ana.new_tab());
                ana.go(&route);
            }
            2 if open.len() > 2 => {
                ana.close_tab();
                open.remove(at);
            }
            3 => ana.reload(),
            4 if ana.count(&here) > 0 => ana.click(&here),
            _ => {
                let _working = ana.script(WORK, &[]);
                sleep(Duration::from_millis(50 + chance.below(300)));
                shown.extend(marks(&ana).unwrap_or_default());
            }
        }
        counts.acts += 1;
    }
    counts.acknowledged += shown.len();
    for tab in &open {
        ana.turn_to(tab);
        ana.until("what every tab has shown", PATIENCE, || {
            let here: BTreeSet<String> = marks(&ana).unwrap_or_default().into_iter().collect();
            let lost: Vec<_> = shown.difference(&here).take(5).collect();
            if lost.is_empty() { Ok(()) } else { Err(format!("{lost:?} of {}", shown.len())) }
        });
    }
}

/// A class that is rated, with kills in between, until all its cells are marked.
fn life(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let mut ana = stage.person("ana");
    let route = board(&ana);
    for _ in 0..12 {
        let _working = ana.script(WORK, &[]);
        sleep(Duration::from_millis(100 + chance.below(900)));
        let before = marks(&ana).unwrap_or_default();
        sleep(Duration::from_millis(chance.below(60)));
        ana.dies();
        // The very timing after which a browser was once seen to begin anew.
        sleep(Duration::from_millis(150));
        ana.is_started_again();
        counts.kills += 1;
        counts.acknowledged += before.len();
        let missing = heading("Your files are missing");
        ana.go("#/");
        if ana.count(&missing) > 0 {
            counts.emptied += 1;
            println!("the browser began with an empty database after kill {}", counts.kills);
            ana.click(&link("Open my last copy"));
            ana.click(&button("Go back"));
            ana.sees(&link("Demo class (invented children)"));
            return;
        }
        ana.go(&route);
        let after = is_drawn(&ana);
        let lost: Vec<_> = before.iter().filter(|mark| !after.contains(mark)).collect();
        assert!(lost.is_empty(), "lost after kill {}: {lost:?}", counts.kills);
    }
}
