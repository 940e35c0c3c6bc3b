//! A class file tells of those who came and went, so that nobody keeps a child that has moved, and later work still finds it.

use lantern_e2e::{Person, Stage, button, combobox, link, table};

/// Chooses the class of a child on its page.
fn puts(person: &Person, from: &str, child: &str, into: &str) {
    person.open_pupil(from, child);
    person.opens_part("Name, class and more");
    person.choose(&combobox("Class"), into);
    person.saved();
}

#[test]
fn a_colleague_learns_who_has_moved_and_who_has_left() {
    let stage = Stage::new("goings");
    let ana = stage.person("ana");
    ana.add_class("5B");
    ana.type_pupils(&["Dev Dunlin"]);
    ana.go("#/");
    ana.add_class("4B");
    ana.type_pupils(&["Ada Avocet", "Ben Bittern", "Cara Crane"]);
    let before = ana.export_class("4B");

    let bo = stage.person("bo");
    bo.open_file(&before.path);
    bo.take_in();
    bo.open_class("4B");
    bo.counts(&link("…").inside(table("4B")), 3);

    puts(&ana, "4B", "Ben Bittern", "5B");
    puts(&ana, "4B", "Cara Crane", "Not in a class");
    let after = ana.export_class("4B");

    bo.open_file(&after.path);
    bo.reads("Ben Bittern is in class 5B in");
    bo.reads("Cara Crane has left, in");
    bo.take_in();
    bo.open_class("4B");
    bo.counts(&link("…").inside(table("4B")), 1);
    bo.open_class("5B");
    // Whom the other class has besides is not for a file of this one to tell.
    bo.counts(&link("…").inside(table("5B")), 1);
    bo.sees(&link("Ben Bittern").inside(table("5B")));

    // Taking in a file is undone like anything else.
    bo.click(&button("Undo"));
    bo.open_class("4B");
    bo.counts(&link("…").inside(table("4B")), 3);
    stage.kept_to_itself();
}
