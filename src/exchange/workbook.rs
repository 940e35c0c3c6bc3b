//! Workbooks (`.xlsx`, ECMA-376) of the tables a page shows.
//!
//! What is needed of the format is five short texts in an archive that packs nothing. The crates that write it bring fonts, charts,
//! formulas and a packer: more than all pages that offer a workbook together. Tests read what is written here with `calamine`.

use super::export::plain;
use crate::domain::Date;

/// The most characters a cell holds.
pub const CELL_MAX: usize = 32_767;
/// The most characters the name of a sheet has.
const SHEET_NAME_MAX: usize = 31;
/// How wide the widest column may be, in characters.
const WIDEST: usize = 60;
/// The digits a number may have: with more it would lose the last ones, as the number of a child would.
const DIGITS_MAX: usize = 15;

/// A table, row by row, its heads first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// What the file is called: what is in it and the day, never a child.
#[must_use]
pub fn file_name(what: &str, date: Date) -> String {
    format!("Lantern {} {date}.xlsx", plain(what))
}

/// Writes a workbook. Heads stand in bold and stay in sight; whatever is written as a number is one. Nothing in it is ever a formula.
#[must_use]
pub fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let mut names = Vec::new();
    for sheet in sheets {
        names.push(sheet_name(&sheet.name, &names));
    }
    let numbered = |one: &dyn Fn(usize, &str) -> String| names.iter().zip(1..).map(|(name, at)| one(at, name)).collect::<String>();
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>");
    let relation = |id: &str, kind: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{to}.xml\"/>");
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("styles", "styles"),
        numbered(&|at, _| part(&format!("worksheets/sheet{at}"), "worksheet")),
    );
    let relations = |inside: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>");
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{}</sheets></workbook>",
        numbered(&|at, name| format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"s{at}\"/>", escaped(name))),
    );
    let to_sheet = |at: usize, _: &str| relation(&format!("s{at}"), "worksheet", &format!("worksheets/sheet{at}"));
    let of_book = numbered(&to_sheet) + &relation("st", "styles", "styles");
    let mut archive = Archive::default();
    archive.add("[Content_Types].xml", &types);
    archive.add("_rels/.rels", &relations(&relation("book", "officeDocument", "xl/workbook")));
    archive.add("xl/workbook.xml", &book);
    archive.add("xl/_rels/workbook.xml.rels", &relations(&of_book));
    archive.add("xl/styles.xml", STYLES);
    for (sheet, at) in sheets.iter().zip(1..) {
        archive.add(&format!("xl/worksheets/sheet{at}.xml"), &written(sheet));
    }
    archive.end()
}

/// The name of what is written in the parts.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Two ways a cell looks: as it comes, and in bold.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf/><xf fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";

/// The name of a sheet: short, without what the format forbids, and another than those before it.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let allowed = name.chars().map(|c| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c }).collect::<String>();
    let words = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = |most: usize| words.chars().take(most).collect::<String>().trim().to_owned();
    let first = if words.is_empty() { "Table".to_owned() } else { cut(SHEET_NAME_MAX) };
    let is_free = |name: &String| !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let numbered = (2..).map(|number| format!("{} {number}", if words.is_empty() { "Table".to_owned() } else { cut(SHEET_NAME_MAX - 5) }));
    std::iter::once(first.clone()).chain(numbered).find(is_free).unwrap_or(first)
}

fn written(sheet: &Sheet) -> String {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |at: usize| sheet.rows.iter().filter_map(|row| row.get(at)).map(|text| text.chars().count()).max().unwrap_or(0);
    let mut xml = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" state=\"frozen\"/></sheetView></sheetViews>"
    );
    if columns > 0 {
        xml.push_str("<cols>");
        for at in 0..columns {
            let width = wide(at).clamp(4, WIDEST) + 2;
            xml.push_str(&format!("<col min=\"{0}\" max=\"{0}\" width=\"{width}\" customWidth=\"1\"/>", at + 1));
        }
        xml.push_str("</cols>");
    }
    xml.push_str("<sheetData>");
    for (at, row) in sheet.rows.iter().enumerate() {
        xml.push_str("<row>");
        for (column, text) in row.iter().enumerate() {
            let style = if at == 0 || column == 0 { " s=\"1\"" } else { "" };
            match text.as_str() {
                "" => xml.push_str("<c/>"),
                number if is_number(number) => xml.push_str(&format!("<c{style}><v>{number}</v></c>")),
                text => {
                    xml.push_str(&format!("<c{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text)));
                }
            }
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// Whether a text is a number as it stands: `007` and `1 %` are none.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(part) && (whole == "0" || !whole.starts_with('0')) && whole.len() + part.len() <= DIGITS_MAX
}

/// Text as it stands in XML, cut at what a cell holds; characters XML cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars().take(CELL_MAX) {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A ZIP archive (APPNOTE 6.3) of small files, none of them packed. All are of 1 January 1980, so that the same tables are the same bytes.
#[derive(Default)]
struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Archive {
    fn add(&mut self, name: &str, text: &str) {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{text}");
        let at = long(self.bytes.len());
        let mut both = Vec::new();
        // Version 2.0, no flags, stored, the day; the sum and both sizes; the length of the name, and nothing besides.
        for number in [20, 0, 0, 0, 0x21] {
            both.extend(u16::to_le_bytes(number));
        }
        for number in [crc32(text.as_bytes()), long(text.len()), long(text.len()), long(name.len())] {
            both.extend(number.to_le_bytes());
        }
        self.bytes.extend(*b"PK\x03\x04");
        self.bytes.extend(&both);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(text.as_bytes());
        self.directory.extend(*b"PK\x01\x02\x14\x00");
        self.directory.extend(&both);
        // No comment, the first disk, a text of no system.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files += 1;
    }

    fn end(mut self) -> Vec<u8> {
        let (at, size) = (long(self.bytes.len()), long(self.directory.len()));
        self.bytes.extend(&self.directory);
        self.bytes.extend(*b"PK\x05\x06\x00\x00\x00\x00");
        self.bytes.extend([self.files.to_le_bytes(); 2].concat());
        self.bytes.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// A length as the archive keeps it. No page has tables of four gigabytes.
fn long(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The sum of ISO 3309 that the archive keeps of each file.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_as_a_number_is_one() {
        for text in ["0", "7", "-3", "95.9", "120", "0.5"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", "007", "1 %", "12/30", "1.", ".5", "1e5", "A123456789012", "1234567890123456", "+1", "=1+1"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn sheets_have_names_of_their_own() {
        let mut names = Vec::new();
        for name in ["4B: Reading/Writing", "", "4b  reading writing", "", &"long ".repeat(20)] {
            names.push(sheet_name(name, &names));
        }
        assert_eq!(names, ["4B Reading Writing", "Table", "4b reading writing 2", "Table 2", "long long long long long long l"]);
    }

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
