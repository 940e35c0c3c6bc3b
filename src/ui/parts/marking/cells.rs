//! Cells as text. A board of thousands is drawn at once as HTML, and patched cell by cell afterwards.

use crate::domain::{Band, BandKey};
use crate::report::marking::{CellState, Column, Mark};
use crate::ui::parts::light::{escaped, light_html};

/// A cell as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Its classes.
    pub(super) class: String,
    /// What a screen reader says.
    pub(super) label: String,
    /// What is inside, as HTML.
    pub(super) inside: String,
}

/// Draws a cell. `bands` are all bands ever used.
pub(super) fn draw(
    name: &str,
    column: &Column,
    (cell, reason): (CellState, &str),
    own: bool,
    band: &impl Fn(BandKey) -> Option<Band>,
) -> Drawn {
    let found = cell.mark.band().and_then(band);
    let word = found.as_ref().map_or("another colour", |band| band.word.as_str());
    let (kind, said) = match cell.mark {
        Mark::Empty => ("empty", "not rated".to_owned()),
        Mark::Now(_) => ("now", word.to_owned()),
        Mark::Unchanged(_) => ("unchanged", format!("{word}, unchanged")),
        Mark::Suggested(_) => ("before", format!("suggested {word}")),
        Mark::Before(_) => ("before", format!("not rated, {word} before")),
        Mark::Contested => ("contested", "to settle".to_owned()),
    };
    let mut label = format!("{name}, {}, {said}", column.label);
    if !reason.is_empty() {
        label.push_str(&format!(": {reason}"));
    }
    let mut inside = match (&found, cell.mark) {
        (Some(band), _) => light_html(band),
        (None, Mark::Contested) => "<span class=\"badge badge--contest\">?</span>".to_owned(),
        (None, _) => String::new(),
    };
    let child = cell.child.filter(|_| own).and_then(band);
    if let Some(child) = child {
        label.push_str(&format!(", the child says {}", child.word));
        inside.push_str(&format!("<span class=\"mark__child\">{}</span>", light_html(&child)));
    }
    if column.not_taught {
        label.push_str(", not taught yet");
    }
    let untaught = if column.not_taught { " mark__cell--untaught" } else { "" };
    Drawn { class: format!("mark__cell mark__cell--{kind}{untaught}"), label, inside }
}

/// A row's cells as HTML.
pub(super) fn html(cells: &[Drawn]) -> String {
    let mut all = String::with_capacity(cells.len() * 400);
    for cell in cells {
        let Drawn { class, label, inside } = cell;
        let label = escaped(label);
        all.push_str(&format!("<td role=\"gridcell\" tabindex=\"-1\" class=\"{class}\" aria-label=\"{label}\">{inside}</td>"));
    }
    all
}
