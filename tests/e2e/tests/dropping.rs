//! A file dropped anywhere is looked at first; a broken one is refused with its place.

use lantern_e2e::{Person, Stage, alert, button, heading, link, table};

const CLASS: &str = "5K";
const KIND: &str = "application/json";

fn with_a_class(stage: &Stage) -> (Person, String) {
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ivo Ivy", "Hana Hazel"]);
    let file = ana.export_class(CLASS);
    let text = String::from_utf8(file.bytes).unwrap();
    (ana, text)
}

#[test]
fn a_file_dropped_on_any_page_opens_its_preview() {
    let stage = Stage::new("dropping");
    let (_ana, text) = with_a_class(&stage);
    let bo = stage.person("bo");
    for page in ["#/", "#/settings", "#/nowhere"] {
        bo.go(page);
        bo.drops("5K.lantern.json", KIND, &text);
        bo.sees(&button("Add to my files"));
        bo.previews("New children", 2);
        bo.click(&button("Cancel"));
        bo.sees(&button("Add a class"));
        bo.misses(&link(CLASS));
    }
    bo.drops("5K.lantern.json", KIND, &text);
    bo.take_in();
    bo.open_class(CLASS);
    bo.counts(&link("…").inside(table(CLASS)), 2);
    // The same file again brings nothing.
    bo.drops("5K.lantern.json", KIND, &text);
    bo.reads("You have everything in this file already");
    bo.misses(&button("Add to my files"));
    stage.kept_to_itself();
}

#[test]
fn a_broken_file_says_where_and_changes_nothing() {
    let stage = Stage::new("broken");
    let (ana, text) = with_a_class(&stage);
    ana.open_class(CLASS);
    let broken_line = 1 + text.lines().position(|line| line.contains("\"Ivo\"")).unwrap();
    let broken = text.replacen("\"forename\":\"Ivo\"", "\"forename\":Ivo", 1);
    assert_ne!(broken, text);
    for (content, said) in [
        (broken, format!("line {broken_line}: ")),
        (text.replace("lantern/1", "lantern/9"), "newer Lantern (lantern/9)".to_owned()),
        ("{\"hello\": \"world\"}".to_owned(), "not a Lantern file".to_owned()),
        (text.chars().take(text.len() / 2).collect(), "This file ends in the middle".to_owned()),
        (String::new(), "empty".to_owned()),
    ] {
        ana.drops("5K.lantern.json", KIND, &content);
        ana.until(format!("an alert with “{said}”"), lantern_e2e::PATIENCE, || {
            let alerts = ana.texts(&alert("…"));
            if alerts.iter().any(|one| one.contains(&said) && one.contains("Nothing was changed")) {
                Ok(())
            } else {
                Err(format!("it says {alerts:?}"))
            }
        });
    }
    ana.reload();
    ana.counts(&link("…").inside(table(CLASS)), 2);
    assert_eq!(String::from_utf8(ana.export_class(CLASS).bytes).unwrap(), text, "nothing changed");
    stage.kept_to_itself();
}

#[test]
fn several_files_dropped_at_once_are_one_preview_and_one_that_is_none_is_named() {
    let stage = Stage::new("several");
    let (ana, first) = with_a_class(&stage);
    ana.go("#/");
    ana.add_class("6M");
    ana.type_pupils(&["Una Umber"]);
    let second = String::from_utf8(ana.export_class("6M").bytes).unwrap();
    let bo = stage.person("bo");
    bo.go("#/");
    let strange = ("letter.json", "{\"hello\": \"world\"}");
    bo.drops_all(&[("5K.lantern.json", &first), strange, ("6M.lantern.json", &second)], KIND);
    bo.reads("2 files");
    bo.previews("New children", 3);
    bo.reads("File 2 of 3, “letter.json”: This is not a Lantern file.");
    bo.take_in();
    for class in [CLASS, "6M"] {
        bo.sees(&link(class));
    }
    // Where none of them is one, each is named.
    bo.drops_all(&[strange, ("empty.json", "")], KIND);
    bo.reads("File 1 of 2, “letter.json”");
    bo.reads("File 2 of 2, “empty.json”: This file is empty.");
    stage.kept_to_itself();
}

#[test]
fn a_file_at_the_wrong_door_is_led_to_its_page_and_read_there() {
    let stage = Stage::new("doors");
    let (ana, _) = with_a_class(&stage);
    for (name, text, way, then) in [
        ("list.csv", "Forename,Surname,Class\nMina,Moss,5K\n", "Import pupils to 5K", "Add 1 pupil"),
        ("marks.csv", "Name,Possible,Present\nIvo Ivy,70,70\n", "Attendance of 5K", "Enter attendance of 1 child"),
    ] {
        ana.go("#/");
        ana.drops(name, "text/csv", text);
        ana.sees(&heading("This file belongs somewhere else"));
        assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
        ana.click(&link(way));
        ana.sees(&button(then));
    }
    // What was handed over is not kept.
    ana.go("#/open");
    ana.sees(&heading("No file is open"));
    stage.kept_to_itself();
}
