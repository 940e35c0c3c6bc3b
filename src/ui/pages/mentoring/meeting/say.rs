//! What is written down in a meeting. It is stored when the field is left, when writing rests for a moment, when the step is left and
//! when the screen goes away. What could not be stored stays in the room, and is tried again.

use std::time::Duration;

use super::room::MeetingRoom;
use crate::domain::MeetingPart;
use crate::domain::meeting::COMMENT_MAX;
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::live::live;
use crate::workspace::Mentoring;
use leptos::prelude::*;

/// How long writing rests before it is stored.
const REST: Duration = Duration::from_millis(1500);

/// The comments of child, parent and mentor.
#[component]
pub(super) fn Comments(room: MeetingRoom) -> impl IntoView {
    let child = move || format!("What {} says", room.forename.get());
    view! {
        {live(move || view! { <SaidField room=room part=MeetingPart::Child label=child() /> }.into_any())}
        <SaidField room=room part=MeetingPart::Parent label="What the parent says".to_owned() />
        <SaidField room=room part=MeetingPart::Mentor label="What the mentor says".to_owned() />
    }
}

/// One field.
#[component]
pub(super) fn SaidField(room: MeetingRoom, part: MeetingPart, label: String) -> impl IntoView {
    let MeetingRoom { session, pupil, id, fold, drafts, .. } = room;
    let kept = Memo::new(move |_| fold.with(|fold| fold.said_in(id, part)));
    let text = RwSignal::new(drafts.words(part).unwrap_or_else(|| kept.get_untracked()));
    let problem = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let kept = kept.get();
        // What is being typed stays; of what is stored, spaces at the ends make no difference.
        if drafts.words(part).is_none() && text.with_untracked(|text| text.trim() != kept) {
            text.set(kept);
        }
    });
    let store = move || {
        let Some(written) = drafts.words(part) else { return };
        session.ask(Mentoring::Say { pupil, meeting: id, part, text: written.clone() }, move |done| match done {
            Ok(_) => {
                drafts.stored(part, &written);
                let _left = problem.try_set(None);
            }
            Err(why) => {
                // Where the step was left meanwhile, it is said above the page.
                if problem.try_set(Some(why.words())).is_some() {
                    session.notice.set(Some(why.words()));
                }
            }
        });
    };
    let resting = StoredValue::new(None::<TimeoutHandle>);
    let write = Callback::new(move |written: String| {
        drafts.write(part, written.clone());
        text.set(written);
        if let Some(handle) = resting.get_value() {
            handle.clear();
        }
        // Without a timer it is stored when the field is left.
        resting.set_value(set_timeout_with_handle(store, REST).ok());
    });
    let left = Callback::new(move |_| store());
    // A tablet that is put down or a tab that is closed asks nobody.
    let hidden = window_event_listener_untyped("pagehide", move |_| store());
    let turned = window_event_listener_untyped("blur", move |_| store());
    on_cleanup(move || {
        hidden.remove();
        turned.remove();
        store();
    });
    let written = Written::by(text.into(), write);
    view! { <Field id=format!("said-{part}") label=label value=written on_left=left problem=problem rows=4 most=COMMENT_MAX /> }
}
