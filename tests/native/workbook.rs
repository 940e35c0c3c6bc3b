//! Workbooks are read back by a reader that is not ours.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use lantern::exchange::workbook::{CELL_MAX, Sheet, file_name, workbook};
use proptest::prelude::*;

/// Reads a workbook: the sheets in their order, each cell as text.
fn read(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).expect("a sheet");
            let rows = range.rows().map(<[Data]>::to_vec).collect();
            (name, rows)
        })
        .collect()
}

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    Sheet { name: name.into(), rows: rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect() }
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn a_workbook_is_read_by_others_as_it_was_shown() {
    let one = sheet(
        "4B Now",
        &[&["Child", "Points", "Attainment"], &["Ada <&> \"Avocet\"", "12", "Green, judged"], &["Zoë O’Brien", "95.9", ""]],
    );
    let two = sheet("4B Now", &[&["Test"], &["=1+1"], &["007"]]);
    let found = read(workbook(&[one, two]));
    assert_eq!(found[0].0, "4B Now");
    assert_eq!(found[1].0, "4B Now 2");
    assert_eq!(
        found[0].1,
        [
            vec![text("Child"), text("Points"), text("Attainment")],
            vec![text("Ada <&> \"Avocet\""), Data::Float(12.0), text("Green, judged")],
            vec![text("Zoë O’Brien"), Data::Float(95.9), Data::Empty],
        ]
    );
    // What looks like a formula is words.
    assert_eq!(found[1].1, [vec![text("Test")], vec![text("=1+1")], vec![text("007")]]);
}

#[test]
fn the_same_tables_are_the_same_bytes_and_the_name_names_the_day() {
    let one = || sheet("School", &[&["Class", "Children"], &["4B", "30"]]);
    assert_eq!(workbook(&[one()]), workbook(&[one()]));
    assert_eq!(file_name("3/4: Oak* Now", "2026-11-30".parse().unwrap()), "Lantern 3 4 Oak Now 2026-11-30.xlsx");
}

#[test]
fn what_a_cell_cannot_hold_is_cut_and_what_xml_cannot_is_left_out() {
    let long = "x".repeat(CELL_MAX + 10);
    let found = read(workbook(&[sheet("A", &[&[&long, "a\u{0}b\u{1b}c\u{fffe}"]])]));
    assert_eq!(found[0].1[0], [text(&"x".repeat(CELL_MAX)), text("abc")]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("[^\\p{C}]{1,12}", 1..5), 1..6)) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(|cell| format!("x{cell}")).collect()).collect();
        let found = read(workbook(&[Sheet { name: "T".into(), rows: rows.clone() }]));
        let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
        let wanted: Vec<Vec<Data>> = rows
            .iter()
            .map(|row| (0..wide).map(|at| row.get(at).map_or(Data::Empty, |cell| text(cell))).collect())
            .collect();
        prop_assert_eq!(&found[0].1, &wanted);
    }
}
