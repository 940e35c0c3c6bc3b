//! Deciding about self-assessment rounds: started, changed, closed.

use super::decide::{Decide, OfHalfTerm, View, Writer};
use crate::domain::{Round, RoundId};
use crate::ledger::{About, Change, Reading};
use crate::words::Refusal;

/// What can be asked about rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Rounds {
    /// Start a round.
    Start { details: Round },
    /// Close a round, so that no answer is taken any more, or open it again.
    Close { round: RoundId, closed: bool },
}

impl Decide for Rounds {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Start { details } => {
                details.check().map_err(Refusal::Senseless)?;
                view.roll.class(details.class).ok_or(Refusal::NotHere)?;
                if view.roll.members_in(details.class, details.period).is_empty() {
                    return Err(Refusal::NobodyInClass);
                }
                let open = |(_, round): &(RoundId, Round)| !round.closed && round.period == details.period;
                if view.roll.rounds(details.class).iter().any(open) {
                    return Err(Refusal::RoundIsOpen);
                }
                let round = writer.mint();
                writer.write_fact(About::School, view.roll.fold(), Change::RoundSet { round, details: details.clone() });
            }
            Self::Close { round, closed } => {
                let details = view.roll.round(*round).as_ref().and_then(Reading::any).cloned().ok_or(Refusal::NotHere)?;
                let change = Change::RoundSet { round: *round, details: Round { closed: *closed, ..details } };
                writer.write_fact(About::School, view.roll.fold(), change);
            }
        }
        Ok(())
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            Self::Start { details } => OfHalfTerm::Moves(vec![&mut details.period]),
            Self::Close { .. } => OfHalfTerm::None,
        }
    }
}
