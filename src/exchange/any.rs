//! A file of whatever kind: what it is, is what it says of itself.

use super::document::{Document, ImportProblem, read_text, recognise};
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
        match recognise(read_text(bytes)?)?.as_str() {
            "self-assessment" => Questions::decode(bytes).map(Self::Questions),
            "answers" => Answers::decode(bytes).map(Self::Answers),
            _ => Document::decode(bytes).map(Self::Files),
        }
    }
}
