//! Deciding about scores.

use super::decide::{Decide, View, Writer, pupil_file};
use crate::domain::{Date, PupilId, TestKey};
use crate::ledger::{Cell, Change};
use crate::words::Refusal;

/// What is entered for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// A score.
    Score(u16),
    /// The child was absent.
    Absent,
    /// Nothing: what was entered is taken away.
    Nothing,
}

/// What can be asked about scores.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Scores {
    /// Enter scores of a day; `today` is the day it is, and later days are refused.
    Enter { test: TestKey, date: Date, today: Date, scores: Vec<(PupilId, Entered)> },
}

impl Decide for Scores {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Enter { test, date, today, scores } => {
                let known = view.roll.test(*test, view.roll.period_on(*date)).ok_or(Refusal::NotHere)?;
                if date > today {
                    return Err(Refusal::NotYet);
                }
                if scores.iter().any(|(_, entered)| matches!(entered, Entered::Score(score) if *score > known.total)) {
                    return Err(Refusal::OverTheTotal);
                }
                for (pupil, entered) in scores {
                    let (about, file) = pupil_file(view, *pupil)?;
                    let scored = |score| Change::Scored { test: *test, date: *date, score };
                    match entered {
                        Entered::Score(score) => writer.write_fact(about, &file, scored(Some(*score))),
                        Entered::Absent => writer.write_fact(about, &file, scored(None)),
                        Entered::Nothing => writer.retract(about, &file, Cell::Score(*test, *date)),
                    }
                }
                Ok(())
            }
        }
    }
}
