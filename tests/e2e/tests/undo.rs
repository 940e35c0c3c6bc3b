//! Undo and redo, by button and by keys, and what a reload then finds.

use lantern_e2e::{CONTROL, SHIFT, Stage, Voice, button, link, radio, table};

const CLASS: &str = "Hedgehogs";

#[test]
fn several_steps_are_undone_and_done_again_and_a_reload_keeps_the_result() {
    let stage = Stage::new("undo");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ivo Ivy", "Hana Hazel", "Gil Gorse"]);
    ana.open_class(CLASS);
    ana.counts(&link("…").inside(table(CLASS)), 3);

    // Adding three children is one step.
    ana.click(&button("Undo"));
    ana.counts(&link("…").inside(table(CLASS)), 0);
    ana.click(&button("Redo"));
    ana.counts(&link("…").inside(table(CLASS)), 3);

    ana.click(&link("Hana Hazel"));
    ana.opens_part("Academic work");
    ana.sees(&lantern_e2e::combobox("Stage"));
    ana.choose(&lantern_e2e::combobox("Stage"), "Stage 2");
    ana.rate(Voice::Teacher, "2.1", "Red");
    ana.rate(Voice::Teacher, "2.1", "Yellow");
    ana.rate(Voice::Teacher, "2.2", "Green");
    ana.rate(Voice::Child, "2.1", "Green");

    ana.click(&button("Undo"));
    ana.is_rated(Voice::Child, "2.1", "Not rated");
    ana.press(&[CONTROL, 'z']);
    ana.is_rated(Voice::Teacher, "2.2", "Not rated");
    ana.press(&[CONTROL, 'z']);
    ana.is_rated(Voice::Teacher, "2.1", "Red");
    ana.press(&[CONTROL, SHIFT, 'z']);
    ana.is_rated(Voice::Teacher, "2.1", "Yellow");
    ana.click(&button("Redo"));
    ana.is_rated(Voice::Teacher, "2.2", "Green");
    ana.saved();

    ana.reload();
    ana.is_rated(Voice::Teacher, "2.1", "Yellow");
    ana.is_rated(Voice::Teacher, "2.2", "Green");
    ana.is_rated(Voice::Child, "2.1", "Not rated");

    // Another step after an undo: what was undone cannot be done again.
    ana.rate(Voice::Teacher, "2.3", "Red");
    ana.press(&[CONTROL, 'z']);
    ana.is_rated(Voice::Teacher, "2.3", "Not rated");
    ana.rate(Voice::Teacher, "2.3", "Green");
    ana.press(&[CONTROL, SHIFT, 'z']);
    ana.is_rated(Voice::Teacher, "2.3", "Green");
    ana.is_ticked(&radio("Red").inside(Voice::Teacher.group("2.3")), false);
    stage.kept_to_itself();
}

#[test]
fn a_note_is_typed_with_the_browsers_own_undo() {
    let stage = Stage::new("undo-in-text");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ivo Ivy"]);
    ana.open_pupil(CLASS, "Ivo Ivy");
    ana.opens_part("Notes");
    let note = lantern_e2e::textbox("New note");
    ana.fill(&note, "reads aloud gladly");
    ana.press(&[CONTROL, 'z']);
    // The keys went to the text, not to Lantern: the child is still there.
    ana.sees(&lantern_e2e::heading("Ivo Ivy"));
    ana.fill(&note, "counts in sevens");
    ana.click(&button("Add note"));
    ana.reads("counts in sevens");
    ana.saved();
    ana.reload();
    ana.reads("counts in sevens");
}
