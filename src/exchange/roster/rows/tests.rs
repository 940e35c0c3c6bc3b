//! Every rule for one row of a list.

use super::*;
use crate::domain::upn::UpnFault;
use crate::exchange::roster::list;
use crate::exchange::table::CELL_MAX;

fn read(text: &str) -> Rows {
    let table = list(text).unwrap();
    rows(&table, &Mapping::guess(&table), Date::from_ymd_opt(2026, 11, 23).unwrap())
}

/// The only row of a table under a header; `Err` if it is bad.
fn only(header: &str, row: &str) -> Result<RosterRow, RowFault> {
    let mut rows = read(&format!("{header}\n{row}\n"));
    assert_eq!(rows.good.len() + rows.bad.len(), 1, "{row}");
    rows.good.pop().ok_or_else(|| rows.bad.pop().unwrap().reason)
}

#[test]
fn a_full_row() {
    let row = only(
        "UPN,Legal Surname,Legal Forename,Preferred Forename,DOB,Gender,Year,Reg",
        "b801200005001,O'Brien,Zoë Ann, Zoë ,23/11/2018,F,Year 3,3 Oak",
    );
    assert_eq!(
        row,
        Ok(RosterRow {
            line: 2,
            details: Pupil {
                forename: "Zoë".into(),
                surname: "O'Brien".into(),
                upn: Upn::typed("B801200005001"),
                born: Date::from_ymd_opt(2018, 11, 23),
            },
            legal: Some(LegalName { forename: "Zoë Ann".into(), surname: String::new() }),
            year_group: YearGroup::typed("3"),
            class_name: Some("3 Oak".into()),
            warnings: vec![],
        })
    );
}

#[test]
fn names() {
    for (header, row, expected) in [
        ("Forename,Surname", " Anne  Marie ,SMITH", Ok(("Anne Marie", "SMITH"))),
        ("Forename,Surname", "Amira,", Ok(("Amira", ""))),
        ("Forename,Preferred Forename,Surname", "Robert,Bob,Lee", Ok(("Bob", "Lee"))),
        ("Forename,Preferred Forename,Surname", "Robert, ,Lee", Ok(("Robert", "Lee"))),
        ("Name,DOB", "\"Khan, Amira\",", Ok(("Amira", "Khan"))),
        ("Name,DOB", "Amira Khan,", Ok(("Amira", "Khan"))),
        ("Name,Surname", "Amira Jane,Khan", Ok(("Amira", "Khan"))),
        ("Forename,Surname", "\"Anne\nMarie\",Lee", Ok(("Anne Marie", "Lee"))),
        ("Forename,Surname", ",Sukarto", Ok(("Sukarto", ""))),
        ("Forename,Surname", "-,Sukarto", Ok(("Sukarto", ""))),
        ("Forename,Surname", "Thandeka,-", Ok(("Thandeka", ""))),
        ("Forename,Surname", "Thandeka, – ", Ok(("Thandeka", ""))),
        ("Forename,Preferred Forename,Surname", "Robert,-,Lee", Ok(("Robert", "Lee"))),
        ("Name,DOB", "\"Khan,\",", Ok(("Khan", ""))),
        ("Forename,Surname", "-,-", Err(RowFault::NoForename)),
        ("Forename,Surname", "?,", Err(RowFault::NoForename)),
        ("Forename,Surname", "A\u{7}my,Khan", Ok(("Amy", "Khan"))),
        ("Forename,Surname", "\"Amy,Khan\nBen\",Smith", Err(RowFault::SwallowedLines)),
        ("Forename,Surname", "Amy,Khan,4B", Ok(("Amy", "Khan"))),
        ("Name,DOB", "Khan, Amy,23/11/2018", Ok(("Amy", "Khan"))),
        ("DOB,Name", "23/11/2018,Khan, Amy", Ok(("Amy", "Khan"))),
        ("Name,DOB", "\"Khan, Amy,23/11/2018", Ok(("Amy", "Khan"))),
        ("DOB,Forename,Surname", "soon, it says,Amy,Khan", Ok(("Amy", "Khan"))),
        ("Forename,Surname,DOB", "Amy,Khan, Jr,23/11/2018", Ok(("Amy", "Khan, Jr"))),
        ("Forename,Surname", "Amy,Khan,, ", Ok(("Amy", "Khan"))),
        ("Forename,Surname", "\"Amy,Khan", Ok(("Amy", "Khan"))),
    ] {
        let read = only(header, row).map(|row| (row.details.forename, row.details.surname));
        assert_eq!(read, expected.map(|(f, s): (&str, &str)| (f.to_owned(), s.to_owned())), "{row}");
    }
    let long = "n".repeat(101);
    let without = only("Forename,Surname", &format!("Amy,{long}")).unwrap();
    assert_eq!((without.details.forename.as_str(), without.details.surname.as_str()), ("Amy", ""));
    assert!(without.warnings.contains(&RowWarning::NameLeftOut { field: Field::Surname, count: 101 }));
    let forename = only("Forename,Surname", &format!("{long},Khan"));
    assert_eq!(forename, Err(RowFault::NameTooLong { field: Field::Forename, count: 101 }));
}

#[test]
fn only_a_missing_name_refuses_a_child() {
    let row = only("Forename,Surname,DOB,UPN", "Amy,Khan,23/11/2018,B801200005001,more").unwrap();
    assert_eq!((row.details.born, row.details.upn), (None, None), "what may stand in a wrong column is left empty");
    assert_eq!(row.warnings, [RowWarning::TooManyCells { found: 5, expected: 4 }]);
    let row = only("Name,DOB", "\"Khan Amy,23/11/2018").unwrap();
    assert_eq!(row.warnings, [RowWarning::OpenQuote]);
    assert!(row.details.born.is_some());
    let row = only("Forename,Surname", "A\u{7}my,Khan").unwrap();
    assert_eq!(row.warnings, [RowWarning::OddName { found: char::REPLACEMENT_CHARACTER }]);
    let remark = "x".repeat(2 * CELL_MAX);
    assert_eq!(only("Forename,Surname,Notes", &format!("Amy,Khan,{remark}")).unwrap().warnings, []);
}

#[test]
fn the_legal_forename_is_kept_where_it_is_another() {
    for (row, forename, legal) in [
        ("Robert,Bob,Lee", "Bob", Some("Robert")),
        ("Robert,ROBERT,Lee", "ROBERT", None),
        ("Robert,,Lee", "Robert", None),
        (",Bob,Lee", "Bob", None),
        ("-,Bob,Lee", "Bob", None),
    ] {
        let row = only("Legal Forename,Preferred Forename,Surname", row).unwrap();
        assert_eq!(row.details.forename, forename);
        assert_eq!(row.legal.map(|legal| legal.forename).as_deref(), legal);
    }
}

#[test]
fn warnings_do_not_refuse() {
    for (header, cell, warning) in [
        ("DOB", "23/11/2027", Some(RowWarning::BornInFuture)),
        ("DOB", "24/11/2026", Some(RowWarning::BornInFuture)),
        ("DOB", "24/11/2024", Some(RowWarning::Age { years: 1 })),
        ("DOB", "23/11/2024", None),
        ("DOB", "24/11/2012", None),
        ("DOB", "23/11/2012", Some(RowWarning::Age { years: 14 })),
        ("DOB", "", None),
        ("UPN", "A801200005001", Some(RowWarning::Upn(UpnFault::CheckLetter { expected: 'B' }))),
        ("UPN", "B80120000500", Some(RowWarning::Upn(UpnFault::Length(12)))),
        ("UPN", "'B801200005001", None),
        ("UPN", "B8012000\u{1}5001", Some(RowWarning::UpnLeftOut)),
        ("UPN", "not known because the child has just come", Some(RowWarning::UpnLeftOut)),
        ("Year", "N1", Some(RowWarning::YearGroup { value: "N1".into() })),
        ("Year", "7", Some(RowWarning::YearGroup { value: "7".into() })),
        ("Year", "Rec", None),
        ("Class", "\u{7}", Some(RowWarning::OddName { found: char::REPLACEMENT_CHARACTER })),
        ("Class", " Oak  Tree ", None),
        ("Surname", "Khan 4B", Some(RowWarning::OddName { found: '4' })),
    ] {
        let row = only(&format!("Forename,{header}"), &format!("Amy,{cell}")).unwrap();
        assert_eq!(row.warnings, Vec::from_iter(warning), "{cell}");
    }
    for (row, warnings) in [("Sukarto,", vec![RowWarning::OneName]), (",Sukarto", vec![RowWarning::OneName]), ("Amy,Lee", vec![])] {
        assert_eq!(only("Forename,Surname", row).unwrap().warnings, warnings, "{row}");
    }
    let divided = only("Name,DOB", "Mary Jane Watson,").unwrap();
    assert_eq!(divided.warnings, [RowWarning::NameDivided]);
    assert_eq!(only("Forename,UPN", "Amy,A801200005001").unwrap().details.upn, Upn::typed("A801200005001"), "a wrong UPN is kept");
}

#[test]
fn bad_rows_tell_their_line_and_the_good_ones_stay() {
    let rows = read("Forename,Surname,DOB,SEN\r\n,,11/23/2018,K\r\n\r\nBen,Smith,23/11/2018,\r\n\"Cy,Lee,24/11/2018,\r\nDi,Poe,soon,\r\n");
    assert_eq!(rows.good.iter().map(|r| (r.line, r.details.forename.as_str())).collect::<Vec<_>>(), [(4, "Ben"), (5, "Cy"), (6, "Di")]);
    assert_eq!(rows.good[2].warnings, [RowWarning::DateLeftOut { value: "soon".into() }]);
    let name = BadRow { line: 2, text: "11/23/2018".into(), reason: RowFault::NoForename };
    assert_eq!(rows.bad, [name]);
}

#[test]
fn the_teacher_may_map_columns_anew() {
    let table = list("Khan,Amira\nSmith,Ben").unwrap();
    let mut mapping = Mapping::guess(&table);
    mapping.set(0, Some(Field::Surname));
    mapping.set(1, Some(Field::Forename));
    let rows = rows(&table, &mapping, Date::default());
    assert_eq!(rows.good.first().map(|r| r.details.full_name()).as_deref(), Some("Amira Khan"));
}
