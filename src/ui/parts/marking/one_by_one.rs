//! The board one thing at a time, as a phone has room for it: a child by its columns, or a column by its children.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::Board;
use super::cells::{Drawn, draw};
use crate::domain::{Band, BandKey};
use crate::platform::clock;
use crate::report::marking::{Column, ColumnGroup, after, before, first_open};
use crate::ui::parts::choose::{Choose, Options};
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::live::{heard, live};
use crate::words;

/// Children are told apart from bands in the place of an answer by this; no school has as many bands.
const BANDS: usize = 100;

/// The bands to answer with, the highest first.
fn bands(board: Board) -> Vec<Band> {
    board.session.roll.with(|roll| roll.scheme(board.period.get()).bands().iter().rev().cloned().collect())
}

/// The columns, each with its strand.
fn columns(board: Board) -> Vec<(String, Column)> {
    let of = |group: &ColumnGroup| group.columns.iter().map(|column| (group.strand.clone(), column.clone())).collect::<Vec<_>>();
    board.groups.with(|groups| groups.iter().flat_map(of).collect())
}

/// Whose a cell is, the cell as the sheet draws it, and what was judged there.
fn cell(board: Board, row: usize, at: usize, column: &Column) -> Option<(String, Drawn, Option<BandKey>)> {
    let (child, state) = board.rows.with(|rows| rows.get(row).map(|row| (row.child.clone(), row.state.clone())))?;
    let (cell, reason) = state.with(|state| Some((*state.cells.get(at)?, state.reasons.get(at).cloned().unwrap_or_default())))?;
    let roll = board.session.roll.get();
    let shown = draw(&child.name, column, (cell, &reason), board.own.get(), &|key| roll.band(key));
    Some((child.name, shown, cell.mark.judged()))
}

/// What can be answered; `place` numbers the answers.
fn answers(html: &mut Html, label: &str, bands: &[Band], given: Option<BandKey>, place: usize) {
    html.element("div", &[("class", "single__answers"), ("role", "group"), ("aria-label", label)], |html| {
        for (n, band) in bands.iter().enumerate() {
            let (at, id) = ((place + n).to_string(), format!("answer-{}", place + n));
            let pressed = if given == Some(band.key) { "true" } else { "false" };
            let button =
                [("type", "button"), ("class", "button single__answer"), ("id", &*id), ("data-at", &*at), ("aria-pressed", pressed)];
            html.element("button", &button, |html| {
                html.light(band);
                html.words("span", &[], &band.word);
            });
        }
    });
}

/// The one that is shown, between the one before and the one after.
fn between(
    what: &'static str,
    id: &'static str,
    options: Signal<Options>,
    at: RwSignal<usize>,
    go: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let chosen = Signal::derive(move || at.get().to_string());
    let choose = Callback::new(move |chosen: String| chosen.parse().into_iter().for_each(go));
    let count = move || options.with(Vec::len);
    let step = move |by: isize| {
        let to = move || at.get().checked_add_signed(by).filter(|to| *to < count());
        let sign = if by < 0 { "‹" } else { "›" };
        let label = format!("{} {what}", if by < 0 { "Previous" } else { "Next" });
        view! {
            <button type="button" class="button" aria-label=label disabled=move || to().is_none()
                on:click=heard(move |_| untrack(to).into_iter().for_each(go))>{sign}</button>
        }
        .into_any()
    };
    let label = words::capital(what);
    view! {
        <div class="single__who">
            {step(-1)}<Choose id=id label=label options=options chosen=chosen on_choose=choose inline=true />{step(1)}
        </div>
    }
    .into_any()
}

/// A child, one column after the other: a mark leads to the next.
#[component]
pub(super) fn ByChild(board: Board) -> impl IntoView {
    let rows = board.rows;
    let (whom, at) = (RwSignal::new(0_usize), RwSignal::new(None::<usize>));
    let taught = move || columns(board).iter().map(|(_, column)| !column.not_taught).collect::<Vec<bool>>();
    let begin = move |row: usize| {
        let first = untrack(|| rows.with(|rows| rows.get(row).map(|row| row.state.clone()))?.with(|state| first_open(state, &taught())));
        whom.set(row);
        at.set(first);
    };
    Effect::new(move |_| {
        let count = rows.with(Vec::len);
        begin(whom.get_untracked().min(count.saturating_sub(1)));
    });
    let names = Signal::derive(move || {
        rows.with(|rows| rows.iter().enumerate().map(|(n, row)| (n.to_string(), row.child.name.clone())).collect::<Options>())
    });
    let asked = drawn(move || {
        let all = columns(board);
        let Some(n) = at.get() else { return Html::of(|html| html.classed("p", "single__asked", words::marking::THROUGH)) };
        let Some((strand, column)) = all.get(n) else { return String::new() };
        let Some((_, shown, given)) = cell(board, whom.get(), n, column) else { return String::new() };
        Html::of(|html| {
            html.classed("p", "quiet", &format!("{}, {} of {}", words::capital(strand), n + 1, all.len()));
            html.classed("h2", "single__asked", &format!("{} {}", column.label, column.text));
            answers(html, &column.label, &bands(board), given, 0);
            html.classed("p", "quiet", &shown.label);
        })
    });
    // What is drawn anew is not read out by itself.
    let said = move || {
        let asked = at.get().and_then(|n| columns(board).into_iter().nth(n));
        asked.map_or_else(|| words::marking::THROUGH.to_owned(), |(_, column)| format!("{} {}", column.label, column.text))
    };
    let answer = move |event: web_sys::MouseEvent| {
        let Some(n) = at.get_untracked() else { return };
        untrack(|| {
            let band = place(&event).and_then(|at| bands(board).get(at).map(|band| band.key));
            let item = columns(board).get(n).map(|(_, column)| column.item);
            let pupil = rows.with(|rows| rows.get(whom.get()).map(|row| row.child.pupil));
            if let (Some(band), Some(item), Some(pupil)) = (band, item, pupil) {
                let (row, next) = (whom.get(), after(Some(n), &taught()));
                let go_on = move || {
                    spawn_local(async move {
                        clock::wait(clock::A_MOMENT).await;
                        // Whoever has gone elsewhere meanwhile stays there.
                        if (whom.try_get_untracked(), at.try_get_untracked()) == (Some(row), Some(Some(n))) {
                            at.set(next);
                        }
                    });
                };
                board.rate_then(vec![(pupil, item)], Some(band), false, Box::new(go_on));
            }
        });
    };
    let rest = move |_| {
        let pupil = rows.with_untracked(|rows| rows.get(whom.get_untracked()).map(|row| row.child.pupil));
        board.confirm(|id| Some(id) == pupil, |_| true);
    };
    let next = move || (whom.get() + 1 < rows.with(Vec::len)).then_some(whom.get() + 1);
    let back = move |_| at.set(before(at.get_untracked(), &untrack(taught)));
    let skip = move |_| at.set(after(at.get_untracked(), &untrack(taught)));
    let goes_on = move || {
        let (first, through) = (before(at.get(), &taught()).is_none(), at.get().is_none());
        let further = |next| {
            let go = move |_| begin(next);
            view! { <button type="button" class="button button--main" on:click=heard(go)>"Next child"</button> }.into_any()
        };
        let then = if through {
            view! { <button type="button" class="button" on:click=heard(rest)>{board.rest()}</button>{next().map(further)} }.into_any()
        } else {
            view! { <button type="button" class="button button--quiet" on:click=heard(skip)>"Skip"</button> }.into_any()
        };
        view! { <button type="button" class="button button--quiet" disabled=first on:click=heard(back)>"Back"</button>{then} }.into_any()
    };
    view! {
        <section class="single" aria-label="One child">
            {between("child", "single-child", names, whom, begin)}
            <div class="card" on:click=heard(answer) inner_html=asked></div>
            <p class="visually-hidden" role="status">{live(said)}</p>
            <div class="buttons">{live(goes_on)}</div>
        </section>
    }
}

/// A column, all children beneath each other.
#[component]
pub(super) fn ByColumn(board: Board) -> impl IntoView {
    let which = RwSignal::new(0_usize);
    // Another stage may have fewer.
    Effect::new(move |_| {
        let last = columns(board).len().saturating_sub(1);
        if which.get_untracked() > last {
            which.set(last);
        }
    });
    let heads = Signal::derive(move || {
        let named = |(n, (_, column)): (usize, &(String, Column))| (n.to_string(), format!("{} {}", column.label, column.text));
        columns(board).iter().enumerate().map(named).collect::<Options>()
    });
    let list = drawn(move || {
        let (all, bands, n) = (columns(board), bands(board), which.get());
        let Some((strand, column)) = all.get(n) else { return String::new() };
        Html::of(|html| {
            html.classed("p", "quiet", &words::capital(strand));
            html.classed("h2", "single__asked", &format!("{} {}", column.label, column.text));
            html.within("ul", "single__list", |html| {
                for row in 0..board.rows.with(Vec::len) {
                    let Some((name, shown, given)) = cell(board, row, n, column) else { continue };
                    html.within("li", "", |html| {
                        html.classed("span", "single__name", &name);
                        answers(html, &shown.label, &bands, given, row * BANDS);
                    });
                }
            });
        })
    });
    let answer = move |event: web_sys::MouseEvent| {
        let Some(at) = place(&event) else { return };
        untrack(|| {
            let band = bands(board).get(at % BANDS).map(|band| band.key);
            let item = columns(board).get(which.get()).map(|(_, column)| column.item);
            let pupil = board.rows.with(|rows| rows.get(at / BANDS).map(|row| row.child.pupil));
            if let (Some(band), Some(item), Some(pupil)) = (band, item, pupil) {
                board.rate(vec![(pupil, item)], Some(band), false);
            }
        });
    };
    view! {
        <section class="single" aria-label="One column">
            {between("column", "single-column", heads, which, move |to| which.set(to))}
            <div class="card" on:click=heard(answer) inner_html=list></div>
        </section>
    }
}
