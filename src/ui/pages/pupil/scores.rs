//! A child's scores, test by test.

use leptos::prelude::*;

use crate::domain::{PupilId, Test, TestKey};
use crate::report::chart::scores;
use crate::report::scores::{colour, latest, line, test_on};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::plot::plot;
use crate::ui::parts::profile::none;
use crate::ui::session::Session;
use crate::words;

/// The tests a child has sat.
#[component]
pub(super) fn ChildScores(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let rows = move || {
        let tests = session.roll.with(|roll| roll.tests(session.this_period()));
        session.fold(pupil).track();
        let sat = Html::of(|html| tests.into_iter().for_each(|(key, test)| row(html, session, pupil, key, test)));
        Html::of(|html| {
            if sat.is_empty() {
                none(html, words::scores::NONE_YET_HERE);
            } else {
                html.within("ul", "tests", |html| html.raw(&sat));
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="tests">
            <h2 id="tests" tabindex="-1">"Tests"</h2>
            <div class="drawn" inner_html=rows></div>
        </section>
    }
}

/// A test; nothing where the child has not sat it.
fn row(html: &mut Html, session: Session, pupil: PupilId, key: TestKey, test: Test) {
    let name = test.name.clone();
    let last = session.with_files(|files| latest(files, pupil, key));
    if session.with_files(|files| line(files, pupil, key)).words.is_empty() {
        return;
    }
    // By the numbers of the half term in which it was sat.
    let test = last.and_then(|(day, _)| session.roll.with(|roll| test_on(roll, key, day))).unwrap_or(test);
    html.element("li", &[], |html| {
        html.words("strong", &[], &test.name);
        html.within("span", "score-colour", |html| {
            if let Some((day, score)) = last {
                let scheme = session.roll.with(|roll| roll.scheme(roll.period_on(day)));
                if let Some(band) = colour(&test, &scheme, score).and_then(|key| scheme.band(key)) {
                    html.light(band);
                    html.text(&format!("{} ", band.word));
                }
                html.classed("span", "quiet", &format!("{score} of {} on {}", test.total, words::date(day)));
            }
        });
        plot(html, &session.with_files(|files| scores(files, pupil, key)), &name, "green from here", false);
    });
}
