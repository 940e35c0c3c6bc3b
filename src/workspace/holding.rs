//! Deciding about settings that hold from a half term on: what is over stays as it was.

use super::decide::{Decide, View, Writer};
use super::roll::name;
use crate::domain::key::free_key;
use crate::domain::people::same_name;
use crate::domain::{Conduct, MentoringRules, Period, Scheme, Test, TestKey, Thresholds};
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// A setting that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Setting {
    /// Set the colour scheme. Words are the same in every half term; which bands are in use holds from one on.
    Scheme { scheme: Scheme },
    /// Set the numbers by which judgements are suggested.
    Thresholds { thresholds: Thresholds },
    /// Set the numbers by which attitude is coloured and praise is awarded.
    Conduct { conduct: Conduct },
    /// Say how the school holds its mentoring meetings.
    Mentoring { rules: MentoringRules },
    /// Add a named test (`None`), or change one. Its name, and whether it is still in use, are the same in every half term.
    Test { test: Option<TestKey>, details: Test },
}

/// A setting, the half term from which it is to hold, and the one it is: an earlier one is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldFrom {
    /// The half term it is.
    pub now: Period,
    /// From which it is to hold. What is set for a later one goes on holding from there.
    pub from: Period,
    /// What is asked.
    pub ask: Setting,
}

impl Decide for HoldFrom {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let Self { now, from, ask } = self;
        if from < now {
            return Err(Refusal::HalfTermIsOver(*from));
        }
        let change = match ask {
            Setting::Thresholds { thresholds } => {
                thresholds.check().map_err(Refusal::Senseless)?;
                Change::ThresholdsFrom { from: *from, thresholds: thresholds.clone() }
            }
            Setting::Conduct { conduct } => {
                conduct.check().map_err(Refusal::Senseless)?;
                Change::ConductFrom { from: *from, conduct: conduct.clone() }
            }
            Setting::Mentoring { rules } => {
                rules.check().map_err(Refusal::Senseless)?;
                Change::MentoringFrom { from: *from, mentoring: rules.clone() }
            }
            Setting::Scheme { scheme } => return set_scheme(view, writer, self, scheme),
            Setting::Test { test, details } => return set_test(view, writer, *from, *test, details),
        };
        writer.write_fact(About::School, view.roll.fold(), change);
        Ok(())
    }
}

fn set_scheme(view: View<'_>, writer: &mut Writer<'_>, &HoldFrom { now, from, .. }: &HoldFrom, scheme: &Scheme) -> Result<(), Refusal> {
    let (fold, first) = (view.roll.fold(), view.roll.scheme_from_the_beginning());
    let over_time = view.roll.bands_over_time();
    // Before there is any child, nothing is coloured that could change; what is meant for a later half term waits for it all the same.
    let is_first = from == now && over_time.len() == 1 && view.roll.pupils().is_empty();
    let worded = if is_first { scheme.clone().succeeding(&first) } else { first.worded_as(scheme).map_err(Refusal::Scheme)? };
    if worded != first {
        writer.write_fact(About::School, fold, Change::SchemeSet { scheme: worded });
    }
    let bands = scheme.keys();
    if !is_first && (view.roll.scheme(from).keys() != bands || !fold.live(Cell::BandsFrom(from)).is_empty()) {
        writer.write_fact(About::School, fold, Change::BandsFrom { from, bands });
    }
    Ok(())
}

fn set_test(view: View<'_>, writer: &mut Writer<'_>, from: Period, test: Option<TestKey>, details: &Test) -> Result<(), Refusal> {
    let details = Test { name: name(&details.name)?, ..details.clone() };
    details.check().map_err(Refusal::Senseless)?;
    let tests = view.roll.tests_from_the_beginning();
    if tests.iter().any(|(key, other)| Some(*key) != test && same_name(&other.name, &details.name)) {
        return Err(Refusal::TestNameTaken(details.name));
    }
    let fold = view.roll.fold();
    let Some(key) = test else {
        // Nobody has a score in it yet, so that its numbers can be those from the beginning.
        let taken = |key: &TestKey| tests.iter().any(|(known, _)| known == key);
        let test = free_key(&details.name, "test", taken).ok_or(Refusal::NameMissing)?;
        writer.write_fact(About::School, fold, Change::TestSet { test, details });
        return Ok(());
    };
    let (_, first) = tests.into_iter().find(|(known, _)| *known == key).ok_or(Refusal::NotHere)?;
    let renamed = details.clone().by(first.numbers());
    if renamed != first {
        writer.write_fact(About::School, fold, Change::TestSet { test: key, details: renamed });
    }
    let held = view.roll.test(key, from).map(|test| test.numbers());
    if held != Some(details.numbers()) || !fold.live(Cell::TestFrom(key, from)).is_empty() {
        writer.write_fact(About::School, fold, Change::TestFrom { test: key, from, numbers: details.numbers() });
    }
    Ok(())
}
