//! What is locked opens with its passphrase and with no other, whatever happens to it on the way; and the `age` tool's own files open.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use lantern_sealing::{BEGINS, Problem, WORK_MAX, open, seal};
use proptest::prelude::*;

const PASSPHRASE: &str = "maple otter quilt sunny";
/// Made by `age -p` 1.1.1 with the passphrase above from [`PLAIN`].
const FROM_THE_TOOL: &[u8] = include_bytes!("fixtures/from-the-tool.age");
/// Made by `age -r`, for a key.
const FOR_A_KEY: &[u8] = include_bytes!("fixtures/for-a-key.age");
/// Made by this crate, once: what was locked once opens for ever.
const FROM_HERE: &[u8] = include_bytes!("fixtures/from-here.age");
const PLAIN: &str = "{\"format\":\"lantern/1\"}\n";

fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    seal(PASSPHRASE.to_owned(), &mut &*plain, &mut out).unwrap();
    out
}

fn opened(passphrase: &str, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut out = Vec::new();
    open(passphrase.to_owned(), &mut &*sealed, &mut out).map(|()| out)
}

#[test]
fn files_of_the_age_tool_and_of_earlier_days_open() {
    for file in [FROM_THE_TOOL, FROM_HERE] {
        assert_eq!(opened(PASSPHRASE, file).as_deref(), Ok(PLAIN.as_bytes()));
        assert_eq!(opened("maple otter quilt sunnx", file), Err(Problem::OtherPassphrase));
    }
    assert_eq!(opened(PASSPHRASE, FOR_A_KEY), Err(Problem::NoPassphrase));
}

#[test]
fn a_file_is_not_what_it_was_and_no_two_are_alike() {
    let (one, two) = (sealed(PLAIN.as_bytes()), sealed(PLAIN.as_bytes()));
    assert!(one.starts_with(BEGINS.as_bytes()) && one != two);
    assert!(!one.windows(7).any(|piece| piece == b"lantern"));
}

#[test]
fn what_would_take_more_memory_than_there_is_is_not_tried() {
    let header = String::from_utf8_lossy(FROM_THE_TOOL).into_owned();
    let at = header.find(" 18\n").unwrap();
    let mut file = FROM_THE_TOOL.to_vec();
    file.splice(at..at + 3, format!(" {}", WORK_MAX + 1).into_bytes());
    assert_eq!(opened(PASSPHRASE, &file), Err(Problem::TooMuchWork));
}

#[test]
fn every_word_is_read_back() {
    for problem in [Problem::OtherPassphrase, Problem::NoPassphrase, Problem::TooMuchWork, Problem::Damaged, Problem::Broken] {
        assert_eq!(Problem::from_word(problem.word()), problem);
    }
    assert_eq!(Problem::from_word("?"), Problem::Broken);
}

proptest! {
    // A try is slow on purpose.
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_locked_opens_as_it_was_and_a_damaged_file_never_opens_as_another(
        plain in prop::collection::vec(any::<u8>(), 0..200_000),
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let file = sealed(&plain);
        prop_assert_eq!(opened(PASSPHRASE, &file), Ok(plain.clone()));
        let at = at.index(file.len());
        let mut damaged = file.clone();
        damaged[at] ^= flip;
        prop_assert!(opened(PASSPHRASE, &damaged).is_err(), "damaged at {}", at);
        prop_assert!(opened(PASSPHRASE, &file[..at]).is_err(), "cut off at {}", at);
    }
}
