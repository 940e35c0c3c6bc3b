//! Deciding about judgements, stages and thresholds.

use super::decide::{Decide, OfHalfTerm, View, Writer, pupil_file};
use crate::domain::people::NOTE_MAX;
use crate::domain::{Aspect, Period, PupilId, SubjectKey, Thresholds, VerdictKey};
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// One judgement of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The child.
    pub pupil: PupilId,
    /// What is judged.
    pub aspect: Aspect,
    /// The verdict.
    pub verdict: VerdictKey,
    /// What was suggested at the time, if anything was.
    pub suggested: Option<VerdictKey>,
    /// Why; may be empty.
    pub note: String,
}

/// What can be asked about judgements.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Judging {
    /// Judge children in a subject and half term.
    Judge { subject: SubjectKey, period: Period, verdicts: Vec<Verdict> },
    /// Take a judgement away: what is suggested shows again.
    Withdraw { pupil: PupilId, aspect: Aspect, subject: SubjectKey, period: Period },
    /// The stage children work at in a subject, from a half term on. What was marked in other stages stays.
    SetStage { pupils: Vec<PupilId>, subject: SubjectKey, period: Period, stage: u8 },
    /// Set the numbers by which judgements are suggested.
    SetThresholds { thresholds: Thresholds },
}

impl Decide for Judging {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Judge { subject, period, verdicts } => {
                for Verdict { pupil, aspect, verdict, suggested, note } in verdicts {
                    let (about, file) = pupil_file(view, *pupil)?;
                    let note = note.trim().to_owned();
                    if note.chars().count() > NOTE_MAX {
                        return Err(Refusal::TooLong(NOTE_MAX));
                    }
                    let change = Change::Judged {
                        aspect: *aspect,
                        subject: *subject,
                        period: *period,
                        verdict: *verdict,
                        suggested: *suggested,
                        note,
                    };
                    writer.write_fact(about, &file, change);
                }
            }
            Self::Withdraw { pupil, aspect, subject, period } => {
                let (about, file) = pupil_file(view, *pupil)?;
                writer.retract(about, &file, Cell::Judgement(*aspect, *subject, *period));
            }
            Self::SetStage { pupils, subject, period, stage } => {
                if !(1..=9).contains(stage) {
                    return Err(Refusal::NotHere);
                }
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    writer.write_fact(about, &file, Change::StageSet { subject: *subject, period: *period, stage: *stage });
                }
            }
            Self::SetThresholds { thresholds } => {
                thresholds.check().map_err(Refusal::Senseless)?;
                writer.write_fact(About::School, view.roll.fold(), Change::ThresholdsSet { thresholds: thresholds.clone() });
            }
        }
        Ok(())
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            Self::Judge { period, .. } | Self::Withdraw { period, .. } => OfHalfTerm::Stays(*period),
            Self::SetStage { period, .. } => OfHalfTerm::Moves(vec![period]),
            Self::SetThresholds { .. } => OfHalfTerm::None,
        }
    }
}
