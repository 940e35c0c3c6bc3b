//! A copy is read back before it is called saved: by the reader that will open it, with the same limits, against what was to be written.

use std::sync::Arc;

use super::any::AnyFile;
use super::document::{Document, ImportProblem};
use super::reader::{Reached, Reader};
use crate::ledger::Entry;

/// A file that was written, being read back. What was read is compared and let go of, so that nothing stands in memory twice.
#[derive(Debug)]
pub struct ReadBack<'a> {
    reader: Reader,
    wanted: &'a Document,
    at: usize,
}

/// What was written is not what was to be written, or could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTheSame;

impl<'a> ReadBack<'a> {
    /// Begins to read a file of so many bytes, unpacked, back against what it should hold.
    ///
    /// # Errors
    /// It is too large to be opened anywhere.
    pub fn new(wanted: &'a Document, size: usize) -> Result<Self, ImportProblem> {
        Ok(Self { reader: Reader::unpacking(size)?, wanted, at: 0 })
    }

    /// Takes the next piece; an empty one after the last.
    pub fn take(&mut self, piece: &[u8]) {
        if piece.is_empty() { self.reader.end() } else { self.reader.take(piece) }
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        self.reader.hundredths()
    }

    /// Reads a stretch; `None` while there is more to do with what came, `Some(Ok(false))` where it wants the next piece, and
    /// `Some(Ok(true))` once all of it was read and is as it should be.
    pub fn go_on(&mut self) -> Option<Result<bool, NotTheSame>> {
        let reached = self.reader.go_on();
        let read = self.reader.hand_over();
        if !self.is_wanted(&read) {
            return Some(Err(NotTheSame));
        }
        match reached? {
            Reached::WantsMore => Some(Ok(false)),
            Reached::TooLarge | Reached::Otherwise => Some(Err(NotTheSame)),
            Reached::Whole(file) => Some(self.ends_with(*file).map(|()| true)),
        }
    }

    fn is_wanted(&mut self, read: &[Arc<Entry>]) -> bool {
        let wanted = self.wanted.entries.get(self.at..self.at + read.len());
        self.at += read.len();
        wanted == Some(read)
    }

    fn ends_with(&mut self, file: AnyFile) -> Result<(), NotTheSame> {
        let AnyFile::Files(mut document) = file else { return Err(NotTheSame) };
        let last = std::mem::take(&mut document.entries);
        let is_wanted = self.is_wanted(&last) && self.at == self.wanted.entries.len();
        let Document { kind, school, school_name, class, glossary, erased, missing, entries: _ } = self.wanted;
        let same = document.kind == *kind
            && document.school == *school
            && document.school_name == *school_name
            && document.class == *class
            && document.glossary == *glossary
            && document.erased == *erased
            && document.missing == *missing;
        if is_wanted && same { Ok(()) } else { Err(NotTheSame) }
    }
}
