//! A Lantern file: its parts, its text, and reading it back with every check.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};

pub use super::glossary::Glossary;
use super::wire::{Around, Malformed, Unwired, read_back, spell};
use super::{criteria, limits};
use crate::domain::{ClassId, EntryId, PupilId, SchoolId, order};
use crate::ledger::{Change, Entry};
use crate::words::doors::Door;
pub use crate::words::import::ImportProblem;

/// The format this version writes.
pub const FORMAT: &str = "lantern/1";
/// The file name ending of Lantern files.
pub const ENDING: &str = ".lantern.json";
/// What stands behind it where the file is packed, by gzip.
pub const PACKED: &str = ".gz";
/// Files of so many entries or more are written packed: about those that earlier versions could not open for their size. Smaller ones are
/// written plain, and any version opens them.
pub const PACKED_FROM: usize = 200_000;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Everything: roll, settings and every mentoring file.
    School,
    /// One class: its children's places on the roll and their mentoring files.
    Class,
    /// One child: its places on the roll and its mentoring file, over all its years.
    Pupil,
    /// What the school decides: its words, colours, criteria, numbers and half-term dates; no child and no class.
    Settings,
}

/// A file, read or to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it holds.
    pub kind: Kind,
    /// The school it comes from.
    pub school: SchoolId,
    /// The school's name, if it has given itself one.
    pub school_name: String,
    /// The class, in a class file.
    pub class: Option<ClassId>,
    /// Words its ratings refer to, so that they stay readable anywhere.
    pub glossary: Glossary,
    /// Children erased at the school.
    pub erased: Vec<PupilId>,
    /// How many records of the device that wrote it could not be read, so that whatever they held is not in the file.
    pub missing: usize,
    /// The entries, in the order of their ids within the school and then within each pupil.
    pub entries: Vec<Arc<Entry>>,
}

/// How many entries are written in one piece.
const ENTRIES_AT_ONCE: usize = 1000;

/// A file's text that is being written.
#[derive(Debug)]
pub struct TextInWriting<'a> {
    entries: &'a [Arc<Entry>],
    head: Option<String>,
    at: usize,
    ended: bool,
}

impl TextInWriting<'_> {
    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        (self.at * 100).checked_div(self.entries.len()).unwrap_or(100)
    }

    /// The next piece of the text; `None` after the last.
    pub fn go_on(&mut self) -> Option<Result<String, Malformed>> {
        if let Some(head) = self.head.take() {
            return Some(Ok(head));
        }
        let piece = self.entries.iter().skip(self.at).take(ENTRIES_AT_ONCE);
        if piece.len() == 0 {
            return (!std::mem::replace(&mut self.ended, true)).then(|| Ok("\n  ]\n}\n".to_owned()));
        }
        let (mut text, mut around) = (Vec::new(), Around::default());
        for entry in piece {
            text.extend_from_slice(if self.at == 0 { b"\n    " } else { b",\n    " });
            if let Err(fault) = spell(entry, &mut text, &mut around) {
                return Some(Err(fault));
            }
            self.at += 1;
        }
        Some(read_back(text))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSchool {
    id: SchoolId,
    #[serde(default, skip_serializing_if = "String::is_empty", deserialize_with = "school_name")]
    name: String,
}

fn school_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    limits::check_school_name(&name).map(|()| name).map_err(de::Error::custom)
}

impl Document {
    /// The school that a device without one joins by taking it in. By settings alone it joins none: another school may begin with them.
    #[must_use]
    pub fn school_to_join(&self) -> Option<SchoolId> {
        (self.kind != Kind::Settings).then_some(self.school)
    }

    /// The pupils it tells of; a preview needs their files loaded.
    #[must_use]
    pub fn pupils(&self) -> Vec<PupilId> {
        let linked = |entry: &Entry| match &entry.change {
            Change::PupilLinked { same_as, .. } => Some(*same_as),
            _ => None,
        };
        let mut pupils: Vec<PupilId> = Vec::new();
        for pupil in self.entries.iter().flat_map(|e| e.pupil().into_iter().chain(linked(e))) {
            // Most entries are about the child that the one before them is about.
            if pupils.last() != Some(&pupil) {
                pupils.push(pupil);
            }
        }
        order::sort(&mut pupils);
        pupils.dedup();
        pupils
    }

    /// The file's text. The same mentoring files always give the same text: no time, no chance.
    ///
    /// # Errors
    /// Only if an unknown change was built by hand with a body that is not JSON.
    pub fn encode(&self) -> Result<String, Malformed> {
        let mut writing = self.writing()?;
        let mut text = String::new();
        while let Some(piece) = writing.go_on() {
            text.push_str(&piece?);
        }
        Ok(text)
    }

    /// Begins to write the file's text a piece at a time.
    ///
    /// # Errors
    /// As [`Document::encode`].
    pub fn writing(&self) -> Result<TextInWriting<'_>, Malformed> {
        #[derive(Serialize)]
        struct Head<'a> {
            format: &'static str,
            kind: Kind,
            school: FileSchool,
            #[serde(skip_serializing_if = "Option::is_none")]
            class: Option<ClassId>,
            glossary: &'a Glossary,
            erased: &'a [PupilId],
            #[serde(skip_serializing_if = "is_nothing")]
            missing: usize,
        }
        let school = FileSchool { id: self.school, name: self.school_name.clone() };
        let head = Head {
            format: FORMAT,
            kind: self.kind,
            school,
            class: self.class,
            glossary: &self.glossary,
            erased: &self.erased,
            missing: self.missing,
        };
        let head = serde_json::to_string_pretty(&head).map_err(Malformed::from)?;
        let head = format!("{},\n  \"entries\": [", head.trim_end_matches(['\n', '}']));
        Ok(TextInWriting { entries: &self.entries, head: Some(head), at: 0, ended: false })
    }

    /// Reads a file: limits first, then the format, then every entry.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn decode(bytes: &[u8]) -> Result<Self, ImportProblem> {
        Self::decode_known(read_text(bytes)?)
    }

    /// Reads a text that calls itself a Lantern file, within the limits.
    pub(super) fn decode_known(text: &str) -> Result<Self, ImportProblem> {
        let mut whole: Whole = serde_json::from_str(text).map_err(Malformed::from)?;
        let entries = without_repetition(std::mem::take(&mut whole.entries).into_iter().map(|e| Arc::new(e.0)).collect())?;
        Self::assembled(whole, entries)
    }

    /// A document of everything but its entries, and these, none of them twice.
    pub(super) fn assembled(whole: Whole, entries: Vec<Arc<Entry>>) -> Result<Self, ImportProblem> {
        if entries.len() > limits::ENTRIES_MAX {
            return Err(ImportProblem::TooMany(entries.len()));
        }
        if whole.class.is_some() != (whole.kind == Kind::Class) {
            let reason = "a class file names its class, any other names none".to_owned();
            return Err(Malformed { line: 0, column: 0, reason }.into());
        }
        if matches!(whole.kind, Kind::Pupil | Kind::Settings) && !whole.erased.is_empty() {
            let reason = "a file of one child or of settings says of nobody that they were erased".to_owned();
            return Err(Malformed { line: 0, column: 0, reason }.into());
        }
        Ok(Self {
            kind: whole.kind,
            school: whole.school.id,
            school_name: whole.school.name,
            class: whole.class,
            glossary: whole.glossary,
            erased: whole.erased,
            missing: whole.missing,
            entries,
        })
    }
}

/// A file as it stands in its text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Whole {
    format: String,
    kind: Kind,
    school: FileSchool,
    class: Option<ClassId>,
    #[serde(default)]
    glossary: Glossary,
    #[serde(default)]
    erased: Vec<PupilId>,
    #[serde(default)]
    missing: usize,
    entries: Vec<Unwired>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_nothing(count: &usize) -> bool {
    *count == 0
}

/// Everything of a file but its entries, from a text without them; `None` where it is no such file.
pub(super) fn head_of(bytes: &[u8]) -> Option<Whole> {
    let whole: Whole = serde_json::from_str(without_mark(std::str::from_utf8(bytes).ok()?)).ok()?;
    (whole.format == FORMAT && whole.entries.is_empty()).then_some(whole)
}

/// The text of a Lantern file of a format this version knows: limits first, before anything of it is believed.
pub(super) fn read_text(bytes: &[u8]) -> Result<&str, ImportProblem> {
    let text = text_of(bytes)?;
    limits::check_depth(limits::depth(text)).map_err(ImportProblem::TooDeep)?;
    recognise(text).map(|_| text)
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The text of a file that is not too large.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ImportProblem> {
    if bytes.len() > limits::WHOLE_MAX {
        return Err(ImportProblem::TooLarge { size: bytes.len(), most: limits::WHOLE_MAX });
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| ImportProblem::NotText(fault.valid_up_to()))?;
    let text = without_mark(text);
    if text.trim().is_empty() { Err(ImportProblem::Empty) } else { Ok(text) }
}

/// Makes sure that a text is a Lantern file of a format this version knows, and says of what kind it calls itself.
pub(super) fn recognise(text: &str) -> Result<String, ImportProblem> {
    #[derive(Deserialize)]
    struct Peek {
        format: Option<serde_json::Value>,
        kind: Option<serde_json::Value>,
    }
    // A text that is JSON but no object is not ours either.
    let peek = match serde_json::from_str::<Peek>(text) {
        // A sequence would do as well for serde, but a Lantern file is an object.
        Ok(peek) if text.trim_start().starts_with('{') => peek,
        Ok(_) => return Err(ImportProblem::NotLantern),
        Err(fault) if fault.is_data() => return Err(ImportProblem::NotLantern),
        Err(fault) if fault.is_eof() => return Err(ImportProblem::CutShort),
        Err(fault) => return Err(Malformed::from(fault).into()),
    };
    match peek.format.as_ref().and_then(|f| f.as_str()) {
        Some(FORMAT) => Ok(peek.kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default().to_owned()),
        Some(criteria::FORMAT) => Err(ImportProblem::OtherDoor(Door::Criteria)),
        Some(other) if other.starts_with("lantern/") => Err(ImportProblem::NewerFormat(other.chars().take(40).collect())),
        _ => Err(ImportProblem::NotLantern),
    }
}

pub(super) fn without_repetition(entries: Vec<Arc<Entry>>) -> Result<Vec<Arc<Entry>>, ImportProblem> {
    let mut seen: BTreeMap<EntryId, Arc<Entry>> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for (i, entry) in entries.into_iter().enumerate() {
        match seen.get(&entry.id) {
            Some(held) if *held == entry => {}
            Some(_) => return Err(ImportProblem::Clash { place: i + 1, id: entry.id }),
            None => {
                seen.insert(entry.id, Arc::clone(&entry));
                kept.push(entry);
            }
        }
    }
    Ok(kept)
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::School => "school",
            Self::Class => "class",
            Self::Pupil => "pupil",
            Self::Settings => "settings",
        })
    }
}

/// Puts entries into the order of files: the school's first, then each pupil's, each by id.
pub(super) fn in_order(mut entries: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    order::sort_by_key(&mut entries, |e| (e.about, e.id));
    entries
}
