//! What to teach next, and to whom.

use leptos::prelude::*;

use crate::domain::{ClassId, SubjectKey};
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// What to teach next, and to whom.
#[component]
pub(crate) fn GapsPage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let _ = (class, subject, address);
    view! { <Heading text="Gaps" /> }
}
