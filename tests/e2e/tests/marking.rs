//! The marking board by mouse, by finger and by keyboard: each stroke is one step.

use lantern_e2e::{DOWN, Person, RIGHT, SHIFT, Stage, What, button, checkbox, combobox, grid_cell as cell, heading, link, radio, table};

const DEMO: &str = "Demo class (invented children)";

fn board(stage: &Stage) -> Person {
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.click(&link("Mark"));
    ana.sees(&heading("Mark maths"));
    ana.sees(&cell("Ada Avocet, 4.30, not rated"));
    ana
}

fn all_are(ana: &Person, children: &[&str], criterion: &str, said: &str) {
    for child in children {
        ana.sees(&cell(format!("{child}, {criterion}, {said}")));
    }
}

#[test]
fn a_mouse_paints_a_block_in_one_step() {
    let stage = Stage::new("marking-mouse");
    let ana = board(&stage);
    ana.click(&cell("Ada Avocet, 4.30, not rated"));
    ana.sees(&cell("Ada Avocet, 4.30, Green"));
    ana.click(&cell("Ada Avocet, 4.30, Green"));
    ana.sees(&cell("Ada Avocet, 4.30, Yellow"));
    ana.click(&radio("Red"));
    ana.drag(&cell("Bashir Bittern, 4.30, not rated"), &cell("Chloe Curlew, 4.30, not rated"));
    all_are(&ana, &["Bashir Bittern", "Chloe Curlew"], "4.30", "Red");
    ana.saved();
    ana.click(&button("Undo"));
    all_are(&ana, &["Bashir Bittern", "Chloe Curlew"], "4.30", "not rated");
    ana.sees(&cell("Ada Avocet, 4.30, Yellow"));
    let measures = ana.script("return performance.getEntriesByType('measure').map((one) => one.name)", &[]).to_string();
    assert!(measures.contains("lantern:board-render") && measures.contains("lantern:rate"), "{measures}");
    stage.kept_to_itself();
}

#[test]
fn a_finger_paints_and_the_column_menu_fills_a_class() {
    let stage = Stage::new("marking-touch");
    let ana = board(&stage);
    ana.click(&radio("Green"));
    let over: Vec<What> =
        ["Dev Dunnock", "Esme Egret", "Finn Fieldfare"].iter().map(|child| cell(format!("{child}, 4.31, not rated"))).collect();
    ana.stroke(&over);
    all_are(&ana, &["Dev Dunnock", "Esme Egret", "Finn Fieldfare"], "4.31", "Green");
    ana.click(&button("4.31 I can…"));
    ana.sees(&heading("4.31 for everyone shown"));
    ana.click(&button("Yellow"));
    ana.sees(&cell("Ada Avocet, 4.31, Yellow"));
    ana.sees(&cell("Dev Dunnock, 4.31, Green"));
    ana.click(&button("Undo"));
    ana.sees(&cell("Ada Avocet, 4.31, not rated"));
    ana.click(&button("4.32 I can…"));
    ana.click(&button("Not taught yet"));
    ana.sees(&cell("Ada Avocet, 4.32, not rated, not taught yet"));
    ana.click(&checkbox("Show the children’s own marks"));
    ana.sees(&cell("Ada Avocet, 4.1, Green, the child says…"));
    ana.choose(&combobox("Stage"), "Stage 5");
    ana.sees(&cell("Ada Avocet, 5.31, not rated"));
    ana.choose(&combobox("Subject"), "Reading");
    ana.sees(&heading("Mark reading"));
    ana.click(&cell("Ada Avocet, 4.1, not rated"));
    ana.sees(&cell("Ada Avocet, 4.1, Green"));
    ana.choose(&combobox("Stage"), "Stage 2");
    ana.sees(&cell("Ada Avocet, 2.1, not rated"));
    ana.choose(&combobox("Subject"), "Maths");
    ana.sees(&cell("Dev Dunnock, 4.31, Green"));
    ana.reload();
    ana.sees(&cell("Dev Dunnock, 4.31, Green"));
    ana.sees(&cell("Ada Avocet, 4.32, not rated, not taught yet"));
}

#[test]
fn keys_rate_a_block_and_the_rest_is_unchanged() {
    let stage = Stage::new("marking-keys");
    let ana = board(&stage);
    ana.click(&cell("Hamza Heron, 4.31, not rated"));
    ana.sees(&cell("Hamza Heron, 4.31, Green"));
    ana.press(&[DOWN]);
    ana.press(&[SHIFT, RIGHT]);
    ana.press(&[SHIFT, DOWN]);
    ana.press(&['y']);
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.31", "Yellow");
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.32", "Yellow");
    ana.saved();
    ana.click(&button("Undo"));
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.32", "not rated");
    ana.reads("0 of 12 children looked through");
    ana.click(&button("The rest is unchanged"));
    ana.reads("12 of 12 children looked through");
    ana.click(&button("Undo"));
    ana.reads("0 of 12 children looked through");
}
