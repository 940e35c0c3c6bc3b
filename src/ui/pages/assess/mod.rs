//! Academic work: marking, judging, what to teach next, tests.

use leptos::prelude::*;

use crate::route::Assess;
use crate::ui::address::Address;

mod gaps;
mod judge;
mod mark;
mod of_subject;
mod scores;

/// Makes a page.
pub(crate) fn show(page: Assess, address: Address) -> AnyView {
    match page {
        Assess::Mark(class, subject) => view! { <mark::MarkPage class=class subject=subject address=address /> }.into_any(),
        Assess::Judge(class, subject) => view! { <judge::JudgePage class=class subject=subject address=address /> }.into_any(),
        Assess::Gaps(class, subject) => view! { <gaps::GapsPage class=class subject=subject address=address /> }.into_any(),
        Assess::Tests(class) => view! { <scores::TestsPage class=class address=address /> }.into_any(),
    }
}
