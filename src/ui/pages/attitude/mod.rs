//! Attitude and behaviour: the strands, attendance, praise.

use leptos::prelude::*;

use crate::route::AttitudePage;
use crate::ui::address::Address;

mod attendance;
mod praise;
mod strands;

/// Makes a page.
pub(crate) fn show(page: AttitudePage, address: Address) -> AnyView {
    match page {
        AttitudePage::Strands(class) => view! { <strands::StrandsPage class=class address=address /> }.into_any(),
        AttitudePage::Attendance(class) => view! { <attendance::AttendancePage class=class address=address /> }.into_any(),
        AttitudePage::Praise(class) => view! { <praise::PraisePage class=class /> }.into_any(),
    }
}
