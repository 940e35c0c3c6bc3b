//! The marking board: a class by the criteria of a stage.

use leptos::prelude::*;

use crate::domain::{ClassId, SubjectKey};
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The marking board: a class by the criteria of a stage.
#[component]
pub(crate) fn MarkPage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let _ = (class, subject, address);
    view! { <Heading text="Mark" /> }
}
