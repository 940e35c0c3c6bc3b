//! Tests: typed down a column, pasted, refused above the total; and gaps.

use lantern_e2e::{ENTER, Stage, button, heading, table, textbox};

const DEMO: &str = "Demo class (invented children)";

#[test]
fn scores_are_typed_and_pasted_and_the_gaps_are_named() {
    let stage = Stage::new("scores");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Tests");
    ana.sees(&heading("Tests"));
    ana.click(&textbox("Score of Ada Avocet"));
    ana.types("18");
    ana.press(&[ENTER]);
    ana.is_focused(&textbox("Score of Bashir Bittern"));
    ana.types("a");
    ana.press(&[ENTER]);
    ana.is_focused(&textbox("Score of Chloe Curlew"));
    ana.types("21");
    ana.press(&[ENTER]);
    ana.reads("Chloe Curlew: 21 is more than the total of 20.");
    assert_eq!(ana.value(&textbox("Score of Chloe Curlew")), "21", "what was typed is still there");
    ana.reads("Ada Avocet G Green 18 of 20");
    ana.reads("Bashir Bittern absent absent");

    let paste = "const data = new DataTransfer(); data.setData('text', arguments[0]); \
        const field = document.querySelector('[aria-label=\"Score of Dev Dunnock\"]'); \
        const event = new Event('paste', { bubbles: true, cancelable: true }); \
        Object.defineProperty(event, 'clipboardData', { value: data }); field.dispatchEvent(event)";
    let _pasted = ana.script(paste, &["12\n99\n\n7".into()]);
    ana.sees(&heading("Scores to enter"));
    ana.reads("Line 2, Esme Egret: 99 is more than the total of 20.");
    ana.click(&button("Enter 2 scores"));
    ana.until("the pasted score", lantern_e2e::PATIENCE, || match ana.value(&textbox("Score of Grace Goldcrest")).as_str() {
        "7" => Ok(()),
        other => Err(other.to_owned()),
    });
    ana.saved();
    ana.click(&button("Undo"));
    ana.until("the paste to be gone", lantern_e2e::PATIENCE, || match ana.value(&textbox("Score of Dev Dunnock")).as_str() {
        "" => Ok(()),
        other => Err(other.to_owned()),
    });
    ana.reload();
    ana.reads("Ada Avocet G Green 18 of 20");

    ana.turns_to("Gaps");
    ana.sees(&heading("Gaps in maths stage 4"));
    ana.sees(&heading("Teach next"));
    stage.kept_to_itself();
}
