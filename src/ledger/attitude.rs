//! What a child's file says of attitude, behaviour and praise, day by day.

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use super::fold::Fold;
use super::reading::Reading;
use crate::domain::{Date, Incident, NoteId, Praise, Slip};

impl Fold {
    /// What was missed between two days, both included, earliest first.
    #[must_use]
    pub fn slips(&self, from: Date, to: Date) -> Vec<(Date, Slip)> {
        let of = |(cell, _): (Cell, &[std::sync::Arc<Entry>])| match cell {
            Cell::Day(date, slip) if (from..=to).contains(&date) => Some((date, slip)),
            _ => None,
        };
        self.cells().filter_map(of).collect()
    }

    /// Whether something was missed on a day.
    #[must_use]
    pub fn has_slip(&self, date: Date, slip: Slip) -> bool {
        !self.live(Cell::Day(date, slip)).is_empty()
    }

    /// Every incident with its day, in the order they were written.
    #[must_use]
    pub fn incidents(&self) -> Vec<(NoteId, Date, Incident)> {
        let of = |(cell, live): (Cell, &[std::sync::Arc<Entry>])| match cell {
            Cell::Incident(id) => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::IncidentNoted { date, details, .. } => Some((*date, details.clone())),
                    _ => None,
                })?;
                reading.any().map(|(date, incident)| (id, *date, incident.clone()))
            }
            _ => None,
        };
        self.cells().filter_map(of).collect()
    }

    /// Every praise with its day, in the order they were written.
    #[must_use]
    pub fn praises(&self) -> Vec<(NoteId, Date, Praise)> {
        let of = |(cell, live): (Cell, &[std::sync::Arc<Entry>])| match cell {
            Cell::Praise(id) => {
                let reading = Reading::of(live, |e| match &e.change {
                    Change::Praised { date, details, .. } => Some((*date, details.clone())),
                    _ => None,
                })?;
                reading.any().map(|(date, praise)| (id, *date, praise.clone()))
            }
            _ => None,
        };
        self.cells().filter_map(of).collect()
    }
}
