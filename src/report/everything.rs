//! Everything that is kept of a child, for whoever may ask for it: which other children are named in it, and what it says without them.
//!
//! Whoever asks for what is kept of a child has no right to what it tells of another (UK GDPR, article 15(4)), so the names of others are
//! looked for, and a person says which of them are blanked. Only names can be found: a nickname or "his friend" is for a person to see.

use std::sync::Arc;

use super::history::HistoryLine;
use crate::domain::{PupilId, letters, order};
use crate::ledger::{Change, Files};

/// What stands in the place of a name.
pub const BLANK: &str = "[another child]";

/// The names that tell one child of a school from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// A word of the name of another child as it is compared, and as it is written on the roll.
    others: Vec<(String, String)>,
    /// The names of the staff, word by word as they are compared: of "Mrs Wren" no word is a child's.
    staff: Vec<Vec<String>>,
}

/// A name of another child that occurs in what is kept of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherName {
    /// The word, as it is written on the roll.
    pub name: String,
    /// In how many entries it occurs.
    pub entries: usize,
}

/// A word of a text: where it stands, and what it is compared by.
struct Word<'a> {
    from: usize,
    to: usize,
    text: &'a str,
    key: String,
}

/// The words of a text. An apostrophe within belongs to its word, but for that of "Ada's".
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    let is_in = |c: char| c.is_alphanumeric() || letters::is_apostrophe(c) || letters::is_invisible(c) || is_accent(c);
    text.split(move |c: char| !is_in(c)).filter_map(move |part| {
        let from = at;
        at += part.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let bare = part.trim_start_matches(letters::is_apostrophe);
        let from = from + part.len() - bare.len();
        let bare = bare.trim_end_matches(letters::is_apostrophe);
        let bare = bare.strip_suffix('s').and_then(|of| of.strip_suffix(letters::is_apostrophe)).unwrap_or(bare);
        (!bare.is_empty()).then(|| Word { from, to: from + bare.len(), text: bare, key: letters::folded(bare) })
    })
}

/// Whether a character is an accent that stands behind its letter.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a word may be a name: it begins with a capital, and is no initial.
fn is_a_name(word: &Word<'_>) -> bool {
    word.text.chars().next().is_some_and(char::is_uppercase) && word.text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// The months that are names as well.
const MONTHS: [&str; 4] = ["april", "may", "june", "august"];

impl Names {
    /// The names of every child of the school but one, by whatever each was ever called: forenames, surnames, names in law, each word of
    /// them. A word of the child's own names is no name of another.
    #[must_use]
    pub fn of(files: &Files, pupil: PupilId) -> Self {
        let roll = files.roll();
        let pupil = roll.canonical(pupil);
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for entry in files.ledger().school().entries() {
            let (of, names) = match &entry.change {
                Change::PupilSet { pupil, details } => (*pupil, [&details.forename, &details.surname]),
                Change::LegalNameSet { pupil, legal } => (*pupil, [&legal.forename, &legal.surname]),
                _ => continue,
            };
            let is_own = roll.canonical(of) == pupil;
            for word in names.into_iter().flat_map(|name| words(name)) {
                if is_own {
                    own.push(word.key);
                } else if is_a_name(&word) {
                    others.push((word.key, word.text.to_owned()));
                }
            }
        }
        others.retain(|(key, _)| !own.contains(key));
        order::sort(&mut others);
        others.dedup_by(|one, before| one.0 == before.0);
        let staff = roll.staff().into_iter().map(|(_, member)| words(&member.name).map(|word| word.key).collect());
        Self { others, staff: staff.filter(|name: &Vec<String>| !name.is_empty()).collect() }
    }

    /// The names of others that occur in some lines, by name.
    #[must_use]
    pub fn occurring(&self, lines: &[Arc<HistoryLine>]) -> Vec<OtherName> {
        let mut counts = vec![0_usize; self.others.len()];
        for line in lines {
            let mut found: Vec<usize> = self.places(&line.words).into_iter().map(|(.., name)| name).collect();
            order::sort(&mut found);
            found.dedup();
            found.into_iter().for_each(|name| counts.get_mut(name).into_iter().for_each(|count| *count += 1));
        }
        let named = self.others.iter().zip(counts).filter(|(_, entries)| *entries > 0);
        named.map(|((_, name), entries)| OtherName { name: name.clone(), entries }).collect()
    }

    /// A text with the names of others blanked, but for some.
    #[must_use]
    pub fn blanked(&self, text: &str, left: &[String]) -> String {
        let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
        for (from, to, name) in self.places(text) {
            if self.others.get(name).is_some_and(|(_, name)| left.contains(name)) {
                continue;
            }
            let between = text.get(at..from).unwrap_or_default();
            // Of forename and surname one blank is left.
            let goes_on = kept.ends_with(BLANK) && between.chars().all(|c| c.is_whitespace() || c == '-');
            if !goes_on {
                kept.push_str(between);
                kept.push_str(BLANK);
            }
            at = to;
        }
        kept.push_str(text.get(at..).unwrap_or_default());
        kept
    }

    /// Where in a text the names of others stand, and which.
    fn places(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let all: Vec<Word<'_>> = words(text).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(word) = all.get(at) {
            let is_here = |name: &&Vec<String>| {
                let here = all.get(at..at + name.len()).unwrap_or_default();
                here.len() == name.len() && here.iter().zip(name.iter()).all(|(word, key)| word.key == *key)
            };
            if let Some(name) = self.staff.iter().find(is_here) {
                at += name.len();
                continue;
            }
            let is_number = |place: Option<usize>| {
                place.and_then(|place| all.get(place)).is_some_and(|word| word.text.chars().all(|c| c.is_ascii_digit()))
            };
            let is_date = MONTHS.contains(&word.key.as_str()) && (is_number(at.checked_sub(1)) || is_number(Some(at + 1)));
            if is_a_name(word)
                && !is_date
                && let Ok(name) = self.others.binary_search_by(|(key, _)| key.as_str().cmp(&word.key))
            {
                found.push((word.from, word.to, name));
            }
            at += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(others: &[&str], staff: &[&str]) -> Names {
        let mut others: Vec<(String, String)> =
            others.iter().flat_map(|name| words(name)).map(|word| (word.key, word.text.to_owned())).collect();
        order::sort(&mut others);
        Names { others, staff: staff.iter().map(|name| words(name).map(|word| word.key).collect()).collect() }
    }

    #[test]
    fn a_name_is_blanked_where_it_is_a_word_of_its_own() {
        let names = names(&["Will", "Anna Marie", "O'Brien", "Zoë", "SMITH", "Mary-Jane", "'Abdul", "May", "De Souza"], &["Mrs Smith"]);
        for (text, without) in [
            ("sat with Will.", "sat with [another child]."),
            ("will see; Wilfred and Willow stay", "will see; Wilfred and Willow stay"),
            ("“Will’s idea”, Anna said", "“[another child]’s idea”, [another child] said"),
            ("Anna Marie and Anna", "[another child] and [another child]"),
            ("J. O’Brien, Zoe\u{308}–Will", "J. [another child], [another child]–[another child]"),
            ("Zoës, éWill, Mr Willis", "Zoës, éWill, Mr Willis"),
            ("hit Jane Smith, Mrs Smith saw it", "hit [another child], Mrs Smith saw it"),
            ("Mary-Jane and Abdul", "[another child] and [another child]"),
            ("on 12 May 2026 with May", "on 12 May 2026 with [another child]"),
            ("in May 2026", "in May 2026"),
            ("De Souza", "[another child]"),
            ("", ""),
        ] {
            assert_eq!(names.blanked(text, &[]), without, "{text}");
        }
        assert_eq!(names.blanked("Will and Anna", &["Will".to_owned()]), "Will and [another child]");
    }

    #[test]
    fn words_stand_where_they_are() {
        for text in ["Ada’s ‘book’", "  a--b ", "é ’n’ Zoe\u{308}!", "", "’’", "x"] {
            for word in words(text) {
                assert_eq!(text.get(word.from..word.to), Some(word.text), "{text}");
            }
        }
    }
}
