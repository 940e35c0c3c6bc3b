//! Deciding what a child answers. It works from the question sheet alone, so that the device of a child needs to know no more.

use std::sync::Arc;

use super::decide::{Decide, View, Writer};
use crate::domain::round::ANSWER_MAX;
use crate::domain::sheet::{Sheet, SheetItem};
use crate::domain::{BandKey, PictureKey, PupilId, Voice};
use crate::ledger::{About, Change, Fold};
use crate::words::{Refusal, refusal};

/// What a child says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChildSays {
    /// A colour for what was asked.
    Band(SheetItem, BandKey),
    /// Words to an open question.
    Words(crate::domain::Question, String),
    /// Its picture.
    Picture(PictureKey),
}

/// An answer of one child of a sheet. It goes to the child's own file, in the child's own name.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The sheet.
    pub sheet: Arc<Sheet>,
    /// The child.
    pub pupil: PupilId,
    /// What it says.
    pub said: ChildSays,
}

/// The entry a child's answer comes to; `None` where the sheet does not ask this.
#[must_use]
pub fn change_of(sheet: &Sheet, pupil: PupilId, said: &ChildSays) -> Option<Change> {
    let asks = |asked: SheetItem| sheet.asked(pupil).iter().any(|(known, _)| *known == asked);
    Some(match said {
        ChildSays::Band(asked, _) if !asks(*asked) => return None,
        ChildSays::Band(_, band) if !sheet.bands.iter().any(|known| known.key == *band) => return None,
        ChildSays::Band(SheetItem::Strand(strand), band) => {
            Change::StrandRated { voice: Voice::Child, strand: *strand, period: sheet.period, band: *band, suggested: None }
        }
        ChildSays::Band(SheetItem::Target(target), band) => Change::TargetReviewed { target: *target, voice: Voice::Child, band: *band },
        ChildSays::Band(SheetItem::Criterion(criterion), band) => {
            Change::Rated { voice: Voice::Child, criterion: *criterion, period: sheet.period, band: *band }
        }
        ChildSays::Band(SheetItem::Open(_), _) => return None,
        ChildSays::Words(question, _) if !asks(SheetItem::Open(*question)) => return None,
        ChildSays::Words(question, text) => Change::Answered { round: sheet.round, question: *question, text: text.trim().to_owned() },
        ChildSays::Picture(picture) => Change::PictureChosen { picture: *picture },
    })
}

impl Decide for Answering {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let Self { sheet, pupil, said } = self;
        let child = sheet.child(*pupil).ok_or(Refusal::NotHere)?;
        if let ChildSays::Words(_, text) = said
            && text.trim().chars().count() > ANSWER_MAX
        {
            return Err(Refusal::TooLong(ANSWER_MAX));
        }
        if let ChildSays::Picture(picture) = said
            && sheet.is_taken(*picture, *pupil)
        {
            return Err(Refusal::Senseless(refusal::PICTURE_TAKEN));
        }
        let change = change_of(sheet, *pupil, said).ok_or(Refusal::NotHere)?;
        // The device of a child knows no roll; the sheet says which ids are the child's.
        view.has_read(child.ids())?;
        // The sheet may be older than what was decided about the child since.
        if child.ids().any(|id| view.ledger.erased().contains(&id)) {
            return Err(Refusal::NotHere);
        }
        let fold = Fold::of(&child.ids().filter_map(|id| view.ledger.pupil(id)).collect::<Vec<_>>());
        if let Change::Answered { text, round, question } = &change
            && text.is_empty()
            && fold.answer(*round, *question).is_none()
        {
            // Nothing was said and nothing is taken back.
            return Ok(());
        }
        writer.write_fact(About::Pupil(*pupil), &fold, change);
        Ok(())
    }
}
