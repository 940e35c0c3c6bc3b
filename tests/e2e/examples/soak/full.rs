//! A disk that is really full: the profile lies in a small file system of its own, which is filled while somebody marks. It is said at
//! once, nothing half written is shown as stored, and all is well once there is room.

use crate::marking::{WORK, board, is_drawn, marks};
use crate::{Chance, Counts};
use lantern_e2e::{PATIENCE, Stage, button, heading, link};
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
        let _working = ana.script(WORK, &[]);
        sleep(Duration::from_millis(chance.below(300)));
        disk.fill();
        sleep(Duration::from_millis(300 + chance.below(1500)));
        shown.extend(marks(&ana).unwrap_or_default());
        let text = ana.page_text();
        let said = text.contains("Not saved") || text.contains("no room left") || text.contains("storage reported");
        counts.acts += 1;
        println!("round {round}: {} marks shown as stored; said that nothing more is stored: {said}", shown.len());
        disk.empty();
        if round % 3 == 0 {
            // Somebody who has made room goes on where they were.
            let before = shown.len();
            ana.until("a mark once there is room", PATIENCE, || {
                let _working = ana.script(WORK, &[]);
                sleep(Duration::from_millis(300));
                let now = marks(&ana).unwrap_or_default().len();
                if now > before { Ok(()) } else { Err(format!("{now} of {before} marks; {}", ana.page_text())) }
            });
        } else if round % 3 == 1 {
            // Somebody who has made room starts the browser anew.
            ana.dies();
            ana.is_started_again();
        } else {
            ana.reload();
        }
        ana.go("#/");
        if ana.count(&heading("Your files are missing")) > 0 {
            counts.emptied += 1;
            println!("the browser began with an empty database after a full disk");
            ana.click(&link("Open my last copy"));
            ana.click(&button("Go back"));
            ana.sees(&link("Demo class (invented children)"));
            return;
        }
        ana.go(&route);
        let after: BTreeSet<String> = is_drawn(&ana).into_iter().collect();
        let lost: Vec<_> = shown.difference(&after).collect();
        assert!(lost.is_empty(), "lost on a full disk: {lost:?}");
        counts.things += shown.len();
    }
    // All is well: a mark is stored again.
    let before = marks(&ana).unwrap_or_default().len();
    let _working = ana.script(WORK, &[]);
    ana.until("another mark", PATIENCE, || match marks(&ana) {
        Some(now) if now.len() > before => Ok(()),
        other => Err(format!("{:?} marks", other.map(|all| all.len()))),
    });
}
