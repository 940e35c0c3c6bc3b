//! The school year turns: offered in June, asked for in September, done in a few taps, and taken back in one.

use lantern_e2e::{Person, Stage, button, combobox, heading, link, region, table};

use crate::time::it_is;

/// Two classes of this school year, as they stand on a day.
fn begun(person: &Person, day: &str) {
    person.add_class("4B");
    person.type_pupils(&["Ada Avocet", "Ben Bittern", "Cara Crane"]);
    person.go("#/");
    person.add_class("6L");
    person.type_pupils(&["Dev Dunlin"]);
    person.go("#/");
    person.sees(&link("6L"));
    person.misses(&region("School year"));
    turns(person, day);
}

/// It is another day, of the half term that is meant from now on.
pub(crate) fn turns(person: &Person, day: &str) {
    it_is(person, day);
    person.click(&button(if day > "2027-09" { "Autumn 1…" } else { "Summer 2…" }).inside(region("Which half term")));
}

#[test]
fn a_school_moves_up_in_four_taps_and_undo_takes_all_of_it_back() {
    let stage = Stage::new("moving up");
    let ana = stage.person("ana");
    begun(&ana, "2027-06-14");
    ana.sees(&region("School year"));
    ana.reads("4 children can be moved up already: nothing changes before September.");
    ana.click(&link("Move up").inside(region("School year")));
    ana.sees(&heading("Move up"));
    ana.reads("From 2026-27 to 2027-28.");
    ana.reads("1 child leaves the school.");
    for width in [390, 820, 1280] {
        ana.window(width, 900);
        ana.settled();
        let (beyond, what) = ana.overflow();
        assert!(beyond <= 0, "{width}: {beyond} px too wide: {what:?}");
    }
    assert_eq!(ana.barriers(), Vec::<String>::new());
    // One child stays in a class of its year.
    let _open = ana.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.choose(&combobox("Ben Bittern, in the next year"), "To 4B");
    ana.click(&button("Move up 4 children"));
    ana.reads("4 children moved up into 2027-28.");
    ana.sees(&heading("Classes"));
    ana.misses(&region("School year"));

    turns(&ana, "2027-09-06");
    ana.misses(&region("School year"));
    ana.open_class("5B");
    ana.counts(&link("…").inside(table("5B")), 2);
    ana.open_class("4B");
    ana.sees(&link("Ben Bittern").inside(table("4B")));
    ana.go("#/leavers");
    ana.sees(&heading("Leavers"));
    ana.reads("Left on");
    ana.click(&button("Dev Dunlin is back"));
    ana.misses(&link("Dev Dunlin"));
    ana.reads("Nobody has left.");
    assert_eq!(ana.barriers(), Vec::<String>::new());

    // Back to the year before, in two steps.
    ana.click(&button("Undo"));
    ana.sees(&link("Dev Dunlin"));
    ana.click(&button("Undo"));
    ana.misses(&link("Dev Dunlin"));
    ana.go("#/");
    ana.reads("4 children of 2026-27 are in no class of this year yet.");
    ana.misses(&link("5B"));
    stage.kept_to_itself();
}

#[test]
fn september_asks_until_every_child_has_its_place() {
    let stage = Stage::new("september");
    let ana = stage.person("ana");
    begun(&ana, "2027-09-02");
    ana.reads("4 children of 2026-27 are in no class of this year yet.");
    ana.click(&link("Move up").inside(region("School year")));
    // A class by a name of its own, and one whose children wait.
    ana.choose(&combobox("In the next year").inside(region("4B")), "A new class …");
    ana.fill(&lantern_e2e::textbox("Name of the new class of 4B"), "Robins");
    ana.press(&['\t']);
    ana.choose(&combobox("In the next year").inside(region("6L")), "Not yet");
    ana.reads("1 child waits.");
    ana.click(&button("Move up 3 children"));
    ana.reads("3 children moved up into 2027-28.");
    ana.sees(&link("Robins"));
    ana.reads("1 child of 2026-27 is in no class of this year yet.");
    ana.saved();

    // Whoever leaves in the middle of a year is noted in its file.
    ana.open_class("Robins");
    ana.click(&link("Cara Crane").inside(table("Robins")));
    ana.opens_part("Name, class and more");
    let _open = ana.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    // A field for a day is filled in by the browser's own words; what counts is what it then holds.
    let on = "const field = document.getElementById('left-day'); field.value = arguments[0]; \
              field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }))";
    let _day = ana.script(on, &["2027-09-01".into()]);
    ana.fill(&lantern_e2e::textbox("To which school (may be left empty)"), "Hill Top School");
    ana.click(&button("Note that the child has left"));
    ana.reads("Left on 1 September 2027, to Hill Top School.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.saved();
    ana.open_class("Robins");
    ana.counts(&link("…").inside(table("Robins")), 2);
    stage.kept_to_itself();
}
