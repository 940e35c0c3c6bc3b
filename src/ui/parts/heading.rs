//! The heading of a page, and the focus that comes with it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Whether the next heading shown is that of a page just gone to, and takes the focus.
#[derive(Clone, Copy)]
pub(crate) struct Arrival(StoredValue<bool>);

impl Arrival {
    /// For the headings of all pages below. Nothing has been gone to yet.
    pub(crate) fn provide() -> Self {
        let arrival = Self(StoredValue::new(false));
        provide_context(arrival);
        arrival
    }

    /// Another page comes; `true` where somebody has gone there.
    pub(crate) fn set(self, gone_to: bool) {
        self.0.set_value(gone_to);
    }
}

/// The heading of a page; it takes the focus on navigation, and names the tab without naming a child.
#[component]
pub(crate) fn Heading(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// What the tab is called, if not the same: a child's name never goes there.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let arrival = use_context::<Arrival>();
    Effect::new(move |_| {
        let title = title.clone().unwrap_or_else(|| text.get());
        document().set_title(&format!("{title} – Lantern"));
    });
    Effect::new(move |_| {
        let arrived = arrival.is_some_and(|arrival| arrival.0.get_value());
        if let Some(heading) = heading.get().filter(|_| arrived) {
            if let Some(Arrival(arrival)) = arrival {
                arrival.set_value(false);
            }
            to_heading(&heading);
        }
    });
    view! { <h1 node_ref=heading tabindex="-1">{text}</h1> }
}

fn to_heading(heading: &web_sys::HtmlElement) {
    let _unfocusable = heading.focus();
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the heading of the page shown.
pub(crate) fn skip_to_page() {
    let heading = document().query_selector("#main h1").ok().flatten().and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        to_heading(&heading);
    }
}

/// Moves the focus to the table of the page shown: to the cell of a grid that Tab stops at, to the first thing in it that can be worked
/// with, or else to the table.
pub(crate) fn skip_to_table() {
    const STOPS: [&str; 3] = [
        "#main [role=grid] [tabindex=\"0\"]",
        "#main .table-scroll :is(a[href], button:enabled, input:enabled, select:enabled)",
        "#main .table-scroll",
    ];
    let found = STOPS.into_iter().find_map(|stop| document().query_selector(stop).ok().flatten());
    if let Some(stop) = found.and_then(|stop| stop.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _unfocusable = stop.focus();
    }
}
