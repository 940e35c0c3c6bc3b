//! Opening Lantern with a large school stored, and with a class.

use super::{Row, quantile};
use crate::{Person, link};
use serde_json::json;

const ROUNDS: usize = 11;

/// Runs before the page's own scripts, and notes when the first class stands on the start page.
const WATCH: &str = "const there = () => document.querySelector('main a[href^=\"#/class/\"]'); \
    const look = () => { if (!window.openedAt && there()) window.openedAt = performance.now(); }; \
    new MutationObserver(look).observe(document, { subtree: true, childList: true });";

/// From a reload to the start page with its classes, turn by turn.
pub(super) fn row(many: &Person, few: &Person) -> Row {
    for person in [many, few] {
        person.go("#/");
        person.runs_first(WATCH);
    }
    let (mut with_many, mut with_few) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        for (person, times) in [(many, &mut with_many), (few, &mut with_few)] {
            person.reload();
            person.sees(&link("…"));
            let at = person.until("the classes", super::GUARD, || {
                person.script("return window.openedAt || null", &[]).as_f64().ok_or_else(|| "they are not there".to_owned())
            });
            // The first time everything is read from disk.
            if round > 0 {
                times.push(at);
            }
            person.settled();
        }
    }
    for times in [&mut with_many, &mut with_few] {
        times.sort_by(f64::total_cmp);
    }
    Row::new("opening with 1,000 children stored, against 30", "1.3 x", quantile(&with_many, 0.5), quantile(&with_few, 0.5), "ms")
}

impl Person {
    /// Runs a script in every page that is loaded from now on, before anything of the page's own. Chromium only.
    #[track_caller]
    fn runs_first(&self, script: &str) {
        let sent = crate::person::wait(self.session().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })));
        self.must("watch the page from its beginning", sent);
    }
}
