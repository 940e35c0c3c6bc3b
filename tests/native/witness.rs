//! What a device remembers of its files, and what it says is missing.

use lantern::domain::Date;
use lantern::ledger::Files;
use lantern::report::witness::{Missing, Witness, missing};

use crate::device::{Device, child, year};

fn day() -> Date {
    Date::from_ymd_opt(2026, 11, 27).unwrap()
}

#[test]
fn a_witness_holds_counts_and_a_day_and_reads_back() {
    let witness = Witness { children: 28, entries: 312, day: day() };
    assert_eq!(witness.to_string(), "28 312 2026-11-27");
    assert_eq!(witness.to_string().parse(), Ok(witness));
    for text in ["", "28", "28 312", "x 312 2026-11-27", "28 312 soon", "28 312 2026-11-27 4"] {
        assert!(text.parse::<Witness>().is_err(), "{text}");
    }
}

#[test]
fn emptied_older_and_shrunken_files_are_told_from_a_first_visit() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let older = device.ledger().clone();
    device.enrol(class, year(), child("Ada", "Avocet", None, None));
    device.enrol(class, year(), child("Bashir", "Bittern", None, None));
    let now = Witness::of(device.files(), day());
    let nothing = Files::default();
    let older = Files::of(older);
    let more = Witness { children: 3, ..now };
    let longer = Witness { entries: now.entries + 1, ..now };
    for (remembered, found, with_files, wanted) in [
        (None, &nothing, 0, None),
        (Some(Witness { children: 0, entries: 0, day: day() }), &nothing, 0, None),
        (Some(now), &nothing, 0, Some(Missing::Everything(now))),
        (Some(now), &nothing, 2, Some(Missing::Roll(2))),
        (None, &nothing, 2, Some(Missing::Roll(2))),
        (Some(now), &older, 0, Some(Missing::Something { then: now, now: 0 })),
        (Some(now), device.files(), 2, None),
        (None, device.files(), 2, None),
        (Some(more), device.files(), 2, Some(Missing::Something { then: more, now: 2 })),
        (Some(longer), device.files(), 2, Some(Missing::Something { then: longer, now: 2 })),
    ] {
        assert_eq!(missing(remembered, found, with_files), wanted, "{remembered:?}");
    }
}
