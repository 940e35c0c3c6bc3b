//! The ways from a class to what is done with it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{ClassId, Period};
use crate::route::Route;
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
        let period = Some(period.get());
        let subject = session.subjects().first().map(|(subject, _)| *subject);
        let mut links = vec![(Route::Class { class, period }, "Class board"), (Route::Today { class, date: None }, "Today")];
        if let Some(subject) = subject {
            links.push((Route::Mark { class, subject, stage: None, period }, "Mark"));
            links.push((Route::Judge { class, subject, period }, "Judgements"));
            links.push((Route::Gaps { class, subject, stage: None, period }, "Gaps"));
        }
        links.push((Route::Targets { class, period }, "Targets"));
        links.push((Route::Tests { class, test: None }, "Tests"));
        links.push((Route::Attitude { class, period }, "Attitude"));
        links.push((Route::Attendance { class, period }, "Attendance"));
        links.push((Route::Praise { class }, "Praise"));
        links.push((Route::Rounds { class, period }, "Self-assessment"));
        links.push((Route::SideBySide { class, period }, "Side by side"));
        links.push((Route::Meetings { class, period }, "Meetings"));
        links.push((Route::Consultation { class, day: None }, "Consultation day"));
        links.push((Route::PrintClass { class, paper: None, period: None }, "Print"));
        links
    };
    let here = move |route: Route| crate::ui::here().is_some_and(|here| std::mem::discriminant(&here) == std::mem::discriminant(&route));
    // On a small screen the pages stand in one row: the one that is open is brought into sight.
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        let Some(nav) = nav.get() else { return };
        let open = nav.query_selector("[aria-current]").ok().flatten().and_then(|open| open.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(open) = open {
            nav.set_scroll_left(open.offset_left() - nav.offset_left() - nav.client_width() / 3);
        }
    });
    view! {
        <nav class="class-nav" aria-label="This class" node_ref=nav>
            {move || links().into_iter().map(|(route, text)| {
                view! { <a href=route.to_string() aria-current=here(route).then_some("page")>{text}</a> }.into_any()
            }).collect::<Vec<_>>()}
        </nav>
    }
}
