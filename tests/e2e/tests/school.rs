//! The school looks at itself: numbers with the children behind them, how far each class is, and workbooks; whoever has left is kept as
//! long as the school says.

use lantern_e2e::{Person, Stage, button, checkbox, combobox, heading, link, region, table, textbox};

use crate::moving_up::turns;

const DEMO: &str = "Demo class (invented children)";

/// The texts in a workbook: nothing in it is packed.
fn texts(bytes: &[u8]) -> String {
    assert!(bytes.starts_with(b"PK\x03\x04"), "it is no archive");
    String::from_utf8_lossy(bytes).into_owned()
}

fn fits(person: &Person) {
    for width in [390, 820, 1280] {
        person.window(width, 900);
        person.settled();
        let (beyond, what) = person.overflow();
        assert!(beyond <= 0, "{width}: {beyond} px too wide: {what:?}");
    }
    assert_eq!(person.barriers(), Vec::<String>::new());
}

#[test]
fn every_number_of_the_school_opens_the_children_behind_it() {
    let stage = Stage::new("school");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(DEMO));
    ana.go("#/school");
    ana.sees(&heading("School"));
    ana.reads("Whole school");
    fits(&ana);
    // From a number to the children, and with the keyboard back again.
    ana.choose(&combobox("Look at"), "Mentoring meetings");
    ana.reads("Not yet");
    ana.click(&button("Whole school: Not yet, …"));
    ana.reads("Whole school: Not yet");
    let behind = ana.count(&link("…").inside(region("Whole school: Not yet – …")));
    assert!(behind > 0, "nobody is behind the number");
    ana.is_focused(&heading("Whole school: Not yet – …"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Close the list"));
    ana.is_focused(&button("Whole school: Not yet, …"));
    ana.choose(&combobox("By"), "Year groups");
    ana.sees(&table("Mentoring meetings"));
    ana.reads("Year 4");
    // How far the class is, each thing a tap away.
    ana.reads("things done");
    ana.click(&link("Meetings").inside(region("How far each class has come")));
    ana.sees(&heading("Meetings"));
    ana.back();
    ana.sees(&heading("School"));
    // What leaves the school names nobody.
    ana.choose(&combobox("Look at"), "Attainment");
    ana.sees(&table("Attainment"));
    let paper = ana.on_paper(false).join(" ");
    assert!(paper.contains("Whole school") && paper.contains("Attainment, "), "{paper}");
    // Twelve children are told as ten.
    let words: Vec<&str> = paper.split_whitespace().collect();
    assert!(words.contains(&"10") && !words.contains(&"12") && !paper.contains("Avocet") && !words.contains(&"%"), "{paper}");
    let file = ana.download(|| ana.click(&button("Save as workbook")));
    assert!(file.name.starts_with("Lantern School Attainment ") && file.name.ends_with(".xlsx"), "{}", file.name);
    let said = texts(&file.bytes);
    assert!(said.contains("Whole school") && said.contains("Children"));
    for name in ["Ada", "Avocet", "Bashir", "Priya"] {
        assert!(!said.contains(name), "{name}");
    }
    stage.kept_to_itself();
}

#[test]
fn a_board_is_a_workbook_as_it_stands() {
    let stage = Stage::new("workbook");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(DEMO));
    ana.sees(&link("Ada Avocet").inside(table(DEMO)));
    let names = ana.texts(&link("…").inside(table(DEMO)));
    let file = ana.download(|| ana.click(&button("Save as workbook")));
    ana.reads("It is not locked");
    assert!(file.name.contains("Now") && names.iter().all(|name| !file.name.contains(name.as_str())), "{}", file.name);
    let said = texts(&file.bytes);
    assert!(!names.is_empty());
    for name in names {
        assert!(said.contains(&name), "{name} is not in the workbook");
    }
    assert!(said.contains("Attainment") && said.contains("Green suggested") && said.contains("Teacher: "));
    // A cell of a marking board says its colour, under the words of its criterion.
    ana.turns_to("Mark");
    let _open = ana.script("document.querySelector('main .more').open = true", &[]);
    let file = ana.download(|| ana.click(&button("Save as workbook")));
    let said = texts(&file.bytes);
    assert!(said.contains(">Green<"), "no cell says its colour alone");
    stage.kept_to_itself();
}

#[test]
fn leavers_are_kept_as_long_as_the_school_says_and_erased_together() {
    let stage = Stage::new("kept");
    let ana = stage.person("ana");
    ana.add_class("6L");
    ana.type_pupils(&["Ada Avocet", "Ben Bittern", "Cara Crane"]);
    ana.go("#/");
    turns(&ana, "2027-07-20");
    ana.go("#/move-up");
    ana.sees(&heading("Move up"));
    ana.choose(&combobox("In the next year").inside(region("6L")), "Leave the school");
    // They left long before the year was over.
    let on = "const field = document.getElementById('last-day'); field.value = '2026-10-01'; \
              field.dispatchEvent(new Event('input', { bubbles: true }))";
    let _day = ana.script(on, &[]);
    ana.click(&button("Move up 3 children"));
    ana.reads("3 children moved up into 2027-28.");
    ana.go("#/leavers");
    ana.sees(&link("Ada Avocet"));
    ana.choose(&combobox("After the last day, for"), "1 year");
    ana.saved();
    ana.misses(&button("Tick them"));
    ana.go("#/");
    turns(&ana, "2027-10-04");
    ana.go("#/leavers");
    ana.reads("The files of 3 children are kept long enough.");
    fits(&ana);
    ana.click(&button("Tick them"));
    ana.click(&checkbox("Erase the file of Ben Bittern"));
    ana.click(&button("Erase the files of 2 children …"));
    ana.fill(&textbox("To go on, type how many files will be erased (2)"), "3");
    ana.click(&button("Erase for ever"));
    ana.reads("That is not how many there are.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.fill(&textbox("To go on, type how many files will be erased (2)"), "2");
    ana.click(&button("Erase for ever"));
    ana.misses(&link("Ada Avocet"));
    ana.sees(&link("Ben Bittern"));
    ana.reload();
    ana.sees(&link("Ben Bittern"));
    ana.misses(&link("Cara Crane"));
    stage.kept_to_itself();
}

#[test]
fn two_teachers_share_a_class_and_its_pages_say_so() {
    let stage = Stage::new("job share");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet"]);
    ana.go("#/settings");
    for name in ["Mrs Okafor", "Mr Lane"] {
        ana.fill(&textbox("Name").inside(region("Staff")), name);
        ana.click(&button("Add to staff"));
        ana.saved();
    }
    let _open = ana.script("document.querySelectorAll('main .taught-by').forEach((one) => { one.open = true })", &[]);
    ana.click(&checkbox("Mrs Okafor"));
    ana.click(&checkbox("Mr Lane"));
    ana.reads("Taught by Mr Lane, Mrs Okafor in");
    ana.saved();
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.go("#/school");
    ana.reads("Mr Lane, Mrs Okafor");
    stage.kept_to_itself();
}

#[test]
fn several_children_go_to_another_class_in_one_step() {
    let stage = Stage::new("moved");
    let ana = stage.person("ana");
    ana.add_class("4C");
    ana.go("#/");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet", "Ben Bittern", "Cara Crane"]);
    ana.open_class("4B");
    let _open = ana.script("document.querySelector('main .more').open = true", &[]);
    ana.click(&button("Move children …"));
    ana.click(&button("Move"));
    ana.reads("Please tick at least one child, and choose a class.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&checkbox("Ada Avocet"));
    ana.click(&checkbox("Cara Crane"));
    ana.choose(&combobox("To class"), "4C");
    ana.click(&button("Move 2 children"));
    ana.counts(&link("…").inside(table("4B")), 1);
    ana.saved();
    ana.open_class("4C");
    ana.counts(&link("…").inside(table("4C")), 2);
    ana.click(&button("Undo"));
    ana.open_class("4B");
    ana.counts(&link("…").inside(table("4B")), 3);
    stage.kept_to_itself();
}

#[test]
fn how_a_school_does_things_goes_to_another_as_a_file() {
    let stage = Stage::new("settings file");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet"]);
    ana.go("#/leavers");
    ana.choose(&combobox("After the last day, for"), "6 years");
    ana.saved();
    ana.go("#/settings");
    let file = ana.download(|| ana.click(&button("Export the settings")));
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    assert!(file.name.starts_with("Settings ") && text.contains("retention-set") && !text.contains("Avocet"), "{}", file.name);
    // A school that begins with them is a school of its own.
    let bo = stage.person("bo");
    bo.open_file(&file.path);
    bo.sees(&heading("A file of a school’s settings"));
    assert_eq!(bo.barriers(), Vec::<String>::new());
    bo.take_in();
    bo.go("#/leavers");
    bo.until("six years", lantern_e2e::PATIENCE, || match bo.value(&combobox("After the last day, for")) {
        years if years == "6" => Ok(()),
        other => Err(other),
    });
    // One that does things in its own way is asked which is to hold.
    let cy = stage.person("cy");
    cy.add_class("Willow");
    cy.go("#/leavers");
    cy.choose(&combobox("After the last day, for"), "3 years");
    cy.saved();
    cy.open_file(&file.path);
    cy.reads("It holds how another school does things.");
    cy.click(&checkbox("Yes, I want these settings here"));
    cy.take_in();
    cy.go("#/settings");
    cy.reads("For how long files are kept");
    stage.kept_to_itself();
}
