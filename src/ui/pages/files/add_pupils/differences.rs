//! What a list says otherwise than the roll, and who is not on it any more: each taken or left.

use crate::ui::parts::live::live;
use leptos::prelude::*;

use super::preview::{Key, key};
use crate::domain::order;
use crate::domain::{Pupil, PupilId};
use crate::exchange::roster::{Difference, IntoClass, Proposal, RosterRow, differences};
use crate::ui::parts::tick::{one_of, tick};
use crate::ui::session::Session;
use crate::words::lists;

/// What a person has taken of the differences of each row; the rest is left as it is.
pub(super) type Taken = RwSignal<order::Map<Key, Vec<Difference>>>;

/// The differences of a row, each with a box to tick.
pub(super) fn differences_of(proposal: &Proposal, taken: Taken, goes: Callback<RosterRow, IntoClass>) -> AnyView {
    let (session, proposal) = (Session::here(), proposal.clone());
    live(move || {
        let into = goes.run(proposal.row.clone());
        let found = session.roll.with(|roll| differences(&proposal, roll, &into));
        let one = |difference: Difference| {
            let (label, place, shown) = (difference.to_string(), key(&proposal), difference.clone());
            let held = place.clone();
            let is_taken = move || taken.with(|taken| taken.get(&held).is_some_and(|taken| taken.contains(&shown)));
            let take = move |now: bool| {
                taken.update(|taken| {
                    taken.change(place.clone(), |of: &mut Vec<Difference>| {
                        of.retain(|one| *one != difference);
                        of.extend(now.then(|| difference.clone()));
                    });
                });
            };
            tick(label, Signal::derive(is_taken), Callback::new(take))
        };
        found.into_iter().map(one).collect::<Vec<_>>()
    })
}

/// Children who are not on a list of their class, each with a box to tick.
#[component]
pub(super) fn NotOnTheList(
    /// Each with the name of its class.
    gone: Memo<Vec<(PupilId, Pupil, String)>>,
    leaving: RwSignal<Vec<PupilId>>,
) -> impl IntoView {
    live(move || {
        let one = |(id, pupil, class): (PupilId, Pupil, String)| {
            let label = lists::takes_out(&pupil.full_name(), &class);
            view! { <li>{one_of(label, leaving, id)}</li> }.into_any()
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
    })
}
