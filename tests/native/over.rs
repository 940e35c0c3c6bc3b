//! What is over stays as it was: no setting changes what is shown of a half term before the one from which it holds.

use std::collections::BTreeSet;

use lantern::domain::{
    Aspect, Band, By, Conduct, Curriculum, Date, Minter, Moment, Period, Role, Scheme, Shape, Test, TestKey, Thresholds, Used, Voice,
};
use lantern::ledger::{Change, Files, Holds, Home};
use lantern::report::attendance;
use lantern::report::chart::{scores as score_chart, share};
use lantern::report::judgement::Grounds;
use lantern::report::profile::profile;
use lantern::report::scores::{colour, test_on};
use lantern::workspace::{
    Asked, Attitude, Context, Daily, Doing, Entered, HoldFrom, Marking, OnADay, Refusal, Scores, Setting, View, decide,
};
use proptest::prelude::*;

use crate::device::Device;
use crate::histories::{stories, tell};
use crate::wishes::{Eyes, OfMovingUp, OfSchool, What, Wish, asked};
use crate::workspace::school;

mod shown;

use shown::shown;

fn of(text: &str) -> Period {
    text.parse().unwrap()
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn shipped() -> Vec<Curriculum> {
    let of = |subject: &str| {
        let path = format!("{}/curriculum/{subject}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    ["maths", "reading"].map(of).into()
}

/// Whether what is asked may change what is over: what settles, undoes, brings or takes away what somebody said is no new setting.
fn is_about_what_was_said(what: What) -> bool {
    matches!(
        what,
        What::Command(OfSchool::Settle | OfSchool::Import | OfSchool::GoBack | OfSchool::Erase | OfSchool::AddDemo | OfSchool::RemoveDemo)
            | What::MovingUp(OfMovingUp::EraseLeavers)
    ) || matches!(what, What::Load | What::Step(_) | What::File(_))
}

/// From which half term on words count that were not there: the subject or criterion had its beginning said already, by somebody who took
/// the words alone back.
fn came_into_being(files: &Files, change: &Change) -> Option<Period> {
    let what = match change {
        Change::SubjectSet { subject, .. } => Used::Subject(*subject),
        Change::CriterionSet { criterion, .. } => Used::Criterion(*criterion),
        _ => return None,
    };
    let is_there = change.cell().is_some_and(|cell| !files.roll().fold().live(cell).is_empty());
    files.roll().used_since(what).into_iter().find(|since| since.new && !is_there).map(|since| since.from)
}

/// Holds every setting somebody can ask for at some files to the law of its kind. How many were asked for.
fn nothing_over_changes(device: &Device, shipped: &[Curriculum], wishes: &[Wish]) -> BTreeSet<String> {
    let (files, mut held) = (device.files(), BTreeSet::new());
    let before = shown(files, shipped);
    let context = Context { now: Moment::from_seconds(1_795_424_400), by: By { role: Role::Teacher, staff: None } };
    for wish in wishes.iter().filter(|wish| !is_about_what_was_said(wish.what)) {
        let eyes = Eyes { files, school: device.school(), elsewhere: Vec::new() };
        let Some(Asked::Do(command)) = asked(&eyes, *wish) else { continue };
        let Ok(batch) = decide(View::of(files), &*command, context, &mut Minter::new(0xBEEF)) else { continue };
        let (mut from, mut words) = (Period::LAST, false);
        for entry in &batch.add {
            // What takes words away gives others back.
            if entry.change.cell().is_none() {
                let mut taken = entry.replaces.iter().filter_map(|id| files.ledger().school().get(*id));
                words |= taken.any(|taken| matches!(taken.change.home(), Home::Setting(Holds::Words) | Home::SchoolName));
            }
            let holds = match entry.change.home() {
                Home::Setting(holds) => holds,
                Home::SchoolName => Holds::Words,
                _ => continue,
            };
            held.insert(entry.change.kind().to_owned());
            match holds {
                Holds::From(period) => from = from.min(period),
                Holds::Words => {
                    words = true;
                    from = from.min(came_into_being(files, &entry.change).unwrap_or(from));
                }
                Holds::FromTheBeginning => panic!("{} is no longer written", entry.change.kind()),
            }
        }
        if from == Period::LAST && !words {
            continue;
        }
        let mut after = Files::of(files.ledger().clone());
        batch.apply(&mut after).unwrap();
        for (period, now) in shown(&after, shipped).into_iter().filter(|(period, _)| *period < from) {
            let then = before.get(&period).cloned().unwrap_or_else(|| panic!("{period} is new"));
            assert_eq!(then.counted, now.counted, "{period}, by {:?}", batch.add);
            assert!(words || then.said == now.said, "{period}, by {:?}: {:?}\n{:?}", batch.add, then.said, now.said);
        }
    }
    held
}

fn settings() -> Vec<What> {
    // All that can be asked for, so that a new setting is among them; what sets nothing costs nothing.
    What::all().into_iter().filter(|what| !is_about_what_was_said(*what)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn over_any_history_a_setting_changes_nothing_that_is_over(
        story in stories(),
        numbers in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..3),
    ) {
        let shipped = shipped();
        let wish = |what, (who, which, how): &(u8, u8, u8)| Wish { what, who: *who, which: *which, how: *how };
        let wishes: Vec<Wish> = settings().into_iter().flat_map(|what| numbers.iter().map(move |n| wish(what, n))).collect();
        if let Some(device) = tell(&story).devices.first() {
            nothing_over_changes(device, &shipped, &wishes);
        }
    }
}

/// The numbers from a half term on.
fn set(now: &str, from: &str, ask: Setting) -> HoldFrom {
    HoldFrom { now: of(now), from: of(from), ask }
}

fn expecting(share: u8) -> Setting {
    Setting::Thresholds { thresholds: Thresholds { expected: [share; 6], ..Thresholds::default() } }
}

#[test]
fn every_setting_that_holds_from_a_half_term_on_is_held_to_the_law() {
    let (device, ..) = school();
    let wishes: Vec<Wish> =
        settings().into_iter().flat_map(|what| (0..20).map(move |n| Wish { what, who: 0, which: n * 7, how: n })).collect();
    let held = nothing_over_changes(&device, &shipped(), &wishes);
    for kind in Change::KINDS.iter().filter(|kind| kind.ends_with("-from")) {
        assert!(held.contains(*kind), "{kind} is never asked for, or only refused: {held:?}");
    }
}

#[test]
fn numbers_hold_from_their_half_term_on_and_later_ones_stay() {
    let (mut device, ..) = school();
    let expected = |device: &Device| {
        ["2025-26.summer-2", "2026-27.autumn-1", "2026-27.autumn-2", "2026-27.spring-1", "2026-27.summer-1", "2027-28.autumn-1"]
            .map(|period| device.roll().thresholds(of(period)).expected[0])
    };
    let usual = Thresholds::default().expected[0];
    assert_eq!(expected(&device), [usual; 6]);
    // What was set before there were half terms to set it for holds from the beginning.
    let mut minter = Minter::new(0xF00);
    let undated = Change::ThresholdsSet { thresholds: Thresholds { expected: [7; 6], ..Thresholds::default() } };
    device.amend(|ledger| crate::histories::forge(ledger, minter.mint(), lantern::ledger::About::School, Vec::new(), undated));
    assert_eq!(expected(&device), [7; 6]);
    let now = "2026-27.autumn-2";
    device.tell(set(now, "2026-27.summer-1", expecting(50)));
    device.tell(set(now, now, expecting(20)));
    assert_eq!(expected(&device), [7, 7, 20, 20, 50, 50], "each holds until the next");
    device.tell(set(now, now, expecting(30)));
    assert_eq!(expected(&device), [7, 7, 30, 30, 50, 50], "said anew");
    device.step(Doing::Undo);
    assert_eq!(expected(&device), [7, 7, 20, 20, 50, 50]);
    let over_time: Vec<_> = device.roll().thresholds_over_time().into_iter().map(|(from, numbers)| (from, numbers.expected[0])).collect();
    assert_eq!(over_time, [(None, 7), (Some(of(now)), 20), (Some(of("2026-27.summer-1")), 50)]);
    // What is over is refused, and what is said already writes nothing.
    assert_eq!(device.ask(&set(now, "2026-27.autumn-1", expecting(1))), Err(Refusal::HalfTermIsOver(of("2026-27.autumn-1"))));
    assert!(device.ask(&set(now, now, expecting(20))).unwrap().is_empty());
}

#[test]
fn last_summers_judgements_are_not_recalculated() {
    let (mut device, _, ada) = school();
    let maths = shipped().remove(0);
    let (summer, now) = (of("2025-26.summer-2"), of("2026-27.autumn-2"));
    for number in 1..=10_u16 {
        let criterion = format!("maths-4.{number}").parse().unwrap();
        for period in [summer, now] {
            device.tell(Marking::one(ada, Voice::Teacher, criterion, period, "green".parse().ok()));
        }
    }
    device.tell(lantern::workspace::Judging::SetStage { pupils: vec![ada], subject: maths.subject, period: summer, stage: 4 });
    let step = |device: &Device, period| {
        Grounds::of(device.files(), ada, &maths, period).suggest(Aspect::Step).verdict.map(|verdict| verdict.to_string())
    };
    let before = [step(&device, summer), step(&device, now)];
    assert_eq!(before[0], before[1]);
    let thresholds = Thresholds { steps: [1, 2, 3], ..Thresholds::default() };
    device.tell(HoldFrom { now, from: now, ask: Setting::Thresholds { thresholds } });
    assert_eq!([step(&device, summer), step(&device, now)], [before[0].clone(), Some("mastering".into())]);
    let drawn = share(device.files(), ada, &maths, &[summer, now]);
    assert_eq!(drawn.rows.len(), 2);
}

#[test]
fn last_half_terms_attendance_and_awards_keep_their_colour() {
    let (mut device, _, ada) = school();
    let (before, now) = (of("2026-27.autumn-1"), of("2026-27.autumn-2"));
    let numbers = lantern::domain::Attendance { possible: 100, attended: 96, unauthorised: 0, late: 0 };
    for period in [before, now] {
        device.tell(Attitude::SetAttendance { period, rows: vec![(ada, Some(numbers))] });
    }
    let day = |month, day| Date::from_ymd_opt(2026, month, day).unwrap();
    for date in [day(9, 10), day(11, 10)] {
        let ask = Daily::Praise { pupils: vec![ada], date, kind: "star".parse().unwrap(), note: String::new() };
        device.tell(OnADay { today: today(), ask });
    }
    let seen = |device: &Device, period| {
        let row = attendance::row(device.files(), ada, String::new(), period, today());
        let profile = profile(device.files(), ada, &[], period, today()).unwrap();
        (row.band.map(|band| band.to_string()), profile.praise.award.map(|award| award.name()))
    };
    assert_eq!((seen(&device, before), seen(&device, now)), ((Some("green".into()), None), (Some("green".into()), Some("bronze"))));
    let conduct = Conduct { attendance: [99, 97], awards: [1, 2, 3], ..Conduct::default() };
    device.tell(HoldFrom { now, from: now, ask: Setting::Conduct { conduct } });
    assert_eq!((seen(&device, before), seen(&device, now)), ((Some("green".into()), None), (Some("red".into()), Some("gold"))));
}

#[test]
fn a_score_counts_by_the_numbers_of_the_half_term_it_was_sat_in() {
    let (mut device, _, ada) = school();
    let key: TestKey = "spelling".parse().unwrap();
    let now = of("2026-27.autumn-2");
    let day = |month, day| Date::from_ymd_opt(2026, month, day).unwrap();
    let enter = |date, score| Scores::Enter { test: key, date, today: today(), scores: vec![(ada, Entered::Score(score))] };
    device.tell(enter(day(9, 10), 8));
    let details = Test { name: "Spelling test".into(), total: 20, green: 80, yellow: 60, retired: false };
    device.tell(HoldFrom { now, from: now, ask: Setting::Test { test: Some(key), details } });
    assert_eq!(device.ask(&enter(day(9, 17), 16)), Err(Refusal::OverTheTotal), "it was out of 10 then");
    device.tell(enter(day(11, 10), 12));
    let colours = |device: &Device| {
        [(day(9, 10), 8), (day(11, 10), 12)].map(|(date, score)| {
            let test = test_on(&device.roll(), key, date).unwrap();
            colour(&test, &device.roll().scheme(device.roll().period_on(date)), score).unwrap().to_string()
        })
    };
    assert_eq!(colours(&device), ["green", "yellow"]);
    let plot = score_chart(device.files(), ada, key);
    assert_eq!(plot.rows.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["8 of 10", "12 of 20"]);
    assert_eq!(plot.reached, [vec![(0.0, 0.8), (1.0, 0.6)]]);
    assert_eq!(plot.expected, [vec![(0.0, 0.8), (1.0, 0.8)]]);
    assert_eq!(lantern::report::scores::line(device.files(), ada, key).words, "8 of 10, 12 of 20");
    // The name is the same in every half term, and the numbers from the beginning are as they were.
    let before = device.roll().test(key, of("2025-26.summer-2")).unwrap();
    assert_eq!((before.name.as_str(), before.total), ("Spelling test", 10));
}

#[test]
fn which_colours_are_in_use_holds_from_a_half_term_on_and_their_words_in_all() {
    let (mut device, _, ada) = school();
    let maths = shipped().remove(0);
    let (before, now) = (of("2026-27.autumn-1"), of("2026-27.autumn-2"));
    let criterion = "maths-4.1".parse().unwrap();
    let rate = |period, band: &str| Marking::one(ada, Voice::Teacher, criterion, period, band.parse().ok());
    let usual = Scheme::default();
    let gold = Band { key: "gold".parse().unwrap(), word: "Gold".into(), letter: 'A', shape: Shape::Star, ..usual.bands()[2].clone() };
    let with_gold = Scheme::new(usual.bands().iter().cloned().chain([gold]).collect()).unwrap();
    let ask = |now, scheme: &Scheme| HoldFrom { now, from: now, ask: Setting::Scheme { scheme: scheme.clone() } };
    device.tell(ask(before, &with_gold));
    for period in [before, now] {
        device.tell(rate(period, "gold"));
    }
    let met = |device: &Device| [before, now].map(|period| Grounds::at(device.files(), ada, &maths, 4, period).count().met);
    assert_eq!(met(&device), [1, 1]);
    let mut bands = usual.bands().to_vec();
    bands[0].word = "Rose".into();
    let rosy = Scheme::new(bands).unwrap();
    device.tell(ask(now, &rosy));
    assert_eq!(met(&device), [1, 0], "gold is not in use any more, and was then");
    let words =
        |device: &Device, period| device.roll().scheme(period).bands().iter().map(|band| band.word.clone()).collect::<Vec<_>>().join(" ");
    assert_eq!([before, now].map(|period| words(&device, period)), ["Rose Yellow Green Gold", "Rose Yellow Green"]);
    // A colour can be given in the half terms in which it is in use.
    assert_eq!(device.ask(&rate(before, "green")).map(|batch| batch.add.len()), Ok(1));
    let other = "maths-4.2".parse().unwrap();
    assert_eq!(device.ask(&Marking::one(ada, Voice::Teacher, other, now, "gold".parse().ok())), Err(Refusal::NoSuchBand));
    assert!(device.ask(&ask(now, &rosy)).unwrap().is_empty(), "it is so already");
    assert_eq!(device.ask(&HoldFrom { now, from: before, ask: ask(now, &usual).ask }), Err(Refusal::HalfTermIsOver(before)));
    device.step(Doing::Undo);
    device.step(Doing::Undo);
    assert_eq!((met(&device), words(&device, now).as_str()), ([1, 1], "Red Yellow Green Gold"));
    // Other words alone are no other scheme.
    let mut bands = with_gold.bands().to_vec();
    bands[0].word = "Rose".into();
    let batch = device.tell(ask(now, &Scheme::new(bands).unwrap()));
    assert_eq!(batch.add.iter().map(|entry| entry.change.kind()).collect::<Vec<_>>(), ["scheme-set"]);
    assert_eq!([before, now].map(|period| words(&device, period)), ["Rose Yellow Green Gold"; 2]);
}

#[test]
fn the_first_colours_of_a_school_without_children_hold_from_the_beginning() {
    let mut device = Device::new(7);
    let now = of("2026-27.autumn-2");
    let golden = crate::device::reworded("gold");
    device.tell(HoldFrom { now, from: now, ask: Setting::Scheme { scheme: golden.clone() } });
    for period in [of("2025-26.summer-2"), now] {
        assert_eq!(device.roll().scheme(period).bands(), golden.bands());
    }
    assert!(device.roll().scheme(now).band("yellow".parse().unwrap()).is_some(), "it can be read for ever");
    let (mut other, later) = (Device::new(8), of("2026-27.spring-1"));
    other.tell(HoldFrom { now, from: later, ask: Setting::Scheme { scheme: golden.clone() } });
    assert_eq!([now, later].map(|period| other.roll().scheme(period).keys()), [Scheme::default().keys(), golden.keys()]);
}
