//! Children and teacher side by side: counts, shares and kappa against tables worked by hand, and what is paired with what.

use lantern::domain::{Area, Band, BandKey, PupilId, Scheme, Shape, Target, Voice};
use lantern::ledger::{About, Change};
use lantern::report::agreement::{Agreement, NoKappa, PAIRS_MIN};
use lantern::report::beside::{Apart, Beside, Opinion, Order, Scope, Thing, ThingKind, besides, class_beside, over_time, scopes_ever};
use lantern::workspace::Targets;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::device::{Device, child, set_scheme, year};
use crate::histories::merged;

const NOW: &str = "2026-27.autumn-2";

fn keys(count: usize) -> Vec<BandKey> {
    ["red", "yellow", "green", "gold", "purple"].into_iter().take(count).map(|key| key.parse().unwrap()).collect()
}

/// The agreement of a table: each child's band a row, each teacher's a column, lowest first.
fn counted(table: &[&[u32]]) -> Agreement {
    let bands = keys(table.len());
    let mut pairs = Vec::new();
    for (child, row) in table.iter().enumerate() {
        for (teacher, count) in row.iter().enumerate() {
            pairs.extend((0..*count).map(|_| (bands[child], bands[teacher])));
        }
    }
    let agreement = Agreement::of(&bands, pairs);
    assert_eq!(agreement.table, table.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
    agreement
}

#[test]
fn kappa_agrees_with_tables_worked_by_hand() {
    type Row = (&'static str, &'static [&'static [u32]], Result<i64, NoKappa>);
    let table: [Row; 13] = [
        // 35 of 50 agree; by chance 25·30 + 25·20 = 1250 of 2500: (0.7 − 0.5) / 0.5.
        ("the usual example of grant proposals", &[&[20, 5], &[10, 15]], Ok(40)),
        // Two with the same share of 60 %, by chance 0.54 and 0.46: kappa tells them apart.
        ("45, 15, 25, 15", &[&[45, 15], &[25, 15]], Ok(13)),
        ("25, 35, 5, 35", &[&[25, 35], &[5, 35]], Ok(26)),
        // Cohen's own table of 1960 in counts of 200: 0.70 agree, 0.41 by chance, 0.492.
        ("Cohen 1960", &[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]], Ok(49)),
        ("full agreement", &[&[4, 0, 0], &[0, 5, 0], &[0, 0, 6]], Ok(100)),
        ("chance", &[&[4, 4], &[4, 4]], Ok(0)),
        ("chance, uneven", &[&[6, 3], &[4, 2]], Ok(0)),
        ("always opposite", &[&[0, 5], &[5, 0]], Ok(-100)),
        ("mostly opposite", &[&[1, 4], &[4, 1]], Ok(-60)),
        ("the child always says green", &[&[0, 0, 0], &[0, 0, 0], &[2, 3, 15]], Ok(0)),
        ("each always says one band, and not the same", &[&[0, 0], &[10, 0]], Ok(0)),
        ("both always say green", &[&[0, 0], &[0, 30]], Err(NoKappa::OneBand)),
        ("nine pairs", &[&[4, 0], &[0, 5]], Err(NoKappa::TooFew)),
    ];
    for (name, counts, kappa) in table {
        assert_eq!(counted(counts).kappa().map(|kappa| kappa.hundredths()), kappa, "{name}");
    }
    assert_eq!(Agreement::of(&keys(3), []).kappa(), Err(NoKappa::TooFew));
}

#[test]
fn kappa_is_written_with_two_places_and_read_in_a_word() {
    let read = |counts: &[&[u32]]| {
        let kappa = counted(counts).kappa().unwrap();
        (kappa.to_string(), kappa.word())
    };
    assert_eq!(read(&[&[20, 5], &[10, 15]]), ("0.40".into(), "fair"));
    assert_eq!(read(&[&[45, 15], &[25, 15]]), ("0.13".into(), "slight"));
    assert_eq!(read(&[&[1, 4], &[4, 1]]), ("−0.60".into(), "poor"));
    assert_eq!(read(&[&[10, 0], &[0, 10]]), ("1.00".into(), "almost perfect"));
    assert_eq!(read(&[&[15, 5], &[5, 15]]), ("0.50".into(), "moderate"));
    assert_eq!(read(&[&[17, 3], &[3, 17]]), ("0.70".into(), "substantial"));
    assert_eq!(read(&[&[4, 4], &[4, 4]]), ("0.00".into(), "slight"));
}

#[test]
fn a_share_is_rounded_down_and_not_calculated_from_a_few() {
    let share = |exact: u32, other: u32| counted(&[&[exact, other], &[0, 0]]).share();
    assert_eq!(share(41, 13), Some(75), "75.9");
    assert_eq!(share(199, 1), Some(99), "all but one is not all");
    assert_eq!(share(PAIRS_MIN, 0), Some(100));
    assert_eq!(share(0, PAIRS_MIN), Some(0));
    assert_eq!(share(PAIRS_MIN - 1, 0), None);
}

#[test]
fn differences_are_counted_by_how_far_and_which_way() {
    let agreement = counted(&[&[3, 1, 2, 0], &[4, 5, 0, 0], &[0, 0, 6, 1], &[7, 0, 0, 8]]);
    let Agreement { pairs, exact, by_one, by_more, child_higher, child_lower, left_out, .. } = agreement;
    assert_eq!((pairs, exact, by_one, by_more, left_out), (37, 22, 6, 9, 0));
    assert_eq!((child_higher, child_lower), (11, 4));
}

#[test]
fn a_band_the_scheme_no_longer_uses_is_left_out_and_counted() {
    let (bands, blue) = (keys(3), "blue".parse::<BandKey>().unwrap());
    let agreement = Agreement::of(&bands, [(bands[0], bands[0]), (blue, bands[0]), (bands[1], blue), (blue, blue)]);
    assert_eq!((agreement.pairs, agreement.exact, agreement.left_out), (1, 1, 3));
}

fn pairs() -> impl Strategy<Value = Vec<(usize, usize)>> {
    vec((0..5_usize, 0..5_usize), 0..120)
}

fn of(pairs: &[(usize, usize)], bands: &[BandKey]) -> Agreement {
    Agreement::of(bands, pairs.iter().map(|(child, teacher)| (bands[*child], bands[*teacher])))
}

proptest! {
    #[test]
    fn it_is_the_same_whoever_is_asked_first(pairs in pairs()) {
        let bands = keys(5);
        let turned: Vec<_> = pairs.iter().map(|(child, teacher)| (*teacher, *child)).collect();
        let (one, other) = (of(&pairs, &bands), of(&turned, &bands));
        prop_assert_eq!((one.exact, one.by_one, one.by_more), (other.exact, other.by_one, other.by_more));
        prop_assert_eq!((one.child_higher, one.child_lower), (other.child_lower, other.child_higher));
        prop_assert_eq!(one.share(), other.share());
        prop_assert_eq!(one.kappa(), other.kappa());
    }

    #[test]
    fn kappa_does_not_ask_what_the_bands_are_called(pairs in pairs(), order in Just(keys(5)).prop_shuffle()) {
        prop_assert_eq!(of(&pairs, &keys(5)).kappa(), of(&pairs, &order).kappa());
        // Nor in what order they stand.
        let bands = keys(5);
        let named = pairs.iter().map(|(child, teacher)| (bands[*child], bands[*teacher]));
        prop_assert_eq!(Agreement::of(&order, named).kappa(), of(&pairs, &bands).kappa());
    }

    #[test]
    fn kappa_is_one_only_where_all_agree_and_every_pair_is_counted(pairs in pairs()) {
        let found = of(&pairs, &keys(5));
        prop_assert_eq!(found.exact + found.by_one + found.by_more, found.pairs);
        prop_assert_eq!(found.exact + found.child_higher + found.child_lower, found.pairs);
        prop_assert_eq!(found.table.iter().flatten().sum::<u32>(), found.pairs);
        if let Ok(kappa) = found.kappa() {
            prop_assert!((-100..=100).contains(&kappa.hundredths()));
            prop_assert_eq!(kappa.hundredths() == 100, found.exact == found.pairs);
        }
    }
}

fn strand(key: &str) -> Thing {
    Thing::Strand(key.parse().unwrap())
}

fn rate_strand(device: &mut Device, pupil: PupilId, voice: Voice, key: &str, band: &str) {
    let change = Change::StrandRated {
        voice,
        strand: key.parse().unwrap(),
        period: NOW.parse().unwrap(),
        band: band.parse().unwrap(),
        suggested: None,
    };
    device.write(About::Pupil(pupil), vec![], change);
}

fn read(device: &Device, pupil: PupilId) -> Vec<Beside> {
    besides(device.files(), pupil)
}

/// A class of Ada and Ben. Ada has judged three strands, two criteria and a target.
fn a_class() -> (Device, PupilId, PupilId) {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    for (key, own, teachers) in [("effort", "green", "red"), ("homework", "yellow", "yellow"), ("in-class", "red", "yellow")] {
        rate_strand(&mut device, ada, Voice::Child, key, own);
        rate_strand(&mut device, ada, Voice::Teacher, key, teachers);
    }
    rate_strand(&mut device, ada, Voice::Teacher, "uniform", "green");
    device.rate(ada, Voice::Child, "maths-4.2", NOW, Some("yellow"));
    device.rate(ada, Voice::Teacher, "maths-4.2", NOW, Some("red"));
    device.rate(ada, Voice::Child, "maths-4.3", NOW, Some("yellow"));
    let target = Target {
        period: "2026-27.autumn-1".parse().unwrap(),
        area: Area::Personal,
        text: "I put my hand up.".into(),
        criterion: None,
        carried_from: None,
    };
    device.tell(Targets::Set { targets: vec![(ada, target)] });
    let target = device.fold(ada).all_targets()[0].0;
    for (voice, band) in [(Voice::Child, "green"), (Voice::Teacher, "green")] {
        device.tell(Targets::Review { pupil: ada, target, voice, band: band.parse().ok() });
    }
    (device, ada, ben)
}

#[test]
fn what_the_child_judged_stands_beside_the_teachers_judgement_differences_first() {
    let (device, ada, ben) = a_class();
    let order = Order::of(&device.roll(), NOW.parse().unwrap());
    let mut all = read(&device, ada);
    order.differences_first(&mut all);
    let seen: Vec<(Thing, Apart)> = all.iter().map(|beside| (beside.thing, beside.apart(&order.bands))).collect();
    let criterion = |id: &str| Thing::Criterion(id.parse().unwrap());
    assert_eq!(
        seen,
        [
            (strand("effort"), Apart::Higher(2)),
            (strand("in-class"), Apart::Lower(1)),
            (criterion("maths-4.2"), Apart::Higher(1)),
            (strand("homework"), Apart::Same),
            (all[4].thing, Apart::Same),
            (criterion("maths-4.3"), Apart::Open),
        ]
    );
    assert_eq!(
        (all[4].thing.kind(), all[4].period.to_string().as_str()),
        (ThingKind::Targets, "2026-27.autumn-1"),
        "of the target's half term"
    );
    assert_eq!(all[5].teacher, Opinion::Nothing);
    assert_eq!(read(&device, ben), vec![]);
}

#[test]
fn a_class_is_counted_by_strand_by_kind_over_time_and_by_child() {
    let (device, ada, ben) = a_class();
    let order = Order::of(&device.roll(), NOW.parse().unwrap());
    let children = [ada, ben].map(|id| (id, read(&device, id)));
    let class = class_beside(&order, &children, NOW.parse().unwrap());
    assert_eq!((class.all.pairs, class.all.exact, class.all.by_one, class.all.by_more, class.open), (4, 1, 2, 1, 1));
    let of = |key: &str| Scope::Strand(key.parse().unwrap());
    let maths = Scope::Kind(ThingKind::Criteria("maths".parse().unwrap()));
    let scopes: Vec<(Scope, u32, u32)> = class.scopes.iter().map(|(scope, a)| (*scope, a.pairs, a.exact)).collect();
    let expected =
        [(of("homework"), 1, 1), (of("effort"), 1, 0), (of("in-class"), 1, 0), (Scope::Kind(ThingKind::Strands), 3, 1), (maths, 1, 0)];
    assert_eq!(scopes, expected, "strands in the school's order, then kinds");
    assert_eq!(scopes_ever(&order, &children).last(), Some(&Scope::Kind(ThingKind::Targets)), "of the half term before");
    let times = |scope| -> Vec<(String, u32)> {
        over_time(&device.roll(), &children, scope).into_iter().map(|(period, a)| (period.to_string(), a.pairs)).collect()
    };
    assert_eq!(times(Scope::Everything), [("2026-27.autumn-1".into(), 1), (NOW.into(), 4)]);
    assert_eq!(times(of("effort")), [(NOW.into(), 1)]);
    assert_eq!(times(of("uniform")), [], "the child has not judged it");
    assert_eq!((class.children[0].pupil, class.children[0].agreement.pairs, class.children[0].open), (ada, 4, 1));
    assert_eq!((class.children[1].pupil, class.children[1].agreement.pairs, class.children[1].open), (ben, 0, 0));
    // A half term in which nobody judged.
    let class = class_beside(&order, &children, "2026-27.summer-2".parse().unwrap());
    assert_eq!((class.all.pairs, class.open, class.scopes.len()), (0, 0, 0));
}

#[test]
fn what_nobody_has_settled_is_not_compared() {
    let (mut device, ada, _) = a_class();
    let mut other = Device::at_school(2);
    other.hold(&device.ledger().clone());
    for (on, band) in [(&mut device, "green"), (&mut other, "yellow")] {
        on.rate(ada, Voice::Teacher, "maths-4.3", NOW, Some(band));
    }
    device.hold(&merged(device.ledger(), other.ledger()));
    let contested = read(&device, ada).into_iter().find(|b| b.thing == Thing::Criterion("maths-4.3".parse().unwrap())).unwrap();
    assert_eq!((contested.teacher, contested.pair(), contested.apart(&keys(3))), (Opinion::Contested, None, Apart::Open));
}

#[test]
fn a_retired_band_has_no_place_in_the_order() {
    let (mut device, ada, _) = a_class();
    let mut bands = Scheme::default().bands().to_vec();
    bands[0] = Band { key: "blue".parse().unwrap(), shape: Shape::Star, letter: 'B', word: "Blue".into(), ..bands[0].clone() };
    device.tell(set_scheme(Scheme::new(bands).unwrap()));
    let order = Order::of(&device.roll(), NOW.parse().unwrap());
    let children = [(ada, read(&device, ada))];
    let class = class_beside(&order, &children, NOW.parse().unwrap());
    assert_eq!((class.all.pairs, class.all.left_out, class.open), (1, 3, 1));
    let effort = children[0].1.iter().find(|b| b.thing == strand("effort")).unwrap();
    assert_eq!(effort.apart(&order.bands), Apart::Retired);
}

#[test]
fn a_target_that_was_taken_away_is_no_longer_compared() {
    let (mut device, ada, _) = a_class();
    let target = device.fold(ada).all_targets()[0].0;
    device.tell(Targets::Remove { pupil: ada, target });
    assert!(read(&device, ada).iter().all(|beside| beside.thing.kind() != ThingKind::Targets));
}
