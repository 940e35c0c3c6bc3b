//! A restore point: every stored record as it lay there, one a line, so that making one understands nothing of what is stored, and keeps
//! what cannot be read too.
//!
//! The first line says what it is; each other is a JSON array of a store, a key and the text under it. In it are the packs, the loose
//! entries, the school's id and the tombstones; nothing of a child's turn on the device, and no PIN.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::limits::FILE_MAX;
use super::wire::{decode_entry, decode_pack, encode_entry, encode_pack};
use crate::domain::{PupilId, SchoolId};
use crate::ledger::{Entry, Files, Ledger};

/// What the first line says.
pub const FORMAT: &str = "lantern-restore/1";
/// The key of the school's id.
pub const SCHOOL_ID: &str = "school-id";
/// How the keys of tombstones begin.
pub const ERASED: &str = "erased/";

#[derive(Serialize, Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
}

/// One record.
#[derive(Serialize, Deserialize)]
struct Record<'a>(#[serde(borrow)] Cow<'a, str>, #[serde(borrow)] Cow<'a, str>, #[serde(borrow)] Cow<'a, str>);

/// The first line.
#[must_use]
pub fn head() -> String {
    serde_json::to_string(&Head { format: FORMAT.into() }).unwrap_or_default() + "\n"
}

/// The line of a record.
#[must_use]
pub fn line(store: &str, key: &str, text: &str) -> String {
    serde_json::to_string(&Record(store.into(), key.into(), text.into())).unwrap_or_default() + "\n"
}

/// What is in a restore point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestorePoint {
    /// The school's id, once there was one.
    pub school: Option<SchoolId>,
    /// The children erased by then.
    pub erased: Vec<PupilId>,
    /// The entries, as they lay there: one can be there twice.
    pub entries: Vec<Arc<Entry>>,
    /// How many records could not be read.
    pub unread: usize,
}

impl RestorePoint {
    /// The files as they were then.
    #[must_use]
    pub fn files(&self) -> Files {
        let mut ledger = Ledger::default();
        self.erased.iter().for_each(|pupil| drop(ledger.erase(*pupil)));
        for entry in &self.entries {
            // Of two under one id the first read stands, as everywhere.
            let _known_otherwise = ledger.insert(Arc::clone(entry));
        }
        Files::of(ledger)
    }
}

/// Something that is no restore point, or one cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRestorePoint;

/// Parts a text that comes in pieces into its lines.
#[derive(Debug, Default)]
struct Lines {
    rest: Vec<u8>,
    taken: usize,
}

impl Lines {
    /// The lines that are whole with this piece.
    fn take(&mut self, piece: &[u8]) -> Result<Vec<String>, NoRestorePoint> {
        self.taken += piece.len();
        // Unpacking a few bytes can come to gigabytes.
        if self.taken > FILE_MAX {
            return Err(NoRestorePoint);
        }
        let Some(end) = piece.iter().rposition(|byte| *byte == b'\n') else {
            self.rest.extend_from_slice(piece);
            return Ok(Vec::new());
        };
        let (whole, rest) = piece.split_at(end);
        self.rest.extend_from_slice(whole);
        let text = String::from_utf8(std::mem::take(&mut self.rest)).map_err(|_| NoRestorePoint)?;
        self.rest.extend_from_slice(rest.get(1..).unwrap_or_default());
        Ok(text.split('\n').map(str::to_owned).collect())
    }
}

/// Reads a restore point whose text comes in pieces.
#[derive(Debug, Default)]
pub struct PointReader {
    lines: Lines,
    begun: bool,
    point: RestorePoint,
}

impl PointReader {
    /// Reads on.
    ///
    /// # Errors
    /// It is no restore point.
    pub fn take(&mut self, piece: &[u8]) -> Result<(), NoRestorePoint> {
        for line in self.lines.take(piece)? {
            if self.begun { self.record(&line) } else { self.begin(&line)? }
        }
        Ok(())
    }

    fn begin(&mut self, line: &str) -> Result<(), NoRestorePoint> {
        let head: Head<'_> = serde_json::from_str(line).map_err(|_| NoRestorePoint)?;
        self.begun = head.format == FORMAT;
        if self.begun { Ok(()) } else { Err(NoRestorePoint) }
    }

    fn record(&mut self, line: &str) {
        let point = &mut self.point;
        let understood = serde_json::from_str(line).is_ok_and(|Record(store, key, text)| match &*store {
            "packs" => decode_pack(&text).map(|entries| point.entries.extend(entries.into_iter().map(Arc::new))).is_ok(),
            "loose" => decode_entry(&text).map(|entry| point.entries.push(Arc::new(entry))).is_ok(),
            _ if key == SCHOOL_ID => text.parse().map(|id| point.school = Some(id)).is_ok(),
            _ => key.strip_prefix(ERASED).and_then(|id| id.parse().ok()).map(|id| point.erased.push(id)).is_some(),
        });
        point.unread += usize::from(!understood);
    }

    /// What was read, after the last piece.
    ///
    /// # Errors
    /// It ends in the midst of a line, or is no restore point.
    pub fn finish(self) -> Result<RestorePoint, NoRestorePoint> {
        if self.begun && self.lines.rest.is_empty() { Ok(self.point) } else { Err(NoRestorePoint) }
    }
}

/// Takes children out of a restore point whose text comes in pieces.
#[derive(Debug)]
pub struct Without {
    lines: Lines,
    pupils: Vec<(PupilId, String)>,
}

impl Without {
    /// Begins.
    #[must_use]
    pub fn new(pupils: impl IntoIterator<Item = PupilId>) -> Self {
        Self { lines: Lines::default(), pupils: pupils.into_iter().map(|pupil| (pupil, pupil.to_string())).collect() }
    }

    /// What is left of the next piece.
    ///
    /// # Errors
    /// It is no restore point.
    pub fn take(&mut self, piece: &[u8]) -> Result<String, NoRestorePoint> {
        let lines = self.lines.take(piece)?;
        Ok(lines.into_iter().filter_map(|line| self.left_of(line)).collect())
    }

    /// What is left of a line, if anything. What cannot be read and names a child goes: nothing else could be told from it.
    fn left_of(&self, line: String) -> Option<String> {
        if !self.pupils.iter().any(|(_, id)| names(&line, id)) {
            return Some(line + "\n");
        }
        let Record(store, key, text) = serde_json::from_str(&line).ok()?;
        let left = |entries: Vec<Entry>| {
            let tells = |entry: &Entry| self.pupils.iter().any(|(pupil, _)| entry.tells_of(*pupil));
            let left = entries.into_iter().filter(|entry| !tells(entry)).map(Arc::new);
            Some(left.collect::<Vec<_>>()).filter(|left| !left.is_empty())
        };
        let text = match &*store {
            "packs" => encode_pack(&left(decode_pack(&text).ok()?)?).ok()?,
            "loose" => encode_entry(left(vec![decode_entry(&text).ok()?])?.first()?).ok()?,
            // Tombstones are written anew at the end.
            _ => return None,
        };
        Some(self::line(&store, &key, &text))
    }

    /// The last lines, after the last piece: the tombstones.
    ///
    /// # Errors
    /// The text ends in the midst of a line.
    pub fn finish(self) -> Result<String, NoRestorePoint> {
        let tombstone = |(_, id): &(PupilId, String)| line("meta", &format!("{ERASED}{id}"), "");
        if self.lines.rest.is_empty() { Ok(self.pupils.iter().map(tombstone).collect()) } else { Err(NoRestorePoint) }
    }
}

/// Whether an id stands in a line: that of another can begin as it does.
fn names(line: &str, id: &str) -> bool {
    let ends = |at: usize| line.as_bytes().get(at + id.len()).is_none_or(|after| !after.is_ascii_digit());
    line.match_indices(id).any(|(at, _)| ends(at))
}
