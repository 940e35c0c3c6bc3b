//! Who has no slot yet, and what clashes.

use leptos::prelude::*;

use super::hand::{BookedDay, Chip, accept, dropped};
use crate::domain::PupilId;
use crate::report::consultation::{BookingClash, clashes};
use crate::words;

/// The children without a slot; whoever is dropped here has none any more.
#[component]
pub(super) fn Unbooked(page: BookedDay) -> impl IntoView {
    let over = RwSignal::new(false);
    let open = Memo::new(move |_| {
        let booked = page.bookings.get();
        let free = |id: &PupilId| booked.iter().all(|(_, taken)| taken != id);
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
    view! {
        <section class="consult-unbooked" class:consult-cell--over=over aria-labelledby="unbooked" on:dragover=accept(page, over)
            on:dragleave=move |_| over.set(false) on:drop=dropped(page, over, move |pupil| page.free(pupil))>
            <h2 id="unbooked">"Without a slot"</h2>
            {list}
        </section>
    }
}

/// What two devices have brought about and cannot stay.
#[component]
pub(super) fn Clashes(page: BookedDay) -> impl IntoView {
    let found = Memo::new(move |_| page.session.roll.with(|roll| page.details.with(|details| clashes(roll, page.day, details))));
    let free = move |pupil: PupilId| {
        let name = page.name(pupil);
        let label = format!("Free the slot of {name}");
        view! { <button type="button" class="button" on:click=move |_| page.free(pupil)>{label}</button> }.into_any()
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
            BookingClash::Left { pupil, slot } => (words::consultation::has_left(&page.name(pupil), &page.slot_name(slot)), vec![pupil]),
            BookingClash::NoSuchSlot { pupil, slot } => {
                (words::consultation::no_such_slot(&page.name(pupil), &page.slot_name(slot)), vec![pupil])
            }
        };
        let buttons: Vec<AnyView> = pupils.into_iter().map(free).collect();
        view! { <li>{said}<div class="buttons">{buttons}</div></li> }.into_any()
    };
    move || {
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
    }
}

/// "28 of 30 children have a slot."
pub(super) fn how_far(page: BookedDay) -> String {
    let of = page.children.with(Vec::len);
    let booked =
        page.children.with(|all| page.bookings.with(|taken| all.iter().filter(|(id, _)| taken.iter().any(|(_, b)| b == id)).count()));
    words::consultation::booked(booked, of)
}
