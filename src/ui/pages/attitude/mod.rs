//! Attitude and behaviour: the strands, attendance, praise.

use leptos::prelude::*;

use crate::route::Attitude;
use crate::ui::address::Address;

mod attendance;
mod praise;
mod strands;

/// Makes a page.
pub(crate) fn show(page: Attitude, address: Address) -> AnyView {
    match page {
        Attitude::Strands(class) => view! { <strands::AttitudePage class=class address=address /> }.into_any(),
        Attitude::Attendance(class) => view! { <attendance::AttendancePage class=class address=address /> }.into_any(),
        Attitude::Praise(class) => view! { <praise::PraisePage class=class /> }.into_any(),
    }
}
