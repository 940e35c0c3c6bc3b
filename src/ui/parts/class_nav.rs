//! The six places of a class, and the pages of the one that is open.

use std::mem::discriminant;

use leptos::prelude::*;

use crate::domain::{ClassId, Period};
use crate::route::{ClassRoute, Kept, Place, Route};
use crate::ui::address::here;
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
    let open = Memo::new(move |_| match here() {
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
    let address = move |page: ClassRoute| Route::Class(class, page).to_string();
    let places = move || {
        let of = open.get().map(|page| page.place());
        let link = |place: Place| {
            let first = place.pages(kept()).into_iter().next()?;
            // The place that is open is not the page that is open, where it has several.
            let current = (of == Some(place)).then(|| if is_the_page(open.get(), first) { "page" } else { "true" });
            Some(view! { <a href=address(first) aria-current=current>{place.word()}</a> }.into_any())
        };
        Place::ALL.into_iter().filter_map(link).collect::<Vec<_>>()
    };
    let pages = move || {
        let place = open.get()?.place();
        let pages = place.pages(kept());
        let link = |page: ClassRoute| {
            let current = is_the_page(open.get(), page).then_some("page");
            view! { <a href=address(page) aria-current=current>{page.word()}</a> }.into_any()
        };
        (pages.len() > 1).then(|| {
            let links = pages.into_iter().map(link).collect::<Vec<_>>();
            view! { <nav class="class-nav" aria-label=place.word()>{links}</nav> }.into_any()
        })
    };
    let now = Callback::new(|()| match here() {
        Ok(Route::Class(class, page)) => Some(Route::Class(class, page.now())),
        _ => None,
    });
    view! {
        <div class="ways">
            <nav class="places" aria-label="Class">{places}</nav>
            {pages}
        </div>
        <LookingAt period=period now=now />
    }
}

/// Whether a page is the one that is open, whatever is chosen in it.
fn is_the_page(open: Option<ClassRoute>, page: ClassRoute) -> bool {
    open.is_some_and(|open| discriminant(&open) == discriminant(&page))
}
