//! The marking board of 30 children by 32 criteria.

use super::{GUARD, Row, School, median};
use crate::{Person, gridcell};
use serde_json::json;

const ROUNDS: u32 = 17;

/// From its address to painted, against the same cells by `innerHTML`.
pub(super) fn row(person: &Person, class: &School) -> Row {
    let route = class.board(0);
    person.go(&route);
    person.sees_within(&gridcell("…"), GUARD);
    person.settled();
    let said = person.times(include_str!("board.js"), &[json!(route), json!(30), json!(32), json!(ROUNDS)]);
    let bytes = said["bytes"].as_u64().unwrap_or_default() / 1000;
    Row::new(
        "a marking board of 30 x 32 from address to painted, against innerHTML laid out",
        "3 x",
        median(&said["boards"]),
        median(&said["laid"]),
        "ms",
    )
    .and(&format!("{bytes} kB of HTML; painted too, it takes {:.1} ms", median(&said["bare"])))
}
