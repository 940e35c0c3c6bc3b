//! One entry of the school's own file, with many children's files opened in this visit and with none.

use super::{GUARD, Row, School, median};
use crate::{Person, button, gridcell, heading};
use serde_json::json;

const ROUNDS: u32 = 9;
/// How the button begins that frees a child's slot.
const CANCELS: &str = "Cancel slot of ";
/// Classes of 30 whose children's files are opened.
const CLASSES: usize = 12;

/// A slot freed and given again.
pub(super) fn rows(person: &Person, school: &School) -> [Row; 1] {
    person.go(&school.class(0));
    person.turns_to("Consultation day");
    person.sees(&button("Plan the day"));
    let today = "const el = document.querySelector('input[type=date]'); el.value = new Date().toISOString().slice(0, 10); \
                 el.dispatchEvent(new Event('input', { bubbles: true }))";
    let _chosen = person.script(today, &[]);
    person.click(&button("Plan the day"));
    person.sees(&heading("Parent Consultation Day, …"));
    person.click(&button("Fill in automatically"));
    person.sees_within(&button(format!("{CANCELS}…")), GUARD);
    person.saved();
    let address = person.address();
    let day = address.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();
    person.reload();
    let none = person.times(include_str!("booking.js"), &[json!(ROUNDS), json!(CANCELS)]);
    for nth in 0..CLASSES {
        person.go(&school.board(nth));
        person.sees_within(&gridcell("…"), GUARD);
        person.settled();
    }
    person.go(&day);
    person.sees_within(&button(format!("{CANCELS}…")), GUARD);
    person.settled();
    let many = person.times(include_str!("booking.js"), &[json!(ROUNDS), json!(CANCELS)]);
    [Row::new("a slot booked with 360 children opened, against none opened: folds nothing", "~1 x", median(&many), median(&none), "ms")]
}
