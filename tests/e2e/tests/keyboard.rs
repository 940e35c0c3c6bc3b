//! Everything with the keyboard alone.

use lantern_e2e::{ENTER, ESCAPE, LEFT, RIGHT, SPACE, Stage, TAB, UP, Voice, button, dialog, heading, link, radio, table, textbox};

#[test]
fn a_class_is_added_filled_and_rated_without_a_mouse() {
    let stage = Stage::new("keyboard");
    let ana = stage.person("ana");
    ana.tab_to(&button("Add a class"));
    // Escape closes the dialog and gives the focus back.
    ana.press(&[ENTER]);
    ana.is_focused(&textbox("Class name"));
    ana.press(&[ESCAPE]);
    ana.misses(&dialog("…"));
    ana.is_focused(&button("Add a class"));

    ana.press(&[SPACE]);
    ana.is_focused(&textbox("Class name"));
    ana.types("3R\n");
    ana.is_focused(&heading("3R"));

    ana.tab_to(&button("Import pupils"));
    ana.press(&[SPACE]);
    ana.sees(&textbox("Names, one a line"));
    ana.tab_to(&textbox("Names, one a line"));
    ana.types("Ivo Ivy\nHana Hazel");
    ana.tab_to(&button("Add 2 …"));
    ana.press(&[ENTER]);
    ana.saved();
    ana.sees(&table("3R"));

    ana.tab_to(&link("Hana Hazel").inside(table("3R")));
    ana.press(&[ENTER]);
    ana.is_focused(&heading("Hana Hazel"));
    ana.tab_to(&lantern_e2e::combobox("Stage"));
    ana.sees(&radio("Green"));

    // A group is one stop of Tab; arrows choose inside of it.
    let group = Voice::Teacher.group(&first_criterion(&ana));
    ana.tab_to(&radio("Not rated").inside(group.clone()));
    ana.press(&[LEFT]);
    ana.is_ticked(&radio("Red").inside(group.clone()), true);
    ana.is_focused(&radio("Red").inside(group.clone()));
    ana.press(&[UP]);
    ana.is_ticked(&radio("Yellow").inside(group.clone()), true);
    ana.is_focused(&radio("Yellow").inside(group.clone()));
    ana.press(&[RIGHT]);
    ana.is_ticked(&radio("Red").inside(group.clone()), true);
    ana.press(&['g']);
    ana.is_ticked(&radio("Green").inside(group.clone()), true);
    ana.saved();
    ana.press(&[TAB]);
    let child = Voice::Child.group(&first_criterion(&ana));
    ana.is_focused(&radio("Not rated").inside(child.clone()));
    ana.press(&['y']);
    ana.is_ticked(&radio("Yellow").inside(child.clone()), true);
    ana.saved();

    ana.reload();
    ana.is_ticked(&radio("Green").inside(group), true);
    ana.is_ticked(&radio("Yellow").inside(child), true);
    stage.kept_to_itself();
}

/// The number of the first criterion shown, such as `1.1`.
fn first_criterion(person: &lantern_e2e::Person) -> String {
    let first = "return document.querySelector('[role=radiogroup]').getAttribute('aria-label').split(' ')[0]";
    person.script(first, &[]).as_str().unwrap_or_default().to_owned()
}
