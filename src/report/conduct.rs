//! What a child's file tells of one half term beside its ratings: what happened, praise, and the child's own words. And the school's
//! numbers for these, as a form shows and reads them.

use super::praise::kind_name;
use crate::domain::{Attendance, Conduct, Date, Incident, Period, PupilId, Question, order};
use crate::ledger::{Files, Reading};

/// A half term of a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HalfTermOf {
    /// Attendance, if it was entered and two devices do not disagree.
    pub attendance: Option<Attendance>,
    /// What happened, earliest first.
    pub incidents: Vec<(Date, Incident)>,
    /// Praise, earliest first.
    pub praises: Vec<PraiseGiven>,
    /// The child's answers to open questions.
    pub answers: Vec<(Question, String)>,
}

/// Praise, with the name of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PraiseGiven {
    /// The day.
    pub date: Date,
    /// The name of its kind, in the school's words.
    pub kind: String,
    /// The points it gave.
    pub points: u16,
    /// For what; may be empty.
    pub note: String,
}

/// Reads a half term: from its first day to its last by the school's dates.
#[must_use]
pub fn half_term_of(files: &Files, pupil: PupilId, period: Period) -> HalfTermOf {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let dates = roll.term_dates(period.year);
    let within = |day: Date| dates.half_terms().any(|(half, span)| half == period.half_term && (span.first..=span.last).contains(&day));
    let kinds = roll.praise_kinds();
    let class = roll.placement(pupil, period.year).as_ref().and_then(Reading::any).and_then(|placement| placement.class);
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
    let mut praises: Vec<PraiseGiven> = fold
        .praises()
        .into_iter()
        .filter(|(_, day, _)| within(*day))
        .map(|(_, date, praise)| PraiseGiven { date, kind: kind_name(&kinds, praise.kind), points: praise.points, note: praise.note })
        .collect();
    order::sort_by(&mut praises, |a, b| a.date.cmp(&b.date));
    HalfTermOf {
        attendance: fold.attendance(period).and_then(|reading| reading.settled().copied()),
        incidents,
        praises,
        answers: answers.collect(),
    }
}

/// The numbers of attitude and praise, as a form shows them: two each of attendance, lates and misses, three of awards, and the days
/// without praise.
#[must_use]
pub fn texts_of(conduct: &Conduct) -> [String; 10] {
    let Conduct { attendance: [a, b], late: [c, d], missed: [e, f], awards: [bronze, silver, gold], unpraised } = conduct;
    let small = |n: &u8| n.to_string();
    let large = |n: &u16| n.to_string();
    [small(a), small(b), small(c), small(d), small(e), small(f), large(bronze), large(silver), large(gold), small(unpraised)]
}

/// Reads such a form.
///
/// # Errors
/// The place of the first text that is no such number.
pub fn conduct_typed(texts: &[String; 10]) -> Result<Conduct, usize> {
    fn number<T: std::str::FromStr>(texts: &[String; 10], at: usize) -> Result<T, usize> {
        texts.get(at).and_then(|text| text.trim().parse().ok()).ok_or(at)
    }
    Ok(Conduct {
        attendance: [number(texts, 0)?, number(texts, 1)?],
        late: [number(texts, 2)?, number(texts, 3)?],
        missed: [number(texts, 4)?, number(texts, 5)?],
        awards: [number(texts, 6)?, number(texts, 7)?, number(texts, 8)?],
        unpraised: number(texts, 9)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_shows_of_the_numbers_is_read_again() {
        let usual = Conduct::default();
        assert_eq!(conduct_typed(&texts_of(&usual)).as_ref(), Ok(&usual));
        for (at, text) in [(0, ""), (1, "ninety"), (3, "256"), (6, "-1"), (8, "70000"), (9, "1.5")] {
            let mut texts = texts_of(&usual);
            texts[at] = text.to_owned();
            assert_eq!(conduct_typed(&texts), Err(at), "{text}");
        }
        let mut texts = texts_of(&usual);
        texts[9] = format!(" {} ", texts[9]);
        assert_eq!(conduct_typed(&texts), Ok(usual), "spaces make no difference");
    }
}
