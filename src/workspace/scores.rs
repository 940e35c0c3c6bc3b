//! Deciding about tests and scores.

use super::decide::{Decide, View, Writer, pupil_file};
use super::roll::name;
use crate::domain::key::free_key;
use crate::domain::people::same_name;
use crate::domain::{Date, PupilId, Test, TestKey};
use crate::ledger::{About, Cell, Change};
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

/// What can be asked about tests.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Scores {
    /// Enter scores of a day; `today` is the day it is, and later days are refused.
    Enter { test: TestKey, date: Date, today: Date, scores: Vec<(PupilId, Entered)> },
    /// Add a named test (`None`), or change one.
    SetTest { test: Option<TestKey>, details: Test },
}

impl Decide for Scores {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Enter { test, date, today, scores } => {
                let known = view.roll.tests().into_iter().find(|(key, _)| key == test).map(|(_, test)| test).ok_or(Refusal::NotHere)?;
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
            Self::SetTest { test, details } => {
                let details = Test { name: name(&details.name)?, ..details.clone() };
                details.check().map_err(Refusal::Senseless)?;
                let tests = view.roll.tests();
                if tests.iter().any(|(key, other)| Some(*key) != *test && same_name(&other.name, &details.name)) {
                    return Err(Refusal::TestNameTaken(details.name));
                }
                let key = match test {
                    Some(key) => *key,
                    None => free_key(&details.name, "test", |key: &TestKey| tests.iter().any(|(known, _)| known == key))
                        .ok_or(Refusal::NameMissing)?,
                };
                writer.write_fact(About::School, view.roll.fold(), Change::TestSet { test: key, details });
                Ok(())
            }
        }
    }
}
