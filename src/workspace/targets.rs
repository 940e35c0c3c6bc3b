//! Deciding about targets and their reviews.

use super::decide::{Decide, OfHalfTerm, View, Writer, pupil_file};
use crate::domain::target::TARGET_MAX;
use crate::domain::{BandKey, PupilId, Target, TargetId, Voice};
use crate::ledger::{Cell, Change, Reading};
use crate::words::Refusal;

/// What can be asked about targets.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Targets {
    /// Set targets: for one child, or the same words for several; each becomes a target of its own.
    Set { targets: Vec<(PupilId, Target)> },
    /// Give a target other words.
    Reword { pupil: PupilId, target: TargetId, text: String },
    /// Take a target away.
    Remove { pupil: PupilId, target: TargetId },
    /// Say how far a target was met; `None` takes that back.
    Review { pupil: PupilId, target: TargetId, voice: Voice, band: Option<BandKey> },
}

fn words(text: &str) -> Result<String, Refusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if text.chars().count() > TARGET_MAX { Err(Refusal::TooLong(TARGET_MAX)) } else { Ok(text) }
}

impl Decide for Targets {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Set { targets } => {
                for (pupil, target) in targets {
                    let (about, file) = pupil_file(view, *pupil)?;
                    let details = Target { text: words(&target.text)?, ..target.clone() };
                    let target = writer.mint();
                    writer.write_fact(about, &file, Change::TargetAgreed { target, details });
                }
            }
            Self::Reword { pupil, target, text } => {
                let (about, file) = pupil_file(view, *pupil)?;
                let details = file.target(*target).as_ref().and_then(Reading::any).cloned().ok_or(Refusal::NotHere)?;
                let details = Target { text: words(text)?, ..details };
                writer.write_fact(about, &file, Change::TargetAgreed { target: *target, details });
            }
            Self::Remove { pupil, target } => {
                let (about, file) = pupil_file(view, *pupil)?;
                file.target(*target).ok_or(Refusal::NotHere)?;
                writer.retract(about, &file, Cell::Target(*target));
            }
            Self::Review { pupil, target, voice, band } => {
                let (about, file) = pupil_file(view, *pupil)?;
                let period = file.target(*target).as_ref().and_then(Reading::any).map(|target| target.period).ok_or(Refusal::NotHere)?;
                match band {
                    Some(band) if !view.roll.scheme(period).uses(*band) => return Err(Refusal::NoSuchBand),
                    Some(band) => writer.write_fact(about, &file, Change::TargetReviewed { target: *target, voice: *voice, band: *band }),
                    None => writer.retract(about, &file, Cell::TargetReview(*target, *voice)),
                }
            }
        }
        Ok(())
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            Self::Set { targets } => OfHalfTerm::Moves(targets.iter_mut().map(|(_, target)| &mut target.period).collect()),
            Self::Reword { .. } | Self::Remove { .. } | Self::Review { .. } => OfHalfTerm::None,
        }
    }
}
