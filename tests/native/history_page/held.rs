//! The words of settings that hold from a half term on.

use lantern::domain::{Conduct, MentoringRules, TestNumbers, Thresholds};
use lantern::ledger::{Change, FilePart};

use super::key;

/// Each such kind, and what its words mention.
pub(super) fn table() -> Vec<(Change, FilePart, &'static [&'static str])> {
    let (from, other) = (key("2026-27.autumn-2"), FilePart::Other);
    let numbers = TestNumbers { total: 10, green: 80, yellow: 60 };
    vec![
        (Change::ThresholdsFrom { from, thresholds: Thresholds::default() }, other, &["judgements", "from autumn 2, 2026-27 on"]),
        (Change::TestFrom { test: key("spelling"), from, numbers }, other, &["Spelling", "autumn 2", "out of 10"]),
        (Change::ConductFrom { from, conduct: Conduct::default() }, other, &["attitude", "praise", "from autumn 2, 2026-27 on"]),
        (
            Change::MentoringFrom { from, mentoring: MentoringRules::default() },
            other,
            &["from autumn 2, 2026-27 on", "every half term", "10 minutes"],
        ),
    ]
}
