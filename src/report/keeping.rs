//! When the browser is asked to keep what is stored.

use crate::domain::Date;
use crate::ledger::Roll;

/// So many days after it was asked, a browser that has not promised is asked again: some promise only to a page that is used often.
const AGAIN_AFTER: i64 = 7;

/// Whether the browser is to be asked today: there is a class that is not the demo class, and it was not asked of late.
#[must_use]
pub fn is_to_ask(roll: &Roll, asked: Option<Date>, today: Date) -> bool {
    let of_late = asked.is_some_and(|day| (0..AGAIN_AFTER).contains(&today.signed_duration_since(day).num_days()));
    !of_late && roll.classes().iter().any(|(_, class)| !class.demo)
}
