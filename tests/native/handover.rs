//! What the next teacher reads first: of which half term, what is open, what wants help.

use lantern::domain::{Area, Date, Period, Target, Voice};
use lantern::report::handover::{handed_over_from, handover};
use lantern::workspace::{Attitude, StrandMark, Targets};

use crate::device::{Device, child, year};

fn of(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn in_september_it_is_of_the_end_of_the_year_before_whatever_was_agreed_ahead() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let (summer, autumn) = (of("2026-27.summer-2"), of("2027-28.autumn-1"));
    // Of a file in which nothing is written yet it is of the half term shown.
    assert_eq!(handed_over_from(device.files(), ada, autumn), autumn);
    device.rate(ada, Voice::Teacher, "maths-4.1", "2026-27.summer-2", Some("green"));
    let target = |period, text: &str| Target { period, area: Area::Personal, text: text.into(), criterion: None, carried_from: None };
    device.tell(Targets::Set { targets: vec![(ada, target(summer, "Read aloud")), (ada, target(autumn, "Lead a group"))] });
    assert_eq!(handed_over_from(device.files(), ada, autumn), summer);
    // What is shown is never of a later half term than the one asked for.
    assert_eq!(handed_over_from(device.files(), ada, of("2026-27.spring-1")), of("2026-27.spring-1"));
    device.rate(ada, Voice::Child, "maths-4.2", "2027-28.autumn-1", Some("green"));
    assert_eq!(handed_over_from(device.files(), ada, autumn), autumn);
}

#[test]
fn targets_that_are_not_met_are_open_and_strands_below_green_want_help() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let period = of("2026-27.summer-2");
    let target = |text: &str| (ada, Target { period, area: Area::Personal, text: text.into(), criterion: None, carried_from: None });
    device.tell(Targets::Set { targets: vec![target("Read aloud"), target("Ask for help")] });
    let met = device.fold(ada).targets(period)[0].0;
    device.tell(Targets::Review { pupil: ada, target: met, voice: Voice::Teacher, band: Some("green".parse().unwrap()) });
    let (strand, details) = device.roll().strands(period)[0].clone();
    let band = Some("yellow".parse().unwrap());
    device.tell(Attitude::Rate { marks: vec![StrandMark { pupil: ada, strand, suggested: None }], period, band, only_empty: false });
    let found = handover(device.files(), ada, period, Date::from_ymd_opt(2027, 7, 1).unwrap());
    assert_eq!(found.open.iter().map(|target| target.text.as_str()).collect::<Vec<_>>(), ["Ask for help"]);
    assert_eq!(found.wanting, [details.name]);
    assert_eq!(found.meeting, None);
}
