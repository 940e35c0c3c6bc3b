//! The pieces addresses are made of, both ways.

use std::fmt;
use std::str::FromStr;

use super::paper::Paper;
use crate::domain::Period;

/// An address that leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPage;

/// Reads an id, a key, a half term or a kind of sheet.
pub(super) fn read<T: FromStr>(text: &str) -> Result<T, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

/// Reads a stage, or the step of a meeting.
pub(super) fn stage(text: &str) -> Result<u8, NoSuchPage> {
    text.parse().ok().filter(|stage| (1..=9).contains(stage) && text.len() == 1).ok_or(NoSuchPage)
}

/// A stage, a half term, both or neither, in this order.
pub(super) fn choices(rest: &[&str]) -> Result<(Option<u8>, Option<Period>), NoSuchPage> {
    match rest {
        [] => Ok((None, None)),
        [one] => stage(one).map(|stage| (Some(stage), None)).or_else(|NoSuchPage| Ok((None, Some(read(one)?)))),
        [first, period] => Ok((Some(stage(first)?), Some(read(period)?))),
        _ => Err(NoSuchPage),
    }
}

/// A half term or none.
pub(super) fn period(rest: &[&str]) -> Result<Option<Period>, NoSuchPage> {
    match choices(rest)? {
        (None, period) => Ok(period),
        _ => Err(NoSuchPage),
    }
}

/// A kind of sheet, a kind with a half term, or neither.
pub(super) fn printed(rest: &[&str]) -> Result<(Option<Paper>, Option<Period>), NoSuchPage> {
    match rest {
        [] => Ok((None, None)),
        [paper] => Ok((Some(read(paper)?), None)),
        [paper, period] => Ok((Some(read(paper)?), Some(read(period)?))),
        _ => Err(NoSuchPage),
    }
}

/// Writes what is chosen behind a page, piece by piece.
pub(super) fn write(f: &mut fmt::Formatter<'_>, page: &str, chosen: &[Option<&dyn fmt::Display>]) -> fmt::Result {
    f.write_str(page)?;
    chosen.iter().flatten().try_for_each(|one| write!(f, "/{one}"))
}

/// What is chosen, to be written.
pub(super) fn some<T: fmt::Display>(chosen: &Option<T>) -> Option<&dyn fmt::Display> {
    chosen.as_ref().map(|chosen| chosen as &dyn fmt::Display)
}
