//! A copy is read back before it is called saved.

use std::sync::Arc;

use lantern::exchange::export::packed;
use lantern::exchange::limits::FILE_MAX;
use lantern::exchange::{Document, ImportProblem, NotTheSame, Reached, ReadBack, Reader};
use proptest::prelude::*;

use crate::device::Device;
use crate::histories::{Act, stories, tell};

/// Reads what was written back in pieces of a size; `None` where it is not what it should be.
fn read_back(wanted: &Document, written: &[u8], piece: usize) -> Option<()> {
    let mut reading = ReadBack::new(wanted, written.len()).unwrap();
    let mut pieces = written.chunks(piece);
    loop {
        match reading.go_on() {
            None => {}
            Some(Ok(false)) => reading.take(pieces.next().unwrap_or_default()),
            Some(Ok(true)) => return Some(()),
            Some(Err(NotTheSame)) => return None,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_reads_back_and_nothing_else_does(story in stories(), piece in 1..900_usize, at in any::<prop::sample::Index>()) {
        let mut story = story;
        // What names itself cannot be written down.
        story.acts.retain(|(_, act)| !matches!(act, Act::Circle { size: 1, .. }));
        let mut device = tell(&story).devices.remove(0);
        let school = Device::at_school(1).school();
        device.join(school);
        let document = device.everything();
        let written = document.encode().unwrap().into_bytes();
        prop_assert_eq!(read_back(&document, &written, piece), Some(()));
        // Of what lacks a piece, lacks an entry or has another, nobody is told that it is saved.
        let cut = at.index(written.len());
        if !written[cut..].iter().all(u8::is_ascii_whitespace) {
            prop_assert_eq!(read_back(&document, &written[..cut], piece), None);
        }
        let nth = at.index(document.entries.len());
        let mut other = document.clone();
        let mut entry = (*other.entries.remove(nth)).clone();
        prop_assert_eq!(read_back(&other, &written, piece), None);
        entry.at = lantern::domain::Moment::from_seconds(entry.at.seconds() + 1);
        other.entries.insert(nth, Arc::new(entry));
        prop_assert_eq!(read_back(&other, &written, piece), None);
        let other = Document { missing: 3, ..document };
        prop_assert_eq!(read_back(&other, &written, piece), None);
    }
}

#[test]
fn what_unpacks_past_the_limit_is_refused_whatever_it_says_of_itself() {
    let too_large = |size| ImportProblem::TooLarge { size, most: FILE_MAX };
    assert_eq!(Reader::unpacking(FILE_MAX + 1).err(), Some(too_large(FILE_MAX + 1)));
    // A list that never ends says that it is small.
    let mut reader = Reader::unpacking(7).unwrap();
    reader.take(br#"{"format":"lantern/1","entries":["#);
    let blank = vec![b' '; 10_000_000];
    for _ in 0..=FILE_MAX / blank.len() {
        while reader.go_on().is_none() {}
        reader.take(&blank);
    }
    assert!(matches!(reader.go_on(), Some(Reached::TooLarge)));
}

#[test]
fn a_file_that_any_version_opens_is_written_plain_and_a_larger_one_packed() {
    let mut device = Device::at_school(1);
    let _class = device.add_class("4B");
    let mut document = device.everything();
    assert_eq!(packed(&document), None);
    document.entries = vec![Arc::clone(&document.entries[0]); 200_000];
    assert_eq!(packed(&document), Some(".gz"));
}
