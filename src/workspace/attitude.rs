//! Deciding about attitude and behaviour: strands, their ratings, attendance, the four headings, kinds of praise.

use super::decide::{Decide, OfHalfTerm, View, Writer, pupil_file};
use super::roll::name;
use super::using::{Use, set_used};
use crate::domain::people::{NOTE_MAX, same_name};
use crate::domain::{Attendance, BandKey, Heading, Period, PraiseKey, PraiseKind, PupilId, Strand, StrandKey, Used, Voice, key::free_key};
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// A strand rated for a child, and what was suggested at the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrandMark {
    /// The child.
    pub pupil: PupilId,
    /// The strand.
    pub strand: StrandKey,
    /// What was suggested, if anything was.
    pub suggested: Option<BandKey>,
}

/// What can be asked about attitude, behaviour and praise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Attitude {
    /// Add a strand (`None`), reword it, retire it or take it up again. What it counts towards, and whether it is in use, changes from
    /// this half term on.
    SetStrand { strand: Option<StrandKey>, details: Strand, now: Period },
    /// The teacher rates strands of children with one band; `None` takes the ratings of this half term away.
    Rate { marks: Vec<StrandMark>, period: Period, band: Option<BandKey>, only_empty: bool },
    /// The teacher confirms what is shown: each mark with its band.
    Confirm { marks: Vec<(StrandMark, BandKey)>, period: Period },
    /// Set attendance in a half term; `None` takes it away.
    SetAttendance { period: Period, rows: Vec<(PupilId, Option<Attendance>)> },
    /// Judge a heading; `None` takes the judgement away: what is suggested shows again.
    JudgeHeading { pupil: PupilId, heading: Heading, period: Period, band: Option<BandKey>, suggested: Option<BandKey>, note: String },
    /// Add a kind of praise (`None`), change it, retire it or take it up again.
    SetPraiseKind { kind: Option<PraiseKey>, details: PraiseKind },
}

impl Decide for Attitude {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::SetStrand { strand, details, now } => set_strand(view, writer, *strand, details, *now),
            Self::Rate { marks, period, band, only_empty } => rate(view, writer, marks, *period, *band, *only_empty),
            Self::Confirm { marks, period } => {
                for (mark, band) in marks {
                    rate(view, writer, &[*mark], *period, Some(*band), true)?;
                }
                Ok(())
            }
            Self::SetAttendance { period, rows } => {
                for (pupil, attendance) in rows {
                    let (about, file) = pupil_file(view, *pupil)?;
                    match attendance {
                        Some(attendance) => {
                            attendance.check().map_err(Refusal::Senseless)?;
                            writer.write_fact(about, &file, Change::AttendanceSet { period: *period, attendance: *attendance });
                        }
                        None => writer.retract(about, &file, Cell::Attendance(*period)),
                    }
                }
                Ok(())
            }
            Self::JudgeHeading { pupil, heading, period, band, suggested, note } => {
                let (about, file) = pupil_file(view, *pupil)?;
                let Some(band) = *band else {
                    writer.retract(about, &file, Cell::Heading(*heading, *period));
                    return Ok(());
                };
                if !view.roll.scheme(*period).uses(band) {
                    return Err(Refusal::NoSuchBand);
                }
                let note = note.trim().to_owned();
                if note.chars().count() > NOTE_MAX {
                    return Err(Refusal::TooLong(NOTE_MAX));
                }
                let change = Change::HeadingJudged { heading: *heading, period: *period, band, suggested: *suggested, note };
                writer.write_fact(about, &file, change);
                Ok(())
            }
            Self::SetPraiseKind { kind, details } => set_praise_kind(view, writer, *kind, details),
        }
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            // What was suggested is remembered with the mark, and was suggested for this half term.
            Self::Rate { marks, period, .. } if marks.iter().any(|mark| mark.suggested.is_some()) => OfHalfTerm::Stays(*period),
            Self::Rate { period, .. } | Self::SetAttendance { period, .. } => OfHalfTerm::Moves(vec![period]),
            Self::Confirm { period, .. } | Self::JudgeHeading { period, .. } => OfHalfTerm::Stays(*period),
            Self::SetStrand { .. } | Self::SetPraiseKind { .. } => OfHalfTerm::None,
        }
    }
}

fn rate(
    view: View<'_>,
    writer: &mut Writer<'_>,
    marks: &[StrandMark],
    period: Period,
    band: Option<BandKey>,
    only_empty: bool,
) -> Result<(), Refusal> {
    if band.is_some_and(|band| !view.roll.scheme(period).uses(band)) {
        return Err(Refusal::NoSuchBand);
    }
    for StrandMark { pupil, strand, suggested } in marks {
        let (about, file) = pupil_file(view, *pupil)?;
        let cell = Cell::StrandRating(Voice::Teacher, *strand, period);
        if only_empty && !file.live(cell).is_empty() {
            continue;
        }
        // The same colour again changes nothing, whatever is suggested by now.
        let reading = file.strand_rating(Voice::Teacher, *strand, period);
        match band {
            Some(band) if reading.as_ref().and_then(|r| r.settled()) == Some(&band) => {}
            Some(band) => {
                if view.roll.strand(*strand).is_none() {
                    return Err(Refusal::NotHere);
                }
                let change = Change::StrandRated { voice: Voice::Teacher, strand: *strand, period, band, suggested: *suggested };
                writer.write_fact(about, &file, change);
            }
            None => writer.retract(about, &file, cell),
        }
    }
    Ok(())
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn set_strand(view: View<'_>, writer: &mut Writer<'_>, strand: Option<StrandKey>, details: &Strand, now: Period) -> Result<(), Refusal> {
    let known = view.roll.all_strands();
    let mut details = Strand { name: name(&details.name)?, child: tidy(&details.child), ..details.clone() };
    details.wording = details.wording.into_iter().map(|(band, text)| (band, tidy(&text))).filter(|(_, text)| !text.is_empty()).collect();
    details.check().map_err(Refusal::Senseless)?;
    if known.iter().any(|(key, other)| Some(*key) != strand && same_name(&other.name, &details.name)) {
        return Err(Refusal::NameTaken(details.name));
    }
    let fold = view.roll.fold();
    let Some(strand) = strand else {
        let taken = |key: &StrandKey| known.iter().any(|(known, _)| known == key);
        let strand = free_key(&details.name, "strand", taken).ok_or(Refusal::NameMissing)?;
        let (what, used) = (Used::Strand(strand), !details.retired);
        writer.write_fact(About::School, fold, Change::StrandSet { strand, details: Strand { retired: false, ..details } });
        set_used(view, writer, now, Use { what, used, before: true, new: true });
        return Ok(());
    };
    let find = |all: Vec<(StrandKey, Strand)>| all.into_iter().find(|(key, _)| *key == strand).map(|(_, strand)| strand);
    let (first, held) = find(known).zip(find(view.roll.all_strands_in(now))).ok_or(Refusal::NotHere)?;
    let (heading, used) = (details.heading, !details.retired);
    // Words are the same in every half term; a usual strand left as it came needs no entry.
    let reworded = Strand { heading: first.heading, retired: first.retired, ..details };
    if reworded != first {
        writer.write_fact(About::School, fold, Change::StrandSet { strand, details: reworded });
    }
    if heading != held.heading {
        writer.write_fact(About::School, fold, Change::HeadingFrom { strand, from: now, heading });
    }
    set_used(view, writer, now, Use { what: Used::Strand(strand), used, before: !first.retired, new: false });
    Ok(())
}

fn set_praise_kind(view: View<'_>, writer: &mut Writer<'_>, kind: Option<PraiseKey>, details: &PraiseKind) -> Result<(), Refusal> {
    let known = view.roll.praise_kinds();
    let details = PraiseKind { name: name(&details.name)?, ..details.clone() };
    details.check().map_err(Refusal::Senseless)?;
    if known.iter().any(|(key, other)| Some(*key) != kind && same_name(&other.name, &details.name)) {
        return Err(Refusal::NameTaken(details.name));
    }
    let kind = match kind {
        Some(kind) if known.iter().any(|(key, _)| *key == kind) => kind,
        Some(_) => return Err(Refusal::NotHere),
        None => {
            free_key(&details.name, "praise", |key: &PraiseKey| known.iter().any(|(known, _)| known == key)).ok_or(Refusal::NameMissing)?
        }
    };
    if known.contains(&(kind, details.clone())) {
        return Ok(());
    }
    writer.write_fact(About::School, view.roll.fold(), Change::PraiseSet { kind, details });
    Ok(())
}
