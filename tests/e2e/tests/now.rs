//! The home of a class: what is left to do, today in two taps, and finding anything by a few letters.

use lantern_e2e::{CONTROL, ENTER, ESCAPE, Person, Stage, button, combobox, heading, link, navigation, pupils::class_list, table, textbox};

const DEMO: &str = "Demo class (invented children)";

/// What stands in the list of what is left, line by line.
fn left(person: &Person) -> Vec<String> {
    let lines = person.script(
        "return [...document.querySelectorAll('ul[aria-label=\"Left to do\"] > li')] \
         .map((line) => line.innerText.replace(/\\s+/g, ' ').trim())",
        &[],
    );
    lines.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}

#[test]
fn what_is_left_is_counted_and_one_tap_away() {
    let stage = Stage::new("now-left");
    let ana = stage.person("ana");
    ana.add_class("4B");
    // An empty class shows one thing.
    ana.sees(&heading("No children in this class yet"));
    ana.misses(&heading("Left to do"));
    ana.type_pupils(&["Ada Avocet", "Bashir Bittern"]);
    ana.sees(&heading("Left to do"));
    ana.reads("0 of 2 have judged themselves");
    let before = left(&ana);
    assert!(before.iter().any(|line| line.starts_with("Mark Maths 0 of")), "{before:?}");
    assert!(before.iter().any(|line| line == "Personal targets 2 of 2 missing"), "{before:?}");
    assert!(before.iter().any(|line| line == "Make a copy Last copy: none yet"), "{before:?}");
    ana.click(&link("Mark Maths"));
    ana.sees(&heading("Mark maths"));
    ana.click(&button("The rest is unchanged"));
    ana.saved();
    // Whoever has looked at everyone has nothing left to mark; it folds away with a word of praise.
    ana.turns_to("Class board");
    ana.reads("1 thing is done. Well done!");
    assert!(!left(&ana).iter().any(|line| line.starts_with("Mark Maths")), "{:?}", left(&ana));
    ana.click(&button("1 thing is done. Well done!"));
    ana.sees(&link("Mark Maths"));
    ana.click(&button("Undo"));
    ana.misses(&button("1 thing is done. Well done!"));
}

#[test]
fn today_is_noted_in_two_taps_and_taken_back_where_it_was_noted() {
    let stage = Stage::new("now-today");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(DEMO));
    ana.reads("Everyone is fine so far.");
    ana.click(&button("Late"));
    ana.click(&button("Bashir Bittern"));
    ana.reads("Bashir Bittern: late.");
    ana.saved();
    ana.click(&button("Undo: Bashir Bittern: late."));
    ana.reads("Everyone is fine so far.");
    ana.click(&button("★ Praise"));
    ana.click(&button("Chloe Curlew"));
    ana.reads("Undo");
    ana.saved();
    ana.click(&link("Today"));
    ana.sees(&heading("Today"));
    ana.sees(&button("Take back: Chloe Curlew, …"));
    ana.sees(&button("Bashir Bittern: late"));
}

#[test]
fn anything_is_found_by_a_few_letters() {
    let stage = Stage::new("now-find");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Zoë Zinnia", "Bashir Bittern"]);
    ana.press(&[CONTROL, 'k']);
    ana.is_focused(&combobox("Find"));
    ana.types("zoe");
    ana.press(&[ENTER]);
    ana.sees(&heading("Zoë Zinnia"));
    ana.click(&button("Find"));
    ana.fill(&combobox("Find"), "mark read");
    ana.press(&[ENTER]);
    ana.sees(&heading("Mark reading"));
    // What was chosen last comes first, and nothing is an answer too.
    ana.click(&button("Find"));
    ana.reads("Mark Reading");
    ana.fill(&combobox("Find"), "xyzzy");
    ana.reads("Nothing is called that.");
    ana.press(&[ESCAPE]);
    ana.misses(&combobox("Find"));
    ana.press(&['?']);
    ana.sees(&heading("Keyboard shortcuts"));
    ana.click(&button("Close"));
    // In a text field a question mark is one.
    ana.go("#/settings");
    ana.fill(&textbox("School name"), "Who?");
    ana.misses(&heading("Keyboard shortcuts"));
}

/// How many whole rows of a table's body are in sight, of a page that nobody has scrolled.
fn in_sight(person: &Person, table: &str) -> i64 {
    person.settled();
    let count = person.script(
        "const bar = document.querySelector('.places'); \
         const foot = getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight; \
         return [...document.querySelectorAll(arguments[0] + ' tbody tr')] \
         .filter((row) => row.getBoundingClientRect().bottom <= foot).length",
        &[table.into()],
    );
    count.as_i64().unwrap_or(-1)
}

#[test]
fn the_class_has_the_screen() {
    let stage = Stage::new("now-sight");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    ana.window(1700, 1300);
    ana.add_class("4B");
    ana.import_pupils(&list, 30);
    ana.sees(&table("4B"));
    let home = ana.address();
    let route = home.split('#').nth(1).map(|route| format!("#{route}")).unwrap_or_default();
    let mut few = Vec::new();
    for (width, height, least) in [(1280, 800, 15), (820, 1180, 18), (390, 844, 8)] {
        ana.sized(width, height);
        for (page, rows) in [("", ".board"), ("/mark/maths/4", ".mark"), ("/attitude", ".mark")] {
            ana.steer(&format!("{route}{page}"));
            ana.sees(&navigation("Class"));
            ana.sees(&table("4B"));
            let seen = in_sight(&ana, rows);
            if seen < least {
                few.push(format!("{width} x {height}: {seen} of {least} on {page}{rows}"));
            }
        }
    }
    assert!(few.is_empty(), "{}", few.join("\n"));
}

#[test]
fn the_next_child_is_one_key_away() {
    let stage = Stage::new("now-next");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(DEMO));
    ana.click(&link("Ada Avocet").inside(table(DEMO)));
    ana.sees(&heading("Ada Avocet"));
    ana.press(&[']']);
    ana.sees(&heading("Bashir Bittern"));
    ana.press(&[']']);
    ana.sees(&heading("Chloe Curlew"));
    ana.press(&['[']);
    ana.sees(&heading("Bashir Bittern"));
    ana.click(&link("← Ada Avocet"));
    ana.sees(&heading("Ada Avocet"));
    ana.sees(&link("Bashir Bittern →"));
}

#[test]
fn a_setting_is_found_and_stands_on_the_page_of_its_subject() {
    let stage = Stage::new("now-settings");
    let ana = stage.person("ana");
    ana.go("#/settings");
    ana.click(&link("Judging").inside(navigation("Settings")));
    ana.sees(&heading("Colour scheme"));
    ana.click(&button("Find"));
    ana.fill(&combobox("Find"), "half-term");
    ana.press(&[ENTER]);
    ana.sees(&heading("Half-term dates"));
}
