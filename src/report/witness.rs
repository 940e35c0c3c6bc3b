//! What a device remembers of its files beside them, so that an emptied, older or shrunken store is told from a first visit.

use std::fmt;
use std::str::FromStr;

use crate::domain::Date;
use crate::domain::calendar;
use crate::ledger::Files;

/// What is remembered: counts and a day, nothing that anybody typed. It never says more than was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// How many children were on the roll.
    pub children: usize,
    /// How many entries the school's own file had.
    pub entries: usize,
    /// The day on which that was.
    pub day: Date,
}

/// A text that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWitness;

impl Witness {
    /// Of files as they are stored.
    #[must_use]
    pub fn of(files: &Files, day: Date) -> Self {
        Self { children: files.roll().pupils().len(), entries: files.ledger().school().len(), day }
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.children, self.entries, self.day)
    }
}

impl FromStr for Witness {
    type Err = NoWitness;

    fn from_str(text: &str) -> Result<Self, NoWitness> {
        let (children, rest) = text.split_once(' ').ok_or(NoWitness)?;
        let (entries, day) = rest.split_once(' ').ok_or(NoWitness)?;
        let number = |text: &str| text.parse().map_err(|_| NoWitness);
        Ok(Self { children: number(children)?, entries: number(entries)?, day: calendar::date(day).ok_or(NoWitness)? })
    }
}

/// What is missing of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// All that was here by then.
    Everything(Witness),
    /// Some of it: there was so much by then, and now there is so much less.
    Something {
        /// What was here.
        then: Witness,
        /// How many children are on the roll now.
        now: usize,
    },
    /// The school's own file, with the list of classes and children; of so many children there are files still.
    Roll(usize),
}

/// What is missing of the files that were found, by what the device remembers; `with_files` is how many children have packs, looked at only
/// where the school's own file has nothing.
#[must_use]
pub fn missing(remembered: Option<Witness>, found: &Files, with_files: usize) -> Option<Missing> {
    let (entries, children) = (found.ledger().school().len(), found.roll().pupils().len());
    match remembered {
        _ if entries == 0 && with_files > 0 => Some(Missing::Roll(with_files)),
        Some(then) if entries == 0 && then.entries > 0 => Some(Missing::Everything(then)),
        Some(then) if children < then.children || entries < then.entries => Some(Missing::Something { then, now: children }),
        _ => None,
    }
}
