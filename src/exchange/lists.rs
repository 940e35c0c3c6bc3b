//! A file of a list, of whatever kind: a text, a workbook or a common transfer file. What comes of it is the text of a table.

use super::ctf;
use super::spreadsheet::Book;
use super::table::{Listed, decode};
use crate::words::other_programs::NotRead;

/// A file of a list.
#[derive(Debug)]
pub enum ListFile<'a> {
    /// It is read.
    Ready(Listed),
    /// A workbook, which is unpacked while it is read.
    Workbook(Box<Book<'a>>),
}

/// Begins to read a file of a list.
///
/// # Errors
/// Says why it is not read.
pub fn open(bytes: &[u8]) -> Result<ListFile<'_>, NotRead> {
    if Book::is_one(bytes) {
        return Ok(ListFile::Workbook(Box::new(Book::open(bytes)?)));
    }
    if ctf::is_one(bytes) {
        return Ok(ListFile::Ready(ctf::listed(bytes)?));
    }
    let decoded = decode(bytes)?;
    let note = decoded.encoding_note();
    Ok(ListFile::Ready(Listed { text: decoded.text, note, told: Vec::new() }))
}
