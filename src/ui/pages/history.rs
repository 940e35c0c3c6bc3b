//! Everything that was ever written in a child’s file, in words.

use leptos::prelude::*;

use crate::domain::PupilId;
use crate::ui::app::Heading;

/// The page.
#[component]
pub(crate) fn HistoryPage(
    /// The pupil.
    pupil: PupilId,
) -> impl IntoView {
    let _ = pupil;
    view! { <Heading text="History".to_owned() /> }
}
