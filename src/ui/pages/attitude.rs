//! The attitude board: a class by the strands of attitude and behaviour.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The page.
#[component]
pub(crate) fn AttitudePage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let _ = (class, address);
    view! { <Heading text="Attitude" /> }
}
