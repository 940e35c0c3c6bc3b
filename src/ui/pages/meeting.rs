//! A mentoring meeting.

use leptos::prelude::*;

use crate::domain::{MeetingId, PupilId};
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// The page.
#[component]
pub(crate) fn MeetingPage(
    /// The pupil.
    pupil: PupilId,
    /// The meeting.
    meeting: Option<MeetingId>,
    /// The address.
    address: Address,
) -> impl IntoView {
    let _ = (pupil, meeting, address);
    view! { <Heading text="Mentoring meeting".to_owned() /> }
}
