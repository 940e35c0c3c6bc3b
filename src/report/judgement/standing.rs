//! What is suggested beside what was judged, and what is still open.

use super::{Grounds, Suggestion, ends_key_stage};
use crate::domain::{Aspect, Period, Step, VerdictKey, YearGroup};
use crate::ledger::academic::Judgement;
use crate::ledger::{Reading, Roll};
use crate::report::in_order::Place;
use crate::words;

/// One aspect of one child: what is suggested and what was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which aspect.
    pub aspect: Aspect,
    /// What is suggested now.
    pub suggestion: Suggestion,
    /// What was judged in this half term; two devices may say different things.
    pub judged: Option<Reading<Judgement>>,
}

impl Standing {
    /// What confirming would judge: the suggestion, where nobody has judged yet.
    #[must_use]
    pub fn open(&self) -> Option<VerdictKey> {
        self.suggestion.verdict.filter(|_| self.judged.is_none())
    }

    /// What would be suggested today, where that is neither what was judged nor what was suggested then.
    #[must_use]
    pub fn now_suggested(&self) -> Option<VerdictKey> {
        let judged = self.judged.as_ref()?.settled()?;
        self.suggestion.verdict.filter(|now| *now != judged.verdict && Some(*now) != judged.suggested)
    }
}

/// What can be judged of an aspect in a half term, lowest first: its key and its words.
#[must_use]
pub fn verdicts(roll: &Roll, aspect: Aspect, period: Period) -> Vec<(String, String)> {
    match aspect {
        Aspect::Step => Step::ALL.iter().map(|step| (step.name().to_owned(), words::capital(step.name()))).collect(),
        Aspect::Attainment | Aspect::Achievement => {
            roll.scheme(period).bands().iter().map(|band| (band.key.to_string(), band.word.clone())).collect()
        }
        Aspect::KeyStage => {
            let judged = roll.thresholds(period).key_stage;
            judged.verdicts().iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect()
        }
    }
}

/// What a child has in the column of an aspect: what was judged, or else what is suggested.
#[must_use]
pub fn place(roll: &Roll, standings: &[Standing], aspect: Aspect, period: Period) -> Option<Place> {
    let standing = standings.iter().find(|standing| standing.aspect == aspect)?;
    let verdict = match &standing.judged {
        Some(judged) => judged.settled()?.verdict,
        None => standing.suggestion.verdict?,
    };
    verdicts(roll, aspect, period).iter().position(|(key, _)| key == verdict.as_str()).map(Place::count)
}

/// The aspects that are judged in a year group, in order.
#[must_use]
pub fn aspects(year_group: Option<YearGroup>) -> Vec<Aspect> {
    Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::KeyStage || ends_key_stage(year_group)).collect()
}

impl Grounds<'_> {
    /// What is suggested and judged for the child, aspect by aspect.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let judged = |aspect| self.fold.judgement(aspect, self.curriculum.subject, self.period);
        let standing = |aspect| Standing { aspect, suggestion: self.suggest(aspect), judged: judged(aspect) };
        aspects(self.year_group).into_iter().map(standing).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(verdict: &str, suggested: Option<&str>) -> Option<Reading<Judgement>> {
        let key = |text: &str| text.parse().unwrap();
        Some(Reading::Settled(Judgement { verdict: key(verdict), suggested: suggested.map(key), note: String::new() }))
    }

    #[test]
    fn a_child_stands_where_it_was_judged_or_else_where_it_is_suggested() {
        let (roll, period) = (Roll::default(), "2026-27.autumn-2".parse().unwrap());
        let place_of = |suggested: Option<&str>, judged: Option<Reading<Judgement>>, aspect| {
            let suggestion = Suggestion { verdict: suggested.map(|verdict| verdict.parse().unwrap()), reason: String::new() };
            place(&roll, &[Standing { aspect, suggestion, judged }], aspect, period)
        };
        let table = [
            (Some("secure"), None, Aspect::Step, Some(2)),
            (Some("secure"), judged("emerging", Some("secure")), Aspect::Step, Some(0)),
            (Some("green"), None, Aspect::Attainment, Some(2)),
            (None, judged("red", None), Aspect::Achievement, Some(0)),
            (None, None, Aspect::Step, None),
            (Some("green"), Some(Reading::Contested(Vec::new())), Aspect::Attainment, None),
        ];
        for (suggested, judged, aspect, expected) in table {
            assert_eq!(place_of(suggested, judged, aspect), expected.map(Place::Number), "{suggested:?} {aspect:?}");
        }
        assert_eq!(place(&roll, &[], Aspect::Step, period), None);
    }

    #[test]
    fn what_nobody_judged_is_open_and_what_has_changed_since_is_said() {
        let contested = Some(Reading::Contested(Vec::new()));
        let table = [
            (None, None, None, None),
            (Some("green"), None, Some("green"), None),
            (Some("green"), contested, None, None),
            (None, judged("green", None), None, None),
            (Some("green"), judged("green", Some("green")), None, None),
            (Some("green"), judged("green", Some("yellow")), None, None),
            // Judged otherwise than was suggested: the same suggestion is not said again, another is.
            (Some("green"), judged("yellow", Some("green")), None, None),
            (Some("red"), judged("yellow", Some("green")), None, Some("red")),
            (Some("green"), judged("yellow", None), None, Some("green")),
        ];
        for (suggested, judged, open, now) in table {
            let key = |text: Option<&str>| text.map(|text| text.parse::<VerdictKey>().unwrap());
            let suggestion = Suggestion { verdict: key(suggested), reason: String::new() };
            let standing = Standing { aspect: Aspect::Attainment, suggestion, judged };
            assert_eq!((standing.open(), standing.now_suggested()), (key(open), key(now)), "{standing:?}");
        }
    }

    #[test]
    fn the_end_of_a_key_stage_is_judged_in_years_2_and_6() {
        let last = |year: Option<usize>| aspects(year.and_then(|n| YearGroup::ALL.get(n).copied())).contains(&Aspect::KeyStage);
        let table =
            [(None, false), (Some(0), false), (Some(1), false), (Some(2), true), (Some(3), false), (Some(5), false), (Some(6), true)];
        for (year, ends) in table {
            assert_eq!(last(year), ends, "{year:?}");
        }
        assert_eq!(aspects(None), [Aspect::Step, Aspect::Attainment, Aspect::Achievement]);
    }
}
