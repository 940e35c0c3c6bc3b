//! What a tap on a cell of the board means.

use super::Mark;
use crate::domain::{BandKey, Scheme};

/// The rating a cell has after a tap with "the next colour": always one band up, and after the highest none.
///
/// What carries over from before goes up from there at once, so that what a child has learnt since is one tap and no lower colour is ever
/// stored on the way; the highest is confirmed by the first tap. A suggestion is taken up as it is. What was never rated begins with the
/// lowest. What has no place in the order, because the school no longer uses that colour or two devices disagree, is given the highest.
#[must_use]
pub fn after_tap(scheme: &Scheme, mark: Mark) -> Option<BandKey> {
    let order: Vec<BandKey> = scheme.bands().iter().map(|band| band.key).collect();
    let highest = order.last().copied();
    let above = |band: BandKey| order.iter().position(|key| *key == band).and_then(|at| order.get(at + 1)).copied();
    match mark {
        Mark::Empty => order.first().copied(),
        Mark::Now(band) => above(band),
        Mark::Before(band) | Mark::Unchanged(band) => above(band).or(highest),
        Mark::Suggested(band) if order.contains(&band) => Some(band),
        Mark::Suggested(_) | Mark::Contested => highest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(key: &str) -> BandKey {
        key.parse().unwrap()
    }

    #[test]
    fn a_tap_goes_up_from_what_is_shown_and_then_takes_the_mark_away() {
        let (green, yellow, red, silver) = (band("green"), band("yellow"), band("red"), band("silver"));
        let table = [
            (Mark::Empty, Some(red)),
            (Mark::Now(red), Some(yellow)),
            (Mark::Now(yellow), Some(green)),
            (Mark::Now(green), None),
            // Carried over: up from there, and the highest is confirmed.
            (Mark::Before(red), Some(yellow)),
            (Mark::Before(yellow), Some(green)),
            (Mark::Before(green), Some(green)),
            (Mark::Unchanged(red), Some(yellow)),
            (Mark::Unchanged(yellow), Some(green)),
            (Mark::Unchanged(green), Some(green)),
            (Mark::Suggested(red), Some(red)),
            (Mark::Suggested(green), Some(green)),
            (Mark::Contested, Some(green)),
            // A colour the school no longer uses.
            (Mark::Before(silver), Some(green)),
            (Mark::Unchanged(silver), Some(green)),
            (Mark::Suggested(silver), Some(green)),
            (Mark::Now(silver), None),
        ];
        for (mark, after) in table {
            assert_eq!(after_tap(&Scheme::default(), mark), after, "{mark:?}");
        }
    }

    #[test]
    fn no_tap_ever_lowers_what_was_carried_over() {
        let scheme = Scheme::default();
        let place = |key: BandKey| scheme.bands().iter().position(|band| band.key == key);
        for before in scheme.bands() {
            // Taken away again, the cell shows what was carried over, and it all begins anew.
            let mut mark = Mark::Before(before.key);
            for _ in 0..10 {
                let after = after_tap(&scheme, mark);
                assert!(after.is_none_or(|after| place(after) >= place(before.key)), "{mark:?} to {after:?}");
                mark = after.map_or(Mark::Before(before.key), Mark::Now);
            }
        }
    }
}
