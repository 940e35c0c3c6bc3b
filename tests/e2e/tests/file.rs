//! A child's file: parts at addresses of their own, an index on each, and all of it on paper.

use lantern_e2e::{Stage, heading, link, navigation, pupils::seven_years, table};

/// All but academic work: a sheet is as long as the stage has criteria.
const PARTS: [&str; 8] = ["My profile", "Targets", "Attitude", "Meetings", "Praise", "Tests", "Notes", "Name, class and more"];

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
    for part in PARTS {
        if part != "My profile" {
            ana.opens_part(part);
        }
        ana.settled();
        let screens = ana.script("return document.documentElement.scrollHeight / innerHeight", &[]).as_f64().unwrap();
        assert!(screens <= 3.0, "{part} is {screens} screens tall");
        ana.sees(&link(part).inside(navigation("This file")));
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
