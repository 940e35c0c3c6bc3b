//! A file that is none of Lantern's own: what it is, so that it can be led to where it goes in.

use super::roster::{Mapping, list};
use super::table::{RosterFault, decode};
use super::{attendance, criteria, ctf};
use crate::words::doors::Door;

/// What a file is that is no Lantern file; `None` where it may be one, damaged or not, or nobody can tell.
pub(super) fn door_of(bytes: &[u8]) -> Option<Door> {
    if ctf::is_one(bytes) {
        return Some(Door::Transfer);
    }
    let text = match decode(bytes) {
        Ok(decoded) => decoded.text,
        Err(RosterFault::Workbook) => return Some(Door::Workbook),
        Err(RosterFault::Markup) => return Some(Door::Markup),
        Err(_) => return None,
    };
    if criteria::is_csv(&text) {
        return Some(Door::Criteria);
    }
    if attendance::is_attendance(&text) {
        return Some(Door::Attendance);
    }
    let table = list(&text).ok()?;
    let mapping = Mapping::guess(&table);
    if table.has_header() && mapping.is_complete() && !mapping.is_by_content() {
        return Some(Door::Pupils);
    }
    (table.width() > 1).then_some(Door::SomeList)
}
