//! What stands in a cell, taken by itself.

use super::dates::date;
use crate::domain::Upn;

/// Whether a text is plainly a date or a UPN, and so no header.
#[must_use]
pub fn is_typed(text: &str) -> bool {
    date(text).is_some() || is_upn(text)
}

/// Whether a text is a UPN without fault.
#[must_use]
pub fn is_upn(text: &str) -> bool {
    Upn::typed(text).is_some_and(|upn| upn.fault().is_none())
}

/// Whether a text is a whole number.
#[must_use]
pub fn could_be_number(text: &str) -> bool {
    text.parse::<u16>().is_ok()
}

/// Whether something holds for four of five.
#[must_use]
pub fn mostly<'a>(cells: impl Iterator<Item = &'a str>, holds: impl Fn(&str) -> bool) -> bool {
    let (yes, all) = cells.fold((0, 0), |(yes, all), cell| (yes + usize::from(holds(cell)), all + 1));
    all > 0 && yes * 5 >= all * 4
}
