//! A child goes to another school: its file goes as a file, and another school reads on in it.

use lantern_e2e::{Stage, button, checkbox, combobox, heading, link, pupils::school_year, table, textbox};

use crate::two_years::set_day;

#[test]
fn a_childs_file_goes_to_another_school_and_nothing_of_any_other_child_with_it() {
    let stage = Stage::new("one child");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet", "Ben Bittern"]);
    let year = school_year();
    ana.go("#/settings");
    set_day(&ana, &format!("Summer 2 {year}: last day"), &format!("{}-07-15", year.start() + 1));
    ana.click(&button(format!("Save dates of {year}")));
    ana.saved();
    ana.open_pupil("4B", "Ada Avocet");
    ana.opens_part("Notes");
    ana.fill(&textbox("New note"), "Likes to help.");
    ana.click(&button("Add note"));
    ana.saved();
    ana.opens_part("Name, class and more");
    let file = ana.saves_open("Export this child");
    assert!(file.name.starts_with("One child "), "{}", file.name);
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("Avocet") && !text.contains("Bittern"), "{text}");

    let bo = stage.person("bo");
    bo.add_class("Willow");
    bo.type_pupils(&["Cara Crane"]);
    bo.open_file(&file.path);
    bo.sees(&heading("A file of one child"));
    bo.previews("New children", 1);
    // The days of its school stay there, unless they are wanted, and are not spoken of.
    let theirs = checkbox("Add their classes and half-term dates as well");
    bo.is_ticked(&theirs, false);
    assert!(!bo.page_text().contains("This file also brings half-term dates"), "{}", bo.page_text());
    bo.click(&theirs);
    bo.reads(&format!("This file also brings half-term dates for {year}."));
    bo.click(&theirs);
    bo.click(&checkbox("Yes, I want these children’s files here"));
    bo.take_in();
    // She has no class here yet, and is put into one.
    bo.go("#/");
    bo.click(&button("Not in a class this year…"));
    bo.click(&link("Ada Avocet"));
    bo.sees(&heading("Ada Avocet"));
    bo.opens_part("Notes");
    bo.reads("Likes to help.");
    bo.opens_part("Name, class and more");
    bo.choose(&combobox("Class"), "Willow");
    bo.saved();
    bo.open_class("Willow");
    bo.sees(&link("Ada Avocet").inside(table("Willow")));

    // A date that was wrong is put right where it stands.
    bo.open_pupil("Willow", "Cara Crane");
    bo.opens_part("Name, class and more");
    bo.click(&button("The child leaves the school"));
    bo.fill(&textbox("To which school (may be left empty)"), "Larkfeild");
    bo.click(&button("Note that the child has left"));
    bo.saved();
    bo.sees(&button("Put right when and where to"));
    bo.fill(&textbox("To which school (may be left empty)"), "Larkfield");
    bo.click(&button("Save when and where to"));
    bo.saved();
    bo.go("#/leavers");
    bo.sees(&heading("Leavers"));
    bo.reads("Larkfield");
    stage.kept_to_itself();
}
