//! For how long the file of a child who has left is kept.

use chrono::Months;

use super::Date;

/// A school's retention period, in whole years after a child's last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearsKept(u8);

impl YearsKept {
    /// The longest: a child's twenty-fifth birthday and more, as schools keep the files of children with special needs.
    pub const MOST: u8 = 30;

    /// So many years, from 1 to [`Self::MOST`].
    #[must_use]
    pub fn new(years: u8) -> Option<Self> {
        (1..=Self::MOST).contains(&years).then_some(Self(years))
    }

    /// How many.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether they are over for a child whose last day this was: on the same day of the year, or the last of February.
    #[must_use]
    pub fn are_over(self, last_day: Date, today: Date) -> bool {
        last_day.checked_add_months(Months::new(u32::from(self.0) * 12)).is_some_and(|end| end <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_over_on_the_same_day_of_the_year() {
        let table = [
            ("2025-07-21", 1, "2026-07-20", false),
            ("2025-07-21", 1, "2026-07-21", true),
            ("2024-02-29", 1, "2025-02-27", false),
            ("2024-02-29", 1, "2025-02-28", true),
            ("2020-07-21", 6, "2026-07-20", false),
            ("2020-07-21", 6, "2026-11-30", true),
            ("2027-07-21", 1, "2026-11-30", false),
        ];
        for (last, years, today, over) in table {
            let (last, today) = (last.parse().unwrap(), today.parse().unwrap());
            assert_eq!(YearsKept::new(years).unwrap().are_over(last, today), over, "{last} {years} {today}");
        }
        assert_eq!([0, 1, 30, 31].map(|years| YearsKept::new(years).is_some()), [false, true, true, false]);
    }
}
