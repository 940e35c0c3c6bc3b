//! A device whose clock is wrong by up to two years, whose time zone moves, or which stands in the night on which summer time ends. Nothing
//! that was stored is other than it was, whatever the clock says and whoever looks at it meanwhile.

use crate::{Chance, Counts};
use lantern_e2e::{Person, Stage, button, heading, link};
use serde_json::json;
use std::collections::BTreeSet;

/// Nights on which the clock goes back or forward, and the borders of a day, a year and a school year; by the clock of Greenwich.
const NIGHTS: [&str; 8] = [
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
    "2027-03-28T00:59:59Z",
    "2026-12-31T23:59:59Z",
    "2027-01-01T00:00:00Z",
    "2026-08-31T23:30:00Z",
    "2026-09-01T00:00:00Z",
    "2028-02-29T12:00:00Z",
];
const ZONES: [i32; 7] = [0, 60, -300, 330, 765, -720, 840];
const DAY: i64 = 24 * 3600 * 1000;

/// The clock stands there, so many minutes ahead of Greenwich, and the page hears of it.
fn stands(person: &Person, at: &serde_json::Value, ahead: i32) {
    // Firefox gives a script a world of its own; the page's lies behind it.
    let set = "const page = window.wrappedJSObject || window; \
        const at = typeof arguments[0] === 'string' ? Date.parse(arguments[0]) : (page.lanternTrue ??= page.Date.now()) + arguments[0]; \
        page.lanternTrue ??= page.Date.now(); const ahead = arguments[1]; \
        const now = () => at, behind = () => -ahead; \
        page.Date.now = typeof exportFunction === 'function' ? exportFunction(now, page) : now; \
        page.Date.prototype.getTimezoneOffset = typeof exportFunction === 'function' ? exportFunction(behind, page) : behind; \
        window.dispatchEvent(new Event('focus'))";
    let _set = person.script(set, &[at.clone(), json!(ahead)]);
    person.settled();
}

/// The entries of everything, a line each.
fn entries(person: &Person) -> BTreeSet<String> {
    let export = person.export_everything();
    let text = String::from_utf8_lossy(&export.bytes).into_owned();
    text.lines().filter(|line| line.contains("\"about\"")).map(|line| line.trim_end_matches(',').to_owned()).collect()
}

/// A class whose device's clock moves about, while somebody looks at its pages.
pub(crate) fn clocks(chance: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.go("#/");
    let mut before = entries(&ana);
    for _ in 0..20 {
        let days = i64::try_from(chance.below(1460)).unwrap_or_default() - 730;
        let night = chance.of(&NIGHTS);
        let at = if chance.below(2) == 0 { json!(night) } else { json!(days * DAY) };
        stands(&ana, &at, chance.of(&ZONES));
        // Somebody looks at what there is, and goes on.
        ana.click(&link("Demo class (invented children)"));
        ana.settled();
        for page in ["Today", "Attitude"] {
            ana.turns_to(page);
            ana.settled();
        }
        ana.go("#/");
        let after = entries(&ana);
        let gone: Vec<_> = before.difference(&after).take(3).collect();
        assert!(gone.is_empty(), "changed when the clock stood at {at}: {gone:?}");
        counts.acts += 1;
        counts.things += before.len();
        before = after;
    }
}
