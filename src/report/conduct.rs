//! What a child's file tells of one half term beside its ratings: what happened, praise, and the child's own words.

use crate::domain::{Attendance, ClassId, Date, Incident, Period, Question, order};
use crate::ledger::{Fold, Roll};

/// A half term of a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HalfTermOf {
    /// Attendance, if it was entered and two devices do not disagree.
    pub attendance: Option<Attendance>,
    /// What happened, earliest first.
    pub incidents: Vec<(Date, Incident)>,
    /// Praise, earliest first: the day, the kind's name, the points, what for.
    pub praises: Vec<(Date, String, u16, String)>,
    /// The child's answers to open questions.
    pub answers: Vec<(Question, String)>,
}

/// Reads a half term: from its first day to its last by the school's dates. `class` is the child's class then.
#[must_use]
pub fn half_term_of(roll: &Roll, fold: &Fold, class: Option<ClassId>, period: Period) -> HalfTermOf {
    let dates = roll.term_dates(period.year);
    let within = |day: Date| dates.half_terms().any(|(half, span)| half == period.half_term && (span.first..=span.last).contains(&day));
    let kinds = roll.praise_kinds();
    let named = |key| kinds.iter().find(|(known, _)| *known == key).map_or_else(|| key.to_string(), |(_, kind)| kind.name.clone());
    let rounds = class.map(|class| roll.rounds(class)).unwrap_or_default();
    let of_now = rounds.iter().filter(|(_, round)| round.period == period);
    let answers = of_now.flat_map(|(id, _)| Question::ALL.map(|question| (*id, question))).filter_map(|(id, question)| {
        let reading = fold.answer(id, question)?;
        reading.settled().filter(|text| !text.is_empty()).map(|text| (question, text.clone()))
    });
    // They come in the order they were written, which is another where something was noted days later.
    let mut incidents: Vec<(Date, Incident)> =
        fold.incidents().into_iter().filter(|(_, day, _)| within(*day)).map(|(_, day, incident)| (day, incident)).collect();
    order::sort_by(&mut incidents, |(a, _), (b, _)| a.cmp(b));
    let mut praises: Vec<(Date, String, u16, String)> = fold
        .praises()
        .into_iter()
        .filter(|(_, day, _)| within(*day))
        .map(|(_, day, praise)| (day, named(praise.kind), praise.points, praise.note))
        .collect();
    order::sort_by(&mut praises, |(a, ..), (b, ..)| a.cmp(b));
    HalfTermOf {
        attendance: fold.attendance(period).and_then(|reading| reading.settled().copied()),
        incidents,
        praises,
        answers: answers.collect(),
    }
}
