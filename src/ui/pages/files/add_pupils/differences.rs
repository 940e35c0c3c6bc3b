//! What a list says otherwise than the roll, and who is not on it any more: each taken or left.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::preview::{Key, key};
use crate::domain::{Pupil, PupilId};
use crate::exchange::roster::{Difference, IntoClass, Proposal, RosterRow, differences};
use crate::ui::session::Session;
use crate::words::lists;

/// What a person has taken of the differences of each row; the rest is left as it is.
pub(super) type Taken = RwSignal<BTreeMap<Key, Vec<Difference>>>;

/// The differences of a row, each with a box to tick.
pub(super) fn differences_of(proposal: &Proposal, taken: Taken, goes: Callback<RosterRow, IntoClass>) -> impl Fn() -> Vec<AnyView> + use<> {
    let (session, proposal) = (Session::here(), proposal.clone());
    move || {
        let into = goes.run(proposal.row.clone());
        let found = session.roll.with(|roll| differences(&proposal, roll, &into));
        let one = |difference: Difference| {
            let (label, place, shown) = (difference.to_string(), key(&proposal), difference.clone());
            let held = place.clone();
            let is_taken = move || taken.with(|taken| taken.get(&held).is_some_and(|taken| taken.contains(&shown)));
            let tick = move |event| {
                taken.update(|taken| {
                    let of = taken.entry(place.clone()).or_default();
                    of.retain(|one| *one != difference);
                    if event_target_checked(&event) {
                        of.push(difference.clone());
                    }
                });
            };
            view! { <label class="tick"><input type="checkbox" prop:checked=is_taken on:change=tick />{label}</label> }.into_any()
        };
        found.into_iter().map(one).collect()
    }
}

/// Children who are not on a list of their class, each with a box to tick.
#[component]
pub(super) fn NotOnTheList(
    /// Each with the name of its class.
    gone: Memo<Vec<(PupilId, Pupil, String)>>,
    leaving: RwSignal<BTreeSet<PupilId>>,
) -> impl IntoView {
    move || {
        let one = |(id, pupil, class): (PupilId, Pupil, String)| {
            let label = lists::takes_out(&pupil.full_name(), &class);
            let tick = move |event| {
                leaving.update(|leaving| {
                    if event_target_checked(&event) {
                        leaving.insert(id);
                    } else {
                        leaving.remove(&id);
                    }
                });
            };
            let leaves = move || leaving.with(|leaving| leaving.contains(&id));
            view! { <li><label class="tick"><input type="checkbox" prop:checked=leaves on:change=tick />{label}</label></li> }.into_any()
        };
        let rows: Vec<AnyView> = gone.get().into_iter().map(one).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section aria-labelledby="not-on-the-list">
                    <h3 id="not-on-the-list">"Not on this list"</h3>
                    <p class="hint">{lists::NOT_ON_THE_LIST}</p>
                    <ul class="plain">{rows}</ul>
                </section>
            }
            .into_any()
        })
    }
}
