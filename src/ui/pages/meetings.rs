//! The mentoring meetings of a class.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The page.
#[component]
pub(crate) fn MeetingsPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let _ = (class, address);
    view! { <Heading text="Mentoring meetings".to_owned() /> }
}
