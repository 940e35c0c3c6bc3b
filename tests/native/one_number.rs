//! Every page that counts marks counts the same: the class board, the marking board, judgements, gaps, profiles and charts.

use std::collections::BTreeSet;
use std::sync::Arc;

use lantern::domain::{Aspect, BandKey, ClassId, Curriculum, Date, Heading, Period, PupilId, Scheme, Voice};
use lantern::ledger::{Cell, Files};
use lantern::report::beside::{Opinion, besides};
use lantern::report::board::{SubjectSummary, class_board};
use lantern::report::chart::share;
use lantern::report::gaps::gaps;
use lantern::report::headings::{Taught, headings, taught_in};
use lantern::report::judgement::{Count, Grounds, is_met};
use lantern::report::marking::{Child, Mark, Meter, children, columns, row};
use lantern::report::profile::profile;
use lantern::workspace::{Doing, Marking};
use proptest::prelude::*;

use crate::device::Device;
use crate::histories::{stories, tell};
use crate::workspace::school;

const AUTUMN_1: &str = "2026-27.autumn-1";
const AUTUMN_2: &str = "2026-27.autumn-2";

fn taught() -> Vec<Taught> {
    let of = |subject: &str| {
        let path = format!("{}/curriculum/{subject}.json", env!("CARGO_MANIFEST_DIR"));
        let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        (curriculum.title.clone(), Arc::new(curriculum))
    };
    ["maths", "reading", "writing"].map(of).into()
}

fn of(text: &str) -> Period {
    text.parse().unwrap()
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn band(key: &str) -> BandKey {
    key.parse().unwrap()
}

/// What one page says, in the terms of a count.
fn of_summary(scheme: &Scheme, summary: &SubjectSummary, all: usize) -> Count {
    let rated = summary.teacher.bands.iter().map(|(_, n)| n).sum();
    let met = summary.teacher.bands.iter().filter(|(band, _)| is_met(scheme, *band)).map(|(_, n)| n).sum();
    Count { met, rated, all, contested: summary.teacher.contested, judged: summary.judged }
}

fn of_marks(scheme: &Scheme, marks: &[Mark]) -> Count {
    let mut count = Count { all: marks.len(), ..Count::default() };
    for mark in marks {
        count.contested += usize::from(*mark == Mark::Contested);
        count.rated += usize::from(mark.band().is_some());
        count.judged += usize::from(mark.band().is_some() && mark.is_judged());
        count.met += usize::from(mark.band().is_some_and(|band| is_met(scheme, band)));
    }
    count
}

/// Asks every page about a child, and whether all say what the judgements are counted from.
fn all_say_the_same(files: &Files, class: ClassId, taught: &[Taught], period: Period) {
    let scheme = files.roll().scheme(period);
    let taught = &taught_in(files.roll(), taught, period);
    let curricula: Vec<Arc<Curriculum>> = taught.iter().map(|(_, curriculum)| Arc::clone(curriculum)).collect();
    let board = class_board(files, class, period, &curricula);
    for (nth, curriculum) in curricula.iter().enumerate() {
        for child in children(files, class, curriculum.subject, period) {
            let Child { pupil, stage, .. } = child;
            let said = format!("{pupil} in {} {period}", curriculum.subject);
            let grounds = Grounds::of(files, pupil, curriculum, period);
            let count = grounds.count();
            let summary = &board.iter().find(|row| row.pupil == pupil).unwrap().subjects[nth];
            assert_eq!((summary.stage, stage), (grounds.stage, grounds.stage), "{said}");
            assert_eq!(of_summary(&scheme, summary, count.all), count, "the class board of {said}");
            let columns: Vec<_> =
                columns(curriculum, files.roll(), class, stage, period).into_iter().flat_map(|group| group.columns).collect();
            let criteria: Vec<_> = columns.iter().filter_map(|column| column.item.criterion()).collect();
            let row = row(files, pupil, curriculum.subject, stage, period, &criteria);
            assert_eq!(
                of_marks(&scheme, &row.cells.iter().map(|cell| cell.mark).collect::<Vec<_>>()),
                count,
                "the marking board of {said}"
            );
            let mut meter = Meter::default();
            meter.add(&row, &vec![true; criteria.len()]);
            let judged = count.judged + count.contested;
            assert_eq!((meter.judged, meter.total), (judged, if row.reviewed { judged } else { count.all }), "the meter of {said}");
            let gaps = gaps(files, &columns, &[child], period);
            let secure: usize = gaps.iter().map(|gap| gap.secure).sum();
            let need: usize = gaps.iter().map(|gap| gap.need.len()).sum();
            assert_eq!((secure, secure + need), (count.met, count.rated), "the gaps of {said}");
            let profile = profile(files, pupil, taught, period, today()).unwrap();
            assert_eq!((profile.subjects[nth].count, profile.subjects[nth].stage), (count, stage), "the profile of {said}");
            let drawn = share(files, pupil, curriculum, &[period]).rows;
            let shown = drawn.first().map(|row| row[2].clone());
            assert_eq!(shown, (count.rated > 0).then(|| format!("{} %", count.share())), "the chart of {said}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn over_any_history_every_page_counts_the_same(story in stories()) {
        let taught = taught();
        for device in &tell(&story).devices {
            let files = device.files();
            let mut periods = BTreeSet::from([of(AUTUMN_1), of(AUTUMN_2)]);
            for (pupil, _) in files.ledger().pupils() {
                periods.extend(device.fold(pupil).cells().filter_map(|(cell, _)| match cell {
                    Cell::Rating(_, _, period) | Cell::Reviewed(_, _, period) => Some(period),
                    _ => None,
                }));
            }
            for (class, _) in files.roll().classes() {
                periods.iter().for_each(|period| all_say_the_same(files, class, &taught, *period));
            }
        }
    }
}

/// Rates the first criteria of stage 4 in maths.
fn rate(device: &mut Device, pupil: PupilId, when: &str, numbers: std::ops::RangeInclusive<u16>, key: &str) {
    for number in numbers {
        device.rate(pupil, Voice::Teacher, &format!("maths-4.{number}"), when, Some(key));
    }
}

#[test]
fn the_rest_is_unchanged_is_counted_on_every_page() {
    let (mut device, class, ada) = school();
    let taught = taught();
    rate(&mut device, ada, AUTUMN_1, 1..=10, "green");
    rate(&mut device, ada, AUTUMN_1, 11..=14, "yellow");
    let on_the_board = |device: &Device| {
        let row = class_board(device.files(), class, of(AUTUMN_2), &[Arc::clone(&taught[0].1)]).remove(0);
        let summary = &row.subjects[0];
        let given = |key| summary.teacher.bands.iter().find(|(of, _)| *of == band(key)).map_or(0, |(_, n)| *n);
        (given("green"), given("yellow"), given("red"), summary.judged)
    };
    // Carried over it stands on the board, and nobody has looked at it.
    assert_eq!(on_the_board(&device), (10, 4, 0, 0));
    all_say_the_same(device.files(), class, &taught, of(AUTUMN_2));
    rate(&mut device, ada, AUTUMN_2, 11..=11, "green");
    assert_eq!(on_the_board(&device), (11, 3, 0, 1));
    // Beside what the child says stands the teacher's mark, once the teacher has looked.
    device.rate(ada, Voice::Child, "maths-4.1", AUTUMN_2, Some("yellow"));
    let beside = |device: &Device| besides(device.files(), ada)[0].teacher;
    assert_eq!(beside(&device), Opinion::Nothing);
    device.tell(Marking::Review { pupils: vec![ada], subject: "maths".parse().unwrap(), stage: 4, period: of(AUTUMN_2) });
    assert_eq!(on_the_board(&device), (11, 3, 0, 14));
    assert_eq!(beside(&device), Opinion::Band(band("green")));
    all_say_the_same(device.files(), class, &taught, of(AUTUMN_2));
}

#[test]
fn what_nobody_has_looked_at_suggests_nothing_and_is_not_red() {
    let (mut device, _, ada) = school();
    let taught = taught();
    let maths = Arc::clone(&taught[0].1);
    rate(&mut device, ada, AUTUMN_1, 1..=10, "green");
    rate(&mut device, ada, AUTUMN_1, 11..=14, "yellow");
    let said = |device: &Device, aspect| {
        let found = Grounds::of(device.files(), ada, &maths, of(AUTUMN_2)).suggest(aspect);
        (found.verdict.is_some(), found.reason)
    };
    let academic = |device: &Device| {
        let states = headings(device.files(), ada, &taught, of(AUTUMN_2), today());
        let of = |heading| states.iter().find(|state| state.heading == heading).map(|state| state.suggested.clone()).unwrap();
        [of(Heading::Attainment), of(Heading::Achievement)]
    };
    let unseen = "not looked at yet this half term";
    for aspect in [Aspect::Attainment, Aspect::Achievement] {
        assert_eq!(said(&device, aspect), (false, unseen.into()), "{aspect:?}");
    }
    for heading in academic(&device) {
        assert_eq!((heading.band, heading.reason.as_str()), (None, unseen));
    }
    // Where a child stands is no judgement of the half term, and is still said.
    assert!(said(&device, Aspect::Step).0);
    // The child's own marks are no look of the teacher's; nor is a mark in another subject.
    device.rate(ada, Voice::Child, "maths-4.1", AUTUMN_2, Some("green"));
    device.rate(ada, Voice::Teacher, "reading-4.1", AUTUMN_2, Some("green"));
    assert_eq!(said(&device, Aspect::Achievement), (false, unseen.into()));
    // One mark, or "the rest is unchanged", is a look.
    let review = Marking::Review { pupils: vec![ada], subject: maths.subject, stage: 4, period: of(AUTUMN_2) };
    device.tell(review);
    assert!(said(&device, Aspect::Achievement).0 && said(&device, Aspect::Attainment).0);
    assert!(academic(&device).iter().all(|heading| heading.band.is_some()));
    device.step(Doing::Undo);
    assert!(!said(&device, Aspect::Achievement).0);
    rate(&mut device, ada, AUTUMN_2, 11..=11, "green");
    assert!(said(&device, Aspect::Achievement).0 && said(&device, Aspect::Attainment).0);
}
