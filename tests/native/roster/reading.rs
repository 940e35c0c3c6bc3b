//! Laws of reading: nothing panics whatever the bytes, and what was written comes back.

use lantern::domain::{Date, Pupil, Upn, YearGroup};
use lantern::exchange::roster::{CELL_MAX, Delimiter, Field, RosterFault, decode, list, match_rows, rows, typed};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{FILES, read, today};

/// A child and how a file writes it.
#[derive(Clone, Debug)]
struct Written {
    details: Pupil,
    year_group: Option<YearGroup>,
    class_name: Option<String>,
    cells: Vec<String>,
}

const HEADER: [&str; 6] = ["UPN", "Surname", "First Name", "Date of Birth", "NC Year", "Reg Group"];

/// A name as written and as it should come back.
fn name() -> impl Strategy<Value = (String, String)> {
    let word = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'-]{1,12}";
    let gap = select(vec![" ", "  ", "\n", "\r\n", "\u{a0}"]);
    prop_oneof![
        word.prop_map(|name| (format!(" {name} "), name)),
        (word, gap, word).prop_map(|(a, gap, b)| (format!("{a}{gap}{b}"), format!("{a} {b}"))),
        (word, select(vec![", Jr", " \"Bob\"", "; Ann", " \"\""])).prop_map(|(a, b)| (format!("{a}{b}"), format!("{a}{b}"))),
    ]
}

fn written() -> impl Strategy<Value = Written> {
    let formats = select(vec!["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d-%b-%Y", "%d %B %Y", "%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d 00:00:00"]);
    let born = prop::option::of((2014..2023_i32, 1..366_u32, formats));
    let upn = prop::option::of("[A-HJ-NP-RT-Z][0-9]{12}");
    let year = prop::option::of((0..7_usize, select(vec!["", "Y", "Year "])));
    (name(), name(), born, upn, year, prop::option::of("[1-6][A-Z]")).prop_map(|(forename, surname, born, upn, year, class)| {
        let date = born.and_then(|(year, day, format)| Some((Date::from_yo_opt(year, day)?, format)));
        let cells = vec![
            upn.clone().unwrap_or_default(),
            surname.0,
            forename.0,
            date.map(|(date, format)| written_date(date, format)).unwrap_or_default(),
            year.map(|(number, before)| format!("{before}{number}")).filter(|text| text != "Year 0" && text != "Y0").unwrap_or_default(),
            class.clone().unwrap_or_default(),
        ];
        Written {
            details: Pupil { forename: forename.1, surname: surname.1, upn: upn.as_deref().and_then(Upn::typed), born: date.map(|d| d.0) },
            year_group: YearGroup::typed(&cells[4]),
            class_name: class,
            cells,
        }
    })
}

/// chrono's formatting needs a feature the app does without.
fn written_date(date: Date, format: &str) -> String {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let iso = date.to_string();
    let [year, month, day] = iso.split('-').collect::<Vec<_>>()[..] else { panic!("{iso}") };
    let name = MONTHS[month.parse::<usize>().unwrap() - 1];
    let short: String = name.chars().take(3).collect();
    let format = format.replace("%d", day).replace("%m", month).replace("%Y", year).replace("%y", year.strip_prefix("20").unwrap());
    format.replace("%B", name).replace("%b", &short)
}

fn file(header: &[&str], rows: &[Vec<String>], delimiter: Delimiter, quotes: csv::QuoteStyle, end: csv::Terminator) -> String {
    let mut builder = csv::WriterBuilder::new();
    let mut writer = builder.delimiter(delimiter.byte()).quote_style(quotes).terminator(end).from_writer(Vec::new());
    writer.write_record(header).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn encoded(text: &str, how: usize) -> Vec<u8> {
    let utf16 = |bom: [u8; 2], unit: fn(u16) -> [u8; 2]| bom.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
    match how {
        0 => text.as_bytes().to_vec(),
        1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        2 => utf16([0xFF, 0xFE], u16::to_le_bytes),
        3 => utf16([0xFE, 0xFF], u16::to_be_bytes),
        _ => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

fn layouts() -> impl Strategy<Value = (Delimiter, csv::QuoteStyle, csv::Terminator, usize)> {
    let quotes = select(vec![csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]);
    let ends = select(vec![csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')]);
    (select(Delimiter::ALL.to_vec()), quotes, ends, 0..5_usize)
}

/// What holds for any bytes: nothing panics, every row is good or bad, and lines go up.
fn check_any(bytes: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(bytes);
    let pasted = typed(&text, today());
    prop_assert!(pasted.good.len() + pasted.bad.len() <= text.lines().count());
    prop_assert_eq!(match_rows(&pasted.good, &[]).len(), pasted.good.len());
    let Ok((table, mapping, read)) = read(bytes) else { return Ok(()) };
    prop_assert_eq!(read.good.len() + read.bad.len(), table.row_count());
    let mut lines: Vec<u64> = read.good.iter().map(|row| row.line).chain(read.bad.iter().map(|row| row.line)).collect();
    lines.sort_unstable();
    prop_assert!(lines.is_sorted_by(|a, b| a < b), "two rows on one line: {:?}", lines);
    let ends = decode(bytes).unwrap().text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    prop_assert!(lines.last().is_none_or(|last| *last <= ends as u64 + 1));
    for row in &read.good {
        let names = [&row.details.forename, &row.details.surname];
        prop_assert!(!row.details.forename.is_empty() && names.iter().all(|name| name.chars().count() <= 100));
        prop_assert!(names.iter().all(|name| !name.contains(char::is_control)));
    }
    let shown = read.bad.iter().map(|row| row.text.chars().count() + row.reason.to_string().len());
    prop_assert!(shown.max().unwrap_or(0) < CELL_MAX);
    let matches = match_rows(&read.good, &[]);
    prop_assert_eq!(matches.len(), read.good.len());
    // However the columns are mapped, each is used or said to be left out.
    for (field, column) in Field::ALL.into_iter().zip((0..table.width()).cycle()) {
        let mut other = mapping.clone();
        other.set(column, Some(field));
        let again = rows(&table, &other, today());
        prop_assert_eq!(again.good.len() + again.bad.len(), table.row_count());
        let used = Field::ALL.iter().filter(|field| other.column(**field).is_some()).count();
        prop_assert_eq!(other.ignored(&table).len() + used, table.width());
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_any(&bytes)?;
    }

    #[test]
    fn any_text_of_a_list_is_read_or_refused(text in "([A-Za-zë0-9/'\" .-]{0,9}[,;\t\n\r\"]{1,2}){0,40}") {
        check_any(text.as_bytes())?;
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        which in 0..FILES.len(),
        edits in prop::collection::vec(
            (any::<Index>(), select(vec![0_u8, 1, 2]), prop_oneof![any::<u8>(), select(b"\",;\t\r\n/\0".to_vec())]),
            1..12,
        ),
    ) {
        let mut bytes = FILES[which].to_vec();
        for (place, kind, byte) in edits {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        check_any(&bytes)?;
    }

    #[test]
    fn children_come_back_as_they_were_written(children in prop::collection::vec(written(), 1..12), layout in layouts()) {
        let (delimiter, quotes, end, encoding) = layout;
        let cells: Vec<Vec<String>> = children.iter().map(|child| child.cells.clone()).collect();
        let (table, mapping, rows) = read(&encoded(&file(&HEADER, &cells, delimiter, quotes, end), encoding)).unwrap();
        prop_assert_eq!(table.delimiter(), delimiter);
        prop_assert!(mapping.is_complete() && !mapping.is_by_content());
        prop_assert_eq!(&rows.bad, &vec![]);
        prop_assert_eq!(rows.good.len(), children.len());
        for (row, child) in rows.good.iter().zip(&children) {
            prop_assert_eq!(&row.details, &child.details);
            prop_assert_eq!((row.year_group, &row.class_name), (child.year_group, &child.class_name));
        }
    }

    #[test]
    fn cells_come_back_as_they_were_written(
        cells in prop::collection::vec(prop::collection::vec("[a-zë'\", ;\t\n\r.-]{0,12}", 3), 1..12),
        layout in layouts(),
    ) {
        let (delimiter, quotes, end, encoding) = layout;
        let text = file(&["Forename", "Surname", "Class"], &cells, delimiter, quotes, end);
        let table = list(&decode(&encoded(&text, encoding)).unwrap().text);
        if cells.iter().flatten().all(|cell| cell.trim().is_empty()) {
            prop_assert_eq!(table.map(|_| ()), Err(RosterFault::NoRows));
            return Ok(());
        }
        let table = table.unwrap();
        for column in 0..3 {
            let expected: Vec<&str> = cells.iter().map(|row| row[column].trim()).filter(|cell| !cell.is_empty()).collect();
            prop_assert_eq!(table.cells(column).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn names_typed_either_way_are_the_same_child(
        names in prop::collection::vec(("[A-ZÀ-Ö][a-zß-ö'-]{1,9}", "[A-ZÀ-Ö][a-zß-ö'-]{1,9}"), 1..9),
    ) {
        let lists = [
            names.iter().map(|(forename, surname)| format!("{forename} {surname}\n")).collect::<String>(),
            names.iter().map(|(forename, surname)| format!("{surname}, {forename}\r\n\r\n")).collect(),
            names.iter().zip(1..).map(|((forename, surname), n)| format!("{n}. {forename} {surname}\n")).collect(),
            names.iter().map(|(forename, surname)| format!("{forename}\t{surname}\n")).collect(),
        ];
        for list in lists {
            let rows = typed(&list, today());
            let read: Vec<_> = rows.good.into_iter().map(|row| (row.details.forename, row.details.surname)).collect();
            prop_assert_eq!(&read, &names);
        }
    }
}
