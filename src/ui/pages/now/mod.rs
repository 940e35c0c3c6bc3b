//! How a class stands now: the class board, and a day.

use leptos::prelude::*;

use crate::route::NowPage;
use crate::ui::address::Address;

mod class;
mod today;

/// Makes a page.
pub(crate) fn show(page: NowPage, address: Address) -> AnyView {
    match page {
        NowPage::Board(class) => view! { <class::ClassPage class=class address=address /> }.into_any(),
        NowPage::Today(class) => view! { <today::TodayPage class=class address=address /> }.into_any(),
    }
}
