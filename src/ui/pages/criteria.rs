//! The criteria of the school.

use leptos::prelude::*;

use crate::domain::SubjectKey;
use crate::ui::app::Heading;

/// The criteria of the school.
#[component]
pub(crate) fn CriteriaPage(
    /// The subject; `None` for the list of subjects.
    subject: Option<SubjectKey>,
) -> impl IntoView {
    let _ = subject;
    view! { <Heading text="Criteria" /> }
}
