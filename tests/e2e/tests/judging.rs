//! Judgements: suggested with a reason, confirmed, judged otherwise; thresholds that change nothing already judged.

use lantern_e2e::{PATIENCE, Stage, button, combobox, heading, table, textbox};

const DEMO: &str = "Demo class (invented children)";

#[test]
fn suggestions_are_confirmed_and_judged_otherwise_and_stay() {
    let stage = Stage::new("judging");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Judge");
    ana.sees(&heading("Judge maths"));
    ana.click(&button("Confirm: Ada Avocet, step"));
    ana.sees(&button("Change: Ada Avocet, step"));
    ana.click(&button("Judge otherwise: Ada Avocet, attainment"));
    ana.choose(&combobox("Your judgement"), "Green");
    ana.fill(&textbox("Why (may be left empty)"), "Shows more in class.");
    ana.click(&button("Save judgement"));
    ana.reads("Shows more in class.");
    ana.click(&button("Confirm all…"));
    ana.sees(&button("Nothing left to confirm"));
    ana.click(&button("Undo"));
    ana.sees(&button("Confirm all…"));
    ana.choose(&combobox("Stage of Bashir Bittern"), "5");
    ana.saved();
    // A tap on the head of a column puts the children in its order, another one turns it round; entering more moves nobody.
    let first = |name: &str| {
        ana.until("the first child", PATIENCE, || {
            let first = ana.script("return document.querySelector('tbody th').innerText.trim()", &[]);
            if first == name { Ok(()) } else { Err(first.to_string()) }
        });
    };
    first("Ada Avocet");
    ana.click(&button("Stage"));
    ana.click(&button("Stage"));
    first("Bashir Bittern");
    ana.choose(&combobox("Stage of Bashir Bittern"), "4");
    ana.saved();
    first("Bashir Bittern");
    ana.click(&button("Child"));
    first("Ada Avocet");
    ana.choose(&combobox("Stage of Bashir Bittern"), "5");
    ana.saved();
    ana.reload();
    ana.sees(&button("Change: Ada Avocet, attainment"));
    ana.reads("Shows more in class.");
    stage.kept_to_itself();
}
