//! Parent Consultation Days.

use leptos::prelude::*;

use crate::domain::{ClassId, ConsultationId};
use crate::ui::app::Heading;

/// The page.
#[component]
pub(crate) fn ConsultationPage(
    /// The class.
    class: ClassId,
    /// The day; `None` for the list of days.
    day: Option<ConsultationId>,
) -> impl IntoView {
    let _ = (class, day);
    view! { <Heading text="Parent Consultation Day".to_owned() /> }
}
