//! The ways from a class to what is done with it.

use std::mem::discriminant;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{ClassId, Period};
use crate::route::{ClassRoute, Paper, Route};
use crate::ui::address::here;
use crate::ui::parts::looking_at::LookingAt;
use crate::ui::session::Session;

/// Links to the pages of a class, for the half term shown.
#[component]
pub(crate) fn ClassNav(
    /// The class.
    class: ClassId,
    /// The half term shown.
    #[prop(into)]
    period: Signal<Period>,
) -> impl IntoView {
    let session = Session::here();
    let links = move || {
        let period = session.on_purpose(period.get());
        let subject = session.subjects().first().map(|(subject, _)| *subject);
        let mut links = vec![(ClassRoute::Board { period }, "Class board"), (ClassRoute::Today { date: None }, "Today")];
        if let Some(subject) = subject {
            links.push((ClassRoute::Mark { subject, stage: None, period }, "Mark"));
            links.push((ClassRoute::Judge { subject, period }, "Judgements"));
            links.push((ClassRoute::Gaps { subject, stage: None, period }, "Gaps"));
        }
        links.push((ClassRoute::Targets { period }, "Targets"));
        links.push((ClassRoute::Tests { test: None }, "Tests"));
        links.push((ClassRoute::Attitude { period }, "Attitude"));
        links.push((ClassRoute::Attendance { period }, "Attendance"));
        links.push((ClassRoute::Praise, "Praise"));
        links.push((ClassRoute::Rounds { period }, "Self-assessment"));
        links.push((ClassRoute::SideBySide { period }, "Side by side"));
        links.push((ClassRoute::Meetings { period }, "Meetings"));
        links.push((ClassRoute::Consultation { day: None }, "Consultation day"));
        links.push((ClassRoute::Print { paper: period.map(|_| Paper::Slips), period }, "Print"));
        links
    };
    let current = move |page: ClassRoute| matches!(here(), Ok(Route::Class(_, here)) if discriminant(&here) == discriminant(&page));
    // On a small screen the pages stand in one row: the one that is open is brought into sight.
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        let Some(nav) = nav.get() else { return };
        let open = nav.query_selector("[aria-current]").ok().flatten().and_then(|open| open.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(open) = open {
            nav.set_scroll_left(open.offset_left() - nav.offset_left() - nav.client_width() / 3);
        }
    });
    let now = Callback::new(|()| match here() {
        Ok(Route::Class(class, page)) => Some(Route::Class(class, page.now())),
        _ => None,
    });
    view! {
        <nav class="class-nav" aria-label="This class" node_ref=nav>
            {move || links().into_iter().map(|(page, text)| {
                view! { <a href=Route::Class(class, page).to_string() aria-current=current(page).then_some("page")>{text}</a> }.into_any()
            }).collect::<Vec<_>>()}
        </nav>
        <LookingAt period=period now=now />
    }
}
