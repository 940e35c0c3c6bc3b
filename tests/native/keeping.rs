//! When the browser is asked to keep the files, and when a person is reminded of a copy.

use lantern::domain::Date;
use lantern::report::keeping::{CopyDue, DaysOfUse, copy_due, is_to_ask, room_is_short};
use lantern::workspace::Command;

use crate::device::Device;

fn day(n: u32) -> Date {
    Date::from_ymd_opt(2026, 11, n).unwrap()
}

#[test]
fn the_browser_is_asked_once_a_week_from_the_first_class_that_is_not_invented() {
    let mut device = Device::at_school(1);
    assert!(!is_to_ask(&device.roll(), None, day(23)), "nothing to keep");
    device.tell(Command::AddDemo { period: "2026-27.autumn-2".parse().unwrap() });
    assert!(!is_to_ask(&device.roll(), None, day(23)), "invented children");
    let _class = device.add_class("4B");
    for (asked, ask) in [(None, true), (Some(23), false), (Some(17), false), (Some(16), true), (Some(24), true)] {
        assert_eq!(is_to_ask(&device.roll(), asked.map(day), day(23)), ask, "asked on {asked:?}");
    }
}

#[test]
fn a_copy_is_asked_for_after_seven_days_of_use_and_before_a_holiday() {
    let mut device = Device::at_school(1);
    let used = |days| DaysOfUse { days, last: None };
    assert_eq!(copy_due(&device.roll(), None, used(9), day(23)), None, "nothing to copy");
    let _class = device.add_class("4B");
    let december = |n| Date::from_ymd_opt(2026, 12, n).unwrap();
    // By the usual dates the autumn term ends on Friday 18 December, and the holiday begins on the day after.
    let holiday = Some(CopyDue::Holiday(december(19)));
    for (today, last, days, due) in [
        (day(23), None, 6, None),
        (day(23), None, 7, Some(CopyDue::Used(7))),
        (day(23), Some(day(2)), 7, Some(CopyDue::Used(7))),
        (december(15), None, 1, None),
        (december(16), None, 1, holiday),
        (december(18), Some(december(10)), 2, holiday),
        (december(18), Some(december(16)), 2, None),
        // In the holiday itself nobody is told that it begins.
        (december(21), None, 2, None),
    ] {
        assert_eq!(copy_due(&device.roll(), last, used(days), today), due, "{today}, last {last:?}, {days} days of use");
    }
}

#[test]
fn a_day_of_use_counts_once() {
    let counted = [23, 23, 24, 24, 30].into_iter().fold(DaysOfUse::default(), |used, n| used.used(day(n)));
    assert_eq!(counted, DaysOfUse { days: 3, last: Some(day(30)) });
}

#[test]
fn what_a_reminder_says() {
    let holiday = Date::from_ymd_opt(2026, 12, 19);
    for (holiday, last, said) in [
        (None, None, "It is time for a copy. There is none of your files yet; if this device is lost, they are lost with it."),
        (
            holiday,
            Some(day(3)),
            "A holiday begins on 19 December 2026: please make a copy before. The last one is of 3 November 2026; if this device is \
             lost, what came since is lost with it.",
        ),
    ] {
        assert_eq!(lantern::words::files::copy_due(holiday, last), said);
    }
}

#[test]
fn room_is_short_where_less_than_a_tenth_is_left() {
    for (used, most, short) in [(0.0, 0.0, false), (0.0, 1e9, false), (8.9e8, 1e9, false), (9.1e8, 1e9, true), (2e9, 1e9, true)] {
        assert_eq!(room_is_short(used, most), short, "{used} of {most}");
    }
}
