//! A ZIP archive (APPNOTE 6.3) as workbooks come in: what is in it and where, by its directory.
//!
//! Small archives of one piece, stored or deflated; nothing is unpacked here.

use crate::words::other_programs::NotRead;

/// Most files in an archive: a workbook of many sheets has some hundred.
pub const MEMBERS_MAX: usize = 2000;
/// How long what stands behind the directory may be: its own 22 bytes and a comment.
const END_MAX: usize = 22 + 0xffff;
/// A number that stands elsewhere, in archives too large for it.
const ELSEWHERE: usize = 0xffff_ffff;

/// A file within an archive, as it is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether they are deflated, without a frame; else they are the file itself.
    pub deflated: bool,
    /// How many bytes it unpacks to.
    pub size: usize,
    /// The sum of what it unpacks to.
    pub(super) sum: usize,
}

/// An archive.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    name: String,
    deflated: bool,
    sum: usize,
    packed: usize,
    size: usize,
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, NotRead> {
        let tail = bytes.len().saturating_sub(END_MAX);
        let ends = bytes.get(tail..).and_then(|last| last.windows(4).rposition(|four| four == b"PK\x05\x06"));
        let end = tail + ends.ok_or(NotRead::Damaged)?;
        let (count, at) = (short(bytes, end + 10)?, long(bytes, end + 16)?);
        // More than any workbook has, what stands elsewhere among it; or an archive of several pieces.
        if count > MEMBERS_MAX || at == ELSEWHERE || long(bytes, end + 4)? != 0 {
            return Err(NotRead::PackedOtherwise);
        }
        let (mut members, mut at) = (Vec::new(), at);
        for _ in 0..count {
            begins(bytes, at, b"PK\x01\x02")?;
            let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
            let name = piece(bytes, at + 46, short(bytes, at + 28)?)?;
            let member = Member {
                name: plain(&String::from_utf8_lossy(name)),
                deflated: method == 8,
                sum: long(bytes, at + 16)?,
                packed: long(bytes, at + 20)?,
                size: long(bytes, at + 24)?,
                at: long(bytes, at + 42)?,
            };
            if flags & 1 == 1 {
                return Err(NotRead::Locked);
            }
            if !matches!(method, 0 | 8) || [member.packed, member.size, member.at].contains(&ELSEWHERE) {
                return Err(NotRead::PackedOtherwise);
            }
            at += 46 + name.len() + short(bytes, at + 30)? + short(bytes, at + 32)?;
            members.push(member);
        }
        Ok(Self { bytes, members })
    }

    /// A file, by its name.
    pub(super) fn member(&self, name: &str) -> Result<Option<Packed<'a>>, NotRead> {
        let name = plain(name);
        let Some(member) = self.members.iter().find(|member| member.name == name) else { return Ok(None) };
        let at = member.at;
        begins(self.bytes, at, b"PK\x03\x04")?;
        let from = at + 30 + short(self.bytes, at + 26)? + short(self.bytes, at + 28)?;
        let bytes = piece(self.bytes, from, member.packed)?;
        if !member.deflated && member.size != member.packed {
            return Err(NotRead::Damaged);
        }
        Ok(Some(Packed { bytes, deflated: member.deflated, size: member.size, sum: member.sum }))
    }
}

/// A name as any program means it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn piece(bytes: &[u8], at: usize, length: usize) -> Result<&[u8], NotRead> {
    at.checked_add(length).and_then(|end| bytes.get(at..end)).ok_or(NotRead::Damaged)
}

fn begins(bytes: &[u8], at: usize, with: &[u8]) -> Result<(), NotRead> {
    if piece(bytes, at, with.len())? == with { Ok(()) } else { Err(NotRead::Damaged) }
}

fn short(bytes: &[u8], at: usize) -> Result<usize, NotRead> {
    Ok(piece(bytes, at, 2)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, NotRead> {
    Ok(piece(bytes, at, 4)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
