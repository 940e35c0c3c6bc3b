//! How a class stands now: the class board, and a day.

use leptos::prelude::*;

use crate::route::Now;
use crate::ui::address::Address;

mod class;
mod today;

/// Makes a page.
pub(crate) fn show(page: Now, address: Address) -> AnyView {
    match page {
        Now::Board(class) => view! { <class::ClassPage class=class address=address /> }.into_any(),
        Now::Today(class) => view! { <today::TodayPage class=class address=address /> }.into_any(),
    }
}
