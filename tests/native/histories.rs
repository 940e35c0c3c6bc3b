//! Random histories: several devices of one school that work apart, meet now and then, and see a few entries no command would write.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lantern::domain::{By, CriterionId, EntryId, Minter, Moment, Period, Placement, Pupil, PupilId, Role, StaffMember, Voice, YearGroup};
use lantern::ledger::{About, Cell, Change, Entry, Files, Fold, Ledger, Roll, UnknownChange};
use lantern::workspace::{Command, Doing, Import, NewClass};
use proptest::collection::vec;
use proptest::prelude::*;

use super::device::{Device, child, left, reworded, year};

/// What happens next on a device. Numbers are taken modulo what there is to choose from.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Ask(Ask),
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

/// A command, before it is known what there is to choose from.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Enrol {
        name: u8,
        class: u8,
    },
    Place {
        pupil: u8,
        class: Option<u8>,
    },
    Rate {
        pupil: u8,
        child: bool,
        criterion: u8,
        band: Option<u8>,
    },
    Note {
        pupil: u8,
        note: Option<u8>,
        text: u8,
    },
    RemoveNote {
        pupil: u8,
        note: u8,
    },
    Settle {
        which: u8,
        claim: u8,
    },
    Correct {
        pupil: u8,
        name: u8,
    },
    Link {
        pupil: u8,
        same_as: u8,
    },
    Unlink {
        pupil: u8,
    },
    Erase {
        pupil: u8,
    },
    AddClass {
        name: u8,
    },
    RenameClass {
        class: u8,
        name: u8,
    },
    RemoveClass {
        class: u8,
    },
    Scheme {
        variant: u8,
    },
    NameSchool {
        name: u8,
    },
    Staff {
        who: Option<u8>,
        name: u8,
    },
    RemoveStaff {
        who: u8,
    },
    /// All another device has, tombstones apart, perhaps with two children said to be one.
    Import {
        from: u8,
        link: Option<(u8, u8)>,
    },
}

/// A history: how many devices, and what happens on which.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub devices: usize,
    pub acts: Vec<(u8, Act)>,
}

/// Any command but erasing, which nothing takes back.
pub(crate) fn undoable() -> impl Strategy<Value = Ask> {
    let n = || any::<u8>();
    let some = || prop::option::of(any::<u8>());
    prop_oneof![
        3 => (n(), n()).prop_map(|(name, class)| Ask::Enrol { name, class }),
        2 => (n(), some()).prop_map(|(pupil, class)| Ask::Place { pupil, class }),
        8 => (n(), any::<bool>(), n(), prop::option::weighted(0.8, n()))
            .prop_map(|(pupil, child, criterion, band)| Ask::Rate { pupil, child, criterion, band }),
        3 => (n(), some(), n()).prop_map(|(pupil, note, text)| Ask::Note { pupil, note, text }),
        1 => (n(), n()).prop_map(|(pupil, note)| Ask::RemoveNote { pupil, note }),
        3 => (n(), n()).prop_map(|(which, claim)| Ask::Settle { which, claim }),
        2 => (n(), n()).prop_map(|(pupil, name)| Ask::Correct { pupil, name }),
        3 => (n(), n()).prop_map(|(pupil, same_as)| Ask::Link { pupil, same_as }),
        2 => n().prop_map(|pupil| Ask::Unlink { pupil }),
        1 => n().prop_map(|name| Ask::AddClass { name }),
        2 => (n(), n()).prop_map(|(class, name)| Ask::RenameClass { class, name }),
        1 => n().prop_map(|class| Ask::RemoveClass { class }),
        2 => n().prop_map(|variant| Ask::Scheme { variant }),
        1 => n().prop_map(|name| Ask::NameSchool { name }),
        1 => (some(), n()).prop_map(|(who, name)| Ask::Staff { who, name }),
        1 => n().prop_map(|who| Ask::RemoveStaff { who }),
        1 => (n(), prop::option::of((n(), n()))).prop_map(|(from, link)| Ask::Import { from, link }),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let n = || any::<u8>();
    let some = || prop::option::of(any::<u8>());
    prop_oneof![
        20 => undoable().prop_map(Act::Ask),
        1 => n().prop_map(|pupil| Act::Ask(Ask::Erase { pupil })),
        4 => Just(Act::Undo),
        2 => Just(Act::Redo),
        6 => (n(), any::<bool>()).prop_map(|(with, both)| Act::Sync { with, both }),
        1 => (some(), n(), some()).prop_map(|(about, names, replaces)| Act::Newer { about, names, replaces }),
        1 => (some(), n()).prop_map(|(about, what)| Act::UndoAny { about, what }),
        1 => (some(), 1..4_u8, n()).prop_map(|(about, size, what)| Act::Circle { about, size, what }),
    ]
}

/// Histories of three to five devices.
pub(crate) fn stories() -> impl Strategy<Value = Story> {
    (3..=5_usize, vec((any::<u8>(), act()), 0..50)).prop_map(|(devices, acts)| Story { devices, acts })
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

fn play(devices: &mut [Device], which: usize, act: &Act, forger: &mut Minter) {
    match act {
        Act::Ask(ask) => {
            if let Some(command) = command(devices, which, ask) {
                // A refusal is as good an ending as any.
                drop(devices[which].ask(&command));
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

fn forge(ledger: &mut Ledger, id: EntryId, about: About, replaces: Vec<EntryId>, change: Change) {
    let by = By { role: Role::Teacher, staff: None };
    ledger.insert(Arc::new(Entry { id, about, at: Moment::from_seconds(0), by, replaces, change })).unwrap();
}

fn nth<T: Clone>(all: &[T], n: u8) -> Option<T> {
    if all.is_empty() { None } else { all.get(usize::from(n) % all.len()).cloned() }
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

/// The command a wish comes to on a device, if there is anything to wish for.
pub(crate) fn command(devices: &[Device], which: usize, ask: &Ask) -> Option<Command> {
    let device = &devices[which];
    let roll = device.roll();
    let pupils = roll.pupils();
    let pupil = |n: u8| nth(&pupils, n).map(|(id, _)| id);
    let class = |n: u8| nth(&roll.classes(), n).map(|(id, _)| id);
    let staff = |n: u8| nth(&roll.staff(), n).map(|(id, _)| id);
    let notes = |pupil: PupilId| -> Vec<_> {
        let fold = device.fold(pupil);
        fold.cells().filter_map(|(cell, _)| if let Cell::Note(note) = cell { Some(note) } else { None }).collect()
    };
    Some(match ask {
        Ask::Enrol { name, class: into } => {
            let enrol = lantern::workspace::Enrol { known: None, details: named(*name), year_group: None };
            Command::AddPupils { class: class(*into)?, year: year(), pupils: vec![enrol] }
        }
        Ask::Place { pupil: who, class: into } => {
            let placement = match into {
                Some(into) => Placement { class: Some(class(*into)?), year_group: nth(&YearGroup::ALL, *into) },
                None => left(),
            };
            Command::Place { pupil: pupil(*who)?, year: year(), placement }
        }
        Ask::Rate { pupil: who, child, criterion: n, band } => {
            let voice = if *child { Voice::Child } else { Voice::Teacher };
            let (criterion, period) = cell(*n);
            let band = band.and_then(|n| nth(roll.scheme().bands(), n)).map(|band| band.key);
            Command::Rate { pupil: pupil(*who)?, voice, criterion, period, band }
        }
        Ask::Note { pupil: who, note, text } => {
            let pupil = pupil(*who)?;
            let note = note.and_then(|n| nth(&notes(pupil), n));
            Command::WriteNote { pupil, note, text: format!("Reads {} pages a day", text % 4) }
        }
        Ask::RemoveNote { pupil: who, note } => {
            let pupil = pupil(*who)?;
            Command::RemoveNote { pupil, note: nth(&notes(pupil), *note)? }
        }
        Ask::Settle { which, claim } => {
            let (about, claims) = nth(&contests(device.ledger()), *which)?;
            Command::Settle { about, choice: nth(&claims, *claim)?.id }
        }
        Ask::Correct { pupil: who, name } => Command::SetPupil { pupil: pupil(*who)?, details: named(*name) },
        Ask::Link { pupil: one, same_as } => Command::Link { pupil: pupil(*one)?, same_as: pupil(*same_as)? },
        Ask::Unlink { pupil: who } => Command::Unlink { pupil: pupil(*who)? },
        Ask::Erase { pupil: who } => Command::Erase { pupil: pupil(*who)? },
        Ask::AddClass { name } => Command::AddClass(NewClass { name: format!("Class {}", name % 5) }),
        Ask::RenameClass { class: which, name } => Command::RenameClass { class: class(*which)?, name: format!("Owls {}", name % 3) },
        Ask::RemoveClass { class: which } => Command::RemoveClass { class: class(*which)? },
        Ask::Scheme { variant } => Command::SetScheme { scheme: reworded(["gold", "pink", "yellow"][usize::from(variant % 3)]) },
        Ask::NameSchool { name } => Command::NameSchool { name: format!("Larkfield {}", name % 3) },
        Ask::Staff { who, name } => {
            let member = StaffMember { name: format!("Mr Crow {}", name % 3), job: String::new() };
            Command::SetStaff { staff: who.and_then(staff), member }
        }
        Ask::RemoveStaff { who } => Command::RemoveStaff { staff: staff(*who)? },
        Ask::Import { from, link } => {
            let from = devices[usize::from(*from) % devices.len()].ledger();
            let link = link.and_then(|(a, b)| {
                let after = merged(device.ledger(), from);
                let pupils = Roll::of(&after).pupils();
                Some((nth(&pupils, a)?.0, nth(&pupils, b)?.0)).filter(|(a, b)| a != b)
            });
            // Everything, not only what is new: a preview may have grown old while the person read it.
            let entries = from.entries().cloned().collect();
            Command::Import(Import { entries, links: link.into_iter().collect(), ..Import::default() })
        }
    })
}

/// Few names, so that devices enrol the same children apart, some of them with a fact the others lack.
fn named(n: u8) -> Pupil {
    let born = n.is_multiple_of(3).then_some("2018-02-03");
    let upn = n.is_multiple_of(5).then_some("B801200005001");
    child(["Ada", "Chloe", "Dev"][usize::from(n % 4).min(2)], "Avocet", upn, born)
}

fn cell(n: u8) -> (CriterionId, Period) {
    let period = ["2026-27.autumn-1", "2026-27.autumn-2"][usize::from(n / 3 % 2)];
    (format!("maths-4.{}", 1 + n % 3).parse().unwrap(), period.parse().unwrap())
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
