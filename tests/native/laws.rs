//! The laws of merging, erasing, settling and undoing, over random histories.

use std::collections::{BTreeMap, BTreeSet};

use lantern::domain::{EntryId, Scheme, Voice};
use lantern::ledger::fold::is_contested;
use lantern::ledger::{About, Cell, Change, Entry, Files, Fold, Ledger, Reading, Roll};
use lantern::workspace::{Command, Doing, Refusal};
use proptest::collection::vec;
use proptest::prelude::*;

use super::device::{Device, child, year};
use super::histories::{contests, folds, merged, says, stories, tell, wished};
use super::wishes::{OfJoining, OfSchool, What, Wish, nth, undoable};

fn ledgers(devices: &[Device]) -> Vec<Ledger> {
    devices.iter().map(|device| device.ledger().clone()).collect()
}

fn all_merged<'a>(ledgers: impl IntoIterator<Item = &'a Ledger>) -> Ledger {
    ledgers.into_iter().fold(Ledger::default(), |all, one| merged(&all, one))
}

/// The entries read together with a file: its own, and those of the ids linked to it.
fn read_with(ledger: &Ledger, about: About) -> Vec<&Entry> {
    let roll = Roll::of(ledger);
    let abouts = match about {
        About::School => vec![About::School],
        About::Pupil(id) => roll.ids(id).into_iter().map(About::Pupil).collect(),
    };
    abouts.into_iter().filter_map(|about| ledger.file(about)).flat_map(|file| file.entries().map(AsRef::as_ref)).collect()
}

/// An entry that was live before a merge and is not after it, though its child was not erased and nothing that came in names it, directly
/// or through what names it in turn; unless two ids have become one child by it and the one had spoken for both before.
fn lost_silently(before: &Ledger, after: &Ledger) -> Option<String> {
    let (roll, roll_before) = (Roll::of(after), Roll::of(before));
    let joined = |a, b| roll.canonical(a) == roll.canonical(b) && roll_before.canonical(a) != roll_before.canonical(b);
    let after_folds = folds(after);
    for (about, fold) in folds(before) {
        for (cell, entry) in fold.cells().flat_map(|(cell, live)| live.iter().map(move |e| (cell, e))) {
            if after.bars(entry) {
                continue;
            }
            // A fold may name a class or somebody of the staff by another id than the entry that lies there.
            let lies = |ledger: &Ledger| ledger.get(entry.about, entry.id).cloned();
            if lies(after).is_none() || lies(after) != lies(before) {
                return Some(format!("{entry:?} is not in the file any more"));
            }
            let still = |fold: &Fold| fold.cells().any(|(_, live)| live.iter().any(|e| e.id == entry.id));
            if after_folds.get(&roll.about(entry.about)).is_some_and(still) {
                continue;
            }
            let known: BTreeSet<EntryId> = read_with(before, about).iter().map(|e| e.id).collect();
            let now = read_with(after, entry.about);
            let mut reached = BTreeSet::from([entry.id]);
            while let Some(next) = now.iter().find(|e| !reached.contains(&e.id) && e.replaces.iter().any(|id| reached.contains(id))) {
                reached.insert(next.id);
            }
            // What a sibling said of both as one child counts again when the two are linked again.
            let of_one = |e: &Entry| {
                let pupils = e.pupil().is_some_and(|id| entry.pupil().is_some_and(|own| joined(own, id)));
                // And so it is with two classes, or two of the staff.
                pupils || (roll.cell(e) == roll.cell(entry) && roll_before.cell(e) != roll_before.cell(entry))
            };
            let sibling = |e: &&Entry| reached.contains(&e.id) && of_one(e);
            if reached.is_subset(&known) && !now.iter().any(sibling) {
                return Some(format!("{entry:?} in {cell:?} went though nothing that came names it"));
            }
        }
    }
    None
}

/// Whether what a cell reads as is exactly what its live entries say.
fn shows_all<T: PartialEq + Clone>(
    live: &[std::sync::Arc<Entry>],
    reading: Option<Reading<T>>,
    value: impl Fn(&Change) -> Option<T>,
) -> bool {
    let said: Vec<T> = live.iter().filter_map(|e| value(&e.change)).collect();
    match reading {
        None => said.is_empty(),
        Some(Reading::Settled(one)) => !is_contested(live) && !said.is_empty() && said.iter().all(|v| *v == one),
        Some(Reading::Contested(claims)) => {
            is_contested(live)
                && said.iter().all(|v| claims.iter().any(|c| c.value == *v))
                && claims.iter().all(|c| live.contains(&c.entry) && value(&c.entry.change).is_some_and(|v| v == c.value))
        }
    }
}

/// A cell of a ledger whose reading does not show what its live entries say.
fn hidden(ledger: &Ledger) -> Option<(About, Cell)> {
    let roll = Roll::of(ledger);
    for (about, fold) in folds(ledger) {
        for (cell, live) in fold.cells() {
            let shown = match cell {
                Cell::Rating(voice, criterion, period) => shows_all(live, fold.rating(voice, criterion, period), |change| match change {
                    Change::Rated { band, .. } => Some(*band),
                    _ => None,
                }),
                Cell::Pupil(id) => shows_all(live, roll.pupil(id), |change| match change {
                    Change::PupilSet { details, .. } => Some(details.clone()),
                    _ => None,
                }),
                Cell::Placement(id, year) => shows_all(live, roll.placement(id, year), |change| match change {
                    Change::PupilPlaced { placement, .. } => Some(*placement),
                    _ => None,
                }),
                Cell::Class(id) => shows_all(live, roll.class(id).map(name_of), |change| match change {
                    Change::ClassSet { name, .. } => Some(name.clone()),
                    _ => None,
                }),
                Cell::SchoolName => shows_all(live, roll.school_name(), |change| match change {
                    Change::SchoolNamed { name } => Some(name.clone()),
                    _ => None,
                }),
                _ => true,
            };
            if !shown {
                return Some((about, cell));
            }
        }
    }
    None
}

fn name_of(reading: Reading<lantern::ledger::roll::Class>) -> Reading<String> {
    match reading {
        Reading::Settled(class) => Reading::Settled(class.name),
        Reading::Contested(claims) => {
            Reading::Contested(claims.into_iter().map(|c| lantern::ledger::Claim { value: c.value.name, entry: c.entry }).collect())
        }
    }
}

/// A ledger that holds an entry which tells of a child it knows to be erased.
fn remembers(ledger: &Ledger) -> Option<String> {
    let told = |entry: &Entry| ledger.erased().iter().any(|id| entry.tells_of(*id));
    ledger.entries().find(|e| told(e)).map(|e| format!("{e:?}"))
}

/// The distinct values of a reading, without their entries.
fn value<T: PartialEq + Clone + std::fmt::Debug>(reading: Option<Reading<T>>) -> BTreeSet<String> {
    match reading {
        None => BTreeSet::new(),
        Some(Reading::Settled(one)) => [format!("{one:?}")].into(),
        Some(Reading::Contested(claims)) => claims.iter().map(|c| format!("{:?}", c.value)).collect(),
    }
}

/// Asks for commands one after the other; what the device says before the first and after each that wrote something undoable.
fn asked(devices: &mut [Device], which: usize, asks: &[Wish]) -> Vec<BTreeMap<(About, Cell), BTreeSet<String>>> {
    let mut states = vec![says(devices[which].ledger())];
    for ask in asks {
        let Some(asked) = wished(devices, which, *ask) else { continue };
        if devices[which].put(asked).is_ok_and(|batch| !batch.is_empty()) {
            states.push(says(devices[which].ledger()));
        }
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(story in stories()) {
        let all = ledgers(&tell(&story).devices);
        for a in &all {
            prop_assert_eq!(&merged(a, a), a);
            for b in &all {
                let ab = merged(a, b);
                prop_assert_eq!(&ab, &merged(b, a));
                prop_assert_eq!(&merged(&ab, b), &ab);
                for c in &all {
                    prop_assert_eq!(merged(&ab, c), merged(a, &merged(b, c)));
                }
            }
        }
    }

    #[test]
    fn in_whatever_order_devices_meet_they_say_the_same(
        (story, orders) in stories().prop_flat_map(|s| {
            let order = Just((0..s.devices).collect::<Vec<_>>()).prop_shuffle();
            (Just(s), vec(order, 4))
        })
    ) {
        let all = ledgers(&tell(&story).devices);
        let one = all_merged(&all);
        for order in orders {
            let other = all_merged(order.iter().map(|n| &all[*n]));
            prop_assert_eq!(&one, &other);
            prop_assert_eq!(Roll::of(&one), Roll::of(&other));
            prop_assert_eq!(folds(&one), folds(&other));
        }
        // And so they do when each device is brought up to date by itself.
        for mine in &all {
            prop_assert_eq!(&merged(mine, &one), &one);
        }
    }

    #[test]
    fn no_value_is_lost_silently(story in stories()) {
        let told = tell(&story);
        let all = ledgers(&told.devices);
        for mine in &all {
            for theirs in all.iter().chain(&told.stale) {
                prop_assert_eq!(lost_silently(mine, &merged(mine, theirs)), None);
            }
        }
    }

    #[test]
    fn a_contest_shows_every_value(story in stories()) {
        let all = ledgers(&tell(&story).devices);
        for ledger in all.iter().chain([&all_merged(&all)]) {
            prop_assert_eq!(hidden(ledger), None);
        }
    }

    #[test]
    fn settling_ends_every_contest_on_every_device(story in stories(), choices in vec(any::<u8>(), 1..6)) {
        let mut devices = tell(&story).devices;
        let one = all_merged(&ledgers(&devices));
        devices[0].hold(&one.clone());
        for choice in choices.iter().cycle() {
            let Some((about, claims)) = contests(devices[0].ledger()).into_iter().next() else { break };
            let chosen = &claims[usize::from(*choice) % claims.len()];
            devices[0].tell(Command::Settle { about, choice: chosen.id });
            let (roll, folds) = (devices[0].roll(), folds(devices[0].ledger()));
            let live = folds[&roll.about(about)].live(roll.cell(chosen).unwrap()).to_vec();
            prop_assert!(live.len() == 1 && live[0].change.says_the_same(&chosen.change), "{:?} for {:?}", live, chosen);
        }
        let settled = devices[0].ledger().clone();
        for device in &devices {
            let after = merged(device.ledger(), &settled);
            prop_assert_eq!(&after, &settled);
            prop_assert_eq!(contests(&after), vec![]);
        }
    }

    #[test]
    fn what_is_erased_stays_erased(story in stories()) {
        let told = tell(&story);
        let all = ledgers(&told.devices);
        for ledger in &all {
            prop_assert_eq!(remembers(ledger), None);
            for stale in all.iter().chain(&told.stale) {
                let after = merged(ledger, stale);
                prop_assert!(ledger.erased().iter().chain(stale.erased()).all(|id| after.erased().contains(id)));
                prop_assert_eq!(remembers(&after), None);
                let mut by_entry = ledger.clone();
                for entry in stale.entries() {
                    by_entry.insert(entry.clone()).unwrap();
                }
                prop_assert_eq!(remembers(&by_entry), None);
            }
        }
    }

    #[test]
    fn what_a_newer_version_wrote_is_carried_along(story in stories()) {
        let all = ledgers(&tell(&story).devices);
        let one = all_merged(&all);
        for entry in all.iter().flat_map(Ledger::entries).filter(|e| matches!(e.change, Change::Unknown(_))) {
            let carried = one.file(entry.about).and_then(|file| file.get(entry.id)) == Some(entry);
            prop_assert!(carried || one.bars(entry), "{entry:?}");
        }
    }

    #[test]
    fn every_rating_keeps_its_meaning(story in stories()) {
        let one = all_merged(&ledgers(&tell(&story).devices));
        let roll = Roll::of(&one);
        for (_, fold) in folds(&one) {
            for entry in fold.cells().flat_map(|(_, live)| live) {
                if let Change::Rated { band, .. } = &entry.change {
                    prop_assert!(roll.band(*band).is_some() || Scheme::default().band(*band).is_some(), "{entry:?}");
                }
            }
        }
    }

    #[test]
    fn ids_linked_and_separated_say_again_what_they_said(
        story in stories(),
        (a, b) in any::<(u8, u8)>(),
        between in vec(undoable(), 0..4),
    ) {
        let mut devices = tell(&story).devices;
        let before = devices[0].roll();
        let single: Vec<_> = before.pupils().into_iter().map(|(id, _)| id).filter(|id| before.ids(*id).len() == 1).collect();
        let others = |one| single.iter().copied().filter(|id| *id != one).collect::<Vec<_>>();
        let Some((pupil, same_as)) = nth(&single, a).and_then(|one| Some((one, nth(&others(one), b)?))) else { return Ok(()) };
        // An invented child and a real one are kept apart.
        match devices[0].ask(&Command::Link { pupil, same_as }) {
            Err(Refusal::DemoStaysApart) => return Ok(()),
            linked => prop_assert!(linked.is_ok(), "{linked:?}"),
        }
        // Meanwhile life goes on, but nobody else is linked, comes in or goes.
        let comes = [OfSchool::Link, OfSchool::Unlink, OfSchool::Import, OfSchool::GoBack, OfSchool::AddDemo, OfSchool::RemoveDemo];
        let comes = comes.map(What::Command);
        // Of two classes that are made one a placement is read by another id.
        let joins = |wish: &Wish| comes.contains(&wish.what) || wish.what == What::Joining(OfJoining::Classes);
        let between: Vec<Wish> = between.into_iter().filter(|wish| !joins(wish)).collect();
        let changed = asked(&mut devices, 0, &between).len() > 1;
        devices[0].tell(Command::Unlink { pupil });
        let after = devices[0].roll();
        let other = pupil.max(same_as);
        let said = |roll: &Roll, id| (value(roll.pupil(id)), value(roll.placement(id, year())));
        prop_assert_eq!(said(&after, other), said(&before, other));
        prop_assert!(after.pupil(pupil.min(same_as)).is_some());
        prop_assert_eq!(after.ids(pupil), vec![pupil]);
        let again = devices[0].ask(&Command::Link { pupil, same_as });
        prop_assert!(changed || again.is_ok());
    }

    #[test]
    fn undo_and_redo_retrace_every_step(story in stories(), which in any::<u8>(), asks in vec(undoable(), 1..8)) {
        let mut devices = tell(&story).devices;
        let which = usize::from(which) % devices.len();
        let states = asked(&mut devices, which, &asks);
        let device = &mut devices[which];
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                prop_assert!(device.step(Doing::Undo).is_some());
                prop_assert_eq!(&says(device.ledger()), state);
            }
            for state in states.iter().skip(1) {
                prop_assert!(device.step(Doing::Redo).is_some());
                prop_assert_eq!(&says(device.ledger()), state);
            }
        }
    }

    #[test]
    fn an_import_undone_leaves_no_trace(
        story in stories(),
        which in any::<u8>(),
        (who, from, how) in any::<(u8, u8, u8)>(),
        later in vec(undoable(), 0..5),
    ) {
        let mut devices = tell(&story).devices;
        let which = usize::from(which) % devices.len();
        let before = devices[which].ledger().clone();
        let states = asked(&mut devices, which, &[Wish { what: What::Command(OfSchool::Import), who, which: from, how }]);
        if states.len() == 2 {
            let after = devices[which].ledger().clone();
            devices[which].step(Doing::Undo);
            prop_assert_eq!(devices[which].ledger(), &before);
            devices[which].step(Doing::Redo);
            prop_assert_eq!(devices[which].ledger(), &after);
            let made = asked(&mut devices, which, &later).len();
            for _ in 0..made {
                devices[which].step(Doing::Undo);
            }
            prop_assert_eq!(says(devices[which].ledger()), says(&before));
        }
    }
}

#[test]
fn two_devices_that_rate_apart_are_both_heard() {
    let mut here = Device::new(1);
    let class = here.add_class("4B");
    let ada = here.enrol(class, year(), child("Ada", "Avocet", None, None));
    let mut there = Device::new(2);
    there.hold(&here.ledger().clone());
    for (device, bands) in [(&mut here, ["red", "green"]), (&mut there, ["yellow", "green"])] {
        device.rate(ada, Voice::Teacher, "maths-4.1", "2026-27.autumn-1", Some(bands[0]));
        device.rate(ada, Voice::Teacher, "maths-4.2", "2026-27.autumn-1", Some(bands[1]));
    }
    let both = merged(here.ledger(), there.ledger());
    let fold = Files::of(both).fold(ada);
    let rating = |criterion: &str| fold.rating(Voice::Teacher, criterion.parse().unwrap(), "2026-27.autumn-1".parse().unwrap()).unwrap();
    let Reading::Contested(claims) = rating("maths-4.1") else { panic!("a contest was settled by nobody") };
    let bands: BTreeSet<String> = claims.iter().map(|c| c.value.to_string()).collect();
    assert_eq!(bands, ["red", "yellow"].map(String::from).into());
    assert_eq!(rating("maths-4.2"), Reading::Settled("green".parse().unwrap()));
}
