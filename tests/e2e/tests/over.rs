//! A half term that is over stays as it was: on the page and on paper, whatever numbers the school sets now.

use lantern_e2e::{PATIENCE, Person, Stage, What, button, combobox, field, heading, link, listitem, region, table};
use serde_json::json;

const DEMO: &str = "Demo class (invented children)";
const ASKS: &str = "Which half term";
const BEFORE: &str = "Autumn 1, 2026-27";
const NOW: &str = "Autumn 2, 2026-27 (now)";

/// The page's clock stands at a day of autumn 2.
fn in_november(person: &Person) {
    // Firefox gives a journey's script a world of its own; the page's lies behind it.
    let set = "const at = Date.parse(arguments[0] + 'T10:00:00'); const page = window.wrappedJSObject || window; \
               page.Date.now = () => at; window.dispatchEvent(new Event('focus'))";
    // First a day of another half term: whenever this runs, the page then asks, and again.
    for (day, half_term) in [("2026-10-20", "Autumn 1…"), ("2026-11-10", "Autumn 2…")] {
        let _set = person.script(set, &[json!(day)]);
        person.click(&button(half_term).inside(region(ASKS)));
        person.misses(&region(ASKS));
    }
}

/// A number of the form.
fn number(label: &str) -> What {
    field(label).inside(region("Judgements"))
}

/// What a half term's judgements are suggested to be, with their reasons.
fn judgements(person: &Person, half_term: &str) -> Vec<String> {
    person.choose(&combobox("Half term"), half_term);
    person.settled();
    person.texts(&table(DEMO))
}

/// The class summary of a half term, as it comes out of the printer.
fn summary(person: &Person, half_term: &str) -> Vec<String> {
    person.choose(&combobox("Half term"), half_term);
    person.sees(&region("Preview"));
    person.settled();
    person.on_paper(true)
}

#[test]
fn numbers_set_now_change_nothing_of_the_half_term_before() {
    let stage = Stage::new("what is over");
    let ana = stage.person("ana");
    in_november(&ana);
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    ana.turns_to("Judge");
    ana.sees(&heading("Judge maths"));
    let (before, now) = (judgements(&ana, BEFORE), judgements(&ana, NOW));
    assert!(before.concat().contains('%') && now.concat().contains('%'), "both are suggested with their reason: {before:?} {now:?}");
    ana.turns_to("Print");
    ana.click(&link("Class summary"));
    let (printed_before, printed_now) = (summary(&ana, BEFORE), summary(&ana, NOW));

    // The form says from which half term the numbers hold, and which held before.
    ana.go("#/settings/judging");
    let form = || region("Judgements");
    ana.reads("Earlier half terms stay as they were, on paper too.");
    assert_eq!(ana.value(&combobox("This holds from").inside(form())), "2026-27.autumn-2");
    for (label, share) in [("Developing from (%)", "1"), ("Secure from (%)", "2"), ("Mastering from (%)", "3")] {
        ana.fill(&number(label), share);
    }
    for half in ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"] {
        ana.fill(&number(&format!("{half} (%)")), "100");
    }
    ana.fill(&number("Nearly: points below"), "0");
    ana.click(&button("Save numbers"));
    ana.saved();
    ana.click(&button("What holds, and since when").inside(form()));
    ana.reads("From the beginning: steps from 40, 70, 90 %");
    ana.reads("From autumn 2, 2026-27: steps from 1, 2, 3 %");
    // Which colours are in use likewise; what they are called is the same in every half term.
    ana.click(&button("Change the scheme"));
    ana.click(&button("Add a band above"));
    ana.click(&button("Save scheme"));
    ana.misses(&button("Save scheme"));
    ana.saved();
    assert_eq!(ana.barriers(), Vec::<String>::new());

    ana.go("#/");
    ana.open_class(DEMO);
    ana.sees(&listitem("Blue"));
    ana.choose(&combobox("Half term"), BEFORE);
    ana.misses(&listitem("Blue"));
    ana.sees(&listitem("Green…"));
    ana.turns_to("Judge");
    ana.sees(&heading("Judge maths"));
    assert_eq!(judgements(&ana, BEFORE), before, "what is over is not recalculated");
    assert_ne!(judgements(&ana, NOW), now, "this half term is counted by the new numbers");
    ana.turns_to("Print");
    ana.click(&link("Class summary"));
    assert_eq!(summary(&ana, BEFORE), printed_before, "nor on paper");
    assert_ne!(summary(&ana, NOW), printed_now);

    // Numbers for a half term to come wait for it, and are told of meanwhile.
    ana.go("#/settings/judging");
    ana.choose(&combobox("This holds from").inside(form()), "Spring 1, 2026-27");
    ana.click(&button("Use the usual numbers").inside(form()));
    ana.saved();
    ana.choose(&combobox("This holds from").inside(form()), NOW);
    ana.reads("Something else is set from spring 1, 2026-27 on. It stays: change it there.");
    ana.click(&button("Undo"));
    ana.saved();
    ana.until("no word of later numbers", PATIENCE, || {
        if ana.page_text().contains("Something else is set from spring 1") { Err("it still says so".to_owned()) } else { Ok(()) }
    });
    stage.kept_to_itself();
}
