//! The numbers of a school in words, and from when they hold.

use super::calendar::named;
use crate::domain::{BandKey, Conduct, MentoringRules, Period, TestNumbers, Thresholds};
use crate::ledger::Roll;

fn list<T: ToString>(numbers: &[T]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The numbers by which judgements are suggested.
#[must_use]
pub fn thresholds(thresholds: &Thresholds) -> String {
    let Thresholds { steps, expected, near, targets, key_stage: _ } = thresholds;
    format!("steps from {} %; expected {} %; nearly {near} points below; targets a subject: {targets}", list(steps), list(expected))
}

/// The numbers by which attitude is coloured and praise is awarded.
#[must_use]
pub fn conduct(conduct: &Conduct) -> String {
    let Conduct { attendance: [green, yellow], late, missed, awards, unpraised } = conduct;
    format!(
        "attendance green from {green} %, yellow from {yellow} %; late up to {} times, missed up to {}; awards from {} points; \
         {unpraised} days without praise",
        list(late),
        list(missed),
        list(awards)
    )
}

/// Bands in their words, the highest first.
#[must_use]
pub fn bands(roll: &Roll, keys: &[BandKey]) -> String {
    let word = |key: &BandKey| roll.band(*key).map_or_else(|| key.to_string(), |band| band.word);
    keys.iter().rev().map(word).collect::<Vec<_>>().join(", ")
}

/// How often meetings are held and how long they are.
#[must_use]
pub fn mentoring(rules: &MentoringRules) -> String {
    format!("every {}, {} minutes", rules.often.to_string().replace('-', " "), rules.minutes)
}

/// The numbers of a test.
#[must_use]
pub fn test(numbers: TestNumbers) -> String {
    let TestNumbers { total, green, yellow } = numbers;
    format!("out of {total}, green from {green} %, yellow from {yellow} %")
}

/// What the choice of a half term does.
pub const HOLDS_FROM: &str = "This holds from the half term you choose. Earlier half terms stay as they were, on paper too.";

/// Since when numbers hold.
#[must_use]
pub fn since(from: Option<Period>) -> String {
    from.map_or_else(|| "From the beginning".to_owned(), |from| format!("From {}", named(from)))
}

/// That what was set for a later half term goes on holding from there; empty where there are none.
#[must_use]
pub fn later_stay(chosen: Period, all: &[Option<Period>]) -> String {
    let later = all.iter().filter_map(|from| from.filter(|from| *from > chosen)).min();
    later.map_or_else(String::new, |later| format!("Something else is set from {} on. It stays: change it there.", named(later)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Test;

    #[test]
    fn numbers_are_said_whole() {
        let said = "steps from 40, 70, 90 %; expected 12, 23, 35, 47, 58, 70 %; nearly 10 points below; targets a subject: 3";
        assert_eq!(thresholds(&Thresholds::default()), said);
        let said = "attendance green from 96 %, yellow from 92 %; late up to 1, 4 times, missed up to 1, 3; awards from 10, 25, 50 points; \
                    14 days without praise";
        assert_eq!(conduct(&Conduct::default()), said);
        let spelling = Test { name: "Spelling".into(), total: 10, green: 80, yellow: 60, retired: false };
        assert_eq!(test(spelling.numbers()), "out of 10, green from 80 %, yellow from 60 %");
    }

    #[test]
    fn how_meetings_are_held_is_said() {
        assert_eq!(mentoring(&MentoringRules::default()), "every half term, 10 minutes");
    }

    #[test]
    fn what_holds_later_is_said_and_what_holds_before_is_not() {
        let period = |text: &str| text.parse::<Period>().unwrap();
        let (autumn, spring, summer) = (period("2026-27.autumn-2"), period("2026-27.spring-1"), period("2026-27.summer-1"));
        let table = [
            (autumn, vec![None], ""),
            (autumn, vec![None, Some(autumn)], ""),
            (autumn, vec![None, Some(spring), Some(summer)], "Something else is set from spring 1, 2026-27 on. It stays: change it there."),
            (spring, vec![None, Some(spring), Some(summer)], "Something else is set from summer 1, 2026-27 on. It stays: change it there."),
            (summer, vec![None, Some(spring)], ""),
        ];
        for (chosen, all, said) in table {
            assert_eq!(later_stay(chosen, &all), said, "{chosen}");
        }
        assert_eq!((since(None), since(Some(spring))), ("From the beginning".into(), "From spring 1, 2026-27".into()));
    }
}
