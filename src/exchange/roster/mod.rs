//! Pupil lists from other programs: CSV exports, and names typed or pasted one a line.
//!
//! Bytes become text (`decode`), text a table (`Table`), a table rows by a mapping of its columns (`Mapping`, `rows`), and rows are held
//! against the roll (`match_rows`, `proposals`). Nothing is added to the roll here.
//!
//! Knows the domain and csv; no JSON, no browser, no clock.

mod cells;
mod classes;
mod columns;
mod content;
mod dates;
mod encoding;
mod headers;
mod matching;
mod names;
mod proposals;
mod records;
mod rows;
mod shown;
mod table;
mod typed;

pub use classes::{Wanted, classes_named, is_of_several};
pub use columns::{Field, Ignored, Mapping, WhyIgnored};
pub use encoding::{Decoded, Encoding, ROSTER_FILE_MAX, decode};
pub use matching::{RowMatch, match_rows, updated};
pub use proposals::{Outcome, Proposal, Who, proposals};
pub use records::{CELL_MAX, COLUMNS_MAX, ROWS_MAX};
pub use rows::{BadRow, RosterRow, Rows, rows};
pub use table::{Delimiter, Table};
pub use typed::typed;

pub use crate::words::roster::{RosterFault, RowFault, RowWarning};
