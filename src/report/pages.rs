//! What goes on which page of paper: blocks of known height, one after the other, onto pages of one height.

use std::ops::Range;

/// A piece of a sheet that is not parted. Heights are in any one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// How high it is, with the room below it.
    pub height: u32,
    /// How high what is repeated above it is where it begins a page, such as the head of its table; nothing for the first row.
    pub lead: u32,
    /// Whether it stays with the block after it, as a heading does.
    pub keeps: bool,
}

/// The blocks of each page, in order: every block once, no page empty, none higher than `room` unless one block alone is, and no heading
/// last on a page but the last.
#[must_use]
pub fn pages(blocks: &[Block], room: u32) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut filled, mut at) = (0, 0_u32, 0);
    while at < blocks.len() {
        let rest = blocks.get(at..).unwrap_or_default();
        let heading = rest.iter().take_while(|block| block.keeps).count();
        // Headings and what they stand above; where that is more than a page, they go one by one.
        let whole = rest.iter().take(heading + 1);
        let lead = rest.first().map_or(0, |first| first.lead);
        let height = whole.clone().map(|block| block.height).fold(0, u32::saturating_add);
        let (count, height) =
            if height.saturating_add(lead) > room { (1, rest.first().map_or(0, |first| first.height)) } else { (whole.len(), height) };
        if at > start && filled.saturating_add(height) > room {
            pages.push(start..at);
            (start, filled) = (at, 0);
        }
        if at == start {
            filled = lead;
        }
        filled = filled.saturating_add(height);
        at += count;
    }
    if at > start {
        pages.push(start..at);
    }
    pages
}

/// The first of `steps` steps, from the largest type to the smallest, at which something fits; `None` where it does not fit at the last.
/// What fits at a step fits at all after it, so few are tried.
pub fn first_that_fits(steps: u32, fits: &mut dyn FnMut(u32) -> bool) -> Option<u32> {
    let last = steps.checked_sub(1)?;
    if fits(0) {
        return Some(0);
    }
    if last == 0 || !fits(last) {
        return None;
    }
    let (mut too_large, mut found) = (0, last);
    while found - too_large > 1 {
        let middle = u32::midpoint(too_large, found);
        if fits(middle) {
            found = middle;
        } else {
            too_large = middle;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(height: u32) -> Block {
        Block { height, ..Block::default() }
    }

    fn heading(height: u32) -> Block {
        Block { height, lead: 0, keeps: true }
    }

    fn row(height: u32) -> Block {
        Block { height, lead: 10, keeps: false }
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "one page of these blocks is meant")]
    fn a_page_is_filled_and_a_heading_goes_with_what_it_stands_above() {
        let table: [(&[Block], &[Range<usize>]); 8] = [
            (&[], &[]),
            (&[plain(100)], &[0..1]),
            (&[plain(50), plain(50)], &[0..2]),
            (&[plain(50), plain(51)], &[0..1, 1..2]),
            (&[plain(150), plain(20)], &[0..1, 1..2]),
            (&[plain(70), heading(10), heading(10), plain(20)], &[0..1, 1..4]),
            // A repeated head counts where a page begins with it.
            (&[plain(50), row(50), row(50), row(45), row(40)], &[0..2, 2..3, 3..5]),
            (&[plain(10), heading(10), plain(150)], &[0..2, 2..3]),
        ];
        for (blocks, expected) in table {
            assert_eq!(pages(blocks, 100), expected, "{blocks:?}");
        }
    }

    #[test]
    fn the_largest_type_that_fits_is_found_in_few_steps() {
        for steps in 0..12 {
            for first in 0..=steps {
                let mut tried = 0;
                let found = first_that_fits(steps, &mut |step| {
                    tried += 1;
                    step >= first
                });
                assert_eq!(found, (first < steps).then_some(first), "{first} of {steps}");
                assert!(tried <= 6, "{first} of {steps}: {tried}");
            }
        }
    }
}
