//! A file of whatever kind: what it is, is what it says of itself.

use super::document::{Document, ImportProblem, recognise, text_of};
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
        let text = text_of(bytes)?;
        limits::check_depth(limits::depth(text)).map_err(ImportProblem::TooDeep)?;
        match recognise(text)?.as_str() {
            "self-assessment" => Questions::decode_known(text).map(Self::Questions),
            "answers" => Answers::decode_known(text).map(Self::Answers),
            _ => Document::decode_known(text).map(Self::Files),
        }
    }
}
