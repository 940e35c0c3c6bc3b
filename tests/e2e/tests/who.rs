//! Who is who: a name alone never decides. The teacher says whether two of one name are one child.

use lantern_e2e::{Person, Stage, button, checkbox, file_input, link, radio, radiogroup, table, textbox};

fn adds(person: &Person, class: &str, names: &[&str]) {
    person.go("#/");
    person.add_class(class);
    person.type_pupils(names);
}

#[test]
fn a_namesake_in_another_class_is_asked_about() {
    let stage = Stage::new("who");
    let ana = stage.person("ana");
    adds(&ana, "3A", &["Ava Smith", "Joe O'Hara"]);
    ana.go("#/");
    ana.add_class("4B");
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.fill(&textbox("Names, one a line"), "Ava Smith\nJOE O’HARA\nMo Ali");
    let ava = radiogroup("Ava Smith is in class 3A. Is this the same child?");
    let joe = radiogroup("Joe O'Hara is in class 3A. Is this the same child?");
    ana.sees(&ava);
    ana.is_ticked(&checkbox("Add Ava Smith"), false);
    assert_eq!(ana.barriers(), Vec::<String>::new());
    // Nothing is added while anybody waits for an answer.
    ana.click(&button("Add 1 pupil"));
    ana.reads("Nothing was added yet. Please say of Ava Smith, JOE O’HARA: the same child, another child, or leave out.");
    ana.is_focused(&radio("The same child").inside(ava.clone()));
    ana.click(&radio("Another child").inside(ava));
    ana.click(&radio("Leave out").inside(joe.clone()));
    ana.click(&radio("The same child").inside(joe));
    ana.is_ticked(&checkbox("Add Ava Smith"), true);
    ana.click(&button("Add 3 pupils"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 3);
    // Joe has moved; Ava of 3A stays.
    ana.open_class("3A");
    ana.counts(&link("…").inside(table("3A")), 1);
    ana.sees(&link("Ava Smith").inside(table("3A")));
    stage.kept_to_itself();
}

#[test]
fn two_of_one_name_in_a_list_are_told_apart_or_asked_about_and_all_the_same_says_it_once() {
    let stage = Stage::new("who list");
    let ana = stage.person("ana");
    ana.add_class("4B");
    let list = stage.file(
        "list.csv",
        b"Surname,Forename,DOB,Class\r\nAli,Mohammed,03/10/2018,4B\r\nAli,Mohammed,22/06/2018,4B\r\nSmith,Ava,,4B\r\nSmith,Ava,,4B\r\n",
    );
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.upload(&file_input("Choose a file…"), &list);
    ana.click(&radio("Another child").inside(radiogroup("The same name as line 4. Is this the same child?")));
    ana.click(&button("Add 4 pupils"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 4);
    // The same names once more, without a birth date: they are these children, said once.
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.fill(&textbox("Names, one a line"), "Mohammed Ali\nAva Smith");
    ana.click(&button("All the same"));
    ana.click(&button("Add 2 pupils"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 4);
    stage.kept_to_itself();
}

#[test]
fn a_list_of_two_classes_asks_who_is_to_be_added() {
    let stage = Stage::new("two classes");
    let ana = stage.person("ana");
    ana.add_class("4B");
    let list = stage.file(
        "list.csv",
        b"Surname,Forename,DOB,Year,Reg\r\nAmble,Nia,03/10/2018,Y3,3A\r\nBrack,Otis,14/01/2019,Y3,3A\r\n\
            Corrie,Zelda,22/06/2018,Y4,4B\r\nDunmow,Rafe,09/02/2018,Y4,4B\r\n",
    );
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.upload(&file_input("Choose a file…"), &list);
    let asked = radiogroup("This list has children of 2 classes: 3A (2), 4B (2). Who is to be added?");
    ana.sees(&asked);
    ana.misses(&button("Add 4 pupils"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&radio("Only the children of 4B").inside(asked.clone()));
    ana.sees(&button("Add 2 pupils"));
    ana.click(&radio("Each child into its own class: 3A, 4B").inside(asked));
    ana.click(&button("Add 4 pupils"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 2);
    ana.open_class("3A");
    ana.counts(&link("…").inside(table("3A")), 2);
    ana.click(&button("Undo"));
    ana.saved();
    stage.kept_to_itself();
}

#[test]
fn a_class_file_with_a_namesake_waits_for_an_answer() {
    let stage = Stage::new("who file");
    let bo = stage.person("bo");
    adds(&bo, "5A", &["Ava Smith", "Ben Bittern"]);
    let file = bo.export_class("5A");
    let ana = stage.person("ana");
    adds(&ana, "4B", &["Ava Smith"]);
    ana.open_file(&file.path);
    ana.click(&checkbox("Yes, I want these children’s files here"));
    let asked = radiogroup("Ava Smith of class 5A in the file, and Ava Smith of class 4B here…");
    ana.is_ticked(&radio("The same child").inside(asked.clone()), false);
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Add to my files"));
    ana.reads("Nothing was added yet. Please say of Ava Smith: the same child, another child, or leave out.");
    ana.click(&radio("Another child").inside(asked));
    ana.click(&checkbox("Add their classes and half-term dates as well"));
    ana.take_in();
    ana.open_class("5A");
    ana.counts(&link("…").inside(table("5A")), 2);
    ana.open_class("4B");
    ana.counts(&link("…").inside(table("4B")), 1);
    stage.kept_to_itself();
}

#[test]
fn a_list_imported_again_is_taken_or_left_piece_by_piece() {
    let stage = Stage::new("list again");
    let ana = stage.person("ana");
    ana.add_class("4B");
    let september = stage.file(
        "september.csv",
        b"UPN,Surname,Forename,DOB\r\nB801200005001,Jessop,Marnie,02/02/2018\r\nQ801200005002,Kettle,Dov,11/04/2018\r\n\
            E801200005003,Larch,Effie,19/07/2018\r\n",
    );
    let january = stage.file(
        "january.csv",
        b"UPN,Surname,Forename,DOB\r\nB801200005001,Okonjo-Jessop,Marnie,02/02/2018\r\nQ801200005002,Kettle,Dov,11/05/2018\r\n\
            U801200005004,Moss,Ravi,01/09/2017\r\n",
    );
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.upload(&file_input("Choose a file…"), &september);
    ana.click(&button("Add 3 pupils"));
    ana.saved();
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.upload(&file_input("Choose a file…"), &january);
    ana.sees(&checkbox("Change the date of birth to 11 May 2018; here it is 11 April 2018"));
    ana.sees(&checkbox("Effie Larch leaves 4B"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&checkbox("Change the surname to Okonjo-Jessop; here it is Jessop"));
    ana.click(&button("Add 3 pupils"));
    ana.saved();
    ana.sees(&link("Marnie Okonjo-Jessop"));
    ana.sees(&link("Effie Larch"));
    ana.counts(&link("…").inside(table("4B")), 4);
    stage.kept_to_itself();
}
