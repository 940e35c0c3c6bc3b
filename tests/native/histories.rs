//! Random histories: several devices of one school that work apart, meet now and then, and see a few entries no command would write.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lantern::domain::{By, EntryId, Minter, Moment, PupilId, Role};
use lantern::ledger::{About, Cell, Change, Entry, Files, Fold, Ledger, UnknownChange};
use lantern::workspace::{Asked, Doing};
use proptest::collection::vec;
use proptest::prelude::*;

use super::device::{Device, child, year};
use super::wishes::{Eyes, OfSchool, What, Wish, asked, commands, nth};

/// What happens next on a device. Numbers are taken modulo what there is to choose from.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Ask(Wish),
    Undo,
    Redo,
    /// The device merges another's files, and the other way round if `both`.
    Sync {
        with: u8,
        both: bool,
    },
    /// An entry of a kind from a newer version, in the school's file or a child's, that names a child and may replace something.
    Newer {
        about: Option<u8>,
        names: u8,
        replaces: Option<u8>,
    },
    /// An undo of any entry at all, even of another undo.
    UndoAny {
        about: Option<u8>,
        what: u8,
    },
    /// Undos forged so that they undo each other in a circle, the first of them also some entry.
    Circle {
        about: Option<u8>,
        size: u8,
        what: u8,
    },
}

/// A history: how many devices, and what happens on which.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub devices: usize,
    pub acts: Vec<(u8, Act)>,
}

fn act() -> impl Strategy<Value = Act> {
    let n = || any::<u8>();
    let some = || prop::option::of(any::<u8>());
    prop_oneof![
        20 => commands().prop_map(Act::Ask),
        1 => n().prop_map(|who| Act::Ask(Wish { what: What::Command(OfSchool::Erase), who, which: 0, how: 0 })),
        4 => Just(Act::Undo),
        2 => Just(Act::Redo),
        6 => (n(), any::<bool>()).prop_map(|(with, both)| Act::Sync { with, both }),
        1 => (some(), n(), some()).prop_map(|(about, names, replaces)| Act::Newer { about, names, replaces }),
        1 => (some(), n()).prop_map(|(about, what)| Act::UndoAny { about, what }),
        1 => (some(), 1..4_u8, n()).prop_map(|(about, size, what)| Act::Circle { about, size, what }),
    ]
}

/// What happens on some devices.
pub(crate) fn acts(most: usize) -> impl Strategy<Value = Vec<(u8, Act)>> {
    vec((any::<u8>(), act()), 0..most)
}

/// Histories of three to five devices.
pub(crate) fn stories() -> impl Strategy<Value = Story> {
    (3..=5_usize, acts(50)).prop_map(|(devices, acts)| Story { devices, acts })
}

/// What is left of a history: the devices, and older copies of their files.
pub(crate) struct Told {
    pub devices: Vec<Device>,
    pub stale: Vec<Ledger>,
}

/// Plays a history. All devices begin with the same class of two children.
pub(crate) fn tell(story: &Story) -> Told {
    let mut devices: Vec<Device> = (0..story.devices).map(|n| Device::new(0xA000 + n as u64)).collect();
    let class = devices[0].add_class("4B");
    devices[0].enrol(class, year(), child("Ada", "Avocet", None, None));
    devices[0].enrol(class, year(), child("Bashir", "Bittern", None, Some("2018-05-04")));
    let base = devices[0].ledger().clone();
    devices.iter_mut().for_each(|device| device.hold(&base));
    let mut forger = Minter::new(0xF000);
    let mut stale = Vec::new();
    for (nth, (which, act)) in story.acts.iter().enumerate() {
        let which = usize::from(*which) % devices.len();
        if nth % 8 == 4 {
            stale.push(devices[which].ledger().clone());
        }
        play(&mut devices, which, act, &mut forger);
    }
    Told { devices, stale }
}

/// Plays a history of three devices of two schools, each of which has enrolled the same children by itself.
pub(crate) fn tell_apart(acts: &[(u8, Act)]) -> Vec<Device> {
    let mut devices = vec![Device::at_school(0xA1), Device::new(0xB2), Device::at_school(0xC3)];
    let school = devices[0].school();
    devices[1].join(school);
    for device in &mut devices {
        let class = device.add_class("4B");
        device.enrol(class, year(), child("Ada", "Avocet", Some("B801200005001"), None));
        device.enrol(class, year(), child("Bashir", "Bittern", None, Some("2018-05-04")));
    }
    let mut forger = Minter::new(0xF000);
    // What names itself cannot be written down.
    for (which, act) in acts.iter().filter(|(_, act)| !matches!(act, Act::Circle { size: 1, .. })) {
        play(&mut devices, usize::from(*which) % 3, act, &mut forger);
    }
    devices
}

fn play(devices: &mut [Device], which: usize, act: &Act, forger: &mut Minter) {
    match act {
        Act::Ask(ask) => {
            if let Some(asked) = wished(devices, which, *ask) {
                // A refusal is as good an ending as any.
                drop(devices[which].put(asked));
            }
        }
        Act::Undo => drop(devices[which].step(Doing::Undo)),
        Act::Redo => drop(devices[which].step(Doing::Redo)),
        Act::Sync { with, both } => {
            let with = usize::from(*with) % devices.len();
            let theirs = devices[with].ledger().clone();
            devices[which].amend(|ledger| ledger.merge(&theirs)).unwrap();
            if *both {
                let ours = devices[which].ledger().clone();
                devices[with].amend(|ledger| ledger.merge(&ours)).unwrap();
            }
        }
        Act::Newer { about, names, replaces } => {
            let ledger = devices[which].ledger();
            let (about, names) = (somewhere(ledger, *about), nth(&enrolled(ledger), *names));
            let replaces = replaces.and_then(|n| nth(&held(ledger, about), n)).into_iter().collect();
            let body = names.map_or_else(|| "{}".into(), |id| format!(r#"{{"buddy":"{id}"}}"#).into());
            let change = Change::Unknown(UnknownChange { kind: "buddy-found".into(), body });
            devices[which].amend(|ledger| forge(ledger, forger.mint(), about, replaces, change));
        }
        Act::UndoAny { about, what } => {
            let about = somewhere(devices[which].ledger(), *about);
            if let Some(target) = nth(&held(devices[which].ledger(), about), *what) {
                devices[which].amend(|ledger| forge(ledger, forger.mint(), about, vec![target], Change::Undone {}));
            }
        }
        Act::Circle { about, size, what } => {
            let about = somewhere(devices[which].ledger(), *about);
            let target = nth(&held(devices[which].ledger(), about), *what);
            let ring: Vec<EntryId> = (0..*size).map(|_| forger.mint()).collect();
            for (n, id) in ring.iter().enumerate() {
                let next = ring[(n + 1) % ring.len()];
                let mut replaces: Vec<EntryId> = std::iter::once(next).chain(target.filter(|_| n == 0)).collect();
                replaces.sort_unstable();
                devices[which].amend(|ledger| forge(ledger, *id, about, replaces, Change::Undone {}));
            }
        }
    }
}

pub(crate) fn forge(ledger: &mut Ledger, id: EntryId, about: About, replaces: Vec<EntryId>, change: Change) {
    let by = By { role: Role::Teacher, staff: None };
    ledger.insert(Arc::new(Entry { id, about, at: Moment::from_seconds(0), by, replaces, change })).unwrap();
}

/// Every pupil id ever enrolled here, whether or not its child is still on the roll.
fn enrolled(ledger: &Ledger) -> Vec<PupilId> {
    let ids: BTreeSet<PupilId> = ledger.school().entries().filter_map(|e| e.change.pupil()).collect();
    ids.into_iter().collect()
}

fn somewhere(ledger: &Ledger, about: Option<u8>) -> About {
    about.and_then(|n| nth(&enrolled(ledger), n)).map_or(About::School, About::Pupil)
}

fn held(ledger: &Ledger, about: About) -> Vec<EntryId> {
    ledger.file(about).map(|file| file.entries().map(|e| e.id).collect()).unwrap_or_default()
}

/// What a wish comes to on a device, if there is anything to wish for. Files may be brought from the others.
pub(crate) fn wished(devices: &[Device], which: usize, wish: Wish) -> Option<Asked> {
    let elsewhere = devices.iter().map(|device| (device.files(), device.school())).collect();
    asked(&Eyes { files: devices[which].files(), school: devices[which].school(), elsewhere }, wish)
}

/// The two ledgers as one.
pub(crate) fn merged(a: &Ledger, b: &Ledger) -> Ledger {
    let mut merged = a.clone();
    merged.merge(b).unwrap();
    merged
}

/// Every fold of a ledger: the school's, and each child's under its canonical id.
pub(crate) fn folds(ledger: &Ledger) -> BTreeMap<About, Fold> {
    let files = Files::of(ledger.clone());
    let roll = files.roll();
    let children = ledger.pupils().map(|(id, _)| roll.canonical(id)).map(|id| (About::Pupil(id), (*files.fold(id)).clone()));
    std::iter::once((About::School, roll.fold().clone())).chain(children).collect()
}

/// What a ledger says, cell by cell, whoever said it and under whatever entry.
pub(crate) fn says(ledger: &Ledger) -> BTreeMap<(About, Cell), BTreeSet<String>> {
    let mut out: BTreeMap<(About, Cell), BTreeSet<String>> = BTreeMap::new();
    for (about, fold) in folds(ledger) {
        for (cell, live) in fold.cells() {
            out.entry((about, cell)).or_default().extend(live.iter().map(|e| format!("{:?}", e.change)));
        }
    }
    out
}

/// Every contested cell of a ledger, with its live entries.
pub(crate) fn contests(ledger: &Ledger) -> Vec<(About, Vec<Arc<Entry>>)> {
    folds(ledger).iter().flat_map(|(about, fold)| fold.contested().map(|(_, live)| (*about, live.to_vec())).collect::<Vec<_>>()).collect()
}
