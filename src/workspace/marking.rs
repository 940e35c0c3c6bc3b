//! Deciding about the marking board: many ratings at once, reviews, what was not taught.

use super::decide::{Decide, OfHalfTerm, View, Writer, pupil_file, says};
use crate::domain::order;
use crate::domain::{BandKey, ClassId, CriterionId, Period, PupilId, SubjectKey, Voice};
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// What can be asked on the marking board.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Marking {
    /// Rate criteria of children with one band; `None` takes the ratings of this half term away.
    Rate { cells: Vec<(PupilId, CriterionId)>, voice: Voice, period: Period, band: Option<BandKey>, only_empty: bool },
    /// What is not rated anew in this stage is as it was before.
    Review { pupils: Vec<PupilId>, subject: SubjectKey, stage: u8, period: Period },
    /// A class has been taught a criterion, or has not been yet.
    SetTaught { class: ClassId, criterion: CriterionId, taught: bool },
}

impl Marking {
    /// Rates one criterion of one child, whatever it says now; `None` takes the rating away.
    #[must_use]
    pub fn one(pupil: PupilId, voice: Voice, criterion: CriterionId, period: Period, band: Option<BandKey>) -> Self {
        Self::Rate { cells: vec![(pupil, criterion)], voice, period, band, only_empty: false }
    }
}

impl Decide for Marking {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::Rate { cells, voice, period, band, only_empty } => {
                let rating = Rating { voice: *voice, period: *period, band: *band, only_empty: *only_empty };
                rate(view, writer, cells, rating)
            }
            Self::Review { pupils, subject, stage, period } => {
                if !(1..=9).contains(stage) {
                    return Err(Refusal::NotHere);
                }
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    writer.write_fact(about, &file, Change::Reviewed { subject: *subject, stage: *stage, period: *period });
                }
                Ok(())
            }
            Self::SetTaught { class, criterion, taught } => {
                if view.roll.class(*class).is_none() {
                    return Err(Refusal::NotHere);
                }
                let fold = view.roll.fold();
                if *taught {
                    writer.retract(About::School, fold, Cell::NotTaught(*class, *criterion));
                } else {
                    writer.write_fact(About::School, fold, Change::NotTaught { class: *class, criterion: *criterion });
                }
                Ok(())
            }
        }
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            Self::Rate { period, .. } | Self::Review { period, .. } => OfHalfTerm::Moves(vec![period]),
            Self::SetTaught { .. } => OfHalfTerm::None,
        }
    }
}

/// What cells are given.
#[derive(Clone, Copy)]
struct Rating {
    voice: Voice,
    period: Period,
    band: Option<BandKey>,
    only_empty: bool,
}

fn rate(view: View<'_>, writer: &mut Writer<'_>, cells: &[(PupilId, CriterionId)], rating: Rating) -> Result<(), Refusal> {
    let Rating { voice, period, band, only_empty } = rating;
    let is_used = band.is_none_or(|band| view.roll.scheme(period).uses(band));
    let mut file = None;
    let mut done = order::Set::new();
    for (pupil, criterion) in cells {
        // One child's cells mostly follow each other; its file is read once then.
        let (about, fold) = match &file {
            Some((of, about, fold)) if of == pupil => (*about, fold),
            _ => {
                let (about, fold) = pupil_file(view, *pupil)?;
                let (_, about, fold) = file.insert((*pupil, about, fold));
                (*about, &*fold)
            }
        };
        let cell = Cell::Rating(voice, *criterion, period);
        let key = (view.roll.canonical(*pupil), *criterion);
        if (only_empty && !fold.live(cell).is_empty()) || !done.insert(key) {
            continue;
        }
        match band {
            Some(band) => {
                let change = Change::Rated { voice, criterion: *criterion, period, band };
                // A band that has been retired may be said where it is said already: nothing is written then.
                if !is_used && !says(fold.live(cell), &change) {
                    return Err(Refusal::NoSuchBand);
                }
                writer.write_fact(about, fold, change);
            }
            None => writer.retract(about, fold, cell),
        }
    }
    Ok(())
}
