//! "My profile": the file at a glance, over all its years.

use std::sync::Arc;

use leptos::prelude::*;

use super::headings::Headings;
use crate::domain::{Date, Period, PupilId};
use crate::ledger::{Files, Fold};
use crate::platform::measure::Started;
use crate::report::chart::{agreement, periods, strip};
use crate::report::consultation::next_slot;
use crate::report::headings::Taught;
use crate::report::meetings::{MeetingStanding, standing};
use crate::report::profile::profile;
use crate::ui::parts::beside::BesideTable;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::live;
use crate::ui::parts::plot::plot;
use crate::ui::parts::profile as drawn;
use crate::ui::parts::strip::StripView;
use crate::ui::session::Session;
use crate::words;

/// How the meeting of the half term stands, and when the family comes to see it.
fn meeting(files: &Files, pupil: PupilId, period: Period, today: Date) -> String {
    let stands = match standing(files, pupil, period) {
        MeetingStanding::Due => words::meetings::DUE.to_owned(),
        MeetingStanding::Open(_, day) => words::meetings::open_since(day),
        MeetingStanding::Done(_, day) => words::meetings::met_on(day),
    };
    let comes = next_slot(files.roll(), pupil, today).map(|(day, slot)| words::consultation::comes(day, slot.at));
    [Some(stands), comes].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The section. `later` is the child's file when the page was last idle: what is drawn over years need not follow every tap.
#[component]
pub(super) fn Overview(
    pupil: PupilId,
    #[prop(into)] later: Signal<Option<Arc<Fold>>>,
    period: Memo<Period>,
    taught: Memo<Vec<Taught>>,
    /// When the file was asked for, until it is all there.
    opening: StoredValue<Option<Started>>,
    /// Whether everything is unfolded, as on paper.
    #[prop(into)]
    whole: Signal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let at_a_glance = Memo::new(move |_| {
        let period = period.get();
        let profile = taught.with(|subjects| session.read_child(pupil, |files| profile(files, pupil, subjects, period, today)));
        Html::of(|html| {
            profile.iter().for_each(|profile| {
                html.within("div", "card cover", |html| {
                    drawn::subjects(html, session, profile, true);
                    html.within("div", "cover__now", |html| {
                        html.element("div", &[], |html| {
                            html.words("h3", &[], "Targets of this half term");
                            drawn::targets(html, session, &profile.targets, true);
                        });
                        html.element("div", &[], |html| {
                            html.words("h3", &[], "Meeting");
                            html.words("p", &[], &session.read_child(pupil, |files| meeting(files, pupil, period, today)));
                        });
                    });
                });
                let facts = Html::of(|html| drawn::facts(html, profile, false));
                if !facts.is_empty() {
                    html.within("div", "card cover__facts", |html| html.raw(&facts));
                }
            });
        })
    });
    let over_years = Memo::new(move |_| {
        later.with(Option::is_some).then_some(())?;
        session.roll.track();
        let now = period.get().max(session.this_period());
        let strip = |subjects: &[Taught]| session.with_files(|files| strip(files, pupil, subjects, &periods(files, pupil, now), today));
        taught.with(|subjects| (!subjects.is_empty()).then(|| strip(subjects)))
    });
    Effect::new(move |_| {
        if over_years.with(Option::is_some)
            && let Some(started) = opening.try_update_value(Option::take).flatten()
        {
            started.end("lantern:file-open");
        }
    });
    let together = Memo::new(move |_| {
        session.roll.track();
        let found = later.with(Option::is_some).then(|| session.with_files(|files| agreement(files, pupil)));
        Html::of(|html| found.iter().for_each(|found| plot(html, found, "Child and teacher agree", "", false)))
    });
    let strip = move || {
        let strip = over_years.get().filter(|strip| strip.periods.len() > 1)?;
        let drawn = view! {
            <details class="card cover__more" open=move || whole.get()>
                <summary>"The four headings over time"</summary>
                <StripView strip=strip />
            </details>
        };
        Some(drawn.into_any())
    };
    view! {
        <section aria-labelledby="profile">
            <h2 id="profile" tabindex="-1">"My profile"</h2>
            <Headings pupil=pupil period=period />
            <div inner_html=at_a_glance></div>
            {live(strip)}
            <details class="card cover__more" open=move || whole.get()>
                <summary>"Child and teacher, side by side"</summary>
                <BesideTable pupil=pupil period=period />
                <div inner_html=together></div>
            </details>
        </section>
    }
}
