//! Pupil lists: files as schools export them; the laws stand in the modules below.

use lantern::domain::Date;
use lantern::exchange::roster::{
    Delimiter, Encoding, Field, ListNote, Mapping, RosterFault, RosterRow, RowMatch, RowWarning, Rows, Table, decode, list, match_rows,
    rows,
};

mod matching;
mod reading;

const SIMS: &[u8] = include_bytes!("../fixtures/roster/sims.csv");
const ARBOR: &[u8] = include_bytes!("../fixtures/roster/arbor.csv");
const SEMICOLON: &[u8] = include_bytes!("../fixtures/roster/semicolon-1252.csv");
const NO_HEADERS: &[u8] = include_bytes!("../fixtures/roster/no-headers-utf16.txt");
const BAD_ROWS: &[u8] = include_bytes!("../fixtures/roster/bad-rows.csv");
const FILES: [&[u8]; 5] = [SIMS, ARBOR, SEMICOLON, NO_HEADERS, BAD_ROWS];

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).unwrap()
}

fn read(bytes: &[u8]) -> Result<(Table, Mapping, Rows), RosterFault> {
    let table = list(&decode(bytes)?.text)?;
    let mapping = Mapping::guess(&table);
    let rows = rows(&table, &mapping, today());
    Ok((table, mapping, rows))
}

/// "Zoë O'Brien 2018-02-08" for every good row.
fn children(rows: &Rows) -> Vec<String> {
    let shown = |row: &RosterRow| format!("{} {}", row.details.full_name(), row.details.born.map(|d| d.to_string()).unwrap_or_default());
    rows.good.iter().map(shown).collect()
}

#[test]
fn four_programs_one_class() {
    let expected = [
        "Chidi Achebe 2017-09-14",
        "Ada Avocet 2017-11-02",
        "Anne-Marie Brown 2018-01-30",
        "Thomas Dunnock 2018-03-01",
        "Yusuf El-Amin 2018-08-29",
        "Inés García López 2017-12-17",
        "Amira Khan 2018-05-05",
        "Jörg Müller 2018-06-21",
        "Florence Nightingale 2017-10-12",
        "Zoë O'Brien 2018-02-08",
        "Tobi Okafor-Smith 2018-07-27",
        "Saskia van der Berg 2018-04-11",
    ];
    for (file, encoding, delimiter, upns) in [
        (SIMS, Encoding::Utf8, Delimiter::Comma, true),
        (ARBOR, Encoding::Utf8, Delimiter::Comma, true),
        (SEMICOLON, Encoding::Windows1252, Delimiter::Semicolon, false),
        (NO_HEADERS, Encoding::Utf16, Delimiter::Tab, false),
    ] {
        assert_eq!(decode(file).map(|d| d.encoding), Ok(encoding));
        let (table, mapping, rows) = read(file).unwrap();
        assert_eq!((table.delimiter(), mapping.is_complete(), rows.bad.len()), (delimiter, true, 0));
        let preferred =
            |name: &String| name.replacen("Annie", "Anne-Marie", 1).replacen("Tom ", "Thomas ", 1).replacen("Flo ", "Florence ", 1);
        assert_eq!(children(&rows).iter().map(preferred).collect::<Vec<_>>(), expected);
        assert!(rows.good.iter().all(|row| row.warnings.is_empty() && row.class_name.as_deref() == Some("4 Oak")));
        assert!(rows.good.iter().all(|row| row.details.upn.is_some() == upns));
    }
}

#[test]
fn what_is_left_out_is_said() {
    let (table, mapping, rows) = read(SIMS).unwrap();
    assert_eq!((table.title_lines(), rows.good[0].line), (2, 5));
    let out: Vec<_> = mapping.ignored(&table).into_iter().filter_map(|ignored| ignored.header).collect();
    assert_eq!(out, ["Gender", "SEN Status", "FSM", "Date of Admission"]);
    let (table, mapping, _) = read(ARBOR).unwrap();
    assert_eq!(mapping.ignored(&table).len(), 2);
    assert_eq!(table.header(1), Some("Date of\nbirth"));
}

#[test]
fn a_list_without_headers_asks_for_a_look() {
    let (_, mapping, _) = read(NO_HEADERS).unwrap();
    assert!(mapping.is_by_content());
    let fields: Vec<_> = (0..6).map(|column| mapping.field(column)).collect();
    assert_eq!(fields, [None, Some(Field::Surname), Some(Field::Forename), None, Some(Field::Born), Some(Field::ClassName)]);
}

#[test]
fn bad_rows_are_listed_and_good_ones_stay() {
    let (_, _, rows) = read(BAD_ROWS).unwrap();
    assert_eq!(rows.bad, []);
    assert_eq!(rows.good.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13]);
    let warned: Vec<usize> = rows.good.iter().map(|row| row.warnings.len()).collect();
    assert_eq!(warned, [0, 1, 1, 1, 1, 2, 2, 1, 0, 0, 0]);
    assert_eq!(rows.good[6].details.full_name(), "Amira Khan, Jr", "a surname that was cut at its comma");
    assert_eq!(rows.good[7].details.full_name(), "Jörg Müller", "a quotation mark that nothing closes");
    assert_eq!(rows.good[2].warnings, [RowWarning::DateLeftOut { value: "01/30/2018".into() }], "a birthday is not needed");
    assert_eq!(rows.good[3].warnings, [RowWarning::OneName], "one name alone is a child");
    assert_eq!(rows.good[4].warnings, [RowWarning::BornInFuture]);
    assert_eq!(rows.notes, [ListNote::NoChildren { rows: vec![(14, "Total: 12".to_owned())] }]);
    let matches = match_rows(&rows.good, &[]);
    assert!(matches!(matches[9], RowMatch::RepeatOf { line: 11, differs: true, .. }));
    assert_eq!(matches.iter().filter(|m| **m == RowMatch::New).count(), 10);
}
