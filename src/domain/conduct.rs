//! The numbers by which attitude is coloured and praise is awarded. Every school sets its own.

use super::senseless::Senseless;
use serde::{Deserialize, Serialize};

/// How something counted compares with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Further below.
    Not,
    /// A little below.
    Nearly,
    /// At or above.
    Met,
}

/// The numbers by which attendance, lates and misses are coloured, and points become awards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// Attendance in percent from which a child is green, then yellow; below is red. Falling, at most 100.
    pub attendance: [u8; 2],
    /// How often a child may be late in a half term and be green, then yellow; more is red. Rising.
    pub late: [u8; 2],
    /// How often a child may miss uniform, PE kit or homework in a half term and be green, then yellow; more is red. Rising.
    pub missed: [u8; 2],
    /// Points in a school year from which there is a bronze, a silver, a gold award. Rising.
    pub awards: [u16; 3],
    /// After how many days without praise a child is pointed out, 1 to 200.
    pub unpraised: u8,
}

impl Default for Conduct {
    /// The numbers most schools begin with; each school sets its own.
    fn default() -> Self {
        Self { attendance: [96, 92], late: [1, 4], missed: [1, 3], awards: [10, 25, 50], unpraised: 14 }
    }
}

impl Conduct {
    /// Whether the numbers make sense.
    ///
    /// # Errors
    /// Says what does not.
    pub fn check(&self) -> Result<(), Senseless> {
        let [green, yellow] = self.attendance;
        if green > 100 || yellow >= green {
            return Err(Senseless::AttendanceColours);
        }
        if [self.late, self.missed].iter().any(|[green, yellow]| green >= yellow) {
            return Err(Senseless::MissesColours);
        }
        let [bronze, silver, gold] = self.awards;
        if !(0 < bronze && bronze < silver && silver < gold) {
            return Err(Senseless::AwardsRise);
        }
        if (1..=200).contains(&self.unpraised) { Ok(()) } else { Err(Senseless::DaysWithoutPraise) }
    }

    /// Attendance in tenths of a percent, against what is expected. Half-open bands without gaps.
    #[must_use]
    pub fn attended(&self, permille: u32) -> How {
        let [green, yellow] = self.attendance.map(|percent| u32::from(percent) * 10);
        if permille >= green {
            How::Met
        } else if permille >= yellow {
            How::Nearly
        } else {
            How::Not
        }
    }

    /// A number of lates, against what is expected.
    #[must_use]
    pub fn lates(&self, count: usize) -> How {
        by_count(self.late, count)
    }

    /// A number of misses of one kind, against what is expected.
    #[must_use]
    pub fn misses(&self, count: usize) -> How {
        by_count(self.missed, count)
    }
}

fn by_count([green, yellow]: [u8; 2], count: usize) -> How {
    if count <= usize::from(green) {
        How::Met
    } else if count <= usize::from(yellow) {
        How::Nearly
    } else {
        How::Not
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_numbers_colour_as_the_practice_says() {
        let usual = Conduct::default();
        assert_eq!(usual.check(), Ok(()));
        for (permille, how) in [(1000, How::Met), (960, How::Met), (959, How::Nearly), (920, How::Nearly), (919, How::Not), (0, How::Not)] {
            assert_eq!(usual.attended(permille), how, "{permille}");
        }
        for (count, late, missed) in [
            (0, How::Met, How::Met),
            (1, How::Met, How::Met),
            (2, How::Nearly, How::Nearly),
            (3, How::Nearly, How::Nearly),
            (4, How::Nearly, How::Not),
            (5, How::Not, How::Not),
        ] {
            assert_eq!((usual.lates(count), usual.misses(count)), (late, missed), "{count}");
        }
    }

    #[test]
    fn numbers_that_make_no_sense_are_told() {
        let good = Conduct::default;
        for bad in [
            Conduct { attendance: [92, 96], ..good() },
            Conduct { attendance: [101, 92], ..good() },
            Conduct { late: [4, 4], ..good() },
            Conduct { missed: [3, 1], ..good() },
            Conduct { awards: [0, 25, 50], ..good() },
            Conduct { awards: [10, 60, 50], ..good() },
            Conduct { unpraised: 0, ..good() },
        ] {
            assert!(bad.check().is_err(), "{bad:?}");
        }
    }
}
