//! Pupil lists from other programs: CSV exports, and names typed or pasted one a line.
//!
//! A file becomes a table (`exchange::table`), a table rows by a mapping of its columns (`Mapping`, `rows`), and rows are held against
//! the roll (`match_rows`, `proposals`). Nothing is added to the roll here.
//!
//! Knows the domain and csv; no JSON, no browser, no clock.

mod class_dates;
mod classes;
mod columns;
mod content;
mod differences;
mod headers;
mod matching;
mod names;
mod proposals;
mod rows;
mod typed;

pub use classes::{IntoClass, Wanted, classes_named, is_of_several};
pub use columns::{Field, Ignored, Mapping, WhyIgnored};
pub use differences::{Planned, differences, not_on_the_list, planned};
pub use headers::{is_known, list, names};
pub use matching::{RowMatch, match_rows, updated};
pub use proposals::{Outcome, Proposal, Who, proposals};
pub use rows::{BadRow, RosterRow, Rows, rows};
pub use typed::typed;

pub use super::table::{CELL_MAX, COLUMNS_MAX, DateOrder, Decoded, Delimiter, Encoding, ROSTER_FILE_MAX, ROWS_MAX, Table, decode};
pub use crate::words::lists::{Difference, ListNote};
pub use crate::words::roster::{RosterFault, RowFault, RowWarning};
