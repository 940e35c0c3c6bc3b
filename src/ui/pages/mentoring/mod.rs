//! What children and adults talk about: self-assessment, meetings, Parent Consultation Days.

use leptos::prelude::*;

use crate::route::MentoringPage;
use crate::ui::address::Address;

mod consultation;
mod meeting;
mod meetings;
mod rounds;
mod side_by_side;

/// Makes a page.
pub(crate) fn show(page: MentoringPage, address: Address) -> AnyView {
    match page {
        MentoringPage::Rounds(class) => view! { <rounds::RoundsPage class=class address=address /> }.into_any(),
        MentoringPage::SideBySide(class) => view! { <side_by_side::SideBySidePage class=class address=address /> }.into_any(),
        MentoringPage::Meetings(class) => view! { <meetings::MeetingsPage class=class address=address /> }.into_any(),
        MentoringPage::Meeting(pupil, meeting) => view! { <meeting::MeetingPage pupil=pupil meeting=meeting address=address /> }.into_any(),
        MentoringPage::Consultation(class, day) => view! { <consultation::ConsultationPage class=class day=day /> }.into_any(),
    }
}
