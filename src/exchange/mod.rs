//! Files in and out: the format, its limits, previews of imports, and pupil lists.

pub mod limits;
pub mod wire;
