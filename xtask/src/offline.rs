//! What makes a release work without a connection: the service worker's list of files, the manifest, and the way to get rid of a worker.

use crate::{
    process::{Outcome, root},
    split,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The page, which answers for the folder itself.
const PAGE: &str = "index.html";
/// The service worker, at the address browsers know it by.
const WORKER: &str = "worker.js";
/// What gets rid of one.
const WORKER_OFF: &str = "worker-off.js";
/// Files that no worker may answer for: they are there for when one is broken.
const NEVER_KEPT: [&str; 5] = [WORKER, WORKER_OFF, "reset.html", "reset.js", "reset.css"];
/// The page's side of the worker.
const SCRIPT: &str = "lantern-part-offline.js";
/// What else a release has beside what Trunk has built.
const BESIDE: [&str; 4] = ["lantern.webmanifest", SCRIPT, "icon-192.png", "icon-512.png"];
/// What is new, for whoever comes back after an update: what the newest sections of CHANGELOG.md have under "Added".
const NEWS: &str = "news.md";
/// So much of it, in bytes: whoever was away for longer has enough with that.
const NEWS_MAX: usize = 3000;
/// The criteria, a file a subject.
const CURRICULUM: &str = "curriculum";
/// Pictures for the system, which keeps them itself.
const ICON: &str = "icon-";

/// Adds to what Trunk has built into a folder. A build for development gets a worker that takes itself away: it would answer with
/// yesterday's files.
pub(crate) fn offline_stage(stage: &Path) -> Outcome {
    let from = root().join("offline");
    for name in BESIDE.iter().chain(NEVER_KEPT.iter().filter(|name| **name != WORKER)) {
        fs::copy(from.join(name), stage.join(name)).map_err(|problem| format!("cannot copy offline/{name}: {problem}"))?;
    }
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let script = stage.join(SCRIPT);
    split::place_script(&String::from_utf8_lossy(&read(&script)?), &script, release)?;
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).map_err(|problem| format!("cannot read CHANGELOG.md: {problem}"))?;
    for subject in fs::read_dir(stage.join(CURRICULUM)).map_err(|problem| format!("cannot list {CURRICULUM}: {problem}"))?.flatten() {
        let bare = bare(&String::from_utf8_lossy(&read(&subject.path())?));
        fs::write(subject.path(), bare).map_err(|problem| format!("cannot write {}: {problem}", subject.path().display()))?;
    }
    fs::write(stage.join(NEWS), newest(&changelog)).map_err(|problem| format!("cannot write {NEWS}: {problem}"))?;
    let worker = if release {
        let mut files = Vec::new();
        list(stage, stage, &mut files)?;
        let script = read(&from.join(WORKER))?;
        filled_in(&String::from_utf8_lossy(&script), files)?
    } else {
        String::from_utf8_lossy(&read(&from.join(WORKER_OFF))?).into_owned()
    };
    fs::write(stage.join(WORKER), worker).map_err(|problem| format!("cannot write {WORKER}: {problem}"))
}

/// What the newest versions have added, whole versions from the first on.
fn newest(changelog: &str) -> String {
    let mut news = String::new();
    for section in changelog.split("\n## ").skip(1) {
        let added = section.split("\n### ").find(|part| part.starts_with("Added")).unwrap_or_default();
        let version = section.lines().next().unwrap_or_default();
        if !news.is_empty() && news.len() + added.len() > NEWS_MAX {
            break;
        }
        news.push_str(&format!("## {version}\n\n### {}\n\n", added.trim_end()));
    }
    news
}

/// JSON without the room between its lines; none of its strings goes over one.
fn bare(json: &str) -> String {
    json.lines().map(str::trim).collect()
}

/// Whether a file, named from within the release, is kept for use without a connection.
pub(crate) fn is_kept(file: &str) -> bool {
    !file.starts_with('.') && !file.starts_with(ICON) && !NEVER_KEPT.contains(&file)
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|problem| format!("cannot read {}: {problem}", file.file_name().unwrap_or_default().display()))
}

/// Every file that is kept, by its address within the folder, with what it holds.
fn list(stage: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Outcome {
    let cannot = |problem| format!("cannot list what was built: {problem}");
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path: PathBuf = entry.map_err(cannot)?.path();
        let name =
            path.strip_prefix(stage).unwrap_or(&path).components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
        let name = name.join("/");
        if path.is_dir() {
            list(stage, &path, files)?;
        } else if is_kept(&name) {
            files.push((name, STANDARD.encode(Sha256::digest(read(&path)?))));
        }
    }
    Ok(())
}

/// The worker with its list, and a version that changes whenever any file of it does.
fn filled_in(script: &str, mut files: Vec<(String, String)>) -> Outcome<String> {
    files.sort_by_key(|(name, _)| (name != PAGE, name.clone()));
    if files.first().is_none_or(|(name, _)| name != PAGE) {
        return Err(format!("there is no {PAGE} among what was built"));
    }
    let lines: Vec<String> = files.iter().map(|(name, holds)| format!("  {name:?}: {holds:?},\n")).collect();
    let version: String = Sha256::digest(lines.concat()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    for place in ["__FILES__", "__VERSION__"] {
        if script.matches(place).count() != 1 {
            return Err(format!("offline/{WORKER} must hold {place} once"));
        }
    }
    Ok(script.replace("__FILES__", &format!("{{\n{}}}", lines.concat())).replace("__VERSION__", &version))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const FILES = __FILES__; const CACHE = \"__VERSION__\";";

    fn file(name: &str, holds: &str) -> (String, String) {
        (name.to_owned(), holds.to_owned())
    }

    #[test]
    fn the_page_comes_first_and_every_file_stands_with_what_it_holds() {
        let worker = filled_in(SCRIPT, vec![file("a.js", "AA"), file(PAGE, "PP")]).unwrap();
        assert!(worker.starts_with("const FILES = {\n  \"index.html\": \"PP\",\n  \"a.js\": \"AA\",\n};"), "{worker}");
    }

    #[test]
    fn another_content_is_another_version_and_the_same_in_another_order_is_not() {
        let of = |files| filled_in(SCRIPT, files).unwrap();
        assert_eq!(of(vec![file("a.js", "A"), file(PAGE, "P")]), of(vec![file(PAGE, "P"), file("a.js", "A")]));
        let version = |worker: String| worker.rsplit_once("CACHE").unwrap().1.to_owned();
        assert_ne!(version(of(vec![file(PAGE, "P")])), version(of(vec![file(PAGE, "Q")])));
    }

    #[test]
    fn a_worker_without_a_page_or_a_place_for_the_list_is_refused() {
        assert!(filled_in(SCRIPT, vec![file("a.js", "A")]).is_err());
        assert!(filled_in("const FILES = {};", vec![file(PAGE, "P")]).is_err());
    }

    #[test]
    fn the_news_are_the_newest_sections_and_nothing_before_them() {
        let section =
            |nth: usize| format!("\n## 0.{nth}\n\n### Added\n\n- {nth}{}\n\n### Fixed\n\n- Not shown.\n", "x".repeat(NEWS_MAX / 3));
        let news = newest(&(1..=6).rev().map(section).collect::<String>());
        assert!(news.starts_with("## 0.6\n\n### Added\n\n- 6x") && news.contains("\n## 0.5\n"), "{news}");
        assert!(!news.contains("0.3") && !news.contains("Not shown"), "{news}");
        assert_eq!(newest("# Changelog\n"), "");
        let news = newest(&fs::read_to_string(root().join("CHANGELOG.md")).unwrap());
        assert!((100..NEWS_MAX).contains(&news.len()), "{news}");
    }

    #[test]
    fn the_ways_to_get_rid_of_a_worker_are_never_kept_by_one() {
        for name in NEVER_KEPT {
            assert!(!is_kept(name), "{name}");
        }
        assert!(is_kept(PAGE) && is_kept("curriculum/maths.json") && !is_kept(".stage"));
        let worker = fs::read_to_string(root().join("offline").join(WORKER)).unwrap();
        assert!(filled_in(&worker, vec![file(PAGE, "P")]).is_ok());
        // What nobody built here is fetched; but for an older version's own files, which are called after Lantern.
        assert!(NEVER_KEPT.iter().all(|name| !name.starts_with("lantern-")));
    }
}
