//! A file of whatever kind: what it is, is what it says of itself.

use super::document::{Document, ImportProblem, recognise, text_of};
use super::doors::door_of;
use super::limits;
use super::self_assessment::{Answers, Questions};

/// A Lantern file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyFile {
    /// Mentoring files of a class or of the school.
    Files(Document),
    /// A self-assessment for this device.
    Questions(Questions),
    /// Answers of a self-assessment.
    Answers(Answers),
}

impl AnyFile {
    /// Reads a file.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn decode(bytes: &[u8]) -> Result<Self, ImportProblem> {
        // A list and the like has another door; what begins as a Lantern file does is read as one.
        let bare = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        if bytes.len() <= limits::WHOLE_MAX
            && !bare.starts_with(b"{")
            && let Some(door) = door_of(bytes)
        {
            return Err(ImportProblem::OtherDoor(door));
        }
        let text = text_of(bytes)?;
        limits::check_depth(limits::depth(text)).map_err(ImportProblem::TooDeep)?;
        match recognise(text)?.as_str() {
            "self-assessment" => Questions::decode_known(text).map(Self::Questions),
            "answers" => Answers::decode_known(text).map(Self::Answers),
            _ => Document::decode_known(text).map(Self::Files),
        }
    }
}
