//! The attendance of a class in a half term, as its page shows it.

use crate::domain::attendance::Absence;
use crate::domain::{Attendance, BandKey, Date, Period, PupilId, Slip, StrandKey};
use crate::ledger::{Cell, Files, Reading};
use crate::report::attitude::{Suggested, counted_days, suggested};
use crate::report::in_order::Place;
use crate::words::attendance::not_sessions;

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

impl AttendanceRow {
    /// What the row has in the column of the share, or in that of what was noted by day.
    #[must_use]
    pub fn place(&self, column: AttendanceColumn) -> Option<Place> {
        match column {
            AttendanceColumn::Share => self.entered.map(|entered| Place::Number(entered.permille().into())),
            AttendanceColumn::Late => Some(Place::count(self.noted_late)),
        }
    }
}

/// Columns of the register that it can be put in order by, besides the child's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendanceColumn {
    /// The share of the sessions.
    Share,
    /// How often the child was noted late.
    Late,
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

/// What filling in a number of possible sessions for a whole class comes to: each child keeps what else was entered, and nobody was absent
/// until somebody says so. What two devices say differently is left for a person to settle.
///
/// # Errors
/// Says whose sessions the number cannot hold.
pub fn filled_in(rows: &[AttendanceRow], possible: u16) -> Result<Vec<(PupilId, Attendance)>, &str> {
    let cannot = |row: &&AttendanceRow| row.entered.is_some_and(|before| Attendance { possible, ..before }.check().is_err());
    if let Some(row) = rows.iter().find(cannot) {
        return Err(&row.name);
    }
    let of = |row: &AttendanceRow| {
        let before = row.entered.unwrap_or(Attendance { possible, attended: possible, unauthorised: 0, late: 0 });
        (row.pupil, Attendance { possible, ..before })
    };
    Ok(rows.iter().filter(|row| !row.contested).map(of).collect())
}

/// Why what was typed for a child is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The numbers that are needed are not all there yet.
    NotYet,
    /// They cannot be, and why: a sentence without a full stop.
    Because(String),
}

/// Reads what was typed for a child: possible sessions, attended, unauthorised absences, late. All empty takes the attendance away
/// (`None`); the last two may be empty.
///
/// # Errors
/// Says why it is not written.
pub fn typed(texts: &[String; 4]) -> Result<Option<Attendance>, NotWritten> {
    let [possible, attended, unauthorised, late] = texts.each_ref().map(|text| text.trim());
    if texts.iter().all(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    if possible.is_empty() || attended.is_empty() {
        return Err(NotWritten::NotYet);
    }
    let number = |text: &str| match text {
        "" => Ok(0),
        text => text.parse::<u16>().map_err(|_| NotWritten::Because(not_sessions(text))),
    };
    let (possible, attended) = (number(possible)?, number(attended)?);
    let attendance = Attendance { possible, attended, unauthorised: number(unauthorised)?, late: number(late)? };
    attendance.check().map(|()| Some(attendance)).map_err(|why| NotWritten::Because(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_for_a_child_is_read_once_it_is_whole() {
        let some = |possible, attended, unauthorised, late| Ok(Some(Attendance { possible, attended, unauthorised, late }));
        let because = |why: &str| Err(NotWritten::Because(why.to_owned()));
        let table = [
            (["", " ", "", ""], Ok(None)),
            (["70", "", "", ""], Err(NotWritten::NotYet)),
            (["", "68", "", ""], Err(NotWritten::NotYet)),
            (["", "", "", "2"], Err(NotWritten::NotYet)),
            (["70", "68", "", ""], some(70, 68, 0, 0)),
            ([" 70 ", "68", "1", "3"], some(70, 68, 1, 3)),
            (["70", "x", "", ""], because("“x” is not a number of sessions")),
            (["70", "-1", "", ""], because("“-1” is not a number of sessions")),
            (["70", "68", "", "many"], because("“many” is not a number of sessions")),
        ];
        for (texts, expected) in table {
            assert_eq!(typed(&texts.map(str::to_owned)), expected, "{texts:?}");
        }
        let more = ["70", "71", "", ""].map(str::to_owned);
        assert!(matches!(typed(&more), Err(NotWritten::Because(_))), "more than possible");
    }

    #[test]
    fn a_class_is_filled_in_with_what_each_child_has_already() {
        let some = |possible, attended| Attendance { possible, attended, unauthorised: 0, late: 0 };
        let row = |n: u32, name: &str, entered: Option<Attendance>, contested: bool| AttendanceRow {
            pupil: format!("0000000000001.{n}").parse().unwrap(),
            name: name.to_owned(),
            entered,
            contested,
            band: None,
            reason: String::new(),
            absence: None,
            noted_late: 0,
        };
        let rows = [row(1, "Ada", None, false), row(2, "Ben", Some(some(50, 40)), false), row(3, "Chloe", None, true)];
        let filled = |possible| filled_in(&rows, possible).map(|all| all.into_iter().map(|(_, of)| of).collect::<Vec<_>>());
        assert_eq!(filled(70), Ok(vec![some(70, 70), some(70, 40)]));
        assert_eq!(filled(40), Ok(vec![some(40, 40), some(40, 40)]));
        assert_eq!(filled(39), Err("Ben"));
    }
}
