//! A file of a list as a table, whatever the list is of: pupils, attendance, scores or criteria.
//!
//! Bytes become text (`decode`), and text a table (`Table`): its delimiter found, Excel's `sep=` line, titles, empty rows and columns
//! passed over, its headings told from its rows by what whoever asks knows of headings (`Headings`), and rows that are no child set apart.
//! What a column of dates means is judged by the whole column (`Dates`).
//!
//! Knows the domain and csv; no JSON, no browser, no clock, and nothing of what a list is of.

pub mod cells;
mod dates;
mod encoding;
mod made;
mod nobody;
mod reading;
mod records;
mod shift;
pub mod shown;
pub mod written;

pub use dates::{DateOrder, Dates, date};
pub(super) use encoding::text_of;
pub use encoding::{Decoded, Encoding, ROSTER_FILE_MAX, decode};
pub(super) use made::put;
pub use made::{BY_TABS, Listed};
pub use reading::{Delimiter, Heading, Headings, Table, cell};
pub use records::{CELL_MAX, COLUMNS_MAX, ROWS_MAX, TableRecord};

pub use crate::words::roster::RosterFault;
