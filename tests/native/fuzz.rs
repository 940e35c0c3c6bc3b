//! Hostile and broken files: never a panic, a refused file changes nothing, and what is taken in keeps every law.

use std::sync::OnceLock;

use lantern::domain::{ClassId, Voice};
use lantern::exchange::{AnyFile, Document, ImportProblem, Kind, Reached, Reader};
use lantern::ledger::{About, Change};
use lantern::workspace::{Command, Import};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::device::{Device, child, year};
use crate::histories::{acts, tell_apart};

/// A school with one child whose file can be filled by hand.
fn one_child(session: u64) -> (Device, About, ClassId) {
    let mut device = Device::at_school(session);
    let class = device.add_class("4B");
    let pupil = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    (device, About::Pupil(pupil), class)
}

fn rated(number: u16, band: &str) -> Change {
    let (criterion, period) = (format!("maths-4.{number}").parse().unwrap(), "2026-27.autumn-2".parse().unwrap());
    Change::Rated { voice: Voice::Teacher, criterion, period, band: band.parse().unwrap() }
}

/// Undos of undos of undos, of a rating and of the name of a class.
fn long_chains() -> Device {
    let (mut device, ada, class) = one_child(0xC4A1);
    let first = device.write(ada, Vec::new(), rated(1, "green"));
    let named = device.write(About::School, Vec::new(), Change::ClassSet { class, name: "Owls".into(), demo: false });
    for (about, first) in [(ada, first), (About::School, named)] {
        (0..60).fold(first, |last, _| device.write(about, vec![last], Change::Undone {}));
    }
    device
}

/// One entry in the place of very many, and one that takes all of them away.
fn wide_replaces() -> Device {
    let (mut device, ada, _) = one_child(0x41DE);
    let all: Vec<_> = (0..100).map(|n| device.write(ada, Vec::new(), rated(n % 30 + 1, "green"))).collect();
    device.write(ada, all.clone(), rated(1, "red"));
    let gone = device.write(ada, all.clone(), Change::Retracted {});
    device.write(ada, all.into_iter().chain([gone]).collect(), Change::Undone {});
    device
}

/// Cells in which very many entries stand that say different things.
fn many_contested() -> Device {
    let (mut device, ada, class) = one_child(0xC047);
    for n in 0..40 {
        device.write(ada, Vec::new(), rated(n % 3 + 1, ["red", "yellow", "green"][usize::from(n) % 3]));
        device.write(ada, Vec::new(), rated(n % 3 + 1, ["green", "red"][usize::from(n) % 2]));
        device.write(About::School, Vec::new(), Change::ClassSet { class, name: format!("4B {n}"), demo: false });
    }
    device
}

/// The first of what a generator makes that is long enough to be worth breaking.
fn the_same_every_time<T>(of: impl Strategy<Value = Vec<T>>) -> Vec<T> {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{RngSeed, TestRunner};
    let mut runner = TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(7), ..config(1) });
    std::iter::repeat_with(|| of.new_tree(&mut runner).unwrap().current()).find(|made| made.len() >= 80).unwrap()
}

/// Files to break: real exports, the golden ones, which have something of every kind, and files such as nobody writes by hand.
fn seeds() -> &'static [String] {
    static SEEDS: OnceLock<Vec<String>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let devices = tell_apart(&the_same_every_time(acts(120)));
        let mut seeds = vec![
            include_str!("../fixtures/format/lantern-1-class.json").to_owned(),
            include_str!("../fixtures/format/lantern-1-school.json").to_owned(),
            include_str!("../fixtures/format/lantern-1-every-kind.json").to_owned(),
        ];
        for device in &devices {
            seeds.push(device.everything().encode().unwrap());
            seeds.push(device.class(device.roll().classes()[0].0, year()).encode().unwrap());
        }
        seeds.extend([long_chains(), wide_replaces(), many_contested()].map(|device| device.everything().encode().unwrap()));
        seeds
    })
}

/// A device that knows a good part of the seeds already, so that clashes and contests happen.
fn receiver() -> Device {
    let mut device = Device::new(0xF0);
    for seed in seeds().iter().skip(1).step_by(2) {
        if let Ok(document) = Document::decode(seed.as_bytes()) {
            device.take(&document);
        }
    }
    device
}

/// Reads a file that comes out of a packed one: its end is known when it comes, and what it says of its size need not be so.
fn unpack(bytes: &[u8], says: usize) -> Result<AnyFile, ImportProblem> {
    let mut reader = Reader::unpacking(says)?;
    let mut pieces = bytes.chunks(bytes.len() / 5 + 1);
    loop {
        match reader.go_on() {
            None => {}
            Some(Reached::WantsMore) => match pieces.next() {
                Some(piece) => reader.take(piece),
                None => reader.end(),
            },
            Some(Reached::Otherwise | Reached::TooLarge) => return AnyFile::decode(bytes),
            Some(Reached::Whole(file)) => return Ok(*file),
        }
    }
}

/// Reads a file a stretch at a time.
fn read(bytes: &[u8]) -> Result<AnyFile, ImportProblem> {
    let mut reader = Reader::new(bytes.len())?;
    // In pieces of which none ends where an entry ends, but by chance.
    let mut pieces = bytes.chunks(bytes.len() / 7 + 1);
    let mut before = 0;
    loop {
        match reader.go_on() {
            None => {}
            Some(Reached::WantsMore) => reader.take(pieces.next().unwrap()),
            Some(Reached::Otherwise | Reached::TooLarge) => return AnyFile::decode(bytes),
            Some(Reached::Whole(file)) => return Ok(*file),
        }
        assert!((before..=100).contains(&reader.hundredths()));
        before = reader.hundredths();
    }
}

/// Opens a file as Lantern does, and checks everything that must hold whatever it is.
fn open(bytes: &[u8], device: &mut Device) {
    assert_eq!(read(bytes), AnyFile::decode(bytes), "read at once or a stretch at a time, it is the same");
    assert_eq!(unpack(bytes, bytes.len() * 3 % 1000), AnyFile::decode(bytes), "out of a packed file too");
    let Ok(document) = Document::decode(bytes) else { return };
    // What is read can be written, and reads back as the same.
    let text = document.encode().unwrap();
    assert_eq!(Document::decode(text.as_bytes()).as_ref(), Ok(&document));

    let before = device.ledger().clone();
    let seen = device.preview(&document);
    assert_eq!(*device.ledger(), before);
    let Ok(seen) = seen else { return };
    let settings =
        |device: &Device| (device.roll().school_name(), device.roll().scheme_from_the_beginning(), device.roll().bands_over_time());
    let held = settings(device);
    let import = Import {
        school: Some(document.school),
        entries: seen.new.clone(),
        erase: seen.erases(seen.would_erase.iter().map(|(id, _)| *id)),
        links: Vec::new(),
        joins: Vec::new(),
        bands: seen.bands.clone(),
        criteria: seen.criteria.clone(),
        accept: seen.other_school,
    };
    if device.ask(&Command::Import(import)).is_err() {
        assert_eq!(*device.ledger(), before);
        return;
    }
    if document.kind == Kind::Class {
        assert_eq!(settings(device), held, "a class file changed a setting");
    }
    let differs = |id| seen.differing.iter().any(|one| one.id == id);
    let is_here = |e: &std::sync::Arc<lantern::ledger::Entry>| device.ledger().get(e.about, e.id) == Some(e);
    assert!(document.entries.iter().all(|e| device.ledger().bars(e) || differs(e.id) || is_here(e)));
    assert!(document.erased.iter().all(|id| device.ledger().erased().contains(id) && device.ledger().pupil(*id).is_none()));
    // Taken in once more it brings nothing.
    let again = device.preview(&document).unwrap();
    assert!(again.brings_nothing() && again.contested.is_empty(), "{again:?}");
    // Every projection of the files stands, and they leave as a file that can be read.
    let roll = device.roll();
    for (pupil, _) in roll.pupils() {
        assert!(device.fold(pupil).cells().all(|(_, live)| !live.is_empty()));
    }
    let everything = device.everything();
    assert_eq!(Document::decode(everything.encode().unwrap().as_bytes()).as_ref(), Ok(&everything));
    for (class, _) in roll.classes() {
        let class = device.class(class, year());
        assert_eq!(Document::decode(class.encode().unwrap().as_bytes()).as_ref(), Ok(&class));
    }
    let mut fresh = Device::new(0xF1);
    fresh.take(&everything);
    assert_eq!(fresh.everything().entries.iter().filter(|e| !everything.entries.contains(e)).count(), fresh_extras(&fresh, &everything));
}

/// What a new device adds of its own when it takes in a file: only criteria and bands the file's glossary has and its entries have not.
fn fresh_extras(fresh: &Device, file: &Document) -> usize {
    let before: std::collections::BTreeSet<_> = file.entries.iter().map(|e| e.id).collect();
    let met = |e: &Change| matches!(e, Change::BandMet { .. } | Change::CriterionMet { .. });
    fresh.ledger().entries().filter(|e| !before.contains(&e.id) && met(&e.change)).count()
}

/// One way to break a file.
#[derive(Clone, Debug)]
enum Break {
    Byte(Index, u8),
    Insert(Index, Vec<u8>),
    Cut(Index),
    DropLine(Index),
    DoubleLine(Index, Index),
    SwapLines(Index, Index),
    SwapStrings(Index, Index),
    PutValue(Index, &'static str),
    Long(Index, usize),
}

fn breaks() -> impl Strategy<Value = Break> {
    let values = prop::sample::select(vec![
        "1e999",
        "-0",
        "99999999999999999999999999999999",
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[[[[[[[[]]]]]]]]",
        "{\"a\":1,\"a\":2}",
        "\"school\"",
        "\"0000000000001.1\"",
        "\"+262142-12-31\"",
        "\"9999-12-31T23:59:60Z\"",
        "\"2189-90.summer-2\"",
    ]);
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Break::Byte(at, byte)),
        4 => (any::<Index>(), prop::sample::select(b"{}[]\",:0123456789abcdefghij.\\ -\n".to_vec()))
            .prop_map(|(at, byte)| Break::Byte(at, byte)),
        2 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Break::Insert(at, bytes)),
        1 => any::<Index>().prop_map(Break::Cut),
        3 => any::<Index>().prop_map(Break::DropLine),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Break::DoubleLine(a, b)),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Break::SwapLines(a, b)),
        8 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Break::SwapStrings(a, b)),
        6 => (any::<Index>(), values).prop_map(|(at, value)| Break::PutValue(at, value)),
        1 => (any::<Index>(), prop::sample::select(vec![31_usize, 101, 501, 4001, 200_000])).prop_map(|(at, long)| Break::Long(at, long)),
    ]
}

/// Where the strings of a JSON text stand, quotes included. Good enough for a text that is JSON or nearly so.
fn strings(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let (mut found, mut open, mut escaped) = (Vec::new(), None, false);
    for (i, byte) in text.iter().enumerate() {
        match (byte, open) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', None) => open = Some(i),
            (b'"', Some(start)) => {
                found.push(start..i + 1);
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn apply(text: &mut Vec<u8>, how: &Break) {
    let lines = |text: &[u8]| text.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let put = |text: &mut Vec<u8>, at: &Index, value: &[u8]| {
        let strings = strings(text);
        if !strings.is_empty() {
            text.splice(at.get(&strings).clone(), value.iter().copied());
        }
    };
    if text.is_empty() {
        return;
    }
    match how {
        Break::Byte(at, byte) => *at.get_mut(text) = *byte,
        Break::Insert(at, bytes) => {
            let at = at.index(text.len());
            text.splice(at..at, bytes.iter().copied());
        }
        Break::Cut(at) => text.truncate(at.index(text.len())),
        Break::DropLine(at) => {
            let mut lines = lines(text);
            lines.remove(at.index(lines.len()));
            *text = lines.concat();
        }
        Break::DoubleLine(from, to) => {
            let mut lines = lines(text);
            let line = from.get(&lines).clone();
            lines.insert(to.index(lines.len()), line);
            *text = lines.concat();
        }
        Break::SwapLines(a, b) => {
            let mut lines = lines(text);
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
            *text = lines.concat();
        }
        Break::SwapStrings(a, b) => {
            let strings = strings(text);
            if !strings.is_empty() {
                // The value of another string: an id for an id as often as not, for most strings are ids.
                let value = text[b.get(&strings).clone()].to_vec();
                put(text, a, &value);
            }
        }
        Break::PutValue(at, value) => put(text, at, value.as_bytes()),
        Break::Long(at, long) => put(text, at, format!("\"{}\"", "x".repeat(*long)).as_bytes()),
    }
}

/// `LANTERN_FUZZ=100 cargo test --test native fuzz` tries a hundred times as hard.
fn config(cases: u32) -> ProptestConfig {
    let harder = std::env::var("LANTERN_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    ProptestConfig { cases: cases * harder, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1000))]
    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Document::decode(&bytes).is_err());
    }

    #[test]
    fn arbitrary_json_after_the_right_beginning_is_refused_or_holds(tail in "[\\[\\]{}\":,a-z0-9. -]{0,80}") {
        open(format!("{{\"format\":\"lantern/1\",{tail}").as_bytes(), &mut Device::at_school(1));
    }
}

proptest! {
    #![proptest_config(config(600))]
    #[test]
    fn a_broken_file_is_refused_or_holds(seed in any::<Index>(), how in prop::collection::vec(breaks(), 1..4)) {
        let mut text = seed.get(seeds()).clone().into_bytes();
        for how in &how {
            apply(&mut text, how);
        }
        thread_local!(static RECEIVER: Device = receiver());
        let mut device = Device::new(0xF2);
        RECEIVER.with(|known| {
            device.hold(known.ledger());
            device.join(known.school());
        });
        open(&text, &mut device);
    }
}

#[test]
fn breaking_leaves_enough_whole() {
    // The fuzz means little if nearly everything it makes is refused at the door.
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{RngSeed, TestRunner};
    let mut runner = TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(7), ..config(1) });
    let mut accepted = 0;
    for n in 0..300 {
        let how = breaks().new_tree(&mut runner).unwrap().current();
        let mut text = seeds()[n % seeds().len()].clone().into_bytes();
        let whole = text.clone();
        apply(&mut text, &how);
        accepted += u32::from(text != whole && Document::decode(&text).is_ok());
    }
    assert!(accepted >= 30, "only {accepted} of 300 broken files are accepted");
}
