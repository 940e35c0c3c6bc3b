//! The head of every page of a class: the way back, the heading, what is chosen on the page, the ways to the other pages.

use crate::ui::parts::live::live;
use leptos::prelude::*;

use super::class_nav::ClassNav;
use crate::domain::{ClassId, Period};
use crate::route::{ClassRoute, Route};
use crate::ui::parts::heading::Heading;
use crate::ui::session::Session;
use crate::words;

/// The head.
#[component]
pub(crate) fn ClassHead(
    /// The class.
    class: ClassId,
    /// The half term shown.
    #[prop(into)]
    period: Signal<Period>,
    /// What the page is called; the class itself where nothing is said.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// What is chosen on the page, and what can be done with the whole of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = Session::here();
    let name = Signal::derive(move || session.class_name(class));
    let board = move || Route::Class(class, ClassRoute::Board { period: session.on_purpose(period.get()) }).to_string();
    let home = title.is_some().then(|| view! { <span class="crumbs__then">" / "</span><a href=board>{name}</a> }.into_any());
    // On paper nobody can look up what a list is of, and since when.
    let on_paper = title.is_some().then(|| {
        let said = move || words::paper::of_class(&name.get(), period.get(), session.today());
        view! { <p class="only-on-paper">{live(said)}</p> }.into_any()
    });
    view! {
        <div class="class-head">
            <div class="class-head__title">
                <p class="crumbs"><a href="#/">"Classes"</a>{home}</p>
                <Heading text=title.unwrap_or(name) />
            </div>
            {on_paper}
            {children.map(|children| view! { <div class="toolbar">{children()}</div> }.into_any())}
        </div>
        <ClassNav class=class period=period />
    }
}
