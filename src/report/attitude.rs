//! Attitude and behaviour: colours suggested from what was counted, with the reason in words.
//!
//! A suggestion is never stored by itself. A teacher confirms it or rates otherwise, and that entry wins.

use crate::domain::calendar::day_and_month;
use crate::domain::{BandKey, Date, How, Period, Slip, StrandKey, Voice};
use crate::ledger::{Fold, Reading, Roll};
use crate::report::judgement::band_for;

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

/// What a strand of a child is suggested to be in a half term.
#[must_use]
pub fn suggested(roll: &Roll, fold: &Fold, strand: StrandKey, period: Period, today: Date) -> Suggested {
    let (scheme, conduct) = (roll.scheme(), roll.conduct());
    let of = |how: How, reason: String| Suggested { band: band_for(&scheme, how), reason };
    let attendance = fold.attendance(period).and_then(|reading| reading.settled().copied());
    if strand.as_str() == "attendance" {
        let Some(attendance) = attendance else { return Suggested::default() };
        let share = percent(attendance.permille());
        let serious = match attendance.absence() {
            Some(crate::domain::attendance::Absence::Severe) => "; severe absence",
            Some(crate::domain::attendance::Absence::Persistent) => "; persistent absence",
            None => "",
        };
        let reason = format!("{share} % attended, {} of {} sessions{serious}", attendance.attended, attendance.possible);
        return of(conduct.attended(attendance.permille()), reason);
    }
    let Some((from, to)) = counted_days(roll, period, today) else { return Suggested::default() };
    let since = day_and_month(from);
    let Some(slip) = Slip::ALL.into_iter().find(|slip| slip.strand() == strand.as_str()) else {
        let incidents = fold.incidents().into_iter().filter(|(_, day, incident)| (from..=to).contains(day) && incident.strand == strand);
        let reason = match incidents.count() {
            0 => String::new(),
            1 => format!("1 incident since {since}"),
            n => format!("{n} incidents since {since}"),
        };
        return Suggested { band: None, reason };
    };
    let noted = fold.slips(from, to).into_iter().filter(|(_, found)| *found == slip).count();
    if slip == Slip::Late {
        // The register may know of more than was noted by day; the two tell of the same lates.
        let registered = attendance.map_or(0, |a| usize::from(a.late));
        let lates = noted.max(registered);
        let source = if registered > noted { " by the register" } else { "" };
        return of(conduct.lates(lates), format!("{}{source} since {since}", late_words(lates)));
    }
    of(conduct.misses(noted), format!("{} since {since}", missed_words(slip, noted)))
}

fn late_words(count: usize) -> String {
    match count {
        0 => "never late".to_owned(),
        1 => "late once".to_owned(),
        n => format!("late {n} times"),
    }
}

fn missed_words(slip: Slip, count: usize) -> String {
    let what = match slip {
        Slip::PeKit => "PE kit",
        Slip::Uniform => "uniform",
        Slip::Homework | Slip::Late => "homework",
    };
    match count {
        0 => format!("never without {what}"),
        1 => format!("once without {what}"),
        n => format!("{n} times without {what}"),
    }
}

/// "95.9" for 959 tenths of a percent; "96" for 960.
#[must_use]
pub fn percent(permille: u32) -> String {
    match permille % 10 {
        0 => (permille / 10).to_string(),
        tenth => format!("{}.{tenth}", permille / 10),
    }
}

/// The colour a strand has in a half term: as the teacher rated it, else as it is suggested. Contested ratings have none.
#[must_use]
pub fn colour(roll: &Roll, fold: &Fold, strand: StrandKey, period: Period, today: Date) -> Option<BandKey> {
    match fold.strand_rating(Voice::Teacher, strand, period) {
        Some(Reading::Settled(band)) => Some(band),
        Some(Reading::Contested(_)) => None,
        None => suggested(roll, fold, strand, period, today).band,
    }
}
