//! What each row of a list comes to: what is certain is said, and whoever is alike by name alone is asked about.

use super::matching::{RowMatch, match_rows};
use super::rows::RosterRow;
use crate::domain::{ClassId, Pupil, PupilId, SchoolYear, order};
use crate::exchange::preview::Likeness;
use crate::exchange::same::{likeness_of_any, spellings};
use crate::ledger::roll::Seat;
use crate::ledger::{Reading, Roll};
use crate::words::import::{Answer, Where};

/// A row of a list, held against the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The row.
    pub row: RosterRow,
    /// Who it is, as far as that is certain.
    pub who: Who,
}

/// Who a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A child who is not on the roll.
    New,
    /// A child of the roll, for certain.
    Known(PupilId),
    /// The child of the row on this line, for certain.
    Repeated(u64),
    /// Perhaps a child of the roll: the name is the same, and nothing else is known. A person says.
    Alike {
        /// Which child.
        pupil: PupilId,
        /// What the roll says of it.
        held: Pupil,
        /// Where it is.
        place: Where,
    },
    /// Perhaps the child of the row on this line: a person says.
    AlikeRow(u64),
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new child is enrolled.
    Enrolled,
    /// A child of the roll is placed.
    Placed(PupilId),
    /// Nobody is added.
    Nothing,
    /// Nobody knows yet.
    Open,
}

impl Proposal {
    /// Whether a person must say who it is.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        matches!(self.who, Who::Alike { .. } | Who::AlikeRow(_))
    }

    /// What becomes of the row by what a person has said of it, if anything. A name alone never decides.
    #[must_use]
    pub fn outcome(&self, answer: Option<Answer>) -> Outcome {
        match (&self.who, answer) {
            (_, Some(Answer::LeaveOut)) | (Who::Repeated(_), _) | (Who::AlikeRow(_), Some(Answer::Same)) => Outcome::Nothing,
            (Who::Known(pupil), _) | (Who::Alike { pupil, .. }, Some(Answer::Same)) => Outcome::Placed(*pupil),
            (Who::New, _) | (Who::Alike { .. } | Who::AlikeRow(_), Some(Answer::Another)) => Outcome::Enrolled,
            (Who::Alike { .. } | Who::AlikeRow(_), None) => Outcome::Open,
        }
    }
}

/// Holds the rows of a list for a class against the roll. Invented children are nobody's; of several namesakes the one in this class is
/// thought of first.
#[must_use]
pub fn proposals(rows: &[RosterRow], roll: &Roll, class: ClassId, year: SchoolYear) -> Vec<Proposal> {
    let (invented, seats) = (roll.demo_children(), roll.seats());
    let is_here = |id: PupilId| seats.contains(&Seat { class, year, pupil: id });
    let real = roll.pupils().into_iter().filter(|(id, _)| !invented.contains(id));
    let (mut known, elsewhere): (Vec<_>, Vec<_>) = real.partition(|(id, _)| is_here(*id));
    known.extend(elsewhere);
    let who = |found| match found {
        RowMatch::New => Who::New,
        RowMatch::Known { pupil, why: Likeness::Name, .. } => {
            let held = known.iter().find(|(id, _)| *id == pupil).map(|(_, held)| held.clone());
            let place = if is_here(pupil) { Where::Here } else { elsewhere_by(roll, &seats, pupil, year) };
            held.map_or(Who::New, |held| Who::Alike { pupil, held, place })
        }
        RowMatch::Known { pupil, .. } => Who::Known(pupil),
        RowMatch::RepeatOf { line, why: Likeness::Name, .. } => Who::AlikeRow(line),
        RowMatch::RepeatOf { line, .. } => Who::Repeated(line),
    };
    let found = match_rows(rows, &known).into_iter().map(who).collect::<Vec<_>>();
    let mut proposals: Vec<Proposal> = rows.iter().cloned().zip(found).map(|(row, who)| Proposal { row, who }).collect();
    let mut taken = order::set(proposals.iter().filter_map(|one| match one.who {
        Who::Known(pupil) | Who::Alike { pupil, .. } => Some(pupil),
        Who::New | Who::Repeated(_) | Who::AlikeRow(_) => None,
    }));
    // Of those nobody was found for: by a legal name, on either side.
    for proposal in proposals.iter_mut().filter(|one| one.who == Who::New) {
        let row = spellings(&proposal.row.details, proposal.row.legal.as_ref());
        let alike = known.iter().filter(|(id, _)| !taken.contains(id)).filter_map(|(id, held)| {
            let legal = roll.legal_name(*id);
            let held_as = spellings(held, legal.as_ref().and_then(Reading::any));
            if row.len() + held_as.len() == 2 {
                return None;
            }
            Some((likeness_of_any(&held_as, &row)?, *id))
        });
        if let Some((why, pupil)) = alike.min_by_key(|(why, _)| *why as u8) {
            taken.insert(pupil);
            proposal.who = who(RowMatch::Known { pupil, why, differs: false });
        }
    }
    proposals
}

/// The class a child is in, in a school year; else the last it was in.
fn elsewhere_by(roll: &Roll, seats: &[Seat], pupil: PupilId, year: SchoolYear) -> Where {
    let own = || seats.iter().filter(|seat| seat.pupil == pupil);
    let last = own().filter(|seat| seat.year <= year).max_by_key(|seat| seat.year).or_else(|| own().next_back());
    let named = last.and_then(|seat| Some((roll.class(seat.class)?.any()?.name.clone(), seat.year)));
    named.map_or(Where::Nowhere, |(class, of)| Where::In { class, year: Some(of).filter(|of| *of != year) })
}
