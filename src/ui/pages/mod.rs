//! The pages, one file or folder each, and what makes them when their part of the app has been fetched.

use leptos::prelude::*;

use super::lazy::Address;
use super::session::{Phase, Session};
use crate::route::Route;

pub(crate) mod add_pupils;
pub(crate) mod attendance;
pub(crate) mod attitude;
pub(crate) mod class;
pub(crate) mod consultation;
pub(crate) mod criteria;
pub(crate) mod failed;
pub(crate) mod gaps;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod judge;
pub(crate) mod mark;
pub(crate) mod meeting;
pub(crate) mod meetings;
pub(crate) mod paper;
pub(crate) mod praise;
pub(crate) mod pupil;
pub(crate) mod rescue;
pub(crate) mod rounds;
pub(crate) mod scores;
pub(crate) mod settings;
pub(crate) mod side_by_side;
pub(crate) mod start;
pub(crate) mod targets;
pub(crate) mod today;

/// Makes the pages about children.
pub(crate) fn children(route: Route, address: Address) -> AnyView {
    match route {
        Route::Class { class, .. } => {
            let period = Signal::derive(move || match address.get() {
                Ok(Route::Class { period, .. }) => period,
                _ => None,
            });
            view! { <class::ClassPage class=class chosen=period /> }.into_any()
        }
        Route::Pupil { pupil, .. } => {
            let chosen = Signal::derive(move || match address.get() {
                Ok(Route::Pupil { period, sheet, .. }) => (period, sheet),
                _ => (None, None),
            });
            view! { <pupil::PupilPage pupil=pupil chosen=chosen /> }.into_any()
        }
        Route::History { pupil } => view! { <history::HistoryPage pupil=pupil /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Makes the pages about files and lists.
pub(crate) fn files(route: Route, _: Address) -> AnyView {
    match route {
        Route::AddPupils { class } => view! { <add_pupils::AddPupils class=class /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        // Where the files could not be opened, the button stands on the page that says so.
        Route::Rescue if matches!(Session::here().phase.get_untracked(), Phase::Failed(_)) => view! { <rescue::RescueButton /> }.into_any(),
        Route::Rescue => view! { <rescue::RescuePage /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Makes the pages about the work of a class.
pub(crate) fn work(route: Route, address: Address) -> AnyView {
    match route {
        Route::Mark { class, subject, .. } => view! { <mark::MarkPage class=class subject=subject address=address /> }.into_any(),
        Route::Judge { class, subject, .. } => view! { <judge::JudgePage class=class subject=subject address=address /> }.into_any(),
        Route::Gaps { class, subject, .. } => view! { <gaps::GapsPage class=class subject=subject address=address /> }.into_any(),
        Route::Targets { class, .. } => view! { <targets::TargetsPage class=class address=address /> }.into_any(),
        Route::Today { class, .. } => view! { <today::TodayPage class=class address=address /> }.into_any(),
        Route::Attitude { class, .. } => view! { <attitude::AttitudePage class=class address=address /> }.into_any(),
        Route::Attendance { class, .. } => view! { <attendance::AttendancePage class=class address=address /> }.into_any(),
        Route::Praise { class } => view! { <praise::PraisePage class=class /> }.into_any(),
        Route::Rounds { class, .. } => view! { <rounds::RoundsPage class=class address=address /> }.into_any(),
        Route::SideBySide { class, .. } => view! { <side_by_side::SideBySidePage class=class address=address /> }.into_any(),
        Route::Tests { class, .. } => view! { <scores::TestsPage class=class address=address /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Makes the pages about mentoring meetings, consultation days and paper.
pub(crate) fn mentoring(route: Route, address: Address) -> AnyView {
    match route {
        Route::Meeting { pupil, meeting, .. } => view! { <meeting::MeetingPage pupil=pupil meeting=meeting address=address /> }.into_any(),
        Route::Meetings { class, .. } => view! { <meetings::MeetingsPage class=class address=address /> }.into_any(),
        Route::Consultation { class, day } => view! { <consultation::ConsultationPage class=class day=day /> }.into_any(),
        Route::PrintClass { class, .. } => view! { <paper::PaperPage of=paper::Of::Class(class) address=address /> }.into_any(),
        Route::PrintPupil { pupil, .. } => view! { <paper::PaperPage of=paper::Of::Pupil(pupil) address=address /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Makes the pages about settings.
pub(crate) fn settings_page(route: Route, _: Address) -> AnyView {
    match route {
        Route::Criteria { subject } => view! { <criteria::CriteriaPage subject=subject /> }.into_any(),
        _ => view! { <settings::Settings /> }.into_any(),
    }
}
