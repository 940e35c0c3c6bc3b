//! A list's rows held against the roll and against each other, so that no child is enrolled twice.

use super::rows::RosterRow;
use crate::domain::order;
use crate::domain::people::same_name;
use crate::domain::{Date, Pupil, PupilId, Upn, letters};
use crate::exchange::preview::{Likeness, likeness};

/// So many children of one name are looked at. Only a column mapped wrongly holds more.
const NAMESAKES_MAX: usize = 30;

/// Who a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMatch {
    /// A child who is not on the roll.
    New,
    /// A child on the roll. By name alone this is a proposal, not certain.
    Known {
        /// Which child.
        pupil: PupilId,
        /// Why it may be that child.
        why: Likeness,
        /// Whether the row would change what the roll says: see [`updated`].
        differs: bool,
    },
    /// A child for whom another row of the list stands already. By name alone this is a proposal, not certain.
    RepeatOf {
        /// The line of that row.
        line: u64,
        /// Why it may be that child.
        why: Likeness,
        /// Whether the two rows say different things.
        differs: bool,
    },
}

/// What is known of a child once a row about it is taken in. What the row leaves empty stays, names that are the same to a person
/// stay, and a right UPN is not replaced by a wrong one.
#[must_use]
pub fn updated(held: &Pupil, row: &Pupil) -> Pupil {
    let mut now = held.clone();
    if !same_name(&held.full_name(), &row.full_name()) {
        if !same_name(&held.forename, &row.forename) {
            now.forename.clone_from(&row.forename);
        }
        if !row.surname.is_empty() && !same_name(&held.surname, &row.surname) {
            now.surname.clone_from(&row.surname);
        }
    }
    now.born = row.born.or(held.born);
    let better = |new: &&Upn| new.fault().is_none() || held.upn.as_ref().is_none_or(|old| old.fault().is_some());
    if let Some(upn) = row.upn.as_ref().filter(better) {
        now.upn = Some(upn.clone());
    }
    now
}

/// Says for each row which child it is. Each child of the roll is found in one row at most; further rows about it are repeats.
///
/// Whatever is certain is settled for the whole list first; names alone come last, and only where nothing speaks against them.
#[must_use]
pub fn match_rows(rows: &[RosterRow], known: &[(PupilId, Pupil)]) -> Vec<RowMatch> {
    let everybody: Vec<&Pupil> = known.iter().map(|(_, pupil)| pupil).chain(rows.iter().map(|row| &row.details)).collect();
    let index = Index::of(&everybody);
    let mut children = Children::of(&everybody, known.len());
    for sureness in [Likeness::Upn, Likeness::NameAndBirthDate, Likeness::Name] {
        for (number, details) in everybody.iter().enumerate().skip(known.len()) {
            for (other, _) in index.alike(details).filter(|(_, why)| *why == sureness) {
                children.unite(number, other, sureness);
            }
        }
    }
    let numbered: Vec<(Number, &RosterRow)> = (known.len()..).zip(rows).map(|(number, row)| (children.child(number), row)).collect();
    // The row most like the child on the roll stands for it; of equals the first.
    let mut firsts: order::Map<Number, (u8, &RosterRow)> = order::Map::new();
    for (child, row) in &numbered {
        let why = known.get(*child).and_then(|(_, held)| likeness(held, &row.details));
        let sureness = why.map_or(u8::MAX, |why| why as u8);
        if firsts.get(child).is_none_or(|(best, _)| sureness < *best) {
            firsts.insert(*child, (sureness, row));
        }
    }
    let first = |child: Number, row| firsts.get(&child).map_or(row, |(_, first)| *first);
    numbered.into_iter().map(|(child, row)| matched(row, first(child, row), known.get(child))).collect()
}

/// What a row is, next to the row that stands for its child and to the child on the roll.
fn matched(row: &RosterRow, first: &RosterRow, held: Option<&(PupilId, Pupil)>) -> RowMatch {
    let differs_from = |other: &Pupil| updated(other, &row.details) != *other;
    // The surest likeness counts. Where only a third row joins two, they are no more than a proposal.
    let why = |others: [Option<&Pupil>; 2]| {
        let alike = others.into_iter().flatten().filter_map(|other| likeness(other, &row.details));
        alike.min_by_key(|why| *why as u8).unwrap_or(Likeness::Name)
    };
    let details = held.map(|(_, details)| details);
    match held {
        _ if !std::ptr::eq(first, row) => {
            RowMatch::RepeatOf { line: first.line, why: why([Some(&first.details), details]), differs: differs_from(&first.details) }
        }
        Some((pupil, held)) => RowMatch::Known { pupil: *pupil, why: why([details, None]), differs: differs_from(held) },
        None => RowMatch::New,
    }
}

/// A child of the roll, or a row: by its place, the roll first.
type Number = usize;

/// Everybody by UPN and by name.
struct Index<'a> {
    by_upn: order::Map<&'a str, Vec<(Number, &'a Pupil)>>,
    by_name: order::Map<String, Vec<(Number, &'a Pupil)>>,
}

impl<'a> Index<'a> {
    fn of(everybody: &[&'a Pupil]) -> Self {
        let mut index = Self { by_upn: order::Map::new(), by_name: order::Map::new() };
        for (number, details) in everybody.iter().copied().enumerate() {
            if let Some(upn) = &details.upn {
                index.by_upn.change(upn.as_str(), |of| of.push((number, details)));
            }
            index.by_name.change(name_key(details), |of| of.push((number, details)));
        }
        index
    }

    /// Those who may be this child, and why.
    fn alike(&self, pupil: &Pupil) -> impl Iterator<Item = (Number, Likeness)> {
        let same_upn = pupil.upn.as_ref().and_then(|upn| self.by_upn.get(upn.as_str())).into_iter().flatten().take(NAMESAKES_MAX);
        let namesakes = self.by_name.get(&name_key(pupil)).into_iter().flatten().take(NAMESAKES_MAX);
        same_upn.chain(namesakes).filter_map(|(number, details)| Some((*number, likeness(details, pupil)?)))
    }
}

/// Which of everybody are one child.
struct Children<'a> {
    /// Leads from each towards the first of its child.
    towards: Vec<Number>,
    /// Of the first of each child: UPNs without fault, and birth dates.
    facts: Vec<(order::Set<&'a str>, order::Set<Date>)>,
    known: usize,
}

impl<'a> Children<'a> {
    fn of(everybody: &[&'a Pupil], known: usize) -> Self {
        let facts = everybody.iter().map(|details| (right_upn(details).into_iter().collect(), details.born.into_iter().collect()));
        Self { towards: (0..everybody.len()).collect(), facts: facts.collect(), known }
    }

    /// The first of a child: the child of the roll, where there is one.
    fn child(&mut self, number: Number) -> Number {
        let mut first = number;
        while let Some(next) = self.towards.get(first).filter(|next| **next != first) {
            first = *next;
        }
        if let Some(shortcut) = self.towards.get_mut(number) {
            *shortcut = first;
        }
        first
    }

    /// Makes two one child, unless both are on the roll or what is known of them speaks against it.
    fn unite(&mut self, a: Number, b: Number, why: Likeness) {
        let (a, b) = (self.child(a), self.child(b));
        let (first, second) = (a.min(b), a.max(b));
        if first == second || second < self.known {
            return;
        }
        let Some((upns, births)) = self.facts.get(second).cloned() else { return };
        let Some(facts) = self.facts.get_mut(first) else { return };
        let other_upn = !upns.is_empty() && !facts.0.is_empty() && upns.is_disjoint(&facts.0);
        let other_birth = !births.is_empty() && !facts.1.is_empty() && births.is_disjoint(&facts.1);
        if why != Likeness::Upn && (other_upn || other_birth) {
            return;
        }
        facts.0.extend(upns);
        facts.1.extend(births);
        if let Some(towards) = self.towards.get_mut(second) {
            *towards = first;
        }
    }
}

/// The UPN, if it is one without fault.
fn right_upn(pupil: &Pupil) -> Option<&str> {
    pupil.upn.as_ref().filter(|upn| upn.fault().is_none()).map(Upn::as_str)
}

/// The same for two names exactly where `same_name` says so.
fn name_key(pupil: &Pupil) -> String {
    letters::folded(&pupil.full_name())
}

#[cfg(test)]
mod tests;
