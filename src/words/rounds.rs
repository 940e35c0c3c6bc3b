//! Rounds of self-assessment.

use super::counts::children;
use super::letters::capital;
use crate::domain::Round;

/// What self-assessment is.
pub const ABOUT: &str = "The children say how they see themselves; you see it beside your own judgement. They see nothing of yours, and \
    nothing of each other’s.";
/// A round that is closed.
pub const CLOSED: &str = "No answers are taken any more. Open a round again to take in an answers file that comes late.";
/// Two PINs that differ.
pub const NOT_THE_SAME: &str = "The two are not the same. Please type the PIN again.";
/// Before the screen is handed over.
pub const FROM_NOW: &str =
    "From now on this screen belongs to the children. Only the PIN leads back: not Back, not another tab, not closing the window.";
/// Before the file is made.
pub const THE_FILE: &str = "The file holds first names, pictures, targets and questions, and opens in child mode. Only the PIN ends it \
    there. The answers come back as a file.";
/// What the PIN is.
pub const THE_PIN: &str = "The PIN is a lock on the screen, not encryption. Choose one you use nowhere else.";
/// The PIN is being hashed.
pub const ONE_MOMENT: &str = "One moment …";
/// A round without questions.
pub const NOTHING_TO_ASK: &str = "Nothing to ask yet.";
/// How children are asked.
pub const ONE_AT_A_TIME: &str = "Each child is asked one thing at a time, in its own words, and answers with a colour.";
/// A half term without self-assessment.
pub const NONE_YET: &str = "No self-assessment for this half term yet.";

/// A PIN that will not do, and why.
#[must_use]
pub fn choose_another(why: &str) -> String {
    format!("{}. Please choose another.", capital(why))
}

/// How many have finished.
#[must_use]
pub fn finished(finished: usize, of: usize) -> String {
    format!("{finished} of {} have finished.", children(of))
}

/// "2 strands, their targets, 1 criterion and 2 questions".
fn asked(details: &Round) -> String {
    let of = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts: Vec<String> = [
        of(details.strands.len(), "strand", "strands"),
        details.targets.then(|| "their targets".to_owned()),
        of(details.criteria.len(), "criterion", "criteria"),
        of(details.questions.len(), "open question", "open questions"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What a closed round was about; more follows.
#[must_use]
pub fn about(round: &Round) -> String {
    format!("About {}. ", asked(round))
}

/// What a round asks about.
#[must_use]
pub fn asks(round: &Round) -> String {
    format!("It asks about {}.", asked(round))
}

/// What a round costs a child: so many questions, of which so many fit, and whether it asks about targets.
#[must_use]
pub fn costs(questions: usize, most: usize, targets: bool) -> String {
    match questions {
        0 if !targets => NOTHING_TO_ASK.to_owned(),
        n if n > most => format!("{n} questions: at most {most} fit in a round."),
        n if n > 20 => format!("{n} questions and their targets. Younger children tire after about 20."),
        n => format!("{n} questions{}.", if targets { ", and each child’s own targets" } else { "" }),
    }
}
