//! Subjects and criteria in the school's own words, in and out as files.

use lantern_e2e::{Stage, button, file_input, heading, link, textbox};

#[test]
fn a_subject_is_added_filled_exported_and_taken_in_elsewhere() {
    let stage = Stage::new("criteria");
    let list = stage.file(
        "science.csv",
        "subject,stage,strand,number,text,home\nscience,4,living things,,I can sort animals.,Look for birds.\n".as_bytes(),
    );
    let wrong = stage.file("wrong.csv", "subject,stage,strand,number,text\nscience,12,living things,,I can sort animals.\n".as_bytes());
    let ana = stage.person("ana");
    ana.go("#/criteria");
    ana.upload(&file_input("Import criteria…"), &wrong);
    ana.reads("Line 2: A stage is a number from 1 to 9.");
    ana.click(&button("Close"));
    ana.upload(&file_input("Import criteria…"), &list);
    ana.click(&button("Take them in"));
    ana.sees(&heading("Science"));
    ana.saved();
    ana.go("#/criteria/maths");
    ana.click(&button("Edit 1.1"));
    ana.fill(&textbox("What a child can do"), "I can count on and back past 100.");
    ana.click(&button("Save criterion"));
    ana.reads("I can count on and back past 100.");
    ana.click(&button("Retire 1.2"));
    ana.sees(&button("Use again 1.2"));
    let file = ana.download(|| ana.click(&button("Export CSV")));
    assert!(String::from_utf8_lossy(&file.bytes).contains("I can count on and back past 100."));

    let bo = stage.person("bo");
    bo.go("#/criteria");
    bo.upload(&file_input("Import criteria…"), &file.path);
    bo.reads("Maths: what the file changes");
    bo.click(&button("Take them in"));
    bo.reads("I can count on and back past 100.");
    bo.click(&link("Settings"));
    bo.sees(&heading("Settings"));
    stage.kept_to_itself();
}
