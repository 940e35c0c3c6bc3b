//! Rows of a list that are no child: totals, averages, what could be got, "Printed …", and the pupil somebody invented to try things out.

use csv::StringRecord;

use crate::domain::letters::folded;

/// What such a row is called, alone in its cell.
const ALONE: [&str; 16] = [
    "total", "totals", "subtotal", "average", "averages", "mean", "median", "count", "maximum", "minimum", "highest", "lowest", "possible",
    "out of", "key", "legend",
];
/// What such a row begins with, whatever follows.
const BEGINS: [&str; 26] = [
    "total",
    "totals",
    "grand total",
    "class total",
    "average",
    "class average",
    "points possible",
    "possible points",
    "possible marks",
    "marks available",
    "max score",
    "max mark",
    "maximum score",
    "maximum mark",
    "printed",
    "print date",
    "date printed",
    "generated",
    "exported",
    "produced",
    "report run",
    "number of pupils",
    "number of children",
    "number on roll",
    "end of report",
    "end of list",
];
/// Pupils who are there to try things out, as a gradebook adds them by itself.
const INVENTED: [&str; 4] = ["test student", "student test", "test pupil", "pupil test"];

/// Whether a row is no child. Only what has no other words in it is taken for that: a child has two names, or a class beside one.
pub(super) fn is_nobody(cells: &StringRecord) -> bool {
    let words = |cell: &str| cell.chars().any(char::is_alphabetic);
    let mut texts = cells.iter().filter(|cell| words(cell)).map(|cell| folded(cell.trim()));
    let Some(first) = texts.next() else { return false };
    let second = texts.next();
    // A class or the like, "4B", is no name.
    let named = second.as_ref().is_some_and(|text| !text.chars().any(|c| c.is_ascii_digit())) || texts.next().is_some();
    let bare = |text: &str| text.replace(',', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let invented = |text: &str| INVENTED.contains(&bare(text).as_str());
    !named && (is_label(&first) || invented(&first)) || second.is_some_and(|second| invented(&format!("{first} {second}")))
}

fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '.', '-', '=', ' ']);
    let begins = |label: &&str| text.strip_prefix(*label).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic() || c == ','));
    let page = bare.strip_prefix("page ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ALONE.contains(&bare) || BEGINS.iter().any(begins) || page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_child_is_told_from_children() {
        for (row, expected) in [
            (vec!["Total: 12", "", ""], true),
            (vec!["", "", "Printed 25/11/2026 09:14", ""], true),
            (vec!["    Points Possible", "", "20"], true),
            (vec!["Average", "", "18.25"], true),
            (vec!["Class average", "4B", "18.25"], true),
            (vec!["Page 1 of 2"], true),
            (vec!["Student, Test", "12", "0"], true),
            (vec!["Pupil", "Test", "01/09/2018"], true),
            (vec!["Page", "Ellen"], false),
            (vec!["Page, Ellen", "4B"], false),
            (vec!["Average, Joe", "17"], false),
            (vec!["Key, Alice"], false),
            (vec!["Max"], false),
            (vec!["Mean", "Alice", "17"], false),
            (vec!["Test", "Amy"], false),
            (vec!["", "", ""], false),
            (vec!["1", "2"], false),
        ] {
            assert_eq!(is_nobody(&StringRecord::from(row.clone())), expected, "{row:?}");
        }
    }
}
