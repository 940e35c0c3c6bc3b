//! A board of the demo class that is marked cell by cell, and what it shows as stored.

use crate::Counts;
use lantern_e2e::{PATIENCE, Person, button, combobox, heading, link};

/// Rates one cell after the other, once each; so many, where a number is given.
pub(crate) const WORK: &str = "
    const { port1, port2 } = new MessageChannel();
    const most = arguments.length > 0 ? arguments[0] : Infinity;
    let last = 0, at = 0, made = 0;
    port1.onmessage = () => {
        const cells = [...document.querySelectorAll('td[role=gridcell]')];
        if (performance.now() - last >= 15 && at < cells.length) {
            last = performance.now();
            while (at < cells.length && !cells[at].ariaLabel.includes('not rated')) at += 1;
            cells[at]?.click();
            at += 1;
            made += 1;
        }
        if (at < cells.length && made < most) port2.postMessage(0);
    };
    port2.postMessage(0);";
/// The marks of the board; `null` while there is no board.
pub(crate) const MARKS: &str = "
    const cells = [...document.querySelectorAll('td[role=gridcell]')].map((one) => one.ariaLabel);
    return cells.length === 0 ? null : cells.filter((name) => !name.includes('not rated'));";

pub(crate) fn marks(person: &Person) -> Option<Vec<String>> {
    let found = person.script(MARKS, &[]);
    Some(found.as_array()?.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// A board of the demo class, and its address.
pub(crate) fn board(ana: &Person) -> String {
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.turns_to("Mark");
    ana.choose(&combobox("Stage"), "Stage 5");
    is_drawn(ana);
    ana.address().split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default()
}

/// Whether the browser has begun with an empty database. It is counted apart: Lantern must then say that files are missing, and the last
/// restore point must bring back what it held.
pub(crate) fn began_empty(ana: &Person, counts: &mut Counts) -> bool {
    ana.go("#/");
    if ana.count(&heading("Your files are missing")) == 0 {
        return false;
    }
    counts.emptied += 1;
    println!("the browser began with an empty database after {} acts", counts.acts);
    ana.click(&link("Open my last copy"));
    ana.click(&button("Go back"));
    ana.sees(&link("Demo class (invented children)"));
    true
}

pub(crate) fn is_drawn(ana: &Person) -> Vec<String> {
    ana.until("the board", PATIENCE, || marks(ana).ok_or_else(|| "no board".to_owned()))
}
