//! What children and adults talk about: self-assessment, meetings, Parent Consultation Days.

use leptos::prelude::*;

use crate::route::Mentoring;
use crate::ui::address::Address;

mod consultation;
mod meeting;
mod meetings;
mod rounds;
mod side_by_side;

/// Makes a page.
pub(crate) fn show(page: Mentoring, address: Address) -> AnyView {
    match page {
        Mentoring::Rounds(class) => view! { <rounds::RoundsPage class=class address=address /> }.into_any(),
        Mentoring::SideBySide(class) => view! { <side_by_side::SideBySidePage class=class address=address /> }.into_any(),
        Mentoring::Meetings(class) => view! { <meetings::MeetingsPage class=class address=address /> }.into_any(),
        Mentoring::Meeting(pupil, meeting) => view! { <meeting::MeetingPage pupil=pupil meeting=meeting address=address /> }.into_any(),
        Mentoring::Consultation(class, day) => view! { <consultation::ConsultationPage class=class day=day /> }.into_any(),
    }
}
