//! A board of the demo class that is marked cell by cell, and what it shows as stored.

use lantern_e2e::{PATIENCE, Person, button, combobox, heading, link};

/// Rates one cell after the other, once each.
pub(crate) const WORK: &str = "
    const { port1, port2 } = new MessageChannel();
    let last = 0, at = 0;
    port1.onmessage = () => {
        const cells = [...document.querySelectorAll('td[role=gridcell]')];
        if (performance.now() - last >= 15 && at < cells.length) {
            last = performance.now();
            while (at < cells.length && !cells[at].ariaLabel.includes('not rated')) at += 1;
            cells[at]?.click();
            at += 1;
        }
        if (at < cells.length) port2.postMessage(0);
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
    ana.click(&link("Mark"));
    ana.choose(&combobox("Stage"), "Stage 5");
    is_drawn(ana);
    ana.address().split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default()
}

pub(crate) fn is_drawn(ana: &Person) -> Vec<String> {
    ana.until("the board", PATIENCE, || marks(ana).ok_or_else(|| "no board".to_owned()))
}
