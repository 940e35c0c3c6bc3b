//! What can be done with a whole column or a whole row.

use leptos::prelude::*;

use super::board::{Board, Menu, Of};
use crate::domain::{Band, BandKey, StrandKey};
use crate::report::marking::{Child, Column, Item, wanting};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::strand_target::StrandTarget;
use crate::workspace::Marking;

/// The menu of a column or a row, as a dialog.
#[component]
pub(super) fn MenuDialog(board: Board) -> impl IntoView {
    let title = Signal::derive(move || match board.menu.get() {
        Some(Menu::Column(column)) => format!("{} for everyone shown", column.label),
        Some(Menu::Row(child)) => child.name,
        None => String::new(),
    });
    view! {
        <Dialog open=board.opened title=title>
            {live(move || board.menu.get().map(|menu| contents(board, menu)))}
        </Dialog>
    }
}

fn contents(board: Board, menu: Menu) -> AnyView {
    let Board { session, class, shown, groups, opened, .. } = board;
    let bands: Vec<Band> =
        session.roll.with_untracked(|roll| roll.scheme(board.period.get_untracked()).bands().iter().rev().cloned().collect());
    let cells = {
        let menu = menu.clone();
        move || match &menu {
            Menu::Column(column) => shown.with_untracked(|shown| shown.iter().map(|child| (child.pupil, column.item)).collect::<Vec<_>>()),
            Menu::Row(child) => {
                groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).map(|c| (child.pupil, c.item)).collect())
            }
        }
    };
    let fill = move |band: Option<BandKey>, only_empty: bool| {
        board.rate(cells(), band, only_empty);
        opened.set(false);
    };
    let buttons = move |only_empty: bool| {
        let fill = fill.clone();
        let of = move |band: Band| {
            let (fill, key, word) = (fill.clone(), band.key, band.word.clone());
            view! { <button type="button" class="button"
            on:click=heard(move |_| fill(Some(key), only_empty))><Light band=band />{word}</button> }
            .into_any()
        };
        bands.iter().cloned().map(of).collect::<Vec<_>>()
    };
    let (all, empty) = (buttons.clone()(false), buttons(true));
    let rest = match &menu {
        Menu::Column(Column { item: Item::Criterion(criterion), not_taught: taught, text, .. }) => {
            let (criterion, taught, text) = (*criterion, *taught, text.clone());
            let label = if taught { "It has been taught now" } else { "Not taught yet" };
            let set = move |_| {
                session.tell(Marking::SetTaught { class, criterion, taught });
                opened.set(false);
            };
            view! { <p>{text}</p><div class="buttons"><button type="button" class="button" on:click=heard(set)>{label}</button></div> }
                .into_any()
        }
        Menu::Column(Column { item: Item::Strand(strand), .. }) => of_strand(board, *strand),
        Menu::Row(child) => {
            let pupil = child.pupil;
            let confirm = move |_| {
                board.confirm(|id| id == pupil, |_| true);
                opened.set(false);
            };
            let targets = matches!(board.of, Of::Strands).then(|| targets(board, child));
            view! {
                <div class="buttons">
                    <button type="button" class="button button--main" on:click=heard(confirm)>{board.rest()}</button></div>{targets}
            }
            .into_any()
        }
    };
    let order = match &menu {
        Menu::Column(column) => Some(in_order(board, board.column(column.item))),
        Menu::Row(_) => None,
    };
    view! {
        {rest}
        <h3>"Fill what is empty with"</h3>
        <div class="buttons">{empty}</div>
        <h3>"Rate all anew with"</h3>
        <div class="buttons">{all}</div>
        {order}
        <div class="buttons"><button type="button" class="button button--quiet"
            on:click=heard(move |_| opened.set(false))>"Close"</button></div>
    }
    .into_any()
}

/// Puts the children in the order of a column, or of the register again.
fn in_order(board: Board, column: usize) -> AnyView {
    let choice = move |(words, column, falling): (&'static str, usize, bool)| {
        let put = move |_| {
            board.sorting.by(column, falling);
            board.opened.set(false);
        };
        view! { <button type="button" class="button" on:click=heard(put)>{words}</button> }.into_any()
    };
    let choices = [("Lowest first", column, false), ("Highest first", column, true), ("As in the register", 0, false)];
    view! { <h3>"Order of the children"</h3><div class="buttons">{choices.map(choice)}</div> }.into_any()
}

/// A strand: what each colour means here, and confirming it for everyone.
fn of_strand(board: Board, strand: StrandKey) -> AnyView {
    let Board { session, opened, .. } = board;
    let wording = session.roll.with_untracked(|roll| roll.strand(strand)).map(|strand| strand.wording).unwrap_or_default();
    let bands: Vec<Band> =
        session.roll.with_untracked(|roll| roll.scheme(board.period.get_untracked()).bands().iter().rev().cloned().collect());
    let line = |band: Band| {
        let text = wording.get(&band.key).cloned()?;
        Some(view! { <li><Light band=band />{text}</li> }.into_any())
    };
    let lines: Vec<AnyView> = bands.into_iter().filter_map(line).collect();
    let confirm = move |_| {
        board.confirm(|_| true, |key| key == strand);
        opened.set(false);
    };
    view! {
        <ul class="attitude__wording">{lines}</ul>
        <div class="buttons"><button type="button" class="button button--main" on:click=heard(confirm)>{board.rest()}</button></div>
    }
    .into_any()
}

/// A target for each strand in which the child is not where it should be.
fn targets(board: Board, child: &Child) -> AnyView {
    let Board { session, groups, rows, period, .. } = board;
    let strands: Vec<StrandKey> =
        groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.strand()).collect());
    let scheme = session.roll.with_untracked(|roll| roll.scheme(period.get_untracked()));
    let wanting = rows.with_untracked(|rows| {
        let row = rows.iter().find(|row| row.child.pupil == child.pupil);
        row.map(|row| row.state.with_untracked(|state| wanting(&scheme, &strands, state))).unwrap_or_default()
    });
    let (pupil, period) = (child.pupil, period.get_untracked());
    let targets: Vec<AnyView> =
        wanting.into_iter().map(|strand| view! { <li><StrandTarget pupil=pupil strand=strand period=period /></li> }.into_any()).collect();
    if targets.is_empty() {
        return ().into_any();
    }
    view! { <h3>"Targets for improvement"</h3><ul class="plain">{targets}</ul> }.into_any()
}
