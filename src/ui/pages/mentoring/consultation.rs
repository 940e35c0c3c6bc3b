//! Parent Consultation Days of a class: the list of them, and one day.

use leptos::prelude::*;

use crate::domain::{ClassId, Consultation, ConsultationId, Date};
use crate::ledger::Reading;
use crate::report::consultation::{concerns, who};
use crate::route::{ClassRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::class_nav::ClassNav;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::live;
use crate::ui::session::Session;
use crate::words;

mod day;
mod families;
mod form;
mod grid;
mod hand;
mod paper;
mod unbooked;
mod weekday;

use weekday::day_in_full;

/// The page.
#[component]
pub(crate) fn ConsultationPage(
    /// The class.
    class: ClassId,
    /// The day; `None` for the list of days.
    day: Option<ConsultationId>,
) -> impl IntoView {
    let session = Session::here();
    let name = Signal::derive(move || session.class_name(class));
    let here = Memo::new(move |_| {
        let found = day.and_then(|day| session.roll.with(|roll| roll.consultation(day)));
        found.as_ref().and_then(Reading::any).cloned()
    });
    let heading = Signal::derive(move || match here.get() {
        Some(details) => format!("Parent Consultation Day, {}", words::date(details.date)),
        None => "Parent Consultation Days".to_owned(),
    });
    let list = Route::Class(class, ClassRoute::Consultation { day: None }).to_string();
    let crumb = day.map(|_| view! { " / "<a href=list.clone()>"Parent Consultation Days"</a> }.into_any());
    let exists = Memo::new(move |_| here.with(Option::is_some));
    let shown = move || match (day, exists.get(), here.get_untracked()) {
        (None, ..) => view! { <Days class=class /> }.into_any(),
        (Some(day), true, Some(details)) => view! { <day::Day class=class day=day first=details /> }.into_any(),
        _ => view! {
            <p class="card">{words::consultation::DAY_NOT_HERE}<a href=list.clone()>"See all days"</a></p>
        }
        .into_any(),
    };
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=Route::class(class).to_string()>{name}</a>{crumb}</p>
        <Heading text=heading title="Parent Consultation Day".to_owned() />
        <ClassNav class=class period=Signal::derive(move || session.this_period()) />
        {live(shown)}
    }
}

/// The days there are, and a form for another.
#[component]
fn Days(class: ClassId) -> impl IntoView {
    let session = Session::here();
    let days = Memo::new(move |_| {
        session.roll.with(|roll| {
            let count = |(id, details): (ConsultationId, Consultation)| {
                let children = who(roll, &details, class);
                let booked = children.iter().filter(|(child, _)| roll.booking(*child, id).is_some()).count();
                (id, concerns(&details, class), details.date, booked, children.len())
            };
            roll.consultations().into_iter().map(count).collect::<Vec<_>>()
        })
    });
    let list = move |ours: bool| {
        let line = |(day, _, date, booked, of): (ConsultationId, bool, Date, usize, usize)| {
            let href = Route::Class(class, ClassRoute::Consultation { day: Some(day) }).to_string();
            let said = format!("{booked} of {} booked", words::children(of));
            view! { <li class="rows__row"><a class="consult-link" href=href>{day_in_full(date)}</a><span>{said}</span></li> }.into_any()
        };
        days.get().into_iter().rev().filter(|(_, own, ..)| *own == ours).map(line).collect::<Vec<AnyView>>()
    };
    let ours = move || {
        let list = list(true);
        if list.is_empty() {
            view! { <p>{words::consultation::NO_DAY}</p> }.into_any()
        } else {
            view! { <ul class="rows">{list}</ul> }.into_any()
        }
    };
    let others = move || {
        let list = list(false);
        (!list.is_empty()).then(|| view! { <h2>"Days of other classes"</h2><ul class="rows">{list}</ul> }.into_any())
    };
    let go = Callback::new(move |day| navigate(Route::Class(class, ClassRoute::Consultation { day: Some(day) })));
    view! {
        <p class="quiet">{words::consultation::ABOUT}</p>
        {live(ours)}
        {live(others)}
        <section class="card" aria-labelledby="plan-a-day">
            <h2 id="plan-a-day">"Plan a Parent Consultation Day"</h2>
            <form::DayForm class=class day=None done=go />
        </section>
    }
}
