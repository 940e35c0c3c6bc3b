//! The attendance of a class: typed, pasted or imported.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The page.
#[component]
pub(crate) fn AttendancePage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let _ = (class, address);
    view! { <Heading text="Attendance" /> }
}
