//! The pages, one file or folder each.

pub(crate) mod add_pupils;
pub(crate) mod class;
pub(crate) mod failed;
pub(crate) mod import;
pub(crate) mod pupil;
pub(crate) mod settings;
pub(crate) mod start;
