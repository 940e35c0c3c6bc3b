//! A list that is imported again: what it says otherwise than the roll, who is not on it any more, and what comes of what a person
//! takes of it.

use super::classes::IntoClass;
use super::proposals::{Outcome, Proposal, Who};
use super::rows::RosterRow;
use crate::domain::Called;
use crate::domain::people::same_name;
use crate::domain::{LegalName, Pupil, PupilId, Upn, YearGroup};
use crate::ledger::{Reading, Roll};
use crate::words::import::Answer;
use crate::words::lists::Difference;

/// A row as it will be stored, as far as it is about the child itself. What is not here stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The child of the roll it is, if any.
    pub known: Option<PupilId>,
    /// All that will be known of the child.
    pub details: Pupil,
    /// Whether that takes the place of what the roll says: a person has said so.
    pub corrects: bool,
    /// The legal name, where it is new here.
    pub legal: Option<LegalName>,
    /// The year group, where it is new here or a person has taken it.
    pub year_group: Option<YearGroup>,
}

/// The child of the roll a row is or may be.
fn on_the_roll(proposal: &Proposal) -> Option<PupilId> {
    match proposal.who {
        Who::Known(pupil) | Who::Alike { pupil, .. } => Some(pupil),
        Who::New | Who::Repeated(_) | Who::AlikeRow(_) => None,
    }
}

/// What a row says otherwise than the roll. What the roll does not know yet is no difference; what two devices say differently is not
/// settled by a list.
#[must_use]
pub fn differences(proposal: &Proposal, roll: &Roll, into: &IntoClass) -> Vec<Difference> {
    let Some(pupil) = on_the_roll(proposal) else { return Vec::new() };
    let Some(Reading::Settled(held)) = roll.pupil(pupil) else { return Vec::new() };
    let row = &proposal.row;
    let legal = roll.legal_name(pupil);
    let names = Called::names_of(&held, legal.as_ref().and_then(Reading::any));
    let mut found = Vec::new();
    let other = |held: &str, said: &str| !said.is_empty() && !held.is_empty() && !same_name(held, said);
    if other(&held.surname, &row.details.surname) && !names.iter().any(|(_, surname)| same_name(surname, &row.details.surname)) {
        found.push(Difference::Surname { held: held.surname.clone(), said: row.details.surname.clone() });
    }
    if other(&held.forename, &row.details.forename) && !is_a_forename(&names, row) {
        found.push(Difference::Forename { held: held.forename.clone(), said: row.details.forename.clone() });
    }
    if let (Some(held), Some(said)) = (held.born, row.details.born)
        && held != said
    {
        found.push(Difference::Born { held, said });
    }
    let right = |upn: &&Upn| upn.fault().is_none();
    if let (Some(held), Some(said)) = (&held.upn, row.details.upn.as_ref().filter(right))
        && held != said
    {
        found.push(Difference::Upn { held: held.as_str().to_owned(), said: said.as_str().to_owned() });
    }
    let Some(Reading::Settled(placed)) = roll.placement(pupil, into.year) else { return found };
    let known = roll.known();
    if let Some(held) = placed.class.filter(|held| Some(known.class(*held)) != into.class.map(|class| known.class(class))) {
        let name = roll.class(held).as_ref().and_then(Reading::any).map(|class| class.name.clone()).unwrap_or_default();
        found.push(Difference::Class { held: name, said: into.name.clone() });
    }
    if let (Some(held), Some(said)) = (placed.year_group, row.year_group)
        && held != said
    {
        found.push(Difference::Year { held, said });
    }
    found
}

/// Whether a row calls the child by one of its forenames, the list's legal one included.
fn is_a_forename(names: &[(String, String)], row: &RosterRow) -> bool {
    let said = |text: &str| names.iter().any(|(forename, _)| same_name(forename, text));
    said(&row.details.forename) || row.legal.as_ref().is_some_and(|legal| said(&legal.forename))
}

/// What a row comes to, by what a person has said of it and taken of its differences; `None` where it adds nobody and changes nothing.
/// A child that is certainly another class's stays there until somebody takes that, too.
#[must_use]
pub fn planned(proposal: &Proposal, answer: Option<Answer>, taken: &[Difference], (roll, into): (&Roll, &IntoClass)) -> Option<Planned> {
    let row = &proposal.row;
    let pupil = match proposal.outcome(answer) {
        Outcome::Nothing | Outcome::Open => return None,
        Outcome::Enrolled => {
            let (details, legal) = (row.details.clone(), row.legal.clone());
            return Some(Planned { known: None, details, corrects: false, legal, year_group: row.year_group });
        }
        Outcome::Placed(pupil) => pupil,
    };
    let differ = differences(proposal, roll, into);
    let moves = |one: &Difference| matches!(one, Difference::Class { .. });
    if matches!(proposal.who, Who::Known(_)) && differ.iter().any(moves) && !taken.iter().any(moves) {
        return None;
    }
    let held = roll.pupil(pupil)?;
    let mut details = held.any()?.clone();
    if details.surname.is_empty() {
        details.surname.clone_from(&row.details.surname);
    }
    details.upn = details.upn.or_else(|| row.details.upn.clone());
    details.born = details.born.or(row.details.born);
    let mut corrects = false;
    let mut year_group = row.year_group.filter(|_| !differ.iter().any(|one| matches!(one, Difference::Year { .. })));
    for one in differ.iter().filter(|one| taken.contains(one)) {
        corrects |= !matches!(one, Difference::Class { .. } | Difference::Year { .. });
        match one {
            Difference::Forename { said, .. } => details.forename.clone_from(said),
            Difference::Surname { said, .. } => details.surname.clone_from(said),
            Difference::Born { said, .. } => details.born = Some(*said),
            Difference::Upn { .. } => details.upn.clone_from(&row.details.upn),
            Difference::Year { said, .. } => year_group = Some(*said),
            Difference::Class { .. } => {}
        }
    }
    let legal = row.legal.clone().filter(|_| roll.legal_name(pupil).is_none());
    Some(Planned { known: Some(pupil), details, corrects, legal, year_group })
}

/// Children of the classes a list is of who are not on it, each with the name of its class. A list that has fewer than half of a class is
/// no list of that class, and says nothing of the others.
#[must_use]
pub fn not_on_the_list(proposals: &[Proposal], roll: &Roll, goes: impl Fn(&RosterRow) -> IntoClass) -> Vec<(PupilId, Pupil, String)> {
    let mut classes: Vec<IntoClass> = Vec::new();
    for into in proposals.iter().map(|one| goes(&one.row)) {
        if into.class.is_some() && !classes.contains(&into) {
            classes.push(into);
        }
    }
    let mut found = Vec::new();
    for IntoClass { class, name, year } in classes {
        let members = class.map(|class| roll.members(class, year)).unwrap_or_default();
        let all = members.len();
        let gone = members.into_iter().filter(|(id, _)| !proposals.iter().any(|one| on_the_roll(one) == Some(*id)));
        let gone: Vec<_> = gone.map(|(id, pupil)| (id, pupil, name.clone())).collect();
        if gone.len() * 2 <= all {
            found.extend(gone);
        }
    }
    found
}
