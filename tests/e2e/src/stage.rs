//! What one test needs: the server, a folder for its files, and the people who take part.

use crate::{
    browser::Browser,
    person::Person,
    server::{Request, Server},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

/// One test's own little world.
pub struct Stage {
    name: &'static str,
    browser: Browser,
    server: Server,
    home: PathBuf,
}

impl Stage {
    /// Sets the stage for a test of this name: the release of `LANTERN_DIST` (else `dist/`) is served, and nobody is there yet.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        let browser = Browser::chosen();
        let home = root().join("target/e2e-work").join(format!("{}-{name}-{}", process::id(), browser.word()));
        fs::create_dir_all(&home).unwrap_or_else(|problem| panic!("cannot make {}: {problem}", home.display()));
        Self { name, browser, server: Server::start(dist()), home }
    }

    /// A person with a browser of their own, on the start page of a Lantern without data.
    #[track_caller]
    #[must_use]
    pub fn person(&self, name: &'static str) -> Person {
        let person = Person::arrive(name, self.name, self.browser, self.server.clone(), &self.home.join(name));
        person.go("#/");
        person
    }

    /// Where a person of this name has everything: the browser's profile, and what was saved.
    #[must_use]
    pub fn home_of(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    /// The browser of this run.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Every request so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests()
    }

    /// Every violation of the page's content security policy so far, as browsers report them.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.server.violations()
    }

    /// From now on the server fails for files whose name contains this; `None` makes it well again.
    pub fn withhold(&self, part: Option<&str>) {
        self.server.withhold(part);
    }

    /// From now on nobody reaches the server, as without a connection; or everybody again.
    pub fn goes_down(&self, down: bool) {
        self.server.goes_down(down);
    }

    /// From now on the server has another release: that of before, whose page holds `<meta name="newer">`, with a service worker that says
    /// so.
    pub fn serves_newer(&self) {
        let (dist, newer) = (dist(), self.home.join("newer"));
        copy(&dist, &newer);
        let (page, worker) = (newer.join("index.html"), newer.join("worker.js"));
        let before = text(&page);
        let after = before.replacen("<title>", "<meta name=\"newer\" /><title>", 1);
        let listed = text(&worker);
        let changed = listed.replace(&digest(&before), &digest(&after)).replacen("OURS + \"", "OURS + \"newer-", 1);
        assert!(after != before && changed.contains(&digest(&after)), "the worker lists the page");
        write(&page, &after);
        write(&worker, &changed);
        self.server.serve(newer);
    }

    /// Stops the test if any page asked anybody else for anything, broke its own policy, or missed one of its own files.
    #[track_caller]
    pub fn kept_to_itself(&self) {
        let strange: Vec<Request> = self.requests().into_iter().filter(|one| !one.is_of_the_app() && !one.is_the_browsers_own()).collect();
        assert!(strange.is_empty(), "requests to somewhere else, or for files that are not there: {strange:#?}");
        let violations = self.violations();
        assert!(violations.is_empty(), "violations of the content security policy: {violations:#?}");
    }

    /// Writes a file a person can then open.
    #[must_use]
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.home.join(name);
        fs::write(&path, content).unwrap_or_else(|problem| panic!("cannot write {}: {problem}", path.display()));
        path
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // A browser may still be letting go of its files; what stays is under target/.
        let _left = fs::remove_dir_all(&self.home);
    }
}

fn dist() -> PathBuf {
    env::var_os("LANTERN_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|problem| panic!("cannot read {}: {problem}", file.display()))
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).unwrap_or_else(|problem| panic!("cannot write {}: {problem}", file.display()));
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|problem| panic!("cannot make {}: {problem}", to.display()));
    let entries = fs::read_dir(from).unwrap_or_else(|problem| panic!("cannot list {}: {problem}", from.display()));
    for entry in entries.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap_or_else(|problem| panic!("cannot copy {}: {problem}", path.display()));
        }
    }
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
