//! Which cell of the table is which place of the board.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTableElement, HtmlTableRowElement};

use crate::report::marking::Square;

/// How many rows the head has.
const HEAD: usize = 2;

/// The place an event is of.
pub(super) fn place_of(target: Option<web_sys::EventTarget>) -> Option<Square> {
    let cell = target?.dyn_into::<web_sys::Element>().ok()?.closest("td.mark__cell").ok()??;
    let cell = cell.dyn_into::<web_sys::HtmlTableCellElement>().ok()?;
    let row = cell.parent_element()?.dyn_into::<HtmlTableRowElement>().ok()?;
    let (row, column) = (usize::try_from(row.row_index()).ok()?, usize::try_from(cell.cell_index()).ok()?);
    Some((row.checked_sub(HEAD)?, column.checked_sub(1)?))
}

/// The cell at a place.
pub(super) fn cell(table: NodeRef<html::Table>, (row, column): Square) -> Option<HtmlElement> {
    let table: HtmlTableElement = table.get_untracked()?;
    let line = table.rows().item(u32::try_from(row + HEAD).ok()?)?.dyn_into::<HtmlTableRowElement>().ok()?;
    line.cells().item(u32::try_from(column + 1).ok()?)?.dyn_into().ok()
}

/// All places of the block between two corners.
pub(super) fn between((a, b): Square, (c, d): Square) -> Vec<Square> {
    (a.min(c)..=a.max(c)).flat_map(|row| (b.min(d)..=b.max(d)).map(move |column| (row, column))).collect()
}

/// The block, where there is one; else the place itself.
pub(super) fn selected(block: Option<(Square, Square)>, place: Square) -> Vec<Square> {
    block.map_or_else(|| vec![place], |(a, b)| between(a, b))
}
