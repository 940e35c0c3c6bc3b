//! Attendance: typed, pasted as register codes, opened as CSV with faults named, and undone.

use lantern_e2e::{Stage, button, file_input, heading, textbox};

const CLASS: &str = "4B";

#[test]
fn attendance_is_typed_pasted_and_imported_and_faults_are_named() {
    let stage = Stage::new("attendance");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&["Ada Avocet", "Ben Bittern", "Cal Coot"]);
    ana.turns_to("Attendance");
    ana.sees(&heading("Attendance"));
    ana.reads("Nothing is entered for this half term yet.");
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());

    // A button stands on one line with the field beside it.
    let apart = "const [field, button] = document.querySelectorAll('.attendance__all input, .attendance__all button'); \
        return Math.abs(field.getBoundingClientRect().bottom - button.getBoundingClientRect().bottom)";
    assert!(ana.script(apart, &[]).as_f64().is_some_and(|apart| apart < 2.0), "{:?}", ana.script(apart, &[]));

    // Typed: everyone's sessions first, then whoever was absent.
    ana.fill(&textbox("Possible sessions for everyone"), "70");
    ana.click(&button("Fill in"));
    ana.reads("The class has attended 100 %.");
    ana.fill(&textbox("Ada Avocet: attended"), "63");
    ana.press(&['\u{e004}']);
    ana.reads("persistent absence");
    ana.reads("1 child persistently absent.");
    ana.fill(&textbox("Ben Bittern: attended"), "71");
    ana.press(&['\u{e004}']);
    ana.reads("Ben Bittern: more sessions attended than were possible.");
    assert_eq!(ana.value(&textbox("Ben Bittern: attended")), "71", "what was typed stays");
    // In another order as well: its row goes where it belongs, and keeps it.
    ana.click(&button("Attendance"));
    ana.click(&button("Attendance"));
    ana.reads("Ben Bittern: more sessions attended than were possible.");
    assert_eq!(ana.value(&textbox("Ben Bittern: attended")), "71", "what was typed stays");
    ana.click(&button("Child"));
    ana.fill(&textbox("Ben Bittern: attended"), "66");
    ana.press(&['\u{e004}']);
    ana.reads("94.2 %");
    ana.saved();

    // Pasted: the register's codes.
    ana.script("document.querySelector('.attendance__paste').open = true; return true", &[]).as_bool().unwrap();
    ana.fill(&textbox("The rows"), "Cal Coot, /\\/\\/\\L");
    ana.click(&button("Look at the rows"));
    ana.sees(&heading("Attendance to enter"));
    ana.reads("Cal Coot: 7 of 7, 100 %");
    ana.reads("No row for: Ada Avocet, Ben Bittern.");
    ana.click(&button("Enter attendance of 1 child"));
    ana.saved();
    assert_eq!(ana.value(&textbox("Cal Coot: possible sessions")), "7");

    // Opened: a child nobody knows, impossible numbers and an unknown code are named; the good rows come in one step.
    let list = stage.file(
        "attendance.csv",
        b"Name,Possible,Attended,Unauthorised,Late\r\nAda Avocet,70,69,0,1\r\nZed Zander,70,70,0,0\r\nBen Bittern,70,99,0,0\r\n\
            Cal Coot,70,70,0,0\r\n",
    );
    ana.upload(&file_input("Open a list…"), &list);
    ana.sees(&heading("Attendance to enter"));
    ana.reads("Line 3 (Zed Zander): nobody of this name or UPN is in this class.");
    ana.reads("Line 4 (Ben Bittern): more sessions attended than were possible.");
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.click(&button("Enter attendance of 2 children"));
    ana.reads("98.5 %");
    ana.saved();
    ana.click(&button("Undo"));
    ana.reads("persistent absence");
    let percent = stage.file("percent.csv", b"Name,Attendance %\r\nAda Avocet,95.2\r\n");
    ana.upload(&file_input("Open a list…"), &percent);
    ana.reads("A percentage alone does not say of how many sessions.");
    ana.reload();
    ana.reads("persistent absence");
    stage.kept_to_itself();
}
