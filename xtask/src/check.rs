//! `cargo xtask test`: every check, in order, stopping at the first that fails.

use crate::{
    args::{Selection, Suite},
    browsers::{self, Ready},
    bundle::{self, Ahead},
    deny,
    process::{Outcome, cargo, root, run, run_counting},
    size,
    tally::Tally,
    tools::{self, Trunk},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// What the checks need, found or installed before the first of them runs.
struct Means {
    trunk: Option<Trunk>,
    deny: Option<PathBuf>,
    test_runner: Option<PathBuf>,
    browsers: Vec<Ready>,
    axe: Option<PathBuf>,
}

struct Done {
    name: String,
    tally: Option<Tally>,
    took: Duration,
}

/// One check: its name, the suite it belongs to, the browser it runs in, and how it is run.
struct Step<'a> {
    name: String,
    suite: Suite,
    browser: Option<&'a Ready>,
    action: Action<'a>,
}

enum Action<'a> {
    Run(Command),
    Count(Command),
    Deny(&'a Path),
    Build(&'a Trunk),
    Size,
}

pub(crate) fn check(selection: &Selection) -> Outcome {
    let begun = Instant::now();
    heading("Set-up");
    let means = means(selection)?;
    println!("Everything needed is here ({})", clock(begun.elapsed()));
    let steps = steps(selection, &means)?;
    let count = steps.len();
    let mut done = Vec::new();
    let mut ahead = None;
    for (index, step) in steps.into_iter().enumerate() {
        // From the first step on that leaves a core idle now and then.
        if step.suite == Suite::Native {
            ahead = means.trunk.as_ref().map(Ahead::begin).transpose()?;
        }
        heading(&format!("{}/{count}  {}", index + 1, step.name));
        let again = alone(&step);
        let begun = Instant::now();
        let tally =
            perform(step.action, &mut ahead).map_err(|problem| format!("{} failed: {problem}\nto run it alone: {again}", step.name))?;
        if tally.is_some_and(|tally| tally.passed == 0) {
            return Err(format!("{} ran no test at all, and that counts as a failure\nto run it alone: {again}", step.name));
        }
        let took = begun.elapsed();
        println!("{} passed in {}", step.name, clock(took));
        done.push(Done { name: step.name, tally, took });
    }
    summary(&done, begun.elapsed());
    Ok(())
}

fn means(selection: &Selection) -> Outcome<Means> {
    let wants = |suite| selection.suites.contains(&suite);
    if wants(Suite::Fmt) {
        tools::ensure_component("rustfmt", &["fmt", "--version"])?;
    }
    if wants(Suite::Clippy) {
        tools::ensure_component("clippy", &["clippy", "--version"])?;
        if !selection.native_only {
            tools::ensure_wasm_target()?;
        }
    }
    if wants(Suite::Browser) {
        tools::ensure_wasm_target()?;
    }
    // Browsers first: where they cannot be installed, better to hear it before minutes of compiling.
    let browsers = if wants(Suite::Browser) || wants(Suite::E2e) { browsers::ensure(&selection.browsers)? } else { Vec::new() };
    let deny = wants(Suite::Deny).then(tools::ensure_deny).transpose()?;
    let test_runner = wants(Suite::Browser).then(|| tools::ensure_wasm_bindgen("wasm-bindgen-test-runner")).transpose()?;
    let trunk = wants(Suite::Build).then(bundle::prepare).transpose()?;
    let axe = wants(Suite::E2e).then(tools::ensure_axe).transpose()?;
    Ok(Means { trunk, deny, test_runner, browsers, axe })
}

fn steps<'a>(selection: &Selection, means: &'a Means) -> Outcome<Vec<Step<'a>>> {
    let filter = selection.filter.as_deref();
    let mut steps = Vec::new();
    for suite in Suite::ALL.into_iter().filter(|suite| selection.suites.contains(suite)) {
        let mut add = |name: &str, browser: Option<&'a Ready>, action| steps.push(Step { name: name.to_owned(), suite, browser, action });
        match suite {
            Suite::Fmt => add("formatting", None, Action::Run(cargo(&["fmt", "--all", "--check"]))),
            Suite::Clippy => {
                let deny = ["--all-targets", "--", "-D", "warnings"];
                let mut native = cargo(&["clippy", "--workspace"]);
                native.args(deny);
                add("clippy, native", None, Action::Run(native));
                if !selection.native_only {
                    let mut wasm = cargo(&["clippy", "-p", "lantern"]);
                    wasm.args(WASM).args(deny);
                    add("clippy, wasm32", None, Action::Run(wasm));
                }
            }
            Suite::Deny => {
                let program = means.deny.as_deref().ok_or("there is no cargo-deny")?;
                add("what it is made of", None, Action::Deny(program));
            }
            Suite::Native => {
                let mut test = cargo(&["test", "-p", "lantern", "-p", "lantern-sealing", "-p", "xtask"]);
                test.args(filter);
                add("native tests", None, Action::Count(test));
            }
            Suite::Browser => {
                for ready in &means.browsers {
                    let runner = means.test_runner.as_ref().ok_or("the browser tests have no runner")?;
                    let mut test = cargo(&["test", "-p", "lantern"]);
                    test.args(WASM).args(["--test", "browser"]).args(filter);
                    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
                    // The runner takes the first driver it finds named, so only one may be.
                    test.env_remove("CHROMEDRIVER").env_remove("GECKODRIVER").env(ready.browser.driver_variable(), &ready.driver);
                    add(&format!("browser tests, {}", ready.browser.word()), Some(ready), Action::Count(test));
                }
            }
            Suite::Build => {
                let trunk = means.trunk.as_ref().ok_or("the release build has no Trunk")?;
                add("release build", None, Action::Build(trunk));
            }
            Suite::Size => add("size budget", None, Action::Size),
            Suite::E2e => {
                for ready in &means.browsers {
                    let mut test = cargo(&["test", "-p", "lantern-e2e", "--"]);
                    // A journey waits for its browser half of the time; each has its own server, browser and folder.
                    test.arg("--test-threads=2").args(filter).env("LANTERN_BROWSER", ready.browser.word());
                    test.env("LANTERN_DIST", bundle::dist())
                        .env("LANTERN_DRIVER", &ready.driver)
                        .env("LANTERN_BROWSER_BINARY", &ready.binary);
                    test.envs(means.axe.as_ref().map(|script| ("LANTERN_AXE", script)));
                    add(&format!("journeys, {}", ready.browser.word()), Some(ready), Action::Count(test));
                }
            }
        }
    }
    if selection.suites.contains(&Suite::E2e) && means.trunk.is_none() && !root().join("dist/index.html").is_file() {
        return Err("the journeys need a release in dist/; run `cargo xtask build` first".to_owned());
    }
    Ok(steps)
}

fn perform(action: Action<'_>, ahead: &mut Option<Ahead>) -> Outcome<Option<Tally>> {
    match action {
        Action::Run(mut command) => run(&mut command).map(|()| None),
        Action::Count(mut command) => run_counting(&mut command).map(Some),
        Action::Deny(program) => deny::check(program).map(|()| None),
        Action::Build(trunk) => ahead.take().map_or_else(|| bundle::build(trunk), Ahead::finish).map(|()| None),
        Action::Size => size::check().map(|()| None),
    }
}

fn alone(step: &Step<'_>) -> String {
    let browser = step.browser.map(|ready| format!(" --browser {}", ready.browser.word())).unwrap_or_default();
    format!("cargo xtask test --only {}{browser}", step.suite.word())
}

fn heading(text: &str) {
    println!("\n━━ {text} ━━");
}

fn summary(done: &[Done], took: Duration) {
    heading("Summary");
    println!("{:<28} {:>8} {:>8} {:>8}", "", "passed", "ignored", "time");
    for one in done {
        let number = |count: fn(&Tally) -> usize| one.tally.as_ref().map(|tally| count(tally).to_string()).unwrap_or_default();
        println!("{:<28} {:>8} {:>8} {:>8}", one.name, number(|tally| tally.passed), number(|tally| tally.ignored), clock(one.took));
    }
    let passed: usize = done.iter().filter_map(|one| one.tally).map(|tally| tally.passed).sum();
    println!("\ntook {}", clock(took));
    println!("{passed} passed, 0 failed");
}

/// Minutes and seconds.
fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browsers::Browser;

    fn names(suites: &[Suite], native_only: bool) -> Vec<String> {
        let ready = |browser| Ready { browser, binary: PathBuf::from("browser"), driver: PathBuf::from("driver") };
        let browsers = Browser::ALL.map(ready).into();
        let means = Means { trunk: None, deny: None, test_runner: Some(PathBuf::from("runner")), browsers, axe: None };
        let selection = Selection { suites: suites.to_vec(), browsers: Browser::ALL.to_vec(), filter: None, native_only };
        steps(&selection, &means).unwrap().into_iter().map(|step| step.name).collect()
    }

    #[test]
    fn the_quick_half_touches_no_browser() {
        let quick = names(&[Suite::Fmt, Suite::Clippy, Suite::Native], true);
        assert_eq!(quick, ["formatting", "clippy, native", "native tests"]);
    }

    #[test]
    fn browser_tests_run_once_in_each_browser() {
        assert_eq!(names(&[Suite::Browser], false), ["browser tests, chromium", "browser tests, firefox"]);
        assert_eq!(names(&[Suite::Clippy], false), ["clippy, native", "clippy, wasm32"]);
    }

    #[test]
    fn times_are_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(125)), "2:05");
    }
}
