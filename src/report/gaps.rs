//! What to teach next, and to whom.

use crate::domain::{CriterionId, Period, PupilId, letters, order};
use crate::ledger::Files;
use crate::report::judgement::is_met;
use crate::report::mark::mark;
use crate::report::marking::{Child, Column};

/// How many criteria are proposed to be taught next.
pub const NEXT: usize = 3;

/// One criterion and who needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its statement.
    pub text: String,
    /// How many children are secure in it.
    pub secure: usize,
    /// How many children there are.
    pub of: usize,
    /// The children who were rated below met, in register order.
    pub need: Vec<PupilId>,
    /// The children who were not rated yet, in register order.
    pub unrated: Vec<PupilId>,
    /// Whether the class has not been taught it yet.
    pub not_taught: bool,
}

impl Gap {
    /// The children it would be taught to: those who need it, then those nobody has rated.
    pub fn group(&self) -> impl Iterator<Item = PupilId> + '_ {
        self.need.iter().chain(&self.unrated).copied()
    }
}

/// What to teach next, of gaps in their order: the first few that were taught before and in which not everyone is secure.
#[must_use]
pub fn teach_next(gaps: &[Gap]) -> Vec<&Gap> {
    gaps.iter().filter(|gap| !gap.not_taught && gap.secure < gap.of).take(NEXT).collect()
}

/// The gaps of some children in some criteria: the fewest secure first; what was not taught yet last. Their files must be loaded.
#[must_use]
pub fn gaps(files: &Files, columns: &[Column], children: &[Child], period: Period) -> Vec<Gap> {
    let scheme = files.roll().scheme(period);
    let folds: Vec<_> = children.iter().map(|child| (child.pupil, files.fold(child.pupil))).collect();
    let mut gaps: Vec<Gap> = columns
        .iter()
        .filter_map(|column| Some((column, column.item.criterion()?)))
        .map(|(column, id)| {
            let mut gap = Gap {
                criterion: id,
                text: column.text.clone(),
                secure: 0,
                of: children.len(),
                need: Vec::new(),
                unrated: Vec::new(),
                not_taught: column.not_taught,
            };
            for (pupil, fold) in &folds {
                // What is contested has no band and is looked at again.
                let reviewed = fold.is_reviewed(id.subject, id.stage, period);
                let band = mark(fold, id, period, reviewed).band();
                match band {
                    Some(band) if is_met(&scheme, band) => gap.secure += 1,
                    Some(_) => gap.need.push(*pupil),
                    None => gap.unrated.push(*pupil),
                }
            }
            gap
        })
        .collect();
    order::sort_by_key(&mut gaps, |gap| (gap.not_taught, gap.secure, gap.criterion));
    gaps
}

/// What children are called on a list: by forename, with the initial of the surname where two share it.
#[must_use]
pub fn short_names(names: &[(PupilId, String)]) -> Vec<(PupilId, String)> {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let shared = |one: &str| names.iter().filter(|(_, name)| letters::same(&first(name), one)).count() > 1;
    let short = |name: &str| {
        let forename = first(name);
        let initial = name.split_whitespace().nth(1).and_then(|surname| surname.chars().next());
        match initial {
            Some(initial) if shared(&forename) => format!("{forename} {initial}."),
            _ => forename,
        }
    };
    names.iter().map(|(id, name)| (*id, short(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taught_next_was_taught_and_somebody_needs_it() {
        let gap = |number: u16, secure: usize, not_taught: bool| {
            let criterion = CriterionId { subject: "maths".parse().unwrap(), stage: 4, number };
            Gap { criterion, text: String::new(), secure, of: 4, need: Vec::new(), unrated: Vec::new(), not_taught }
        };
        // What is there, as secure of four and whether it was not taught yet; and which are taught next.
        let table = [
            (vec![], vec![]),
            (vec![(4, false), (4, false)], vec![]),
            (vec![(0, true), (1, true)], vec![]),
            (vec![(0, false), (4, false), (3, false)], vec![1, 3]),
            (vec![(0, false), (0, true), (1, false), (2, false), (3, false)], vec![1, 3, 4]),
        ];
        for (all, next) in table {
            let gaps: Vec<Gap> = (1..).zip(&all).map(|(number, (secure, not_taught))| gap(number, *secure, *not_taught)).collect();
            let found: Vec<u16> = teach_next(&gaps).into_iter().map(|gap| gap.criterion.number).collect();
            assert_eq!(found, next, "{all:?}");
        }
        let id = |n: u32| format!("0000000000001.{n}").parse::<PupilId>().unwrap();
        let of_three = Gap { need: vec![id(2), id(3)], unrated: vec![id(1)], ..gap(1, 0, false) };
        assert_eq!(of_three.group().collect::<Vec<_>>(), [id(2), id(3), id(1)]);
    }

    #[test]
    fn forenames_are_enough_unless_two_share_one() {
        let id = |n: u32| format!("0000000000001.{n}").parse().unwrap();
        let names = [
            (id(1), "Ada Avocet".to_owned()),
            (id(2), "Ada Bittern".to_owned()),
            (id(3), "Chloe".to_owned()),
            (id(4), "Dev Dunnock".to_owned()),
        ];
        let short: Vec<_> = short_names(&names).into_iter().map(|(_, name)| name).collect();
        assert_eq!(short, ["Ada A.", "Ada B.", "Chloe", "Dev"]);
    }
}
