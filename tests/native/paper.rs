//! What goes on which page of paper, and what no family reads there.

use lantern::domain::Attendance;
use lantern::report::pages::{Block, pages};
use lantern::words;
use proptest::collection::vec;
use proptest::prelude::*;

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec((0..140_u32, 0..20_u32, proptest::bool::weighted(0.2)).prop_map(|(height, lead, keeps)| Block { height, lead, keeps }), 0..40)
}

proptest! {
    #[test]
    fn every_block_is_on_one_page_in_order_and_no_page_is_too_high_or_ends_with_a_heading(blocks in blocks()) {
        const ROOM: u32 = 100;
        let all = pages(&blocks, ROOM);
        let placed: Vec<usize> = all.iter().cloned().flatten().collect();
        prop_assert_eq!(placed, (0..blocks.len()).collect::<Vec<_>>());
        for page in &all {
            prop_assert!(!page.is_empty());
            let on = &blocks[page.clone()];
            let height = on[0].lead + on.iter().map(|block| block.height).sum::<u32>();
            prop_assert!(height <= ROOM || on.len() == 1, "{on:?}");
            // A heading is last only where it and what it stands above are more than a page.
            if let Some(next) = blocks.get(page.end).filter(|_| on[on.len() - 1].keeps) {
                let chain = on.iter().rev().take_while(|block| block.keeps).count();
                let begins = &blocks[page.end - chain];
                let together = on.iter().rev().take(chain).map(|block| block.height).sum::<u32>();
                let after: u32 = blocks[page.end..].iter().take_while(|block| block.keeps).map(|block| block.height).sum();
                let last = blocks[page.end..].iter().find(|block| !block.keeps).map_or(0, |block| block.height);
                prop_assert!(begins.lead + together + after + last > ROOM, "{on:?} before {next:?}");
            }
        }
    }
}

#[test]
fn what_absence_is_called_among_staff_stands_on_nothing_a_family_reads() {
    let staff_words = ["persistent", "severe", "unauthorised"];
    for attended in [0, 10, 30, 36, 60, 63, 70] {
        let of = Attendance { possible: 70, attended, unauthorised: 0, late: 0 };
        let said = words::attendance::share(&of).to_lowercase();
        assert!(staff_words.iter().all(|word| !said.contains(word)), "{said}");
    }
    for said in [words::paper::PROFILES, words::paper::ALL_IT_HOLDS, &words::paper::page(1, 2)] {
        assert!(staff_words.iter().all(|word| !said.to_lowercase().contains(word)), "{said}");
    }
}
