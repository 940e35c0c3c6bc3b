//! The children, in register order, each with what differs when asked for.

use leptos::prelude::*;

use super::compared::Compared;
use crate::domain::PupilId;
use crate::report::beside::ChildBeside;
use crate::route::{PupilRoute, Route};
use crate::ui::parts::beside::BesideTable;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::sorting::Sorting;
use crate::words::counts::judgements;

/// Those first with whom there is most to talk about.
const APART: &str = "apart";
/// The orders of the list.
const ORDERS: [(&str, &str); 2] = [("register", "As in the register"), (APART, "Most differences first")];

/// Every child of the class.
#[component]
pub(super) fn Children(page: Compared) -> impl IntoView {
    let Compared { period, found, .. } = page;
    let sorting = Sorting::new(
        page.children,
        move || period.track(),
        move |_, pupil| found.with(|found| found.children.iter().find(|child| child.pupil == pupil)?.place()),
    );
    let children = sorting.children(page.children);
    let options = Signal::derive(|| ORDERS.map(|(key, words)| (key.to_owned(), words.to_owned())).into());
    let chosen = Signal::derive(move || ORDERS.get(usize::from(sorting.said(1).is_some())).map_or("", |(key, _)| key).to_owned());
    let choose = Callback::new(move |key: String| sorting.by(usize::from(key == APART), key == APART));
    let rows = move || {
        let children = children.get();
        children.into_iter().map(|(pupil, name)| view! { <Child page=page pupil=pupil name=name /> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <section>
            <h2>"Child by child"</h2>
            <Choose id="order" label="Order" options=options chosen=chosen on_choose=choose inline=true />
            <ul class="beside-children">{live(rows)}</ul>
        </section>
    }
}

#[component]
fn Child(page: Compared, pupil: PupilId, name: String) -> impl IntoView {
    let Compared { session, period, found, .. } = page;
    let here = Memo::new(move |_| found.with(|found| found.children.iter().find(|child| child.pupil == pupil).cloned()));
    let said = move || here.with(|here| here.as_ref().map(says).unwrap_or_default());
    let differs = Memo::new(move |_| here.with(|here| here.as_ref().is_some_and(|c| c.agreement.exact < c.agreement.pairs)));
    let href = move || Route::Pupil(pupil, PupilRoute::file(session.on_purpose(period.get()), None)).to_string();
    let opened = RwSignal::new(false);
    let whose = format!("{name}: ");
    let more = move || {
        let whose = whose.clone();
        if !differs.get() {
            return view! { <span class="quiet">{live(said)}</span> }.into_any();
        }
        view! {
            <details on:toggle=heard(move |_| opened.set(true))>
                <summary><span class="visually-hidden">{whose}</span>{live(said)}</summary>
                {live(move || opened.get().then(|| view! { <BesideTable pupil=pupil period=period only_differences=true /> }.into_any()))}
            </details>
        }
        .into_any()
    };
    view! { <li class="beside-child"><a href=href>{name}</a>{live(more)}</li> }
}

/// How a child's judgements go with the teacher's, in a sentence.
fn says(child: &ChildBeside) -> String {
    let ChildBeside { agreement, open, .. } = child;
    let differ = match agreement.by_one + agreement.by_more {
        0 => String::new(),
        1 => "; 1 difference".to_owned(),
        n => format!("; {n} differences"),
    };
    let compared = match agreement.pairs {
        0 => "Nothing to compare yet".to_owned(),
        pairs => format!("Same as you in {} of {pairs}{differ}", agreement.exact),
    };
    match open {
        0 => compared,
        open => format!("{compared}; {} not compared yet", judgements(*open as u64)),
    }
}
