//! Painting with the brush: by mouse as soon as the button is down; by finger or pen after a moment's hold, for one finger scrolls.

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::{MouseEvent, PointerEvent};

use super::places::{cell, place_of};
use crate::report::marking::Square;

/// How long a finger rests before it paints.
const HOLD: Duration = Duration::from_millis(400);
/// How far a resting finger may tremble, in CSS pixels; further than that it scrolls.
const TREMBLE: i32 = 10;

/// A finger that rests on a cell and does not paint yet.
#[derive(Clone, Copy)]
struct Resting {
    timer: TimeoutHandle,
    at: (i32, i32),
}

/// A stroke of the brush.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    table: NodeRef<html::Table>,
    /// What is painted in this stroke so far.
    places: StoredValue<Vec<Square>>,
    painting: StoredValue<bool>,
    /// Whether the press that a click ends has painted already.
    painted: StoredValue<bool>,
    resting: StoredValue<Option<Resting>>,
}

impl Stroke {
    pub(super) fn new(table: NodeRef<html::Table>) -> Self {
        let stroke = Self {
            table,
            places: StoredValue::new(Vec::new()),
            painting: StoredValue::new(false),
            painted: StoredValue::new(false),
            resting: StoredValue::new(None),
        };
        on_cleanup(move || stroke.lift());
        stroke
    }

    /// The button, a finger or a pen comes down with a brush chosen.
    pub(super) fn down(self, event: &PointerEvent) {
        self.lift();
        self.painted.set_value(false);
        let Some(place) = place_of(event.target()).filter(|_| event.button() == 0) else { return };
        if event.pointer_type() == "mouse" {
            self.begin(place);
            return;
        }
        let at = (event.client_x(), event.client_y());
        let begin = move || {
            // The page may have been left meanwhile.
            if self.resting.try_set_value(None).is_none() {
                self.begin(place);
            }
        };
        let timer = set_timeout_with_handle(begin, HOLD).ok();
        self.resting.set_value(timer.map(|timer| Resting { timer, at }));
    }

    /// It moves.
    pub(super) fn moved(self, event: &PointerEvent) {
        if self.painting.get_value() {
            event.prevent_default();
            let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
            if let Some(place) = place_of(under.map(Into::into)) {
                self.paint(place);
            }
        } else if let Some(Resting { at: (x, y), .. }) = self.resting.get_value()
            && (event.client_x() - x).abs().max((event.client_y() - y).abs()) > TREMBLE
        {
            self.lift();
        }
    }

    /// It is lifted, or the browser takes it to scroll. Answers what was painted.
    pub(super) fn up(self) -> Vec<Square> {
        self.lift();
        self.painting.set_value(false);
        let places = self.places.try_update_value(std::mem::take).unwrap_or_default();
        for place in &places {
            if let Some(cell) = cell(self.table, *place) {
                let _plain = cell.class_list().remove_1("is-stroke");
            }
        }
        self.painted.set_value(!places.is_empty());
        places
    }

    /// Whether it paints just now: then nothing scrolls, and no menu opens under the finger.
    pub(super) fn is_painting(self) -> bool {
        self.painting.get_value()
    }

    /// Whether a click is one that no stroke has painted: a finger's tap, or a press without a pointer, as a screen reader makes it.
    pub(super) fn is_unpainted(self, event: &MouseEvent) -> bool {
        event.detail() == 0 || !self.painted.get_value()
    }

    fn begin(self, place: Square) {
        self.painting.set_value(true);
        self.paint(place);
    }

    fn paint(self, place: Square) {
        let new = self.places.try_update_value(|places| {
            let new = !places.contains(&place);
            if new {
                places.push(place);
            }
            new
        });
        if new == Some(true)
            && let Some(cell) = cell(self.table, place)
        {
            let _marked = cell.class_list().add_1("is-stroke");
        }
    }

    fn lift(self) {
        if let Some(Some(Resting { timer, .. })) = self.resting.try_update_value(Option::take) {
            timer.clear();
        }
    }
}
