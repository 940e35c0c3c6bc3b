//! What is left to do for a class.

use super::counts::children;

/// Nothing is left of a half term.
pub const ALL_DONE: &str = "Everything of this half term is done. Well done!";
/// What the bars of the class board say.
pub const BARS: &str = "A bar shows how many criteria have which colour: above as you see it, below as the child does.";
/// The copy was never made.
pub const NO_COPY: &str = "none yet";

/// Marking a subject, by its title.
#[must_use]
pub fn mark(subject: &str) -> String {
    format!("Mark {subject}")
}

/// "112 of 252 given".
#[must_use]
pub fn so_far(done: usize, of: usize, what: &str) -> String {
    format!("{done} of {of} {what}")
}

/// What is done, folded away: how many of how many things.
#[must_use]
pub fn done(count: usize) -> String {
    if count == 1 { "1 thing is done. Well done!".to_owned() } else { format!("{count} things are done. Well done!") }
}

/// How many days ago the last copy was made.
#[must_use]
pub fn days_ago(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("{days} days ago"),
    }
}

/// What was noted today, in a line.
#[must_use]
pub fn today(noted: usize) -> String {
    if noted == 0 { "Everyone is fine so far.".to_owned() } else { format!("Something noted for {}.", children(noted)) }
}

/// What the names below a choice are for.
#[must_use]
pub fn whom(is_praise: bool) -> &'static str {
    if is_praise { "Tap whom to praise" } else { "Tap whom it is of" }
}

/// Which children a board shows, by the key of the choice and the word of the highest colour.
#[must_use]
pub fn which(key: &str, highest: &str) -> String {
    match key {
        "below" => format!("Not all {highest}"),
        "top" => format!("All {highest}"),
        "not-looked-at" => "Not looked at yet".to_owned(),
        _ => "Everyone".to_owned(),
    }
}

/// "4 of 28 children".
#[must_use]
pub fn some_of(some: usize, all: usize) -> String {
    format!("{some} of {}", children(all))
}
