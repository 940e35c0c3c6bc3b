//! The targets of a class.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The targets of a class.
#[component]
pub(crate) fn TargetsPage(
    /// The class.
    class: ClassId,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let _ = (class, address);
    view! { <Heading text="Targets" /> }
}
