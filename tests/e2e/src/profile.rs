//! A profile that has been started once. Firefox compiles half of itself at its first start in a new profile, which would be most of what
//! a short journey costs; so one is started before the first journey, and each person gets a copy, without anything of any page.

use crate::{
    browser::Browser,
    driver::Driver,
    person::{begin, wait},
    stage::root,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process,
    sync::LazyLock,
    time::Duration,
};

/// What a copy does without: what pages store, and what says that the browser is running.
const NOT_COPIED: [&str; 7] = ["cache2", "default", "lock", ".parentlock", "MarionetteActivePort", "WebDriverBiDiServer.json", "user.js"];
/// No run takes that long: a profile this old was left behind.
const OLD: Duration = Duration::from_secs(2 * 60 * 60);

/// Makes a person's profile ready to be started quickly.
pub(crate) fn prepare(browser: Browser, profile: &Path) {
    static STARTED_ONCE: LazyLock<PathBuf> = LazyLock::new(start_once);
    if browser == Browser::Firefox {
        copy(&STARTED_ONCE, profile);
    }
}

/// Kills every process whose command line names a folder: a browser with all its children.
pub(crate) fn kill(home: &Path) {
    let named = home.display().to_string();
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let of_it = all.filter(|one| fs::read(one.path().join("cmdline")).is_ok_and(|line| String::from_utf8_lossy(&line).contains(&named)));
    let ids = of_it.filter_map(|one| one.file_name().into_string().ok()?.parse::<u32>().ok()).filter(|id| *id != process::id());
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    if ids.is_empty() {
        return;
    }
    // Gone already is as good.
    let _killed = process::Command::new("kill").arg("-9").args(ids).status();
}

fn start_once() -> PathBuf {
    let all = root().join("target/e2e-profiles");
    for left in fs::read_dir(&all).into_iter().flatten().flatten() {
        let age = left.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > OLD) {
            // What cannot be removed is under target/.
            let _left = fs::remove_dir_all(left.path());
        }
    }
    let home = all.join(process::id().to_string());
    let profile = home.join("profile");
    fs::create_dir_all(&profile).unwrap_or_else(|problem| panic!("cannot make {}: {problem}", profile.display()));
    let driver = Driver::start(Browser::Firefox, &home);
    // Nothing is asked of the port of nobody.
    let session = begin(&driver, Browser::Firefox, &home, 9);
    wait(session.quit()).unwrap_or_else(|problem| panic!("Firefox did not close: {problem}"));
    profile
}

fn copy(from: &Path, to: &Path) {
    let fail = |problem: std::io::Error| panic!("cannot copy {} to {}: {problem}", from.display(), to.display());
    fs::create_dir_all(to).unwrap_or_else(fail);
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Ok(kind) = entry.file_type() else { continue };
        if NOT_COPIED.iter().any(|not| name == *not) {
            continue;
        }
        if kind.is_dir() {
            copy(&entry.path(), &to.join(&name));
        } else if kind.is_file() {
            fs::copy(entry.path(), to.join(&name)).map(drop).unwrap_or_else(fail);
        }
    }
}
