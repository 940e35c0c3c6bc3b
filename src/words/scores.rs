//! Scores that are typed or pasted: what is wrong with them, without a full stop.

/// A file without scores.
pub const NONE_YET: &str = "No tests yet.";
/// A file without scores, on its page.
pub const NONE_YET_HERE: &str = "No tests yet. They are entered on the page “Tests” of the class.";
/// A test that is not there.
pub const NO_SUCH_TEST: &str = "There is no such test. Choose another, or add one in the settings.";
/// How the sheet is used.
pub const HOW_TO_TYPE: &str = "Type a score and press Enter for the next child; a for absent. Or paste a column, or names with scores, \
    from a spreadsheet; a CSV file or an Excel workbook can be opened as well.";

/// More points than the test has.
#[must_use]
pub fn over_the_total(score: &str, total: u16) -> String {
    format!("{score} is more than the total of {total}")
}

/// What is no score.
#[must_use]
pub fn no_score(text: &str, total: u16) -> String {
    format!("“{text}” is no score: a whole number up to {total}, or a for absent")
}

/// A half mark, with the whole mark above it.
#[must_use]
pub fn half_mark(text: &str, up: u16) -> String {
    format!("“{text}” is a half mark, and scores are whole marks: type {} or {up}", up.saturating_sub(1))
}

/// What half marks come to, if somebody wants it.
pub const ROUNDED_UP: &str = "Enter half marks rounded up";

/// A half mark of a child, and what it would be entered as.
#[must_use]
pub fn rounded(name: &str, shown: &str, score: u16) -> String {
    format!("{name}: {shown}, rounded up {score}")
}

/// A score without a name.
#[must_use]
pub fn no_name(line: usize, score: &str) -> String {
    format!("Line {line}: “{score}” stands beside no name")
}

/// A name two children have.
#[must_use]
pub fn two_called(line: usize, name: &str) -> String {
    format!("Line {line}: there are two children called {name}")
}

/// A name nobody has.
#[must_use]
pub fn nobody_called(line: usize, name: &str) -> String {
    format!("Line {line}: nobody here is called {name}")
}

/// A score below the last child.
#[must_use]
pub fn no_child_left(line: usize, score: &str) -> String {
    format!("Line {line}: there is no child left for “{score}”")
}

/// A child with two scores.
#[must_use]
pub fn twice(line: usize, name: &str) -> String {
    format!("Line {line}: {name} stands there twice")
}

/// What is wrong with the score of a child.
#[must_use]
pub fn of_child(line: usize, name: &str, why: &str) -> String {
    format!("Line {line}, {name}: {why}")
}
