//! The day as a table: a row for each slot and break, a column for each place.

use leptos::prelude::*;

use super::hand::{BookedDay, Chip, accept, dropped};
use crate::domain::consultation::Place;
use crate::domain::{PupilId, Slot};
use crate::ledger::Reading;
use crate::report::consultation::{DayRow, rows};
use crate::ui::parts::live::{heard, live};

/// The table.
#[component]
pub(super) fn Grid(page: BookedDay) -> impl IntoView {
    let head = move |place: &Place| {
        let class = place.class;
        let whose = move || {
            let named = page.session.roll.with(|roll| roll.class(class?).as_ref().and_then(Reading::any).map(|class| class.name.clone()));
            named.map(|name| view! { <span class="consult-whose">{name}</span> }.into_any())
        };
        let same = page.session.roll.with_untracked(|roll| {
            class.and_then(|class| roll.class(class)).as_ref().and_then(Reading::any).is_some_and(|class| class.name == place.name)
        });
        view! { <th scope="col">{place.name.clone()}{(!same).then(|| whose.into_any())}</th> }.into_any()
    };
    let table = move || {
        page.details.with(|details| {
            let columns = details.places.len().to_string();
            let heads: Vec<AnyView> = details.places.iter().map(head).collect();
            let line = |row: DayRow| match row {
                DayRow::Slot { from, .. } => {
                    let cells: Vec<AnyView> = details
                        .places
                        .iter()
                        .map(|place| view! { <Cell page=page here=Slot { at: from, place: place.number } /> }.into_any())
                        .collect();
                    view! { <tr><th scope="row">{from.to_string()}</th>{cells}</tr> }.into_any()
                }
                DayRow::Pause(pause) => {
                    let said = format!("Break until {}", pause.to);
                    let (from, columns) = (pause.from.to_string(), columns.clone());
                    view! { <tr class="consult-pause"><th scope="row">{from}</th><td colspan=columns>{said}</td></tr> }.into_any()
                }
            };
            let lines: Vec<AnyView> = rows(details).into_iter().map(line).collect();
            view! { <thead><tr><th scope="col">"Time"</th>{heads}</tr></thead><tbody>{lines}</tbody> }.into_any()
        })
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label="Slots, scrolls sideways if needed">
            <table class="board consult-grid">
                <caption class="visually-hidden">"Slots"</caption>
                {live(table)}
            </table>
        </div>
    }
}

/// One slot at one place.
#[component]
fn Cell(page: BookedDay, here: Slot) -> impl IntoView {
    let (slot, over) = (here, RwSignal::new(false));
    let here = Memo::new(move |_| {
        page.bookings.with(|all| all.iter().filter(|(taken, _)| *taken == slot).map(|(_, pupil)| *pupil).collect::<Vec<PupilId>>())
    });
    let empty = move || match page.picked.get() {
        Some(pupil) => {
            let name = page.name(pupil);
            let label = format!("Put {name} at {}", page.slot_name(slot));
            view! {
                <button type="button" class="button consult-put" aria-label=label
                    on:click=heard(move |_| page.put(pupil, slot))>{format!("Put {name}")}</button>
            }
            .into_any()
        }
        None => view! { <span class="quiet">"free"</span> }.into_any(),
    };
    let shown = move || {
        let here = here.get();
        if here.is_empty() {
            return empty.into_any();
        }
        here.into_iter().map(|pupil| view! { <Chip page=page pupil=pupil booked=true /> }.into_any()).collect::<Vec<_>>().into_any()
    };
    view! {
        <td class="consult-cell" class:consult-cell--over=over on:dragover=accept(page, over) on:dragleave=move |_| over.set(false)
            on:drop=dropped(page, over, move |pupil| page.put(pupil, slot))>{live(shown)}</td>
    }
}
