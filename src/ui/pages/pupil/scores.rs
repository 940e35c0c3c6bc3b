//! A child's scores, test by test.

use leptos::prelude::*;

use crate::domain::PupilId;
use crate::report::chart::scores;
use crate::report::scores::{colour, latest, line, test_on};
use crate::ui::parts::light::Light;
use crate::ui::parts::plot::PlotView;
use crate::ui::session::Session;
use crate::words;

/// The tests a child has sat.
#[component]
pub(super) fn ChildScores(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let rows = move || {
        let tests = session.roll.with(|roll| roll.tests(session.this_period()));
        session.fold(pupil).track();
        let mut rows: Vec<AnyView> = Vec::new();
        for (key, test) in tests {
            let name = test.name.clone();
            let drawn = session.with_files(|files| line(files, pupil, key));
            let last = session.with_files(|files| latest(files, pupil, key));
            if drawn.words.is_empty() {
                continue;
            }
            // By the numbers of the half term in which it was sat.
            let test = last.and_then(|(day, _)| session.roll.with(|roll| test_on(roll, key, day))).unwrap_or(test);
            let band = last.and_then(|(day, score)| {
                let scheme = session.roll.with(|roll| roll.scheme(roll.period_on(day)));
                scheme.band(colour(&test, &scheme, score)?).cloned()
            });
            let said = last.map(|(day, score)| format!("{score} of {} on {}", test.total, words::date(day)));
            let word = band.as_ref().map(|b| b.word.clone());
            let plot = session.with_files(|files| scores(files, pupil, key));
            rows.push(
                view! {
                    <li>
                        <strong>{test.name}</strong>
                        <span class="score-colour">
                            {band.map(|band| view! { <Light band=band /> }.into_any())}{word}" "<span class="quiet">{said}</span>
                        </span>
                        <PlotView plot=plot title=name dashed="green from here" />
                    </li>
                }
                .into_any(),
            );
        }
        rows
    };
    view! {
        <section class="card" aria-labelledby="tests">
            <h2 id="tests" tabindex="-1">"Tests"</h2>
            {move || {
                let rows = rows();
                if rows.is_empty() {
                    return view! { <p class="quiet">{words::scores::NONE_YET_HERE}</p> }.into_any();
                }
                view! { <ul class="tests">{rows}</ul> }.into_any()
            }}
        </section>
    }
}
