//! The children who have left.

use crate::domain::{Date, Left, PupilId, SchoolYear, order};
use crate::ledger::{Reading, Roll};

/// A child that has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// The child.
    pub pupil: PupilId,
    /// Its name.
    pub name: String,
    /// When, where to and why.
    pub left: Left,
    /// Whether its last day is over, or today.
    pub is_gone: bool,
    /// Whether the school has kept its file as long as it said it would.
    pub kept_long_enough: bool,
    /// The school year of today, or the one after, in which it has a place in a class though it will have left: a list brought it back, or
    /// nobody took it out.
    pub placed: Option<SchoolYear>,
}

/// Everyone who has left, the last first; of one day in register order.
#[must_use]
pub fn leavers(roll: &Roll, today: Date) -> Vec<Leaver> {
    let (retention, this) = (roll.retention(), SchoolYear::of(today));
    let mut found: Vec<Leaver> = roll
        .pupils()
        .into_iter()
        .filter_map(|(pupil, details)| {
            let left = roll.left(pupil).as_ref().and_then(Reading::any).cloned()?;
            let is_over = |year: &SchoolYear| {
                let end = roll.term_dates(*year).half_terms().last().map(|(_, span)| span.last);
                let sits = roll.placement(pupil, *year).as_ref().and_then(Reading::any).is_some_and(|placed| placed.class.is_some());
                // Who leaves with the year is in its class until the end, and whoever goes ahead of it until the day.
                sits && (SchoolYear::of(left.day) < *year || left.day < today && end.is_some_and(|end| left.day < end))
            };
            let placed = [Some(this), this.next()].into_iter().flatten().find(is_over);
            let last_day = roll.last_day(pupil)?;
            let kept_long_enough = retention.is_some_and(|years| years.are_over(last_day, today));
            Some(Leaver { pupil, name: details.full_name(), left, is_gone: last_day <= today, kept_long_enough, placed })
        })
        .collect();
    order::sort_by_key(&mut found, |leaver| std::cmp::Reverse(leaver.left.day));
    found
}
