//! What a tab holds in memory, as the system counts it: the browser's own figures leave out what a program of WebAssembly holds.

use super::{GUARD, Row, School};
use crate::{Person, table};
use serde_json::json;
use std::{collections::BTreeSet, fs, thread::sleep, time::Duration};

/// Megabytes of the pages of this person's browser; `None` where the system does not say.
pub(super) fn of(person: &Person) -> Option<f64> {
    person.collects_garbage();
    let ours = descendants(person.driver_id());
    let is_page = |id: &u32| fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|line| line.contains("--type=renderer"));
    let pages: Vec<f64> = ours.iter().filter(|id| is_page(id)).filter_map(|id| held_by(*id)).collect();
    (!pages.is_empty()).then(|| pages.iter().sum())
}

/// With the school open: in the tab that has taken it in, and loaded afresh with each class looked at.
pub(super) fn rows(person: &Person, school: &School, empty: Option<f64>, bytes: usize) -> [Row; 2] {
    person.go("#/");
    let taken_in = of(person);
    person.reload();
    for (nth, name) in school.class_names().enumerate() {
        person.go(&school.class(nth));
        person.sees_within(&table(name), GUARD);
        person.settled();
    }
    let opened = of(person);
    #[allow(clippy::cast_precision_loss, reason = "a file's size")]
    let file = bytes as f64 / 1e6;
    let row = |what, held: Option<f64>| match (held, empty) {
        (Some(held), Some(empty)) => Row::new(what, "3 x", held - empty, file, "MB").and(&format!("an empty tab holds {empty:.0} MB")),
        _ => Row { what, ratio: None, limit: "3 x", made_of: "this system does not say what a process holds".to_owned() },
    };
    [
        row("memory above an empty tab, the school just taken in, against its file", taken_in),
        row("memory above an empty tab, the school opened and each class looked at", opened),
    ]
}

/// The process and whatever it has started.
fn descendants(of: u32) -> BTreeSet<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let said = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name may hold anything; the parent is the second word behind it.
            let parent = said.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = BTreeSet::from([of]);
    loop {
        let before = found.len();
        let children: Vec<u32> = parents.iter().filter(|(_, parent)| found.contains(parent)).map(|(id, _)| *id).collect();
        found.extend(children);
        if found.len() == before {
            return found;
        }
    }
}

/// What a process holds alone, and its share of what it holds with others, in megabytes.
fn held_by(process: u32) -> Option<f64> {
    let said = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

impl Person {
    /// Lets the browser throw away what nobody holds any more. Chromium only.
    #[track_caller]
    fn collects_garbage(&self) {
        for _ in 0..3 {
            let sent = crate::person::wait(self.session().cdp().send_raw("HeapProfiler.collectGarbage", json!({})));
            self.must("collect garbage", sent);
            sleep(Duration::from_millis(300));
        }
    }
}
