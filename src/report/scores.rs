//! Scores: a sheet to fill in, colours by threshold, a line over time.

use crate::domain::{Band, BandKey, ClassId, Date, PupilId, Scheme, SchoolYear, Test, TestKey, order};
use crate::ledger::{Files, Reading, Roll};
use crate::report::judgement::{How, band_for};
use crate::words::charts;

/// The band of a score: from the green share on the one that means met, from the yellow share the one below, else the lowest.
#[must_use]
pub fn colour(test: &Test, scheme: &Scheme, score: u16) -> Option<BandKey> {
    let reaches = |share: u8| u32::from(score) * 100 >= u32::from(share) * u32::from(test.total);
    let how = if reaches(test.green) {
        How::Met
    } else if reaches(test.yellow) {
        How::Nearly
    } else {
        How::Not
    };
    band_for(scheme, how)
}

/// What a child has in a test on a day: nothing entered, an absence, a score, or two devices' different words.
#[must_use]
pub fn on(files: &Files, pupil: PupilId, test: TestKey, date: Date) -> Option<Reading<Option<u16>>> {
    files.fold(pupil).scores(test).into_iter().find(|(day, _)| *day == date).map(|(_, reading)| reading)
}

/// How a class did in a test on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The bands that were reached, highest first, and by how many.
    pub bands: Vec<(Band, usize)>,
    /// Children who were absent.
    pub absent: usize,
    /// Children with nothing entered, or with what two devices say differently.
    pub open: usize,
}

/// Counts what a class has in a test on a day: see [`on`].
#[must_use]
pub fn spread(test: &Test, scheme: &Scheme, scores: &[Option<Reading<Option<u16>>>]) -> Spread {
    let mut spread = Spread { bands: scheme.bands().iter().rev().map(|band| (band.clone(), 0)).collect(), ..Spread::default() };
    for score in scores {
        match score {
            Some(Reading::Settled(Some(score))) => {
                let found = colour(test, scheme, *score);
                spread.bands.iter_mut().filter(|(band, _)| Some(band.key) == found).for_each(|(_, n)| *n += 1);
            }
            Some(Reading::Settled(None)) => spread.absent += 1,
            Some(Reading::Contested(_)) | None => spread.open += 1,
        }
    }
    spread.bands.retain(|(_, n)| *n > 0);
    spread
}

/// The test as it was on a day, by the numbers of the day's half term.
#[must_use]
pub fn test_on(roll: &Roll, key: TestKey, day: Date) -> Option<Test> {
    roll.test(key, roll.period_on(day))
}

/// A child's latest settled score in a test, with its day.
#[must_use]
pub fn latest(files: &Files, pupil: PupilId, test: TestKey) -> Option<(Date, u16)> {
    files.fold(pupil).scores(test).into_iter().rev().find_map(|(day, reading)| Some((day, (*reading.settled()?)?)))
}

/// The days on which a class sat a test in a school year, latest first. Pupils' files must be loaded.
#[must_use]
pub fn days(files: &Files, class: ClassId, test: TestKey, year: SchoolYear) -> Vec<Date> {
    let folds = files.roll().members(class, year).into_iter().map(|(id, _)| files.fold(id));
    let mut days: Vec<Date> = folds.flat_map(|fold| fold.scores(test)).map(|(day, _)| day).filter(|day| year.contains(*day)).collect();
    order::sort_by(&mut days, |a, b| b.cmp(a));
    days.dedup();
    days
}

/// A line of scores over time, ready to draw: the scores in order with their place, 0 to 1 from left to right and from bottom to top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreCurve {
    /// Places of the scores. Each inner list is a stretch without an absence.
    pub stretches: Vec<Vec<(f32, f32)>>,
    /// The scores in words: "6, absent, 9 of 10".
    pub words: String,
}

/// Computes the line of a child's scores in a test, by day, each by the total of its own half term. What is contested is left out.
#[must_use]
pub fn line(files: &Files, pupil: PupilId, key: TestKey) -> ScoreCurve {
    let fold = files.fold(pupil);
    let total = |day: Date| test_on(files.roll(), key, day).map(|test| test.total);
    let of = |(day, reading): (Date, Reading<Option<u16>>)| Some((*reading.settled()?, total(day)?));
    let scores: Vec<(Option<u16>, u16)> = fold.scores(key).into_iter().filter_map(of).collect();
    let last = scores.len().saturating_sub(1).max(1);
    let mut stretches = vec![Vec::new()];
    for (n, (score, total)) in scores.iter().enumerate() {
        match score {
            Some(score) => {
                #[allow(clippy::cast_precision_loss, reason = "a child sits few tests")]
                let place = (n as f32 / last as f32, f32::from(*score) / f32::from((*total).max(1)));
                if let Some(stretch) = stretches.last_mut() {
                    stretch.push(place);
                }
            }
            None => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    ScoreCurve { stretches, words: charts::scores(&scores) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling() -> Test {
        Test { name: "Spelling".into(), total: 10, green: 80, yellow: 60, retired: false }
    }

    #[test]
    fn colours_begin_at_their_threshold() {
        let scheme = Scheme::default();
        for (score, band) in [(10, "green"), (8, "green"), (7, "yellow"), (6, "yellow"), (5, "red"), (0, "red")] {
            assert_eq!(colour(&spelling(), &scheme, score).unwrap().as_str(), band, "{score}");
        }
        let odd = Test { total: 3, green: 67, yellow: 34, ..spelling() };
        assert_eq!(colour(&odd, &scheme, 2).unwrap().as_str(), "yellow");
    }
}
