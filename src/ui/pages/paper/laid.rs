//! Lays what is drawn out on pages, so that each page of paper says whose it is and which it is of how many: browsers can say neither, and
//! not all of them number pages at all. What is drawn stays where it is, out of sight and of print; the pages are made of copies of it.
//!
//! A child of the sheets that has a place for the page number (`.paper__page`) has pages of its own; all others share pages. What has
//! `data-each` stands on each page, at its `top` or `foot`; what has `data-room` is set in smaller type until it is no higher than so many
//! millimetres.

use crate::ui::parts::live::live;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::printing::Printing;
use crate::platform::idle::Stretch;
use crate::report::pages::{Block, first_that_fits, pages};
use crate::words;

/// How high the part of a page is that is filled, in millimetres: of an upright sheet with its owner's line, of one with pieces to cut
/// out, and of one that lies. A sheet has 277 (190) within its margins; the rest is for what a printer's type comes out wider.
pub(super) const UPRIGHT: f64 = 268.0;
const PIECES: f64 = 276.5;
const LYING: f64 = 181.0;

/// How many sizes of type there are, from the largest, 10 points, each half a point smaller: `data-size` in the style sheet.
const SIZES: u32 = 8;

/// What may be parted at its children, and what of it is only where it is higher than a page.
const PARTED: &str = "section, ul, dl, table, tbody, .plots";
const WHOLE: &str = "section section, .profile__four, .strip";
/// What stays with what comes after it.
const KEEPS: &str = "h2, h3, h4, dt, thead, .paper__top, .profile__head, tr:has(.criteria-a4__strand)";

/// The sheets on pages, with a word while they are laid out.
pub(super) fn on_pages(desk: Printing, wide: bool, sheets: AnyView) -> AnyView {
    let (drawn, shown) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let busy = StoredValue::new(false);
    Effect::new(move |_| {
        desk.changes.track();
        let (Some(drawn), Some(shown)) = (drawn.get(), shown.get()) else { return };
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        desk.laid.set(false);
        spawn_local(async move {
            let all = lay_out(desk, &drawn, wide).await;
            // Whoever looked may have gone elsewhere.
            if let Some(all) = all
                && busy.try_set_value(false).is_none()
            {
                shown.set_text_content(None);
                for page in all {
                    let _there = shown.append_child(&page);
                }
                desk.laid.set(true);
            }
        });
    });
    let class = if wide { "paper paper--wide" } else { "paper" };
    let says = move || (!desk.laid.get()).then(|| view! { <p class="quiet" role="status">{words::paper::LAYING_OUT}</p> }.into_any());
    view! {
        {live(says)}
        <div class="paper-drawn"><div class=class node_ref=drawn>{sheets}</div></div>
        <div class=class node_ref=shown></div>
    }
    .into_any()
}

/// Draws what is still to be drawn, sets it in the size that fits, and makes the pages, a little at a time; anew where something changed
/// meanwhile. `None` once it is no longer looked at.
async fn lay_out(desk: Printing, drawn: &Element, wide: bool) -> Option<Vec<Element>> {
    let document = drawn.owner_document()?;
    let mut stretch = Stretch::begin();
    loop {
        while desk.drawn.try_get_untracked()? < desk.to_draw.try_get_value()? {
            desk.drawn.try_update(|drawn| *drawn += 1)?;
            stretch.pause().await;
        }
        stretch.pause().await;
        let turn = desk.changes.try_get_untracked()?;
        let pieces: Vec<Element> = children(drawn).iter().flat_map(children).collect();
        for piece in &pieces {
            fit(piece);
            if stretch.is_over() {
                stretch.pause().await;
            }
        }
        let (own, shared): (Vec<Element>, Vec<Element>) =
            pieces.into_iter().partition(|piece| piece.query_selector(".paper__page").ok().flatten().is_some());
        let mut all = Vec::new();
        for piece in &own {
            Flow::of(Some(piece), &[], if wide { LYING } else { UPRIGHT }).fill(&document, &mut all);
            if stretch.is_over() {
                stretch.pause().await;
            }
        }
        if !shared.is_empty() {
            Flow::of(None, &shared, PIECES).fill(&document, &mut all);
        }
        if desk.changes.try_get_untracked()? == turn {
            return Some(all);
        }
    }
}

fn children(of: &Element) -> Vec<Element> {
    let children = of.children();
    (0..children.length()).filter_map(|n| children.item(n)).collect()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// Top and bottom in tenths of a pixel.
fn edges(of: &Element) -> (f64, f64) {
    let rect = of.get_bounding_client_rect();
    (rect.top() * 10.0, rect.bottom() * 10.0)
}

fn height(of: &Element) -> f64 {
    let (top, bottom) = edges(of);
    bottom - top
}

/// Millimetres in tenths of a pixel.
fn room(millimetres: f64) -> f64 {
    millimetres * 960.0 / 25.4
}

/// A whole number of tenths; nothing is lower than nothing.
fn whole(tenths: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates, and a page is far below it")]
    let whole = tenths.max(0.0).ceil() as u32;
    whole
}

/// Sets in smaller type what has a room of its own, until it fits. What would fit at no size has two sides, in type that is easy to read,
/// or keeps the smallest where it shares a page.
fn fit(piece: &Element) {
    let Some(most) = piece.get_attribute("data-room").and_then(|room| room.parse::<f64>().ok()) else { return };
    let most = room(most) + 5.0;
    let set = |step: u32| {
        let _set = piece.set_attribute("data-size", &step.to_string());
    };
    let mut fits = |step: u32| {
        set(step);
        height(piece) <= most
    };
    let found = first_that_fits(SIZES, &mut fits);
    let goes_on = piece.query_selector(".paper__page").ok().flatten().is_some();
    set(found.unwrap_or(if goes_on { 2 } else { SIZES - 1 }));
}

/// What stands on one page, and in what it stands there, from the outermost.
struct Leaf {
    inside: Vec<Element>,
    node: Element,
}

/// What flows over pages.
struct Flow {
    root: Option<Element>,
    room: f64,
    blocks: Vec<Block>,
    /// The leaves of each block: what stands side by side is one block.
    leaves: Vec<Vec<Leaf>>,
    /// Where each block begins.
    tops: Vec<(f64, f64)>,
    bottom: f64,
    /// The upper edge of what was opened and has no leaf yet.
    opened: Option<f64>,
}

impl Flow {
    /// Measures a sheet, or pieces that share pages.
    fn of(root: Option<&Element>, pieces: &[Element], millimetres: f64) -> Self {
        let each = root.map(|root| children(root).iter().filter(|child| child.has_attribute("data-each")).map(height).sum::<f64>());
        let mut flow = Self {
            root: root.cloned(),
            room: room(millimetres) - each.unwrap_or(0.0),
            blocks: Vec::new(),
            leaves: Vec::new(),
            tops: Vec::new(),
            bottom: 0.0,
            opened: None,
        };
        let mut path: Vec<Element> = root.cloned().into_iter().collect();
        flow.take(root.map_or_else(|| pieces.to_vec(), children), &mut path);
        let next = flow.tops.iter().skip(1).map(|(top, _)| *top).chain([flow.bottom]).collect::<Vec<_>>();
        for ((block, (top, _)), next) in flow.blocks.iter_mut().zip(&flow.tops).zip(next) {
            block.height = whole(next - top);
        }
        flow
    }

    fn take(&mut self, of: Vec<Element>, path: &mut Vec<Element>) {
        for child in of {
            let table_head = is(&child, "thead");
            if child.has_attribute("data-each") || table_head {
                continue;
            }
            let inside = child.children();
            let parted = is(&child, PARTED) && !is(&child, WHOLE);
            if inside.length() > 0 && (parted || height(&child) > self.room) {
                self.opened.get_or_insert(edges(&child).0);
                path.push(child);
                let inside = path.last().map(children).unwrap_or_default();
                self.take(inside, path);
                path.pop();
            } else {
                self.put(child, path);
            }
        }
    }

    fn put(&mut self, node: Element, path: &[Element]) {
        let (top, bottom) = edges(&node);
        self.bottom = self.bottom.max(bottom);
        let opened = self.opened.take();
        let keeps = is(&node, KEEPS);
        let beside = opened.is_none() && self.tops.last().is_some_and(|(_, own)| (own - top).abs() < 10.0);
        if beside && let Some(last) = self.leaves.last_mut() {
            last.push(Leaf { inside: path.to_vec(), node });
            return;
        }
        let head = path.iter().rev().find_map(table_head);
        // The first row is counted with the head that stands above it.
        let lead = if opened.is_some() { 0.0 } else { head.as_ref().map_or(0.0, height) };
        self.tops.push((opened.unwrap_or(top), top));
        self.blocks.push(Block { height: 0, lead: whole(lead), keeps });
        self.leaves.push(vec![Leaf { inside: path.to_vec(), node }]);
    }

    /// Makes the pages.
    fn fill(&self, document: &Document, all: &mut Vec<Element>) {
        let ranges = pages(&self.blocks, whole(self.room));
        let of = ranges.len();
        all.extend(ranges.into_iter().enumerate().filter_map(|(n, range)| self.page(document, range, n + 1, of)));
    }

    fn page(&self, document: &Document, range: Range<usize>, n: usize, of: usize) -> Option<Element> {
        let page = document.create_element("section").ok()?;
        page.set_class_name("page-a4");
        let mut open: Vec<(Element, Element)> = Vec::new();
        if let Some(root) = &self.root {
            let sheet = put_in(&page, root, false)?;
            self.each("top", &sheet);
            open.push((root.clone(), sheet));
        }
        for Leaf { inside, node } in self.leaves.get(range)?.iter().flatten() {
            let same = open.iter().zip(inside).take_while(|((from, _), wanted)| from == *wanted).count();
            open.truncate(same);
            for from in inside.iter().skip(same) {
                let copy = put_in(open.last().map_or(&page, |(_, copy)| copy), from, false)?;
                if let Some(head) = table_head(from) {
                    let _head = put_in(&copy, &head, true);
                }
                open.push((from.clone(), copy));
            }
            let _leaf = put_in(open.last().map_or(&page, |(_, copy)| copy), node, true);
        }
        if let Some((_, sheet)) = open.first().filter(|_| self.root.is_some()) {
            self.each("foot", sheet);
        }
        if let Ok(Some(place)) = page.query_selector(".paper__page") {
            place.set_text_content(Some(&words::paper::page(n, of)));
        }
        Some(page)
    }

    /// Puts onto a page what stands on each.
    fn each(&self, place: &str, sheet: &Element) {
        for one in self.root.iter().flat_map(children) {
            if one.get_attribute("data-each").is_some_and(|own| own == place) {
                let _there = put_in(sheet, &one, true);
            }
        }
    }
}

/// The head of a table.
fn table_head(of: &Element) -> Option<Element> {
    children(of).into_iter().find(|child| is(child, "thead"))
}

/// Puts a copy into an element, with all it holds or empty.
fn put_in(parent: &Element, of: &Element, deep: bool) -> Option<Element> {
    let copy = of.clone_node_with_deep(deep).ok()?;
    parent.append_child(&copy).ok()?.dyn_into().ok()
}
