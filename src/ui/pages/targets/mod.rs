//! The targets of a class.

use leptos::prelude::*;

use crate::domain::{Area, ClassId, Period, PupilId};
use crate::report::targets::missing;
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::parts::targets::ChildTargets;
use crate::ui::session::Session;
use crate::words;

mod everyone;
mod group;

/// Makes the page.
pub(crate) fn show(class: ClassId, address: Address) -> AnyView {
    view! { <TargetsPage class=class address=address /> }.into_any()
}

/// The targets of a class, child by child.
#[component]
pub(crate) fn TargetsPage(
    /// The class.
    class: ClassId,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let period = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Targets { period: Some(period), .. })) => period,
        _ => session.this_period(),
    });
    let children = session.members(class, move || period.get());
    let loading = Loading::of_children(children);
    let (suggesting, grouping) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <ClassHead class=class period=period title="Targets" />
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |period| navigate(Route::Class(class, ClassRoute::Targets { period: Some(period) }))) />
            <div class="buttons">
                <button type="button" class="button button--main" on:click=move |_| suggesting.set(true)>"Suggest for everyone"</button>
                <button type="button" class="button" on:click=move |_| grouping.set(true)>"Set for a group"</button>
            </div>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), children.with(Vec::is_empty)) {
            (_, true) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (false, _) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            _ => {
                let cards = children.get().into_iter().map(|(pupil, name)| view! { <ChildCard pupil=pupil name=name period=period /> }.into_any()).collect::<Vec<_>>();
                view! {
                    {cards}
                    <everyone::SuggestDialog open=suggesting children=children period=period />
                    <group::GroupDialog open=grouping children=children period=period />
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn ChildCard(pupil: PupilId, name: String, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let count = Memo::new(move |_| {
        let (subjects, period) = (session.subjects(), period.get());
        session.read_child(pupil, |files| {
            let wanted = usize::from(files.roll().thresholds().targets);
            let missing = |area, wanted| missing(files, pupil, area, period, wanted);
            let of_subjects: usize = subjects.iter().map(|(key, _)| missing(Area::Subject(*key), wanted)).sum();
            (files.fold(pupil).targets(period).len(), of_subjects + missing(Area::Personal, 1))
        })
    });
    let said = move || match count.get() {
        (0, _) => "no targets yet".to_owned(),
        (1, missing) => format!("1 target, {missing} more to set"),
        (set, 0) => format!("{set} targets"),
        (set, missing) => format!("{set} targets, {missing} more to set"),
    };
    let opened = RwSignal::new(false);
    view! {
        <details class="card" on:toggle=move |_| opened.set(true)>
            <summary><strong>{name}</strong>" – "<span class="quiet">{said}</span></summary>
            {move || opened.get().then(|| view! { <ChildTargets pupil=pupil period=period /> }.into_any())}
        </details>
    }
}
