//! A meeting that lacks something is asked about once more before it ends; what is left of its targets is carried forward in one tap.

use leptos::prelude::*;

use super::room::MeetingRoom;
use crate::report::meetings::Lacking;
use crate::report::targets::carried_forward;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::{heard, live};
use crate::words;
use crate::workspace::Targets;

/// Asks whether a meeting is to end although it lacks something.
#[component]
pub(super) fn EndAnyway(
    /// What it lacks.
    lacks: RwSignal<Lacking>,
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// Called with a yes.
    on_yes: Callback<(), ()>,
) -> impl IntoView {
    let text = move || lacks.with(|lacks| words::meetings::lacks(lacks.agreement, lacks.targets));
    let yes = move |_| {
        open.set(false);
        on_yes.run(());
    };
    view! {
        <Dialog open=open title="End the meeting anyway?".to_owned()>
            <p>{live(text)}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=heard(yes)>"End it anyway"</button>
                <button type="button" class="button button--main" autofocus on:click=heard(move |_| open.set(false))>"Go back"</button>
            </div>
        </Dialog>
    }
}

/// What is left of earlier targets, to be carried forward in one tap.
#[component]
pub(super) fn CarryForward(room: MeetingRoom) -> impl IntoView {
    let MeetingRoom { session, pupil, meeting, .. } = room;
    let left = Memo::new(move |_| {
        let ahead = meeting.with(|meeting| meeting.ahead);
        session.read_child(pupil, |files| carried_forward(files, &[pupil], ahead))
    });
    live(move || {
        let number = left.with(Vec::len);
        (number > 0).then(|| {
            let carry = move |_| session.tell(Targets::Set { targets: left.get_untracked() });
            view! {
                <p>{words::targets::left_over(number)}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=heard(carry)>{words::targets::carry_all(number)}</button>
                </div>
            }
            .into_any()
        })
    })
}
