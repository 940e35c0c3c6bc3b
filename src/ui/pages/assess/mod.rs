//! Academic work: marking, judging, what to teach next, tests.

use leptos::prelude::*;

use crate::route::AssessPage;
use crate::ui::address::Address;

mod gaps;
mod judge;
mod mark;
mod of_subject;
mod scores;

/// Makes a page.
pub(crate) fn show(page: AssessPage, address: Address) -> AnyView {
    match page {
        AssessPage::Mark(class, subject) => view! { <mark::MarkPage class=class subject=subject address=address /> }.into_any(),
        AssessPage::Judge(class, subject) => view! { <judge::JudgePage class=class subject=subject address=address /> }.into_any(),
        AssessPage::Gaps(class, subject) => view! { <gaps::GapsPage class=class subject=subject address=address /> }.into_any(),
        AssessPage::Tests(class) => view! { <scores::TestsPage class=class address=address /> }.into_any(),
    }
}
