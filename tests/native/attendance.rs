//! Attendance that is typed, pasted or opened: matched to the class, counted, and refused with the reason.

use lantern::domain::attendance::Absence;
use lantern::domain::{Attendance, Called, PupilId};
use lantern::exchange::attendance::{Looked, TableFault, look_through};
use lantern::report::attendance::{ClassAttendance, class_total, row};
use lantern::words::roster::RosterFault;
use lantern::workspace::{Attitude, Doing};
use proptest::prelude::*;

use crate::device::{Device, child, year};

const UPN: &str = "B801200005001";

fn class() -> (Device, Vec<PupilId>) {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let people = [("Ada", "Avocet", Some(UPN)), ("Ben", "Bittern", None), ("Cal", "Coot", None), ("Cal", "Coot", None)];
    let ids = people.map(|(forename, surname, upn)| device.enrol(class, year(), child(forename, surname, upn, None)));
    (device, ids.into())
}

fn everybody(device: &Device) -> Vec<Called> {
    let ids: Vec<PupilId> = device.roll().pupils().into_iter().map(|(id, _)| id).collect();
    device.roll().called(&ids)
}

fn look(text: &str) -> Result<Looked, TableFault> {
    let (device, _) = class();
    look_through(text, &everybody(&device), year())
}

fn of(possible: u16, attended: u16, unauthorised: u16, late: u16) -> Attendance {
    Attendance { possible, attended, unauthorised, late }
}

#[test]
fn tables_as_schools_export_them_are_read() {
    let (device, ids) = class();
    let people = everybody(&device);
    let both = [(ids[0], of(70, 66, 1, 3)), (ids[1], of(70, 70, 0, 0))];
    let tables = [
        "UPN,Name,Possible,Attended,Unauthorised,Late\nB801200005001,Somebody Else,70,66,1,3\n,Ben Bittern,70,70,0,0\n",
        "Attendance of 4B\n\nForename;Surname;Possible Sessions;Authorised Absences;Unauthorised absences;Late before;Late after\n\
         Ada;Avocet;70;3;1;2;1\nBen;Bittern;70;;0;;\n",
        "Name\tPossible\tPresent\tUnauth\tLates\n\"Avocet, Ada\"\t70\t66\t1\t3\nBittern Ben\t70\t70\t0\t0\n",
        "ada avocet,70,66,1,3\nBEN BITTERN,70,70,0,0\n",
    ];
    for table in tables {
        let looked = look_through(table, &people, year()).unwrap();
        assert_eq!(looked.ready.iter().map(|ready| (ready.pupil, ready.attendance)).collect::<Vec<_>>(), both, "{table}");
        assert!(looked.faulty.is_empty(), "{:?}", looked.faulty);
        assert_eq!(looked.missing.len(), 2);
    }
}

#[test]
fn register_codes_are_counted() {
    let looked = look("Name,Register\nAda Avocet,/\\/\\ L U C1 # #\nBen Bittern,\"/,\\,-,-\"\n").unwrap();
    assert_eq!(looked.ready.iter().map(|ready| ready.attendance).collect::<Vec<_>>(), [of(7, 5, 1, 2), of(2, 2, 0, 0)]);
    assert_eq!(look("Ada Avocet\t/\\/\\\n").unwrap().ready[0].attendance, of(4, 4, 0, 0), "pasted without a header");
    let spread = look("Ada Avocet\t/\tL\tU\nBen Bittern\t/\t\tC1\n").unwrap();
    assert_eq!(spread.ready.iter().map(|ready| ready.attendance).collect::<Vec<_>>(), [of(3, 2, 1, 2), of(2, 1, 0, 0)], "one a cell");
    let lates = look("Ada Avocet\tL\tU\nBen Bittern\t/\tA\n").unwrap();
    assert_eq!(lates.ready[0].attendance, of(2, 1, 1, 2), "codes are no headings");
    assert_eq!(lates.faulty[0].why.to_string(), "code 2 of the register, “A”, is not known");
    let noted = look("Name,Possible,Attended,Note\nAda Avocet,70,66,ill; better\n").unwrap();
    assert_eq!(noted.ready[0].attendance, of(70, 66, 0, 0), "a semicolon in a note parts nothing");
}

#[test]
fn a_register_with_one_column_a_session_is_read_whatever_stands_around_it() {
    let both = [of(5, 5, 0, 1), of(4, 3, 1, 0)];
    for table in [
        "Register,4B,,,,\nWeek beginning 16/11/2026,,,,,\nName,Mon AM,Mon PM,Tue AM,Tue PM,Wed AM\n\
         \"Avocet, Ada\",/,\\,/,\\,L\n\"Bittern, Ben\",O,,/,\\,/\nTotal present,1,1,2,2,2\n",
        "Surname\tForename\tGender\t16/11\t\t17/11\t\t18/11\n\t\t\tAM\tPM\tAM\tPM\tAM\n\
         Avocet\tAda\tB\t/\t\\\t/\t\\\tl\nBittern\tBen\tG\tO\t\t/\t\\\t/\n",
        "Name;16/11/2026;16/11/2026;17/11/2026;17/11/2026;18/11/2026\nAda Avocet;/;\\;/;\\;L\nBen Bittern;O;-;/;\\;/\n",
        "Name,1,2,3,4,5\nAvocet, Ada,/,\\,/,\\,L\nBittern, Ben,O,,/,\\,/\n",
        "Avocet, Ada,/,\\,/,\\,L\nBittern, Ben,O,,/,\\,/\n",
    ] {
        let looked = look(table).unwrap();
        assert_eq!(looked.faulty, [], "{table}");
        assert_eq!(looked.ready.iter().map(|ready| ready.attendance).collect::<Vec<_>>(), both, "{table}");
    }
    let (device, _) = class();
    let earlier = "2023-24".parse().unwrap();
    let holiday = look_through("Name,Codes\nAda Avocet,/ H F J\n", &everybody(&device), earlier).unwrap();
    assert_eq!(holiday.ready[0].attendance, of(4, 2, 0, 0), "by the codes of its time");
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_the_rest_is_ready() {
    let table = "Name,Possible,Attended,Unauthorised,Late\nAda Avocet,70,66,1,3\nZed Zander,70,70,0,0\nBen Bittern,70,71,0,0\n\
        Ben Bittern,seventy,70,0,0\nBen Bittern,,70,0,0\nCal Coot,70,70,0,0\nAda Avocet,70,70,0,0\n,70,70,0,0\nBen Bittern,70,69,2,0\n";
    assert_eq!(look(&table.replace('\n', "\r\n")), look(table), "whatever ends the lines");
    let looked = look(table).unwrap();
    assert_eq!(looked.ready.len(), 0, "neither of two rows that differ is taken for the right one");
    let said: Vec<(u64, String)> = looked.faulty.iter().map(|fault| (fault.line, fault.why.to_string())).collect();
    let faults: Vec<(u64, &str)> = said.iter().map(|(line, why)| (*line, why.as_str())).collect();
    assert_eq!(
        faults,
        [
            (2, "line 8 says something else of this child"),
            (3, "nobody of this name or UPN is in this class"),
            (4, "more sessions attended than were possible"),
            (5, "“seventy” is not a number of sessions"),
            (6, "it does not say how many sessions were possible"),
            (7, "two children of the class have this name; only a UPN tells them apart"),
            (8, "line 2 says something else of this child"),
            (9, "it names nobody"),
            (10, "more unauthorised absences than absences"),
        ]
    );
    assert_eq!(looked.missing.len(), 4);
    let cases = [
        ("UPN,Name,Possible,Attended\nA801200005001,Ada Avocet,70,70\n", "the child of this name has another UPN"),
        ("Name,Possible,Attended,Authorised\nBen Bittern,70,66,10\n", "attended and absences together are more than was possible"),
        ("Name,Possible,%\nBen Bittern,70,94.4\n", "“94.4” is not a percentage of 70 sessions"),
        (
            "Name,Possible,Attendance\nBen Bittern,70,66\n",
            "“66” may be sessions or a percentage; please head the column “Attended” or “Attendance %”",
        ),
        ("Name,Possible,Unauthorised\nBen Bittern,70,2\n", "it does not say how many sessions were attended"),
        ("Name,Possible,Authorised\nBen Bittern,70,2\n", "it does not say how many sessions were attended"),
        ("Name,Possible,Codes\nBen Bittern,70,/\\\n", "its codes come to 2 of 2 sessions, its numbers to something else"),
    ];
    for (table, why) in cases {
        assert_eq!(look(table).unwrap().faulty[0].why.to_string(), why, "{table}");
    }
    let shares = look("Name,Possible,Attendance %\nAda Avocet,70,94.29\nBen Bittern,70,100\n").unwrap();
    assert_eq!(shares.ready.iter().map(|ready| ready.attendance.attended).collect::<Vec<_>>(), [66, 70]);
    let either = look("Name,Possible,Attendance\nAda Avocet,70,94.29\nBen Bittern,70,100%\n").unwrap();
    assert_eq!(either.ready.iter().map(|ready| ready.attendance.attended).collect::<Vec<_>>(), [66, 70]);
    for text in ["Name,Possible,Attended\n\n\nZed Zander,70,66\n", "\n\nName,Possible,Attended\nZed Zander,70,66\n"] {
        assert_eq!(look(text).unwrap().faulty[0].line, 4, "empty lines are counted: {text:?}");
    }
    let unknown = look("Name,Codes\nAda Avocet,/\\H\n").unwrap();
    assert_eq!(unknown.faulty[0].why.to_string(), "code 3 of the register, “H”, is not known");
}

#[test]
fn a_table_that_says_too_little_is_refused_as_a_whole() {
    for (table, fault) in [
        ("", TableFault::List(RosterFault::Empty)),
        ("\n \n", TableFault::List(RosterFault::Empty)),
        ("Name,Codes\n", TableFault::List(RosterFault::NoRows)),
        ("Name,Attendance %\nAda Avocet,95.2\n", TableFault::OnlyPercent),
        ("Name,UPN\nAda Avocet,B801200005001\n", TableFault::NoNumbers),
        ("Possible,Attended\n70,66\n", TableFault::NobodyNamed),
        ("nonsense", TableFault::NobodyNamed),
    ] {
        assert_eq!(look(table), Err(fault), "{table}");
    }
}

#[test]
fn a_class_is_set_in_one_step_and_shows_its_shares() {
    let (mut device, ids) = class();
    let period = "2026-27.autumn-2".parse().unwrap();
    let rows = vec![(ids[0], Some(of(70, 63, 0, 0))), (ids[1], Some(of(70, 70, 0, 0))), (ids[2], Some(of(70, 30, 0, 0)))];
    assert_eq!(device.tell(Attitude::SetAttendance { period, rows: rows.clone() }).add.len(), 3);
    assert!(device.tell(Attitude::SetAttendance { period, rows }).is_empty(), "the same again is no entry");
    let today = lantern::domain::Date::from_ymd_opt(2026, 11, 23).unwrap();
    let shown = |device: &Device| ids.iter().map(|id| row(device.files(), *id, String::new(), period, today)).collect::<Vec<_>>();
    let seen = shown(&device);
    let bands: Vec<String> = seen.iter().map(|row| row.band.map(|band| band.to_string()).unwrap_or_default()).collect();
    assert_eq!(bands, ["red", "green", "red", ""]);
    assert_eq!(seen.iter().map(|row| row.absence).collect::<Vec<_>>(), [Some(Absence::Persistent), None, Some(Absence::Severe), None]);
    let ClassAttendance { total, persistent, severe } = class_total(&seen);
    assert_eq!((total.permille(), persistent, severe), (776, 1, 1));
    device.step(Doing::Undo);
    assert!(shown(&device).iter().all(|row| row.entered.is_none()));
}

proptest! {
    #[test]
    fn no_text_falls_over(
        text in "\\PC*",
        columns in prop::collection::vec("(upn|name|possible|attended|codes|%|late)", 0..6),
        body in "[\\PC,;\t\n\"]{0,80}",
    ) {
        let _said = look(&text);
        let _said = look(&format!("{}\n{body}", columns.join(",")));
    }
}
