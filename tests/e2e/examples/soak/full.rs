//! A disk that is really full: the profile lies in a small file system of its own, which is filled while somebody marks. It is said at
//! once, nothing half written is shown as stored, and all is well once there is room.

use crate::marking::{WORK, began_empty, board, is_drawn, marks};
use crate::{Chance, Counts};
use lantern_e2e::{PATIENCE, Person, Stage};
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::Duration,
};

/// How large the disk is. A browser's own profile takes the half of it.
const MEGABYTES: u32 = 100;

/// A file system in memory; gone with this.
struct Disk(PathBuf);

impl Disk {
    /// Only somebody who may mount can have one.
    fn new(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap_or_else(|problem| panic!("cannot make {}: {problem}", at.display()));
        let size = format!("size={MEGABYTES}m");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(at).status();
        done.is_ok_and(|status| status.success()).then(|| Self(at.to_path_buf()))
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let ballast = self.0.join("ballast");
        let mut file =
            fs::OpenOptions::new().create(true).append(true).open(ballast).unwrap_or_else(|problem| panic!("no ballast: {problem}"));
        for size in [1 << 20, 1 << 12, 1 << 9, 1] {
            while file.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }

    fn empty(&self) {
        // There is none before the first time.
        let _gone = fs::remove_file(self.0.join("ballast"));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _left = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// A class that is marked on a disk that fills up and has room again, a few times.
pub(crate) fn full(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let Some(disk) = Disk::new(&stage.home_of("ana")) else {
        println!("full: not tried, as only root may mount a small disk");
        std::process::exit(0)
    };
    let mut ana = stage.person("ana");
    let route = board(&ana);
    let mut shown = BTreeSet::new();
    for round in 0..6 {
        // What the last full disk has left is put right before the next: two at once are one.
        is_marked(&ana, shown.len());
        sleep(Duration::from_millis(chance.below(300)));
        disk.fill();
        sleep(Duration::from_millis(300 + chance.below(1500)));
        counts.acts += 1;
        // A browser may not survive it: what it maps into memory has no room either.
        let lives = ana.until("that it is said", PATIENCE, || match ana.lives().then(|| ana.page_text()) {
            None => Ok(false),
            // Where a browser has room of its own put by, a later mark may be stored again; of the one that was not, the page still
            // says so.
            Some(text) if text.contains("Your last change is not saved.") || text.contains("Not saved.") => Ok(true),
            Some(text) => Err(text),
        });
        if lives {
            shown.extend(marks(&ana).unwrap_or_default());
        } else {
            println!("the browser died of full disk {}", counts.acts);
        }
        if !lives || round % 3 == 1 {
            // A death while what the full disk has left is being put right would be two at once.
            ana.dies();
            disk.empty();
            ana.is_started_again();
        } else {
            disk.empty();
            if round % 3 == 0 {
                // Somebody who has made room goes on where they were.
                is_marked(&ana, shown.len());
            } else {
                ana.reload();
            }
        }
        if began_empty(&ana, counts) {
            return;
        }
        ana.go(&route);
        let after: BTreeSet<String> = is_drawn(&ana).into_iter().collect();
        let lost: Vec<_> = shown.difference(&after).collect();
        assert!(lost.is_empty(), "lost on a full disk: {lost:?}");
        counts.things += shown.len();
    }
    is_marked(&ana, shown.len());
}

/// Marks until one more is stored than so many.
fn is_marked(ana: &Person, before: usize) {
    ana.until("another mark", PATIENCE, || {
        let _working = ana.script(WORK, &[]);
        sleep(Duration::from_millis(200));
        let now = marks(ana).unwrap_or_default().len();
        if now > before { Ok(()) } else { Err(format!("{now} of {before} marks")) }
    });
}
