//! What no short run proves: random histories natively, and browsers that are killed at work, have many tabs on one class, damaged records,
//! a full disk, a wrong clock, or forged files. Not part of the checks; each line prints its count, and the first loss stops it with an
//! error and the seed that made it.

use crate::{
    args::Soak,
    browsers::{self, Browser},
    bundle,
    process::{Outcome, cargo, run},
};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The laws that are tried on histories, each one property, and on how many at a time: about as long for each.
const LAWS: [(&str, u64); 6] = [
    ("desk::whatever_happens_nothing_is_lost_and_everybody_agrees", 2000),
    ("laws::merging_is_commutative_associative_and_idempotent", 2000),
    ("restore::going_back_says_what_was_said_then_destroys_nothing_and_is_undone_in_one_step", 2000),
    ("restore::an_erased_child_is_in_no_restore_point", 2000),
    ("read_back::what_was_written_reads_back_and_nothing_else_does", 2000),
    // It asks again of every setting, over the whole history.
    ("over::over_any_history_a_setting_changes_nothing_that_is_over", 100),
];
/// What is tried in each browser.
const MODES: [&str; 7] = ["kills", "tabs", "damaged", "full", "clocks", "files", "large"];

pub(crate) fn soak(wanted: &Soak) -> Outcome {
    let whole = Duration::from_secs(wanted.minutes * 60);
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    println!("Soaking for {} minutes; the seed is {seed}.", wanted.minutes);
    histories(seed, whole / 2)?;
    for browser in Browser::ALL {
        for what in MODES {
            at_work(seed, browser, whole / 28, what)?;
        }
    }
    Ok(())
}

/// Laws on random histories, by another seed each round.
fn histories(seed: u64, time: Duration) -> Outcome {
    let (begun, mut tried) = (Instant::now(), 0);
    for round in 0.. {
        for (law, cases) in LAWS {
            let seed = seed.wrapping_add(round);
            let mut test =
                cargo(&["test", "--quiet", "--profile", "native-release", "-p", "lantern", "--test", "native", "--", "--exact", law]);
            test.env("PROPTEST_RNG_SEED", seed.to_string()).env("PROPTEST_CASES", cases.to_string());
            run(&mut test).map_err(|problem| format!("{law}, after {tried} histories, PROPTEST_RNG_SEED={seed}: {problem}"))?;
            tried += cases;
        }
        println!("histories: {tried} tried, 0 lost ({} s)", begun.elapsed().as_secs());
        if begun.elapsed() >= time {
            break;
        }
    }
    Ok(())
}

/// One of the modes of `tests/e2e/examples/soak`.
fn at_work(seed: u64, browser: Browser, time: Duration, what: &str) -> Outcome {
    let dist = bundle::dist();
    if !dist.join("index.html").is_file() {
        return Err(format!("there is no release in {}; run `cargo xtask build` first", dist.display()));
    }
    let ready = browsers::ensure(&[browser])?.into_iter().next().ok_or("there is no browser")?;
    let mut kill = cargo(&["run", "--quiet", "-p", "lantern-e2e", "--example", "soak", "--"]);
    kill.arg(seed.to_string())
        .arg(time.as_secs().to_string())
        .arg(what)
        .env("LANTERN_BROWSER", ready.browser.word())
        .env("LANTERN_DIST", dist);
    run(kill.env("LANTERN_DRIVER", &ready.driver).env("LANTERN_BROWSER_BINARY", &ready.binary))
}
