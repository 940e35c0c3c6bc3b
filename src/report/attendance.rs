//! The attendance of a class in a half term, as its page shows it.

use crate::domain::attendance::Absence;
use crate::domain::{Attendance, BandKey, Date, Period, PupilId, Slip, StrandKey};
use crate::ledger::{Cell, Files, Reading};
use crate::report::attitude::{Suggested, counted_days, suggested};

/// One child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceRow {
    /// The child.
    pub pupil: PupilId,
    /// Its full name.
    pub name: String,
    /// What was entered, if anything; where two devices differ, neither.
    pub entered: Option<Attendance>,
    /// Whether two devices differ.
    pub contested: bool,
    /// The colour by the school's thresholds.
    pub band: Option<BandKey>,
    /// The share in words, with what it is a share of.
    pub reason: String,
    /// Whether the child is persistently or severely absent.
    pub absence: Option<Absence>,
    /// How often it was noted late by day in the half term.
    pub noted_late: usize,
}

/// Reads one child.
#[must_use]
pub fn row(files: &Files, pupil: PupilId, name: String, period: Period, today: Date) -> AttendanceRow {
    let fold = files.fold(pupil);
    let reading = fold.attendance(period);
    let entered = reading.as_ref().and_then(|reading| reading.settled().copied());
    let strand: Option<StrandKey> = "attendance".parse().ok();
    let Suggested { band, reason } = strand.map(|strand| suggested(files, pupil, strand, period, today)).unwrap_or_default();
    let slips = counted_days(files.roll(), period, today).map(|(from, to)| fold.slips(from, to)).unwrap_or_default();
    AttendanceRow {
        pupil,
        name,
        entered,
        contested: reading.as_ref().is_some_and(Reading::is_contested),
        band,
        reason,
        absence: entered.and_then(|attendance| attendance.absence()),
        noted_late: slips.into_iter().filter(|(_, slip)| *slip == Slip::Late).count(),
    }
}

/// Attendance in every half term it was entered for and two devices do not disagree about, earliest first.
#[must_use]
pub fn by_half_term(files: &Files, pupil: PupilId) -> Vec<(Period, Attendance)> {
    let fold = files.fold(pupil);
    let of = |cell| match cell {
        Cell::Attendance(period) => Some((period, *fold.attendance(period)?.settled()?)),
        _ => None,
    };
    fold.cells().filter_map(|(cell, _)| of(cell)).collect()
}

/// The attendance of a whole class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassAttendance {
    /// Everything entered, together. A class has more sessions than a half term has: the sum is for its share alone.
    pub total: Attendance,
    /// How many children are persistently absent.
    pub persistent: usize,
    /// How many children are severely absent.
    pub severe: usize,
}

/// The whole class together.
#[must_use]
pub fn class_total(rows: &[AttendanceRow]) -> ClassAttendance {
    let entered = rows.iter().filter_map(|row| row.entered);
    let count = |absence: Absence| rows.iter().filter(|row| row.absence == Some(absence)).count();
    ClassAttendance {
        total: entered.fold(Attendance::default(), Attendance::and),
        persistent: count(Absence::Persistent),
        severe: count(Absence::Severe),
    }
}
