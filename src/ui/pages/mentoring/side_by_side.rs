//! What children and teacher say, side by side. For the teacher: it ranks nobody, and what differs is shown only when asked for.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId};
use crate::platform::page::print;
use crate::report::beside::{Beside, Order, besides, class_beside};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
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
    let session = Session::here();
    let period = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::SideBySide { period: Some(period), .. })) => period,
        _ => session.this_period(),
    });
    let children = session.members(class, move || period.get());
    let loading = Loading::of_children(children);
    // Of every half term, so that another one is shown without reading the files again.
    let judged = Memo::new(move |_| {
        let of = |(id, _): (PupilId, String)| (id, session.read_child(id, |files| besides(files, id)));
        children.get().into_iter().map(of).collect::<Vec<(PupilId, Vec<Beside>)>>()
    });
    let order = Memo::new(move |_| session.roll.with(|roll| Order::of(roll)));
    let found = Memo::new(move |_| order.with(|order| judged.with(|judged| class_beside(order, judged, period.get()))));
    let page = Compared { session, class, period, children, judged, order, found };
    view! {
        <ClassHead class=class period=period title="Side by side" />
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |period| navigate(Route::Class(class, ClassRoute::SideBySide { period: Some(period) }))) />
            <div class="buttons"><button type="button" class="button" on:click=move |_| print()>"Print"</button></div>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), children.with(Vec::is_empty)) {
            (_, true) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (false, _) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            _ => view! { <Class page=page /> }.into_any(),
        }}
    }
}

/// What there is to see: figures and children, or what is missing for them.
#[component]
fn Class(page: Compared) -> impl IntoView {
    let Compared { class, period, found, .. } = page;
    let rounds = move || Route::Class(class, ClassRoute::Rounds { period: Some(period.get()) }).to_string();
    let attitude = move || Route::Class(class, ClassRoute::Attitude { period: Some(period.get()) }).to_string();
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
        {now}
        <figures::OverTime page=page />
        {children}
    }
}
