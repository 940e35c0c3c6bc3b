//! Files in and out: the format, its limits, previews of imports, and pupil lists.

pub mod criteria;
pub mod document;
pub mod export;
pub mod limits;
pub mod preview;
pub mod roster;
pub mod wire;

pub use document::{Document, Glossary, ImportProblem, Kind};
pub use export::Source;
pub use preview::{Preview, preview};
