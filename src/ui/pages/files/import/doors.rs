//! A file that goes in at another door: what it is, and the ways to where it is read.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ledger::roll::Class;
use crate::route::{ClassRoute, Route};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::live;
use crate::ui::session::Session;
use crate::words::doors::{Door, question, way_in};

/// The page: each way leads to a page that reads the file at once.
#[component]
pub(super) fn OtherDoor(door: Door) -> impl IntoView {
    let session = Session::here();
    let ways = move || {
        let classes = session.roll.with(|roll| roll.classes());
        let of_classes = |page: ClassRoute| {
            let way = |(id, class): &(ClassId, Class)| (Route::Class(*id, page), way_in(door, Some(&class.name)));
            // Nobody's list is of the invented children.
            classes.iter().filter(|(_, class)| !class.demo).map(way).collect::<Vec<_>>()
        };
        match door {
            Door::Criteria => vec![(Route::Criteria { subject: None }, way_in(door, None))],
            Door::Pupils | Door::SomeList | Door::Workbook | Door::Transfer => of_classes(ClassRoute::AddPupils),
            Door::Attendance => of_classes(ClassRoute::Attendance { period: None }),
            Door::Markup => Vec::new(),
        }
    };
    let shown = move || {
        let ways: Vec<AnyView> =
            ways().into_iter().map(|(to, text)| view! { <a class="button" href=to.to_string()>{text}</a> }.into_any()).collect();
        match question(door) {
            Some(question) if !ways.is_empty() => view! { <p role="alert">{question}</p><div class="buttons">{ways}</div> }.into_any(),
            _ => view! { <p role="alert">{door.to_string()}" Nothing was changed."</p> }.into_any(),
        }
    };
    view! {
        <Heading text="This file belongs somewhere else" />
        {live(shown)}
        <p><a href="#/">"Go to the classes"</a></p>
    }
}
