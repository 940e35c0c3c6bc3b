//! A tap until it is stored.

use super::{GUARD, Row, School, median, quantile, sorted};
use crate::{Person, gridcell};
use serde_json::json;

const ROUNDS: u32 = 105;

/// The median and the slowest twentieth of many taps on the marking board.
pub(super) fn rows(person: &Person, class: &School) -> [Row; 2] {
    person.go(&class.board(0));
    person.sees_within(&gridcell("…"), GUARD);
    person.settled();
    let said = person.times(include_str!("taps.js"), &[json!(ROUNDS)]);
    let (taps, puts) = (sorted(&said["taps"]), sorted(&said["puts"]));
    let slow = |list: &[f64]| quantile(list, 0.95);
    let what = format!("{} taps, a record of {} bytes", taps.len(), said["bytes"]);
    [
        Row::new(
            "a tap until stored, against a bare strict put of its record: median",
            "3 x",
            median(&said["taps"]),
            median(&said["puts"]),
            "ms",
        )
        .and(&what),
        Row::new("the same: the slowest twentieth", "3 x", slow(&taps), slow(&puts), "ms"),
    ]
}
