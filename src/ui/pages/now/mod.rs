//! How a class stands now: today, what is left to do, the class board; and a day.

use leptos::prelude::*;

use crate::route::NowPage;
use crate::ui::address::Address;

mod board;
mod class;
mod grouping;
mod left;
mod moving;
mod today;

/// Makes a page.
pub(crate) fn show(page: NowPage, address: Address) -> AnyView {
    match page {
        NowPage::Board(class) => view! { <class::ClassPage class=class address=address /> }.into_any(),
        NowPage::Today(class) => view! { <today::TodayPage class=class address=address /> }.into_any(),
    }
}
