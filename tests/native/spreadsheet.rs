//! Workbooks are read in: as programs write them, and as nobody should.

use std::io::Cursor;
use std::io::Write as _;

use calamine::{Data, Reader as _, Xlsx};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use lantern::exchange::lists::{ListFile, open};
use lantern::exchange::roster::{Mapping, list, rows};
use lantern::exchange::spreadsheet::{Book, MEMBERS_MAX, Next, PACKED_MAX, Packed, UNPACKED_MAX};
use lantern::exchange::table::{BY_TABS, COLUMNS_MAX, Listed};
use lantern::exchange::workbook::{Sheet, workbook};
use lantern::words::other_programs::NotRead;
use lantern::words::roster::RosterFault;
use proptest::prelude::*;

/// Unpacks as the browser does.
fn unpacked(packed: Packed<'_>) -> Result<Vec<u8>, NotRead> {
    if !packed.deflated {
        return Ok(packed.bytes.to_vec());
    }
    let (mut bytes, most) = (Vec::new(), u64::try_from(packed.size).unwrap());
    let read = std::io::copy(&mut std::io::Read::take(DeflateDecoder::new(packed.bytes), most + 1), &mut bytes);
    if read.is_ok_and(|read| read <= most) { Ok(bytes) } else { Err(NotRead::Damaged) }
}

pub(crate) fn read_list(bytes: &[u8]) -> Result<Listed, NotRead> {
    let mut book = match open(bytes)? {
        ListFile::Ready(listed) => return Ok(listed),
        ListFile::Workbook(book) => book,
    };
    loop {
        match book.wants()? {
            Next::Done(listed) => return Ok(listed),
            Next::Unpack(packed) => book.take(&unpacked(packed)?)?,
        }
    }
}

/// The lines of the table in a workbook.
fn lines(bytes: &[u8]) -> Vec<String> {
    let text = read_list(bytes).unwrap().text;
    text.strip_prefix(BY_TABS).unwrap().split('\n').map(str::to_owned).collect()
}

/// An archive of these files, as other programs write one.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let mut packing = DeflateEncoder::new(Vec::new(), Compression::default());
        packing.write_all(text.as_bytes()).unwrap();
        let packed = packing.finish().unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let at = u32::try_from(bytes.len()).unwrap();
        let mut both = Vec::new();
        both.extend([20_u16, 0, 8, 0, 0].map(u16::to_le_bytes).concat());
        let sizes = [packed.len(), text.len(), name.len()].map(|size| u32::try_from(size).unwrap().to_le_bytes());
        both.extend(sum.sum().to_le_bytes());
        both.extend(sizes.concat());
        bytes.extend(*b"PK\x03\x04");
        bytes.extend(&both);
        bytes.extend(name.bytes());
        bytes.extend(packed);
        directory.extend(*b"PK\x01\x02\x14\x00");
        directory.extend(&both);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.bytes());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let at = u32::try_from(bytes.len()).unwrap();
    let size = u32::try_from(directory.len()).unwrap();
    bytes.extend(directory);
    bytes.extend(*b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    bytes
}

const RELATIONS: &str = "<Relationships>\
    <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>\
    <Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"r4\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf/>\
    <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
const STRINGS: &str = "<sst><si><t>Forename</t></si><si><r><t>Sur</t></r><r><t xml:space=\"preserve\">name </t></r></si>\
    <si><t>Zo\u{eb}</t><rPh sb=\"0\" eb=\"3\"><t>spoken</t></rPh></si><si/>\
    <si><t>O&apos;Brien &amp; &#x201C;Co&#8221; \"x\"</t></si></sst>";

/// A workbook with these sheets, each its attributes and its rows.
fn book_with(properties: &str, sheets: &[(&str, &str)], rows: [&str; 2]) -> Vec<u8> {
    let listed: String = sheets.iter().map(|(attributes, _)| format!("<sheet {attributes}/>")).collect();
    let book = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:workbook xmlns:x=\"y\">{properties}<x:sheets>{}</x:sheets></x:workbook>",
        listed.replace("<sheet", "<x:sheet")
    );
    let sheet = |rows: &str| format!("<worksheet><cols><col/></cols><sheetData>{rows}</sheetData><mergeCells/></worksheet>");
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/worksheets/sheet1.xml", &sheet(rows[0])),
        ("xl/worksheets/sheet2.xml", &sheet(rows[1])),
    ])
}

/// A workbook of one sheet.
fn book(rows: &str) -> Vec<u8> {
    book_with("", &[("name=\"Class 4\" r:id=\"r1\"", "")], [rows, ""])
}

const ONE: &str = "<row><c><v>1</v></c></row>";

#[test]
fn cells_are_as_a_person_sees_them_and_stay_where_they_are() {
    let all = book(
        "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>\
         <row r=\"4\"><c r=\"A4\" t=\"s\"><v>2</v></c><c t=\"s\"><v>4</v></c><c r=\"D4\" s=\"1\"><v>43427</v></c>\
         <c s=\"2\"><v>43427.5</v></c><c s=\"3\"><v>0.95899999999999996</v></c></row>\
         <row><c t=\"inlineStr\"><is><r><t>Two</t></r><r><t> runs</t></r><rPh><t>no</t></rPh></is></c><c t=\"b\"><v>1</v></c>\
         <c t=\"b\"><v>0</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>of a_x000D_&#10;formula\tx</v></c>\
         <c><f>1/3</f><v>95.900000000000006</v></c>\
         <c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2018-11-23T00:00:00</v></c><c s=\"1\"/>\
         <c t=\"s\"><v>99</v></c><c t=\"s\"><v>3</v></c></row>",
    );
    assert_eq!(
        lines(&all),
        [
            "",
            "\tForename\t\tSurname",
            "",
            "Zoë\t\"O'Brien & “Co” \"\"x\"\"\"\t\t2018-11-23\t2018-11-23\t95.9%",
            "Two runs\tTRUE\tFALSE\tof a formula x\t95.9\t#N/A\t2018-11-23T00:00:00",
        ]
    );
    let since_1904 =
        book_with("<x:workbookPr date1904=\"1\"/>", &[("name=\"4\" r:id=\"r1\"", "")], ["<row><c s=\"1\"><v>41965</v></c></row>", ""]);
    assert_eq!(lines(&since_1904), ["2018-11-23"]);
}

#[test]
fn the_first_sheet_with_anything_on_it_is_read_and_named() {
    let sheets =
        |first: &str, second: &str| [format!("name=\"{first}\" r:id=\"r1\" state=\"{second}\""), "name=\"B\" r:id=\"r2\"".to_owned()];
    for (state, rows, note) in [
        ("visible", [ONE, ""], "Read from the sheet “A”; 1 other sheet was left out."),
        ("visible", ["<row><c s=\"1\"/></row>", ONE], "Read from the sheet “B”; 1 other sheet was left out."),
        ("hidden", [ONE, ONE], "Read from the sheet “B”; 1 other sheet was left out."),
        ("veryHidden", [ONE, ONE], "Read from the sheet “B”; 1 other sheet was left out."),
    ] {
        let [first, second] = sheets("A", state);
        let read = read_list(&book_with("", &[(&first, ""), (&second, "")], rows)).unwrap();
        assert_eq!((read.text, read.note.as_deref()), (format!("{BY_TABS}1"), Some(note)));
    }
    assert_eq!(read_list(&book(ONE)).unwrap().note, None);
    assert_eq!(lantern::words::other_programs::read_from("A", 3), "Read from the sheet “A”; 3 other sheets were left out.");
}

#[test]
fn a_list_of_pupils_comes_from_a_workbook_as_from_a_text() {
    let list_of = book(
        "<row r=\"1\"><c t=\"inlineStr\"><is><t>Oak Primary, Class 4</t></is></c></row>\
         <row r=\"3\"><c t=\"inlineStr\"><is><t>Name</t></is></c><c t=\"inlineStr\"><is><t>DOB</t></is></c>\
         <c t=\"inlineStr\"><is><t>Class</t></is></c></row>\
         <row r=\"4\"><c t=\"inlineStr\"><is><t>Khan, Amira</t></is></c><c s=\"2\"><v>43427</v></c><c s=\"1\"><v>46115</v></c></row>\
         <row r=\"6\"><c t=\"inlineStr\"><is><t>Avocet, Ada</t></is></c><c><v>43428</v></c>\
         <c t=\"inlineStr\"><is><t>3/4</t></is></c></row>",
    );
    let table = list(&read_list(&list_of).unwrap().text).unwrap();
    let found = rows(&table, &Mapping::guess(&table), "2026-11-30".parse().unwrap());
    let shown = |row: &lantern::exchange::roster::RosterRow| {
        let born = row.details.born.map(|born| born.to_string()).unwrap_or_default();
        (row.line, row.details.full_name(), born, row.class_name.clone().unwrap_or_default())
    };
    assert_eq!(
        found.good.iter().map(shown).collect::<Vec<_>>(),
        [
            (4, "Amira Khan".to_owned(), "2018-11-23".to_owned(), "3/4".to_owned()),
            (6, "Ada Avocet".to_owned(), "2018-11-24".to_owned(), "3/4".to_owned()),
        ]
    );
    // A single column of names has no tab in it, and is no list with commas.
    let names = book(
        "<row><c t=\"inlineStr\"><is><t>Name</t></is></c></row><row><c t=\"inlineStr\"><is><t>Khan, Amira</t></is></c></row>\
         <row><c t=\"inlineStr\"><is><t>Avocet, Ada</t></is></c></row>",
    );
    let table = list(&read_list(&names).unwrap().text).unwrap();
    assert_eq!((table.width(), table.cells(0).collect::<Vec<_>>()), (1, vec!["Khan, Amira", "Avocet, Ada"]));
}

/// A workbook with one of its numbers changed where a text stands for the `nth` time.
fn changed(bytes: &[u8], mark: &[u8], nth: usize, at: usize, to: &[u8]) -> Vec<u8> {
    let place = bytes.windows(mark.len()).enumerate().filter(|(_, here)| *here == mark).nth(nth).unwrap().0 + at;
    let mut bytes = bytes.to_vec();
    bytes[place..place + to.len()].copy_from_slice(to);
    bytes
}

#[test]
fn every_workbook_that_is_not_read_is_refused_in_words() {
    let (good, directory) = (book(ONE), b"PK\x01\x02".as_slice());
    let end = b"PK\x05\x06".as_slice();
    let ole = |name: &str| {
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 64], &name.bytes().flat_map(|b| [b, 0]).collect::<Vec<_>>()].concat()
    };
    let wide = format!("<row><c r=\"{}1\"><v>1</v></c></row>", "GS");
    let deep = format!("{}{}", "<row>".repeat(40), "</row>".repeat(40));
    let doctype = |name: &str| {
        let text = "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook/>";
        zip(&[(name, text)])
    };
    let large = "x".repeat(1000);
    let many: Vec<(String, &str)> = (0..=MEMBERS_MAX).map(|n| (format!("{n}"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let table: Vec<(&str, Vec<u8>, NotRead)> = vec![
        ("locked with a password", ole("EncryptedPackage"), NotRead::Locked),
        ("an old one", ole("Workbook"), NotRead::OldWorkbook),
        ("locked as an archive", changed(&good, directory, 1, 8, &[1, 0]), NotRead::Locked),
        ("no workbook", zip(&[("content.xml", "<x/>")]), NotRead::NoWorkbook),
        ("cut off", good[..good.len() / 2].to_vec(), NotRead::Damaged),
        ("only its beginning", b"PK\x03\x04".to_vec(), NotRead::Damaged),
        ("packed by another method", changed(&good, directory, 1, 10, &[12, 0]), NotRead::PackedOtherwise),
        ("zip64, by its places", changed(&good, end, 0, 16, &[255; 4]), NotRead::PackedOtherwise),
        ("zip64, by a size", changed(&good, directory, 1, 24, &[255; 4]), NotRead::PackedOtherwise),
        ("more files than it says", changed(&good, end, 0, 10, &[255, 255]), NotRead::PackedOtherwise),
        ("in several pieces", changed(&good, end, 0, 4, &[1, 0]), NotRead::PackedOtherwise),
        ("too many files", zip(&many), NotRead::PackedOtherwise),
        ("a directory elsewhere", changed(&good, end, 0, 16, &[3, 0, 0, 0]), NotRead::Damaged),
        ("a file elsewhere", changed(&good, directory, 1, 42, &[255, 255, 255, 0]), NotRead::Damaged),
        ("a longer file than there is", changed(&good, directory, 1, 20, &[255, 255, 255, 0]), NotRead::Damaged),
        ("another sum", changed(&good, directory, 1, 16, &[0; 4]), NotRead::Damaged),
        ("a smaller size than it unpacks to", changed(&good, directory, 1, 24, &[9, 0, 0, 0]), NotRead::Damaged),
        ("a larger size than it unpacks to", changed(&good, directory, 1, 24, &[255, 255, 0, 0]), NotRead::Damaged),
        ("more than is unpacked", changed(&good, directory, 1, 24, &[0, 0, 0, 99]), NotRead::UnpacksPast { most: UNPACKED_MAX }),
        ("too large", [good.clone(), vec![0; PACKED_MAX]].concat(), RosterFault::TooLarge { most: PACKED_MAX }.into()),
        ("no cell", book("<row/><row><c><v> </v></c></row>"), NotRead::NoCells),
        ("no sheet", book_with("", &[], [ONE, ONE]), NotRead::NoCells),
        ("a sheet that is not there", book_with("", &[("name=\"4\" r:id=\"r9\"", "")], [ONE, ONE]), NotRead::NoCells),
        ("entities of its own", doctype("xl/workbook.xml"), NotRead::Doctype),
        ("an entity it does not define", book("<row><c t=\"str\"><v>&a;</v></c></row>"), NotRead::BrokenXml),
        ("no end", book("<row><c><v>1</v></row>"), NotRead::BrokenXml),
        ("no XML", zip(&[("xl/workbook.xml", &large)]), NotRead::BrokenXml),
        ("too deep", book(&deep), NotRead::TooDeep),
        ("NUL", book("<row><c t=\"str\"><v>\0</v></c></row>"), NotRead::Letters),
        ("letters nobody knows", zip(&[("xl/workbook.xml", "<?xml version='1.0' encoding='UTF-7'?><workbook/>")]), NotRead::Letters),
        ("too wide", book(&wide), RosterFault::TooManyColumns { line: 1, most: COLUMNS_MAX }.into()),
        ("a row below the last", book("<row r=\"1048577\"><c><v>1</v></c></row>"), NotRead::Damaged),
    ];
    for (what, bytes, why) in table {
        assert_eq!(read_list(&bytes).map(|listed| listed.text), Err(why), "{what}");
    }
    assert!(Book::is_one(&good) && !Book::is_one(b"Name\n"));
}

#[test]
fn a_small_workbook_does_not_swell() {
    // A long text that very many cells share.
    let text = "x".repeat(1_000_000);
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(60);
    let book_xml = "<workbook><sheets><sheet name=\"4\" r:id=\"r1\"/></sheets></workbook>";
    let bytes = zip(&[
        ("xl/workbook.xml", book_xml),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &format!("<sst><si><t>{text}</t></si></sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ]);
    assert_eq!(read_list(&bytes), Err(NotRead::UnpacksPast { most: UNPACKED_MAX }));
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zéëŁ&<>\"' ,;=+-]{0,12}",
        (0_u32..100_000).prop_map(|n| n.to_string()),
        (0_u32..100_000, 0_u32..10).prop_map(|(n, tenth)| format!("{n}.{tenth}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_as_another_reader_reads_it(rows in prop::collection::vec(prop::collection::vec(cell(), 1..5), 1..6)) {
        let bytes = workbook(&[Sheet { name: "4".into(), rows: rows.clone() }]);
        let mut theirs = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let range = theirs.worksheet_range("4").unwrap();
        let shown = |cell: &Data| match cell {
            Data::Float(number) => number.to_string(),
            Data::String(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        // Theirs begins at the first column that has anything.
        let before = range.start().map_or(0, |(_, column)| usize::try_from(column).unwrap());
        let row = |row: &[Data]| std::iter::repeat_n(String::new(), before).chain(row.iter().map(shown)).collect();
        let mut theirs: Vec<Vec<String>> = range.rows().map(row).collect();
        for row in &mut theirs {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        theirs.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        match read_list(&bytes) {
            Err(why) => prop_assert!(why == NotRead::NoCells && theirs.is_empty(), "{why:?}"),
            Ok(listed) => {
                let text = listed.text.strip_prefix(BY_TABS).unwrap();
                let mut ours = csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
                let ours: Vec<Vec<String>> = ours.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }

    #[test]
    fn no_workbook_with_a_byte_changed_makes_the_reader_fall(place in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = book("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c s=\"1\"><v>43427</v></c></row>");
        let place = place.index(bytes.len());
        bytes[place] = to;
        let _read = read_list(&bytes);
    }
}
