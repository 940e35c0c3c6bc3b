//! Letters and shape of a text: for a word that begins a sentence, goes on in one, or is too long for its place.

/// The first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The first letter as a small one, and no full stop: for a sentence that goes on from another.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// A word of the colour scheme within a sentence; letters that are all capital stay so.
#[must_use]
pub fn small(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), next) if !next.is_some_and(char::is_uppercase) => first.to_lowercase().collect::<String>() + letters.as_str(),
        _ => word.to_owned(),
    }
}

/// At most so many characters of a text, and whether there was more. No word is cut, but one that is longer than that by itself: half a
/// name would be known by nobody who looks for names.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, next)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = text.get(..end).unwrap_or(text);
    let whole = if next.is_whitespace() { kept } else { kept.rfind(char::is_whitespace).and_then(|at| kept.get(..at)).unwrap_or(kept) };
    whole.trim_end().to_owned() + " …"
}

/// What was written beside something; nothing where nothing was.
#[must_use]
pub fn remark(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(" – “{note}”") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_within_a_sentence() {
        for (word, wanted) in [("Green", "green"), ("Working towards", "working towards"), ("WTS", "WTS"), ("A", "a"), ("", "")] {
            assert_eq!(small(word), wanted);
        }
        assert_eq!(shortened("ä long story", 6), "ä long …");
        assert_eq!(shortened("ä long story", 9), "ä long …");
        assert_eq!(shortened("ä long story", 12), "ä long story");
        assert_eq!(shortened("längstes Wort", 3), "län …");
        assert_eq!(shortened("short", 5), "short");
    }
}
