//! What is left to do for a class: counted as the pages count it, and done once it is done.

use std::sync::Arc;

use lantern::domain::{Area, ClassId, Curriculum, Date, Period, PupilId, Target, Voice};
use lantern::report::board::stage_to_open;
use lantern::report::headings::Taught;
use lantern::report::left::{Left, Task, left};
use lantern::workspace::{Doing, Marking};
use proptest::prelude::*;

use crate::device::Device;
use crate::histories::{stories, tell};
use crate::workspace::{add_demo, demo_class, school};

const AUTUMN_2: &str = "2026-27.autumn-2";

pub(crate) fn taught() -> Vec<Taught> {
    let of = |subject: &str| {
        let path = format!("{}/curriculum/{subject}.json", env!("CARGO_MANIFEST_DIR"));
        let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        (curriculum.title.clone(), Arc::new(curriculum))
    };
    ["maths", "reading", "writing"].map(of).into()
}

fn period() -> Period {
    AUTUMN_2.parse().unwrap()
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn all(device: &Device, class: ClassId) -> Vec<Left> {
    left(device.files(), class, &taught(), period(), today())
}

fn said(device: &Device, class: ClassId) -> Vec<String> {
    let title = |left: &Left| match left.task {
        Task::Mark(subject) => left.title(subject.as_str()),
        _ => left.title(""),
    };
    all(device, class).iter().map(|left| format!("{}: {}", title(left), left.how_far())).collect()
}

fn how_far(device: &Device, class: ClassId, wanted: impl Fn(&Task) -> bool) -> (usize, usize) {
    let found = all(device, class).into_iter().find(|left| wanted(&left.task)).unwrap();
    (found.done, found.of)
}

#[test]
fn a_new_class_has_everything_left_and_an_empty_one_nothing() {
    let (mut device, class, _) = school();
    assert_eq!(
        said(&device, class),
        [
            "Mark maths: 0 of 32 judged",
            "Mark reading: 0 of 23 judged",
            "Mark writing: 0 of 24 judged",
            "Judge: 0 of 9 made",
            "Targets: 9 of 9 missing",
            "Personal targets: 1 of 1 missing",
            "Attitude and behaviour: 0 of 9 given",
            "Self-assessment: 0 of 1 have judged themselves",
            "Meetings: 0 of 1 met",
        ]
    );
    let empty = device.add_class("Nobody");
    assert_eq!(said(&device, empty), [] as [String; 0]);
}

#[test]
fn the_demo_class_is_half_done() {
    let (mut device, ..) = school();
    device.tell(add_demo());
    let done: Vec<(usize, usize)> = all(&device, demo_class(&device)).iter().map(|left| (left.done, left.of)).collect();
    assert!(done.iter().any(|(done, of)| 0 < *done && done < of), "{done:?}");
}

#[test]
fn each_thing_counts_down_as_it_is_done_and_up_again_when_it_is_undone() {
    let (mut device, class, ada) = school();
    let marked = |task: &Task| matches!(task, Task::Mark(subject) if subject.as_str() == "maths");
    let review = |stage| Marking::Review { pupils: vec![ada], subject: "maths".parse().unwrap(), stage, period: period() };
    // Whoever was looked through has nothing left, also where nobody ever rated anything.
    let stage = stage_to_open(device.files(), ada, "maths".parse().unwrap(), period());
    device.tell(review(stage));
    assert_eq!(how_far(&device, class, marked), (1, 1));
    device.step(Doing::Undo);
    device.rate(ada, Voice::Teacher, "maths-4.1", AUTUMN_2, Some("green"));
    assert_eq!(how_far(&device, class, marked), (1, 32));
    // Nobody is to rate what is left unrated on purpose.
    device.tell(review(4));
    assert_eq!(how_far(&device, class, marked), (1, 1));
    device.step(Doing::Undo);
    assert_eq!(how_far(&device, class, marked), (1, 32));
    // A criterion the class was not taught is nobody's work.
    let criterion = "maths-4.2".parse().unwrap();
    device.tell(Marking::SetTaught { class, criterion, taught: false });
    assert_eq!(how_far(&device, class, marked), (1, 31));
    let own = |task: &Task| *task == Task::PersonalTargets;
    set_target(&mut device, ada, Area::Personal, "Speak up in class");
    assert_eq!(how_far(&device, class, own), (1, 1));
    set_target(&mut device, ada, Area::Personal, "And once more");
    assert_eq!(how_far(&device, class, own), (1, 1), "more than is wanted is no more than done");
}

fn set_target(device: &mut Device, pupil: PupilId, area: Area, text: &str) {
    let target = Target { period: period(), area, criterion: None, text: text.to_owned(), carried_from: None };
    device.tell(lantern::workspace::Targets::Set { targets: vec![(pupil, target)] });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn over_any_history_no_more_is_done_than_there_is(story in stories()) {
        let taught = taught();
        for device in &tell(&story).devices {
            for (class, _) in device.files().roll().classes() {
                for left in left(device.files(), class, &taught, period(), today()) {
                    prop_assert!(left.of > 0 && left.done <= left.of, "{left:?}");
                }
            }
        }
    }
}
