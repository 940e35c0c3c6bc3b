//! Judgements of a class in a subject: steps, attainment, achievement, end of key stage.

use leptos::prelude::*;

use crate::domain::{ClassId, SubjectKey};
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// Judgements of a class in a subject: steps, attainment, achievement, end of key stage.
#[component]
pub(crate) fn JudgePage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let _ = (class, subject, address);
    view! { <Heading text="Judgements" /> }
}
