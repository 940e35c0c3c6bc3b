//! Self-assessment: a round of three children on one device, every way out tried, another device by file, and a whole class.

use lantern_e2e::{
    END, HOME, LEFT, PATIENCE, Person, RIGHT, Stage, TAB, Voice, button, checkbox, field, file_input, heading, radio, textbox,
};
use serde_json::Value;

const CLASS: &str = "4B";
pub(crate) const PIN: &str = "2580";
const NAMES: [&str; 3] = ["Ada Avocet", "Ben Bittern", "Ada Curlew"];
/// Strands that are not asked about here.
const LEFT_OUT: [&str; 6] = ["Attendance…", "Punctuality…", "PE kit…", "Homework…", "Attitude to learning…", "Behaviour outside class…"];

/// A class of three, a red rating of the teacher's, and an open round of three strands and two questions.
pub(crate) fn begin(ana: &Person) {
    ana.add_class(CLASS);
    ana.type_pupils(&NAMES);
    ana.open_pupil(CLASS, NAMES[0]);
    ana.rate(Voice::Teacher, "1.1", "Red");
    ana.saved();
    ana.go("#/");
    ana.open_class(CLASS);
    ana.turns_to("Self-assessment");
    ana.sees(&heading("Self-assessment"));
    for strand in LEFT_OUT {
        ana.click(&checkbox(strand));
    }
    ana.click(&button("Start the round"));
    ana.sees(&heading("The round is open"));
    ana.saved();
}

pub(crate) fn chooses_a_pin(ana: &Person, which: &str, then: &str) {
    ana.click(&button(which));
    ana.fill(&field("PIN"), PIN);
    ana.fill(&field("PIN again"), PIN);
    ana.click(&button(then));
}

/// The screen belongs to the children, and holds nothing of anybody's but first names.
pub(crate) fn is_locked(ana: &Person) {
    ana.sees(&heading("Who are you?"));
    let page = ana.until("the page as it is", PATIENCE, || match ana.script("return document.documentElement.outerHTML", &[]) {
        Value::String(page) => Ok(page),
        other => Err(other.to_string()),
    });
    for secret in ["Avocet", "Bittern", "Curlew", "Undo", "Settings", "1.1 "] {
        assert!(!page.contains(secret), "the children’s page holds {secret:?}");
    }
    assert!(!ana.title().contains(CLASS), "{}", ana.title());
}

pub(crate) fn unlocks(ana: &Person) {
    ana.click(&button("For the teacher"));
    ana.fill(&field("PIN"), PIN);
    ana.click(&button("Unlock"));
}

#[test]
fn three_children_answer_on_one_device() {
    let stage = Stage::new("round");
    let ana = stage.person("ana");
    begin(&ana);
    chooses_a_pin(&ana, "Let the children answer here", "Hand over to the children");
    is_locked(&ana);
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());

    // Ben changes his mind, is interrupted, and finds what is left: what he said is not there for whoever taps his tile.
    ana.click(&button("Ben"));
    ana.sees(&heading("I wear my school uniform."));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    // The lights are one stop of Tab; arrows go from one to the next and choose nothing.
    ana.tab_to(&radio("Yes, nearly always"));
    ana.press(&[RIGHT]);
    ana.is_focused(&radio("Sometimes"));
    ana.press(&[LEFT]);
    ana.press(&[LEFT]);
    ana.is_focused(&radio("Not yet. I need help"));
    ana.press(&[RIGHT]);
    ana.is_focused(&radio("Yes, nearly always"));
    ana.press(&[END]);
    ana.is_focused(&radio("Not yet. I need help"));
    ana.press(&[HOME]);
    ana.is_focused(&radio("Yes, nearly always"));
    ana.is_ticked(&radio("Yes, nearly always"), false);
    ana.press(&[TAB]);
    ana.is_focused(&button("Back"));
    let text = ana.page_text();
    assert!(!text.contains("Ada") && !text.contains("Bittern"), "nothing of another child: {text}");
    ana.click(&radio("Yes, nearly always"));
    ana.sees(&heading("I try hard, even when work is tricky."));
    ana.click(&button("Back"));
    ana.sees(&heading("I wear my school uniform."));
    ana.is_ticked(&radio("Yes, nearly always"), true);
    ana.click(&radio("Sometimes"));
    ana.sees(&heading("I try hard, even when work is tricky."));
    ana.reload();
    is_locked(&ana);
    ana.click(&button("Ben"));
    ana.sees(&heading("I try hard, even when work is tricky."));
    ana.click(&button("Back"));
    is_locked(&ana);
    ana.click(&button("Ben"));
    ana.sees(&heading("I try hard, even when work is tricky."));
    ana.click(&radio("Yes, nearly always"));
    ana.sees(&heading("I behave well in class."));
    ana.click(&button("Not now"));
    ana.sees(&heading("I am proud of …"));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    // What does not fit is not cut in silence.
    ana.fill(&textbox("I am proud of …"), &"a dragon ".repeat(60));
    ana.reads("That is all that fits here. You can tell your teacher the rest.");
    ana.fill(&textbox("I am proud of …"), "my story about the dragon");
    assert!(!ana.page_text().contains("That is all that fits here"));
    ana.click(&button("Next"));
    ana.sees(&heading("I would like help with …"));
    ana.click(&button("Next"));
    ana.sees(&heading("One light is still to choose."));
    ana.click(&button("Go there"));
    ana.click(&radio("Not yet. I need help"));
    ana.sees(&heading("I am proud of …"));
    assert_eq!(ana.value(&textbox("I am proud of …")), "my story about the dragon");
    ana.click(&button("Next"));
    ana.click(&button("Next"));
    ana.sees(&heading("Thank you!"));
    assert!(!ana.page_text().contains("Ben"), "the end shows nothing of anyone");
    ana.click(&button("Done"));

    // A picture of one's own, and it stays.
    ana.click(&button("Ada A"));
    ana.click(&button("Ada A: choose another picture"));
    // Ben and the other Ada have theirs.
    let taken = "return document.querySelectorAll('button[aria-label$=\", another child has it\"]').length";
    assert_eq!(ana.script(taken, &[]), 2);
    ana.click(&button("rocket"));
    ana.sees(&heading("I wear my school uniform."));
    ana.click(&button("Stop for now"));
    is_locked(&ana);
    for (tile, band) in [("Ada A", "Yes, nearly always"), ("Ada C", "Sometimes")] {
        ana.click(&button(tile));
        for asked in ["I wear my school uniform.", "I try hard, even when work is tricky.", "I behave well in class."] {
            ana.sees(&heading(asked));
            ana.click(&radio(band));
        }
        for asked in ["I am proud of …", "I would like help with …"] {
            ana.sees(&heading(asked));
            ana.click(&button("Next"));
        }
        ana.sees(&heading("Thank you!"));
        ana.click(&button("Done"));
    }
    unlocks(&ana);
    ana.sees(&heading("The round is open"));
    ana.reads("3 of 3 children have finished.");
    ana.reads("4 of 5 answered");
    ana.click(&button("Close the round"));
    ana.sees(&heading("Closed rounds of this half term"));
    stage.kept_to_itself();
}

#[test]
fn no_way_out_leads_past_the_pin() {
    let stage = Stage::new("locked");
    let mut ana = stage.person("ana");
    begin(&ana);
    let class = ana.address();
    let earlier = ana.this_tab();
    // A tab that was open before follows at once.
    let second = ana.new_tab();
    ana.sees(&heading("Classes"));
    ana.turn_to(&earlier);
    chooses_a_pin(&ana, "Let the children answer here", "Hand over to the children");
    // Both start afresh, and either may be the one that goes on; the other says so.
    for tab in [&earlier, &second] {
        ana.turn_to(tab);
        ana.until("the children’s screen", PATIENCE, || match ana.page_text() {
            text if text.contains("Who are you?") || text.contains("This is open in another tab") => Ok(()),
            text => Err(text),
        });
    }
    ana.close_tab();
    ana.turn_to(&earlier);
    is_locked(&ana);

    for _ in 0..3 {
        let before = ana.address();
        ana.back();
        ana.until("another address after Back", PATIENCE, || if ana.address() == before { Err(before.clone()) } else { Ok(()) });
        if !ana.address().starts_with(&ana.app_address()) {
            // Back has left the app altogether; coming back to it is no way out either.
            ana.go("#/");
        }
        is_locked(&ana);
    }
    let route = class.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();
    for address in ["#/", "#/settings", "#/rescue", &route] {
        ana.go(address);
        is_locked(&ana);
    }
    ana.go("?rescue#/rescue");
    is_locked(&ana);
    ana.reload();
    is_locked(&ana);
    // Typed as a new address in a new tab, while the first is there and when it has gone.
    let third = ana.new_tab();
    ana.sees(&heading("This is open in another tab"));
    ana.turn_to(&earlier);
    ana.close_tab();
    ana.turn_to(&third);
    is_locked(&ana);
    // A file dropped on the page, and the keys of undo.
    ana.drops("a class.lantern.json", "application/json", "{}");
    ana.press(&['\u{e009}', 'z']);
    is_locked(&ana);
    ana.comes_back();
    is_locked(&ana);
    ana.go(&route);
    is_locked(&ana);
    stage.kept_to_itself();
}

/// Changes the record of child mode as it is stored.
pub(crate) fn turn_the_clock(ana: &Person, change: &str) {
    let script = format!(
        "return new Promise((done, failed) => {{
            const open = indexedDB.open('lantern');
            open.onsuccess = () => {{
                const tx = open.result.transaction('meta', 'readwrite');
                const meta = tx.objectStore('meta');
                const got = meta.get('child-mode');
                got.onsuccess = () => {{ const mode = JSON.parse(got.result); {change}; meta.put(JSON.stringify(mode), 'child-mode'); }};
                tx.oncomplete = () => {{ open.result.close(); done(true); }};
                tx.onerror = () => failed(tx.error);
            }};
        }})"
    );
    assert_eq!(ana.script(&script, &[]), Value::Bool(true));
}

#[test]
fn wrong_tries_slow_down_and_a_forgotten_pin_loses_nothing() {
    let stage = Stage::new("forgotten");
    let ana = stage.person("ana");
    begin(&ana);
    // A PIN a child would guess is refused at once. What to do when it is forgotten is there.
    ana.click(&button("Let the children answer here"));
    ana.click(&button("If the PIN is forgotten"));
    ana.reads("I am the teacher and I have forgotten the PIN");
    ana.reads("Guided Access");
    ana.fill(&field("PIN"), "1234");
    ana.fill(&field("PIN again"), "1234");
    ana.click(&button("Hand over to the children"));
    ana.reads("A child would guess this one.");
    ana.fill(&field("PIN"), PIN);
    ana.fill(&field("PIN again"), "2581");
    ana.click(&button("Hand over to the children"));
    ana.reads("The two are not the same.");
    ana.fill(&field("PIN again"), PIN);
    ana.click(&button("Hand over to the children"));
    is_locked(&ana);
    ana.click(&button("Ben"));
    ana.click(&radio("Yes, nearly always"));
    ana.sees(&heading("I try hard, even when work is tricky."));
    ana.click(&button("Stop for now"));

    ana.click(&button("For the teacher"));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    for wrong in ["0000", "please"] {
        ana.fill(&field("PIN"), wrong);
        ana.click(&button("Unlock"));
        ana.reads("That is not the PIN.");
        // Whoever slipped types again at once.
        ana.is_focused(&field("PIN"));
    }
    // A reload takes nothing back.
    ana.reload();
    ana.click(&button("For the teacher"));
    ana.fill(&field("PIN"), "2581");
    ana.click(&button("Unlock"));
    ana.reads("Too many wrong tries. Please wait");
    ana.reload();
    ana.click(&button("For the teacher"));
    ana.reads("Too many wrong tries. Please wait");

    // However often they try, nobody waits longer than a minute.
    turn_the_clock(&ana, "mode.tries = 40; mode.wait_until = Math.floor(Date.now() / 1000) + 900");
    ana.reload();
    ana.click(&button("For the teacher"));
    ana.reads("Too many wrong tries. Please wait 1 minute.");
    // The guide is there, and keeps its words from the children.
    ana.click(&button("Forgotten the PIN?"));
    ana.reads("You find them in Lantern on another device or in another browser: in Settings, under “A forgotten PIN”.");
    assert!(!ana.page_text().contains("I am the teacher"), "a child can read: {}", ana.page_text());
    // The way out of the guide: its words, then five minutes.
    turn_the_clock(&ana, "mode.wait_until = 0");
    ana.reload();
    ana.click(&button("For the teacher"));
    ana.fill(&field("PIN"), "I am the teacher and I have forgotten the PIN");
    ana.click(&button("Unlock"));
    ana.reads("Lantern opens in");
    turn_the_clock(&ana, "mode.opens_at = 1");
    ana.reload();
    is_locked(&ana);
    ana.reads("Somebody has said that the PIN is forgotten.");
    ana.click(&button("For the teacher"));
    ana.reads("Lantern can be opened now.");
    ana.click(&button("Open Lantern"));
    ana.sees(&heading("The round is open"));
    ana.reads("1 of 5 answered");
    stage.kept_to_itself();
}

#[test]
fn another_device_answers_by_file() {
    let stage = Stage::new("another device");
    let (ana, tablet) = (stage.person("ana"), stage.person("tablet"));
    begin(&ana);
    let questions = ana.download(|| chooses_a_pin(&ana, "Self-assessment for another device", "Save the file"));
    let text = std::fs::read_to_string(&questions.path).unwrap();
    for secret in ["Avocet", "Bittern", "Curlew", PIN] {
        assert!(!text.contains(secret) && !questions.name.contains(secret), "the file tells {secret}");
    }

    tablet.upload(&file_input("Open a file…"), &questions.path);
    is_locked(&tablet);
    tablet.click(&button("Ben"));
    tablet.click(&radio("Yes, nearly always"));
    tablet.sees(&heading("I try hard, even when work is tricky."));
    tablet.click(&radio("Sometimes"));
    tablet.sees(&heading("I behave well in class."));
    tablet.click(&button("Stop for now"));
    unlocks(&tablet);
    tablet.sees(&heading("Hand in the answers"));
    tablet.reads("2 answers are on this device and still to be handed in.");
    // A reload keeps it locked, and the answers are still there.
    tablet.reload();
    is_locked(&tablet);
    unlocks(&tablet);
    tablet.sees(&heading("Hand in the answers"));
    let answers = tablet.download(|| tablet.click(&button("Save the answers file")));
    tablet.reads("It is in your downloads.");
    tablet.click(&button("Remove the answers from this device and finish"));
    tablet.sees(&heading("Welcome to Lantern"));

    ana.upload(&file_input("Open an answers file…"), &answers.path);
    ana.sees(&heading("Answers of a self-assessment"));
    ana.reads("Ben Bittern: 2 answers");
    ana.click(&button("Add the answers"));
    ana.sees(&heading("The round is open"));
    ana.reads("2 of 5 answered");
    ana.saved();
    // Once only.
    ana.upload(&file_input("Open an answers file…"), &answers.path);
    ana.reads("You have taken in everything in this file already.");
    ana.click(&button("Close"));

    // Changed by hand, a closed round, another school: refused with the reason, and nothing is taken in.
    let text = std::fs::read_to_string(&answers.path).unwrap();
    let changed = text.replacen("\"by\":\"child\"", "\"by\":\"teacher\"", 1);
    assert_ne!(changed, text, "the file says nowhere that a child wrote it");
    let forged = stage.file("forged.lantern.json", changed.as_bytes());
    ana.go("#/");
    ana.upload(&file_input("Open a file…"), &forged);
    ana.reads("it was not written by the child");
    let other = stage.person("other");
    other.click(&button("Try the demo class"));
    other.sees(&heading("Demo class (invented children)"));
    other.go("#/");
    other.upload(&file_input("Open a file…"), &answers.path);
    other.reads("belong to another school’s files");
    ana.open_class(CLASS);
    ana.turns_to("Self-assessment");
    ana.click(&button("Close the round"));
    ana.sees(&heading("Closed rounds of this half term"));
    ana.upload(&file_input("Open an answers file…"), &answers.path);
    ana.reads("This self-assessment is closed.");
    stage.kept_to_itself();
}
