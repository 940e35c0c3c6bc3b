//! Files and lists, in and out.

use leptos::prelude::*;

use crate::route::FilesPage;
use crate::ui::address::Address;
use crate::ui::session::{Phase, Session};

mod add_pupils;
mod copies;
mod demo;
mod import;
mod keeping;
mod locked;
mod missing;
mod points;
mod rescue;
mod saving;
mod sealing;
mod work;

pub(crate) use work::WORK;

/// Makes a page.
pub(crate) fn show(page: FilesPage, _: Address) -> AnyView {
    match page {
        FilesPage::AddPupils(class) => view! { <add_pupils::AddPupils class=class /> }.into_any(),
        FilesPage::Copies => view! { <copies::Copies /> }.into_any(),
        FilesPage::Locked => view! { <locked::LockedScreen /> }.into_any(),
        FilesPage::Missing => view! { <missing::MissingPage /> }.into_any(),
        FilesPage::Import => view! { <import::ImportPage /> }.into_any(),
        // Where the files could not be opened, the button stands on the page that says so.
        FilesPage::Rescue if matches!(Session::here().phase.get_untracked(), Phase::Failed(_)) => {
            view! { <rescue::RescueButton /> }.into_any()
        }
        FilesPage::Rescue => view! { <rescue::RescuePage /> }.into_any(),
    }
}
