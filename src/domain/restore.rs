//! Restore points: what each is called, and which are kept.

use std::fmt;
use std::str::FromStr;

use super::calendar::Moment;
use super::order;

/// Of so many days the last restore point is kept.
pub const DAYS: usize = 7;
/// Of so many weeks.
pub const WEEKS: usize = 4;
/// So many of those are kept that were made before something that changes much at once.
pub const BEFORE: usize = 3;

/// Why a restore point was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// Nothing else went on.
    Idle,
    /// A file or a list was to be taken in.
    Import,
    /// A child was to be erased.
    Erasing,
    /// Another version of Lantern was there for the first time, or was to be.
    Upgrade,
    /// Somebody was to go back to another restore point.
    GoingBack,
}

impl Occasion {
    /// Whether what follows takes away or changes what is stored, so that the restore point has to be whole before it. What only adds may
    /// begin once it is settled what the point will hold.
    #[must_use]
    pub fn is_waited_for(self) -> bool {
        matches!(self, Self::Erasing | Self::Upgrade)
    }

    const ALL: [Self; 5] = [Self::Idle, Self::Import, Self::Erasing, Self::Upgrade, Self::GoingBack];

    const fn key(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Import => "import",
            Self::Erasing => "erasing",
            Self::Upgrade => "upgrade",
            Self::GoingBack => "going-back",
        }
    }
}

/// What a restore point is called where it is kept: when and why it was made, and how many children it has. Never who.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointName {
    /// When it was made.
    pub at: Moment,
    /// Why.
    pub occasion: Occasion,
    /// How many children were on the roll.
    pub children: usize,
}

/// A text that is not the name of a restore point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPoint;

impl fmt::Display for PointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.at.seconds(), self.occasion.key(), self.children)
    }
}

impl FromStr for PointName {
    type Err = NotAPoint;

    fn from_str(text: &str) -> Result<Self, NotAPoint> {
        let mut parts = text.split('.');
        let (Some(at), Some(why), Some(children), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(NotAPoint);
        };
        let occasion = Occasion::ALL.into_iter().find(|occasion| occasion.key() == why).ok_or(NotAPoint)?;
        let at = at.parse().map(Moment::from_seconds).map_err(|_| NotAPoint)?;
        Ok(Self { at, occasion, children: children.parse().map_err(|_| NotAPoint)? })
    }
}

/// Those that are no longer kept, of all there are: the last of each of [`DAYS`] days and [`WEEKS`] weeks stay, and [`BEFORE`] that were
/// made before something. Days on which none was made do not count, so that a holiday takes none away. `offset` is that of the local time,
/// in minutes.
#[must_use]
pub fn no_longer_kept(points: &[PointName], offset: i32) -> Vec<PointName> {
    let mut newest_first = points.to_vec();
    order::sort(&mut newest_first);
    newest_first.reverse();
    let (mut days, mut weeks, mut before) = (Vec::new(), Vec::new(), 0);
    let mut is_gone = |point: &PointName| {
        let day = point.at.date(offset);
        let week = chrono::Datelike::iso_week(&day);
        let mut keeps = false;
        if days.len() < DAYS && !days.contains(&day) {
            days.push(day);
            keeps = true;
        }
        if weeks.len() < WEEKS && !weeks.contains(&week) {
            weeks.push(week);
            keeps = true;
        }
        if before < BEFORE && point.occasion != Occasion::Idle {
            before += 1;
            keeps = true;
        }
        !keeps
    };
    newest_first.into_iter().filter(|point| is_gone(point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: i64, hour: i64, occasion: Occasion) -> PointName {
        // The first is Monday 2 November 2026.
        PointName { at: Moment::from_seconds(1_793_577_600 + (day * 24 + hour) * 3600), occasion, children: 28 }
    }

    #[test]
    fn a_name_reads_back() {
        for occasion in Occasion::ALL {
            let name = point(3, 9, occasion);
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        for text in ["", "1", "1.idle", "1.idle.2.3", "x.idle.2", "1.never.2", "1.idle.-2", "Ada"] {
            assert_eq!(text.parse::<PointName>(), Err(NotAPoint), "{text}");
        }
    }

    #[test]
    fn the_last_of_seven_days_and_four_weeks_is_kept() {
        // A point in the morning and one in the afternoon of every day of six weeks.
        let all: Vec<PointName> = (0..42).flat_map(|day| [point(day, 9, Occasion::Idle), point(day, 15, Occasion::Idle)]).collect();
        let gone = no_longer_kept(&all, 0);
        let kept: Vec<PointName> = all.iter().copied().filter(|one| !gone.contains(one)).collect();
        // The Sundays of four weeks, and every day of the last, of which the last Sunday is one.
        let wanted: Vec<PointName> =
            [20, 27, 34, 35, 36, 37, 38, 39, 40, 41].into_iter().map(|day| point(day, 15, Occasion::Idle)).collect();
        assert_eq!(kept, wanted);
    }

    #[test]
    fn a_holiday_takes_none_away_and_what_was_made_before_something_stays_a_while() {
        let before_holiday: Vec<PointName> = (0..5).map(|day| point(day, 15, Occasion::Idle)).collect();
        let after = point(40, 9, Occasion::Idle);
        let all: Vec<PointName> = before_holiday.iter().copied().chain([after]).collect();
        assert_eq!(no_longer_kept(&all, 0), []);
        let imports: Vec<PointName> = (8..14).map(|hour| point(40, hour, Occasion::Import)).collect();
        let all: Vec<PointName> = imports.iter().copied().chain([point(40, 15, Occasion::Idle)]).collect();
        assert_eq!(no_longer_kept(&all, 0), [imports[2], imports[1], imports[0]]);
    }

    #[test]
    fn what_is_kept_stays_kept_when_nothing_is_added() {
        let all: Vec<PointName> = (0..60).map(|day| point(day, day % 24, Occasion::ALL[day as usize % 5])).collect();
        let gone = no_longer_kept(&all, 0);
        let kept: Vec<PointName> = all.into_iter().filter(|one| !gone.contains(one)).collect();
        assert_eq!(no_longer_kept(&kept, 0), []);
    }
}
