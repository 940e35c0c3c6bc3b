//! Everything with the keyboard alone.

use lantern_e2e::{
    DOWN, ENTER, ESCAPE, LEFT, Person, RIGHT, SPACE, Stage, TAB, UP, Voice, alert, button, dialog, heading, link, navigation, radio, table,
    textbox,
};
use serde_json::json;

#[test]
fn a_class_is_added_filled_and_rated_without_a_mouse() {
    let stage = Stage::new("keyboard");
    let ana = stage.person("ana");
    ana.tab_to(&button("Add a class"));
    // Escape closes the dialog and gives the focus back.
    ana.press(&[ENTER]);
    ana.is_focused(&textbox("Class name"));
    ana.press(&[ESCAPE]);
    ana.misses(&dialog("…"));
    ana.is_focused(&button("Add a class"));

    ana.press(&[SPACE]);
    ana.is_focused(&textbox("Class name"));
    ana.types("3R\n");
    ana.is_focused(&heading("3R"));

    ana.tab_to(&button("Import pupils"));
    ana.press(&[SPACE]);
    ana.sees(&textbox("Names, one a line"));
    ana.tab_to(&textbox("Names, one a line"));
    ana.types("Ivo Ivy\nHana Hazel");
    ana.tab_to(&button("Add 2 …"));
    ana.press(&[ENTER]);
    ana.saved();
    ana.sees(&table("3R"));

    ana.tab_to(&link("Hana Hazel").inside(table("3R")));
    ana.press(&[ENTER]);
    ana.is_focused(&heading("Hana Hazel"));
    ana.tab_to(&link("Academic work"));
    ana.press(&[ENTER]);
    ana.is_focused(&heading("Academic work"));
    ana.tab_to(&lantern_e2e::combobox("Stage"));
    ana.sees(&radio("Green"));

    // A group is one stop of Tab; arrows choose inside of it.
    let group = Voice::Teacher.group(&first_criterion(&ana));
    ana.tab_to(&radio("Not rated").inside(group.clone()));
    ana.press(&[LEFT]);
    ana.is_ticked(&radio("Red").inside(group.clone()), true);
    ana.is_focused(&radio("Red").inside(group.clone()));
    ana.press(&[UP]);
    ana.is_ticked(&radio("Yellow").inside(group.clone()), true);
    ana.is_focused(&radio("Yellow").inside(group.clone()));
    ana.press(&[RIGHT]);
    ana.is_ticked(&radio("Red").inside(group.clone()), true);
    ana.press(&['g']);
    ana.is_ticked(&radio("Green").inside(group.clone()), true);
    ana.saved();
    ana.press(&[TAB]);
    let child = Voice::Child.group(&first_criterion(&ana));
    ana.is_focused(&radio("Not rated").inside(child.clone()));
    ana.press(&['y']);
    ana.is_ticked(&radio("Yellow").inside(child.clone()), true);
    ana.saved();

    ana.reload();
    ana.is_ticked(&radio("Green").inside(group), true);
    ana.is_ticked(&radio("Yellow").inside(child), true);
    stage.kept_to_itself();
}

const DEMO: &str = "Demo class (invented children)";
/// At most so many stops of Tab from the top of a page to the first cell of its table.
const STOPS: usize = 8;

#[test]
fn a_table_is_few_stops_away_and_nothing_focused_is_covered() {
    let stage = Stage::new("keyboard tables");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&table(DEMO));
    let mut links = ana.links();
    for place in ["Assess", "Attitude"] {
        ana.turns_to(place);
        ana.sees(&navigation(place));
        links.extend(ana.links());
    }
    for page in ["/mark/", "/judge/", "/attitude", "/gaps/", "/tests", "/attendance"] {
        let Some(route) = links.iter().find(|link| link.contains(page)) else { panic!("no link to {page} in {links:?}") };
        ana.go(route);
        ana.settled();
        // The focus goes to the top, as in a page that was just opened.
        let _blurred = ana.script(
            "document.activeElement.blur(); const top = document.createElement('span'); top.tabIndex = -1; \
            document.body.prepend(top); top.focus(); top.remove()",
            &[],
        );
        let in_table = || {
            ana.script(
                "const here = document.activeElement; \
            return !!here.closest('#main [role=grid] td, #main [role=grid] th, #main .table-scroll')",
                &[],
            ) == true
        };
        let mut stops = 0;
        while !in_table() {
            ana.press(&[TAB]);
            stops += 1;
            assert!(stops <= STOPS, "{page}: more than {STOPS} stops to the table");
            if ana.focus(Some(&button("Skip to the table"))).0 {
                ana.press(&[ENTER]);
            }
        }
    }

    // From cell to cell of the board, at a desk and on a phone: no head and no name lies over the one that has the focus.
    let Some(board) = links.iter().find(|link| link.contains("/mark/")) else { panic!("no board in {links:?}") };
    for width in [390, 1280] {
        ana.window(width, 700);
        ana.go(board);
        ana.settled();
        let _focused = ana.script("document.querySelector('#main [role=grid] [tabindex=\"0\"]').focus()", &[]);
        for (key, times) in [(DOWN, 9), (RIGHT, 12), (UP, 9), (LEFT, 12)] {
            for step in 0..times {
                ana.press(&[key]);
                is_uncovered(&ana, &format!("{step} of {key:?} at {width} px"));
            }
        }
    }
    // And from stop to stop of a page with a head that stays.
    ana.window(390, 700);
    ana.go("#/settings");
    ana.settled();
    for step in 0..40 {
        ana.press(&[TAB]);
        is_uncovered(&ana, &format!("stop {step} of the settings"));
    }
}

/// What has the focus can be seen: not one of its corners alone lies under something else.
#[track_caller]
fn is_uncovered(person: &Person, when: &str) {
    let look = "const here = document.activeElement; if (here === document.body) return ''; \
        const { left, right, top, bottom } = here.getBoundingClientRect(); \
        const seen = (x, y) => { const hit = document.elementFromPoint(x, y); return hit && (here.contains(hit) || hit.contains(here) \
            || (hit.closest('label') || hit).contains(here)); }; \
        const within = (at, most) => Math.min(Math.max(at, 1), most - 1); \
        const x = within((left + right) / 2, innerWidth), y = within((top + bottom) / 2, innerHeight); \
        return seen(x, y) ? '' : here.outerHTML.slice(0, 120) + ' at ' + [left, top, right, bottom].map(Math.round) + ' is under ' \
            + (document.elementFromPoint(x, y) || document.body).outerHTML.slice(0, 120)";
    assert_eq!(person.script(look, &[]), json!(""), "{when}");
}

#[test]
fn what_is_wrong_is_tied_to_its_field_and_the_focus_is_there() {
    let stage = Stage::new("keyboard errors");
    let ana = stage.person("ana");
    let told = "const here = document.activeElement; const by = (here.getAttribute('aria-describedby') || '').split(' '); \
        return [here.getAttribute('aria-invalid'), by.map((id) => (document.getElementById(id) || {}).textContent || '').join(' ')]";
    ana.click(&button("Add a class"));
    ana.fill(&textbox("Class name"), " ");
    ana.click(&button("Add class"));
    ana.sees(&alert("…"));
    ana.is_focused(&textbox("Class name"));
    let said = ana.script(told, &[]);
    assert_eq!(said[0], json!("true"), "{said}");
    assert!(said[1].as_str().is_some_and(|words| !words.trim().is_empty()), "{said}");
    ana.press(&[ESCAPE]);
    ana.add_class("3R");
    ana.type_pupils(&["Ivo Ivy"]);
    // Of a form with many fields, the first that lacks something.
    ana.open_class("3R");
    ana.turns_to("Consultation day");
    ana.click(&button("Plan the day"));
    ana.sees(&alert("…"));
    ana.is_focused(&lantern_e2e::field("Date"));
    assert_eq!(ana.script(told, &[])[0], json!("true"));
    // Of one in which nothing is missing, the field from which somebody came to the button.
    ana.go("#/settings/judging");
    ana.fill(&lantern_e2e::field("Secure from (%)"), "99");
    ana.click(&button("Save numbers"));
    ana.sees(&alert("…"));
    ana.is_focused(&lantern_e2e::field("Secure from (%)"));
    assert_eq!(ana.script(told, &[])[0], json!("true"));
}

/// The number of the first criterion shown, such as `1.1`.
fn first_criterion(person: &Person) -> String {
    let first = "return document.querySelector('[role=radiogroup]').getAttribute('aria-label').split(' ')[0]";
    person.script(first, &[]).as_str().unwrap_or_default().to_owned()
}
