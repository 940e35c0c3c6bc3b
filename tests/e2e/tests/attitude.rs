//! Attitude and behaviour: colours suggested from what was noted, confirmed or judged otherwise, targets, and the four headings.

use lantern_e2e::{Stage, button, combobox, grid_cell, heading, link, radio, radiogroup, region, textbox};

const CLASS: &str = "Demo class (invented children)";
const CHILD: &str = "Lena Linnet";

#[test]
fn what_was_noted_suggests_a_colour_and_the_teacher_has_the_last_word() {
    let stage = Stage::new("attitude");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&[CHILD, "Kofi Kestrel"]);
    // A strict school: one miss is no longer green, so that one day will do.
    ana.go("#/settings/attitude");
    ana.fill(&textbox("Green up to").inside(region("Uniform, PE kit…")), "0");
    ana.click(&button("Save these numbers"));
    ana.saved();
    ana.go("#/");
    ana.open_class("4B");
    ana.turns_to("Today");
    ana.sees(&heading("Today"));
    ana.click(&button(format!("{CHILD}: no PE kit")));
    ana.sees(&button(format!("{CHILD}: no PE kit, once this half term")));
    ana.saved();

    ana.turns_to("Attitude");
    ana.sees(&heading("Attitude and behaviour"));
    ana.sees(&grid_cell(format!("{CHILD}, PE kit, suggested Yellow: once without PE kit since…")));
    ana.sees(&grid_cell("Kofi Kestrel, PE kit, suggested Green: never without PE kit since…"));
    ana.sees(&grid_cell(format!("{CHILD}, Effort, not rated")));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.click(&button("Confirm what is shown"));
    ana.sees(&grid_cell(format!("{CHILD}, PE kit, Yellow: once…")));
    ana.saved();
    ana.click(&button("Undo"));
    ana.sees(&grid_cell(format!("{CHILD}, PE kit, suggested Yellow: once…")));
    // Otherwise, by key.
    ana.click(&grid_cell(format!("{CHILD}, Effort, not rated")));
    ana.sees(&grid_cell(format!("{CHILD}, Effort, Red")));
    ana.click(&grid_cell(format!("{CHILD}, Effort, Red")));
    ana.sees(&grid_cell(format!("{CHILD}, Effort, Yellow")));
    ana.press(&['r']);
    ana.sees(&grid_cell(format!("{CHILD}, Effort, Red")));
    ana.saved();
    // A strand in which a child is not where it should be offers a target, in two taps.
    ana.click(&button(format!("{CHILD}: fill the row, or all of it seen")));
    ana.click(&button("Set a target: PE kit"));
    assert_eq!(ana.value(&textbox("Target: PE kit")), "I bring my PE kit.");
    ana.fill(&textbox("Target: PE kit"), "I bring my PE kit every Tuesday.");
    ana.click(&button("Set the target"));
    ana.reads("The target is set.");
    ana.click(&button("Close"));
    ana.click(&button("PE kit I bring my PE kit."));
    ana.reads("Kit always there: missed once at most.");
    ana.click(&button("Close"));

    ana.reload();
    ana.sees(&grid_cell(format!("{CHILD}, Effort, Red")));
    ana.click(&link(CHILD));
    ana.sees(&heading(CHILD));
    ana.reads("I bring my PE kit every Tuesday.");
    ana.opens_part("Attitude");
    ana.reads("Once without PE kit since");
    ana.click(&button("Confirm PE kit: Yellow"));
    ana.is_ticked(&radio("Yellow").inside(radiogroup("PE kit")), true);
    ana.saved();

    // The four headings: suggested with the reason, judged otherwise, and on the class board.
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.opens_part("My profile");
    ana.sees(&heading("Attitude"));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.click(&button("Judge otherwise: attitude"));
    ana.choose(&combobox("Your judgement"), "Green");
    ana.fill(&textbox("Why (may be left empty)"), "Much better since half term");
    ana.click(&button("Save judgement"));
    ana.reads("Much better since half term");
    ana.sees(&button("Take back the judgement of attitude"));
    ana.saved();
    ana.click(&link("4B"));
    ana.sees(&heading("4B"));
    ana.reads("Green judged");
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.click(&link(CHILD));
    ana.click(&button("Take back the judgement of attitude"));
    ana.misses(&button("Take back the judgement of attitude"));
    stage.kept_to_itself();
}

#[test]
fn the_demo_class_shows_the_pages_of_attitude() {
    let stage = Stage::new("attitude demo");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(CLASS));
    for (page, title) in [
        ("Attitude", "Attitude and behaviour"),
        ("Attendance", "Attendance"),
        ("Praise", "Praise"),
        ("Self-assessment", "Self-assessment"),
        ("Side by side", "Side by side"),
    ] {
        ana.turns_to(page);
        ana.sees(&heading(title));
        for width in [390, 820, 1280] {
            ana.window(width, 900);
            ana.settled();
            let (beyond, what) = ana.overflow();
            assert!(beyond <= 0, "{page} at {width} is {beyond} px too wide: {what:?}");
        }
        assert!(ana.barriers().is_empty(), "{page}: {:?}", ana.barriers());
    }
    stage.kept_to_itself();
}
