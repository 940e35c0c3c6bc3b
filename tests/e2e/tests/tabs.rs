//! Two tabs of one browser: one writes, the other follows and can take over, and nothing is lost.

use std::time::Duration;

use lantern_e2e::{Stage, Voice, button, combobox, grid_cell, radio, region};

const CLASS: &str = "2B";
const CHILD: &str = "Ivo Ivy";

#[test]
fn a_second_tab_follows_takes_over_and_hands_back() {
    let stage = Stage::new("tabs");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&[CHILD]);
    ana.open_pupil(CLASS, CHILD);
    ana.choose(&combobox("Stage"), "Stage 2");
    ana.rate(Voice::Teacher, "2.1", "Red");
    let first = ana.this_tab();
    let page = ana.address();
    let route = page.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();

    let second = ana.new_tab();
    ana.sees(&region("Another tab"));
    ana.go(&route);
    ana.is_rated(Voice::Teacher, "2.1", "Red");

    ana.turn_to(&first);
    ana.misses(&region("Another tab"));
    ana.rate(Voice::Teacher, "2.2", "Green");
    ana.turn_to(&second);
    ana.is_rated(Voice::Teacher, "2.2", "Green");

    // What the follower is asked to do is not done, and it says so.
    ana.click(&radio("Yellow").inside(Voice::Teacher.group("2.3")));
    ana.reads("Lantern is open in another tab, which keeps the files.");
    ana.is_rated(Voice::Teacher, "2.3", "Not rated");

    ana.click(&button("Use Lantern here"));
    ana.misses(&region("Another tab"));
    // Nor does it say any more that it could not.
    assert!(!ana.page_text().contains("which keeps the files"), "{}", ana.page_text());
    ana.rate(Voice::Teacher, "2.3", "Yellow");
    ana.turn_to(&first);
    ana.sees(&region("Another tab"));
    ana.is_rated(Voice::Teacher, "2.3", "Yellow");
    ana.is_rated(Voice::Teacher, "2.2", "Green");

    // When the writer closes, the one that is left writes again.
    ana.turn_to(&second);
    ana.close_tab();
    ana.turn_to(&first);
    ana.misses(&region("Another tab"));
    ana.rate(Voice::Teacher, "2.4", "Red");
    ana.reload();
    for (criterion, band) in [("2.1", "Red"), ("2.2", "Green"), ("2.3", "Yellow"), ("2.4", "Red")] {
        ana.is_rated(Voice::Teacher, criterion, band);
    }
    stage.kept_to_itself();
}

/// How long a page may take, with another tab at work beside it.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often the second tab opens its board.
const OPENINGS: usize = 20;
/// Taps one cell after the other, twice round, about every 15 ms, also in a tab that is not in sight, whose timers browsers slow down.
const TAPS: &str = "
    const { port1, port2 } = new MessageChannel();
    let last = 0;
    window.taps = 0;
    window.tapping = true;
    port1.onmessage = () => {
        const cells = document.querySelectorAll('td[role=gridcell]');
        if (performance.now() - last >= 15 && window.taps < 2 * cells.length) {
            last = performance.now();
            cells[window.taps % cells.length].click();
            window.taps += 1;
        }
        if (window.tapping) port2.postMessage(0);
    };
    port2.postMessage(0);";
/// The marks of the board by cell; `null` while there is no board.
const MARKS: &str = "
    const cells = [...document.querySelectorAll('td[role=gridcell]')].map((one) => one.ariaLabel);
    return cells.length === 0 ? null : cells.filter((name) => !name.includes('not rated'));";

fn marks(ana: &lantern_e2e::Person) -> Option<Vec<String>> {
    let found = ana.script(MARKS, &[]);
    Some(found.as_array()?.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

#[test]
fn a_board_opened_while_another_tab_marks_is_never_blank_and_takes_over_whole() {
    let stage = Stage::new("tabs-busy");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.turns_to("Mark");
    ana.choose(&combobox("Stage"), "Stage 5");
    ana.sees(&grid_cell("Ada Avocet, 5.1, not rated"));
    let (writer, page) = (ana.this_tab(), ana.address());
    let route = page.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();
    let _started = ana.script(TAPS, &[]);
    let taps = |ana: &lantern_e2e::Person| ana.script("return window.taps", &[]).as_u64().unwrap_or_default();
    ana.until("the first marks", PATIENCE, || if taps(&ana) > 20 { Ok(()) } else { Err("few taps".to_owned()) });

    let second = ana.new_tab();
    let mut least = 0;
    for opening in 0..OPENINGS {
        ana.go(&route);
        if opening > 0 {
            ana.reload();
        }
        // Nothing that was stored before the page was opened is shown as not rated, and the board is there.
        least = ana.until(format!("the board at opening {opening} with {least} marks or more"), PATIENCE, || match marks(&ana) {
            Some(marks) if marks.len() >= least.max(20) => Ok(marks.len()),
            other => Err(format!("{:?} marks", other.map(|marks| marks.len()))),
        });
    }
    // It takes over in the midst of it, and shows all that the other has stored.
    ana.click(&button("Use Lantern here"));
    ana.misses(&region("Another tab"));
    ana.turn_to(&writer);
    ana.sees(&region("Another tab"));
    let _stopped = ana.script("window.tapping = false", &[]);
    let written = ana.until("the first tab’s marks", PATIENCE, || marks(&ana).ok_or_else(|| "no board".to_owned()));
    ana.turn_to(&second);
    ana.until("the same marks", PATIENCE, || match marks(&ana) {
        Some(marks) if marks == written => Ok(()),
        other => Err(format!("{:?} of {}", other.map(|marks| marks.len()), written.len())),
    });
    // A mark it gives takes the place of what was stored: nothing is left to settle.
    let first = written.first().cloned().unwrap_or_default();
    ana.click(&grid_cell(first.clone()));
    ana.misses(&grid_cell(first.clone()));
    ana.saved();
    ana.reload();
    let now = ana.until("the board", PATIENCE, || marks(&ana).ok_or_else(|| "no board".to_owned()));
    assert!(!now.contains(&first) && now.iter().skip(1).eq(written.iter().skip(1)), "{now:?}\n{written:?}");
    assert!(!now.iter().any(|name| name.contains("settle")), "{now:?}");
    stage.kept_to_itself();
}
