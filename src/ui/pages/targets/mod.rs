//! The targets of a class.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId, SubjectKey};
use crate::report::targets::{carried_forward, set_and_missing};
use crate::route::ClassRoute;
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::targets::ChildTargets;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

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
    let of = OfClass::addressed(class, address);
    let OfClass { session, period, children, .. } = of;
    let left = Memo::new(move |_| {
        let (pupils, period): (Vec<PupilId>, _) = (children.get().into_iter().map(|(pupil, _)| pupil).collect(), period.get());
        session.read_children(pupils.iter().copied(), |files| carried_forward(files, &pupils, period))
    });
    let carry = move || {
        let number = left.with(Vec::len);
        (number > 0).then(|| {
            let act = move |_| session.tell(Targets::Set { targets: left.get_untracked() });
            view! { <button type="button" class="button" on:click=heard(act)>{words::targets::carry_for_everyone(number)}</button> }
                .into_any()
        })
    };
    let (suggesting, grouping) = (RwSignal::new(false), RwSignal::new(false));
    let card = move |(pupil, name)| view! { <ChildCard pupil=pupil name=name period=period /> }.into_any();
    view! {
        <ClassHead class=class period=period title="Targets">
            {of.half_terms(|period| ClassRoute::Targets { period })}
            <div class="buttons">
                <button type="button" class="button button--main"
                    on:click=heard(move |_| suggesting.set(true))>"Suggest for everyone"</button>
                <button type="button" class="button" on:click=heard(move |_| grouping.set(true))>"Set for a group"</button>
                {live(carry)}
            </div>
        </ClassHead>
        {of.shown(move || view! {
            {children.get().into_iter().map(card).collect::<Vec<_>>()}
            <everyone::SuggestDialog open=suggesting children=children period=period />
            <group::GroupDialog open=grouping children=children period=period />
        }.into_any())}
    }
}

#[component]
fn ChildCard(pupil: PupilId, name: String, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let count = Memo::new(move |_| {
        let period = period.get();
        let subjects: Vec<SubjectKey> = session.subjects(period).into_iter().map(|(key, _)| key).collect();
        session.read_child(pupil, |files| set_and_missing(files, pupil, &subjects, period))
    });
    let said = move || match count.get() {
        (0, _) => "no targets yet".to_owned(),
        (1, missing) => format!("1 target, {missing} more to set"),
        (set, 0) => format!("{set} targets"),
        (set, missing) => format!("{set} targets, {missing} more to set"),
    };
    let opened = RwSignal::new(false);
    view! {
        <details class="card" on:toggle=heard(move |_| opened.set(true))>
            <summary><h2>{name}</h2>" – "<span class="quiet">{live(said)}</span></summary>
            {live(move || opened.get().then(|| view! { <ChildTargets pupil=pupil period=period /> }.into_any()))}
        </details>
    }
}
