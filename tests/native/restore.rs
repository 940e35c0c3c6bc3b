//! Restore points: what they hold, taking a child out of them, and going back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lantern::domain::{EntryId, PupilId};
use lantern::exchange::restore_point::{NoRestorePoint, PointReader, RestorePoint, Without, head, line};
use lantern::exchange::wire::{encode_entry, encode_pack};
use lantern::ledger::{About, Cell, Change, Entry, Files, Ledger};
use lantern::report::going_back::{Difference, Differences};
use lantern::workspace::{Command, Doing, GoBack};
use proptest::prelude::*;

use crate::device::{Device, child, year};
use crate::histories::{Act, Story, folds, says, stories, tell};

/// What a ledger says: the entries that count, by file and cell.
fn counts(ledger: &Ledger) -> BTreeMap<(About, Cell), BTreeSet<EntryId>> {
    let folds = folds(ledger);
    let of = |(about, fold): (&About, &lantern::ledger::Fold)| -> Vec<_> {
        let ids = |live: &[Arc<Entry>]| live.iter().map(|entry| entry.id).collect::<BTreeSet<_>>();
        fold.cells().filter(|(_, live)| !live.is_empty()).map(|(cell, live)| ((*about, cell), ids(live))).collect()
    };
    folds.iter().flat_map(of).collect()
}

fn point(ledger: &Ledger) -> Command {
    let (erased, entries) = (ledger.erased().iter().copied().collect(), ledger.entries().cloned().collect());
    Command::GoBack(GoBack { school: None, erased, entries })
}

/// The files of then without whoever is erased now.
fn wanted(then: &Ledger, now: &Ledger) -> Ledger {
    let mut wanted = then.clone();
    for pupil in now.erased() {
        wanted.erase(*pupil);
    }
    wanted
}

/// A restore point as the browser writes it: the loose entries first, then the packs.
fn text(ledger: &Ledger, loose: usize) -> String {
    let mut packs: BTreeMap<String, Vec<Arc<Entry>>> = BTreeMap::new();
    let mut text = head();
    for (nth, entry) in ledger.entries().enumerate() {
        if nth < loose {
            text += &line("loose", &entry.id.to_string(), &encode_entry(entry).unwrap());
        }
        let key = match entry.about {
            About::School => "school".to_owned(),
            About::Pupil(pupil) => format!("pupil/{pupil}/2026-27"),
        };
        packs.entry(key).or_default().push(Arc::clone(entry));
    }
    for (key, entries) in &packs {
        text += &line("packs", key, &encode_pack(entries).unwrap());
    }
    for erased in ledger.erased() {
        text += &line("meta", &format!("erased/{erased}"), "");
    }
    text
}

/// What names itself cannot be written down.
fn writable() -> impl Strategy<Value = Story> {
    stories().prop_map(|mut story| {
        story.acts.retain(|(_, act)| !matches!(act, Act::Circle { size: 1, .. }));
        story
    })
}

fn read(text: &str, piece: usize) -> Result<RestorePoint, NoRestorePoint> {
    let mut reader = PointReader::default();
    for piece in text.as_bytes().chunks(piece) {
        reader.take(piece)?;
    }
    reader.finish()
}

fn line_after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn ledger_of(point: RestorePoint) -> Ledger {
    let files = Files::read(point.erased, point.entries.into_iter().map(|entry| (*entry).clone()));
    files.ledger().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn going_back_says_what_was_said_then_destroys_nothing_and_is_undone_in_one_step(story in stories()) {
        let told = tell(&story);
        let others: Vec<Ledger> = told.devices.iter().skip(1).map(|device| device.ledger().clone()).chain(told.stale).collect();
        let mut device = told.devices.into_iter().next().unwrap();
        for then in others {
            let before = device.ledger().clone();
            let differs = !Differences::between(device.files(), &Files::of(wanted(&then, &before))).is_none();
            let batch = device.tell(point(&then));
            let expected = wanted(&then, device.ledger());
            prop_assert_eq!(counts(device.ledger()), counts(&expected));
            // What is counted before is what is seen after.
            let now = Differences::between(device.files(), &Files::of(expected));
            prop_assert_eq!(now.total(), Difference::default());
            prop_assert!(differs || says(&before) == says(device.ledger()) || !batch.erase.is_empty());
            prop_assert!(batch.withdraw.is_empty());
            let is_left = |entry: &Arc<Entry>| device.ledger().bars(entry) || device.ledger().get(entry.about, entry.id) == Some(entry);
            prop_assert!(before.entries().all(is_left), "something written is gone");
            // Going there again has nothing to do but what was written to get there.
            if !batch.add.is_empty() && batch.erase.is_empty() {
                device.step(Doing::Undo);
                prop_assert_eq!(device.ledger(), &before);
                device.step(Doing::Redo);
            }
        }
    }

    #[test]
    fn a_restore_point_reads_back_in_pieces_of_any_size(story in writable(), piece in 1..300_usize, loose in 0..9_usize) {
        let told = tell(&story);
        for device in &told.devices {
            let read = read(&text(device.ledger(), loose), piece).unwrap();
            prop_assert_eq!(read.unread, 0);
            prop_assert_eq!(&ledger_of(read), device.ledger());
        }
    }

    #[test]
    fn an_erased_child_is_in_no_restore_point(story in writable(), piece in 1..300_usize, loose in 0..9_usize) {
        let told = tell(&story);
        let device = &told.devices[0];
        let children: Vec<PupilId> = device.ledger().pupils().map(|(id, _)| id).collect();
        for pupil in children {
            let damaged = line("packs", &format!("pupil/{pupil}/2027-28"), "[") + &line("loose", "x", &format!("cut off {pupil}"));
            let before = text(device.ledger(), loose) + &damaged;
            let mut without = Without::new([pupil]);
            let mut after: String = before.as_bytes().chunks(piece).map(|piece| without.take(piece).unwrap()).collect();
            after += &without.finish().unwrap();
            // Its tombstone alone names it, or words that somebody typed.
            let read = read(&after, piece).unwrap();
            prop_assert_eq!(read.unread, 0);
            let mut wanted = device.ledger().clone();
            wanted.erase(pupil);
            prop_assert_eq!(ledger_of(read), wanted);
            let id = pupil.to_string();
            let ends = |(at, _): (usize, &str)| !line_after(&after, at + id.len()).starts_with(|c: char| c.is_ascii_digit());
            let named = after.match_indices(&id).filter(|found| ends(*found));
            prop_assert!(named.map(|(at, _)| at).all(|at| after.get(..at).unwrap().ends_with("\"erased/")), "{after}");
        }
    }
}

#[test]
fn what_is_no_restore_point_is_refused() {
    let whole = text(Device::at_school(1).ledger(), 0) + &line("packs", "school", "[]");
    assert!(read(&whole, 7).is_ok());
    for broken in ["", "{}\n", "[1]\n", "{\"format\":\"lantern/1\"}\n", whole.trim_end_matches("]\"]\n")] {
        assert_eq!(read(broken, 5), Err(NoRestorePoint), "{broken}");
    }
    let damaged = whole + &line("packs", "pupil/x", "[") + &line("meta", "school-id", "no id") + "[]\n[\"packs\",\"\\ud800\",\"\"]\n";
    assert_eq!(read(&damaged, 9).unwrap().unread, 4);
}

#[test]
fn a_new_device_gets_everything_back_in_one_step() {
    let mut old = Device::at_school(1);
    old.tell(Command::NameSchool { name: "Hedge Lane Primary".into() });
    let class = old.add_class("4B");
    let year = "2026-27".parse().unwrap();
    let ada = old.enrol(class, year, child("Ada", "Avocet", None, None));
    old.rate(ada, lantern::domain::Voice::Teacher, "maths-4.1", "2026-27.autumn-2", Some("green"));
    let mut new = Device::new(9);
    let read = read(&text(old.ledger(), 3), 50).unwrap();
    let then = Files::of(old.ledger().clone());
    let differences = Differences::between(new.files(), &then);
    assert_eq!(differences.children.iter().map(|(_, name, d)| (name.as_str(), d.comes)).collect::<Vec<_>>(), [("Ada Avocet", 1)]);
    assert!(differences.school.comes >= 4 && differences.total().goes == 0, "{differences:?}");
    new.tell(Command::GoBack(GoBack { school: old.school(), erased: read.erased, entries: read.entries }));
    assert_eq!((new.school(), new.ledger()), (old.school(), old.ledger()));
}

#[test]
fn two_who_said_the_same_and_two_who_did_not_are_told_apart() {
    let mut now = Device::at_school(1);
    let class = now.add_class("4B");
    let ada = now.enrol(class, year(), child("Ada", "Avocet", None, None));
    let again = now.enrol(class, year(), child("Ada", "Avocet", None, None));
    now.write(About::School, Vec::new(), Change::PupilLinked { pupil: ada, same_as: again });
    let mut then = Device::new(2);
    then.take(&now.everything());
    let said = then.ledger().school().entries().find(|entry| entry.change.cell() == Some(Cell::Pupil(again))).unwrap().id;
    then.write(About::School, vec![said], Change::PupilSet { pupil: again, details: child("Chloe", "Avocet", None, None) });
    for (one, other) in [(&now, &then), (&then, &now)] {
        assert_eq!(Differences::between(one.files(), other.files()).total(), Difference { changes: 1, ..Difference::default() });
    }
}
