//! Pictures of the app's pages, to look at: `cargo run -p lantern-e2e --example shots -- [words of page names]`.
//!
//! Chromium, the release in `dist/` (or `LANTERN_DIST`), 390, 820 and 1280 pixels wide, light and dark, into `target/shots/`.

use lantern_e2e::{
    Person, Stage, Voice, button, combobox, field, file_input, heading, link,
    pupils::{CHILDREN, class_list, seven_years},
    radio, table, textbox,
};
use std::path::{Path, PathBuf};

const WIDTHS: [u32; 3] = [390, 820, 1280];
const TALLEST: i64 = 5000;
const DEMO: &str = "Demo class (invented children)";

struct Shots {
    folder: PathBuf,
    wanted: Vec<String>,
}

impl Shots {
    /// Takes the page as it is, whole, at every width, light and dark.
    fn take(&self, person: &Person, page: &str) {
        if !self.wanted.is_empty() && !self.wanted.iter().any(|word| page.contains(word.as_str())) {
            return;
        }
        for dark in [false, true] {
            person.prefers_dark(dark);
            for width in WIDTHS {
                person.window(width, 900);
                let height = person.script("return document.scrollingElement.scrollHeight", &[]).as_i64().unwrap_or(900);
                person.window(width, u32::try_from(height.clamp(700, TALLEST)).unwrap_or(900));
                person.after_frames();
                let path = self.folder.join(format!("{page}-{width}-{}.png", if dark { "dark" } else { "light" }));
                match person.picture(&path) {
                    Ok(()) => println!("{}", path.display()),
                    Err(problem) => eprintln!("{page} at {width}: {problem}"),
                }
            }
        }
        person.prefers_dark(false);
        person.window(1280, 900);
    }

    /// Prints the page into a PDF beside the pictures.
    fn print(&self, person: &Person, page: &str, landscape: bool) {
        if self.wanted.is_empty() || self.wanted.iter().any(|word| page.contains(word.as_str())) {
            let path = self.folder.join(format!("{page}.pdf"));
            match std::fs::write(&path, person.pdf(landscape)) {
                Ok(()) => println!("{}", path.display()),
                Err(problem) => eprintln!("{page}: {problem}"),
            }
        }
    }
}

/// A meeting of the demo child whose page is open, step by step.
fn meeting(shots: &Shots, ana: &Person) {
    ana.click(&link("Begin the meeting"));
    ana.sees(&heading("Mentoring meeting"));
    shots.take(ana, "meeting-begin");
    ana.click(&button("Begin the meeting"));
    for step in ["Side by side", "Attendance and attitude", "Celebrate", "New targets", "What we say", "We agree"] {
        ana.settled();
        shots.take(ana, &format!("meeting-before-{}", step.to_lowercase().replace(' ', "-")));
        ana.click(&button(format!("Next: {step}")));
        ana.sees(&heading(step));
    }
    shots.take(ana, "meeting-agree");
    ana.click(&button("Finish the meeting"));
    ana.click(&button("End it anyway"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    shots.take(ana, "meeting-over");
}

/// A consultation day of the demo class, filled in, on the screen and on paper.
fn consultation(shots: &Shots, ana: &Person) {
    let today = "const el = document.querySelector('input[type=date]'); el.value = new Date().toISOString().slice(0, 10); \
                 el.dispatchEvent(new Event('input', { bubbles: true }))";
    let _chosen = ana.script(today, &[]);
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));
    shots.take(ana, "consultation-empty");
    ana.click(&button("Fill in automatically"));
    ana.sees(&button("Free the slot of …"));
    ana.saved();
    ana.click(&button("Move Ada Avocet"));
    shots.take(ana, "consultation-moving");
    for (paper, page) in [("Door list …", "consultation-door"), ("Invitation slips …", "consultation-slips")] {
        ana.click(&button(paper));
        ana.sees(&button("Back to the day"));
        shots.take(ana, page);
        shots.print(ana, page, false);
        ana.click(&button("Back to the day"));
    }
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/shots");
    let folder = folder.canonicalize().unwrap_or(folder);
    let shots = Shots { folder, wanted: std::env::args().skip(1).collect() };
    let stage = Stage::new("shots");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    ana.sees(&button("Add a class"));
    shots.take(&ana, "start-empty");
    ana.click(&button("Add a class"));
    ana.sees(&textbox("Class name"));
    shots.take(&ana, "add-a-class");
    ana.click(&button("Cancel"));
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana.go("#/");
    shots.take(&ana, "start-demo");
    ana.open_class(DEMO);
    shots.take(&ana, "board-demo");
    for (page, title) in [
        ("Attitude", "Attitude and behaviour"),
        ("Attendance", "Attendance"),
        ("Praise", "Praise"),
        ("Self-assessment", "Self-assessment"),
        ("Side by side", "Side by side"),
    ] {
        ana.turns_to(page);
        ana.sees(&heading(title));
        ana.settled();
        shots.take(&ana, &format!("{}-demo", page.to_lowercase().replace(' ', "-")));
    }
    ana.go("#/school");
    ana.reads("Whole school");
    shots.take(&ana, "school-demo");
    ana.choose(&combobox("Look at"), "Mentoring meetings");
    ana.click(&button("Whole school: Not yet, …"));
    shots.take(&ana, "school-behind-a-number");
    shots.print(&ana, "school", false);
    ana.go("#/leavers");
    shots.take(&ana, "leavers-empty");
    ana.open_class(DEMO);
    ana.click(&link("Esme Egret").inside(table(DEMO)));
    ana.sees(&Voice::Teacher.group("4.1"));
    shots.take(&ana, "pupil-demo");
    ana.click(&link("History"));
    ana.settled();
    shots.take(&ana, "history-demo");
    ana.back();
    meeting(&shots, &ana);
    for kind in ["Slips to take home", "Target cards", "My profile", "Whole file", "Handover", "Criteria, filled in", "Page for a phone"] {
        ana.go("#/");
        ana.open_class(DEMO);
        ana.turns_to("Print");
        ana.click(&link(kind));
        ana.settled();
        let page = format!("paper-{}", kind.to_lowercase().replace([' ', ','], "-"));
        shots.take(&ana, &page);
        shots.print(&ana, &page, false);
    }
    for (kind, landscape) in [("Class summary", true), ("Criteria, blank", false)] {
        ana.click(&link(kind));
        ana.settled();
        let page = format!("paper-{}", kind.to_lowercase().replace([' ', ','], "-"));
        shots.take(&ana, &page);
        shots.print(&ana, &page, landscape);
    }
    for (page, title) in [("Meetings", "Meetings"), ("Consultation day", "Parent Consultation Days")] {
        ana.turns_to(page);
        ana.sees(&heading(title));
        ana.settled();
        shots.take(&ana, &format!("{}-demo", page.to_lowercase().replace(' ', "-")));
    }
    consultation(&shots, &ana);

    ana.go("#/");
    ana.add_class("4B");
    shots.take(&ana, "board-empty");
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.sees(&textbox("Names, one a line"));
    shots.take(&ana, "add-pupils");
    ana.upload(&file_input("Choose a file…"), &list);
    ana.sees(&combobox("…"));
    shots.take(&ana, "add-pupils-columns");
    ana.click(&button(format!("Add {} …", CHILDREN.len())));
    ana.saved();
    ana.open_class("4B");
    shots.take(&ana, "board");
    ana.turns_to("Self-assessment");
    ana.click(&button("Start the round"));
    ana.sees(&heading("The round is open"));
    shots.take(&ana, "round-open");
    ana.saved();
    ana.click(&button("Let the children answer here"));
    for name in ["PIN", "PIN again"] {
        ana.fill(&field(name), "2580");
    }
    ana.click(&button("Hand over to the children"));
    ana.sees(&heading("Who are you?"));
    shots.take(&ana, "child-tiles");
    ana.click(&button("Zoë"));
    ana.sees(&radio("Yes, nearly always"));
    shots.take(&ana, "child-asked");
    ana.click(&button("Stop for now"));
    ana.click(&button("For the teacher"));
    shots.take(&ana, "child-pin");
    ana.fill(&field("PIN"), "2580");
    ana.click(&button("Unlock"));
    ana.sees(&heading("The round is open"));
    ana.go("#/settings");
    ana.sees(&heading("Settings"));
    shots.take(&ana, "settings");

    let (text, _) = seven_years("6L", "Ada Avocet", "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley");
    let years = stage.file("6L.lantern.json", text.as_bytes());
    let cy = stage.person("cy");
    cy.open_file(&years);
    cy.take_in();
    cy.open_pupil("6L", "Ada Avocet");
    cy.settled();
    shots.take(&cy, "years");
    for kind in ["My profile", "Whole file", "Slips to take home", "Target cards", "Class summary"] {
        cy.open_class("6L");
        cy.turns_to("Print");
        cy.click(&link(kind));
        cy.settled();
        shots.print(&cy, &format!("years-{}", kind.to_lowercase().replace(' ', "-")), kind == "Class summary");
    }

    let file = ana.export_class("4B");
    let bo = stage.person("bo");
    bo.open_file(&file.path);
    bo.sees(&button("Add to my files"));
    shots.take(&bo, "preview");
    bo.take_in();
    for (person, band) in [(&ana, "Green"), (&bo, "Red")] {
        person.open_pupil("4B", "Zoë Zinnia");
        person.rate(Voice::Teacher, "4.1", band);
    }
    let differing = bo.export_class("4B");
    ana.open_file(&differing.path);
    shots.take(&ana, "preview-contested");
    ana.take_in();
    ana.open_pupil("4B", "Zoë Zinnia");
    shots.take(&ana, "pupil-contested");
    ana.go("#/nowhere");
    shots.take(&ana, "wrong-address");
}
