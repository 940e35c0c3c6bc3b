//! The head of every page of a class: the way back, the heading, the ways to the other pages.

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
    /// What the page is called.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    let session = Session::here();
    let board = move || Route::Class(class, ClassRoute::Board { period: session.on_purpose(period.get()) }).to_string();
    // On paper nobody can look up what a list is of, and since when.
    let on_paper = move || words::paper::of_class(&session.class_name(class), period.get(), session.today());
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=board>{move || session.class_name(class)}</a></p>
        <Heading text=title />
        <p class="only-on-paper">{on_paper}</p>
        <ClassNav class=class period=period />
    }
}
