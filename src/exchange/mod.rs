//! Files in and out: the format, its limits, previews of imports, and pupil lists.

pub mod any;
pub mod attendance;
pub mod calendar;
pub mod child_mode;
pub mod criteria;
pub mod document;
mod doors;
pub mod everything;
pub mod export;
mod fields_left;
mod glossary;
pub mod limits;
pub mod pin;
mod plain;
pub mod preview;
mod read_back;
pub mod reader;
pub mod restore_point;
pub mod roster;
mod same;
mod scan;
pub mod scores;
pub mod self_assessment;
pub mod table;
pub mod take_home;
pub mod wire;
pub mod workbook;

pub use any::AnyFile;
pub use child_mode::ChildMode;
pub use document::{Document, Glossary, ImportProblem, Kind};
pub use export::Source;
pub use preview::{Looking, Preview, preview};
pub use read_back::{NotTheSame, ReadBack};
pub use reader::{Reached, Reader};
