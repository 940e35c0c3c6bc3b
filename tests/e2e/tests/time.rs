//! The page notices the date: a half term begins while it is open, an earlier one is looked at on purpose, the clock is wrong.

use lantern_e2e::{Person, Stage, Voice, button, combobox, heading, link, region};
use serde_json::json;

const CLASS: &str = "4B";
const CHILD: &str = "Ada Avocet";
const ASKS: &str = "Which half term";

/// From now on the page's clock stands at a day, and the page gets the focus.
pub(crate) fn it_is(person: &Person, day: &str) {
    // Firefox gives a journey's script a world of its own; the page's lies behind it.
    let set = "const at = Date.parse(arguments[0] + 'T10:00:00'); const page = window.wrappedJSObject || window; \
               page.Date.now = () => at; window.dispatchEvent(new Event('focus'))";
    let _set = person.script(set, &[json!(day)]);
    person.settled();
}

/// A class with two children, begun on 20 October.
fn in_october(person: &Person) {
    it_is(person, "2026-10-20");
    // That day is over, so the page was opened in another half term.
    person.click(&button("Autumn 1…").inside(region(ASKS)));
    person.misses(&region(ASKS));
    person.add_class(CLASS);
    person.type_pupils(&[CHILD, "Ben Bittern"]);
    person.open_pupil(CLASS, CHILD);
    person.rate(Voice::Teacher, "1.1", "Yellow");
}

#[test]
fn a_half_term_that_begins_while_the_page_is_open_is_asked_about_before_anything_is_stored() {
    let stage = Stage::new("half term begins");
    let ana = stage.person("ana");
    in_october(&ana);

    // In the holiday it is still autumn 1; the page that shows today says that there is no school.
    it_is(&ana, "2026-10-28");
    ana.misses(&region(ASKS));
    ana.open_class(CLASS);
    ana.turns_to("Today");
    ana.reads("Half-term holiday until 2 November");
    it_is(&ana, "2026-10-31");
    ana.reads("Half-term holiday until 2 November");
    ana.open_pupil(CLASS, CHILD);

    it_is(&ana, "2026-11-03");
    ana.sees(&region(ASKS));
    ana.reads("It is now autumn 2. Mark for which half term?");
    assert_eq!(ana.barriers(), Vec::<String>::new());

    // A mark is held back by the question, and goes to the half term that is meant.
    ana.click(&lantern_e2e::radio("Red").inside(Voice::Teacher.group("1.2")));
    ana.sees(&heading("Which half term?"));
    ana.reads("What you have just done is kept and waits for your answer.");
    ana.click(&button("Autumn 2"));
    ana.saved();
    ana.misses(&region(ASKS));
    ana.is_rated(Voice::Teacher, "1.2", "Red");
    ana.choose(&combobox("Half term"), "Autumn 1, 2026-27");
    ana.is_rated(Voice::Teacher, "1.1", "Yellow");
    ana.is_rated(Voice::Teacher, "1.2", "Not rated");

    // Whoever stays in the earlier one is told so on every page, and comes back by a link.
    it_is(&ana, "2027-01-12");
    ana.go("#/");
    ana.click(&button("Still autumn 2").inside(region(ASKS)));
    ana.open_class(CLASS);
    ana.reads("You are looking at autumn 2, 2026-27.");
    ana.click(&link("Back to spring 1, which is now"));
    ana.misses(&link("Back to spring 1, which is now"));
    stage.kept_to_itself();
}

#[test]
fn an_earlier_half_term_is_marked_wherever_it_is_looked_at_and_now_stays_now() {
    let stage = Stage::new("an earlier half term");
    let ana = stage.person("ana");
    in_october(&ana);
    ana.open_class(CLASS);
    ana.misses(&link("Back to…"));

    // The pages of a class lead to now, whenever that is: no half term stands in their addresses.
    for page in ["Targets", "Attitude", "Meetings", "Class board"] {
        ana.turns_to(page);
        ana.settled();
        assert!(!ana.address().contains("2026-27"), "{page}: {}", ana.address());
    }
    ana.choose(&combobox("Half term"), "Summer 2, 2025-26");
    for page in ["Targets", "Attitude", "Meetings", "Self-assessment", "Class board"] {
        ana.turns_to(page);
        ana.reads("You are looking at summer 2, 2025-26.");
        assert!(ana.address().ends_with("2025-26.summer-2"), "{page}: {}", ana.address());
    }
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&link("Back to autumn 1 of 2026-27, which is now"));
    ana.misses(&link("Back to…"));
    ana.sees(&link(CHILD));
    assert!(!ana.address().contains("2025-26"), "{}", ana.address());
    stage.kept_to_itself();
}

#[test]
fn a_clock_that_can_hardly_be_right_is_challenged_once_and_the_children_are_shown() {
    let stage = Stage::new("a wrong clock");
    let ana = stage.person("ana");
    in_october(&ana);
    for wrong in ["2019-03-05", "2195-03-05", "1970-01-01"] {
        it_is(&ana, wrong);
        ana.sees(&region("The clock"));
        ana.reads("The newest entry here is of 20 October 2026.");
        ana.open_class(CLASS);
        ana.sees(&link(CHILD));
        ana.misses(&region(ASKS));
    }
    assert_eq!(ana.barriers(), Vec::<String>::new());
    // Put right, it is no longer spoken of.
    it_is(&ana, "2026-10-21");
    ana.misses(&region("The clock"));
    ana.misses(&region(ASKS));

    it_is(&ana, "2019-03-05");
    ana.reads("The clock of this device says 5 March 2019.");
    ana.click(&button("The clock is right"));
    ana.misses(&region("The clock"));
    it_is(&ana, "2019-03-06");
    ana.misses(&region("The clock"));
    ana.go("#/");
    ana.sees(&heading("Classes"));
    stage.kept_to_itself();
}
