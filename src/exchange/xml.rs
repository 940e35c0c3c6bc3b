//! XML as other programs write it, one element at a time, each with the path to it.
//!
//! No DTD and no entity of a file's own is accepted, and nothing deeper than [`DEPTH_MAX`]: a small file stays small.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::limits::DEPTH_MAX;
use super::table::{Encoding, text_of};
use crate::words::other_programs::NotRead;

/// Ways of writing letters that a file may name where they are not told by its bytes: of these the letters of Windows are all of them.
const WESTERN: [&str; 4] = ["windows-1252", "iso-8859-1", "latin1", "us-ascii"];
/// Those that its bytes tell.
const UNICODE: [&str; 5] = ["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"];

/// The bytes of an XML file as text. What it says of its letters must be known here, but its bytes are believed first.
pub(super) fn text(bytes: &[u8]) -> Result<String, NotRead> {
    let (text, encoding) = text_of(bytes);
    let said = said_encoding(&text).map(str::to_ascii_lowercase);
    let is_among = |known: &[&str]| said.as_deref().is_some_and(|said| known.contains(&said));
    let fits = match encoding {
        Encoding::Windows1252 => is_among(&WESTERN),
        Encoding::Utf8 | Encoding::Utf16 => said.is_none() || is_among(&UNICODE) || is_among(&WESTERN),
    };
    if fits && !text.contains('\0') { Ok(text) } else { Err(NotRead::Letters) }
}

/// What an XML file says of its letters.
fn said_encoding(text: &str) -> Option<&str> {
    let (declaration, _) = text.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    value.strip_prefix(['"', '\''])?.split(['"', '\'']).next()
}

/// What was come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// An element begins.
    Opened,
    /// An element ends, and its text is known.
    Closed,
}

/// A walk through an XML text.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    element: BytesStart<'a>,
    path: String,
    depth: usize,
    text: String,
    closed: bool,
}

impl<'a> Xml<'a> {
    /// Begins before the first element.
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, element: BytesStart::new(""), path: String::new(), depth: 0, text: String::new(), closed: false }
    }

    /// Goes on to where the next element begins or ends; `None` behind the last.
    pub(super) fn next(&mut self) -> Result<Option<At>, NotRead> {
        if std::mem::take(&mut self.closed) {
            self.depth = self.depth.saturating_sub(1);
            let kept = self.path.rfind('/').unwrap_or(0);
            self.path.truncate(kept);
        }
        loop {
            match self.reader.read_event().map_err(|_| NotRead::BrokenXml)? {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(NotRead::TooDeep);
                    }
                    let name = element.local_name();
                    let name = utf8(name.as_ref());
                    // No name has one, and a path must have as many as it says.
                    if name.contains('/') {
                        return Err(NotRead::BrokenXml);
                    }
                    if !self.path.is_empty() {
                        self.path.push('/');
                    }
                    self.path.push_str(name);
                    self.text.clear();
                    self.element = element;
                    return Ok(Some(At::Opened));
                }
                Event::End(_) => {
                    self.closed = true;
                    return Ok(Some(At::Closed));
                }
                Event::Text(text) => self.text.push_str(utf8(&text)),
                Event::CData(text) => self.text.push_str(utf8(&text)),
                Event::GeneralRef(name) => {
                    let text = unescape(&format!("&{};", utf8(&name))).map_err(|_| NotRead::BrokenXml)?.into_owned();
                    self.text.push_str(&text);
                }
                Event::DocType(_) => return Err(NotRead::Doctype),
                Event::Eof if self.depth == 0 && self.element.is_empty() => return Err(NotRead::BrokenXml),
                Event::Eof => return if self.depth == 0 { Ok(None) } else { Err(NotRead::BrokenXml) },
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The names of the elements one is within, from the first, without what stands before a colon.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The text of the element that ends here; of one that has others within it, what stands behind their beginnings.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What the element that was opened last says of itself under a name, without what stands before a colon.
    pub(super) fn says(&self, name: &str) -> Option<String> {
        let mut all = self.element.attributes();
        let found = all.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name.as_bytes())?;
        Some(unescape(utf8(&found.value)).ok()?.into_owned())
    }
}

/// Bytes of what was a text.
fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
