//! Two who began apart have one class and one teacher afterwards: as a file goes over, by hand, and not at all.

use lantern_e2e::{Person, Stage, button, checkbox, combobox, heading, link, radio, radiogroup, region, table, textbox};

/// A device with class 4B of these children, and Mrs Okafor on its staff list.
fn begins(person: &Person, children: &[&str]) {
    person.go("#/settings");
    person.fill(&textbox("Name").inside(region("Staff")), "Mrs Okafor");
    person.click(&button("Add to staff"));
    person.sees(&button("Remove Mrs Okafor"));
    person.go("#/");
    person.add_class("4B");
    person.type_pupils(children);
    person.saved();
}

#[test]
fn a_class_and_a_teacher_that_two_began_apart_are_joined_and_parted_by_undo() {
    let stage = Stage::new("joined");
    let bo = stage.person("bo");
    begins(&bo, &["Ada Avocet", "Chloe Curlew"]);
    let file = bo.export_class("4B");
    let ana = stage.person("ana");
    begins(&ana, &["Ada Avocet", "Bashir Bittern"]);

    ana.open_file(&file.path);
    ana.click(&checkbox("Yes, I want these children’s files here"));
    let class = radiogroup("Class 4B in the file, and class 4B here…");
    let teacher = radiogroup("Mrs Okafor in the file, and Mrs Okafor here…");
    let ada = radiogroup("Ada Avocet of class 4B in the file, and Ada Avocet of class 4B here…");
    ana.sees(&heading("The same class?"));
    ana.sees(&heading("The same person?"));
    ana.is_ticked(&radio("The same class").inside(class.clone()), false);
    ana.is_ticked(&radio("The same person").inside(teacher.clone()), false);
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Add to my files"));
    ana.reads("Nothing was added yet. Please say of 4B, Mrs Okafor, Ada Avocet: the same, or another.");
    ana.is_focused(&radio("The same class").inside(class.clone()));
    ana.click(&button("All the same"));
    for (one, asked) in [("The same class", &class), ("The same person", &teacher), ("The same child", &ada)] {
        ana.is_ticked(&radio(one).inside(asked.clone()), true);
    }
    ana.take_in();
    ana.go("#/");
    ana.counts(&link("4B"), 1);
    ana.open_class("4B");
    ana.counts(&link("…").inside(table("4B")), 3);
    ana.go("#/settings");
    ana.counts(&button("Remove Mrs Okafor"), 1);

    ana.click(&button("Undo"));
    ana.saved();
    ana.open_class("4B");
    ana.counts(&link("…").inside(table("4B")), 2);
    ana.click(&button("Redo"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 3);
    stage.kept_to_itself();
}

/// Seen from the top of the page: what is scrolled halfway under the header counts as too small to tap.
fn no_barriers(person: &Person) {
    let _top = person.script("window.scrollTo(0, 0)", &[]);
    assert_eq!(person.barriers(), Vec::<String>::new());
}

#[test]
fn a_class_that_is_here_twice_is_made_one_by_hand_and_a_name_on_the_staff_list_is_asked_about() {
    let stage = Stage::new("joined by hand");
    let ana = stage.person("ana");
    begins(&ana, &["Ada Avocet"]);
    ana.go("#/");
    ana.add_class("Beech");
    ana.type_pupils(&["Bashir Bittern"]);
    ana.go("#/settings");
    ana.click(&button("Is class 4B here twice?"));
    ana.choose(&combobox("Class 4B is the same class as"), "Beech");
    no_barriers(&ana);
    ana.click(&button("Make them one").inside(region("Classes")));
    ana.misses(&textbox("Name of class Beech"));
    ana.open_class("4B");
    ana.counts(&link("…").inside(table("4B")), 2);
    ana.go("#/settings");
    ana.click(&button("Is class 4B here twice?"));
    ana.click(&button("These are two classes after all"));
    ana.counts(&button("Remove class …"), 2);

    ana.fill(&textbox("Name").inside(region("Staff")), "mrs  okafor");
    ana.click(&button("Add to staff"));
    let asked = radiogroup("Mrs Okafor is on the staff list already. Is this the same person?");
    ana.sees(&asked);
    no_barriers(&ana);
    ana.click(&radio("The same person").inside(asked.clone()));
    ana.click(&button("Add to staff"));
    ana.misses(&asked);
    ana.counts(&button("Remove Mrs Okafor"), 1);
    stage.kept_to_itself();
}
