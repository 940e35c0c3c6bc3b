//! Attendance: half days in school, counted for a half term, and the register codes they are counted from.

use super::senseless::Senseless;
use serde::{Deserialize, Serialize};

/// Most sessions a half term can have: two a day, a little more than any half term is long.
pub const SESSIONS_MAX: u16 = 200;
/// From which share of possible sessions missed, in percent, a child is persistently absent (Department for Education).
pub const PERSISTENT: u32 = 10;
/// From which share of possible sessions missed, in percent, a child is severely absent (Department for Education).
pub const SEVERE: u32 = 50;

/// A child's attendance in one half term. A session is half a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Sessions the child could have attended, 1 to [`SESSIONS_MAX`].
    pub possible: u16,
    /// Sessions it attended, late ones and approved activities off site included; at most `possible`.
    pub attended: u16,
    /// Absences the school did not authorise; at most those there were.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unauthorised: u16,
    /// How often it came late, before or after the register closed.
    #[serde(default, skip_serializing_if = "is_none")]
    pub late: u16,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &u16) -> bool {
    *count == 0
}

/// How serious a child's absence is, as the Department for Education counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// A tenth of the possible sessions or more were missed.
    Persistent,
    /// Half of the possible sessions or more were missed.
    Severe,
}

impl Attendance {
    /// Whether the numbers can be.
    ///
    /// # Errors
    /// Says what cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        if !(1..=SESSIONS_MAX).contains(&self.possible) {
            return Err(Senseless::SessionsPossible);
        }
        if self.attended > self.possible {
            return Err(Senseless::SessionsAttended);
        }
        if self.unauthorised > self.possible - self.attended {
            return Err(Senseless::SessionsUnauthorised);
        }
        if self.late > self.possible { Err(Senseless::SessionsLate) } else { Ok(()) }
    }

    /// Attended of possible, in tenths of a percent, rounded down: 95.96 % has not reached 96 %.
    #[must_use]
    pub fn permille(&self) -> u32 {
        (u32::from(self.attended) * 1000).checked_div(u32::from(self.possible)).unwrap_or(0)
    }

    /// Whether a child is persistently or severely absent.
    #[must_use]
    pub fn absence(&self) -> Option<Absence> {
        let missed = u32::from(self.possible.saturating_sub(self.attended)) * 100;
        let share = |percent: u32| missed >= percent * u32::from(self.possible);
        match self.possible {
            0 => None,
            _ if share(SEVERE) => Some(Absence::Severe),
            _ if share(PERSISTENT) => Some(Absence::Persistent),
            _ => None,
        }
    }

    /// Two parts of one half term together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            possible: self.possible.saturating_add(other.possible),
            attended: self.attended.saturating_add(other.attended),
            unauthorised: self.unauthorised.saturating_add(other.unauthorised),
            late: self.late.saturating_add(other.late),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(possible: u16, attended: u16) -> Attendance {
        Attendance { possible, attended, unauthorised: 0, late: 0 }
    }

    #[test]
    fn a_share_is_reached_only_when_it_is() {
        assert_eq!(of(50, 48).permille(), 960);
        assert_eq!(of(74, 71).permille(), 959);
        assert_eq!(of(0, 0).permille(), 0);
    }

    #[test]
    fn persistent_absence_begins_at_a_tenth_missed() {
        for (possible, attended, wanted) in [
            (70, 64, None),
            (70, 63, Some(Absence::Persistent)),
            (70, 36, Some(Absence::Persistent)),
            (70, 35, Some(Absence::Severe)),
            (0, 0, None),
        ] {
            assert_eq!(of(possible, attended).absence(), wanted, "{attended} of {possible}");
        }
    }

    #[test]
    fn impossible_numbers_are_told() {
        for bad in [of(0, 0), of(201, 200), of(60, 61), Attendance { unauthorised: 3, ..of(60, 58) }, Attendance { late: 61, ..of(60, 60) }]
        {
            assert!(bad.check().is_err(), "{bad:?}");
        }
        assert_eq!(Attendance { unauthorised: 2, late: 4, ..of(60, 58) }.check(), Ok(()));
    }
}
