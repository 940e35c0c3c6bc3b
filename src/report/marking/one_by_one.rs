//! A child marked one column after the other: where it begins, and where a mark leads.

use super::RowState;

/// The board as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Children by columns.
    #[default]
    Sheet,
    /// A child, one column after the other.
    Child,
    /// A column, all children beneath each other.
    Column,
}

impl Layout {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Sheet, Self::Child, Self::Column];
}

/// The column a child is begun with: the first that is taught and not judged yet. Where all are judged, the first that is taught.
#[must_use]
pub fn first_open(row: &RowState, taught: &[bool]) -> Option<usize> {
    let open = |at: &usize| row.cells.get(*at).is_none_or(|cell| !cell.mark.is_judged());
    after(None, taught).map(|first| (first..taught.len()).filter(|at| taught.get(*at) == Some(&true)).find(open).unwrap_or(first))
}

/// The next column that is taught; the first of all after none, none after the last.
#[must_use]
pub fn after(at: Option<usize>, taught: &[bool]) -> Option<usize> {
    let from = at.map_or(0, |at| at + 1);
    (from..taught.len()).find(|at| taught.get(*at) == Some(&true))
}

/// The column before that is taught, if any; the last of all before none.
#[must_use]
pub fn before(at: Option<usize>, taught: &[bool]) -> Option<usize> {
    (0..at.unwrap_or(taught.len())).rev().find(|at| taught.get(*at) == Some(&true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::marking::{CellState, Mark};

    fn row(marks: &[Option<&str>]) -> RowState {
        let cell = |mark: &Option<&str>| CellState {
            mark: mark.map_or(Mark::Empty, |band| Mark::Now(band.parse().unwrap())),
            child: None,
            suggested: None,
        };
        RowState { cells: marks.iter().map(cell).collect(), ..RowState::default() }
    }

    #[test]
    fn a_child_begins_with_what_is_open_and_goes_on_past_what_is_not_taught() {
        let some = Some("green");
        let table = [
            (row(&[None, None, None]), [true, true, true], Some(0)),
            (row(&[some, None, None]), [true, true, true], Some(1)),
            (row(&[some, None, None]), [true, false, true], Some(2)),
            (row(&[some, some, some]), [false, true, true], Some(1)),
            (row(&[]), [true, true, true], Some(0)),
            (row(&[None, None, None]), [false, false, false], None),
        ];
        for (row, taught, expected) in table {
            assert_eq!(first_open(&row, &taught), expected, "{row:?} {taught:?}");
        }
        let taught = [false, true, false, true];
        assert_eq!([None, Some(1), Some(2), Some(3)].map(|at| after(at, &taught)), [Some(1), Some(3), Some(3), None]);
        assert_eq!([None, Some(3), Some(2), Some(1)].map(|at| before(at, &taught)), [Some(3), Some(1), Some(1), None]);
    }
}
