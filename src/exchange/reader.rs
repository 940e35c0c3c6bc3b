//! Reading a large file a stretch at a time, so that the page goes on meanwhile. Each byte is looked at once before it is parsed, and each
//! entry is parsed once.
//!
//! Only whole-school and class files are read so. Everything else, and whatever is wrong with a file, is left to [`AnyFile::decode`], which
//! says what it is and where: the two read every file alike.

use std::ops::Range;
use std::sync::Arc;

use super::any::AnyFile;
use super::document::{Document, ImportProblem, head_of, text_of};
use super::limits;
use super::scan::Scan;
use super::wire::decode_entry;
use crate::ledger::Entry;

/// How many bytes are looked at in one stretch.
const BYTES_AT_ONCE: usize = 2_000_000;
/// How many entries are parsed in one stretch.
const ENTRIES_AT_ONCE: usize = 1000;

/// A file that is being read.
#[derive(Debug)]
pub struct Reader {
    bytes: Vec<u8>,
    scan: Scan,
    entries: Vec<Arc<Entry>>,
    /// Its entries are not where this reader can find them, or one of them is wrong.
    plainly: bool,
}

impl Reader {
    /// Begins to read a file: limits first, before anything of it is believed.
    ///
    /// # Errors
    /// It is too large, or no text.
    pub fn new(bytes: Vec<u8>) -> Result<Self, ImportProblem> {
        text_of(&bytes)?;
        Ok(Self { bytes, scan: Scan::default(), entries: Vec::new(), plainly: false })
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let part = |done: usize, of: usize, share: usize| (done * share).checked_div(of).unwrap_or_default();
        // Parsing takes about four times as long as looking for the entries.
        part(self.scan.at(), self.bytes.len(), 20) + part(self.entries.len(), self.scan.elements().len(), 80)
    }

    /// Reads a stretch; the file, once all of it is read.
    pub fn go_on(&mut self) -> Option<Result<AnyFile, ImportProblem>> {
        if self.scan.at() < self.bytes.len() {
            self.scan.go_on(&self.bytes, BYTES_AT_ONCE);
            return None;
        }
        if let Err(depth) = limits::check_depth(self.scan.deepest()) {
            return Some(Err(ImportProblem::TooDeep(depth)));
        }
        let begun = self.entries.len();
        let all = self.scan.elements();
        if self.plainly || !self.scan.is_regular() || all.len() > limits::ENTRIES_MAX {
            return Some(AnyFile::decode(&self.bytes));
        }
        let stretch = all.get(begun..(begun + ENTRIES_AT_ONCE).min(all.len())).unwrap_or_default();
        for place in stretch {
            match self.entry(place.clone()) {
                Some(entry) => self.entries.push(Arc::new(entry)),
                None => {
                    self.plainly = true;
                    return None;
                }
            }
        }
        (self.entries.len() == all.len()).then(|| self.finish())
    }

    fn entry(&self, place: Range<usize>) -> Option<Entry> {
        decode_entry(std::str::from_utf8(self.bytes.get(place)?).ok()?).ok()
    }

    fn finish(&mut self) -> Result<AnyFile, ImportProblem> {
        let head = self.scan.list().and_then(|list| {
            let mut head = self.bytes.get(..list.start)?.to_vec();
            head.extend_from_slice(self.bytes.get(list.end..)?);
            Some(head)
        });
        match head.and_then(|head| head_of(&head)) {
            Some(head) => {
                // The text is not needed any more, and it is as large as what was made of it.
                self.bytes = Vec::new();
                Document::assembled(head, std::mem::take(&mut self.entries)).map(AnyFile::Files)
            }
            None => AnyFile::decode(&self.bytes),
        }
    }
}
