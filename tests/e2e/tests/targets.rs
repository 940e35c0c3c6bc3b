//! Targets from suggestion to review, and carried forward.

use lantern_e2e::{Person, Stage, button, checkbox, combobox, heading, link, radio, radiogroup, table, textbox};

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
    ana.click(&link("Targets"));
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

    ana.click(&button("Set for a group"));
    ana.click(&checkbox("Everyone"));
    ana.fill(&textbox("The target, in words a child understands"), "I read every day.");
    ana.click(&button("Set target"));
    ana.sees(&radiogroup("Mentor: I read every day."));
    ana.click(&button("Suggest for everyone"));
    ana.click(&button("Set …"));
    ana.saved();
    stage.kept_to_itself();
}
