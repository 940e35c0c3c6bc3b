//! Two school years of two teachers, a head and a second school, each on a device of their own, with the clock moved from day to day: the
//! first until September, and from the January after to the summer.

use std::collections::BTreeSet;

use lantern_e2e::{
    Download, Person, Saved, Stage, Voice, button, checkbox, combobox, field, grid_cell, heading, link, region, row, table, textbox,
};
use serde_json::{Value, json};

use crate::time::it_is;

const FIRST: &str = "2026-27";
const SECOND: &str = "2027-28";
const TARGET: &str = "I check my work before I hand it in.";

fn set<const N: usize>(all: [&str; N]) -> BTreeSet<String> {
    all.map(str::to_owned).into()
}

/// Another half term has begun, and it is the one that is meant.
fn begins(person: &Person, day: &str, half_term: &str) {
    it_is(person, day);
    person.click(&button(format!("{half_term}…")).inside(region("Which half term")));
    person.misses(&region("Which half term"));
}

/// Somebody begins on a day in October: one that is over whenever this runs, so that the page asks.
fn arrives(stage: &Stage, name: &'static str) -> Person {
    let person = stage.person(name);
    begins(&person, "2026-10-20", "Autumn 1");
    person
}

/// A field for a day is filled in by the browser's own words; what counts is what it then holds.
pub(crate) fn set_day(person: &Person, label: &str, day: &str) {
    person.sees(&field(label));
    let set = "const [label, day] = arguments; const named = (one) => one.ariaLabel || (one.labels[0] && one.labels[0].innerText.trim()); \
               const one = [...document.querySelectorAll('input[type=date]')].find((one) => named(one) === label); \
               one.value = day; one.dispatchEvent(new Event('input', { bubbles: true })); \
               one.dispatchEvent(new Event('change', { bubbles: true }))";
    let _set = person.script(set, &[json!(label), json!(day)]);
    assert_eq!(person.value(&field(label)), day, "{label}");
}

fn adds_class(person: &Person, stage: &Stage, class: &str, children: &[(&str, u8)]) {
    person.go("#/");
    person.add_class(class);
    let rows = children.iter().map(|(name, year)| format!("{},{year}\n", name.replace(' ', ","))).collect::<String>();
    let list = stage.file(&format!("{}.csv", class.replace('/', "-")), format!("Forename,Surname,NC Year\n{rows}").as_bytes());
    person.import_pupils(&list, children.len());
}

fn rates(person: &Person, class: &str, child: &str, criterion: &str, band: &str) {
    person.open_pupil(class, child);
    person.rate(Voice::Teacher, criterion, band);
}

fn everything(person: &Person) -> Download {
    person.go("#/");
    person.export_everything()
}

/// Takes in a file of a colleague, of which nothing is left to settle.
fn takes_in(person: &Person, file: &Download) {
    person.open_file(&file.path);
    person.previews("To settle", 0);
    person.take_in();
}

fn children_of(person: &Person, class: &str) -> Vec<String> {
    person.open_class(class);
    person.settled();
    person.texts(&link("…").inside(table(class)))
}

/// Both classes are moved up; one child stays a year longer, and of the class of two years the older leave.
fn moves_up(person: &Person) {
    person.go("#/");
    person.reads("7 children can be moved up already: nothing changes before September.");
    person.click(&link("Move up").inside(region("School year")));
    person.sees(&heading("Move up"));
    let _open = person.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    person.choose(&combobox("Ben Bittern, in the next year"), "To 4B");
    person.reads("1 child leaves the school.");
    for (class, count) in [("4B", 1), ("5B New", 3), ("5/6", 2)] {
        person.sees(&row(format!("{class} {count}")));
    }
    // As the school has set it for this year.
    assert_eq!(person.value(&field("Their last day")), "2027-07-16");
    person.click(&button("Move up 7 children"));
    person.reads("7 children moved up into 2027-28.");
    person.misses(&region("School year"));
    person.saved();
}

/// The pages of a class, with what stands on each of them in September: the children, or what there is to do.
const PAGES: [(&str, &str); 15] = [
    ("Class board", ""),
    ("Today", ""),
    ("Mark", ""),
    ("Judge", ""),
    ("Gaps", "Teach next"),
    ("Tests", ""),
    ("Targets", ""),
    ("Attitude", ""),
    ("Attendance", ""),
    ("Praise", ""),
    ("Self-assessment", "The children say how they see themselves"),
    ("Side by side", "No child has done a self-assessment for this half term yet"),
    ("Meetings", ""),
    ("Consultation day", " children need a slot"),
    ("Print", ""),
];

fn no_page_is_empty(person: &Person, class: &str, child: &str) {
    person.open_class(class);
    for (page, words) in PAGES {
        person.turns_to(page);
        person.settled();
        let (text, wanted) = (person.page_text(), if words.is_empty() { child } else { words });
        let nobody = ["No children in this class", "There are no children"];
        assert!(text.contains(wanted) && !nobody.iter().any(|words| text.contains(words)), "{class}, {page}: {text}");
    }
}

#[test]
fn two_teachers_move_the_same_children_up_and_september_has_everything() {
    let stage = Stage::new("two years: moving up");
    let (ana, bo) = (arrives(&stage, "ana"), arrives(&stage, "bo"));
    // October: one school on two devices, with days of its own.
    adds_class(&ana, &stage, "4B", &[("Ada Avocet", 4), ("Ben Bittern", 4), ("Cara Crane", 4), ("Dev Dunlin", 4)]);
    ana.go("#/settings");
    set_day(&ana, "Summer 2 2026-27: last day", "2027-07-16");
    ana.click(&button("Save dates of 2026-27"));
    ana.saved();
    takes_in(&bo, &everything(&ana));
    adds_class(&bo, &stage, "5/6", &[("Eve Egret", 5), ("Finn Finch", 5), ("Gus Grebe", 6)]);
    takes_in(&ana, &bo.export_class("5/6"));

    // June: both mark and judge, one takes up the days proposed for the next year, and both move up the same children.
    begins(&ana, "2027-06-14", "Summer 2");
    begins(&bo, "2027-06-14", "Summer 2");
    rates(&ana, "4B", "Ada Avocet", "4.1", "Yellow");
    rates(&bo, "5/6", "Eve Egret", "5.1", "Green");
    ana.open_class("4B");
    ana.turns_to("Judge");
    ana.click(&button("Judge: Ada Avocet, attainment"));
    ana.choose(&combobox("Your judgement"), "Green");
    ana.fill(&textbox("Why (may be left empty)"), "Shows more in class.");
    ana.click(&button("Save judgement"));
    ana.saved();
    ana.turns_to("Targets");
    ana.click(&button("Ada Avocet – …"));
    ana.click(&button("Add a target: Personal"));
    ana.fill(&textbox("A target in your own words: Personal"), TARGET);
    ana.click(&button("Set"));
    ana.saved();
    ana.go("#/settings");
    // A year later, on the same days of the week.
    ana.reads("Proposed from this year’s dates.");
    assert_eq!(ana.value(&field("Autumn 1 2027-28: first day")), "2027-09-01");
    assert_eq!(ana.value(&field("Summer 2 2027-28: last day")), "2028-07-14");
    ana.click(&button("Save dates of 2027-28"));
    ana.saved();
    moves_up(&ana);
    moves_up(&bo);
    takes_in(&bo, &everything(&ana));
    takes_in(&ana, &everything(&bo));
    let (of_ana, of_bo) = (everything(&ana), everything(&bo));
    assert_eq!(of_ana.bytes, of_bo.bytes, "both have the same files");
    let both = Saved::of(&of_ana);
    let added: BTreeSet<String> =
        both.facts("class-set").into_iter().filter(|said| said["name"] == "5B").map(|said| said["class"].to_string()).collect();
    assert_eq!(added.len(), 1, "the class both added is one");
    let next = [("Ada", "5B Y5"), ("Ben", "4B Y4"), ("Cara", "5B Y5"), ("Dev", "5B Y5"), ("Eve", "5/6 Y6"), ("Finn", "5/6 Y6")];
    for (child, place) in next {
        assert_eq!(both.places(child, SECOND), set([place]), "{child}");
    }
    assert_eq!((both.places("Ben", FIRST), both.places("Gus", FIRST)), (set(["4B Y4"]), set(["5/6 Y6"])));
    assert_eq!(both.places("Gus", SECOND), set([]));
    let left = both.facts("pupil-left");
    assert!(!left.is_empty() && left.iter().all(|said| said["left"]["day"] == "2027-07-16" && said["pupil"] == *both.child("Gus")));

    // 1 September: nobody waits, no page is empty, and the year before is handed over.
    begins(&ana, "2027-09-01", "Autumn 1");
    begins(&bo, "2027-09-01", "Autumn 1");
    for (person, class, child) in [(&ana, "5B", "Ada Avocet"), (&bo, "5/6", "Eve Egret")] {
        person.go("#/");
        person.misses(&region("School year"));
        no_page_is_empty(person, class, child);
    }
    ana.click(&link("Handover"));
    ana.sees(&region("Preview"));
    for words in ["Summer 2, 2026-27", &format!("Personal: {TARGET}"), "What is agreed"] {
        ana.reads(words);
    }
    ana.go("#/settings");
    assert_eq!(ana.value(&field("Autumn 1 2027-28: first day")), "2027-09-01");
    ana.reads("Proposed from this year’s dates.");
    assert_eq!(ana.value(&field("Autumn 1 2028-29: first day")), "2028-09-06");
    stage.kept_to_itself();
}

/// The files of a school as they stand in its second year: 4B has become 5B, and of class 5/6 the older have left.
fn after_moving_up() -> String {
    let id = |number: usize| format!("0k7f3q9x2b4m1.{number}");
    let mut entries: Vec<Value> = Vec::new();
    let mut write = |about: String, at: &str, change: Value| {
        let entry =
            json!({ "id": id(100 + entries.len()), "about": about, "at": format!("{at}T10:00:00Z"), "by": "teacher", "change": change });
        entries.push(entry);
    };
    for (class, name) in [(2, "4B"), (3, "5B"), (4, "5/6")] {
        write("school".to_owned(), "2026-10-20", json!({ "class-set": { "class": id(class), "name": name } }));
    }
    let children = [
        ("Ada Avocet", (2, "Y4"), Some((3, "Y5"))),
        ("Ben Bittern", (2, "Y4"), Some((2, "Y4"))),
        ("Cara Crane", (2, "Y4"), Some((3, "Y5"))),
        ("Dev Dunlin", (2, "Y4"), Some((3, "Y5"))),
        ("Eve Egret", (4, "Y5"), Some((4, "Y6"))),
        ("Finn Finch", (4, "Y5"), Some((4, "Y6"))),
        ("Gus Grebe", (4, "Y6"), None),
    ];
    for (at, (name, first, second)) in children.into_iter().enumerate() {
        let (child, (forename, surname)) = (id(10 + at), name.split_once(' ').unwrap());
        let details = json!({ "forename": forename, "surname": surname });
        write("school".to_owned(), "2026-10-20", json!({ "pupil-set": { "pupil": child, "details": details } }));
        for (year, placed) in [(FIRST, Some(first)), (SECOND, second)] {
            let change = placed.map(|(class, group)| {
                let placement = json!({ "class": id(class), "year_group": group });
                json!({ "pupil-placed": { "pupil": child, "year": year, "placement": placement } })
            });
            let left = || json!({ "pupil-left": { "pupil": child, "left": { "day": "2027-07-16" } } });
            write("school".to_owned(), if year == FIRST { "2026-10-20" } else { "2027-06-14" }, change.unwrap_or_else(left));
        }
    }
    for (child, criterion, band) in [(10, "maths-4.1", "yellow"), (12, "maths-4.1", "green"), (14, "maths-5.1", "green")] {
        let rated = json!({ "voice": "teacher", "criterion": criterion, "period": "2026-27.summer-2", "band": band });
        write(format!("pupil:{}", id(child)), "2027-06-14", json!({ "rated": rated }));
    }
    json!({ "format": "lantern/1", "kind": "school", "school": { "id": id(1) }, "entries": entries }).to_string()
}

/// A colour on the marking board of stage 4.
fn is_marked(person: &Person, class: &str, half_term: &str, cell: &str) {
    person.open_class(class);
    person.turns_to("Mark");
    person.choose(&combobox("Stage"), "Stage 4");
    person.choose(&combobox("Half term"), half_term);
    person.sees(&grid_cell(cell));
}

#[test]
fn children_come_change_class_leave_and_are_counted_told_of_and_erased() {
    let stage = Stage::new("two years: comings and goings");
    let begun = stage.file("Whole school.lantern.json", after_moving_up().as_bytes());
    let (ana, bo) = (arrives(&stage, "ana"), arrives(&stage, "bo"));
    // January: somebody joins, and the children are marked.
    begins(&ana, "2028-01-10", "Spring 1");
    begins(&bo, "2028-02-29", "Spring 2");
    for person in [&ana, &bo] {
        person.open_file(&begun);
        person.previews("New children", 7);
        person.take_in();
    }
    ana.open_class("5B");
    ana.type_pupils(&["Hal Heron"]);
    assert_eq!(children_of(&ana, "5B"), ["Ada Avocet", "Cara Crane", "Dev Dunlin", "Hal Heron"]);
    rates(&ana, "5B", "Ada Avocet", "4.1", "Green");
    rates(&ana, "5B", "Cara Crane", "4.2", "Yellow");

    // February: one child changes its class.
    begins(&ana, "2028-02-29", "Spring 2");
    ana.open_class("5B");
    ana.offers("Move children …");
    ana.click(&button("Move children …"));
    ana.is_ticked(&checkbox("They stay on this class’s lists up to spring 1"), true);
    ana.click(&checkbox("Cara Crane"));
    ana.choose(&combobox("To class"), "5/6");
    ana.click(&button("Move 1 child"));
    ana.saved();
    let class = ana.export_class("5B");
    let saved = Saved::of(&class);
    assert_eq!((saved.places("Hal", FIRST), saved.places("Hal", SECOND)), (set([]), set(["5B ?"])));
    bo.open_file(&class.path);
    bo.reads("Cara Crane is in class 5/6 in 2027-28.");
    bo.previews("New children", 1);
    bo.previews("To settle", 0);
    bo.take_in();
    assert_eq!(children_of(&bo, "5/6"), ["Cara Crane", "Eve Egret", "Finn Finch"]);
    // She stays on the lists of the half term before, where her marks are; and the class of the year before has everybody's.
    is_marked(&ana, "5B", "Spring 1, 2027-28", "Cara Crane, 4.2, Yellow");
    rates(&bo, "5/6", "Eve Egret", "5.2", "Green");
    is_marked(&ana, "5B", "Spring 1, 2027-28", "Ada Avocet, 4.1, Green");
    is_marked(&ana, "4B", "Summer 2, 2026-27", "Cara Crane, 4.1, Green");
    ana.sees(&grid_cell("Ada Avocet, 4.1, Yellow"));
    assert_eq!(children_of(&ana, "5B"), ["Ada Avocet", "Dev Dunlin", "Hal Heron"]);

    // March: somebody leaves, which is noted the week after.
    it_is(&ana, "2028-03-20");
    ana.open_pupil("5B", "Dev Dunlin");
    ana.opens_part("Name, class and more");
    ana.click(&button("The child leaves the school"));
    set_day(&ana, "Last day", "2028-03-17");
    ana.fill(&textbox("To which school (may be left empty)"), "Hill Top School");
    ana.click(&button("Note that the child has left"));
    ana.reads("Left on 17 March 2028, to Hill Top School.");
    ana.saved();
    assert_eq!(children_of(&ana, "5B"), ["Ada Avocet", "Hal Heron"]);
    is_marked(&ana, "4B", "Summer 2, 2026-27", "Dev Dunlin, 4.1, not rated");

    // June: somebody goes to another school, with its file of both years and nobody else's.
    begins(&ana, "2028-06-12", "Summer 2");
    ana.open_pupil("5B", "Ada Avocet");
    ana.opens_part("Name, class and more");
    let file = ana.saves_open("Export this child");
    let one = Saved::of(&file);
    assert_eq!((one.names(), one.says("kind")), (set(["Ada"]), &json!("pupil")));
    assert_eq!(one.ratings("Ada"), set(["maths-4.1 2026-27.summer-2 yellow", "maths-4.1 2027-28.spring-1 green"]));
    let dee = arrives(&stage, "dee");
    begins(&dee, "2028-06-12", "Summer 2");
    dee.add_class("Willow");
    dee.type_pupils(&["Ivy Ibis"]);
    dee.open_file(&file.path);
    dee.sees(&heading("A file of one child"));
    dee.previews("New children", 1);
    dee.click(&checkbox("Yes, I want these children’s files here"));
    dee.take_in();
    dee.go("#/");
    dee.click(&button("Not in a class this year…"));
    dee.click(&link("Ada Avocet"));
    dee.opens_part("Academic work");
    for (half_term, band) in [("Summer 2, 2026-27", "Yellow"), ("Spring 1, 2027-28", "Green")] {
        dee.choose(&combobox("Half term"), half_term);
        dee.is_rated(Voice::Teacher, "4.1", band);
    }
    drop(dee);

    // Whoever asks what is kept is told of both years.
    ana.click(&button("Everything about this child"));
    ana.sees(&heading("Everything about this child"));
    ana.reads("No other child on the roll is named in it.");
    ana.reads("rated 4.1 yellow for summer 2");
    ana.reads("rated 4.1 green for spring 1");
    let told = ana.download(|| ana.click(&button("Save as data")));
    let told: Value = serde_json::from_slice(&told.bytes).unwrap();
    for (day, says) in [("2027-06-14", "rated 4.1 yellow"), ("2028-01-10", "rated 4.1 green"), ("2026-10-20", "into class 4B")] {
        let is = |entry: &Value| entry["day"] == day && entry["says"].as_str().unwrap().contains(says);
        assert!(told["entries"].as_array().unwrap().iter().any(is), "{day} {says}: {told}");
    }

    // The head reads the files of both, and counts.
    let (of_ana, of_bo) = (everything(&ana), everything(&bo));
    let cy = arrives(&stage, "cy");
    begins(&cy, "2028-06-12", "Summer 2");
    takes_in(&cy, &of_ana);
    takes_in(&cy, &of_bo);
    cy.go("#/school");
    for (class, count) in [("4B", 1), ("5/6", 3), ("5B", 2), ("Whole school", 6)] {
        cy.sees(&row(format!("{class} {count} …")).inside(table("Attainment")));
    }
    cy.click(&button("5/6: No colour yet, 3 children"));
    let behind = region("5/6: No colour yet – 3 children");
    cy.sees(&behind);
    assert_eq!(cy.texts(&link("…").inside(behind)), ["Cara Crane", "Eve Egret", "Finn Finch"]);

    // Whose time has come is erased, once the school has said when that is.
    cy.go("#/leavers");
    cy.reads("Left on 16 July 2027");
    cy.choose(&combobox("After the last day, for"), "1 year");
    cy.saved();
    cy.misses(&button("Tick them"));
    it_is(&cy, "2028-07-18");
    cy.reads("The file of 1 child is kept long enough.");
    cy.click(&button("Tick them"));
    cy.is_ticked(&checkbox("Erase the file of Gus Grebe"), true);
    cy.is_ticked(&checkbox("Erase the file of Dev Dunlin"), false);
    cy.click(&button("Erase the file of 1 child …"));
    cy.fill(&textbox("To go on, type how many files will be erased (1)"), "1");
    cy.click(&button("Erase for ever"));
    cy.misses(&link("Gus Grebe"));
    cy.sees(&link("Dev Dunlin"));
    let gone = Saved::of(&of_bo).child("Gus");
    let after = everything(&cy);
    let (text, left) = (String::from_utf8(after.bytes.clone()).unwrap(), Saved::of(&after));
    assert_eq!((text.matches(&gone).count(), left.says("erased")), (1, &json!([gone])), "nothing but its id stands in the file");
    assert_eq!(left.names(), set(["Ada", "Ben", "Cara", "Dev", "Eve", "Finn", "Hal"]));
    // An older file does not bring it back, and the newer one takes it away elsewhere.
    cy.open_file(&of_bo.path);
    cy.reads("about children erased here are left out.");
    cy.misses(&button("Add to my files"));
    begins(&bo, "2028-07-18", "Summer 2");
    bo.open_file(&after.path);
    bo.click(&checkbox("Erase Gus Grebe here too"));
    bo.take_in();
    assert!(!String::from_utf8_lossy(&everything(&bo).bytes).contains("Grebe"));
    stage.kept_to_itself();
}
