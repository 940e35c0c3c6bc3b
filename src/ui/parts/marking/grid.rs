//! The grid itself: one listener for all cells, one effect for each row, which patches the cells that changed.

use leptos::html;
use leptos::prelude::*;

use super::board::{Board, MarkingRow, Menu, Of};
use super::cells::{Drawn, draw, html as cells_html};
use super::keys::{Action, action};
use super::places::{between, cell, place_of, selected};
use super::stroke::Stroke;
use crate::domain::{BandKey, PupilId};
use crate::platform::{measure, prefs};
use crate::report::marking::{Column, Item, MoveOn, Square, after_tap};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::live::{heard, live};
use crate::words;

/// The board.
#[component]
pub(super) fn Grid(board: Board, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let Board { session, rows, groups, brush, at, .. } = board;
    let table = NodeRef::<html::Table>::new();
    let columns = Memo::new(move |_| groups.with(|groups| groups.iter().flat_map(|g| g.columns.clone()).collect::<Vec<Column>>()));
    let block = RwSignal::new(None::<(Square, Square)>);
    let stroke = Stroke::new(table);
    let rate = move |places: Vec<Square>, band: Option<BandKey>| rate(board, &places, band);
    let cycle = move |place: Square| {
        let (row, column) = place;
        let now = rows.with_untracked(|rows| rows.get(row)?.state.with_untracked(|state| state.cells.get(column).map(|cell| cell.mark)));
        let Some(mark) = now else { return };
        rate(vec![place], session.roll.with_untracked(|roll| after_tap(&roll.scheme(board.period.get_untracked()), mark)));
    };
    // Where the mouse came down without a brush: drawn on from there, it marks a block.
    let pressed = StoredValue::new(None::<Square>);
    let down = move |event: web_sys::PointerEvent| {
        let place = place_of(event.target());
        pressed.set_value(place.filter(|_| event.pointer_type() == "mouse" && brush.get_untracked().is_none()));
        if event.shift_key() {
            let from = block.get_untracked().map_or_else(|| at.get_untracked(), |(from, _)| from);
            block.set(place.map(|to| (from, to)));
            return;
        }
        block.set(None);
        if brush.get_untracked().is_some() {
            stroke.down(&event);
        }
    };
    let moved = move |event: web_sys::PointerEvent| {
        stroke.moved(&event);
        let from = pressed.get_value().filter(|_| event.buttons() & 1 == 1 && !event.shift_key());
        if let (Some(from), Some(to)) = (from, place_of(event.target()))
            && (from != to || block.with_untracked(Option::is_some))
            && block.get_untracked() != Some((from, to))
        {
            block.set(Some((from, to)));
        }
    };
    let up = move |_: web_sys::PointerEvent| {
        let places = stroke.up();
        if let Some(band) = brush.get_untracked().filter(|_| !places.is_empty()) {
            rate(places, band);
        }
    };
    let click = move |event: web_sys::MouseEvent| {
        // What was marked as a block is rated by a letter.
        let Some(place) = place_of(event.target()).filter(|_| !event.shift_key() && block.with_untracked(Option::is_none)) else { return };
        match brush.get_untracked() {
            None => cycle(place),
            Some(band) if stroke.is_unpainted(&event) => rate(vec![place], band),
            Some(_) => {}
        }
    };
    let focused = move |event: web_sys::FocusEvent| {
        if let Some(place) = place_of(event.target()) {
            for (place, tab) in [(at.get_untracked(), "-1"), (place, "0")] {
                if let Some(cell) = cell(table, place) {
                    let _tab = cell.set_attribute("tabindex", tab);
                }
            }
            at.set(place);
        }
    };
    let most = move || (rows.with_untracked(Vec::len), columns.with_untracked(Vec::len));
    let to = move |place: Square| {
        if let Some(cell) = cell(table, place) {
            let _focused = cell.focus();
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        let Some(place) = place_of(event.target()) else { return };
        let bands = session.roll.with_untracked(|roll| roll.scheme(board.period.get_untracked()).bands().to_vec());
        let Some(action) = action(&event, &bands) else { return };
        event.prevent_default();
        match action {
            Action::Move(down, right, grow) => {
                let most = most();
                let clamped = |from: usize, by: isize, most: usize| from.saturating_add_signed(by).min(most.saturating_sub(1));
                let next = (clamped(place.0, down, most.0), clamped(place.1, right, most.1));
                block.update(|block| *block = grow.then(|| (block.map_or(place, |(anchor, _)| anchor), next)));
                to(next);
            }
            Action::Rate(band) => rate(selected(block.get_untracked(), place), band),
            Action::Letter(band) => {
                rate(selected(block.get_untracked(), place), Some(band));
                if block.with_untracked(Option::is_none) {
                    let habit = MoveOn::of(prefs::load().move_on.as_deref());
                    to(habit.from(place, most()));
                }
            }
            Action::Cycle => match brush.get_untracked() {
                Some(band) => rate(selected(block.get_untracked(), place), band),
                None => cycle(place),
            },
            Action::Clear => block.set(None),
        }
    };
    Effect::new(move |before: Option<Vec<Square>>| {
        let now = block.get().map(|(a, b)| between(a, b)).unwrap_or_default();
        if now.len() > 1 {
            board.marked_a_block();
        }
        for (places, value) in [(before.unwrap_or_default(), "false"), (now.clone(), "true")] {
            for place in places {
                if let Some(cell) = cell(table, place) {
                    let _selected = cell.set_attribute("aria-selected", value);
                }
            }
        }
        now
    });
    let open = move |menu: Menu| {
        board.menu.set(Some(menu));
        board.opened.set(true);
    };
    let head = move || {
        let groups = groups.get();
        let strands: Vec<AnyView> = groups
            .iter()
            .map(|group| {
                view! {
                    <th scope="colgroup" colspan=group.columns.len().to_string() class="mark__strand"
                        title=group.strand.clone()>{group.strand.clone()}</th>
                }
                .into_any()
            })
            .collect();
        let heads: Vec<AnyView> = groups
            .into_iter()
            .flat_map(|group| group.columns)
            .map(|column| {
                let label = column.label.clone();
                let name = format!("{label} {}{}", column.text, if column.not_taught { ", not taught yet" } else { "" });
                let (title, not_taught, at) = (column.text.clone(), column.not_taught, board.column(column.item));
                view! {
                    <th scope="col" class="mark__head" class:mark__head--untaught=not_taught aria-sort=move || board.sorting.said(at)>
                        <button type="button" aria-haspopup="dialog" aria-label=name title=title
                            on:click=heard(move |_| open(Menu::Column(column.clone())))>{label}</button>
                    </th>
                }
                .into_any()
            })
            .collect();
        view! {
            <tr><th scope="col" rowspan="2" class="mark__corner">"Child"</th>{strands}</tr>
            <tr>{heads}</tr>
        }
        .into_any()
    };
    let body = move || {
        // By the next frame the page may have been left, and all it held with it.
        let started = measure::start();
        request_animation_frame(move || started.end("lantern:board-render"));
        rows.get()
            .into_iter()
            .enumerate()
            .map(|(n, row)| view! { <BoardRow board=board row=row columns=columns first=n == 0 open=Callback::new(open) /> }.into_any())
            .collect::<Vec<_>>()
    };
    let help = move || {
        let keys = words::marking::keys(goes_on(MoveOn::of(prefs::load().move_on.as_deref())));
        if brush.get().is_some() { format!("{} {keys}", words::marking::BY_FINGER) } else { keys }
    };
    view! {
        <div class="mark-scroll">
            <table node_ref=table class="mark" class:mark--brush=move || brush.get().is_some() role="grid" aria-multiselectable="true"
                aria-label=name aria-describedby="grid-help"
                on:pointerdown=heard(down) on:pointermove=moved on:pointerup=heard(up) on:pointercancel=up
                on:touchmove=move |event| if stroke.is_painting() { event.prevent_default() }
                on:contextmenu=move |event| if stroke.is_painting() { event.prevent_default() }
                on:click=heard(click) on:focusin=focused on:keydown=heard(key)>
                <thead>{live(head)}</thead>
                <tbody>{live(body)}</tbody>
            </table>
        </div>
        <p class="quiet" id="grid-help">{live(help)}</p>
    }
}

#[component]
fn BoardRow(board: Board, row: MarkingRow, columns: Memo<Vec<Column>>, first: bool, open: Callback<Menu>) -> impl IntoView {
    let Board { session, period, of, .. } = board;
    let line = NodeRef::<html::Tr>::new();
    let MarkingRow { child, state } = row;
    let seen = state.clone();
    let (name, pupil) = (child.name.clone(), child.pupil);
    Effect::new(move |drawn: Option<Vec<Drawn>>| {
        let roll = session.roll.get();
        let (own, band) = (board.own.get(), |key| roll.band(key));
        let cells: Vec<Drawn> = columns.with(|columns| {
            state.with(|state| {
                let reason = |n: usize| state.reasons.get(n).map_or("", String::as_str);
                let cells = columns.iter().zip(&state.cells).enumerate();
                cells.map(|(n, (column, cell))| draw(&name, column, (*cell, reason(n)), own, &band)).collect()
            })
        });
        let Some(line) = line.get() else { return Vec::new() };
        match drawn.filter(|drawn| drawn.len() == cells.len() && !drawn.is_empty()) {
            None => {
                // A line may have been another row's before: when the half term changes, the page draws its rows over those that are there.
                while let Some(cell) = line.cells().item(1) {
                    cell.remove();
                }
                let _drawn = line.insert_adjacent_html("beforeend", &cells_html(&cells));
                if first && let Some(cell) = line.cells().item(1) {
                    let _tab = cell.set_attribute("tabindex", "0");
                }
            }
            Some(drawn) => {
                for (n, (old, new)) in drawn.iter().zip(&cells).enumerate().filter(|(_, (old, new))| old != new) {
                    let cell = u32::try_from(n + 1).ok().and_then(|n| line.cells().item(n));
                    if let Some(cell) = cell {
                        if old.inside != new.inside {
                            cell.set_inner_html(&new.inside);
                        }
                        let _changed = cell.set_attribute("class", &new.class).and_then(|()| cell.set_attribute("aria-label", &new.label));
                    }
                }
            }
        }
        cells
    });
    let sheet = move || match of {
        Of::Criteria(subject, stage) => Some((subject, stage.get())),
        Of::Strands => None,
    };
    let href = move || Route::Pupil(pupil, PupilRoute::file(session.on_purpose(period.get()), sheet())).to_string();
    let label = format!("{}: fill the row, or all of it seen", child.name);
    let shown = child.name.clone();
    view! {
        <tr node_ref=line>
            <th scope="row" class="mark__child-head">
                <div class="mark__who">
                    <a href=href>{shown}</a>
                    {live(move || seen.with(|state| state.reviewed).then(|| view! {
                        <span class="mark__seen" title="Seen this half term">"✓"<span class="visually-hidden">" seen"</span></span>
                    }.into_any()))}
                    <button type="button" class="mark__row-menu" aria-haspopup="dialog" aria-label=label
                        on:click=heard(move |_| open.run(Menu::Row(child.clone())))>"⋯"</button>
                </div>
            </th>
        </tr>
    }
}

/// Rates cells of the board, as one step.
fn rate(board: Board, places: &[Square], band: Option<BandKey>) {
    let items: Vec<Item> = board.groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).map(|c| c.item).collect());
    let pupils: Vec<PupilId> = board.rows.with_untracked(|rows| rows.iter().map(|row| row.child.pupil).collect());
    let found = places.iter().filter_map(|(row, column)| Some((*pupils.get(*row)?, *items.get(*column)?)));
    board.rate(found.collect(), band, false);
}

/// Where a letter key goes on, in words; nothing where it stays.
fn goes_on(habit: MoveOn) -> Option<&'static str> {
    match habit {
        MoveOn::Down => Some("down"),
        MoveOn::Right => Some("to the right"),
        MoveOn::Stay => None,
    }
}
