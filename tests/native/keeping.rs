//! When the browser is asked to keep the files.

use lantern::domain::Date;
use lantern::report::keeping::is_to_ask;
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
