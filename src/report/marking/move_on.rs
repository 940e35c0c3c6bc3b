//! Where the board goes once a letter key has marked a cell.

/// A row and a column, from 0.
pub type Square = (usize, usize);

/// Where to go on after a letter key; each device has its own habit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MoveOn {
    /// To the next child, as a column is marked.
    #[default]
    Down,
    /// To the next criterion, as a child is marked.
    Right,
    /// Nowhere.
    Stay,
}

impl MoveOn {
    /// All there are, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Down, Self::Right, Self::Stay];

    /// The word by which a device remembers it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Right => "right",
            Self::Stay => "stay",
        }
    }

    /// The habit a device remembers; what it does not know is the usual one.
    #[must_use]
    pub fn of(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|habit| Some(habit.key()) == key).unwrap_or_default()
    }

    /// The next place on a board of so many rows and columns. The edge is where it ends: what is typed once too often meets no other child.
    #[must_use]
    pub fn from(self, (row, column): Square, (rows, columns): (usize, usize)) -> Square {
        let on = |at: usize, of: usize| if at + 1 < of { at + 1 } else { at };
        match self {
            Self::Down => (on(row, rows), column),
            Self::Right => (row, on(column, columns)),
            Self::Stay => (row, column),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_on_within_the_board() {
        let of = (3, 4);
        let table = [
            (MoveOn::Down, (0, 1), (1, 1)),
            (MoveOn::Down, (2, 1), (2, 1)),
            (MoveOn::Right, (0, 1), (0, 2)),
            (MoveOn::Right, (2, 3), (2, 3)),
            (MoveOn::Stay, (1, 1), (1, 1)),
        ];
        for (habit, at, next) in table {
            assert_eq!(habit.from(at, of), next, "{habit:?} {at:?}");
        }
        assert_eq!(MoveOn::Down.from((0, 0), (0, 0)), (0, 0));
    }

    #[test]
    fn a_device_remembers_its_habit_by_a_word() {
        for habit in MoveOn::ALL {
            assert_eq!(MoveOn::of(Some(habit.key())), habit);
        }
        assert_eq!([MoveOn::of(None), MoveOn::of(Some("sideways"))], [MoveOn::Down, MoveOn::Down]);
    }
}
