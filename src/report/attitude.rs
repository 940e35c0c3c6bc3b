//! Attitude and behaviour: colours suggested from what was counted, with the reason in words.
//!
//! A suggestion is never stored by itself. A teacher confirms it or rates otherwise, and that entry wins.

use crate::domain::{BandKey, Date, Heading, How, Period, PupilId, Slip, Strand, StrandKey, Voice};
use crate::ledger::{Files, Reading, Roll};
use crate::report::judgement::{band_for, is_lowest, is_met};
pub use crate::words::counts::percent;
use crate::words::reasons;

/// A colour that is suggested, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    /// The band; `None` where counting says nothing of the colour.
    pub band: Option<BandKey>,
    /// Why, in a sentence without a full stop; empty where there is nothing to say.
    pub reason: String,
}

/// The days of a half term that are counted: from its first day to its last, or to the day it is. `None` before it begins.
#[must_use]
pub fn counted_days(roll: &Roll, period: Period, today: Date) -> Option<(Date, Date)> {
    let dates = roll.term_dates(period.year);
    let (_, span) = dates.half_terms().find(|(half, _)| *half == period.half_term)?;
    (span.first <= today).then(|| (span.first, span.last.min(today)))
}

/// For so many days of a school year nothing noted says nothing: until then nobody can tell a good start from an empty file.
pub const SETTLING_IN: i64 = 14;

/// Whether the school year has only just begun and nothing that counts was noted of a child yet: no slip, no incident, no attendance.
#[must_use]
pub fn has_just_begun(files: &Files, pupil: PupilId, period: Period, today: Date) -> bool {
    let first = files.roll().term_dates(period.year).half_terms().map(|(_, span)| span.first).min();
    let (Some(first), Some((_, to))) = (first, counted_days(files.roll(), period, today)) else { return false };
    if (to - first).num_days() >= SETTLING_IN {
        return false;
    }
    let fold = files.fold(pupil);
    let happened = fold.incidents().into_iter().any(|(_, day, _)| (first..=to).contains(&day));
    !happened && fold.attendance(period).is_none() && fold.slips(first, to).is_empty()
}

/// What a strand of a child is suggested to be in a half term.
#[must_use]
pub fn suggested(files: &Files, pupil: PupilId, strand: StrandKey, period: Period, today: Date) -> Suggested {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let (scheme, conduct) = (roll.scheme(period), roll.conduct(period));
    let of = |how: How, reason: String| Suggested { band: band_for(&scheme, how), reason };
    let attendance = fold.attendance(period).and_then(|reading| reading.settled().copied());
    if strand.as_str() == "attendance" {
        let Some(attendance) = attendance else { return Suggested::default() };
        return of(conduct.attended(attendance.permille()), reasons::attended(&attendance));
    }
    let Some((from, to)) = counted_days(roll, period, today) else { return Suggested::default() };
    let Some(slip) = Slip::ALL.into_iter().find(|slip| slip.strand() == strand.as_str()) else {
        let incidents = fold.incidents().into_iter().filter(|(_, day, incident)| (from..=to).contains(day) && incident.strand == strand);
        return Suggested { band: None, reason: reasons::incidents(incidents.count(), from) };
    };
    if has_just_begun(files, pupil, period, today) {
        return Suggested { band: None, reason: reasons::NOTHING_NOTED.to_owned() };
    }
    let noted = fold.slips(from, to).into_iter().filter(|(_, found)| *found == slip).count();
    if slip == Slip::Late {
        // The register may know of more than was noted by day; the two tell of the same lates.
        let registered = attendance.map_or(0, |a| usize::from(a.late));
        let lates = noted.max(registered);
        return of(conduct.lates(lates), reasons::late(lates, registered > noted, from));
    }
    of(conduct.misses(noted), reasons::missed(slip, noted, from))
}

/// The colour a strand has in a half term: as the teacher rated it, else as it is suggested. Contested ratings have none.
#[must_use]
pub fn colour(files: &Files, pupil: PupilId, strand: StrandKey, period: Period, today: Date) -> Option<BandKey> {
    match files.fold(pupil).strand_rating(Voice::Teacher, strand, period) {
        Some(Reading::Settled(band)) => Some(band),
        Some(Reading::Contested(_)) => None,
        None => suggested(files, pupil, strand, period, today).band,
    }
}

/// The same as a child and a family are shown it: what is only suggested and the lowest is left to the teacher to say.
#[must_use]
pub fn colour_for_family(files: &Files, pupil: PupilId, strand: StrandKey, period: Period, today: Date) -> Option<BandKey> {
    let given = files.fold(pupil).strand_rating(Voice::Teacher, strand, period).is_some();
    colour(files, pupil, strand, period, today).filter(|band| given || !is_lowest(&files.roll().scheme(period), *band))
}

/// Whether a strand is wanting in a half term, so that a target for it is offered: its colour is one that does not mean "met". What has no
/// colour, or is contested, is not.
#[must_use]
pub fn is_wanting(files: &Files, pupil: PupilId, strand: StrandKey, period: Period, today: Date) -> bool {
    colour(files, pupil, strand, period, today).is_some_and(|band| !is_met(&files.roll().scheme(period), band))
}

/// The strands an incident may count towards in a half term: those of behaviour; where a school has retired all of these, any it has.
#[must_use]
pub fn of_incidents(roll: &Roll, period: Period) -> Vec<(StrandKey, Strand)> {
    let all = roll.strands(period);
    let behaviour: Vec<_> = all.iter().filter(|(_, strand)| strand.heading == Heading::Behaviour).cloned().collect();
    if behaviour.is_empty() { all } else { behaviour }
}
