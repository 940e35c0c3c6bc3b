//! The index of a file: its parts, each at its own address, and what has a page of its own.

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Period, PupilId};
use crate::route::{PupilRoute, Route, Section};
use crate::ui::parts::focus::open_in_sight;
use crate::ui::parts::live::live;
use crate::ui::session::Session;

/// The index.
#[component]
pub(super) fn Sections(pupil: PupilId, period: Memo<Period>, section: Memo<Section>) -> impl IntoView {
    let session = Session::here();
    let links = move || {
        let (open, period) = (section.get(), session.on_purpose(period.get()));
        let link = |section: Section| {
            let href = Route::Pupil(pupil, PupilRoute::File { section, period, sheet: None }).to_string();
            view! { <a href=href aria-current=(section == open).then_some("page")>{section.word()}</a> }.into_any()
        };
        Section::ALL.map(link).into_iter().collect::<Vec<_>>()
    };
    let (history, paper) = (
        Route::Pupil(pupil, PupilRoute::History).to_string(),
        Route::Pupil(pupil, PupilRoute::Print { paper: None, period: None }).to_string(),
    );
    let row = NodeRef::<html::Nav>::new();
    open_in_sight(row, move || section.track());
    view! {
        <nav class="file-nav" node_ref=row aria-label="This file">
            {live(links)}
            <a href=history>"History"</a>
            <a href=paper>"Print"</a>
        </nav>
    }
}
