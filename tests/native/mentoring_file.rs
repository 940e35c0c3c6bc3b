//! What the file, its charts and its meetings show.

use std::sync::Arc;

use lantern::domain::curriculum::SHIPPED;
use lantern::domain::{
    Area, Attendance, ClassId, Curriculum, Date, HalfTerm, Heading, Meeting, MeetingPart, Party, Period, PupilId, SchoolYear, Target, Voice,
};
use lantern::ledger::{Fold, Roll};
use lantern::report::chart::{StripCell, agreement, periods, scores, share, strip, strip_years};
use lantern::report::meetings::{MeetingStanding, MeetingStep, row, standing, step_to_resume, to_begin};
use lantern::report::profile::profile;
use lantern::workspace::{Attitude, Entered, Mentoring, Scores, Targets};

use crate::device::{Device, child, year};
use crate::mentoring::{consent, finish};

struct World {
    device: Device,
    class: ClassId,
    ada: PupilId,
    subjects: Vec<(String, Arc<Curriculum>)>,
}

fn world() -> World {
    let mut device = Device::at_school(11);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let maths = SHIPPED.iter().find(|(key, _)| *key == "maths").unwrap().0;
    let text = std::fs::read_to_string(format!("curriculum/{maths}.json")).unwrap();
    let curriculum: Curriculum = serde_json::from_str(&text).unwrap();
    World { device, class, ada, subjects: vec![("Maths".into(), Arc::new(curriculum))] }
}

impl World {
    fn roll(&self) -> Arc<Roll> {
        self.device.roll()
    }

    fn fold(&self) -> Arc<Fold> {
        self.device.fold(self.ada)
    }

    fn green(&mut self, numbers: std::ops::RangeInclusive<u16>, stage: u8, period: &str) {
        for number in numbers {
            self.device.rate(self.ada, Voice::Teacher, &format!("maths-{stage}.{number}"), period, Some("green"));
        }
    }
}

fn of(text: &str) -> Period {
    text.parse().unwrap()
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

#[test]
fn an_empty_file_has_a_profile_and_nothing_to_draw() {
    let world = world();
    let (files, now) = (world.device.files(), of("2026-27.autumn-2"));
    let profile = profile(files, world.ada, &world.subjects, now, today()).unwrap();
    assert_eq!((profile.name.as_str(), profile.class.as_deref(), profile.mentor), ("Ada Avocet", Some("4B"), None));
    assert_eq!((profile.subjects.len(), profile.subjects[0].count.rated, profile.subjects[0].can.len()), (1, 0, 0));
    assert_eq!(profile.subjects[0].next.len(), 3, "there is always something that comes next");
    assert!(profile.targets.is_empty() && profile.attendance.is_none() && profile.praise.last.is_none());
    assert_eq!(periods(files, world.ada, now), [now]);
    assert!(share(files, world.ada, &world.subjects[0].1, &[now]).reached.is_empty());
    assert!(agreement(files, world.ada).reached.is_empty());
    let nobody = "0000000000009.9".parse().unwrap();
    assert!(lantern::report::profile::profile(files, nobody, &world.subjects, now, today()).is_none());
}

#[test]
fn shares_rise_against_what_is_expected_and_a_stage_begins_a_line_of_its_own() {
    let mut world = world();
    world.green(1..=8, 4, "2026-27.autumn-1");
    world.green(9..=16, 4, "2026-27.autumn-2");
    world.green(1..=2, 5, "2026-27.spring-1");
    let files = world.device.files();
    let all = periods(files, world.ada, of("2026-27.spring-1"));
    assert_eq!(all, [of("2026-27.autumn-1"), of("2026-27.autumn-2"), of("2026-27.spring-1")]);
    let plot = share(files, world.ada, &world.subjects[0].1, &all);
    let rows: Vec<&[String]> = plot.rows.iter().map(Vec::as_slice).collect();
    assert_eq!(rows[0], ["autumn 1, 2026-27", "4", "25 %", "12 %"]);
    assert_eq!(rows[1], ["autumn 2, 2026-27", "4", "50 %", "23 %"]);
    assert_eq!(rows[2][1], "5");
    assert_eq!(plot.reached.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1], "two stages, two lines");
    assert_eq!(plot.reached[0], [(0.0, 0.25), (0.5, 0.5)]);
    assert_eq!(plot.expected, [vec![(0.0, 0.12), (0.5, 0.23), (1.0, 0.35)]]);
    assert_eq!(plot.years, [(0.0, "2026-27".to_owned())]);
    assert!(plot.words.starts_with("6 % of stage 5"), "{}", plot.words);
}

#[test]
fn the_strip_runs_over_years_without_gaps() {
    let mut world = world();
    world.green(1..=8, 4, "2024-25.summer-2");
    let (ada, green) = (world.ada, "green".parse().ok());
    let judge = |period: &str, heading| Attitude::JudgeHeading {
        pupil: ada,
        heading,
        period: of(period),
        band: green,
        suggested: None,
        note: String::new(),
    };
    world.device.tell(judge("2024-25.summer-2", Heading::Attitude));
    let (files, now) = (world.device.files(), of("2026-27.autumn-2"));
    let all = periods(files, world.ada, now);
    assert_eq!(all.len(), 1 + 6 + 2);
    let found = strip(files, ada, &world.subjects, &all, today());
    assert_eq!(found.rows.len(), 4);
    assert!(found.rows.iter().all(|row| row.cells.len() == all.len()));
    let attitude = found.rows.iter().find(|row| row.heading == Heading::Attitude).unwrap();
    assert_eq!(attitude.cells[0], Some(StripCell { band: "green".parse().unwrap(), is_judged: true }));
    let years: Vec<(String, usize)> = strip_years(&all).into_iter().map(|(year, n)| (year.to_string(), n)).collect();
    assert_eq!(years, [("2024-25".into(), 1), ("2025-26".into(), 6), ("2026-27".into(), 2)]);
}

#[test]
fn scores_leave_a_gap_where_the_child_was_absent() {
    let mut world = world();
    let (ada, spelling) = (world.ada, "spelling".parse().unwrap());
    for (day, entered) in [(2, Entered::Score(5)), (9, Entered::Absent), (16, Entered::Score(9)), (23, Entered::Score(10))] {
        let date = Date::from_ymd_opt(2026, 11, day).unwrap();
        world.device.tell(Scores::Enter { test: spelling, date, today: today(), scores: vec![(ada, entered)] });
    }
    let plot = scores(world.device.files(), ada, spelling);
    assert_eq!(plot.reached.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(plot.rows[1], ["9 November 2026", "absent"]);
    assert_eq!(plot.words, "10 of 10");
}

#[test]
fn a_profile_says_what_a_child_can_do_and_what_comes_next() {
    let mut world = world();
    world.green(1..=4, 4, "2026-27.autumn-1");
    world.device.rate(world.ada, Voice::Teacher, "maths-4.5", "2026-27.autumn-2", Some("yellow"));
    world.device.rate(world.ada, Voice::Teacher, "maths-4.6", "2026-27.autumn-2", Some("green"));
    world.device.rate(world.ada, Voice::Child, "maths-4.6", "2026-27.autumn-2", Some("red"));
    let (ada, now) = (world.ada, of("2026-27.autumn-2"));
    let attendance = |attended| Some(Attendance { possible: 60, attended, unauthorised: 0, late: 0 });
    for (period, attended) in [("2026-27.autumn-1", 60), ("2026-27.autumn-2", 54)] {
        world.device.tell(Attitude::SetAttendance { period: of(period), rows: vec![(ada, attendance(attended))] });
    }
    let files = world.device.files();
    let profile = profile(files, ada, &world.subjects, now, today()).unwrap();
    let maths = &profile.subjects[0];
    let numbers = |of: &[(lantern::domain::CriterionId, String)]| of.iter().map(|(id, _)| id.label()).collect::<Vec<_>>();
    assert_eq!((maths.stage, maths.count.met, maths.count.rated), (4, 5, 6));
    assert_eq!(numbers(&maths.can)[0], "4.6", "what was found met last comes first");
    assert_eq!(numbers(&maths.next)[0], "4.5", "what is nearly there comes next");
    assert_eq!(profile.attendance.unwrap().attended, 54);
    assert_eq!(profile.attendance_year.unwrap().attended, 114);
    assert_eq!((profile.beside.len(), profile.agreement.pairs, profile.agreement.exact), (1, 1, 0));
}

#[test]
fn a_meeting_is_due_then_open_then_done_and_taken_up_where_it_was_left() {
    let mut world = world();
    let (ada, now) = (world.ada, of("2026-27.autumn-2"));
    let state = |world: &World| standing(world.device.files(), ada, now);
    assert_eq!(state(&world), MeetingStanding::Due);
    // Without targets it looks back at nothing and agrees on those of its own half term.
    let first = to_begin(world.device.files(), ada, now, today());
    assert_eq!((first.back, first.ahead), (None, now));
    let target = Target { period: of("2026-27.autumn-1"), area: Area::Personal, text: "Read".into(), criterion: None, carried_from: None };
    world.device.tell(Targets::Set { targets: vec![(ada, target.clone())] });
    let earlier = to_begin(world.device.files(), ada, now, today());
    assert_eq!((earlier.back, earlier.ahead), (Some(of("2026-27.autumn-1")), now));
    world.device.tell(Targets::Set { targets: vec![(ada, Target { period: now, ..target })] });
    let details = to_begin(world.device.files(), ada, now, today());
    assert_eq!((details.back, details.ahead), (Some(now), of("2026-27.spring-1")));

    world.device.tell(Mentoring::Begin { pupil: ada, details: details.clone() });
    let (id, held) = world.fold().meetings()[0].clone();
    assert_eq!(state(&world), MeetingStanding::Open(id, today()));
    let resume = |world: &World| step_to_resume(world.device.files(), ada, id, &held);
    assert_eq!(resume(&world), MeetingStep::LookBack);
    let say = |part| Mentoring::Say { pupil: ada, meeting: id, part, text: "Yes".into() };
    world.device.tell(say(MeetingPart::Celebrate));
    assert_eq!(resume(&world), MeetingStep::Targets);
    world.device.tell(say(MeetingPart::Mentor));
    assert_eq!(resume(&world), MeetingStep::Agree);
    world.device.tell(Mentoring::Agree { pupil: ada, meeting: id, consent: consent(Party::Child, "Ada", "") });
    assert_eq!(resume(&world), MeetingStep::Agree);
    world.device.tell(finish(ada, id));
    assert_eq!(state(&world), MeetingStanding::Done(id, today()));
    let seen = row(world.device.files(), ada, "Ada Avocet".into(), now, today());
    assert_eq!((seen.last, seen.mentor), (Some(today()), None));
    // The next half term has its own.
    assert_eq!(standing(world.device.files(), ada, of("2026-27.spring-1")), MeetingStanding::Due);
    assert!(world.roll().class(world.class).is_some());
}

#[test]
fn a_meeting_that_is_over_keeps_to_the_targets_it_agreed() {
    let mut world = world();
    let (ada, now) = (world.ada, of("2026-27.autumn-2"));
    let target = |text: &str| Target { period: now, area: Area::Personal, text: text.into(), criterion: None, carried_from: None };
    let set = |text: &str| Targets::Set { targets: vec![(ada, target(text))] };
    world.device.tell(Mentoring::Begin { pupil: ada, details: to_begin(world.device.files(), ada, now, today()) });
    let id = world.fold().meetings()[0].0;
    world.device.tell(set("Read"));
    world.device.tell(set("Listen"));
    let said = |world: &World| {
        lantern::report::meetings::targets_of(world.device.files(), ada, id)
            .into_iter()
            .map(|t| (t.target.text, t.changed))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&world), [("Read".into(), false), ("Listen".into(), false)]);
    world.device.tell(finish(ada, id));
    world.device.tell(set("Run"));
    let listen = world.fold().targets(now)[1].0;
    world.device.tell(Targets::Reword { pupil: ada, target: listen, text: "Listen well".into() });
    assert_eq!(said(&world), [("Read".into(), false), ("Listen well".into(), true)]);
    // Looked back at only when both have spoken of every target.
    let look_back = |world: &World| {
        let back = Meeting { back: Some(now), ..to_begin(world.device.files(), ada, now, today()) };
        lantern::report::meetings::is_touched(world.device.files(), ada, id, &back, MeetingStep::LookBack)
    };
    let all: Vec<_> = world.fold().targets(now).into_iter().map(|(id, _)| id).collect();
    for target in all {
        assert!(!look_back(&world));
        for voice in [Voice::Child, Voice::Teacher] {
            world.device.tell(Targets::Review { pupil: ada, target, voice, band: "green".parse().ok() });
        }
    }
    assert!(look_back(&world));
}

#[test]
fn steps_are_numbered_in_the_order_of_the_meeting() {
    assert!(MeetingStep::ALL.iter().all(|step| MeetingStep::of(step.number()) == Some(*step)));
    assert_eq!((MeetingStep::of(0), MeetingStep::of(8)), (None, None));
}

#[test]
fn a_meeting_of_the_last_half_term_there_can_be_begins_all_the_same() {
    let last = Period { year: SchoolYear::starting(2189).unwrap(), half_term: HalfTerm::Summer2 };
    let world = world();
    let Meeting { ahead, .. } = to_begin(world.device.files(), world.ada, last, today());
    assert_eq!(ahead, last);
}
