//! Two to eight tabs mark one class, are opened, closed, loaded anew, frozen, and take over from each other. What any of them showed as
//! stored must be in all of them in the end.

use crate::marking::{WORK, board, marks};
use crate::{Chance, Counts};
use lantern_e2e::{Browser, PATIENCE, Stage};
use serde_json::json;
use std::{collections::BTreeSet, thread::sleep, time::Duration};

/// Takes over, if another tab keeps the files: by the next moment it may have let go of them.
const TAKE_OVER: &str = "[...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Use Lantern here')?.click()";

/// Several tabs on one class, until they must agree.
pub(crate) fn tabs(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let ana = stage.person("ana");
    let route = board(&ana);
    let (mut open, mut shown) = (vec![ana.this_tab()], BTreeSet::new());
    // Few enough that there is something left to mark until the end.
    let few = [json!(3)];
    for _ in 0..100 {
        let at = usize::try_from(chance.below(open.len() as u64)).unwrap_or_default();
        ana.turn_to(&open[at]);
        shown.extend(marks(&ana).unwrap_or_default());
        match chance.below(16) {
            0 | 1 if open.len() < 8 => {
                open.push(ana.new_tab());
                ana.go(&route);
            }
            2 if open.len() > 2 => {
                ana.close_tab();
                open.remove(at);
            }
            3 => ana.reload(),
            4..=6 => drop(ana.script(TAKE_OVER, &[])),
            // As a browser does with a tab that nobody has looked at for long; a frozen tab holds its lock until it is woken.
            7..=9 if stage.browser() == Browser::Chromium && open.len() > 1 => {
                let _working = ana.script(WORK, &few);
                ana.freezes(true);
                let next = (at + 1) % open.len();
                ana.turn_to(&open[next]);
                sleep(Duration::from_millis(chance.below(120)));
                let _tried = ana.script(TAKE_OVER, &[]);
                sleep(Duration::from_millis(chance.below(60)));
                ana.turn_to(&open[at]);
                ana.freezes(false);
            }
            _ => {
                let _working = ana.script(WORK, &few);
                sleep(Duration::from_millis(chance.below(80)));
                shown.extend(marks(&ana).unwrap_or_default());
            }
        }
        counts.acts += 1;
    }
    counts.things += shown.len();
    for tab in &open {
        ana.turn_to(tab);
        ana.until("what every tab has shown", PATIENCE, || {
            let here: BTreeSet<String> = marks(&ana).unwrap_or_default().into_iter().collect();
            let lost: Vec<_> = shown.difference(&here).take(5).collect();
            if lost.is_empty() { Ok(()) } else { Err(format!("{lost:?} of {}", shown.len())) }
        });
    }
}
