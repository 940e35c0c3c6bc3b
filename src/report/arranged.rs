//! The children of a class board in the order and the choice a teacher asks for.

use crate::domain::{Heading, PupilId, Scheme, SubjectKey};
use crate::report::board::BoardRow;
use crate::report::headings::HeadingState;
use crate::report::in_order::{Place, by_place};

/// What the children are put in order by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// As they stand in the register.
    #[default]
    Name,
    /// The year group.
    Year,
    /// The colour of a heading, the lowest first.
    Heading(Heading),
    /// A subject: the stage, then how much of it has the highest colour, the least first.
    Subject(SubjectKey),
}

/// Which children are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Everyone.
    #[default]
    Everyone,
    /// Those whose four headings all have the highest colour.
    AllGreen,
    /// Those of whom a heading has a lower one.
    Below,
    /// Those whom nobody has judged in some subject in the half term.
    NotLookedAt,
}

impl Which {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Everyone, Self::Below, Self::AllGreen, Self::NotLookedAt];

    /// What stands for it in a list to choose from.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::AllGreen => "top",
            Self::Below => "below",
            Self::NotLookedAt => "not-looked-at",
        }
    }

    /// The one a key stands for; everyone for any other.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|which| which.key() == key).unwrap_or_default()
    }
}

/// A child's four headings.
pub type Four = (PupilId, [HeadingState; 4]);

/// The children of some rows, chosen and put in order; equals stay in register order, and what has no colour comes last either way.
#[must_use]
pub fn arranged(scheme: &Scheme, rows: &[BoardRow], states: &[Four], by: Column, falling: bool, which: Which) -> Vec<PupilId> {
    let place = |state: &HeadingState| {
        let band = state.band()?;
        scheme.bands().iter().position(|known| known.key == band)
    };
    let highest = scheme.bands().len().checked_sub(1);
    let four = |row: &BoardRow| states.iter().find(|(pupil, _)| *pupil == row.pupil).map(|(_, four)| four);
    let is_shown = |row: &&BoardRow| match which {
        Which::Everyone => true,
        Which::AllGreen => four(row).is_some_and(|four| four.iter().all(|state| place(state) == highest)),
        Which::Below => four(row).is_some_and(|four| four.iter().filter_map(place).any(|at| Some(at) != highest)),
        Which::NotLookedAt => row.subjects.iter().any(|subject| subject.judged == 0),
    };
    let value = |(at, row): (usize, &BoardRow)| match by {
        Column::Name => Some(at),
        Column::Year => row.year_group.map(|year| usize::from(year.number())),
        Column::Heading(heading) => four(row).and_then(|four| four.iter().find(|state| state.heading == heading)).and_then(place),
        Column::Subject(key) => {
            let subject = row.subjects.iter().find(|subject| subject.subject == key && subject.teacher.rated() > 0)?;
            let top = subject.teacher.bands.first().map_or(0, |(_, count)| *count);
            Some(usize::from(subject.stage) * 1_000 + top)
        }
    };
    let shown = rows.iter().filter(is_shown).enumerate().map(|(at, row)| (row.pupil, value((at, row)).map(Place::count)));
    by_place(shown.collect(), falling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::YearGroup;
    use crate::report::attitude::Suggested;
    use crate::report::board::{SubjectSummary, Tally};

    fn row(nth: u64, year: Option<usize>, green: usize, judged: usize) -> BoardRow {
        let bands = vec![("green".parse().unwrap(), green), ("yellow".parse().unwrap(), 1)];
        let teacher = Tally { bands, contested: 0 };
        let subject = "maths".parse().unwrap();
        let summary = SubjectSummary { subject, stage: 4, teacher, judged, child: Tally::default(), step: None };
        BoardRow {
            pupil: crate::domain::Minter::new(nth).mint(),
            name: format!("Child {nth}"),
            year_group: year.and_then(|year| YearGroup::ALL.get(year).copied()),
            contested: false,
            subjects: vec![summary],
        }
    }

    fn headings(band: Option<&str>) -> [HeadingState; 4] {
        let band = band.map(|band| band.parse().unwrap());
        Heading::ALL.map(|heading| HeadingState { heading, judged: None, suggested: Suggested { band, reason: String::new() } })
    }

    #[test]
    fn children_are_put_in_order_and_chosen() {
        let rows = [row(1, Some(4), 3, 1), row(2, Some(3), 9, 0), row(3, None, 3, 2)];
        let bands = [Some("red"), None, Some("green")];
        let states: Vec<Four> = rows.iter().zip(bands).map(|(row, band)| (row.pupil, headings(band))).collect();
        let scheme = Scheme::default();
        let said = |by, falling, which| {
            let at = |pupil| rows.iter().position(|row| row.pupil == pupil).unwrap() + 1;
            arranged(&scheme, &rows, &states, by, falling, which).into_iter().map(at).collect::<Vec<_>>()
        };
        let (maths, attitude) = (Column::Subject("maths".parse().unwrap()), Column::Heading(Heading::Attitude));
        let table: [(Column, bool, Which, &[usize]); 11] = [
            (Column::Name, false, Which::Everyone, &[1, 2, 3]),
            (Column::Name, true, Which::Everyone, &[3, 2, 1]),
            (Column::Year, false, Which::Everyone, &[2, 1, 3]),
            (Column::Year, true, Which::Everyone, &[1, 2, 3]),
            (attitude, false, Which::Everyone, &[1, 3, 2]),
            (attitude, true, Which::Everyone, &[3, 1, 2]),
            (maths, false, Which::Everyone, &[1, 3, 2]),
            (maths, true, Which::Everyone, &[2, 1, 3]),
            (Column::Name, false, Which::AllGreen, &[3]),
            (Column::Name, false, Which::Below, &[1]),
            (Column::Name, false, Which::NotLookedAt, &[2]),
        ];
        for (by, falling, which, expected) in table {
            assert_eq!(said(by, falling, which), expected, "{by:?} {falling} {which:?}");
        }
        for which in Which::ALL {
            assert_eq!(Which::of(which.key()), which);
        }
    }
}
