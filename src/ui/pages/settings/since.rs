//! From which half term numbers hold, and what held before.

use leptos::prelude::*;

use crate::domain::Period;
use crate::report::half_terms::to_hold_from;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::live::live;
use crate::ui::session::Session;
use crate::words;
use crate::words::numbers::{HOLDS_FROM, later_stay, since};

/// What a form says of time: since when, and the numbers in words.
pub(super) type AllNumbers = Vec<(Option<Period>, String)>;

/// The half term from which a form sets its numbers: this one, until another is chosen.
pub(super) fn from_now(session: Session) -> RwSignal<Period> {
    RwSignal::new(untrack(|| session.calendar_period()))
}

/// Chooses the half term, and lists all numbers there are with since when they hold.
#[component]
pub(super) fn HoldsFrom(
    /// What the form is of, for ids.
    stem: &'static str,
    /// The half term chosen.
    from: RwSignal<Period>,
    /// All numbers there are, earliest first.
    all: Signal<AllNumbers>,
) -> impl IntoView {
    let session = Session::here();
    let options = Signal::derive(move || {
        let now = session.calendar_period();
        let option = |period: Period| (period.to_string(), words::period(period) + if period == now { " (now)" } else { "" });
        to_hold_from(now).into_iter().map(option).collect()
    });
    let chosen = Signal::derive(move || from.get().to_string());
    let choose = Callback::new(move |chosen: String| {
        if let Ok(period) = chosen.parse() {
            from.set(period);
        }
    });
    let later = move || {
        let set: Vec<Option<Period>> = all.with(|all| all.iter().map(|(from, _)| *from).collect());
        let said = later_stay(from.get(), &set);
        (!said.is_empty()).then(|| view! { <p>{said}</p> }.into_any())
    };
    let lines = move || {
        let line = |(from, numbers): (Option<Period>, String)| view! { <li>{since(from)}": "{numbers}</li> }.into_any();
        all.get().into_iter().map(line).collect::<Vec<_>>()
    };
    // What is opened stays open when there is another line.
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <Choose id=format!("{stem}-from") label="This holds from" options=options chosen=chosen on_choose=choose />
        <p class="hint">{HOLDS_FROM}</p>
        {live(later)}
        {live(move || any.get().then(|| view! {
            <details><summary>"What holds, and since when"</summary><ul id=format!("{stem}-since")>{live(lines)}</ul></details>
        }.into_any()))}
    }
}
