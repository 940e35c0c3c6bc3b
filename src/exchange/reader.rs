//! Reading a large file a stretch at a time, so that the page goes on meanwhile, and in pieces, so that its text never stands in memory
//! whole beside what is made of it. Each byte is looked at once before it is parsed, and each entry is parsed once.
//!
//! Only whole-school and class files are read so. Everything else, and whatever is wrong with a file, is left to [`AnyFile::decode`], which
//! says what it is and where: the two read every file alike.

use std::collections::VecDeque;
use std::sync::Arc;

use super::any::AnyFile;
use super::document::{Document, ImportProblem, head_of};
use super::limits;
use super::plain::{self, Before};
use super::scan::Scan;
use super::wire::decode_entry;
use crate::domain::{EntryId, order};
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
    /// How large it is said to be, in bytes; how many came; and how many of them were let go of.
    size: usize,
    came: usize,
    gone: usize,
    /// Whether it is known by its size when all has come; else somebody says so.
    by_size: bool,
    ended: bool,
    /// What came and is still needed: an entry may begin in one piece and end in the next.
    hand: String,
    /// A letter of which the next piece brings the rest.
    letter: Vec<u8>,
    scan: Scan,
    /// How many of the elements in hand were parsed that were not read where they stand; and which of all they are, counted from 0.
    parsed: usize,
    otherwise: VecDeque<usize>,
    /// How many elements have begun.
    begun: usize,
    /// Everything that stands outside the list of entries.
    head: Vec<u8>,
    entries: Vec<Arc<Entry>>,
    /// How many entries were handed over before those.
    handed_over: usize,
    before: Before,
    /// It is no text.
    no_text: bool,
}

/// What a reader has come to.
#[derive(Debug)]
pub enum Reached {
    /// It wants the next piece of the file.
    WantsMore,
    /// It is larger than any file may be, once it is unpacked.
    TooLarge,
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
        Ok(Self {
            size,
            came: 0,
            gone: 0,
            by_size: true,
            ended: false,
            hand: String::new(),
            letter: Vec::new(),
            scan: Scan::default(),
            parsed: 0,
            otherwise: VecDeque::new(),
            begun: 0,
            head: Vec::new(),
            entries: Vec::with_capacity(size / ENTRY_LENGTH),
            handed_over: 0,
            before: Before::default(),
            no_text: false,
        })
    }

    /// Begins to read a file that was packed and says that it unpacks to so many bytes; [`Self::end`] says when all has come. Nobody need
    /// believe it.
    ///
    /// # Errors
    /// It says that it is too large.
    pub fn unpacking(size: usize) -> Result<Self, ImportProblem> {
        Ok(Self { by_size: false, ..Self::new(size)? })
    }

    /// All has come.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Takes the next piece of the file, which it wanted.
    pub fn take(&mut self, piece: &[u8]) {
        self.came += piece.len();
        self.letter.extend_from_slice(piece);
        let whole = match std::str::from_utf8(&self.letter) {
            Ok(_) => self.letter.len(),
            Err(fault) => {
                self.no_text |= fault.error_len().is_some();
                fault.valid_up_to()
            }
        };
        let rest = self.letter.split_off(whole);
        let text = String::from_utf8(std::mem::replace(&mut self.letter, rest)).unwrap_or_default();
        if self.hand.is_empty() {
            self.hand = text;
        } else {
            self.hand.push_str(&text);
        }
    }

    /// How far it is, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        ((self.gone + self.scan.at()) * 100).checked_div(self.size).unwrap_or(100).min(100)
    }

    /// Reads a stretch; `None` while there is more to do with what came.
    pub fn go_on(&mut self) -> Option<Reached> {
        if self.came > limits::FILE_MAX {
            return Some(Reached::TooLarge);
        }
        if self.no_text || self.begun > limits::ENTRIES_MAX {
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
        if !self.ended && (!self.by_size || self.came < self.size) {
            return Some(Reached::WantsMore);
        }
        Some(self.finish().map_or(Reached::Otherwise, |document| Reached::Whole(Box::new(AnyFile::Files(document)))))
    }

    /// The entries read so far, which it then knows nothing of any more; none while some among them are still to be parsed.
    pub(super) fn hand_over(&mut self) -> Vec<Arc<Entry>> {
        if !self.otherwise.is_empty() {
            return Vec::new();
        }
        self.handed_over += self.entries.len();
        std::mem::take(&mut self.entries)
    }

    /// Looks at the next bytes, and reads the entries that are spelled as Lantern spells them.
    fn look(&mut self) {
        let Self { hand, scan, otherwise, begun, entries, before, .. } = self;
        scan.go_on_taking(hand.as_bytes(), BYTES_AT_ONCE, &mut |left| {
            *begun += 1;
            let text = hand.len().checked_sub(left.len()).and_then(|at| hand.get(at..));
            let Some((entry, length)) = text.and_then(|text| plain::beginning(text, before)) else {
                otherwise.push_back(*begun - 1);
                return None;
            };
            entries.push(Arc::new(entry));
            Some((length, PLAIN_DEPTH))
        });
    }

    /// Parses some of the entries that are spelled otherwise, and puts them where they stand among the others; `None` where that is none.
    fn parse(&mut self) -> Option<()> {
        let all = self.scan.elements();
        let stretch = all.get(self.parsed..(self.parsed + ENTRIES_AT_ONCE).min(all.len()))?;
        for place in stretch {
            let entry = decode_entry(self.hand.get(place.clone())?).ok()?;
            let nth = self.otherwise.pop_front()?.checked_sub(self.handed_over).filter(|nth| *nth <= self.entries.len())?;
            self.entries.insert(nth, Arc::new(entry));
        }
        self.parsed += stretch.len();
        Some(())
    }

    /// Lets go of what is not needed any more: it is as large as what was made of it.
    fn let_go(&mut self) {
        let (gone, outside) = self.scan.let_go();
        for outside in outside {
            self.head.extend_from_slice(self.hand.get(outside).unwrap_or_default().as_bytes());
        }
        let left = self.hand.get(gone..).map(str::to_owned);
        self.no_text |= left.is_none();
        self.hand = left.unwrap_or_default();
        self.parsed = 0;
        self.gone += gone;
    }

    fn finish(&mut self) -> Option<Document> {
        let is_whole = self.letter.is_empty() && self.scan.is_regular();
        // What comes twice is looked at in one go: it may be one entry under two hands.
        if !is_whole || limits::check_depth(self.scan.deepest()).is_err() || has_twice(&self.entries) {
            return None;
        }
        Document::assembled(head_of(&self.head)?, std::mem::take(&mut self.entries)).ok()
    }
}

/// Whether one id stands on two of the entries.
fn has_twice(entries: &[Arc<Entry>]) -> bool {
    let mut ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    order::sort(&mut ids);
    ids.windows(2).any(|two| matches!(two, [one, other] if one == other))
}
