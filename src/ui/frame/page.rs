//! The page of the address.

use leptos::prelude::*;

use super::fetched::Fetched;
use super::parts::Wanted;
use crate::route::{NoSuchPage, Page};
use crate::ui::address::Address;
use crate::ui::pages::start::Start;
use crate::ui::parts::heading::Arrival;
use crate::ui::parts::not_here::not_here;
use crate::words;

/// The page of the address. Title and focus follow.
#[component]
pub(super) fn PageOfAddress(route: Address) -> impl IntoView {
    // A page is made anew only when it is another page: choosing another half term or stage keeps it, and its focus.
    let page = Memo::new(move |_| route.get().map(|route| route.page()));
    let arrival = Arrival::provide();
    let first = StoredValue::new(true);
    move || {
        let page = page.get();
        // The first page keeps the browser's own focus; each later one gives it to its heading.
        arrival.set(!first.get_value());
        first.set_value(false);
        match page {
            Ok(Page::Start) => view! { <Start /> }.into_any(),
            Ok(page) => view! { <Fetched wanted=Wanted::Page(page) route=route /> }.into_any(),
            Err(NoSuchPage) => not_here("There is no such page", words::app::NO_SUCH_PAGE),
        }
    }
}
