//! Mentoring files as sets of dated entries, what they now say, and how two sets become one.
//!
//! The set is the truth; everything read from it is a fold. Merging is union by id, so it is commutative, associative and idempotent.
//! No clock decides anything.

pub mod academic;
pub mod attitude;
pub mod cell;
pub mod change;
pub mod entry;
pub mod file;
pub mod files;
pub mod fold;
pub mod held;
mod known;
mod live;
pub mod mentoring;
pub mod merge;
pub mod reading;
pub mod roll;
pub mod school;

pub use cell::Cell;
pub use change::{Change, FilePart, Holds, Home, UnknownChange};
pub use entry::{About, Entry};
pub use file::File;
pub use files::{Files, Touched};
pub use fold::Fold;
pub use known::Known;
pub use merge::{Clash, Ledger};
pub use reading::{Claim, Reading};
pub use roll::Roll;
