//! The words of settings that hold from a half term on, and of some from the beginning.

use lantern::domain::{Conduct, Heading, MentoringRules, TestNumbers, Thresholds};
use lantern::ledger::{Change, FilePart};

use super::key;

/// Each such kind, and what its words mention.
pub(super) fn table() -> Vec<(Change, FilePart, &'static [&'static str])> {
    let (from, other) = (key("2026-27.autumn-2"), FilePart::Other);
    let numbers = TestNumbers { total: 10, green: 80, yellow: 60 };
    vec![
        (Change::ThresholdsSet { thresholds: Thresholds::default() }, other, &["judgements"]),
        (Change::ThresholdsFrom { from, thresholds: Thresholds::default() }, other, &["judgements", "from autumn 2, 2026-27 on"]),
        (
            Change::BandsFrom { from, bands: ["red", "yellow", "green"].map(key).into() },
            other,
            &["colours", "from autumn 2, 2026-27 on", "Green, Yellow, Red"],
        ),
        (Change::TestFrom { test: key("spelling"), from, numbers }, other, &["Spelling", "autumn 2", "out of 10"]),
        (Change::ConductFrom { from, conduct: Conduct::default() }, other, &["attitude", "praise", "from autumn 2, 2026-27 on"]),
        (
            Change::HeadingFrom { strand: key("effort"), from, heading: Heading::Behaviour },
            other,
            &["strand Effort", "behaviour", "from autumn 2, 2026-27 on"],
        ),
        (
            Change::UsedFrom { what: key("criterion:maths-4.7"), from, used: false, new: false },
            other,
            &["no longer used", "criterion 4.7 in Maths", "autumn 2"],
        ),
        (Change::UsedFrom { what: key("strand:effort"), from, used: true, new: true }, other, &["used from autumn 2", "strand Effort"]),
        (
            Change::MentoringFrom { from, mentoring: MentoringRules::default() },
            other,
            &["from autumn 2, 2026-27 on", "every half term", "10 minutes"],
        ),
    ]
}
