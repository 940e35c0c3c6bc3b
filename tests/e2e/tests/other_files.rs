//! Files of other programs: workbooks and common transfer files in, a common transfer file out, and refusals in words.

use std::path::Path;

use lantern_e2e::{Stage, button, checkbox, file_input, link, table};

/// A workbook as Excel packs it: shared texts, dates by their number, two sheets.
const WORKBOOK: &[u8] = include_bytes!("../../fixtures/lists/class.xlsx");

fn transfer(upn: &str, within: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>{within}<CTfile><Header/><CTFpupilData><Pupil><UPN>{upn}</UPN><Surname>Wren</Surname>\
         <Forename>Wilma</Forename><DOB>2018-03-02</DOB><Gender>F</Gender><Attendance><YearData><Year>2025</Year>\
         <SessionsPossible>380</SessionsPossible><SessionsAttended>352</SessionsAttended></YearData></Attendance></Pupil></CTFpupilData>\
         </CTfile>"
    )
}

#[test]
fn workbooks_and_transfer_files_are_read_like_lists_and_one_child_goes_out_as_one() {
    let stage = Stage::new("other files");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.click(&button("Import pupils"));
    let choose = |path: &Path| ana.upload(&file_input("Choose a file…"), path);
    // What cannot be read says why, and nothing is added.
    choose(&stage.file("locked.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
    ana.reads("locked with a password");
    choose(&stage.file("broken.xlsx", &WORKBOOK[..WORKBOOK.len() / 2]));
    ana.reads("damaged");
    let hostile = transfer("B801200005001", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>");
    choose(&stage.file("hostile.xml", hostile.as_bytes()));
    ana.reads("DOCTYPE");
    choose(&stage.file("class.xlsx", WORKBOOK));
    ana.reads("Class 4B");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Add 3 …"));
    ana.saved();
    ana.counts(&link("…").inside(table("4B")), 3);
    ana.sees(&link("Zoë O’Brien").inside(table("4B")));

    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    choose(&stage.file("transfer.xml", transfer("B801200005001", "").as_bytes()));
    ana.click(&checkbox("Note in each child’s file…"));
    ana.click(&button("Add 1 …"));
    ana.saved();
    ana.open_pupil("4B", "Wilma Wren");
    ana.opens_part("Notes");
    ana.reads("352 of 380 sessions");
    ana.opens_part("Name, class and more");
    let ctf = ana.download(|| ana.click(&button("Save as CTF")));
    assert!(ctf.name.starts_with("One child CTF ") && ctf.name.ends_with(".xml"), "{}", ctf.name);
    let text = String::from_utf8(ctf.bytes).unwrap();
    assert!(text.contains("<UPN>B801200005001</UPN>") && text.contains("<Surname>Wren</Surname>"), "{text}");
    assert!(!text.contains("Avocet") && !text.contains("Gender"), "{text}");

    // Another school reads it as any other.
    let bo = stage.person("bo");
    bo.add_class("5A");
    bo.import_pupils(&stage.file("again.xml", text.as_bytes()), 1);
    bo.sees(&link("Wilma Wren").inside(table("5A")));
    stage.kept_to_itself();
}
