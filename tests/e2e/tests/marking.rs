//! The marking board by mouse, by finger and by keyboard: each stroke is one step.

use lantern_e2e::pupils::school_year;
use lantern_e2e::{
    DOWN, ENTER, PATIENCE, Person, RIGHT, SHIFT, SPACE, Stage, What, button, checkbox, combobox, grid_cell as cell, heading, radio, region,
    table,
};

const DEMO: &str = "Demo class (invented children)";

fn board(stage: &Stage) -> Person {
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Mark");
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
    // A tap is one colour up, and after the highest none.
    ana.click(&cell("Ada Avocet, 4.30, not rated"));
    for (before, after) in [("Red", "Yellow"), ("Yellow", "Green"), ("Green", "not rated"), ("not rated", "Red"), ("Red", "Yellow")] {
        ana.click(&cell(format!("Ada Avocet, 4.30, {before}")));
        ana.sees(&cell(format!("Ada Avocet, 4.30, {after}")));
    }
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
fn what_was_carried_over_goes_up_by_one_tap_or_one_key() {
    let stage = Stage::new("marking-carried");
    let ana = board(&stage);
    let half_term = |name: &str| ana.choose(&combobox("Half term"), &format!("{name}, {}", school_year()));
    half_term("Summer 1");
    let letters = [("Ada Avocet", 'y', "Yellow"), ("Bashir Bittern", 'r', "Red"), ("Chloe Curlew", 'g', "Green")];
    // Each child is marked by its letter; the board goes on to the next by itself.
    ana.click(&cell("Ada Avocet, 4.30, not rated"));
    ana.sees(&cell("Ada Avocet, 4.30, Red"));
    for (child, letter, word) in letters {
        ana.press(&[letter]);
        ana.sees(&cell(format!("{child}, 4.30, {word}")));
    }
    ana.saved();
    half_term("Summer 2");
    for (child, _, word) in letters {
        ana.sees(&cell(format!("{child}, 4.30, not rated, {word} before")));
    }
    // Up at once: no red and no yellow is stored on the way.
    ana.click(&cell("Ada Avocet, 4.30, not rated, Yellow before"));
    ana.sees(&cell("Ada Avocet, 4.30, Green"));
    ana.press(&[DOWN]);
    ana.press(&[SPACE]);
    ana.sees(&cell("Bashir Bittern, 4.30, Yellow"));
    ana.press(&[ENTER]);
    ana.sees(&cell("Bashir Bittern, 4.30, Green"));
    // The highest is confirmed, and then taken away again.
    ana.click(&cell("Chloe Curlew, 4.30, not rated, Green before"));
    ana.sees(&cell("Chloe Curlew, 4.30, Green"));
    ana.click(&cell("Chloe Curlew, 4.30, Green"));
    ana.sees(&cell("Chloe Curlew, 4.30, not rated, Green before"));
    ana.saved();
}

#[test]
fn each_device_says_where_a_letter_goes_on() {
    let stage = Stage::new("marking-letters");
    let ana = board(&stage);
    let board = ana.address();
    let route = board.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();
    ana.reads("a colour’s letter rates and goes on down");
    let goes = "On the marking board, a colour’s letter marks and goes";
    for (habit, says, next) in [
        ("Right", "rates and goes on to the right", "Ada Avocet, 4.31, Green"),
        ("Nowhere", "a colour’s letter rates, 0", "Ada Avocet, 4.30, Green"),
        ("Down", "rates and goes on down", "Bashir Bittern, 4.30, Green"),
    ] {
        ana.go("#/settings/device");
        ana.choose(&combobox(goes).inside(region("This device")), habit);
        ana.go(&route);
        ana.reads(says);
        ana.click(&cell("Ada Avocet, 4.30…"));
        ana.press(&['y']);
        ana.sees(&cell("Ada Avocet, 4.30, Yellow"));
        ana.press(&['g']);
        ana.sees(&cell(next));
        ana.saved();
    }
}

#[test]
fn a_finger_paints_and_the_column_menu_fills_a_class() {
    let stage = Stage::new("marking-touch");
    let ana = board(&stage);
    ana.click(&radio("Green"));
    let over: Vec<What> =
        ["Dev Dunnock", "Esme Egret", "Finn Fieldfare"].iter().map(|child| cell(format!("{child}, 4.31, not rated"))).collect();
    // A quick stroke scrolls and paints nothing; a tap paints one; a finger that rested paints a run.
    let touch = ana.script("return getComputedStyle(document.querySelector('.mark')).touchAction", &[]);
    assert_eq!(touch.as_str(), Some("pan-x pan-y"));
    ana.swipe(&over);
    ana.after_frames();
    all_are(&ana, &["Dev Dunnock", "Esme Egret", "Finn Fieldfare"], "4.31", "not rated");
    ana.click(&cell("Grace Goldcrest, 4.31, not rated"));
    ana.sees(&cell("Grace Goldcrest, 4.31, Green"));
    ana.stroke(&over);
    all_are(&ana, &["Dev Dunnock", "Esme Egret", "Finn Fieldfare"], "4.31", "Green");
    ana.click(&button("4.31 I can…"));
    ana.sees(&heading("4.31 for everyone shown"));
    ana.click(&button("Yellow"));
    ana.sees(&cell("Ada Avocet, 4.31, Yellow"));
    ana.sees(&cell("Dev Dunnock, 4.31, Green"));
    ana.click(&button("Undo"));
    ana.sees(&cell("Ada Avocet, 4.31, not rated"));
    // The children can stand in the order of a column, who has nothing there last; marking moves nobody.
    let first = |name: &str| {
        ana.until("the first child", PATIENCE, || {
            let first = ana.script("return document.querySelector('.mark tbody th a').innerText", &[]);
            if first == name { Ok(()) } else { Err(first.to_string()) }
        });
    };
    ana.click(&button("4.31 I can…"));
    ana.click(&button("Lowest first"));
    first("Dev Dunnock");
    ana.sees(&cell("Dev Dunnock, 4.31, Green"));
    ana.click(&button("4.31 I can…"));
    ana.click(&button("As in the register"));
    first("Ada Avocet");
    ana.click(&button("4.32 I can…"));
    ana.click(&button("Not taught yet"));
    ana.sees(&cell("Ada Avocet, 4.32, not rated, not taught yet"));
    ana.click(&button("More"));
    ana.click(&checkbox("Show the children’s own marks"));
    ana.sees(&cell("Ada Avocet, 4.1, Green, the child says…"));
    ana.choose(&combobox("Stage"), "Stage 5");
    ana.sees(&cell("Ada Avocet, 5.31, not rated"));
    ana.choose(&combobox("Subject"), "Reading");
    ana.sees(&heading("Mark reading"));
    ana.click(&cell("Ada Avocet, 4.1, not rated"));
    ana.sees(&cell("Ada Avocet, 4.1, Red"));
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
    ana.sees(&cell("Hamza Heron, 4.31, Red"));
    ana.press(&[DOWN]);
    ana.press(&[SHIFT, RIGHT]);
    ana.press(&[SHIFT, DOWN]);
    ana.press(&['y']);
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.31", "Yellow");
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.32", "Yellow");
    ana.saved();
    ana.click(&button("Undo"));
    all_are(&ana, &["Isla Jackdaw", "Kofi Kestrel"], "4.32", "not rated");
    ana.reads("0 of 12 seen");
    let height = |ana: &Person| ana.script("return document.querySelector('.mark tbody').getBoundingClientRect().height", &[]);
    let before = height(&ana);
    ana.click(&button("The rest is unchanged"));
    ana.reads("12 of 12 seen");
    assert_eq!(height(&ana), before, "the rows have grown");
    ana.click(&button("Undo"));
    ana.reads("0 of 12 seen");
}

#[test]
fn a_mouse_drawn_over_the_board_marks_a_block_that_a_letter_rates() {
    let stage = Stage::new("marking-block");
    let ana = board(&stage);
    let children = ["Dev Dunnock", "Esme Egret", "Finn Fieldfare"];
    let of = |child: &str| cell(format!("{child}, 4.31, not rated"));
    ana.drag(&of("Dev Dunnock"), &of("Finn Fieldfare"));
    // Drawing over it rates nothing yet.
    all_are(&ana, &children, "4.31", "not rated");
    ana.press(&['g']);
    all_are(&ana, &children, "4.31", "Green");
    ana.saved();
    ana.click(&button("Undo"));
    all_are(&ana, &children, "4.31", "not rated");
}

#[test]
fn a_phone_marks_one_child_after_the_other_and_one_criterion_for_everyone() {
    let stage = Stage::new("marking-phone");
    let ana = board(&stage);
    ana.window(390, 844);
    ana.click(&button("More"));
    ana.choose(&combobox("Mark"), "One child");
    // A child begins with what nobody has marked yet, and a mark leads to the next.
    ana.sees(&heading("4.19 I can…"));
    // A tap too many meets the same question, not the next.
    let twice = "for (let n = 0; n < 2; n += 1) document.getElementById('answer-1').click()";
    let _tapped = ana.script(twice, &[]);
    ana.sees(&heading("4.20 I can…"));
    ana.reads("Ada Avocet, 4.20, not rated");
    ana.click(&button("Skip"));
    ana.sees(&heading("4.21 I can…"));
    ana.click(&button("Back"));
    ana.click(&button("Back"));
    ana.sees(&heading("4.19 I can…"));
    ana.reads("Ada Avocet, 4.19, Yellow");
    assert!(ana.overflow().0 <= 0, "{:?}", ana.overflow());
    let small = "return [...document.querySelectorAll('.single__answer')].filter((one) => one.offsetHeight < 64).length";
    assert_eq!(ana.script(small, &[]), 0);
    ana.click(&button("Next child"));
    ana.reads("Bashir Bittern, 4.18, not rated");
    ana.choose(&combobox("Child"), "Ada Avocet");
    ana.sees(&heading("4.20 I can…"));

    ana.click(&button("More"));
    ana.choose(&combobox("Mark"), "One criterion");
    ana.choose(&combobox("Column"), "4.20");
    ana.click(&button("Green").inside(region("Esme Egret, 4.20, not rated")));
    ana.sees(&region("Esme Egret, 4.20, Green"));
    ana.saved();
    ana.click(&button("More"));
    ana.choose(&combobox("Mark"), "The whole sheet");
    ana.window(1280, 900);
    ana.sees(&cell("Ada Avocet, 4.19, Yellow"));
    ana.sees(&cell("Esme Egret, 4.20, Green"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
}
