//! Judgements.

use crate::domain::{Aspect, KeyStage, VerdictKey};
use crate::ledger::Roll;

/// What suggestions are.
pub const COUNTED: &str =
    "Suggestions are counted from the marks by your school’s thresholds. Your judgement wins, and stays as you made it.";

/// A heading without a colour, where a family reads it.
pub const NOT_YET: &str = "not judged yet";

/// What a judgement is of.
#[must_use]
pub fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Step => "step",
        Aspect::Attainment => "attainment",
        Aspect::Achievement => "achievement",
        Aspect::KeyStage => "end of key stage",
    }
}

/// A verdict: a band's word, a step, a level.
#[must_use]
pub fn verdict(roll: &Roll, verdict: VerdictKey) -> String {
    let key = verdict.as_str();
    let band = key.parse().ok().and_then(|band| roll.band(band)).map(|band| band.word);
    band.unwrap_or_else(|| level(key))
}

/// A verdict at the end of a key stage; what is none stays as it is.
pub(super) fn level(key: &str) -> String {
    let all = [KeyStage::Frameworks, KeyStage::Levels].into_iter().flat_map(KeyStage::verdicts);
    all.copied().find(|(known, _)| *known == key).map_or(key, |(_, words)| words).to_owned()
}

/// What a judgement is of, within a sentence.
#[must_use]
pub fn aspect_of(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Step => "the step",
        Aspect::Attainment => "attainment",
        Aspect::Achievement => "achievement",
        Aspect::KeyStage => "the end of the key stage",
    }
}
