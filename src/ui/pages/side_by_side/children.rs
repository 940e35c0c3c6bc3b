//! The children, in register order, each with what differs when asked for.

use leptos::prelude::*;

use super::{Page, judgements};
use crate::domain::PupilId;
use crate::report::beside::ChildBeside;
use crate::route::Route;
use crate::ui::parts::beside::BesideTable;

/// Every child of the class.
#[component]
pub(super) fn Children(page: Page) -> impl IntoView {
    let rows = move || {
        let children = page.children.get();
        children.into_iter().map(|(pupil, name)| view! { <Child page=page pupil=pupil name=name /> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <section>
            <h2>"Child by child"</h2>
            <ul class="beside-children">{rows}</ul>
        </section>
    }
}

#[component]
fn Child(page: Page, pupil: PupilId, name: String) -> impl IntoView {
    let Page { period, found, .. } = page;
    let here = Memo::new(move |_| found.with(|found| found.children.iter().find(|child| child.pupil == pupil).cloned()));
    let said = move || here.with(|here| here.as_ref().map(says));
    let differs = Memo::new(move |_| here.with(|here| here.as_ref().map_or(0, |c| c.agreement.by_one + c.agreement.by_more)));
    let href = move || Route::Pupil { pupil, period: Some(period.get()), sheet: None }.to_string();
    let opened = RwSignal::new(false);
    let whose = format!("{name}: ");
    let differences = move || {
        let count = differs.get();
        let text = if count == 1 { "1 difference".to_owned() } else { format!("{count} differences") };
        let whose = whose.clone();
        (count > 0).then(|| {
            view! {
                <details class="beside-child__more" on:toggle=move |_| opened.set(true)>
                    <summary><span class="visually-hidden">{whose}</span>{text}</summary>
                    {move || opened.get().then(|| view! { <BesideTable pupil=pupil period=period only_differences=true /> }.into_any())}
                </details>
            }
            .into_any()
        })
    };
    view! {
        <li class="beside-child">
            <a href=href>{name}</a>
            <span class="quiet">{said}</span>
            {differences}
        </li>
    }
}

/// How a child's judgements go with the teacher's, in a sentence.
fn says(child: &ChildBeside) -> String {
    let ChildBeside { agreement, open, .. } = child;
    let waiting = judgements(*open as u64);
    match (agreement.pairs, open) {
        (0, 0) => "Nothing to compare yet.".to_owned(),
        (0, _) => format!("Nothing to compare yet; {waiting} of its own."),
        (pairs, 0) => format!("As you in {} of {pairs}.", agreement.exact),
        (pairs, _) => format!("As you in {} of {pairs}; {waiting} more cannot be compared yet.", agreement.exact),
    }
}
