//! A whole school from its file to durable.

use super::{GUARD, Row};
use crate::{Person, button, file_input};
use serde_json::Value;
use std::path::Path;

/// What taking in one file cost, in milliseconds.
pub(super) struct Cost {
    looked: f64,
    taken: f64,
    bare: f64,
    longest: f64,
    bytes: f64,
}

impl Cost {
    fn whole(&self) -> f64 {
        self.looked + self.taken
    }

    fn said(&self) -> String {
        format!(
            "{:.1} MB; preview {:.0} ms, then {:.0} ms; the page held for {:.0} ms at a time",
            self.bytes / 1e6,
            self.looked,
            self.taken,
            self.longest
        )
    }
}

/// Takes in a file, timed from the choice of the file to its preview, and from the agreement to the next page, which comes once all is
/// stored.
pub(super) fn measured(person: &Person, file: &Path) -> Cost {
    person.go("#/");
    let _ready = person.times(include_str!("look.js"), &[]);
    person.upload(&file_input("Open a file…"), file);
    person.sees_within(&button("Add to my files"), GUARD);
    let said = person.times(include_str!("taking_in.js"), &[]);
    let number = |name: &str| said.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    person.saved();
    Cost { looked: number("looked"), taken: number("taken"), bare: number("bare"), longest: number("longest"), bytes: number("bytes") }
}

pub(super) fn first(cost: &Cost) -> Row {
    Row::new("a school of 1,000 from file to durable, against JSON.parse and a put a child", "2.5 x", cost.whole(), cost.bare, "ms")
        .and(&cost.said())
}

pub(super) fn newer(first: &Cost, second: &Cost) -> Row {
    Row::new("the same with 18,000 newer ratings merged in, against taking in the first", "1.2 x", second.whole(), first.whole(), "ms")
        .and(&second.said())
}
