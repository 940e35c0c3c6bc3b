//! The school's own groups: made from the list of a class, chosen once and kept from page to page, on no paper of the class.

use lantern_e2e::{Stage, button, checkbox, combobox, heading, link, region, table, textbox};

#[test]
fn a_group_is_made_in_one_act_and_goes_from_page_to_page() {
    let stage = Stage::new("groups");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet", "Ben Bittern", "Cara Crane", "Dev Dunlin"]);
    ana.open_class("4B");
    ana.misses(&combobox("Group"));
    let more = "document.querySelector('main .more').open = true";
    let _open = ana.script(more, &[]);
    ana.click(&button("Groups …"));
    ana.click(&button("Save group"));
    ana.reads("Please write something here first.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.fill(&textbox("Name"), "Maths set 1");
    ana.click(&checkbox("Ben Bittern"));
    ana.click(&checkbox("Dev Dunlin"));
    ana.click(&button("Save group"));
    ana.saved();
    ana.choose(&combobox("Group"), "Maths set 1 (2)");
    ana.counts(&link("…").inside(table("4B")), 2);
    ana.sees(&link("Ben Bittern").inside(table("4B")));
    for width in [390, 820, 1280] {
        ana.window(width, 900);
        ana.settled();
        let (beyond, what) = ana.overflow();
        assert!(beyond <= 0, "{width}: {beyond} px too wide: {what:?}");
    }
    assert_eq!(ana.barriers(), Vec::<String>::new());
    // It is chosen on the other pages too, until everyone is.
    ana.turns_to("Mark");
    ana.sees(&link("Dev Dunlin…"));
    ana.misses(&link("Ada Avocet…"));
    ana.turns_to("Targets");
    ana.sees(&heading("Dev Dunlin"));
    ana.misses(&heading("Ada Avocet"));
    // A round asks the whole class, and paper is of the whole class.
    ana.turns_to("Self-assessment");
    ana.misses(&combobox("Group"));
    ana.turns_to("Paper");
    ana.misses(&combobox("Group"));
    ana.reads("Ada Avocet");
    ana.turns_to("Mark");
    ana.choose(&combobox("Group"), "Whole class");
    ana.sees(&link("Ada Avocet…"));

    ana.go("#/settings");
    let groups = || region("Groups");
    ana.fill(&textbox("Name of group Maths set 1").inside(groups()), "Owls");
    ana.click(&button("Rename").inside(groups()));
    ana.sees(&textbox("Name of group Owls"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.go("#/school");
    ana.choose(&combobox("By"), "Groups");
    ana.reads("Owls");
    ana.reads("In no group");
    ana.go("#/settings");
    ana.click(&button("Put away group Owls"));
    ana.reads("2 children, no longer used");
    ana.open_class("4B");
    ana.misses(&combobox("Group"));
    stage.kept_to_itself();
}
