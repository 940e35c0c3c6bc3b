//! How often children and teacher judge alike: counts, a share, and Cohen's kappa.
//!
//! Bands are ordered, but they are not numbers: how far two judgements stand apart is counted in bands, and nothing is averaged.

use std::fmt;

use crate::domain::BandKey;
use crate::words::beside::strength;

/// Below this many pairs neither a share nor kappa is calculated; the counts speak for themselves.
///
/// With fewer than ten, one judgement more or less moves the share by over ten points, and kappa's standard error, √(p(1−p) / n(1−e)²) by
/// Cohen (1960), is wider than a step of the scale kappa is read by: 0.21 for eight agreements in ten pairs, four of them expected by
/// chance.
pub const PAIRS_MIN: u32 = 10;

/// How a child's judgements and the teacher's go together, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// How many pairs were counted.
    pub pairs: u32,
    /// Pairs in which both gave the same band.
    pub exact: u32,
    /// Pairs one band apart.
    pub by_one: u32,
    /// Pairs two bands apart or more.
    pub by_more: u32,
    /// Pairs in which the child gave the higher band.
    pub child_higher: u32,
    /// Pairs in which the child gave the lower band.
    pub child_lower: u32,
    /// How many pairs there are of each child's band (the row) and teacher's band (the column), lowest first.
    pub table: Vec<Vec<u32>>,
    /// Pairs left out because a band is no longer part of the scheme: it has no place in the order any more, so how far apart the two
    /// stand cannot be said.
    pub left_out: u32,
}

/// Why there is no kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoKappa {
    /// Fewer than [`PAIRS_MIN`] pairs.
    TooFew,
    /// Both gave one and the same band throughout. Chance alone would then agree every time, and kappa would divide by nothing.
    OneBand,
}

/// Cohen's kappa, in hundredths, rounded to the nearest: from -100 to 100. 100 is full agreement, 0 what chance would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kappa(i64);

impl Agreement {
    /// Counts pairs of a child's band and the teacher's. `bands` are those of the scheme in use, lowest first.
    pub fn of(bands: &[BandKey], pairs: impl IntoIterator<Item = (BandKey, BandKey)>) -> Self {
        let mut found = Self { table: vec![vec![0; bands.len()]; bands.len()], ..Self::default() };
        let place = |band| bands.iter().position(|known| *known == band);
        for (child, teacher) in pairs {
            let (Some(child), Some(teacher)) = (place(child), place(teacher)) else {
                found.left_out += 1;
                continue;
            };
            found.pairs += 1;
            if let Some(count) = found.table.get_mut(child).and_then(|row| row.get_mut(teacher)) {
                *count += 1;
            }
            match child.abs_diff(teacher) {
                0 => found.exact += 1,
                1 => found.by_one += 1,
                _ => found.by_more += 1,
            }
            found.child_higher += u32::from(child > teacher);
            found.child_lower += u32::from(child < teacher);
        }
        found
    }

    /// The share of pairs with the same band, in whole percent, rounded down: 100 is said only where all agree. `None` below
    /// [`PAIRS_MIN`] pairs.
    #[must_use]
    pub fn share(&self) -> Option<u64> {
        (self.pairs >= PAIRS_MIN).then(|| u64::from(self.exact) * 100 / u64::from(self.pairs))
    }

    /// Cohen's kappa, unweighted (J. Cohen, "A coefficient of agreement for nominal scales", 1960): (p − e) / (1 − e), where p is the share
    /// of pairs that agree and e the share expected if each gave its bands as often as it did, but blindly. Where one of the two always
    /// gives the same band, and the other does not, it is 0 by this definition: a judgement that never differs tells nothing.
    ///
    /// # Errors
    /// There are too few pairs, or both used a single band.
    pub fn kappa(&self) -> Result<Kappa, NoKappa> {
        if self.pairs < PAIRS_MIN {
            return Err(NoKappa::TooFew);
        }
        let row = |at: usize| self.table.get(at).into_iter().flatten().copied().map(i64::from).sum::<i64>();
        let column = |at: usize| self.table.iter().filter_map(|row| row.get(at)).copied().map(i64::from).sum::<i64>();
        // Both shares times the square of the pairs, so that everything is whole numbers and the same on every device.
        let pairs = i64::from(self.pairs);
        let expected: i64 = (0..self.table.len()).map(|at| row(at) * column(at)).sum();
        let (above, below) = (i64::from(self.exact) * pairs - expected, pairs * pairs - expected);
        if below == 0 {
            return Err(NoKappa::OneBand);
        }
        Ok(Kappa((200 * above + below).div_euclid(2 * below)))
    }
}

impl Kappa {
    /// In hundredths, from -100 to 100.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// How it reads in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        strength(self.0)
    }
}

impl fmt::Display for Kappa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "−" } else { "" }, self.0.abs());
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}
