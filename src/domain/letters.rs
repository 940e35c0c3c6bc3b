//! One fold of names for everything: whether two names are the same, and where a name stands in a list.
//!
//! What Unicode knows of accents is a table of a hundred kilobytes, which every browser has already: the platform hands its own in at the
//! start. Stored names are never rewritten; they fold alike whatever program wrote them.

use std::borrow::Cow;
#[cfg(target_arch = "wasm32")]
use std::sync::OnceLock;

/// How a letter with an accent is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As one letter: Unicode's NFC.
    Together,
    /// As a letter and its accent: Unicode's NFD.
    Apart,
}

/// The browser's own way of writing letters with accents.
#[cfg(target_arch = "wasm32")]
static BY_THE_BROWSER: OnceLock<fn(&str, Form) -> String> = OnceLock::new();

/// Hands in the browser's own way of writing letters with accents, once, before any name is read. Until then they stay as they are.
#[cfg(target_arch = "wasm32")]
pub fn write_with(written: fn(&str, Form) -> String) {
    // A second time would be the same function again.
    let _ = BY_THE_BROWSER.set(written);
}

#[cfg(target_arch = "wasm32")]
fn written(text: &str, form: Form) -> String {
    BY_THE_BROWSER.get().map_or_else(|| text.to_owned(), |written| written(text, form))
}

#[cfg(not(target_arch = "wasm32"))]
fn written(text: &str, form: Form) -> String {
    use unicode_normalization::UnicodeNormalization;
    match form {
        Form::Together => text.nfc().collect(),
        Form::Apart => text.nfd().collect(),
    }
}

/// Whether a character shows nothing and is no space: zero width, byte order marks, soft hyphens, and what only turns the text around it.
/// Word processors and web pages leave them behind.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// A text without what is invisible in it.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_invisible) { Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).collect()) } else { Cow::Borrowed(text) }
}

/// Whether a character is an apostrophe, of whatever kind.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | '\u{ff07}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// A text to compare by: two that fold alike are the same to a person. Capitals, kinds of apostrophe, hyphen and space, runs of space, what
/// is invisible, and how accents are written make no difference; accents themselves do.
#[must_use]
pub fn folded(text: &str) -> String {
    let text = visible(text);
    let text = if text.is_ascii() { text } else { Cow::Owned(written(&text, Form::Together)) };
    spelt(&text, &|c, folded| match c {
        c if is_apostrophe(c) => folded.push('\''),
        c if is_hyphen(c) => folded.push('-'),
        c => folded.extend(c.to_lowercase()),
    })
}

/// Whether two names are the same to a person.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// What to sort a list of names by: [`sorted_as`], and what is equal then by how it is written.
#[must_use]
pub fn listed_as(name: &str) -> String {
    [&sorted_as(name), name].join("\u{0}")
}

/// A text to sort by, in English custom: É stands with E and Ł with L, O’Brien with Obrien; a hyphen is a space. Two texts that differ may
/// come to the same: see [`listed_as`].
#[must_use]
pub fn sorted_as(text: &str) -> String {
    let text = visible(text);
    let text = if text.is_ascii() { text } else { Cow::Owned(written(&text, Form::Apart)) };
    let text: String = text.chars().map(|c| if is_hyphen(c) { ' ' } else { c }).collect();
    spelt(&text, &|c, sorted| {
        // Accents, which were set apart.
        if is_apostrophe(c) || matches!(c, '.' | ',' | '\u{300}'..='\u{36f}') {
            return;
        }
        for small in c.to_lowercase() {
            match small {
                'ø' => sorted.push('o'),
                'ł' => sorted.push('l'),
                'đ' | 'ð' => sorted.push('d'),
                'ı' => sorted.push('i'),
                'ß' => sorted.push_str("ss"),
                'æ' => sorted.push_str("ae"),
                'œ' => sorted.push_str("oe"),
                'þ' => sorted.push_str("th"),
                other => sorted.push(other),
            }
        }
    })
}

/// Writes a text anew, letter by letter, with single spaces inside and none around.
fn spelt(text: &str, letter: &dyn Fn(char, &mut String)) -> String {
    let mut spelt = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !spelt.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            spelt.push(' ');
        }
        letter(c, &mut spelt);
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_the_same_to_a_person_fold_alike() {
        for (one, other) in [
            ("Zoë", "Zoe\u{308}"),
            ("ZOË", "zoe\u{308}"),
            ("O'Brien", "O’Brien"),
            ("O'Brien", "OʼBRIEN"),
            ("O'Brien", "O`Brien"),
            ("O'Brien", "o´brien"),
            ("O'Brien", "O‘Brien"),
            ("Anne-Marie", "Anne\u{2010}Marie"),
            ("Anne-Marie", "Anne\u{2011}Marie"),
            ("Anne-Marie", "Anne–Marie"),
            ("Anne-Marie", "Anne\u{2212}Marie"),
            ("Mary Jane", "Mary\u{a0}Jane"),
            ("Mary Jane", "  Mary \u{2009} Jane "),
            ("Liam", "\u{feff}Li\u{ad}am\u{200b}"),
            ("Zoë", "Zo\u{200d}e\u{308}"),
            ("Noor", "\u{200f}Noor\u{202c}"),
            ("Nguyễn", "Nguye\u{302}\u{303}n"),
        ] {
            assert!(same(one, other), "{one:?} {other:?}: {:?} {:?}", folded(one), folded(other));
        }
        for (one, other) in [("Zoë", "Zoe"), ("OBrien", "O'Brien"), ("Anne Marie", "Anne-Marie"), ("Ann", "Anne"), ("", "a")] {
            assert!(!same(one, other), "{one:?} {other:?}");
        }
        assert_eq!((folded(" \u{a0}\u{200b}"), folded("Ada")), (String::new(), "ada".to_owned()));
    }

    #[test]
    fn names_stand_where_an_english_reader_looks_for_them() {
        let register = [
            "Eaton",
            "Éclair",
            "Edwards",
            "Łapinski",
            "Lee",
            "Obi",
            "O’Brien",
            "Obrien",
            "O'Casey",
            "Østby",
            "Smith",
            "Smith-Jones",
            "Smithers",
        ];
        let mut sorted = register.to_vec();
        sorted.sort_by_key(|name| std::cmp::Reverse(*name));
        sorted.sort_by_key(|name| sorted_as(name));
        let (mut one, mut other) = (register.map(sorted_as).to_vec(), sorted.iter().map(|name| sorted_as(name)).collect::<Vec<_>>());
        assert_eq!(one, other, "{sorted:?}");
        one.sort();
        other.dedup();
        assert_eq!(one.len() - 1, other.len(), "O’Brien and Obrien stand in one place");
        assert_eq!(sorted_as("Gro\u{df}e-Æther."), "grosse aether");
    }
}
