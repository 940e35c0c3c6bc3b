//! What things cost: the pure half natively, the rest in Chromium on a release. Figures are printed with the most they may be, and judged
//! by people: machines differ.

use crate::{
    args::{Bench, Half},
    browsers::{self, Browser},
    bundle,
    process::{Outcome, cargo, run},
};
use std::{env, path::PathBuf};

pub(crate) fn bench(wanted: &Bench) -> Outcome {
    if wanted.only != Some(Half::Browser) {
        run(&mut cargo(&["run", "--quiet", "--profile", "native-release", "--example", "bench"]))?;
    }
    if wanted.only != Some(Half::Native) {
        browser(wanted)?;
    }
    Ok(())
}

fn browser(wanted: &Bench) -> Outcome {
    let dist = wanted.dist.clone().or_else(|| env::var_os("LANTERN_DIST").map(PathBuf::from)).unwrap_or_else(bundle::dist);
    let dist = std::path::absolute(&dist).unwrap_or(dist);
    if !dist.join("index.html").is_file() {
        return Err(format!("there is no release in {}; run `cargo xtask build` first, or name another with --dist", dist.display()));
    }
    let ready = browsers::ensure(&[Browser::Chromium])?.into_iter().next().ok_or("there is no Chromium")?;
    println!("\nThe release in {}, about three minutes:", dist.display());
    let mut bench = cargo(&["run", "--quiet", "-p", "lantern-e2e", "--example", "bench", "--"]);
    bench.args(&wanted.parts).env("LANTERN_BROWSER", ready.browser.word()).env("LANTERN_DIST", dist);
    run(bench.env("LANTERN_DRIVER", &ready.driver).env("LANTERN_BROWSER_BINARY", &ready.binary))
}
