//! Timings of the pure half of Lantern, natively.

use crate::process::{Outcome, cargo, run};

pub(crate) fn bench(words: &[String]) -> Outcome {
    run(cargo(&["run", "--profile", "native-release", "--example", "bench", "--"]).args(words))
}
