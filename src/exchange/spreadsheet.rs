//! Workbooks read in (`.xlsx`, ECMA-376): the first sheet that has anything on it, as the text of a table.
//!
//! A workbook is an archive of XML files, each read once: which sheets there are and where, what the cells look like, the texts they
//! share, and then the sheets until one has something. Unpacking is whoever asks' own business ([`Next::Unpack`]):
//! the browser does it. From the text on, everything is the reader of tables, and each of its lines is a row as the workbook numbers them.

mod archive;
mod numbers;

pub use archive::{MEMBERS_MAX, Packed};

use archive::Archive;
use numbers::{Shows, shown};

use super::table::{BY_TABS, COLUMNS_MAX, Listed, put};
use super::workbook::crc32;
use super::xml::{self, At, Xml};
use crate::domain::letters::visible;
use crate::words::other_programs::{NotRead, read_from};
use crate::words::roster::RosterFault;

/// Largest workbook that is opened, in bytes: 10 MB.
pub const PACKED_MAX: usize = 10_000_000;
/// Most that may be unpacked of one, in bytes, and longest text made of it: 40 MB.
pub const UNPACKED_MAX: usize = 40_000_000;
/// The last row a sheet can have.
const ROW_MAX: usize = 1_048_576;
/// Where the list of sheets is.
const BOOK: &str = "xl/workbook.xml";
/// Where it says where everything is.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// What reading a workbook wants next.
#[derive(Debug)]
pub enum Next<'a> {
    /// This file unpacked, for [`Book::take`].
    Unpack(Packed<'a>),
    /// Nothing: it is read.
    Done(Listed),
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Book,
    Relations,
    Styles,
    Strings,
    Sheet(usize),
}

#[derive(Debug)]
struct Sheet {
    name: String,
    relation: String,
    hidden: bool,
}

/// A workbook that is being read.
#[derive(Debug)]
pub struct Book<'a> {
    archive: Archive<'a>,
    step: Step,
    sum: usize,
    size: usize,
    left: usize,
    since_1904: bool,
    sheets: Vec<Sheet>,
    /// Id, kind and place of each file.
    relations: Vec<(String, String, String)>,
    styles: Vec<Shows>,
    /// The shared texts one behind the other, and where each ends.
    strings: (String, Vec<usize>),
    found: Option<String>,
}

impl<'a> Book<'a> {
    /// Whether bytes begin as a workbook does, whatever its kind.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLE)
    }

    /// Begins to read.
    ///
    /// # Errors
    /// Where it is none that can be read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, NotRead> {
        if bytes.starts_with(OLE) {
            // Excel puts a workbook with a password into the frame of the older kind.
            let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
            let locked = bytes.windows(name.len()).any(|here| here == name);
            return Err(if locked { NotRead::Locked } else { NotRead::OldWorkbook });
        }
        if bytes.len() > PACKED_MAX {
            return Err(RosterFault::TooLarge { most: PACKED_MAX }.into());
        }
        let archive = Archive::open(bytes)?;
        if archive.member(BOOK)?.is_none() {
            return Err(NotRead::NoWorkbook);
        }
        Ok(Self {
            archive,
            step: Step::Book,
            sum: 0,
            size: 0,
            left: UNPACKED_MAX,
            since_1904: false,
            sheets: Vec::new(),
            relations: Vec::new(),
            styles: Vec::new(),
            strings: (String::new(), Vec::new()),
            found: None,
        })
    }

    /// What is wanted next.
    ///
    /// # Errors
    /// Where nothing is on any sheet, or what is wanted is too large or damaged.
    pub fn wants(&mut self) -> Result<Next<'a>, NotRead> {
        loop {
            if let (Step::Sheet(at), Some(text)) = (self.step, self.found.take()) {
                let name = self.sheets.get(at).map(|sheet| sheet.name.clone()).unwrap_or_default();
                let others = self.sheets.len().saturating_sub(1);
                return Ok(Next::Done(Listed { text, note: (others > 0).then(|| read_from(&name, others)), told: Vec::new() }));
            }
            let name = match self.step {
                Step::Book => Some(BOOK.to_owned()),
                Step::Relations => Some(RELATIONS.to_owned()),
                Step::Styles => self.place(|kind, _| kind.ends_with("/styles")),
                Step::Strings => self.place(|kind, _| kind.ends_with("/sharedStrings")),
                Step::Sheet(at) => {
                    let sheet = self.sheets.get(at).ok_or(NotRead::NoCells)?;
                    if sheet.hidden { None } else { self.place(|_, id| id == sheet.relation) }
                }
            };
            match name.map(|name| self.archive.member(&name)).transpose()?.flatten() {
                Some(packed) => {
                    self.left = self.left.checked_sub(packed.size).ok_or(NotRead::UnpacksPast { most: UNPACKED_MAX })?;
                    (self.sum, self.size) = (packed.sum, packed.size);
                    return Ok(Next::Unpack(packed));
                }
                None => self.go_on(),
            }
        }
    }

    /// Takes what was asked for, unpacked.
    ///
    /// # Errors
    /// Where it is not what was packed, or no XML.
    pub fn take(&mut self, unpacked: &[u8]) -> Result<(), NotRead> {
        if unpacked.len() != self.size || usize::try_from(crc32(unpacked)) != Ok(self.sum) {
            return Err(NotRead::Damaged);
        }
        let text = xml::text(unpacked)?;
        let mut xml = Xml::of(&text);
        match self.step {
            Step::Book => self.read_book(&mut xml)?,
            Step::Relations => self.read_relations(&mut xml)?,
            Step::Styles => self.read_styles(&mut xml)?,
            Step::Strings => self.read_strings(&mut xml)?,
            Step::Sheet(_) => self.found = self.read_sheet(&mut xml)?,
        }
        if self.found.is_none() {
            self.go_on();
        }
        Ok(())
    }

    fn go_on(&mut self) {
        self.step = match self.step {
            Step::Book => Step::Relations,
            Step::Relations => Step::Styles,
            Step::Styles => Step::Strings,
            Step::Strings => Step::Sheet(0),
            Step::Sheet(at) => Step::Sheet(at + 1),
        };
    }

    /// Where a file is, of the first whose kind and id fit.
    fn place(&self, fits: impl Fn(&str, &str) -> bool) -> Option<String> {
        let (_, _, place) = self.relations.iter().find(|(id, kind, _)| fits(kind, id))?;
        Some(if place.starts_with('/') { place.clone() } else { format!("xl/{place}") })
    }

    fn read_book(&mut self, xml: &mut Xml<'_>) -> Result<(), NotRead> {
        while let Some(at) = xml.next()? {
            match (at, xml.path()) {
                (At::Opened, "workbook/workbookPr") => {
                    self.since_1904 = xml.says("date1904").is_some_and(|said| matches!(said.as_str(), "1" | "true"));
                }
                (At::Opened, "workbook/sheets/sheet") => self.sheets.push(Sheet {
                    name: xml.says("name").unwrap_or_default(),
                    relation: xml.says("id").unwrap_or_default(),
                    hidden: xml.says("state").is_some_and(|state| state != "visible"),
                }),
                _ => {}
            }
        }
        Ok(())
    }

    fn read_relations(&mut self, xml: &mut Xml<'_>) -> Result<(), NotRead> {
        while let Some(at) = xml.next()? {
            if at == At::Opened && xml.path() == "Relationships/Relationship" {
                let [id, kind, place] = ["Id", "Type", "Target"].map(|name| xml.says(name).unwrap_or_default());
                self.relations.push((id, kind, place));
            }
        }
        Ok(())
    }

    fn read_styles(&mut self, xml: &mut Xml<'_>) -> Result<(), NotRead> {
        let mut formats: Vec<(usize, Shows)> = Vec::new();
        while let Some(at) = xml.next()? {
            let id = |xml: &Xml<'_>| xml.says("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
            match (at, xml.path()) {
                (At::Opened, "styleSheet/numFmts/numFmt") => {
                    formats.push((id(xml), Shows::written(&xml.says("formatCode").unwrap_or_default())));
                }
                (At::Opened, "styleSheet/cellXfs/xf") => {
                    let id = id(xml);
                    let own = formats.iter().find(|(known, _)| *known == id);
                    self.styles.push(own.map_or_else(|| Shows::built_in(id), |(_, shows)| *shows));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Texts that cells share. How they are spoken (`rPh`) is no part of them.
    fn read_strings(&mut self, xml: &mut Xml<'_>) -> Result<(), NotRead> {
        let (all, ends) = &mut self.strings;
        while let Some(at) = xml.next()? {
            match (at, xml.path()) {
                (At::Closed, "sst/si/t" | "sst/si/r/t") => all.push_str(xml.text()),
                (At::Closed, "sst/si") => ends.push(all.len()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of a sheet; `None` where nothing stands on it.
    fn read_sheet(&self, xml: &mut Xml<'_>) -> Result<Option<String>, NotRead> {
        let mut text = BY_TABS.to_owned();
        let (mut row, mut written, mut column, mut to) = (0, 1, 0, 0);
        let mut cell = Cell::default();
        let mut any = false;
        while let Some(at) = xml.next()? {
            let Some(rest) = xml.path().strip_prefix("worksheet/sheetData/row") else { continue };
            match (at, rest) {
                (At::Opened, "") => {
                    // Rows and cells that do not say where they are follow those before them; none goes back.
                    let said = xml.says("r").and_then(|number| number.parse().ok()).unwrap_or(0);
                    row = said.max(row + 1);
                    (column, to) = (0, 0);
                    if row > ROW_MAX {
                        return Err(NotRead::Damaged);
                    }
                }
                (At::Opened, "/c") => {
                    let said = xml.says("r").map_or(0, |place| column_of(&place));
                    to = said.max(to + 1);
                    let style = xml.says("s").and_then(|style| style.parse().ok()).unwrap_or(0);
                    cell = Cell { kind: xml.says("t").unwrap_or_default(), style, value: String::new() };
                }
                (At::Closed, "/c/v" | "/c/is/t" | "/c/is/r/t") => cell.value.push_str(xml.text()),
                (At::Closed, "/c") => {
                    let said = self.said(&cell);
                    if said.trim().is_empty() {
                        continue;
                    }
                    if to > COLUMNS_MAX {
                        let line = u64::try_from(row).unwrap_or_default();
                        return Err(RosterFault::TooManyColumns { line, most: COLUMNS_MAX }.into());
                    }
                    text.extend(std::iter::repeat_n('\n', row - written));
                    (written, any) = (row, true);
                    text.extend(std::iter::repeat_n('\t', to - 1 - column));
                    column = to - 1;
                    put(&mut text, &said);
                    if text.len() > UNPACKED_MAX {
                        return Err(NotRead::UnpacksPast { most: UNPACKED_MAX });
                    }
                }
                _ => {}
            }
        }
        Ok(any.then(|| visible(&text).into_owned()))
    }

    /// What a cell says.
    fn said(&self, cell: &Cell) -> String {
        let value = cell.value.as_str();
        match cell.kind.as_str() {
            "s" => value.trim().parse().ok().and_then(|at| self.shared(at)).unwrap_or_default().replace("_x000D_", ""),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            // Excel writes a return within a text in this way.
            "str" | "inlineStr" | "e" | "d" => value.replace("_x000D_", ""),
            _ => shown(value, self.styles.get(cell.style).copied().unwrap_or_default(), self.since_1904),
        }
    }

    fn shared(&self, at: usize) -> Option<&str> {
        let (all, ends) = &self.strings;
        let from = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
        all.get(from..*ends.get(at)?)
    }
}

/// How a file of the older kinds begins.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// A cell as it is written.
#[derive(Debug, Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
}

/// The column of a place such as `AB12`, from 1; 0 where it says none.
fn column_of(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1)
}
