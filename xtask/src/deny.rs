//! What Lantern is made of, held against `deny.toml`: licences, sources, versions twice, and known weaknesses.

use crate::process::{Outcome, command, run};
use std::{
    path::Path,
    process::{Command, Stdio},
};

/// What can be told from the lock file and the crates that are here.
const OFFLINE: [&str; 3] = ["licenses", "bans", "sources"];

/// What is said where the list of weaknesses could not be fetched: by cargo-deny, and by git, which it asks.
const NOT_FETCHED: [&str; 2] = ["failed to fetch advisory database", "unable to access"];

pub(crate) fn check(program: &Path) -> Outcome {
    // What is fetched for the build is all that is needed; nobody is asked.
    run(deny(program, &["--offline"]).args(["-D", "warnings"]).args(OFFLINE))?;
    advisories(program)
}

/// Weaknesses are listed in a repository that not every machine reaches. That alone is let pass, and loudly.
fn advisories(program: &Path) -> Outcome {
    let mut deny = deny(program, &[]);
    // git answers in English, and asks nobody for a password.
    deny.arg("advisories").env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0");
    let output = deny.stdout(Stdio::inherit()).stderr(Stdio::piped()).output();
    let output = output.map_err(|problem| format!("cannot run cargo-deny: {problem}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    eprint!("{said}");
    if output.status.success() {
        return Ok(());
    }
    if is_unreachable(&said) {
        println!("\n!!! NOT CHECKED: known weaknesses (advisories). Their list could not be fetched from github.com.");
        println!("!!! Run `cargo xtask test --only deny` on a machine that reaches it before a release.\n");
        return Ok(());
    }
    Err("cargo-deny found a known weakness in what Lantern is made of".to_owned())
}

/// Whether the list could not be had at all. Once there is a list, an advisory in it is never taken for that.
fn is_unreachable(said: &str) -> bool {
    NOT_FETCHED.iter().all(|words| said.contains(words)) && !said.contains("error[")
}

fn deny(program: &Path, words: &[&str]) -> Command {
    let mut deny = command(program, &["--color", "never", "--locked", "--workspace"]);
    deny.args(words).arg("check");
    deny
}

#[cfg(test)]
mod tests {
    use super::is_unreachable;

    #[test]
    fn only_a_list_that_cannot_be_fetched_is_let_pass() {
        let nobody = "[ERROR] failed to fetch advisory database https://github.com/RustSec/advisory-db with cli: failed to clone\n\
            fatal: unable to access 'https://github.com/RustSec/advisory-db/': Could not resolve host: github.com";
        assert!(is_unreachable(nobody));
        assert!(!is_unreachable(&format!("error[vulnerability]: Segfault in a crate\n{nobody}")));
        assert!(!is_unreachable("[ERROR] failed to fetch advisory database: no such branch"));
        assert!(!is_unreachable("error[unsound]: something"));
        assert!(!is_unreachable("[ERROR] cannot read deny.toml"));
    }
}
