//! The page of the address.

use crate::ui::parts::live::live;
use leptos::prelude::*;

use super::fetched::Fetched;
use super::parts::Wanted;
use crate::route::{FilesPage, NoSuchPage, Page, Route};
use crate::ui::address::Address;
use crate::ui::pages::start::Start;
use crate::ui::parts::heading::Arrival;
use crate::ui::parts::not_here::not_here;
use crate::ui::session::Session;
use crate::words;

/// The page of the address. Title and focus follow.
#[component]
pub(super) fn PageOfAddress(route: Address) -> impl IntoView {
    // A page is made anew only when it is another page: choosing another half term or stage keeps it, and its focus.
    let session = Session::here();
    // And a class is shown by the id it goes by, whichever of its ids the address has.
    let page = Memo::new(move |_| {
        route
            .get()
            .map(|route| {
                match route {
                    Route::Class(class, page) => Route::Class(session.roll.with(|roll| roll.known().class(class)), page),
                    other => other,
                }
                .page()
            })
            .map(|page| match page {
                Page::Files(FilesPage::Import | FilesPage::Rescue | FilesPage::Copies) => page,
                _ if session.missing.with(Option::is_some) => Page::Files(FilesPage::Missing),
                page => page,
            })
    });
    let arrival = Arrival::provide();
    let first = StoredValue::new(true);
    live(move || {
        let page = page.get();
        // The first page keeps the browser's own focus; each later one gives it to its heading.
        arrival.set(!first.get_value());
        first.set_value(false);
        match page {
            Ok(Page::Start) => view! { <Start /> }.into_any(),
            Ok(page) => view! { <Fetched wanted=Wanted::Page(page) route=route /> }.into_any(),
            Err(NoSuchPage) => not_here("There is no such page", words::app::NO_SUCH_PAGE),
        }
    })
}
