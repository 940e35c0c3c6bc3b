//! Charts, in words and in the tables beside them.

use super::calendar::named;
use crate::domain::{HalfTerm, Period};

/// The columns of the table beside a line of shares.
pub const SHARE_HEADS: [&str; 4] = ["Half term", "Stage", "Green", "Expected"];
/// The columns of the table beside a line of scores.
pub const SCORE_HEADS: [&str; 2] = ["Day", "Score"];
/// The columns of the table beside a line of agreement.
pub const AGREEMENT_HEADS: [&str; 3] = ["Half term", "Pairs", "The same"];
/// A child that was absent from a test.
pub const ABSENT: &str = "absent";
/// Too few pairs to count.
pub const TOO_FEW: &str = "too few to say";

/// "40 %".
#[must_use]
pub fn share(percent: u64) -> String {
    format!("{percent} %")
}

/// The last point of a line of shares.
#[must_use]
pub fn share_of_stage(share: u64, stage: u8, expected: u8, by: HalfTerm) -> String {
    format!("{share} % of stage {stage}; {expected} % are expected by {}", by.name())
}

/// "7 of 10".
#[must_use]
pub fn score(score: u16, total: u16) -> String {
    format!("{score} of {total}")
}

/// The scores of a line in order, each with what it is out of: "6, absent, 9 of 10"; "6 of 10, absent, 18 of 20" where the total changed.
#[must_use]
pub fn scores(scores: &[(Option<u16>, u16)]) -> String {
    let one_total = scores.first().map(|(_, total)| *total).filter(|first| scores.iter().all(|(_, total)| total == first));
    let said = scores.iter().map(|(points, total)| match points {
        None => ABSENT.to_owned(),
        Some(points) if one_total.is_some() => points.to_string(),
        Some(points) => score(*points, *total),
    });
    let words = said.collect::<Vec<_>>().join(", ");
    match one_total.filter(|_| scores.iter().any(|(points, _)| points.is_some())) {
        Some(total) => format!("{words} of {total}"),
        None => words,
    }
}

/// The last point of a line of agreement.
#[must_use]
pub fn agreement(share: u64, pairs: u32, period: Period) -> String {
    format!("the same as the teacher in {share} % of {pairs} pairs, {}", named(period))
}
