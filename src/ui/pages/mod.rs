//! The pages, a folder for each place: what makes its pages is fetched as one part, and dressed by one style sheet, of its name.

pub(super) mod assess;
pub(super) mod attitude;
#[cfg(debug_assertions)]
pub(super) mod design;
pub(super) mod files;
pub(super) mod find;
pub(super) mod mentoring;
pub(super) mod now;
pub(super) mod paper;
pub(super) mod pupil;
pub(super) mod school;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod targets;
