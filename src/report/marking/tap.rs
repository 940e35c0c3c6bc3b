//! What a tap on a cell of the board means.

use super::Mark;
use crate::domain::{BandKey, Scheme};

/// The rating a cell has after a tap with "the next colour": from the highest band down, and after the lowest none.
///
/// What only carries over from before, or is only suggested, is taken up as it is by the first tap, unless the school no longer uses that
/// colour; what two devices say differently is begun anew.
#[must_use]
pub fn after_tap(scheme: &Scheme, mark: Mark) -> Option<BandKey> {
    let order: Vec<BandKey> = scheme.bands().iter().rev().map(|band| band.key).collect();
    match (mark.is_judged(), mark.band()) {
        (false, Some(before)) if order.contains(&before) => Some(before),
        (false, _) | (_, None) => order.first().copied(),
        (true, Some(band)) => order.iter().position(|key| *key == band).and_then(|at| order.get(at + 1)).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_takes_up_what_is_shown_and_then_goes_down() {
        let band = |key: &str| key.parse::<BandKey>().unwrap();
        let (green, yellow, red, silver) = (band("green"), band("yellow"), band("red"), band("silver"));
        let table = [
            (Mark::Empty, Some(green)),
            (Mark::Now(green), Some(yellow)),
            (Mark::Now(yellow), Some(red)),
            (Mark::Now(red), None),
            (Mark::Unchanged(green), Some(yellow)),
            (Mark::Unchanged(red), None),
            (Mark::Before(green), Some(green)),
            (Mark::Before(yellow), Some(yellow)),
            (Mark::Suggested(red), Some(red)),
            (Mark::Contested, Some(green)),
            // A colour the school no longer uses.
            (Mark::Before(silver), Some(green)),
            (Mark::Suggested(silver), Some(green)),
            (Mark::Now(silver), None),
            (Mark::Unchanged(silver), None),
        ];
        for (mark, after) in table {
            assert_eq!(after_tap(&Scheme::default(), mark), after, "{mark:?}");
        }
    }
}
