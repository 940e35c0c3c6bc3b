//! What is written down in a meeting. It is stored when the field is left, when writing rests for a moment, and when the step is.

use std::time::Duration;

use super::*;
use crate::domain::MeetingPart;
use crate::domain::meeting::COMMENT_MAX;

/// How long writing rests before it is stored.
const REST: Duration = Duration::from_millis(1500);

/// The comments of child, parent and mentor.
#[component]
pub(super) fn Comments(room: Room) -> impl IntoView {
    let child = move || format!("What {} says", room.forename.get());
    view! {
        {move || view! { <Said room=room part=MeetingPart::Child label=child() /> }.into_any()}
        <Said room=room part=MeetingPart::Parent label="What the parent says".to_owned() />
        <Said room=room part=MeetingPart::Mentor label="What the mentor says".to_owned() />
    }
}

/// One field.
#[component]
pub(super) fn Said(room: Room, part: MeetingPart, label: String) -> impl IntoView {
    let Room { session, pupil, id, fold, .. } = room;
    let kept = Memo::new(move |_| fold.with(|fold| fold.said_in(id, part)));
    let text = RwSignal::new(kept.get_untracked());
    // What has been typed and is not stored yet; a change from elsewhere does not take its place.
    let typed = StoredValue::new(false);
    let problem = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let kept = kept.get();
        if !typed.get_value() && text.get_untracked() != kept {
            text.set(kept);
        }
    });
    let store = move || {
        let written = text.try_get_untracked().unwrap_or_default();
        if typed.try_get_value() != Some(true) {
            return;
        }
        typed.set_value(false);
        session.ask(Mentoring::Say { pupil, meeting: id, part, text: written }, move |done| {
            // The step may have been left meanwhile.
            let _left = problem.try_set(done.err().map(|why| why.words()));
        });
    };
    let resting = StoredValue::new(None::<TimeoutHandle>);
    let write = move |event| {
        text.set(event_target_value(&event));
        typed.set_value(true);
        if let Some(handle) = resting.get_value() {
            handle.clear();
        }
        // Without a timer it is stored when the field is left.
        resting.set_value(set_timeout_with_handle(store, REST).ok());
    };
    on_cleanup(store);
    let (field, error) = (format!("said-{part}"), format!("said-{part}-problem"));
    view! {
        <div class="field">
            <label for=field.clone()>{label}</label>
            {move || problem.get().map(|text| view! { <p class="error" role="alert" id=error.clone()>{text}</p> }.into_any())}
            <textarea id=field rows="4" maxlength=COMMENT_MAX.to_string() prop:value=text on:input=write on:change=move |_| store()></textarea>
        </div>
    }
}
