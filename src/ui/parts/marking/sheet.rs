//! The board with its tools and menus.

use leptos::prelude::*;

use super::board::{Board, Brush, Of};
use super::{grid, menu, one_by_one};
use crate::report::marking::{Layout, Meter};
use crate::ui::parts::choose::{Choose, Options};
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::more::More;
use crate::ui::parts::tick::flag;
use crate::ui::parts::workbook::workbook_button;
use crate::words;

/// The board itself, with its tools and menus.
#[component]
pub(crate) fn Sheet(board: Board, name: Signal<String>) -> impl IntoView {
    view! {
        <Tools board=board name=name />
        {live(move || match board.session.layout.get() {
            Layout::Sheet => view! { <grid::Grid board=board name=name /> }.into_any(),
            Layout::Child => view! { <one_by_one::ByChild board=board /> }.into_any(),
            Layout::Column => view! { <one_by_one::ByColumn board=board /> }.into_any(),
        })}
        <menu::MenuDialog board=board />
    }
}

/// How the board is shown.
#[component]
fn Ways(board: Board) -> impl IntoView {
    let layout = board.session.layout;
    let named = Signal::derive(move || {
        let words = ["The whole sheet", "One child", board.one_column()];
        words.into_iter().enumerate().map(|(n, words)| (n.to_string(), words.to_owned())).collect::<Options>()
    });
    let chosen = Signal::derive(move || Layout::ALL.iter().position(|one| *one == layout.get()).unwrap_or_default().to_string());
    let choose =
        Callback::new(move |n: String| layout.set(n.parse().ok().and_then(|n: usize| Layout::ALL.get(n).copied()).unwrap_or_default()));
    view! { <Choose id="way" label="Mark" options=named chosen=chosen on_choose=choose inline=true /> }
}

/// Whether the children's own marks are shown.
#[component]
fn Own(board: Board) -> impl IntoView {
    flag("Show the children’s own marks", board.own)
}

/// The meter, the brush, and "the rest is unchanged".
#[component]
fn Tools(board: Board, name: Signal<String>) -> impl IntoView {
    let Board { session, of, groups, rows, brush, .. } = board;
    let meter = Memo::new(move |_| {
        let taught: Vec<bool> = groups.with(|groups| groups.iter().flat_map(|g| &g.columns).map(|c| !c.not_taught).collect());
        let mut meter = Meter::default();
        rows.with(|rows| rows.iter().for_each(|row| row.state.with(|state| meter.add(state, &taught))));
        meter
    });
    let said = move || {
        let Meter { judged, total, reviewed, children } = meter.get();
        let made = format!("{judged} of {total} judged");
        match of {
            Of::Criteria(..) => format!("{made}, {reviewed} of {children} seen"),
            Of::Strands => made,
        }
    };
    let rest = move |_| board.confirm(|_| true, |_| true);
    let bands = move || session.roll.with(|roll| roll.scheme(board.period.get()).bands().iter().rev().cloned().collect::<Vec<_>>());
    let choice = move |value: Brush, inside: AnyView| {
        view! {
            <label class="brush__choice">
                <input type="radio" name="brush" prop:checked=move || brush.get() == value on:change=heard(move |_| brush.set(value)) />
                {inside}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="mark-tools">
            <fieldset class="brush" hidden=move || session.layout.get() != Layout::Sheet>
                <legend class="visually-hidden">"A tap gives"</legend>
                {choice(None, view! { "Next colour" }.into_any())}
                {live(move || bands().into_iter().map(|band| {
                    let word = band.word.clone();
                    choice(Some(Some(band.key)), view! { <Light band=band /><span class="brush__word">{word}</span> }.into_any())
                }).collect::<Vec<_>>())}
                {choice(Some(None), view! { "Not rated" }.into_any())}
            </fieldset>
            <p class="mark-says" hidden=move || session.layout.get() != Layout::Sheet>{live(move || says(board))}</p>
            <div class="meter">
                <progress aria-label="Judgements made" max=move || meter.get().total.max(1).to_string()
                    value=move || meter.get().judged.to_string()></progress>
                <span>{live(said)}</span>
            </div>
            <button type="button" class="button" on:click=heard(rest)>{board.rest()}</button>
            <More>
                <Ways board=board />
                <Own board=board />
                {workbook_button(move || format!("{} {}", name.get(), board.what()))}
            </More>
        </div>
    }
}

/// The child and the column in focus.
fn says(board: Board) -> String {
    let (row, column) = board.at.get();
    if (row, column) == (0, 0) && !board.knows_blocks.get() {
        return words::marking::MARK_A_BLOCK.to_owned();
    }
    let text = board.groups.with(|groups| {
        groups.iter().flat_map(|group| &group.columns).nth(column).map(|column| format!("{} {}", column.label, column.text))
    });
    let Some(text) = text else { return String::new() };
    board.rows.with(|rows| {
        let Some(row) = rows.get(row) else { return String::new() };
        let reason = row.state.with(|state| state.reasons.get(column).filter(|reason| !reason.is_empty()).map(|r| format!(" – {r}")));
        format!("{} – {text}{}", row.child.name, reason.unwrap_or_default())
    })
}
