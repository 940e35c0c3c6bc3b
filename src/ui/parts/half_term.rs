//! Choosing the half term a page shows.

use leptos::prelude::*;

use crate::domain::{HalfTerm, Period};
use crate::report::half_terms::years_offered;
use crate::ui::parts::live::live;
use crate::ui::session::Session;
use crate::words;

/// Chooses the half term: of this year, then of earlier ones, then of the next.
#[component]
pub(crate) fn HalfTermChooser(
    /// The half term shown.
    period: Memo<Period>,
    /// Called with another.
    on_choose: Callback<Period, ()>,
) -> impl IntoView {
    let session = Session::here();
    let options = move || {
        let now = session.this_period();
        years_offered(now, period.get())
            .into_iter()
            .map(|year| {
                let halves = HalfTerm::ALL.into_iter().rev().map(|half_term| {
                    let this = Period { year, half_term };
                    let text = words::period(this) + if this == now { " (now)" } else { "" };
                    view! { <option value=this.to_string() prop:selected=move || period.get() == this>{text}</option> }
                });
                view! { <optgroup label=year.to_string()>{halves.collect_view()}</optgroup> }
            })
            .collect_view()
    };
    view! {
        <div class="field field--inline">
            <label for="half-term">"Half term"</label>
            <select id="half-term" on:change=move |event| {
                if let Ok(chosen) = event_target_value(&event).parse() {
                    on_choose.run(chosen);
                }
            }>{live(options)}</select>
        </div>
    }
}
