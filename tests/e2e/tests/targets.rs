//! Targets from suggestion to review, and carried forward.

use lantern_e2e::{Person, Stage, button, checkbox, combobox, heading, radio, radiogroup, table, textbox};

const DEMO: &str = "Demo class (invented children)";
const OWN: &str = "I put my hand up before I speak.";

fn open_ada(ana: &Person) {
    ana.sees(&heading("Targets"));
    ana.click(&button("Ada Avocet – …"));
}

#[test]
fn targets_are_suggested_set_reviewed_and_carried_forward() {
    let stage = Stage::new("targets");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Targets");
    open_ada(&ana);
    ana.click(&button("Add a target: Maths"));
    ana.click(&button("Set as a target: …"));
    ana.sees(&radiogroup("Mentor: I can…"));
    ana.saved();
    ana.click(&button("Done"));
    ana.click(&button("Add a target: Personal"));
    ana.fill(&textbox("A target in your own words: Personal"), OWN);
    ana.click(&button("Set"));
    ana.click(&button("Done"));
    let (child, mentor) = (radiogroup(format!("Child: {OWN}")), radiogroup(format!("Mentor: {OWN}")));
    ana.click(&radio("Green").inside(child.clone()));
    ana.saved();
    ana.click(&radio("Yellow").inside(mentor.clone()));
    ana.is_ticked(&radio("Yellow").inside(mentor), true);
    ana.is_ticked(&radio("Green").inside(child), true);
    ana.choose(&combobox("Half term"), "Spring 1, 2026-27");
    ana.click(&button(format!("Carry forward: {OWN}")));
    ana.sees(&radiogroup(format!("Mentor: {OWN}")));
    ana.click(&button("Undo"));
    ana.sees(&button(format!("Carry forward: {OWN}")));
    // What nobody has reviewed is not called unmet, and all of it is carried in one step.
    ana.reads("Not met this half term");
    ana.reads("Not reviewed yet: set for this half term");
    ana.click(&button("Carry all 2 forward"));
    ana.misses(&button(format!("Carry forward: {OWN}")));
    ana.sees(&radiogroup(format!("Mentor: {OWN}")));
    ana.saved();
    ana.click(&button("Undo"));
    ana.sees(&button(format!("Carry forward: {OWN}")));
    ana.sees(&button("Carry all 2 forward"));
    ana.reads("forward for everyone");

    ana.click(&button("Set for a group"));
    ana.click(&checkbox("Everyone"));
    // A criterion that is no longer shown is not stored, and its words go with it.
    let (criterion, words) = (combobox("Criterion"), textbox("The target, in words a child understands"));
    ana.choose(&combobox("What it belongs to"), "Maths");
    ana.choose(&combobox("Stage"), "Stage 4");
    ana.choose(&criterion, "4.1 ");
    assert!(ana.value(&words).starts_with("I can"), "{}", ana.value(&words));
    ana.choose(&combobox("Stage"), "Stage 5");
    assert_eq!((ana.value(&criterion), ana.value(&words)), (String::new(), String::new()));
    ana.choose(&combobox("What it belongs to"), "Personal");
    ana.fill(&textbox("The target, in words a child understands"), "I read every day.");
    ana.click(&button("Set target"));
    ana.sees(&radiogroup("Mentor: I read every day."));
    ana.click(&button("Suggest for everyone"));
    ana.click(&button("Set …"));
    ana.saved();
    stage.kept_to_itself();
}

#[test]
fn everyone_gets_targets_in_one_table() {
    let stage = Stage::new("targets-all");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Targets");
    ana.click(&button("Suggest for everyone"));
    // All subjects are filled in at once; what is unticked is not set.
    ana.sees(&button("Set 108 targets"));
    ana.click(&checkbox("Ada Avocet: I can…"));
    ana.sees(&button("Set 107 targets"));
    ana.fill(&textbox("Bashir Bittern: a target of its own"), OWN);
    ana.press(&[lantern_e2e::TAB]);
    ana.click(&button("Set 108 targets"));
    ana.saved();
    ana.sees(&button("Bashir Bittern – 10 targets"));
    ana.sees(&button("Ada Avocet – 8 targets, 2 more to set"));
    ana.click(&button("Undo"));
    ana.sees(&button("Bashir Bittern – no targets yet"));
}
