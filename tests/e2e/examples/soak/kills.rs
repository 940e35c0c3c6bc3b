//! The browser is killed while somebody works, and started again. What was shown as stored before the kill must be there after it.

use crate::marking::{WORK, began_empty, board, is_drawn, marks};
use crate::{Chance, Counts};
use lantern_e2e::{Person, Stage, bench::School, button, file_input, textbox};
use std::{collections::BTreeSet, path::Path, thread::sleep, time::Duration};

/// Kills of one browser profile.
const LIVES: u32 = 12;
/// Children and ratings of the file that is taken in.
const SCHOOL: (usize, usize) = (60, 120);

/// What goes on when the browser is killed.
#[derive(Clone, Copy, PartialEq)]
enum Work {
    /// Marks are stored one after the other.
    Rating,
    /// The page is idle: what is loose is packed, and a restore point is made.
    Resting,
    /// A file is taken in.
    TakingIn,
    /// A copy is locked with a passphrase.
    Locking,
}

/// A class that is rated, with kills in between, until all its cells are marked.
pub(crate) fn kills(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let text = School::of(SCHOOL.0, SCHOOL.1).text();
    let file = stage.file("school.lantern.json", text.as_bytes());
    let mut ana = stage.person("ana");
    let route = board(&ana);
    let mut taken_in = false;
    for _ in 0..LIVES {
        use Work::{Locking, Rating, Resting, TakingIn};
        let work = match chance.of(&[Rating, Rating, Rating, Rating, Resting, Resting, TakingIn, Locking]) {
            TakingIn if taken_in => Rating,
            other => other,
        };
        let _working = ana.script(WORK, &[]);
        sleep(Duration::from_millis(100 + chance.below(900)));
        let before = marks(&ana).unwrap_or_default();
        let agreed = goes_on(&ana, work, &file, chance);
        ana.dies();
        // The very timing after which a browser was once seen to begin anew.
        sleep(Duration::from_millis(150));
        ana.is_started_again();
        counts.acts += 1;
        counts.things += before.len();
        if began_empty(&ana, counts) {
            return;
        }
        if work == TakingIn {
            taken_in = is_whole(&ana, &text, agreed);
            counts.taken_in += 1;
        }
        ana.go(&route);
        let after = is_drawn(&ana);
        let lost: Vec<_> = before.iter().filter(|mark| !after.contains(mark)).collect();
        assert!(lost.is_empty(), "lost after kill {}: {lost:?}", counts.acts);
    }
}

/// Does it for a moment. Whether a file was said to be taken in.
fn goes_on(ana: &Person, work: Work, file: &Path, chance: &mut Chance) -> bool {
    match work {
        Work::Rating => sleep(Duration::from_millis(chance.below(60))),
        Work::Resting => sleep(Duration::from_millis(chance.below(4000))),
        Work::TakingIn => {
            ana.go("#/");
            ana.upload(&file_input("Open a file…"), file);
            ana.click(&button("Add to my files"));
            sleep(Duration::from_millis(chance.below(700)));
            return ana.count(&button("Add to my files")) == 0 && ana.count(&button("Adding …")) == 0;
        }
        Work::Locking => {
            ana.go("#/");
            ana.click(&button("Export everything"));
            ana.fill(&textbox("Passphrase"), "maple otter quilt sunny");
            ana.click(&button("Save with this passphrase"));
            sleep(Duration::from_millis(chance.below(2500)));
        }
    }
    false
}

/// Whether the file is in, whole; where it was said to be, it must be.
fn is_whole(ana: &Person, text: &str, agreed: bool) -> bool {
    let export = ana.export_everything();
    let export = String::from_utf8_lossy(&export.bytes).into_owned();
    let ratings = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| line.contains("{\"rated\"")).map(|line| line.trim_end_matches(',').to_owned()).collect()
    };
    let (all, here) = (ratings(text), ratings(&export));
    let there = all.intersection(&here).count();
    assert!(there == 0 || there == all.len(), "{there} of {} ratings of the file are there", all.len());
    assert!(there > 0 || !agreed, "the file was said to be in, and is not");
    there > 0
}
