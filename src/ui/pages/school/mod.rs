//! The whole school.

use leptos::prelude::*;

use crate::route::SchoolPage;
use crate::ui::address::Address;

mod leavers;
mod move_up;
mod overview;

/// Makes a page.
pub(crate) fn show(page: SchoolPage, _: Address) -> AnyView {
    match page {
        SchoolPage::Overview => view! { <overview::Overview /> }.into_any(),
        SchoolPage::MoveUp => view! { <move_up::MoveUp /> }.into_any(),
        SchoolPage::Leavers => view! { <leavers::Leavers /> }.into_any(),
    }
}
