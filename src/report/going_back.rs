//! What going back to a restore point would change, before anything is.

use std::sync::Arc;

use crate::domain::{EntryId, Pupil, PupilId, order};
use crate::ledger::{Entry, Files, Fold, Reading};

/// How one file would differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// How much says something now and would say nothing.
    pub goes: usize,
    /// How much says nothing now and would say something again.
    pub comes: usize,
    /// How much would say something else.
    pub changes: usize,
}

impl Difference {
    /// Whether there is none.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    fn between(now: &Fold, then: &Fold) -> Self {
        let ids = |fold: &Fold, cell| -> Vec<EntryId> {
            let mut ids: Vec<EntryId> = fold.live(cell).iter().map(|entry| entry.id).collect();
            order::sort(&mut ids);
            ids
        };
        let mut difference = Self::default();
        for (cell, live) in now.cells().filter(|(_, live)| !live.is_empty()) {
            match ids(then, cell) {
                ids if ids.is_empty() => difference.goes += 1,
                ids_then if ids_then != ids(now, cell) && !same(live, then.live(cell)) => difference.changes += 1,
                _ => {}
            }
        }
        difference.comes = then.cells().filter(|(cell, live)| !live.is_empty() && now.live(*cell).is_empty()).count();
        difference
    }
}

/// Whether two readings of a cell say the same, whoever said it.
fn same(one: &[Arc<Entry>], other: &[Arc<Entry>]) -> bool {
    // Both ways: of two claims alike each is found among two that differ.
    let found =
        |one: &[Arc<Entry>], other: &[Arc<Entry>]| one.iter().all(|entry| other.iter().any(|o| o.change.says_the_same(&entry.change)));
    one.len() == other.len() && found(one, other) && found(other, one)
}

/// What would differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// In the school's own file: classes, places, settings.
    pub school: Difference,
    /// In the files of children, by name; only those that differ.
    pub children: Vec<(PupilId, String, Difference)>,
}

impl Differences {
    /// Between the files here and those of a restore point. All must be in memory.
    #[must_use]
    pub fn between(now: &Files, then: &Files) -> Self {
        let everyone: order::Set<PupilId> = order::set(now.ledger().pupils().chain(then.ledger().pupils()).map(|(id, _)| id));
        let name = |files: &Files, pupil| files.roll().pupil(pupil).as_ref().and_then(Reading::any).map(Pupil::full_name);
        let mut seen = order::Set::new();
        let mut children: Vec<(PupilId, String, Difference)> = Vec::new();
        for pupil in everyone {
            if now.ledger().erased().contains(&pupil) || !seen.insert(now.roll().canonical(pupil)) {
                continue;
            }
            let difference = Difference::between(&now.glance(pupil), &then.glance(pupil));
            if !difference.is_none() {
                let name = name(now, pupil).or_else(|| name(then, pupil)).unwrap_or_default();
                children.push((pupil, name, difference));
            }
        }
        order::sort_by(&mut children, |(_, one, _), (_, other, _)| one.cmp(other));
        Self { school: Difference::between(now.roll().fold(), then.roll().fold()), children }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.school.is_none() && self.children.is_empty()
    }

    /// All together.
    #[must_use]
    pub fn total(&self) -> Difference {
        self.children.iter().map(|(.., difference)| *difference).fold(self.school, |all, one| Difference {
            goes: all.goes + one.goes,
            comes: all.comes + one.comes,
            changes: all.changes + one.changes,
        })
    }
}
