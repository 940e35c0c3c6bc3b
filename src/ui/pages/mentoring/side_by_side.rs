//! What children and teacher say, side by side. For the teacher: it ranks nobody, and what differs is shown only when asked for.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId};
use crate::platform::page::print;
use crate::report::beside::{Beside, Order, besides, class_beside};
use crate::route::{ClassRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::workbook::workbook_button;
use crate::words;

mod children;
mod compared;
mod figures;

use compared::Compared;

/// The page.
#[component]
pub(crate) fn SideBySidePage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let of = OfClass::addressed(class, address);
    let OfClass { session, period, children, .. } = of;
    // Of every half term, so that another one is shown without reading the files again.
    let judged = Memo::new(move |_| {
        let of = |(id, _): (PupilId, String)| (id, session.read_child(id, |files| besides(files, id)));
        children.get().into_iter().map(of).collect::<Vec<(PupilId, Vec<Beside>)>>()
    });
    let order = Memo::new(move |_| session.roll.with(|roll| Order::of(roll, period.get())));
    let found = Memo::new(move |_| order.with(|order| judged.with(|judged| class_beside(order, judged, period.get()))));
    let page = Compared { session, class, period, children, judged, order, found };
    view! {
        <ClassHead class=class period=period title="Side by side">
            {of.half_terms(|period| ClassRoute::SideBySide { period })}
            <div class="buttons">
                <button type="button" class="button" on:click=heard(move |_| print())>"Print"</button>
                {workbook_button(move || format!("{} Side by side", session.class_name(class)))}
            </div>
        </ClassHead>
        {of.shown(move || view! { <Class page=page /> }.into_any())}
    }
}

/// What there is to see: figures and children, or what is missing for them.
#[component]
fn Class(page: Compared) -> impl IntoView {
    let Compared { session, class, period, found, .. } = page;
    let rounds = move || Route::Class(class, ClassRoute::Rounds { period: session.on_purpose(period.get()) }).to_string();
    let attitude = move || Route::Class(class, ClassRoute::Attitude { period: session.on_purpose(period.get()) }).to_string();
    let state = Memo::new(move |_| found.with(|found| (found.all.pairs + found.all.left_out > 0, found.open > 0)));
    let now = move || match state.get() {
        (true, _) => view! { <figures::Summary page=page /><figures::Kinds page=page /> }.into_any(),
        (false, true) => view! {
            <section class="card">
                <h2>"The children have judged themselves"</h2>
                <p>{words::beside::ONCE_YOU_JUDGE}</p>
                <p><a class="button" href=attitude>"Go to attitude and behaviour"</a></p>
            </section>
        }
        .into_any(),
        (false, false) => view! {
            <section class="card">
                <h2>"No child has done a self-assessment for this half term yet"</h2>
                <p>{words::beside::ONCE_THEY_JUDGE}</p>
                <p><a class="button button--main" href=rounds>"Go to self-assessment"</a></p>
            </section>
        }
        .into_any(),
    };
    let children = move || (state.get() != (false, false)).then(|| view! { <children::Children page=page /> }.into_any());
    view! {
        {live(now)}
        <figures::OverTime page=page />
        {live(children)}
    }
}
