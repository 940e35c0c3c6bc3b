//! A browser that is killed while somebody works, and started again: `cargo run -p lantern-e2e --example soak -- SEED SECONDS`.
//!
//! What was shown as stored before the kill must be there after it. A database that the browser begins anew, empty, is counted apart: then
//! Lantern must say that files are missing, and the last restore point must bring back what it held. `cargo xtask soak` calls this.

use lantern_e2e::{PATIENCE, Person, Stage, button, combobox, heading, link};
use std::{
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
    acknowledged: usize,
    emptied: u32,
}

fn main() {
    let mut words = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(seed)), Some(Ok(seconds))) = (words.next(), words.next()) else { panic!("a seed and a number of seconds, please") };
    let (mut chance, mut counts, begun) = (Chance(seed | 1), Counts::default(), Instant::now());
    while begun.elapsed() < Duration::from_secs(seconds) {
        life(&mut chance, &mut counts);
    }
    println!(
        "kills: {} by seed {seed}, {} marks shown as stored before them, 0 lost; {} times the browser began with an empty database",
        counts.kills, counts.acknowledged, counts.emptied
    );
}

/// A class that is rated, with kills in between, until all its cells are marked.
fn life(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let mut ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.click(&link("Mark"));
    ana.choose(&combobox("Stage"), "Stage 5");
    ana.until("the board", PATIENCE, || marks(&ana).ok_or_else(|| "no board".to_owned()));
    let route = ana.address().split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();
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
        let after = ana.until("the board", PATIENCE, || marks(&ana).ok_or_else(|| "no board".to_owned()));
        let lost: Vec<_> = before.iter().filter(|mark| !after.contains(mark)).collect();
        assert!(lost.is_empty(), "lost after kill {}: {lost:?}", counts.kills);
    }
}
