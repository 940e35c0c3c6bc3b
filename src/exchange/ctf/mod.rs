//! Common transfer files (CTF): what schools in England send on when a pupil moves.
//!
//! Of one that comes in, the names, UPN, date of birth and year group become a list of pupils; attendance and the results of key stages
//! become words. Nothing else of it is kept. One that goes out is of one child, and says what Lantern knows and no more.

mod read;
mod write;

pub use read::{BYTES_MAX, CtfPupil, PUPILS_MAX, is_one, listed, read};
pub use write::{file_name, write};

/// Where a pupil is.
const PUPIL: &str = "CTfile/CTFpupilData/Pupil";
