//! The marking board: the same grid, keys and menus for criteria and for strands, another command behind them.

mod board;
mod cells;
mod grid;
mod keys;
mod menu;
mod one_by_one;
mod places;
mod sheet;
mod stroke;

pub(crate) use board::{Board, MarkingRow, Of, by_column};
pub(crate) use sheet::Sheet;
