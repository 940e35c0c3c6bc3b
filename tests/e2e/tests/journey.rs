//! The main job: a class list becomes rated files, which move to a second device, differ, are settled, and are the same again.

use lantern_e2e::{
    Person, Stage, Voice, button, combobox, link, listitem,
    pupils::{CHILDREN, class_list},
    region, table,
};

const CLASS: &str = "4B";
const CHILD: &str = "Zoë Zinnia";

fn shows_the_ratings(person: &Person) {
    person.is_rated(Voice::Teacher, "4.1", "Green");
    person.is_rated(Voice::Teacher, "4.2", "Yellow");
    person.is_rated(Voice::Teacher, "4.3", "Red");
    person.is_rated(Voice::Child, "4.1", "Yellow");
    person.is_rated(Voice::Child, "4.2", "Not rated");
    person.is_rated(Voice::Teacher, "4.4", "Not rated");
}

#[test]
fn a_class_is_rated_moves_to_a_second_device_differs_and_is_settled() {
    let stage = Stage::new("journey");
    let list = stage.file("class list.csv", &class_list());

    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.import_pupils(&list, 30);
    ana.open_class(CLASS);
    ana.counts(&link("…").inside(table(CLASS)), 30);
    let names = ana.texts(&link("…").inside(table(CLASS)));
    for (forename, surname) in CHILDREN {
        assert!(names.contains(&format!("{forename} {surname}")), "{forename} {surname} is not among {names:?}");
    }

    ana.open_pupil(CLASS, CHILD);
    ana.rate(Voice::Teacher, "4.1", "Green");
    ana.rate(Voice::Teacher, "4.2", "Yellow");
    ana.rate(Voice::Teacher, "4.3", "Red");
    ana.rate(Voice::Child, "4.1", "Yellow");
    ana.reload();
    shows_the_ratings(&ana);
    let first = ana.export_class(CLASS);

    let bo = stage.person("bo");
    bo.open_file(&first.path);
    bo.previews("New children", 30);
    bo.previews("To settle", 0);
    bo.take_in();
    bo.open_class(CLASS);
    bo.counts(&link("…").inside(table(CLASS)), 30);
    bo.open_pupil(CLASS, CHILD);
    shows_the_ratings(&bo);
    assert_eq!(bo.export_class(CLASS).bytes, first.bytes, "a file that was only taken in is exported as it came");

    // One criterion both had seen rated, and one that neither had.
    ana.open_pupil(CLASS, CHILD);
    ana.rate(Voice::Teacher, "4.2", "Green");
    ana.rate(Voice::Teacher, "4.4", "Green");
    bo.open_pupil(CLASS, CHILD);
    bo.rate(Voice::Teacher, "4.2", "Red");
    bo.rate(Voice::Teacher, "4.4", "Yellow");
    bo.rate(Voice::Teacher, "4.5", "Green");
    let differing = bo.export_class(CLASS);

    ana.open_file(&differing.path);
    ana.previews("New children", 0);
    ana.previews("To settle", 2);
    ana.take_in();
    ana.reads("to settle");
    ana.open_pupil(CLASS, CHILD);
    ana.is_rated(Voice::Teacher, "4.5", "Green");
    for (criterion, one, other) in [("4.2", "Green", "Red"), ("4.4", "Green", "Yellow")] {
        let contest = listitem(format!("{criterion} …")).inside(region("To settle"));
        ana.sees(&contest);
        ana.sees(&button(format!("Keep “{one}”")).inside(contest.clone()));
        ana.sees(&button(format!("Keep “{other}”")).inside(contest));
    }
    ana.reload();
    ana.click(&button("Keep “Red”").inside(listitem("4.2 …").inside(region("To settle"))));
    ana.misses(&listitem("4.2 …").inside(region("To settle")));
    ana.click(&button("Keep “Green”").inside(listitem("4.4 …").inside(region("To settle"))));
    ana.misses(&region("To settle"));
    ana.saved();
    ana.is_rated(Voice::Teacher, "4.2", "Red");
    ana.is_rated(Voice::Teacher, "4.4", "Green");
    ana.reload();
    ana.misses(&region("To settle"));
    let settled = ana.export_class(CLASS);

    bo.open_file(&settled.path);
    bo.previews("To settle", 0);
    bo.take_in();
    bo.open_pupil(CLASS, CHILD);
    bo.misses(&region("To settle"));
    bo.is_rated(Voice::Teacher, "4.2", "Red");
    bo.is_rated(Voice::Teacher, "4.4", "Green");
    bo.is_rated(Voice::Teacher, "4.5", "Green");
    assert_eq!(bo.export_class(CLASS).bytes, settled.bytes, "both devices export the same");
    assert_eq!(ana.export_class(CLASS).bytes, settled.bytes, "the same files always give the same text");
    stage.kept_to_itself();
}

#[test]
fn an_export_does_not_depend_on_what_was_looked_at_before() {
    let stage = Stage::new("same-text");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ivo Ivy", "Hana Hazel"]);
    ana.open_pupil(CLASS, "Hana Hazel");
    ana.choose(&combobox("Stage"), "Stage 2");
    ana.rate(Voice::Teacher, "2.1", "Green");
    ana.go("#/");
    let export = |person: &Person| person.export_everything();
    let after_the_curriculum = export(&ana);
    ana.reload();
    let straight_away = export(&ana);
    assert!(after_the_curriculum.bytes == straight_away.bytes, "the same files always give the same text");

    // Nor does an import add more where the curriculum was not loaded yet.
    let bo = stage.person("bo");
    bo.open_file(&straight_away.path);
    bo.take_in();
    bo.go("#/");
    assert!(export(&bo).bytes == straight_away.bytes, "a file that was only taken in is exported as it came");
}
