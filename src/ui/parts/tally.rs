//! How often each band was given, as a row of small lights with counts.

use leptos::prelude::*;

use super::light::Light;
use crate::ledger::Roll;
use crate::report::board::Tally;

/// A tally in small.
#[component]
pub(crate) fn TallyRow(
    /// Whose judgement: "Teacher" or "Child".
    whose: &'static str,
    /// The counts.
    tally: Tally,
    /// To look up bands.
    roll: std::sync::Arc<Roll>,
) -> impl IntoView {
    let rated = tally.rated();
    let contested = tally.contested;
    let chips = tally
        .bands
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .filter_map(|(key, n)| Some((roll.band(key)?, n)))
        .map(|(band, n)| {
            let word = band.word.clone();
            view! {
                <li class="tally__chip">
                    <Light band=band />
                    <span class="visually-hidden">{word}" "</span>
                    <span class="tally__count">{n}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="tally">
            <span class="tally__whose">{whose}</span>
            {if rated == 0 {
                view! { <span class="quiet tally__none">"not rated"</span> }.into_any()
            } else {
                view! { <ul class="tally__chips">{chips}</ul> }.into_any()
            }}
            {(contested > 0).then(|| view! { <span class="badge badge--contest">{contested}" to settle"</span> })}
        </div>
    }
}
