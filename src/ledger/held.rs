//! Settings that hold from a half term on: what is over stays as it was.
//!
//! Each half term has numbers of its own: those said for it, else those said for the latest half term before it, else those from the
//! beginning. So nothing said of a half term to come, or of the one that goes on, reaches one that is over, and nobody reads a number
//! without saying of which half term.

use super::cell::Cell;
use super::change::Change;
use super::reading::Reading;
use super::roll::Roll;
use crate::domain::{
    BandKey, Conduct, Date, Heading, MentoringRules, Period, Scheme, SchoolYear, Strand, StrandKey, SubjectKey, Test, TestKey, TestNumbers,
    Thresholds, Used, UsedSince, is_used,
};

/// What a setting says, and since when; `None` is from the beginning.
pub type Since<T> = (Option<Period>, T);

/// What a change says of a setting, if it is of that setting.
type Says<T> = fn(&Change) -> Option<T>;

fn thresholds(change: &Change) -> Option<Thresholds> {
    match change {
        Change::ThresholdsSet { thresholds } | Change::ThresholdsFrom { thresholds, .. } => Some(thresholds.clone()),
        _ => None,
    }
}

fn conduct(change: &Change) -> Option<Conduct> {
    match change {
        Change::ConductSet { conduct } | Change::ConductFrom { conduct, .. } => Some(conduct.clone()),
        _ => None,
    }
}

fn mentoring(change: &Change) -> Option<MentoringRules> {
    match change {
        Change::MentoringSet { mentoring } | Change::MentoringFrom { mentoring, .. } => Some(mentoring.clone()),
        _ => None,
    }
}

fn bands(change: &Change) -> Option<Vec<BandKey>> {
    match change {
        Change::BandsFrom { bands, .. } => Some(bands.clone()),
        _ => None,
    }
}

fn scheme(change: &Change) -> Option<Scheme> {
    match change {
        Change::SchemeSet { scheme } => Some(scheme.clone()),
        _ => None,
    }
}

fn given_up(change: &Change) -> Option<bool> {
    match change {
        Change::SubjectSet { retired, .. } => Some(*retired),
        _ => None,
    }
}

fn heading(change: &Change) -> Option<Heading> {
    match change {
        Change::HeadingFrom { heading, .. } => Some(*heading),
        _ => None,
    }
}

fn test(change: &Change) -> Option<Test> {
    match change {
        Change::TestSet { details, .. } => Some(details.clone()),
        _ => None,
    }
}

fn test_numbers(change: &Change) -> Option<TestNumbers> {
    match change {
        Change::TestFrom { numbers, .. } => Some(*numbers),
        _ => None,
    }
}

impl Roll {
    /// The half term a day lies in, by the school's dates.
    #[must_use]
    pub fn period_on(&self, day: Date) -> Period {
        self.term_dates(SchoolYear::of(day)).period_on(day)
    }

    /// The colour scheme of a half term: the bands in use then, in the words of now; the usual ones while the school has set none.
    #[must_use]
    pub fn scheme(&self, period: Period) -> Scheme {
        let (first, held) = (self.scheme_from_the_beginning(), self.bands_held(period));
        held.map_or_else(|| first.clone(), |keys| self.scheme_of(&first, &keys))
    }

    /// All bands in their words; in use are those that are so from the beginning.
    #[must_use]
    pub fn scheme_from_the_beginning(&self) -> Scheme {
        self.says(Cell::Scheme, scheme).unwrap_or_default()
    }

    /// The bands in use, lowest first, and since when they are; earliest first.
    #[must_use]
    pub fn bands_over_time(&self) -> Vec<Since<Vec<BandKey>>> {
        let first = self.scheme_from_the_beginning().keys();
        self.over_time(first, Cell::BandsFrom(Period::FIRST), Cell::BandsFrom(Period::LAST), bands)
    }

    fn bands_held(&self, period: Period) -> Option<Vec<BandKey>> {
        self.held(Cell::BandsFrom(Period::FIRST), Cell::BandsFrom(period), bands)
    }

    /// Where nobody knows a band any more, the others are in use; where nobody knows any of them, those of the beginning.
    fn scheme_of(&self, first: &Scheme, keys: &[BandKey]) -> Scheme {
        let scheme = first.using(keys, |key| self.band(key));
        if scheme.bands().is_empty() { first.clone() } else { scheme }
    }

    /// The thresholds of a half term: the school's own, else the usual ones.
    #[must_use]
    pub fn thresholds(&self, period: Period) -> Thresholds {
        let held = self.held(Cell::ThresholdsFrom(Period::FIRST), Cell::ThresholdsFrom(period), thresholds);
        held.or_else(|| self.says(Cell::Thresholds, thresholds)).unwrap_or_default()
    }

    /// All thresholds there are, earliest first.
    #[must_use]
    pub fn thresholds_over_time(&self) -> Vec<Since<Thresholds>> {
        let first = self.says(Cell::Thresholds, thresholds).unwrap_or_default();
        self.over_time(first, Cell::ThresholdsFrom(Period::FIRST), Cell::ThresholdsFrom(Period::LAST), thresholds)
    }

    /// The numbers by which attitude is coloured and praise is awarded in a half term: the school's own, else the usual ones.
    #[must_use]
    pub fn conduct(&self, period: Period) -> Conduct {
        let held = self.held(Cell::ConductFrom(Period::FIRST), Cell::ConductFrom(period), conduct);
        held.or_else(|| self.says(Cell::Conduct, conduct)).unwrap_or_default()
    }

    /// All of these numbers there are, earliest first.
    #[must_use]
    pub fn conduct_over_time(&self) -> Vec<Since<Conduct>> {
        let first = self.says(Cell::Conduct, conduct).unwrap_or_default();
        self.over_time(first, Cell::ConductFrom(Period::FIRST), Cell::ConductFrom(Period::LAST), conduct)
    }

    /// How the school holds its meetings in a half term: its own way, else the usual one.
    #[must_use]
    pub fn mentoring(&self, period: Period) -> MentoringRules {
        let held = self.held(Cell::MentoringFrom(Period::FIRST), Cell::MentoringFrom(period), mentoring);
        held.or_else(|| self.says(Cell::Mentoring, mentoring)).unwrap_or_default()
    }

    /// All ways there are of holding meetings, earliest first.
    #[must_use]
    pub fn mentoring_over_time(&self) -> Vec<Since<MentoringRules>> {
        let first = self.says(Cell::Mentoring, mentoring).unwrap_or_default();
        self.over_time(first, Cell::MentoringFrom(Period::FIRST), Cell::MentoringFrom(Period::LAST), mentoring)
    }

    /// Every test by the numbers of a half term, the usual ones first, retired ones included.
    #[must_use]
    pub fn tests(&self, period: Period) -> Vec<(TestKey, Test)> {
        let at = |(key, test): (TestKey, Test)| (key, self.test_in(key, test, period));
        self.tests_from_the_beginning().into_iter().map(at).collect()
    }

    /// A test by the numbers of a half term, retired or not.
    #[must_use]
    pub fn test(&self, key: TestKey, period: Period) -> Option<Test> {
        let usual = || Test::usual().into_iter().find(|(known, _)| *known == key.as_str()).map(|(_, test)| test);
        Some(self.test_in(key, self.says(Cell::Test(key), test).or_else(usual)?, period))
    }

    fn test_in(&self, key: TestKey, first: Test, period: Period) -> Test {
        match self.held(Cell::TestFrom(key, Period::FIRST), Cell::TestFrom(key, period), test_numbers) {
            Some(numbers) => first.by(numbers),
            None => first,
        }
    }

    /// All numbers of a test there are, earliest first; none of a test nobody knows.
    #[must_use]
    pub fn test_over_time(&self, key: TestKey) -> Vec<Since<TestNumbers>> {
        let first = self.tests_from_the_beginning().into_iter().find(|(known, _)| *known == key);
        let Some((_, first)) = first else { return Vec::new() };
        self.over_time(first.numbers(), Cell::TestFrom(key, Period::FIRST), Cell::TestFrom(key, Period::LAST), test_numbers)
    }

    /// Every test with its name, and the numbers it had from the beginning; the usual ones first, retired ones included.
    #[must_use]
    pub fn tests_from_the_beginning(&self) -> Vec<(TestKey, Test)> {
        let mut tests: Vec<(TestKey, Test)> = Test::usual().into_iter().filter_map(|(key, test)| Some((key.parse().ok()?, test))).collect();
        for (key, known) in &mut tests {
            if let Some(own) = self.says(Cell::Test(*key), test) {
                *known = own;
            }
        }
        for (cell, _) in self.fold().cells() {
            if let Cell::Test(key) = cell
                && !tests.iter().any(|(known, _)| *known == key)
            {
                tests.extend(self.says(cell, test).map(|test| (key, test)));
            }
        }
        tests
    }

    /// Since when something is used, or not; earliest first.
    #[must_use]
    pub fn used_since(&self, what: Used) -> Vec<UsedSince> {
        let of = |cell| {
            Reading::of(self.fold().live(cell), |entry| match &entry.change {
                Change::UsedFrom { from, used, new, .. } => Some(UsedSince { from: *from, used: *used, new: *new }),
                _ => None,
            })
        };
        let cells = self.fold().range(Cell::UsedFrom(what, Period::FIRST)..=Cell::UsedFrom(what, Period::LAST));
        cells.filter_map(|cell| of(cell).as_ref().and_then(Reading::any).copied()).collect()
    }

    /// Whether a subject is used in a half term.
    #[must_use]
    pub fn uses_subject(&self, subject: SubjectKey, period: Period) -> bool {
        let retired = self.says(Cell::Subject(subject), given_up).unwrap_or_default();
        is_used(&self.used_since(Used::Subject(subject)), !retired, period)
    }

    /// Every strand, the usual ones first, as each is in a half term: what it counts towards then, and whether it is in use.
    #[must_use]
    pub fn all_strands_in(&self, period: Period) -> Vec<(StrandKey, Strand)> {
        let at = |(key, strand): (StrandKey, Strand)| {
            let retired = !is_used(&self.used_since(Used::Strand(key)), !strand.retired, period);
            let heading = self.held(Cell::HeadingFrom(key, Period::FIRST), Cell::HeadingFrom(key, period), heading);
            (key, Strand { heading: heading.unwrap_or(strand.heading), retired, ..strand })
        };
        self.all_strands().into_iter().map(at).collect()
    }

    /// The strands in use in a half term, in order.
    #[must_use]
    pub fn strands(&self, period: Period) -> Vec<(StrandKey, Strand)> {
        self.all_strands_in(period).into_iter().filter(|(_, strand)| !strand.retired).collect()
    }

    /// What a cell says; of what is contested one claim.
    fn says<T: Clone + PartialEq>(&self, cell: Cell, says: Says<T>) -> Option<T> {
        Reading::of(self.fold().live(cell), |entry| says(&entry.change)).as_ref().and_then(Reading::any).cloned()
    }

    /// What the last of some cells says.
    fn held<T: Clone + PartialEq>(&self, first: Cell, last: Cell, says: Says<T>) -> Option<T> {
        self.fold().range(first..=last).rev().find_map(|cell| self.says(cell, says))
    }

    fn over_time<T: Clone + PartialEq>(&self, beginning: T, first: Cell, last: Cell, says: Says<T>) -> Vec<Since<T>> {
        let of = |cell| {
            let from = match cell {
                Cell::BandsFrom(from)
                | Cell::ThresholdsFrom(from)
                | Cell::ConductFrom(from)
                | Cell::MentoringFrom(from)
                | Cell::TestFrom(_, from) => Some(from),
                _ => None,
            };
            Some((from, self.says(cell, says)?))
        };
        std::iter::once((None, beginning)).chain(self.fold().range(first..=last).filter_map(of)).collect()
    }
}
