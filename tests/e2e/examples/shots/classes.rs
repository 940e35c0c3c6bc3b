//! The pages of a class: of nobody, of one child, of thirty with long names, and of the demo class.

use crate::{DEMO, Shots, named};
use lantern_e2e::{Person, Stage, button, combobox, field, file_input, heading, pupils::CHILDREN, pupils::class_list, radio, textbox};

/// What a page of a class is called in the navigation.
const PAGES: [&str; 15] = [
    "Class board",
    "Today",
    "Mark",
    "Judge",
    "Gaps",
    "Tests",
    "Targets",
    "Attitude",
    "Attendance",
    "Praise",
    "Self-assessment",
    "Side by side",
    "Meetings",
    "Consultation day",
    "Print",
];

const LONG: [&str; 3] =
    ["Maximiliana-Anastasia Featherstonehaugh-Cholmondeley", "Wilhelmina Featherstonehaughton", "Bartholomew Wolstenholme-Cholmondeley"];

/// Every page of the class that is open.
fn pages(shots: &Shots, person: &Person, scene: &str) {
    for page in PAGES {
        let name = named(scene, page);
        if shots.wants(&name) {
            person.turns_to(page);
            person.settled();
            shots.take(person, &name);
        }
    }
}

/// A class of nobody.
pub(crate) fn nobody(shots: &Shots, stage: &Stage) {
    let ana = stage.person("nobody");
    ana.add_class("4B");
    pages(shots, &ana, "nobody");
}

/// A class of one child with a long name.
pub(crate) fn one(shots: &Shots, stage: &Stage) {
    let ana = stage.person("one");
    ana.add_class("4B");
    ana.type_pupils(&LONG[..1]);
    ana.open_class("4B");
    pages(shots, &ana, "one");
}

/// A class of thirty, some with long names, as has its class.
pub(crate) fn thirty(shots: &Shots, stage: &Stage) {
    let ana = stage.person("thirty");
    let class = "4B, the class with rather a long name";
    let short = CHILDREN.iter().skip(LONG.len()).map(|(forename, surname)| format!("{forename} {surname}"));
    let all: Vec<String> = LONG.into_iter().map(str::to_owned).chain(short).collect();
    ana.add_class(class);
    ana.type_pupils(&all.iter().map(String::as_str).collect::<Vec<_>>());
    ana.open_class(class);
    pages(shots, &ana, "thirty");
}

/// The demo class.
pub(crate) fn demo(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    ana.open_class(DEMO);
    pages(shots, &ana, "demo");
}

/// Somebody with the demo class.
pub(crate) fn with_demo(stage: &Stage) -> Person {
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana
}

/// A consultation day of the demo class, filled in, on the screen and on paper.
pub(crate) fn day(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    ana.open_class(DEMO);
    ana.turns_to("Consultation day");
    ana.sees(&heading("Parent Consultation Days"));
    ana.settled();
    let today = "const el = document.querySelector('input[type=date]'); el.value = new Date().toISOString().slice(0, 10); \
                 el.dispatchEvent(new Event('input', { bubbles: true }))";
    let _chosen = ana.script(today, &[]);
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));
    shots.take(&ana, "day-empty");
    ana.click(&button("Fill in automatically"));
    ana.sees(&button("Cancel slot of …"));
    ana.saved();
    ana.click(&button("Move Ada Avocet"));
    shots.take(&ana, "day-moving");
    for (paper, page) in [("Door list …", "day-door"), ("Invitation slips …", "day-slips")] {
        ana.click(&button(paper));
        ana.sees(&button("Back to the day"));
        shots.take(&ana, page);
        shots.print(&ana, page, false);
        ana.click(&button("Back to the day"));
    }
}

/// Adding children by a list, and a round of self-assessment in their hands.
pub(crate) fn child(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    if shots.wants("child-list") || shots.wants("child-list-columns") {
        let list = stage.file("class list.csv", &class_list());
        ana.go("#/");
        ana.add_class("4B");
        ana.offers("Import pupils");
        ana.click(&button("Import pupils"));
        ana.sees(&textbox("Names, one a line"));
        shots.take(&ana, "child-list");
        ana.upload(&file_input("Choose a file…"), &list);
        ana.sees(&combobox("…"));
        shots.take(&ana, "child-list-columns");
    }
    ana.open_class(DEMO);
    ana.turns_to("Self-assessment");
    ana.click(&button("Start the round"));
    ana.sees(&heading("The round is open"));
    ana.saved();
    shots.take(&ana, "child-round");
    ana.click(&button("Let the children answer here"));
    for name in ["PIN", "PIN again"] {
        ana.fill(&field(name), "2580");
    }
    ana.click(&button("Hand over to the children"));
    ana.sees(&heading("Who are you?"));
    shots.take(&ana, "child-tiles");
    ana.click(&button("Esme"));
    ana.sees(&radio("Yes, nearly always"));
    shots.take(&ana, "child-asked");
    ana.click(&button("Stop for now"));
    ana.click(&button("For the teacher"));
    shots.take(&ana, "child-pin");
    ana.fill(&field("PIN"), "2580");
    ana.click(&button("Unlock"));
    ana.sees(&heading("The round is open"));
}
