//! Reading a large file a stretch at a time, so that the page goes on meanwhile, and in pieces, so that its text never stands in memory
//! whole beside what is made of it. Each byte is looked at once before it is parsed, and each entry is parsed once.
//!
//! Only whole-school and class files are read so. Everything else, and whatever is wrong with a file, is left to [`AnyFile::decode`], which
//! says what it is and where: the two read every file alike.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use super::any::AnyFile;
use super::document::{Document, ImportProblem, head_of};
use super::limits;
use super::plain;
use super::scan::Scan;
use super::wire::decode_entry;
use crate::domain::EntryId;
use crate::ledger::Entry;

/// How many bytes are looked at in one stretch.
const BYTES_AT_ONCE: usize = 500_000;
/// How many entries that are spelled otherwise than Lantern spells them are parsed in one stretch.
const ENTRIES_AT_ONCE: usize = 1000;
/// How long an entry is at least, by and large: room is made for as many as a file can hold.
const ENTRY_LENGTH: usize = 200;
/// How deep an entry is nested that is read where it stands.
const PLAIN_DEPTH: usize = 3;

/// A file that is being read.
#[derive(Debug)]
pub struct Reader {
    /// How large it is, in bytes; and how many of them were let go of.
    size: usize,
    gone: usize,
    /// What came and is still needed: an entry may begin in one piece and end in the next.
    hand: Vec<u8>,
    scan: Scan,
    /// How many of the elements in hand were parsed that were not read where they stand; and which of all they are, counted from 0.
    parsed: usize,
    otherwise: VecDeque<usize>,
    /// How many elements have begun.
    begun: usize,
    /// Everything that stands outside the list of entries.
    head: Vec<u8>,
    entries: Vec<Arc<Entry>>,
    seen: HashSet<EntryId>,
    /// An entry came twice.
    repeated: bool,
}

/// What a reader has come to.
#[derive(Debug)]
pub enum Reached {
    /// It wants the next piece of the file.
    WantsMore,
    /// It is no file that can be read so: [`AnyFile::decode`] reads it, or says what is wrong with it.
    Otherwise,
    /// The file.
    Whole(Box<AnyFile>),
}

impl Reader {
    /// Begins to read a file of so many bytes.
    ///
    /// # Errors
    /// It is too large.
    pub fn new(size: usize) -> Result<Self, ImportProblem> {
        if size > limits::FILE_MAX {
            return Err(ImportProblem::TooLarge { size, most: limits::FILE_MAX });
        }
        let most = size / ENTRY_LENGTH;
        let (entries, seen) = (Vec::with_capacity(most), HashSet::with_capacity(most));
        let (hand, head, otherwise) = (Vec::new(), Vec::new(), VecDeque::new());
        let (scan, repeated) = (Scan::default(), false);
        Ok(Self { size, gone: 0, hand, scan, parsed: 0, otherwise, begun: 0, head, entries, seen, repeated })
    }

    /// Takes the next piece of the file, which it wanted.
    pub fn take(&mut self, piece: &[u8]) {
        self.hand.extend_from_slice(piece);
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        ((self.gone + self.scan.at()) * 100).checked_div(self.size).unwrap_or(100)
    }

    /// Reads a stretch; `None` while there is more to do with what came.
    pub fn go_on(&mut self) -> Option<Reached> {
        if self.repeated || self.begun > limits::ENTRIES_MAX {
            // What comes twice is looked at in one go: it may be one entry under two hands.
            return Some(Reached::Otherwise);
        }
        if self.scan.at() < self.hand.len() {
            self.look();
            return None;
        }
        if self.parsed < self.scan.elements().len() {
            return self.parse().is_none().then_some(Reached::Otherwise);
        }
        self.let_go();
        if self.gone + self.hand.len() < self.size {
            return Some(Reached::WantsMore);
        }
        Some(self.finish().map_or(Reached::Otherwise, |document| Reached::Whole(Box::new(AnyFile::Files(document)))))
    }

    /// Looks at the next bytes, and reads the entries that are spelled as Lantern spells them.
    fn look(&mut self) {
        let Self { hand, scan, otherwise, begun, entries, seen, repeated, .. } = self;
        scan.go_on_taking(hand, BYTES_AT_ONCE, &mut |text| {
            *begun += 1;
            let Some((entry, length)) = plain::beginning(text) else {
                otherwise.push_back(*begun - 1);
                return None;
            };
            *repeated |= !seen.insert(entry.id);
            entries.push(Arc::new(entry));
            Some((length, PLAIN_DEPTH))
        });
    }

    /// Parses some of the entries that are spelled otherwise, and puts them where they stand among the others; `None` where that is none.
    fn parse(&mut self) -> Option<()> {
        let all = self.scan.elements();
        let stretch = all.get(self.parsed..(self.parsed + ENTRIES_AT_ONCE).min(all.len()))?;
        for place in stretch {
            let entry = decode_entry(std::str::from_utf8(self.hand.get(place.clone())?).ok()?).ok()?;
            self.repeated |= !self.seen.insert(entry.id);
            let nth = self.otherwise.pop_front().filter(|nth| *nth <= self.entries.len())?;
            self.entries.insert(nth, Arc::new(entry));
        }
        self.parsed += stretch.len();
        Some(())
    }

    /// Lets go of what is not needed any more: it is as large as what was made of it.
    fn let_go(&mut self) {
        let (gone, outside) = self.scan.let_go();
        for outside in outside {
            self.head.extend_from_slice(self.hand.get(outside).unwrap_or_default());
        }
        self.hand.drain(..gone.min(self.hand.len()));
        self.parsed = 0;
        self.gone += gone;
    }

    fn finish(&mut self) -> Option<Document> {
        if !self.scan.is_regular() || limits::check_depth(self.scan.deepest()).is_err() {
            return None;
        }
        Document::assembled(head_of(&self.head)?, std::mem::take(&mut self.entries)).ok()
    }
}
