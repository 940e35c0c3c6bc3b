//! A child's file: parts at addresses of their own, an index on each, and all of it on paper.

use lantern_e2e::{Stage, button, checkbox, heading, link, navigation, pupils::seven_years, table, textbox};

const PARTS: [&str; 9] =
    ["My profile", "Academic work", "Targets", "Attitude", "Meetings", "Praise", "Tests", "Notes", "Name, class and more"];

#[test]
fn no_part_of_a_file_of_seven_years_is_taller_than_three_screens() {
    let stage = Stage::new("file in parts");
    let (text, _) = seven_years("6L", "Ada Avocet", "Ben Bittern");
    let file = stage.file("6L.lantern.json", text.as_bytes());
    let ana = stage.person("ana");
    ana.open_file(&file);
    ana.take_in();
    ana.open_class("6L");
    ana.click(&link("Ada Avocet").inside(table("6L")));
    ana.sees(&heading("Ada Avocet"));
    let child = ana.script("return location.hash", &[]);
    let child = child.as_str().unwrap().to_owned();
    ana.sized(1280, 800);
    ana.steer(&child);
    ana.sees(&heading("Ada Avocet"));
    ana.click(&button("The clock is right"));
    for part in PARTS {
        if part != "My profile" {
            ana.opens_part(part);
        }
        ana.settled();
        let screens = ana.script("return document.documentElement.scrollHeight / innerHeight", &[]).as_f64().unwrap();
        assert!(screens <= 3.0, "{part} is {screens} screens tall");
        ana.sees(&link(part).inside(navigation("This file")));
        if part == "My profile" {
            // The four headings, what comes next, the targets and the meeting are in sight at once.
            let screens = ana.script("return document.querySelector('.cover').getBoundingClientRect().bottom / innerHeight", &[]);
            assert!(screens.as_f64().unwrap() <= 1.0, "the cover is {screens} screens tall");
        }
        assert_eq!(ana.barriers(), Vec::<String>::new(), "{part}");
    }
    // On paper all parts follow each other.
    let _print = ana.script("window.dispatchEvent(new Event('beforeprint'))", &[]);
    for part in ["My profile", "Academic work", "Targets", "Attitude and behaviour", "Meetings", "Praise", "Tests", "Notes"] {
        ana.sees(&heading(part));
    }
    let _screen = ana.script("window.dispatchEvent(new Event('afterprint'))", &[]);
    ana.misses(&heading("Academic work"));
}

#[test]
fn everything_about_a_child_is_given_out_without_the_names_of_others() {
    let stage = Stage::new("everything");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet", "Will Wren", "Wilfred Wagtail"]);
    ana.open_pupil("4B", "Ada Avocet");
    ana.opens_part("Notes");
    ana.fill(&textbox("New note"), "Sat with Will; will read to Wilfred.");
    ana.click(&button("Add note"));
    ana.saved();
    ana.opens_part("Name, class and more");
    ana.click(&button("Everything about this child"));
    ana.sees(&heading("Everything about this child"));
    ana.reads("Sat with [another child]; will read to [another child].");
    ana.reads("entered the name and details: Ada Avocet");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    for width in [390, 820, 1280] {
        ana.window(width, 900);
        ana.settled();
        let (beyond, what) = ana.overflow();
        assert!(beyond <= 0, "{width}: {beyond} px too wide: {what:?}");
    }
    // Each name is a choice of its own.
    ana.click(&checkbox("Blank “Will”, in 1 entry"));
    ana.reads("Sat with Will; will read to [another child].");
    let page = ana.download(|| ana.click(&button("Save as a page")));
    assert!(page.name.starts_with("Everything about one child ") && page.name.ends_with(".html"), "{}", page.name);
    let text = String::from_utf8(page.bytes).unwrap();
    assert!(
        text.contains("Sat with Will; will read to [another child].") && !text.contains("Wilfred") && !text.contains("<script"),
        "{text}"
    );
    let data = ana.download(|| ana.click(&button("Save as data")));
    let data: serde_json::Value = serde_json::from_slice(&data.bytes).unwrap();
    let says = data["entries"].as_array().unwrap().iter().map(|entry| entry["says"].as_str().unwrap());
    assert_eq!(says.filter(|says| says.contains("Sat with Will; will read to [another child].")).count(), 1);
    stage.kept_to_itself();
}
