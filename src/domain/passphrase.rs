//! Passphrases of files: which are too easily guessed, and how one is made up.
//!
//! A file can be tried as often as somebody likes, on any number of machines: unlike the lock of a screen nothing slows them down but the
//! work of each try (`sealing/`). NCSC's advice is three random words; a file that may be lost for good gets five.

use super::order;

/// The words of which passphrases are made up, one a line.
const WORDS: &str = include_str!("passphrase_words.txt");
/// How many words a passphrase that is made up has: 45 bits.
pub const WORDS_EACH: usize = 5;
/// Fewest characters.
pub const LEAST: usize = 12;
/// Fewest characters that are left once what anybody would try is taken out.
const LEAST_BESIDE: usize = 8;
/// Fewest different characters.
const LEAST_DIFFERENT: usize = 6;
/// Fewest characters that follow each other on a keyboard or in the alphabet to count as a run.
const RUN: usize = 4;
/// What follows each other on keyboards, and in alphabet and numbers.
const ROWS: [&str; 5] = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// What stands in every list of passwords that are tried first, and what is near at hand in a school.
const COMMON: [&str; 30] = [
    "password",
    "passphrase",
    "passwort",
    "lantern",
    "letmein",
    "welcome",
    "teacher",
    "primary",
    "school",
    "mentoring",
    "assertive",
    "children",
    "pupils",
    "admin",
    "secret",
    "login",
    "iloveyou",
    "monkey",
    "dragon",
    "football",
    "liverpool",
    "arsenal",
    "chelsea",
    "princess",
    "sunshine",
    "summer",
    "winter",
    "autumn",
    "spring",
    "class",
];

/// Whether a passphrase would be guessed too soon. `known` is what anybody there knows: the names of the school and its classes.
#[must_use]
pub fn is_weak(passphrase: &str, known: &[&str]) -> bool {
    let passphrase = passphrase.trim();
    let mut left = letters(passphrase);
    for word in COMMON.iter().copied().chain(known.iter().flat_map(|name| name.split_whitespace())) {
        let word = letters(word);
        if word.chars().count() >= 3 {
            left = left.replace(&word, "");
        }
    }
    let left = without_runs(&left);
    let different = order::set(left.chars());
    passphrase.chars().count() < LEAST || left.chars().count() < LEAST_BESIDE || different.len() < LEAST_DIFFERENT
}

/// A passphrase of random words; the chance comes from a good source.
#[must_use]
pub fn made_up(chance: [u8; WORDS_EACH * 2]) -> String {
    let words: Vec<&str> = WORDS.lines().collect();
    let (pairs, _) = chance.as_chunks::<2>();
    // 65,536 is a multiple of the number of words: every word is as likely as any other.
    let word = |pair: &[u8; 2]| words.get(usize::from(u16::from_le_bytes(*pair)) % words.len().max(1)).copied().unwrap_or_default();
    pairs.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Each run of the same character, or of neighbours, as its first character.
fn without_runs(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let (mut left, mut at) = (String::new(), 0);
    while let Some(first) = all.get(at) {
        let rest = all.get(at..).unwrap_or_default();
        let same = rest.iter().take_while(|letter| *letter == first).count();
        let longest = neighbours(rest).max(if same >= 3 { same } else { 1 });
        left.push(*first);
        at += longest;
    }
    left
}

/// How many characters from the first follow each other, forwards or backwards; 1 where too few do.
fn neighbours(text: &[char]) -> usize {
    let steps = |row: &str, by: isize| {
        let place = |letter: &char| row.find(*letter).and_then(|place| isize::try_from(place).ok());
        let pairs = text.iter().zip(text.iter().skip(1));
        1 + pairs.take_while(|(one, next)| place(one).zip(place(next)).is_some_and(|(one, next)| next - one == by)).count()
    };
    let longest = ROWS.iter().flat_map(|row| [steps(row, 1), steps(row, -1)]).max().unwrap_or(1);
    if longest >= RUN { longest } else { 1 }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const KNOWN: [&str; 3] = ["Hillside Community Primary", "Kestrels", "4B"];

    #[test]
    fn what_anybody_would_try_is_weak() {
        for text in [
            "",
            "short",
            "elevenchars",
            "aaaaaaaaaaaaaaaa",
            "abababababababab",
            "123456789012345",
            "qwertyuiopasdf",
            "Password12345",
            "passwordpassword",
            "lantern2026!",
            "Hillside Primary 1",
            "kestrels kestrels kestrels",
            "abcdefghijklmnop",
            "Welcome to 4B!!",
            "            ",
            "98765432109876",
            "letmein letmein",
            "school school school",
            "teacher2026",
            "1111 2222 3333",
        ] {
            assert!(is_weak(text, &KNOWN), "{text}");
        }
    }

    #[test]
    fn what_takes_long_to_guess_is_not() {
        for text in ["maple otter quilt sunny", "Der Hund bellt laut", "7rZ!kq2pVw9x", "my gran keeps 9 bees", "žluťoučký kůň úpěl"]
        {
            assert!(!is_weak(text, &KNOWN), "{text}");
        }
    }

    #[test]
    fn what_is_made_up_is_five_of_512_words_each_as_likely_and_never_weak() {
        let words: BTreeSet<&str> = WORDS.lines().collect();
        assert_eq!((words.len(), WORDS.lines().count(), 65_536 % 512), (512, 512, 0));
        assert!(words.iter().all(|word| (4..=6).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_lowercase())));
        for chance in [[0; 10], [255; 10], [7, 1, 200, 9, 33, 4, 90, 121, 18, 60]] {
            let passphrase = made_up(chance);
            assert_eq!(passphrase.split(' ').count(), WORDS_EACH, "{passphrase}");
            assert!(passphrase.split(' ').all(|word| words.contains(word)));
        }
        assert!(!is_weak(&made_up([7, 1, 200, 9, 33, 4, 90, 121, 18, 60]), &KNOWN));
    }
}
