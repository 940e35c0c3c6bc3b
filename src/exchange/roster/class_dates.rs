//! Class names that Excel has turned into dates: "3/4" becomes "03-Apr".

use crate::exchange::table::date;

/// A year that no class name says: only the day and the month of a date are looked at.
const ANY_YEAR: &str = "2024";

/// The class names of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct ClassDates {
    first: Option<(String, String)>,
}

impl ClassDates {
    /// Looks through a column.
    pub(super) fn of<'a>(mut cells: impl Iterator<Item = &'a str>) -> Self {
        Self { first: cells.find_map(|cell| Some((cell.to_owned(), before(cell)?))) }
    }

    /// The first such cell, and what it is read as.
    pub(super) fn first(&self) -> Option<(String, String)> {
        self.first.clone()
    }

    /// What a cell said before Excel made a date of it; `None` where it did not.
    pub(super) fn read(&self, text: &str) -> Option<String> {
        if self.first.is_some() { before(text) } else { None }
    }
}

fn before(text: &str) -> Option<String> {
    use chrono::Datelike as _;
    let whole = || date(text);
    // "03-Apr", as Excel shows it; a name of letters and digits alone, "4B", has no such line in it.
    let short =
        || text.contains('-').then(|| date(&format!("{text}-{ANY_YEAR}"))).flatten().filter(|_| text.chars().any(char::is_alphabetic));
    let date = whole().or_else(short)?;
    Some(format!("{}/{}", date.day(), date.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_as_it_was_before_excel() {
        for (text, expected) in [
            ("03-Apr", Some("3/4")),
            ("01-Feb", Some("1/2")),
            ("5-Jun", Some("5/6")),
            ("03/04/2026", Some("3/4")),
            ("2026-04-03 00:00:00", Some("3/4")),
            ("4B", None),
            ("3/4", None),
            ("3-4", None),
            ("4-Oak", None),
            ("Oak", None),
            ("", None),
        ] {
            assert_eq!(before(text).as_deref(), expected, "{text}");
        }
        assert_eq!(ClassDates::of(["4B", "03-Apr"].into_iter()).first(), Some(("03-Apr".into(), "3/4".into())));
    }
}
