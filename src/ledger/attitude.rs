//! What files say of attitude, behaviour and praise: the school's strands, kinds and numbers; a child's days, ratings and attendance.

use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use super::fold::Fold;
use super::reading::Reading;
use super::roll::Roll;
use crate::domain::id::{FIRST, LAST};
use crate::domain::{
    Attendance, BandKey, ClassId, Date, HalfTerm, Heading, Incident, NoteId, Period, PictureKey, Praise, PraiseKey, PraiseKind, Question,
    Round, RoundId, SchoolYear, Slip, Strand, StrandKey, Voice,
};

/// A judgement of a heading as a teacher made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingJudgement {
    /// The band.
    pub band: BandKey,
    /// What was suggested at the time, if anything was.
    pub suggested: Option<BandKey>,
    /// Why, in the teacher's words; may be empty.
    pub note: String,
}

impl Roll {
    fn strand_set(&self, key: StrandKey) -> Option<Strand> {
        let reading = Reading::of(self.fold().live(Cell::Strand(key)), |e| match &e.change {
            Change::StrandSet { details, .. } => Some(details.clone()),
            _ => None,
        });
        reading.as_ref().and_then(Reading::any).cloned()
    }

    /// Every strand, the usual ones first, with its words; its heading, and whether it is in use, are those from the beginning.
    #[must_use]
    pub fn all_strands(&self) -> Vec<(StrandKey, Strand)> {
        let mut strands = Strand::usual();
        for (key, strand) in &mut strands {
            if let Some(own) = self.strand_set(*key) {
                *strand = own;
            }
        }
        for (cell, _) in self.fold().cells() {
            if let Cell::Strand(key) = cell
                && !strands.iter().any(|(known, _)| *known == key)
            {
                strands.extend(self.strand_set(key).map(|strand| (key, strand)));
            }
        }
        strands
    }

    /// A strand by its words, in use or not; its heading, and whether it is in use, are those from the beginning.
    #[must_use]
    pub fn strand(&self, key: StrandKey) -> Option<Strand> {
        self.strand_set(key).or_else(|| Strand::usual().into_iter().find(|(known, _)| *known == key).map(|(_, strand)| strand))
    }

    /// Every kind of praise, the usual ones first, retired ones included.
    #[must_use]
    pub fn praise_kinds(&self) -> Vec<(PraiseKey, PraiseKind)> {
        let set = |key: PraiseKey| {
            let reading = Reading::of(self.fold().live(Cell::PraiseKind(key)), |e| match &e.change {
                Change::PraiseSet { details, .. } => Some(details.clone()),
                _ => None,
            });
            reading.as_ref().and_then(Reading::any).cloned()
        };
        let mut kinds = PraiseKind::usual();
        for (key, kind) in &mut kinds {
            if let Some(own) = set(*key) {
                *kind = own;
            }
        }
        for (cell, _) in self.fold().cells() {
            if let Cell::PraiseKind(key) = cell
                && !kinds.iter().any(|(known, _)| *known == key)
            {
                kinds.extend(set(key).map(|kind| (key, kind)));
            }
        }
        kinds
    }

    /// A self-assessment round.
    #[must_use]
    pub fn round(&self, round: RoundId) -> Option<Reading<Round>> {
        Reading::of(self.fold().live(Cell::Round(round)), |e| match &e.change {
            Change::RoundSet { details, .. } => Some(details.clone()),
            _ => None,
        })
    }

    /// The rounds of a class, in the order they were started.
    #[must_use]
    pub fn rounds(&self, class: ClassId) -> Vec<(RoundId, Round)> {
        let class = self.known().class(class);
        let of = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
            Cell::Round(id) => self.round(id)?.any().filter(|round| round.class == class).map(|round| (id, round.clone())),
            _ => None,
        };
        self.fold().cells().filter_map(of).collect()
    }
}

impl Fold {
    /// What was missed between two days, both included, earliest first.
    #[must_use]
    pub fn slips(&self, from: Date, to: Date) -> Vec<(Date, Slip)> {
        let of = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
            Cell::Day(date, slip) => Some((date, slip)),
            _ => None,
        };
        let (Some(first), Some(last), true) = (Slip::ALL.iter().min(), Slip::ALL.iter().max(), from <= to) else { return Vec::new() };
        self.between(Cell::Day(from, *first), Cell::Day(to, *last)).filter_map(of).collect()
    }

    /// Whether something was missed on a day.
    #[must_use]
    pub fn has_slip(&self, date: Date, slip: Slip) -> bool {
        !self.live(Cell::Day(date, slip)).is_empty()
    }

    /// Every incident with its day, in the order they were written.
    #[must_use]
    pub fn incidents(&self) -> Vec<(NoteId, Date, Incident)> {
        let of = |(cell, live): (Cell, &[Arc<Entry>])| match cell {
            Cell::Incident(id) => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::IncidentNoted { date, details, .. } => Some((*date, details.clone())),
                    _ => None,
                })?;
                reading.any().map(|(date, incident)| (id, *date, incident.clone()))
            }
            _ => None,
        };
        self.between(Cell::Incident(FIRST.into()), Cell::Incident(LAST.into())).filter_map(of).collect()
    }

    /// Every praise with its day, in the order they were written.
    #[must_use]
    pub fn praises(&self) -> Vec<(NoteId, Date, Praise)> {
        let of = |(cell, live): (Cell, &[Arc<Entry>])| match cell {
            Cell::Praise(id) => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::Praised { date, details, .. } => Some((*date, details.clone())),
                    _ => None,
                })?;
                reading.any().map(|(date, praise)| (id, *date, praise.clone()))
            }
            _ => None,
        };
        self.between(Cell::Praise(FIRST.into()), Cell::Praise(LAST.into())).filter_map(of).collect()
    }

    /// What one voice says of a strand for a half term; `None` is not rated.
    #[must_use]
    pub fn strand_rating(&self, voice: Voice, strand: StrandKey, period: Period) -> Option<Reading<BandKey>> {
        Reading::of(self.live(Cell::StrandRating(voice, strand, period)), |e| match &e.change {
            Change::StrandRated { band, .. } => Some(*band),
            _ => None,
        })
    }

    /// The latest half term before `period` for which a voice rated a strand and is not contested, and the band it gave.
    #[must_use]
    pub fn strand_rated_before(&self, voice: Voice, strand: StrandKey, period: Period) -> Option<(Period, BandKey)> {
        let earliest = Period { year: SchoolYear::starting(1990)?, half_term: HalfTerm::Autumn1 };
        let of = |period| Cell::StrandRating(voice, strand, period);
        self.range(of(earliest)..of(period)).rev().find_map(|cell| match cell {
            Cell::StrandRating(_, _, of) => Some((of, *self.strand_rating(voice, strand, of)?.settled()?)),
            _ => None,
        })
    }

    /// Attendance in a half term.
    #[must_use]
    pub fn attendance(&self, period: Period) -> Option<Reading<Attendance>> {
        Reading::of(self.live(Cell::Attendance(period)), |e| match &e.change {
            Change::AttendanceSet { attendance, .. } => Some(*attendance),
            _ => None,
        })
    }

    /// What a teacher judged of a heading.
    #[must_use]
    pub fn heading(&self, heading: Heading, period: Period) -> Option<Reading<HeadingJudgement>> {
        Reading::of(self.live(Cell::Heading(heading, period)), |e| match &e.change {
            Change::HeadingJudged { band, suggested, note, .. } => {
                Some(HeadingJudgement { band: *band, suggested: *suggested, note: note.clone() })
            }
            _ => None,
        })
    }

    /// What the child answered to an open question of a round.
    #[must_use]
    pub fn answer(&self, round: RoundId, question: Question) -> Option<Reading<String>> {
        Reading::of(self.live(Cell::Answer(round, question)), |e| match &e.change {
            Change::Answered { text, .. } => Some(text.clone()),
            _ => None,
        })
    }

    /// The picture the child has chosen for itself.
    #[must_use]
    pub fn picture(&self) -> Option<PictureKey> {
        let reading = Reading::of(self.live(Cell::Picture), |e| match &e.change {
            Change::PictureChosen { picture } => Some(*picture),
            _ => None,
        });
        reading.as_ref().and_then(Reading::any).copied()
    }
}
