//! Notes in a mentoring file.

use leptos::prelude::*;

use crate::domain::{NoteId, PupilId};
use crate::report::sheet::{Note, notes};
use crate::ui::parts::field::Field;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::heard;
use crate::ui::parts::moment::moment;
use crate::ui::session::Session;
use crate::workspace::Command;

/// The notes, newest first, and a form for a new one.
#[component]
pub(crate) fn Notes(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let list = Memo::new(move |_| session.read_child(pupil, |files| notes(files, pupil)));
    let (text, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.ask(Command::WriteNote { pupil, note: None, text: text.get_untracked() }, move |done| match done {
            Ok(_) => {
                text.set(String::new());
                problem.set(None);
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    view! {
        <section class="notes" aria-labelledby="notes">
            <h2 id="notes" tabindex="-1">"Notes"</h2>
            <form class="form" on:submit=heard(submit) novalidate>
                <Field id="new-note" label="New note" value=text rows=3 most=4000 problem=problem />
                <div class="buttons"><button type="submit" class="button">"Add note"</button></div>
            </form>
            <ul class="notes__list">
                {lines(move || list.get(), key, move |note| view! { <Written pupil=pupil note=note /> }.into_any())}
            </ul>
        </section>
    }
}

fn key(note: &Note) -> String {
    note.live.iter().map(|entry| entry.id.to_string()).chain([note.note.to_string()]).collect()
}

/// One note; a contested one shows all its versions.
#[component]
fn Written(pupil: PupilId, note: Note) -> impl IntoView {
    let session = Session::here();
    let editing = RwSignal::new(false);
    let id: NoteId = note.note;
    let first = note.live.first().map(|e| Note::words(e).to_owned()).unwrap_or_default();
    let draft = RwSignal::new(first);
    let versions = note
        .live
        .iter()
        .map(|entry| {
            let by = format!("{}, {}", session.who(entry.by), moment(entry.at));
            view! { <p class="note__text">{Note::words(entry).to_owned()}</p><p class="quiet">{by}</p> }
        })
        .collect_view();
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.ask(Command::WriteNote { pupil, note: Some(id), text: draft.get_untracked() }, move |done| match done {
            Ok(_) => editing.set(false),
            Err(why) => session.notice.set(Some(why.words())),
        });
    };
    view! {
        <li class="note">
            {versions}
            <Show when=move || editing.get() fallback=move || view! {
                <div class="buttons">
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| editing.set(true))>"Change this note"</button>
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| session.tell(Command::RemoveNote { pupil, note: id }))>"Remove this note"</button>
                </div>
            }>
                <form class="form" on:submit=heard(save) novalidate>
                    <Field id=format!("note-{id}") label="Change this note" value=draft rows=3 most=4000 />
                    <div class="buttons">
                        <button type="submit" class="button button--main">"Save note"</button>
                        <button type="button" class="button button--quiet" on:click=heard(move |_| editing.set(false))>"Cancel"</button>
                    </div>
                </form>
            </Show>
        </li>
    }
}
