//! How the school holds its mentoring meetings.

use leptos::prelude::*;

use super::since::{HoldsFrom, from_now};
use crate::domain::MentoringRules as Rules;
use crate::domain::meeting::Often;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::tick;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{HoldFrom, Setting};

/// The form.
#[component]
pub(super) fn MentoringForm() -> impl IntoView {
    let session = Session::here();
    let from = from_now(session);
    let held = Memo::new(move |_| session.roll.with(|roll| roll.mentoring(from.get())));
    let minutes = RwSignal::new(held.with_untracked(|held| held.minutes.to_string()));
    Effect::new(move |_| minutes.set(held.with(|held| held.minutes.to_string())));
    let problem = RwSignal::new(None::<String>);
    let set = move |rules: Rules| {
        let now = untrack(|| session.calendar_period());
        let ask = HoldFrom { now, from: from.get_untracked(), ask: Setting::Mentoring { rules } };
        session.ask(ask, move |done| problem.set(done.err().map(|why| why.words())));
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match minutes.get_untracked().trim().parse() {
            Ok(minutes) => set(Rules { minutes, ..held.get_untracked() }),
            Err(_) => problem.set(Some(words::settings::WHOLE_MINUTES.to_owned())),
        }
    };
    let often = Callback::new(move |chosen: String| {
        if let Ok(often) = chosen.parse() {
            set(Rules { often, ..held.get_untracked() });
        }
    });
    let rhythms = [(Often::HalfTerm, "every half term"), (Often::Term, "every term")];
    let rhythms = Signal::stored(rhythms.map(|(often, words)| (often.to_string(), words.to_owned())).into());
    let chosen = Signal::derive(move || held.with(|held| held.often.to_string()));
    let sign = Callback::new(move |signatures| set(Rules { signatures, ..held.get_untracked() }));
    let all = Signal::derive(move || {
        let all = session.roll.with(|roll| roll.mentoring_over_time());
        all.into_iter().map(|(since, rules)| (since, words::numbers::mentoring(&rules))).collect()
    });
    view! {
        <section class="card" aria-labelledby="mentoring">
            <h2 id="mentoring">"Mentoring meetings"</h2>
            <p class="quiet">{words::settings::MENTORING}</p>
            <form class="form" on:submit=heard(submit) novalidate>
                <HoldsFrom stem="mentoring" from=from all=all />
                {alert(problem)}
                <div class="fields">
                    <Choose id="mentoring-often" label="Each child has a meeting" options=rhythms chosen=chosen on_choose=often />
                    <Field id="mentoring-minutes" label="Minutes for a meeting" kind="number" digits=true value=minutes within=(5, 60) />
                </div>
                {tick("Those who agree also draw their signature", Signal::derive(move || held.with(|held| held.signatures)), sign)}
                <div class="buttons"><button type="submit" class="button">"Save minutes"</button></div>
            </form>
        </section>
    }
}
