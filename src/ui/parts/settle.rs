//! Contested cells: both values, who said so and when, and a button to keep one.

use leptos::prelude::*;

use crate::domain::CriterionId;
use crate::ledger::{About, Cell, Entry};
use crate::report::sheet::Contested;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::moment::moment;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

/// The section "To settle" of a page; nothing if all is settled.
#[component]
pub(crate) fn ToSettle(
    /// What is contested.
    contested: Memo<Vec<Contested>>,
    /// The file shown.
    about: About,
) -> impl IntoView {
    let session = Session::here();
    let item = move |contest: Contested| {
        let what = cell_name(session, contest.cell);
        let claims = contest
            .claims
            .iter()
            .map(|entry| {
                let (value, choice) = (value_name(session, entry), entry.id);
                let about = if entry.about == About::School { About::School } else { about };
                let who = format!("{}, {}", session.who(entry.by), moment(entry.at));
                view! {
                    <li class="claim">
                        <span class="claim__value">{value.clone()}</span>
                        <span class="quiet">{who}</span>
                        <button type="button" class="button" on:click=heard(move |_| session.tell(Command::Settle { about, choice }))>
                            "Keep “"{value.clone()}"”"
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <li class="contest"><p class="contest__what">{what}</p><ul class="contest__claims">{claims}</ul></li> }
    };
    live(move || {
        let contested = contested.get();
        (!contested.is_empty()).then(|| {
            view! {
                <section class="card card--contest" aria-labelledby="to-settle">
                    <h2 id="to-settle">"To settle"</h2>
                    <p>{words::app::TWO_DEVICES}</p>
                    <ul class="contests">{contested.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    })
}

/// What a cell is, in words.
pub(crate) fn cell_name(session: Session, cell: Cell) -> String {
    let statement = |id: CriterionId| session.statement(id);
    words::cells::cell(&session.roll.get(), cell, &statement)
}

/// What an entry says, in words.
pub(crate) fn value_name(session: Session, entry: &Entry) -> String {
    session.roll.with(|roll| words::cells::value(roll, &entry.change))
}
