//! What one child has said is closed to every other: tile, keyboard, Back, reload, typed address, another tab, and a screen left alone.

use lantern_e2e::{CONTROL, ENTER, PATIENCE, Person, Stage, button, combobox, field, heading, radio, textbox};

use crate::child::{PIN, begin, chooses_a_pin, is_locked, turn_the_clock, unlocks};

const STORY: &str = "my story about the dragon";
const ASKED: [&str; 3] = ["I wear my school uniform.", "I try hard, even when work is tricky.", "I behave well in class."];

/// A class in the children's hands, and Ben through.
fn ben_finishes(ana: &Person) {
    begin(ana);
    chooses_a_pin(ana, "Let the children answer here", "Hand over to the children");
    is_locked(ana);
    ana.click(&button("Ben"));
    for asked in ASKED {
        ana.sees(&heading(asked));
        ana.click(&radio("Sometimes"));
    }
    ana.sees(&heading("I am proud of …"));
    ana.fill(&textbox("I am proud of …"), STORY);
    ana.click(&button("Next"));
    ana.sees(&heading("I would like help with …"));
    ana.click(&button("Next"));
    ana.sees(&heading("Thank you!"));
    ana.click(&button("Done"));
}

/// What a page of the children can show or hold of Ben: his name on a tile, and nothing he said.
#[track_caller]
fn holds_nothing_he_said(ana: &Person) {
    let page = "return document.documentElement.outerHTML + [...document.querySelectorAll('textarea, input')].map((one) => one.value)";
    let page = ana.script(page, &[]);
    let page = page.as_str().unwrap_or_default();
    assert!(!page.contains(STORY) && !page.contains("aria-checked=\"true\"") && !page.contains("Bittern"), "{page}");
}

#[track_caller]
fn is_closed(ana: &Person) {
    ana.sees(&heading("You are done. Ask your teacher."));
    holds_nothing_he_said(ana);
}

#[test]
fn nobody_reads_or_changes_what_a_finished_child_said() {
    let stage = Stage::new("closed");
    let mut ana = stage.person("ana");
    ben_finishes(&ana);
    is_locked(&ana);
    holds_nothing_he_said(&ana);

    // By his tile; one button leads back.
    ana.click(&button("Ben"));
    is_closed(&ana);
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.counts(&button("…"), 1);
    ana.click(&button("Back to the pictures"));
    is_locked(&ana);
    // By keyboard, and by the keys of undo in another child's field.
    ana.tab_to(&button("Ben"));
    ana.press(&[ENTER]);
    is_closed(&ana);
    ana.click(&button("Back to the pictures"));
    ana.click(&button("Ada C"));
    for asked in ASKED {
        ana.sees(&heading(asked));
        ana.click(&button("Not now"));
    }
    ana.sees(&heading("I am proud of …"));
    ana.tab_to(&textbox("I am proud of …"));
    ana.press(&[CONTROL, 'z']);
    holds_nothing_he_said(&ana);
    ana.click(&button("Stop for now"));
    // By reload, a typed address, Back, and a browser that was closed.
    ana.click(&button("Ben"));
    is_closed(&ana);
    ana.reload();
    is_locked(&ana);
    ana.click(&button("Ben"));
    is_closed(&ana);
    ana.go("#/");
    holds_nothing_he_said(&ana);
    ana.click(&button("Back to the pictures"));
    is_locked(&ana);
    ana.back();
    if !ana.address().starts_with(&ana.app_address()) {
        ana.go("#/");
    }
    ana.sees(&heading("…"));
    holds_nothing_he_said(&ana);
    ana.reload();
    ana.click(&button("Ben"));
    is_closed(&ana);
    // By another tab, which goes on when the first is told to stop.
    let first = ana.this_tab();
    let second = ana.new_tab();
    ana.sees(&heading("This is open in another tab"));
    holds_nothing_he_said(&ana);
    ana.click(&button("Go on here"));
    is_locked(&ana);
    ana.click(&button("Ben"));
    is_closed(&ana);
    // To and fro: each goes on once it is told to, and stays where it is.
    for (here, there) in [(&first, &second), (&second, &first), (&first, &second), (&second, &first)] {
        ana.turn_to(here);
        ana.sees(&heading("This is open in another tab"));
        holds_nothing_he_said(&ana);
        ana.click(&button("Go on here"));
        is_locked(&ana);
        ana.turn_to(there);
        ana.sees(&heading("This is open in another tab"));
        ana.turn_to(here);
        is_locked(&ana);
    }
    ana.turn_to(&first);
    ana.close_tab();
    ana.turn_to(&second);
    ana.comes_back();
    is_locked(&ana);
    ana.click(&button("Ben"));
    is_closed(&ana);
    ana.click(&button("Back to the pictures"));

    // The teacher opens it again, for one visit.
    ana.click(&button("For the teacher"));
    ana.choose(&combobox("Whose answers"), "Ben");
    ana.fill(&field("PIN"), "0000");
    ana.click(&button("Open the answers again"));
    ana.reads("That is not the PIN.");
    holds_nothing_he_said(&ana);
    ana.fill(&field("PIN"), PIN);
    ana.click(&button("Open the answers again"));
    ana.sees(&heading(ASKED[0]));
    ana.is_ticked(&radio("Sometimes"), true);
    ana.click(&radio("Yes, nearly always"));
    ana.sees(&heading(ASKED[1]));
    ana.click(&button("Stop for now"));
    ana.click(&button("Ben"));
    is_closed(&ana);
    ana.click(&button("Back to the pictures"));

    // Handed over again, he is closed from the start.
    unlocks(&ana);
    ana.sees(&heading("The round is open"));
    ana.reads("1 of 3 children have finished.");
    chooses_a_pin(&ana, "Let the children answer here", "Hand over to the children");
    is_locked(&ana);
    ana.click(&button("Ben"));
    is_closed(&ana);
    stage.kept_to_itself();
}

#[test]
fn a_screen_left_alone_goes_back_to_the_pictures() {
    let stage = Stage::new("left alone");
    let ana = stage.person("ana");
    begin(&ana);
    ana.click(&button("Let the children answer here"));
    ana.choose(&combobox("Back to the pictures when nobody touches the screen"), "Never");
    ana.fill(&field("PIN"), PIN);
    ana.fill(&field("PIN again"), PIN);
    ana.click(&button("Hand over to the children"));
    is_locked(&ana);
    // Two minutes, made short.
    turn_the_clock(&ana, "if (mode.rest !== 0) throw new Error('not never: ' + mode.rest); mode.rest = 4");
    ana.reload();
    ana.click(&button("Ben"));
    for asked in ASKED {
        ana.sees(&heading(asked));
        ana.click(&radio("Yes, nearly always"));
    }
    ana.sees(&heading("I am proud of …"));
    ana.fill(&textbox("I am proud of …"), STORY);
    ana.until("the tiles", PATIENCE, || if ana.page_text().contains("Who are you?") { Ok(()) } else { Err(ana.page_text()) });
    holds_nothing_he_said(&ana);
    // What was typed is stored, and what is left is asked.
    ana.click(&button("Ben"));
    ana.sees(&heading("I would like help with …"));
    ana.until("the tiles", PATIENCE, || if ana.page_text().contains("Who are you?") { Ok(()) } else { Err(ana.page_text()) });
    turn_the_clock(&ana, "mode.rest = 0");
    ana.reload();
    unlocks(&ana);
    ana.sees(&heading("The round is open"));
    ana.reads("4 of 5 answered");
    stage.kept_to_itself();
}
