//! A class on one day: everyone is fine unless tapped.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::calendar::date as read_date;
use crate::domain::{ClassId, Date, PupilId, Slip};
use crate::report::half_terms::{of_day, off};
use crate::report::today::{ChildsDay, childs_day, noted, school_day_before};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::field::{Field, Within, Written};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::praise_dialog::PraiseDialog;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;

mod child;
mod day;
mod dialogs;
mod quick;

use day::OneDay;
pub(super) use quick::Quick;

/// The day of a class.
#[component]
pub(crate) fn TodayPage(
    /// The class.
    class: ClassId,
    /// The address, for the day.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    // The page that shows today goes on to the next day at midnight.
    let today = Memo::new(move |_| session.today());
    let date = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Today { date: Some(date), .. })) => date.min(today.get()),
        _ => today.get(),
    });
    let off = move || session.roll.with(|roll| off(roll, date.get())).map(words::calendar::day_off);
    let period = Memo::new(move |_| session.roll.with(|roll| of_day(roll, date.get())));
    let of = OfClass::at(class, period);
    let children = of.everyone;
    let page = OneDay {
        session,
        date,
        children,
        chosen: RwSignal::new(Vec::new()),
        about: RwSignal::new(Vec::new()),
        praising: RwSignal::new(false),
        happening: RwSignal::new(false),
    };
    let problem = RwSignal::new(None::<String>);
    let go = move |date: Date| {
        problem.set(None);
        navigate(Route::Class(class, ClassRoute::Today { date: (date != today.get_untracked()).then_some(date) }));
    };
    let shown = Written::held(Signal::derive(move || date.get().to_string()));
    let choose = Callback::new(move |typed: String| match read_date(&typed) {
        Some(day) if day <= today.get_untracked() => go(day),
        Some(_) => problem.set(Some(words::calendar::NOT_YET.to_owned())),
        None => problem.set(Some(words::calendar::CHOOSE_A_DAY.to_owned())),
    });
    let before = move |_| {
        if let Some(day) = school_day_before(date.get_untracked()) {
            go(day);
        }
    };
    let title = Signal::derive(move || if date.get() == today.get() { "Today".to_owned() } else { words::date(date.get()) });
    view! {
        <ClassHead class=class period=period title=title>
            <Field id="day" label="Day" kind="date" value=shown on_left=choose within=Within::until(today.get_untracked()) inline=true />
            <div class="buttons">
                <button type="button" class="button" on:click=heard(before)>"The school day before"</button>
                <button type="button" class="button" disabled=move || date.get() == today.get()
                    on:click=heard(move |_| go(today.get_untracked()))>"Back to today"</button>
            </div>
        </ClassHead>
        {live(move || off().map(|off| view! { <p class="day-off"><strong>{off}</strong></p> }.into_any()))}
        {alert(problem)}
        {of.shown(move || view! { <Class page=page /> }.into_any())}
    }
}

/// Everyone, what was noted, and what to do for those chosen together.
#[component]
fn Class(page: OneDay) -> impl IntoView {
    let OneDay { session, date, children, chosen, .. } = page;
    let days = Memo::new(move |_| {
        let (here, date) = (children.get(), date.get());
        let of = |(pupil, _): (PupilId, String)| session.read_child(pupil, |files| childs_day(files, pupil, date));
        here.into_iter().map(of).collect::<Vec<ChildsDay>>()
    });
    let said = move || match days.with(|days| noted(days)) {
        0 => words::attitude::EVERYONE_FINE.to_owned(),
        of => words::attitude::noted_for(of),
    };
    let rows = move || {
        children
            .get()
            .into_iter()
            .map(|(pupil, name)| view! { <child::Child page=page pupil=pupil name=Arc::from(name.as_str()) /> }.into_any())
            .collect::<Vec<_>>()
    };
    // Whoever leaves the page's list is no longer chosen.
    let together = Memo::new(move |_| {
        let here = children.get();
        chosen.get().into_iter().filter(|id| here.iter().any(|(known, _)| known == id)).collect::<Vec<PupilId>>()
    });
    view! {
        <p role="status">{live(said)}</p>
        <ul class="today" aria-label="Children">{live(rows)}</ul>
        <Together page=page together=together />
        <PraiseDialog open=page.praising about=page.about names=children date=date given=Callback::new(move |()| chosen.set(Vec::new())) />
        <dialogs::IncidentDialog page=page />
    }
}

/// What can be noted for several children in one tap.
#[component]
fn Together(page: OneDay, together: Memo<Vec<PupilId>>) -> impl IntoView {
    let slip = move |slip: Slip| {
        let label = words::capital(words::slip(slip));
        view! {
            <button type="button" class="button"
                on:click=heard(move |_| { page.miss(together.get_untracked(), slip, true); page.chosen.set(Vec::new()); })>{label}</button>
        }
        .into_any()
    };
    live(move || {
        together.with(|t| !t.is_empty()).then(|| {
            view! {
                <section class="today__together" aria-labelledby="together">
                    <h2 id="together">{live(move || format!("{} chosen", words::children(together.with(Vec::len))))}</h2>
                    <div class="buttons">
                        {Slip::ALL.into_iter().map(slip).collect::<Vec<_>>()}
                        <button type="button" class="button" aria-haspopup="dialog"
                            on:click=heard(move |_| page.happen(together.get_untracked()))>"Incident …"</button>
                        <button type="button" class="button button--main" aria-haspopup="dialog"
                            on:click=heard(move |_| page.praise(together.get_untracked()))>"Praise …"</button>
                        <button type="button" class="button button--quiet"
                            on:click=heard(move |_| page.chosen.set(Vec::new()))>"Choose nobody"</button>
                    </div>
                </section>
            }
            .into_any()
        })
    })
}
