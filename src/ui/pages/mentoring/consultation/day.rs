//! One day: how far it is, filling it, and everything that can be done with it.

use leptos::prelude::*;

use super::families::Families;
use super::form::DayForm;
use super::grid::Grid;
use super::hand::BookedDay;
use super::paper;
use super::unbooked::{Clashes, Unbooked, how_far};
use super::weekday::day_in_full;
use crate::domain::{ClassId, Consultation, ConsultationId, PupilId, Slot};
use crate::ledger::{About, Cell, Reading};
use crate::report::consultation::{on_other_dates, plan, who};
use crate::report::sheet::Contested;
use crate::route::{ClassRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::settle::ToSettle;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Consulting;

/// What filling came to, and the day as it was then.
#[derive(Clone, PartialEq)]
struct Filled {
    placed: Vec<(PupilId, Slot)>,
    left_out: Vec<PupilId>,
    of: Vec<(Slot, PupilId)>,
}

/// The day.
#[component]
pub(super) fn Day(class: ClassId, day: ConsultationId, first: Consultation) -> impl IntoView {
    let session = Session::here();
    let details = Memo::new(move |_| {
        let found = session.roll.with(|roll| roll.consultation(day));
        found.as_ref().and_then(Reading::any).cloned().unwrap_or_else(|| first.clone())
    });
    let page = BookedDay {
        session,
        class,
        day,
        details,
        children: Memo::new(move |_| session.roll.with(|roll| details.with(|details| who(roll, details, class)))),
        bookings: Memo::new(move |_| session.roll.with(|roll| roll.bookings(day))),
        on_other_dates: Memo::new(move |_| session.roll.with(|roll| details.with(|details| on_other_dates(roll, day, details.date)))),
        picked: RwSignal::new(None),
        dragged: RwSignal::new(None),
        said: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            page.put_down();
        }
    });
    on_cleanup(move || escape.remove());
    let print = paper::Print {
        paper: RwSignal::new(None),
        place: RwSignal::new(None),
        full_names: RwSignal::new(false),
        first_names: RwSignal::new(false),
    };
    let contested = Memo::new(move |_| {
        session.roll.with(|roll| {
            let of_day = |cell: &Cell| matches!(cell, Cell::Consultation(of) | Cell::Booking(_, of) if *of == day);
            let found = roll.fold().contested().filter(|(cell, _)| of_day(cell));
            found.map(|(cell, live)| Contested { cell, claims: live.to_vec() }).collect::<Vec<_>>()
        })
    });
    live(move || match print.paper.get() {
        Some(kind) => view! { <paper::Preview page=page print=print kind=kind /> }.into_any(),
        None => view! {
            <ToSettle contested=contested about=About::School />
            <Summary page=page />
            <Clashes page=page />
            <Families page=page />
            <Moving page=page />
            <paper::Papers page=page print=print />
        }
        .into_any(),
    })
}

/// The day in words, and what is done with all of it.
#[component]
fn Summary(page: BookedDay) -> impl IntoView {
    let BookedDay { session, class, day, .. } = page;
    let changing = RwSignal::new(false);
    let filled = RwSignal::new(None::<Filled>);
    let said = move || page.details.with(|d| words::consultation::day(&day_in_full(d.date), d));
    let fill = move |_| {
        let planned = session.roll.with_untracked(|roll| page.details.with_untracked(|details| plan(roll, day, details, class)));
        let (placed, left_out) = (planned.placed.clone(), planned.left_out);
        session.ask(Consulting::Book { day, bookings: planned.placed }, move |done| match done {
            Ok(_) => {
                page.picked.set(None);
                page.say(filled_in_words(page, &placed, &left_out));
                let of = session.roll.with_untracked(|roll| roll.bookings(day));
                filled.set(Some(Filled { placed, left_out, of }));
            }
            Err(why) => page.refuse(&why),
        });
    };
    let free = move |_| {
        let pupils: Vec<PupilId> = page.bookings.with_untracked(|all| all.iter().map(|(_, pupil)| *pupil).collect());
        session.ask(Consulting::Free { day, pupils }, move |done| match done {
            Ok(_) => {
                page.picked.set(None);
                page.say(words::consultation::ALL_FREE.to_owned());
            }
            Err(why) => page.refuse(&why),
        });
    };
    let remove = move |_| {
        session.ask(Consulting::RemoveDay { day }, move |done| match done {
            Ok(_) => navigate(Route::Class(class, ClassRoute::Consultation { day: None })),
            Err(why) => {
                changing.set(false);
                page.refuse(&why);
            }
        });
    };
    // A day may be that of several classes: the button says how many slots it is about.
    let all = move || match page.bookings.with(Vec::len) {
        0 => "Cancel all".to_owned(),
        1 => "Cancel 1 slot".to_owned(),
        n => format!("Cancel all {n} slots"),
    };
    let names = move || {
        let shown = filled.get().filter(|filled| page.bookings.with(|now| *now == filled.of) && !filled.placed.is_empty())?;
        let lines: Vec<AnyView> = shown
            .placed
            .iter()
            .map(|(pupil, slot)| view! { <li>{format!("{}: {}", page.name(*pupil), page.slot_name(*slot))}</li> }.into_any())
            .collect();
        let list = view! {
            <details><summary class="consult-summary">"Who was placed, and when"</summary><ul class="plain">{lines}</ul></details>
        };
        Some(list.into_any())
    };
    // How many slots are taken when the form is opened: those the day has no longer are free afterwards.
    let booked = StoredValue::new(0_usize);
    let change = move |_| {
        booked.set_value(page.bookings.with_untracked(Vec::len));
        changing.set(true);
    };
    let saved = Callback::new(move |_| {
        changing.set(false);
        let freed = booked.get_value().saturating_sub(page.bookings.with_untracked(Vec::len));
        page.say(words::consultation::saved(freed));
    });
    view! {
        <p>{live(said)}" "<strong>{live(move || how_far(page))}</strong></p>
        <div class="buttons">
            <button type="button" class="button button--main" on:click=heard(fill)>"Fill in automatically"</button>
            <button type="button" class="button" disabled=move || page.bookings.with(Vec::is_empty)
                on:click=heard(free)>{live(all)}</button>
            <button type="button" class="button" aria-haspopup="dialog" on:click=heard(change)>"Change the day"</button>
        </div>
        {live(names)}
        <Dialog open=changing title="Change the day".to_owned()>
            <p class="quiet">{words::consultation::BECOME_FREE}</p>
            <DayForm class=class day=Some((day, page.details.get_untracked())) done=saved />
            <div class="buttons">
                <button type="button" class="button button--quiet" on:click=heard(move |_| changing.set(false))>"Cancel"</button>
                <button type="button" class="button button--bad" on:click=heard(remove)>"Remove the day"</button>
            </div>
        </Dialog>
    }
}

/// "28 children have a slot now. No slot was left for Dev Dunnock."
fn filled_in_words(page: BookedDay, placed: &[(PupilId, Slot)], left_out: &[PupilId]) -> String {
    let names: Vec<String> = left_out.iter().map(|pupil| untrack(|| page.name(*pupil))).collect();
    words::consultation::filled_in(placed.len(), page.children.with_untracked(Vec::is_empty), &names)
}

/// What was said of the last move, who waits, and the table.
#[component]
fn Moving(page: BookedDay) -> impl IntoView {
    let status = move || match page.picked.get() {
        Some(pupil) => words::consultation::picked_up(&page.name(pupil)),
        None => page.still(page.said).unwrap_or_default(),
    };
    let put_down = move || {
        page.picked.get().map(|_| {
            view! { <button type="button" class="button" on:click=heard(move |_| page.put_down())>"Leave it where it is"</button> }
                .into_any()
        })
    };
    let speaks = move || page.picked.get().is_some() || page.still(page.said).is_some() || page.still(page.problem).is_some();
    view! {
        <div class="consult-said" class:consult-said--up=speaks>
            <p role="status">{live(status)}</p>
            {live(move || page.still(page.problem).map(|text| view! { <p class="error" role="alert">{text}</p> }.into_any()))}
            {live(put_down)}
        </div>
        <Unbooked page=page />
        <section aria-labelledby="slots">
            <h2 id="slots">"Who comes when"</h2>
            <p class="quiet">{words::consultation::DRAG}</p>
            <Grid page=page />
        </section>
    }
}
