//! Limits on what is read, so that no file can hurt, and the checks every entry passes wherever it comes from.

use super::glossary::Glossary;
use super::scan::Scan;
pub use crate::domain::curriculum::STATEMENT_MAX;
use crate::domain::people::NAME_MAX;
use crate::domain::scheme::SchemeFault;
use crate::ledger::change::Unfit;
pub use crate::ledger::change::checks::UNKNOWN_MAX;
use crate::ledger::change::checks::at_most;
use crate::ledger::{About, Entry};

/// Largest file that is opened, in bytes, counted as it is unpacked: 500 MB. Lantern reads what it wrote itself a stretch at a time.
pub const FILE_MAX: usize = 500_000_000;
/// Largest file that is spelled as Lantern spells none, in bytes: 50 MB. It is read in one go.
pub const WHOLE_MAX: usize = 50_000_000;
/// Deepest nesting of a file.
pub const DEPTH_MAX: usize = 32;
/// Most entries in a file: a second lock on the same door, as no file of that many is small enough.
pub const ENTRIES_MAX: usize = 6_000_000;
/// Most entries one entry may replace.
pub const REPLACES_MAX: usize = 10_000;

/// Checks what the types cannot: lengths, and that a fact lies in the file it belongs to.
///
/// # Errors
/// Says what is wrong.
pub fn check_entry(entry: &Entry) -> Result<(), Unfit> {
    if let Some(of_a_pupil) = entry.change.belongs_to_a_pupil()
        && of_a_pupil != matches!(entry.about, About::Pupil(_))
    {
        return Err(Unfit::NotOfThatFile { of_a_pupil });
    }
    if entry.replaces.len() > REPLACES_MAX {
        return Err(Unfit::ReplacesTooMany { most: REPLACES_MAX });
    }
    if entry.replaces.contains(&entry.id) {
        return Err(Unfit::ReplacesItself);
    }
    entry.change.check()
}

/// Checks a glossary: what it brings may become entries here, and passes no other limits than theirs.
///
/// # Errors
/// Says what is wrong.
pub fn check_glossary(glossary: &Glossary) -> Result<(), Unfit> {
    for (i, band) in glossary.bands.iter().enumerate() {
        band.check().map_err(Unfit::Band)?;
        if glossary.bands.iter().take(i).any(|other| other.key == band.key) {
            return Err(Unfit::Band(SchemeFault::SameKey(band.key)));
        }
    }
    glossary.criteria.values().try_for_each(|text| at_most(text, STATEMENT_MAX))
}

/// Checks the name a file gives its school; it may be empty.
///
/// # Errors
/// It is too long.
pub fn check_school_name(name: &str) -> Result<(), Unfit> {
    at_most(name, NAME_MAX)
}

/// Checks how deep a file is nested.
///
/// # Errors
/// Deeper than [`DEPTH_MAX`]: that deep.
pub(super) fn check_depth(depth: usize) -> Result<(), usize> {
    if depth > DEPTH_MAX { Err(depth) } else { Ok(()) }
}

/// The deepest nesting of arrays and objects in a JSON text, strings aside. Looks at each byte once.
#[must_use]
pub fn depth(text: &str) -> usize {
    let mut scan = Scan::default();
    scan.go_on(text.as_bytes(), text.len());
    scan.deepest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_strings() {
        assert_eq!(depth(r#"{"a":[1,{"b":"[[[[\"[["}]}"#), 3);
        assert_eq!(depth("1"), 0);
    }
}
