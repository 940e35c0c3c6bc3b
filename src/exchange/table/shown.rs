//! What stands in a list, made fit to show.

/// Whether a character cannot be shown. What is merely invisible is taken out of a file or a pasted text as a whole.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// A text from a file made fit to show: on one line, nothing hidden, and not longer than `most` characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut length = 0;
    let mut gap = false;
    // A control character shows as a gap, so that a damaged row cannot disturb the page around it.
    for c in text.chars().map(|c| if is_hidden(c) { ' ' } else { c }) {
        if c.is_whitespace() {
            gap = length > 0;
            continue;
        }
        if length + usize::from(gap) >= most {
            shown.push('…');
            break;
        }
        if gap {
            shown.push(' ');
        }
        shown.push(c);
        length += 1 + usize::from(gap);
        gap = false;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_text_is_short_and_on_one_line() {
        for (text, expected) in [
            ("", ""),
            ("  Zoë \n O'Brien ", "Zoë O'Brien"),
            ("a\u{0}b\u{1b}c", "a b c"),
            ("12345678901234567890", "12345678901234567890"),
            ("123456789012345678901", "12345678901234567890…"),
            ("1234567890123456789 1", "1234567890123456789…"),
        ] {
            assert_eq!(shortened(text, 20), expected, "{text:?}");
        }
    }
}
