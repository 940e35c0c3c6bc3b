//! Files that are locked with a passphrase: out, in, and by the age format's own means.

use lantern_e2e::{ENTER, Person, Stage, button, file_input, heading, link, textbox};

const CLASS: &str = "4B";
const PASSPHRASE: &str = "maple otter quilt sunny";
const EVERYTHING: &str = "Save a copy of everything";

/// Chooses a file that is locked; its passphrase is asked for.
fn chooses(person: &Person, file: &std::path::Path) {
    person.go("#/");
    person.upload(&file_input("Open a file…"), file);
    person.sees(&heading("This file is locked"));
}

#[test]
fn a_copy_is_locked_with_a_passphrase_and_opens_with_it_alone() {
    let stage = Stage::new("sealed");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ada Avocet", "Ben Bittern"]);
    ana.saved();
    ana.go("#/");
    ana.click(&button("Export everything"));
    ana.sees(&heading(EVERYTHING));
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    // What anybody would try is refused, and the field says why.
    for weak in ["password1234", "4B4B4B4B4B4B", "qwertyuiopas"] {
        ana.fill(&textbox("Passphrase"), weak);
        ana.click(&button("Save with this passphrase"));
        ana.reads("This would be guessed too soon.");
    }
    ana.is_focused(&textbox("Passphrase"));
    ana.click(&button("Cancel"));
    ana.misses(&heading(EVERYTHING));
    assert!(ana.downloads().is_empty());

    ana.click(&button("Export everything"));
    ana.fill(&textbox("Passphrase"), PASSPHRASE);
    let locked = ana.download(|| ana.click(&button("Save with this passphrase")));
    assert!(locked.name.starts_with("Whole school") && locked.name.ends_with(".lantern.json.age"), "{}", locked.name);
    ana.reads("locked with its passphrase, and read back.");
    // Nothing of anybody can be read in it; whoever has the passphrase and any program for the format can.
    let text = String::from_utf8_lossy(&locked.bytes);
    // Two letters stand in any file of chance sooner or later; these do not.
    assert!(!text.contains("Avocet") && !text.contains("lantern/1"));
    let mut open = Vec::new();
    lantern_sealing::open(PASSPHRASE.to_owned(), &mut locked.bytes.as_slice(), &mut open).unwrap();
    let plain = ana.export_everything();
    assert_eq!(open, plain.bytes, "what is locked is what an open file holds");

    // Elsewhere: another passphrase is told so, and tried again.
    let bo = stage.person("bo");
    chooses(&bo, &locked.path);
    assert!(bo.barriers().is_empty(), "{:?}", bo.barriers());
    bo.fill(&textbox("Passphrase"), "maple otter quilt sunnx");
    bo.click(&button("Open"));
    bo.reads("That is not the passphrase of this file.");
    bo.click(&button("Cancel"));
    bo.misses(&heading("This file is locked"));
    chooses(&bo, &locked.path);
    bo.fill(&textbox("Passphrase"), PASSPHRASE);
    bo.press(&[ENTER]);
    bo.take_in();
    bo.go("#/");
    assert_eq!(bo.export_everything().bytes, plain.bytes);
    bo.open_pupil(CLASS, "Ada Avocet");
    stage.kept_to_itself();
}

#[test]
fn a_class_is_locked_by_words_that_are_made_up_and_what_another_program_locked_opens() {
    let stage = Stage::new("made up");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ada Avocet"]);
    ana.saved();
    ana.go("#/");
    ana.open_class(CLASS);
    ana.offers("Export class");
    ana.click(&button("Export class"));
    ana.sees(&heading("Save the files of class 4B"));
    ana.click(&button("Make one up"));
    let typed = ana.value(&textbox("Passphrase"));
    assert_eq!(typed.split(' ').count(), 5, "{typed}");
    let locked = ana.download(|| ana.click(&button("Save with this passphrase")));
    let mut open = Vec::new();
    lantern_sealing::open(typed, &mut locked.bytes.as_slice(), &mut open).unwrap();
    let plain = ana.export_class(CLASS);
    assert_eq!(open, plain.bytes);

    // By another program, with a file that is damaged beside it.
    let bo = stage.person("bo");
    let mut sealed = Vec::new();
    lantern_sealing::seal(PASSPHRASE.to_owned(), &mut plain.bytes.as_slice(), &mut sealed).unwrap();
    let damaged = stage.file("damaged.lantern.json.age", sealed.get(..sealed.len() - 9).unwrap());
    chooses(&bo, &damaged);
    bo.fill(&textbox("Passphrase"), PASSPHRASE);
    bo.click(&button("Open"));
    bo.reads("This file is damaged or was cut off on its way.");
    bo.click(&button("Cancel"));
    let whole = stage.file("whole.lantern.json.age", &sealed);
    chooses(&bo, &whole);
    bo.fill(&textbox("Passphrase"), PASSPHRASE);
    bo.click(&button("Open"));
    bo.take_in();
    bo.go("#/");
    bo.sees(&link(CLASS));
    stage.kept_to_itself();
}
