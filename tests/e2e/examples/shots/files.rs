//! A child's file in its parts, a meeting step by step, and what is printed.

use crate::{DEMO, Shots, classes::with_demo, named};
use lantern_e2e::{Person, Stage, button, heading, link, navigation, pupils::seven_years, table};

const PARTS: [&str; 9] =
    ["My profile", "Academic work", "Targets", "Attitude", "Meetings", "Praise", "Tests", "Notes", "Name, class and more"];

const SHEETS: [(&str, bool); 9] = [
    ("Slips to take home", false),
    ("Target cards", false),
    ("My profile", false),
    ("Whole file", false),
    ("Handover", false),
    ("Class summary", true),
    ("Criteria, filled in", false),
    ("Criteria, blank", false),
    ("Page for a phone", false),
];

/// Every part of the file that is open.
fn parts(shots: &Shots, person: &Person, scene: &str) {
    for part in PARTS {
        let name = named(scene, part);
        if shots.wants(&name) {
            person.click(&link(part).inside(navigation("This file")));
            person.settled();
            shots.take(person, &name);
        }
    }
}

/// The file of a demo child, and one of seven years.
pub(crate) fn file(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    ana.open_class(DEMO);
    ana.click(&link("Esme Egret").inside(table(DEMO)));
    parts(shots, &ana, "file");
    ana.click(&link("Name, class and more").inside(navigation("This file")));
    for page in ["History", "Everything about this child"] {
        let name = named("file", page);
        if shots.wants(&name) {
            ana.click(&link(page));
            ana.settled();
            shots.take(&ana, &name);
            ana.back();
            ana.settled();
        }
    }
    if !shots.wants("file-years") {
        return;
    }
    let (text, _) = seven_years("6L", "Ada Avocet", "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley");
    ana.open_file(&stage.file("6L.lantern.json", text.as_bytes()));
    ana.take_in();
    ana.open_pupil("6L", "Ada Avocet");
    parts(shots, &ana, "file-years");
}

/// A meeting of a demo child, step by step.
pub(crate) fn meeting(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    ana.open_class(DEMO);
    ana.click(&link("Esme Egret").inside(table(DEMO)));
    ana.click(&link("Meetings").inside(navigation("This file")));
    ana.click(&link("Begin the meeting"));
    ana.sees(&heading("Mentoring meeting"));
    shots.take(&ana, "meeting-begin");
    ana.click(&button("Begin the meeting"));
    ana.sees(&button("Next: Side by side"));
    ana.settled();
    shots.take(&ana, "meeting-first");
    for step in ["Side by side", "Attendance and attitude", "Celebrate", "New targets", "What we say", "We agree"] {
        ana.click(&button(format!("Next: {step}")));
        ana.sees(&heading(step));
        ana.settled();
        shots.take(&ana, &named("meeting", step));
    }
    ana.click(&button("Finish the meeting"));
    ana.click(&button("End it anyway"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    shots.take(&ana, "meeting-over");
}

/// Every kind of sheet, on the screen and on paper, of the demo class.
pub(crate) fn paper(shots: &Shots, stage: &Stage) {
    let ana = with_demo(stage);
    ana.open_class(DEMO);
    ana.turns_to("Print");
    for (kind, landscape) in SHEETS {
        let name = named("paper", kind);
        if shots.wants(&name) {
            ana.click(&link(kind));
            ana.settled();
            shots.take(&ana, &name);
            shots.print(&ana, &name, landscape);
        }
    }
}
