//! Cells as Lantern writes them, so that no spreadsheet takes one for a formula.

/// What a spreadsheet takes for the beginning of a formula.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(DANGEROUS)
}

/// A cell that is no formula to any spreadsheet: an apostrophe before what would be one, which [`read_back`] takes away again.
#[must_use]
pub fn safe(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// What a cell written by [`safe`] says.
#[must_use]
pub fn read_back(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_and_each_is_read_back() {
        for text in ["", "=1+1", "+44", "-3 to 3", "@here", "\ttab", "\rreturn", "'=1", "''-", "'tis", "I can add.", "'", "1-2"] {
            let written = safe(text);
            assert!(!written.starts_with(DANGEROUS), "{text}");
            assert_eq!(read_back(&written), text);
        }
    }
}
