//! Names as people write them: cleaned, judged, and divided into forename and surname.

use super::columns::Field;
use crate::domain::letters;
use crate::domain::people::NAME_MAX;
use crate::exchange::table::shown::is_hidden;
use crate::words::roster::{RowFault, RowWarning};

/// Small words that belong to the surname after them: "Ludwig van Beethoven".
const PARTICLES: &[&str] = &[
    "van", "von", "de", "da", "der", "den", "di", "do", "dos", "das", "du", "del", "della", "la", "le", "ter", "ten", "bin", "bint", "ibn",
    "al", "el", "abu", "ap", "st", "st.",
];

/// A name without space around it, with single spaces inside. Dashes alone mean that there is none. What cannot be shown is taken out, and
/// said.
pub(super) fn clean(text: &str, field: Field, warnings: &mut Vec<RowWarning>) -> Result<String, RowFault> {
    let shown: String = text.chars().filter(|c| !is_hidden(*c)).collect();
    warnings.extend((shown.len() < text.len()).then_some(RowWarning::OddName { found: char::REPLACEMENT_CHARACTER }));
    let text = &shown;
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if letters::folded(&name).chars().all(|c| matches!(c, '-' | ' ')) {
        return Ok(String::new());
    }
    match name.chars().count() {
        count if count > NAME_MAX => Err(RowFault::NameTooLong { field, count }),
        _ => Ok(name),
    }
}

/// The first character that names seldom hold: a sign that a column is mapped wrongly or a line is no child's.
pub(super) fn oddity(name: &str) -> Option<char> {
    name.chars().find(|c| c.is_ascii_digit() || "@:;/\\<>=_#*|{}[]\",+&%$£?!~^".contains(*c) || *c == char::REPLACEMENT_CHARACTER)
}

/// Whether a text could be a name or part of one.
pub(super) fn could_be_name(text: &str) -> bool {
    let without_comma = text.replacen(',', "", 1);
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && oddity(&without_comma).is_none()
}

/// A full name in its two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Divided {
    pub(super) forename: String,
    pub(super) surname: String,
    /// Whether another division is as likely.
    pub(super) guessed: bool,
}

/// Divides "Surname, Forename", "Forename Surname" and "SURNAME Forename".
pub(super) fn divide(full: &str) -> Divided {
    if let Some((surname, forename)) = full.split_once(',') {
        return Divided { forename: forename.trim().to_owned(), surname: surname.trim().to_owned(), guessed: false };
    }
    let words: Vec<&str> = full.split_whitespace().collect();
    let capitals = words.iter().take_while(|w| is_capitals(w)).count();
    let (surname_first, cut) = if capitals > 0 && capitals < words.len() {
        (true, capitals)
    } else {
        let particles = words.iter().rev().skip(1).take_while(|w| PARTICLES.contains(&w.to_lowercase().as_str())).count();
        // The first word is the child's even where it looks like a particle: "Al Green".
        (false, words.len().saturating_sub(1 + particles).max(1))
    };
    let (first, second) = words.split_at_checked(cut).unwrap_or((&words, &[]));
    let (forename, surname) = if surname_first { (second, first) } else { (first, second) };
    Divided { forename: forename.join(" "), surname: surname.join(" "), guessed: words.len() > 2 || surname_first }
}

/// Whether a word is a surname set in capitals. Two letters may be initials: "JJ Smith".
fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

/// The two names of a child, checked: there must be one at least, and odd characters are pointed out. Who has one name is called by it,
/// whichever column it stands in; `of_two` is whether there was room for both, so that one alone is worth a look.
pub(super) fn checked(
    forename: String,
    surname: String,
    of_two: bool,
    warnings: &mut Vec<RowWarning>,
) -> Result<(String, String), RowFault> {
    let is_name = |text: &str| text.chars().any(char::is_alphanumeric);
    let (forename, surname) = match (is_name(&forename), is_name(&surname)) {
        (false, false) => return Err(RowFault::NoForename),
        (false, true) => (surname, String::new()),
        (true, _) => (forename, surname),
    };
    warnings.extend((of_two && surname.is_empty()).then_some(RowWarning::OneName));
    warnings.extend(oddity(&forename).or_else(|| oddity(&surname)).map(|found| RowWarning::OddName { found }));
    Ok((forename, surname))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_and_otherwise_left_alone() {
        for (text, expected) in [
            ("  Zoë\u{a0} \n Ann ", "Zoë Ann"),
            ("O'BRIEN", "O'BRIEN"),
            ("Anne-Marie", "Anne-Marie"),
            ("-", ""),
            (" – ", ""),
            ("- -", ""),
            ("", ""),
        ] {
            assert_eq!(clean(text, Field::Forename, &mut vec![]).as_deref(), Ok(expected), "{text:?}");
        }
        for (text, left) in [("A\u{7}b", "Ab"), ("\u{1b}Ann", "Ann")] {
            let mut said = vec![];
            assert_eq!(clean(text, Field::Surname, &mut said).as_deref(), Ok(left), "{text:?}");
            assert_eq!(said, [RowWarning::OddName { found: char::REPLACEMENT_CHARACTER }]);
        }
        assert!(clean(&"é".repeat(NAME_MAX), Field::Forename, &mut vec![]).is_ok());
        let too_long = RowFault::NameTooLong { field: Field::Forename, count: NAME_MAX + 1 };
        assert_eq!(clean(&"é".repeat(NAME_MAX + 1), Field::Forename, &mut vec![]), Err(too_long));
    }

    #[test]
    fn full_names_are_divided() {
        for (full, forename, surname, guessed) in [
            ("Khan, Amira", "Amira", "Khan", false),
            ("Khan,Amira Jane", "Amira Jane", "Khan", false),
            ("de la Cruz, Ana", "Ana", "de la Cruz", false),
            ("Khan,", "", "Khan", false),
            ("Amira Khan", "Amira", "Khan", false),
            ("Amira", "Amira", "", false),
            ("", "", "", false),
            ("Mary Jane Watson", "Mary Jane", "Watson", true),
            ("Ludwig van Beethoven", "Ludwig", "van Beethoven", true),
            ("Ana de la Cruz", "Ana", "de la Cruz", true),
            ("Al Green", "Al", "Green", false),
            ("Le Van", "Le", "Van", false),
            ("KHAN Amira", "Amira", "KHAN", true),
            ("AMIRA KHAN", "AMIRA", "KHAN", false),
            ("JJ Smith", "JJ", "Smith", false),
        ] {
            assert_eq!(divide(full), Divided { forename: forename.into(), surname: surname.into(), guessed }, "{full}");
        }
    }

    #[test]
    fn what_names_seldom_hold_is_seen() {
        for (name, odd) in [("Zoë O’Brien-Smith Jr.", None), ("Total: 30", Some(':')), ("4B", Some('4')), ("Zo\u{fffd}", Some('\u{fffd}'))]
        {
            assert_eq!(oddity(name), odd, "{name}");
        }
        assert!(could_be_name("Khan, Amira") && could_be_name("Zoe\u{308}") && !could_be_name("M") && !could_be_name("4B"));
    }
}
