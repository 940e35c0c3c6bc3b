//! A class of thirty with five years of ratings, about a hundred thousand entries, opens and stays fluid.

use lantern_e2e::{
    Stage, Voice, button, link,
    pupils::{CHILDREN, long_history},
    radio, region, status, table,
};
use std::{
    io::{Write, stderr},
    time::{Duration, Instant},
};

const CLASS: &str = "6L";
/// A guard against hanging, not a measure of speed: test machines differ.
const GUARD: Duration = Duration::from_secs(15);

#[test]
fn five_years_of_thirty_children_open_and_stay_fluid() {
    let stage = Stage::new("big-class");
    let (text, entries) = long_history(CLASS);
    let file = stage.file("6L.lantern.json", text.as_bytes());
    say(&format!("{entries} entries, {} MB", text.len() / 1_000_000));
    let ana = stage.person("ana");
    let measure = |what: &str, since: Instant| {
        let took = since.elapsed();
        say(&format!("  {}: {what} {took:.2?}", stage.browser().word()));
        assert!(took < GUARD, "{what} took {took:?}");
    };

    let begun = Instant::now();
    ana.upload(&lantern_e2e::file_input("Open a file…"), &file);
    ana.sees_within(&button("Add to my files"), GUARD);
    measure("preview of the file", begun);
    ana.previews("New children", 30);

    let begun = Instant::now();
    ana.click(&button("Add to my files"));
    ana.sees_within(&table(CLASS), GUARD);
    measure("import, until the board is there", begun);
    ana.saved();

    let begun = Instant::now();
    ana.reload();
    ana.sees_within(&table(CLASS), GUARD);
    measure("board after a reload", begun);
    ana.counts(&link("…").inside(table(CLASS)), CHILDREN.len());

    let begun = Instant::now();
    ana.click(&link("Zoë Zinnia"));
    ana.opens_part("Academic work");
    ana.sees_within(&Voice::Teacher.group("6.30"), GUARD);
    measure("a child's page", begun);

    let unrated = radio("Green").inside(Voice::Teacher.group("6.31"));
    let begun = Instant::now();
    ana.click(&unrated);
    ana.sees_within(&status("Saved"), GUARD);
    measure("a tap until Saved", begun);
    ana.is_ticked(&unrated, true);

    ana.reload();
    ana.is_ticked(&unrated, true);
    ana.misses(&region("To settle"));

    let begun = Instant::now();
    ana.open_class(CLASS);
    measure("back on the board", begun);
    let begun = Instant::now();
    ana.offers("Export class");
    let export = ana.saves_open("Export class");
    measure("export", begun);
    assert!(export.bytes.len() >= text.len(), "the export holds it all");
}

/// Written past the test runner, which shows what a test prints only when it fails.
fn say(line: &str) {
    // Nobody may be listening.
    let _said = writeln!(stderr(), "{line}");
}
