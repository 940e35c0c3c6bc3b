//! What no short run proves, in a browser: `cargo run -p lantern-e2e --example soak -- SEED SECONDS MODE`, where the mode is one of
//! [`MODES`]. `cargo xtask soak` calls it. Each prints what it counted, and stops with an error on one loss.

use std::time::{Duration, Instant};

mod clocks;
mod damaged;
mod files;
mod full;
mod kills;
mod large;
mod marking;
mod tabs;

/// A mode: its word, a round of it, and what is said of all rounds.
type Mode = (&'static str, fn(&mut Chance, &mut Counts), fn(&Counts) -> String);

const MODES: [Mode; 7] = [
    ("kills", kills::kills, |counts| {
        format!(
            "{} kills, {} marks shown as stored before them, 0 lost; {} files taken in whole or not at all; \
             {} times the browser began with an empty database",
            counts.acts, counts.things, counts.taken_in, counts.emptied
        )
    }),
    ("tabs", tabs::tabs, |counts| format!("{} acts, {} marks shown as stored, 0 lost", counts.acts, counts.things)),
    ("damaged", damaged::damaged, |counts| {
        format!("{} records, opened {} times, 0 thrown away or written over", counts.things, counts.acts)
    }),
    ("full", full::full, |counts| {
        format!(
            "{} times full, {} marks shown as stored, 0 lost; {} times the browser began with an empty database",
            counts.acts, counts.things, counts.emptied
        )
    }),
    ("large", large::large, |counts| {
        format!("{} schools of {} ratings, out of one browser and into another, byte for byte", counts.acts, counts.things)
    }),
    ("clocks", clocks::clocks, |counts| format!("{} clocks, {} entries, 0 changed", counts.acts, counts.things)),
    ("files", files::files, |counts| {
        format!(
            "{} files, {} at a time, {} times with something to take in; 0 changed what is stored before somebody agreed",
            counts.things,
            files::TOGETHER,
            counts.taken_in
        )
    }),
];

/// A small random source of its own: the seed is printed, and gives the same run.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    /// One of several.
    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        let at = usize::try_from(self.below(all.len() as u64)).unwrap_or_default();
        all[at]
    }
}

/// What was done so far, and how much it was done with.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) acts: u32,
    pub(crate) things: usize,
    pub(crate) taken_in: u32,
    pub(crate) emptied: u32,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let mode = words.get(2).and_then(|word| MODES.iter().find(|(name, ..)| name == word));
    let (Some(seed), Some(seconds), Some((name, round, said))) = (number(0), number(1), mode) else {
        let modes: Vec<&str> = MODES.iter().map(|(name, ..)| *name).collect();
        panic!("a seed, a number of seconds, and one of {}, please", modes.join(", "))
    };
    let (mut chance, mut counts, begun) = (Chance(seed | 1), Counts::default(), Instant::now());
    while begun.elapsed() < Duration::from_secs(seconds) {
        round(&mut chance, &mut counts);
    }
    println!("{name}: {} (seed {seed})", said(&counts));
}
