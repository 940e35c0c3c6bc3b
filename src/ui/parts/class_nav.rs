//! The six places of a class, and the pages of the one that is open.

use std::mem::discriminant;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::domain::{ClassId, Period};
use crate::route::{ClassRoute, Kept, Place, Route};
use crate::ui::address::here;
use crate::ui::parts::drawn::{Html, NONE};
use crate::ui::parts::focus::open_in_sight;
use crate::ui::parts::looking_at::LookingAt;
use crate::ui::session::Session;

/// Links to the places of a class and to the pages of this one, with the half term, subject and stage that were chosen last.
#[component]
pub(crate) fn ClassNav(
    /// The class.
    class: ClassId,
    /// The half term shown.
    #[prop(into)]
    period: Signal<Period>,
) -> impl IntoView {
    let session = Session::here();
    // What is chosen within a page changes its address and not the page.
    let address = RwSignal::new(here());
    let heard = window_event_listener(ev::hashchange, move |_| address.set(here()));
    on_cleanup(move || heard.remove());
    let open = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, page)) => Some(page),
        _ => None,
    });
    let so_far = move || {
        let kept = session.kept.get_untracked();
        open.get().map_or(kept, |page| kept.from(&page))
    };
    Effect::new(move |_| session.kept.set(so_far()));
    let kept = move || {
        let kept = so_far();
        // Whoever has chosen no subject yet begins with the first.
        let subject = kept.subject.or_else(|| session.subjects(period.get()).first().map(|(subject, _)| *subject));
        Kept { subject, ..kept }
    };
    let link = move |page: ClassRoute, word: &str, current: Option<&str>| {
        let to = Route::Class(class, page).to_string();
        Html::of(|html| html.words("a", &[("href", &to), current.map_or(NONE, |current| ("aria-current", current))], word))
    };
    let places = Signal::derive(move || {
        let (open, kept) = (open.get(), kept());
        let of = |place: Place| {
            let first = place.pages(kept).into_iter().next()?;
            // The place that is open is not the page that is open, where it has several.
            let current = if is_the_page(open, first) { "page" } else { "true" };
            Some(link(first, place.word(), open.is_some_and(|open| open.place() == place).then_some(current)))
        };
        Place::ALL.into_iter().filter_map(of).collect::<String>()
    });
    let place = Memo::new(move |_| open.get().map(|page| page.place()));
    let pages = Signal::derive(move || {
        let pages = place.get().map(|place| place.pages(kept())).filter(|pages| pages.len() > 1).unwrap_or_default();
        let of = |page: ClassRoute| link(page, page.word(), is_the_page(open.get(), page).then_some("page"));
        pages.into_iter().map(of).collect::<String>()
    });
    let row = NodeRef::<html::Nav>::new();
    open_in_sight(row, move || pages.track());
    let now = Callback::new(|()| match here() {
        Ok(Route::Class(class, page)) => Some(Route::Class(class, page.now())),
        _ => None,
    });
    view! {
        <div class="ways">
            <nav class="places" aria-label="Class" inner_html=places></nav>
            <nav class="class-nav" node_ref=row aria-label=move || place.get().map(Place::word)
                hidden=move || pages.with(String::is_empty) inner_html=pages></nav>
        </div>
        <LookingAt period=period now=now />
    }
}

/// Whether a page is the one that is open, whatever is chosen in it.
fn is_the_page(open: Option<ClassRoute>, page: ClassRoute) -> bool {
    open.is_some_and(|open| discriminant(&open) == discriminant(&page))
}
