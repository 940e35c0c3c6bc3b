//! What Lantern costs in a browser, as ratios taken in one run: `cargo run -p lantern-e2e --example bench -- [class | school | opening]`.
//!
//! Chromium, the release in `dist/` (or `LANTERN_DIST`). `cargo xtask bench` calls it after the native half.

use lantern_e2e::{
    Stage,
    bench::{PARTS, head, run},
};

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(strange) = wanted.iter().find(|word| !PARTS.contains(&word.as_str())) {
        panic!("{strange:?} is none of {}", PARTS.join(", "));
    }
    let stage = Stage::new("bench");
    println!("{}", head());
    run(&stage, |part| wanted.is_empty() || wanted.iter().any(|word| word == part), |row| println!("{row}"));
}
