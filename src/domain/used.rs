//! What a school uses for a time: subjects, their criteria, strands of attitude and behaviour.

use std::fmt;
use std::str::FromStr;

use super::calendar::Period;
use super::curriculum::CriterionId;
use super::key::{StrandKey, SubjectKey, as_text};

/// What can come into use and go out of use. `subject:french`, `strand:uniform` or `criterion:maths-4.7` in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Used {
    /// A subject.
    Subject(SubjectKey),
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
    /// A criterion.
    Criterion(CriterionId),
}

impl fmt::Display for Used {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(subject) => write!(f, "subject:{}", subject.as_str()),
            Self::Strand(strand) => write!(f, "strand:{}", strand.as_str()),
            Self::Criterion(criterion) => write!(f, "criterion:{criterion}"),
        }
    }
}

/// A text that names nothing a school could use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUsable;

impl FromStr for Used {
    type Err = NotUsable;
    fn from_str(text: &str) -> Result<Self, NotUsable> {
        match text.split_once(':') {
            Some(("subject", key)) => key.parse().map(Self::Subject).map_err(|_| NotUsable),
            Some(("strand", key)) => key.parse().map(Self::Strand).map_err(|_| NotUsable),
            Some(("criterion", id)) => id.parse().map(Self::Criterion).map_err(|_| NotUsable),
            _ => Err(NotUsable),
        }
    }
}

/// That something is used, or not, from a half term on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedSince {
    /// From which.
    pub from: Period,
    /// Whether it is used.
    pub used: bool,
    /// Whether it came into being then: before, it was not used, whatever else is known of it.
    pub new: bool,
}

/// Whether something is used in a half term. `since` says so from half terms on, earliest first, and `before` until the first of them.
#[must_use]
pub fn is_used(since: &[UsedSince], before: bool, period: Period) -> bool {
    match since.iter().rev().find(|one| one.from <= period) {
        Some(last) => last.used,
        // Whoever's clock was behind may have said something of an earlier half term since.
        None => before && !since.iter().any(|one| one.new),
    }
}

as_text! {
    Used: "subject: and a key, strand: and a key, or criterion: and a criterion";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_reads_back() {
        for text in ["subject:maths", "strand:uniform", "criterion:times-tables-3.12"] {
            assert_eq!(text.parse::<Used>().map(|used| used.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "subject:", "strand:Uniform", "criterion:maths", "class:maths", "maths"] {
            assert!(text.parse::<Used>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_used_is_used_until_it_is_not() {
        let of = |text: &str| text.parse::<Period>().unwrap();
        let since = |from: &str, used, new| UsedSince { from: of(from), used, new };
        let (autumn, spring, summer) = ("2026-27.autumn-2", "2026-27.spring-1", "2026-27.summer-1");
        // Since when, what was before, and what holds in autumn, spring and summer.
        let table = [
            (vec![], true, [true, true, true]),
            (vec![], false, [false, false, false]),
            (vec![since(spring, false, false)], true, [true, false, false]),
            (vec![since(spring, true, false)], false, [false, true, true]),
            (vec![since(spring, true, true)], true, [false, true, true]),
            (vec![since(spring, true, true), since(summer, false, false)], true, [false, true, false]),
            (vec![since(spring, false, false), since(summer, true, false)], true, [true, false, true]),
            (vec![since(spring, true, false), since(summer, true, true)], true, [false, true, true]),
        ];
        for (since, before, wanted) in table {
            assert_eq!([autumn, spring, summer].map(|period| is_used(&since, before, of(period))), wanted, "{since:?}");
        }
    }
}
