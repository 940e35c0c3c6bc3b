//! Who has no slot yet, and what clashes.

use leptos::prelude::*;

use super::hand::{BookedDay, Chip, accept, dropped};
use super::weekday::day_in_full;
use crate::domain::{Date, PupilId, TimeOfDay};
use crate::report::consultation::{BookingClash, clashes};
use crate::ui::parts::live::{heard, live};
use crate::words;

/// The children without a slot; whoever is dropped here has none any more.
#[component]
pub(super) fn Unbooked(page: BookedDay) -> impl IntoView {
    let over = RwSignal::new(false);
    let open = Memo::new(move |_| {
        let booked = page.bookings.get();
        let others = page.on_other_dates.get();
        let free = |id: &PupilId| booked.iter().all(|(_, taken)| taken != id) && !others.contains_key(id);
        page.children.with(|all| all.iter().map(|(id, _)| *id).filter(free).collect::<Vec<PupilId>>())
    });
    let list = move || {
        let open = open.get();
        if open.is_empty() {
            return view! { <p class="quiet">{words::consultation::ALL_BOOKED}</p> }.into_any();
        }
        let chips: Vec<AnyView> =
            open.into_iter().map(|pupil| view! { <li><Chip page=page pupil=pupil booked=false /></li> }.into_any()).collect();
        view! { <ul class="consult-waiting">{chips}</ul> }.into_any()
    };
    let others = move || {
        let lines: Vec<AnyView> = elsewhere(page)
            .into_iter()
            .map(|(pupil, date, at)| view! { <li>{format!("{}: {} at {at}", page.name(pupil), day_in_full(date))}</li> }.into_any())
            .collect();
        (!lines.is_empty()).then(|| {
            let title = words::consultation::on_another_date(lines.len());
            view! { <details><summary class="consult-summary">{title}</summary><ul class="plain">{lines}</ul></details> }.into_any()
        })
    };
    view! {
        <section class="consult-unbooked" class:consult-cell--over=over aria-labelledby="unbooked" on:dragover=accept(page, over)
            on:dragleave=move |_| over.set(false) on:drop=dropped(page, over, move |pupil| page.free(pupil))>
            <h2 id="unbooked">"Without a slot"</h2>
            {live(list)}
            {live(others)}
        </section>
    }
}

/// The children of the day who have no slot here and one on another date: who, when.
fn elsewhere(page: BookedDay) -> Vec<(PupilId, Date, TimeOfDay)> {
    let others = page.on_other_dates.get();
    let booked = page.bookings.get();
    let open = |id: &PupilId| booked.iter().all(|(_, taken)| taken != id);
    page.children.with(|all| {
        let ids = all.iter().map(|(id, _)| *id).filter(open);
        ids.filter_map(|id| others.get(&id).map(|(date, slot)| (id, *date, slot.at))).collect()
    })
}

/// What two devices have brought about and cannot stay.
#[component]
pub(super) fn Clashes(page: BookedDay) -> impl IntoView {
    let found = Memo::new(move |_| page.session.roll.with(|roll| page.details.with(|details| clashes(roll, page.day, details))));
    let free = move |pupil: PupilId| {
        let name = page.name(pupil);
        let label = format!("Cancel the slot of {name}");
        view! { <button type="button" class="button" on:click=heard(move |_| page.free(pupil))>{label}</button> }.into_any()
    };
    let item = move |clash: BookingClash| {
        let (said, pupils) = match clash {
            BookingClash::SlotTwice { slot, pupils } => {
                let names: Vec<String> = pupils.iter().map(|pupil| page.name(*pupil)).collect();
                (words::consultation::given_twice(&page.slot_name(slot), &names), pupils)
            }
            BookingClash::FamilyApart { at, pupils: (a, b) } => {
                (words::consultation::family_apart(&page.name(a), &page.name(b), at), vec![a, b])
            }
            BookingClash::TwoDates { pupil, slot, other } => {
                (words::consultation::two_dates(&page.name(pupil), &page.slot_name(slot), &day_in_full(other)), vec![pupil])
            }
            BookingClash::Left { pupil, slot } => (words::consultation::has_left(&page.name(pupil), &page.slot_name(slot)), vec![pupil]),
            BookingClash::NoSuchSlot { pupil, slot } => {
                (words::consultation::no_such_slot(&page.name(pupil), &page.slot_name(slot)), vec![pupil])
            }
        };
        let buttons: Vec<AnyView> = pupils.into_iter().map(free).collect();
        view! { <li>{said}<div class="buttons">{buttons}</div></li> }.into_any()
    };
    live(move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let title =
                format!("To put right: {}", if found.len() == 1 { "1 clash".to_owned() } else { format!("{} clashes", found.len()) });
            view! {
                <section class="card card--contest" aria-labelledby="clashes">
                    <h2 id="clashes">{title}</h2>
                    <p>{words::consultation::TO_PUT_RIGHT}</p>
                    <ul class="plain">{found.into_iter().map(item).collect::<Vec<_>>()}</ul>
                </section>
            }
            .into_any()
        })
    })
}

/// "28 of 30 children have a slot." Who has one on another date needs none here.
pub(super) fn how_far(page: BookedDay) -> String {
    let others = elsewhere(page).len();
    let of = page.children.with(Vec::len);
    let booked =
        page.children.with(|all| page.bookings.with(|taken| all.iter().filter(|(id, _)| taken.iter().any(|(_, b)| b == id)).count()));
    match others {
        0 => words::consultation::booked(booked, of),
        others if others == of => words::consultation::on_another_date(others),
        others => {
            let (here, there) = (words::consultation::booked(booked, of - others), words::consultation::on_another_date(others));
            format!("{here} {there}")
        }
    }
}
