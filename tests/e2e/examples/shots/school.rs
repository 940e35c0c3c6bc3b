//! The pages of no class: the first page, the settings, the whole school, the turn of the year, and files that are opened.

use crate::{DEMO, Shots, named};
use lantern_e2e::{
    Person, Stage, Voice, button, combobox, heading, link,
    pupils::{CHILDREN, class_list},
    region, table, textbox,
};
use serde_json::json;

/// The first page with nothing and with a class, the settings, the search.
pub(crate) fn start(shots: &Shots, stage: &Stage) {
    let ana = stage.person("ana");
    ana.sees(&button("Add a class"));
    shots.take(&ana, "start-empty");
    ana.click(&button("Add a class"));
    ana.sees(&textbox("Class name"));
    shots.take(&ana, "start-add-a-class");
    ana.click(&button("Cancel"));
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana.go("#/");
    ana.sees(&link(DEMO));
    shots.take(&ana, "start-classes");
    let routes = [
        "settings",
        "settings/judging",
        "settings/attitude",
        "settings/mentoring",
        "settings/device",
        "criteria",
        "criteria/maths",
        "copies",
        "rescue",
        "nowhere",
    ];
    for route in routes {
        let name = named("start", route);
        if shots.wants(&name) {
            ana.go(&format!("#/{route}"));
            ana.settled();
            shots.take(&ana, &name);
        }
    }
    ana.go("#/");
    ana.click(&button("Find"));
    ana.after_frames();
    shots.take(&ana, "start-find");
}

/// From now on the page's clock stands at a day.
fn it_is(person: &Person, day: &str) {
    let set = "const at = Date.parse(arguments[0] + 'T10:00:00'); Date.now = () => at; window.dispatchEvent(new Event('focus'))";
    let _set = person.script(set, &[json!(day)]);
    person.settled();
}

/// The whole school with nobody and with a class, in every way to look at it; moving up and leavers.
pub(crate) fn school(shots: &Shots, stage: &Stage) {
    let ana = stage.person("ana");
    for (route, name) in [("#/school", "school-nobody"), ("#/move-up", "school-move-up-nobody"), ("#/leavers", "school-leavers-nobody")] {
        ana.go(route);
        ana.settled();
        shots.take(&ana, name);
    }
    ana.go("#/");
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana.go("#/school");
    ana.reads("Whole school");
    ana.settled();
    shots.take(&ana, "school-whole");
    shots.print(&ana, "school-whole", false);
    // Beside a class of its own the demo class is not counted.
    ana.go("#/");
    ana.add_class("6L, the class with rather a long name");
    ana.type_pupils(&["Dev Dunlin", "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley"]);
    ana.go("#/school");
    ana.reads("6L, the class");
    ana.settled();
    shots.take(&ana, "school-long-names");
    for look in ["Attainment since the half term before", "Maths, attainment", "Targets met", "Mentoring meetings"] {
        let name = named("school", look);
        if shots.wants(&name) {
            ana.choose(&combobox("Look at"), look);
            ana.settled();
            shots.take(&ana, &name);
        }
    }
    ana.choose(&combobox("Look at"), "Mentoring meetings");
    ana.click(&button("Whole school: Not yet, …"));
    shots.take(&ana, "school-behind-a-number");
    if !["school-move-up", "school-leavers"].iter().any(|page| shots.wants(page)) {
        return;
    }
    let year = lantern_e2e::pupils::school_year().start() + 1;
    it_is(&ana, &format!("{year}-06-14"));
    ana.click(&button("Summer 2…").inside(region("Which half term")));
    ana.go("#/move-up");
    ana.sees(&heading("Move up"));
    let _open = ana.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    shots.take(&ana, "school-move-up");
    ana.click(&button("Move up …"));
    ana.saved();
    it_is(&ana, &format!("{year}-09-06"));
    ana.click(&button("Autumn 1…").inside(region("Which half term")));
    ana.go("#/leavers");
    ana.settled();
    shots.take(&ana, "school-leavers");
}

/// What is shown of a file before it is taken in: a class, one that says otherwise, the settings, everything.
pub(crate) fn open(shots: &Shots, stage: &Stage) {
    let ana = stage.person("cy");
    ana.add_class("4B");
    ana.import_pupils(&stage.file("class list.csv", &class_list()), CHILDREN.len());
    let file = ana.export_class("4B");
    let bo = stage.person("bo");
    bo.open_file(&file.path);
    bo.sees(&button("Add to my files"));
    shots.take(&bo, "open-class");
    bo.take_in();
    for (person, band) in [(&ana, "Green"), (&bo, "Red")] {
        person.open_pupil("4B", "Zoë Zinnia");
        person.rate(Voice::Teacher, "4.1", band);
    }
    let differing = bo.export_class("4B");
    ana.open_file(&differing.path);
    shots.take(&ana, "open-contested");
    ana.take_in();
    ana.open_pupil("4B", "Zoë Zinnia");
    shots.take(&ana, "open-to-settle");
    bo.go("#/settings");
    let settings = bo.download(|| bo.click(&button("Export the settings")));
    ana.open_file(&settings.path);
    shots.take(&ana, "open-settings");
    bo.go("#/");
    let all = bo.export_everything();
    ana.open_file(&all.path);
    shots.take(&ana, "open-everything");
    ana.open_class("4B");
    ana.sees(&table("4B"));
}
