//! What can be done with a whole column or a whole row.

use leptos::prelude::*;

use super::Board;
use super::grid::rate_cells;
use crate::domain::{Band, BandKey};
use crate::report::marking::{Child, Column};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::light::Light;
use crate::workspace::Marking;

/// A column or a row.
#[derive(Clone, PartialEq)]
pub(super) enum Menu {
    /// A criterion, for all children shown.
    Column(Column),
    /// A child, for all criteria shown.
    Row(Child),
}

/// The menu of a column or a row, as a dialog.
#[component]
pub(super) fn MenuDialog(board: Board) -> impl IntoView {
    let title = Signal::derive(move || match board.menu.get() {
        Some(Menu::Column(column)) => format!("{} for everyone shown", column.criterion.label()),
        Some(Menu::Row(child)) => child.name,
        None => String::new(),
    });
    view! {
        <Dialog open=board.opened title=title>
            {move || board.menu.get().map(|menu| contents(board, menu))}
        </Dialog>
    }
}

fn contents(board: Board, menu: Menu) -> AnyView {
    let Board { session, class, subject, period, stage, shown, groups, opened, .. } = board;
    let bands: Vec<Band> = session.roll.with_untracked(|roll| roll.scheme().bands().iter().rev().cloned().collect());
    let cells = {
        let menu = menu.clone();
        move || match &menu {
            Menu::Column(column) => {
                shown.with_untracked(|shown| shown.iter().map(|child| (child.pupil, column.criterion)).collect::<Vec<_>>())
            }
            Menu::Row(child) => {
                groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).map(|c| (child.pupil, c.criterion)).collect())
            }
        }
    };
    let fill = move |band: Option<BandKey>, only_empty: bool| {
        rate_cells(session, cells(), period.get_untracked(), band, only_empty);
        opened.set(false);
    };
    let buttons = move |only_empty: bool| {
        let fill = fill.clone();
        let of = move |band: Band| {
            let (fill, key, word) = (fill.clone(), band.key, band.word.clone());
            view! { <button type="button" class="button" on:click=move |_| fill(Some(key), only_empty)><Light band=band />{word}</button> }
                .into_any()
        };
        bands.iter().cloned().map(of).collect::<Vec<_>>()
    };
    let (all, empty) = (buttons.clone()(false), buttons(true));
    let rest = match &menu {
        Menu::Column(column) => {
            let (criterion, taught, text) = (column.criterion, column.not_taught, column.text.clone());
            let label = if taught { "It has been taught now" } else { "Not taught yet" };
            let set = move |_| {
                session.tell(Marking::SetTaught { class, criterion, taught });
                opened.set(false);
            };
            view! { <p>{text}</p><div class="buttons"><button type="button" class="button" on:click=set>{label}</button></div> }.into_any()
        }
        Menu::Row(child) => {
            let pupil = child.pupil;
            let review = move |_| {
                session.tell(Marking::Review {
                    pupils: vec![pupil],
                    subject,
                    stage: stage.get_untracked(),
                    period: period.get_untracked(),
                });
                opened.set(false);
            };
            view! { <div class="buttons"><button type="button" class="button button--main" on:click=review>"The rest is unchanged"</button></div> }.into_any()
        }
    };
    view! {
        {rest}
        <h3>"Fill what is empty with"</h3>
        <div class="buttons">{empty}</div>
        <h3>"Rate all anew with"</h3>
        <div class="buttons">{all}</div>
        <div class="buttons"><button type="button" class="button button--quiet" on:click=move |_| opened.set(false)>"Close"</button></div>
    }
    .into_any()
}
