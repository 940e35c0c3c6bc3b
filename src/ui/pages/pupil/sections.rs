//! The ways within a file, and the shares of each subject over its years.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{Period, PupilId};
use crate::ledger::Fold;
use crate::report::chart::{periods, share};
use crate::report::headings::Taught;
use crate::route::{PupilRoute, Route};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::plot::plot;
use crate::ui::session::Session;

/// The sections of a file, by the id of their headings.
const SECTIONS: [(&str, &str); 8] = [
    ("overview", "My profile"),
    ("academic", "Academic work"),
    ("targets", "Targets"),
    ("attitude", "Attitude"),
    ("meetings", "Meetings"),
    ("praise", "Praise"),
    ("tests", "Tests"),
    ("notes", "Notes"),
];

/// Buttons that lead to the sections, and links to what has a page of its own.
#[component]
pub(super) fn Sections(pupil: PupilId) -> impl IntoView {
    let buttons: Vec<AnyView> = SECTIONS
        .into_iter()
        .map(|(id, name)| {
            view! { <button type="button" class="button button--quiet" on:click=move |_| to_section(id)>{name}</button> }.into_any()
        })
        .collect();
    let (history, paper) = (
        Route::Pupil(pupil, PupilRoute::History).to_string(),
        Route::Pupil(pupil, PupilRoute::Print { paper: None, period: None }).to_string(),
    );
    view! {
        <nav class="file-nav" aria-label="This file">
            {buttons}
            <a href=history>"History"</a>
            <a href=paper>"Print"</a>
        </nav>
    }
}

/// Brings a section into view and gives its heading the focus.
fn to_section(id: &str) {
    if let Some(heading) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _unfocusable = heading.focus();
        heading.scroll_into_view();
    }
}

/// The share of criteria green by half term, subject by subject.
#[component]
pub(super) fn Shares(
    pupil: PupilId,
    #[prop(into)] later: Signal<Option<Arc<Fold>>>,
    period: Memo<Period>,
    taught: Memo<Vec<Taught>>,
) -> impl IntoView {
    let session = Session::here();
    let plots = Memo::new(move |_| {
        if later.with(Option::is_none) {
            return Vec::new();
        }
        session.roll.track();
        let now = period.get().max(session.this_period());
        taught.with(|subjects| {
            session.with_files(|files| {
                let periods = periods(files, pupil, now);
                let of = |(title, curriculum): &Taught| (title.clone(), share(files, pupil, curriculum, &periods));
                subjects.iter().map(of).filter(|(_, plot)| !plot.reached.is_empty()).collect::<Vec<_>>()
            })
        })
    });
    move || {
        let plots = plots.get();
        (!plots.is_empty()).then(|| {
            let drawn = Html::of(|html| {
                for (title, of) in &plots {
                    plot(html, of, &format!("{title}, share of the stage that is green"), "expected", false);
                }
            });
            view! { <div class="card plots" inner_html=drawn></div> }.into_any()
        })
    }
}
