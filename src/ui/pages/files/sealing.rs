//! Two questions before a file goes out or comes in: with which passphrase it is to be locked, and with which it was.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::passphrase::{is_weak, made_up};
use crate::ledger::Reading;
use crate::platform::fault::Fault;
use crate::platform::{random, sealing};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;

/// What is done once somebody has said how a file is to be saved: with a passphrase, or without.
pub(super) type Save = Arc<dyn Fn(Option<String>) + Send + Sync>;

/// A file that waits for its passphrase, and who waits for what is in it.
struct Locked {
    file: web_sys::File,
    open: oneshot::Sender<web_sys::File>,
}

thread_local! {
    static LOCKED: RefCell<Option<Locked>> = const { RefCell::new(None) };
}

impl Session {
    /// Asks how a file is to be saved.
    pub(super) fn ask_how_to_save(self, title: &str, save: Save) {
        let title = title.to_owned();
        self.over.set(Some(Arc::new(move || view! { <SaveFile title=title.clone() save=Arc::clone(&save) /> }.into_any())));
    }

    /// The files as they are without their locks; none where somebody would not open one.
    ///
    /// # Errors
    /// The browser could not read one.
    pub(super) async fn unlocked(self, files: Vec<web_sys::File>) -> Result<Option<Vec<web_sys::File>>, Fault> {
        let mut all = Vec::new();
        for file in files {
            if !sealing::is_sealed(&file).await? {
                all.push(file);
                continue;
            }
            let (open, opened) = oneshot::channel();
            LOCKED.set(Some(Locked { file, open }));
            self.notice.set(None);
            self.over.set(Some(Arc::new(|| view! { <OpenFile /> }.into_any())));
            // Whoever waits for it has gone with the dialog.
            let Ok(file) = opened.await else { return Ok(None) };
            all.push(file);
        }
        Ok(Some(all))
    }
}

/// Puts the dialog away once it is closed, then goes on; what is to come next is asked for while the dialog is still there.
fn once_closed(session: Session, open: RwSignal<bool>, next: impl Fn() -> Option<Box<dyn FnOnce()>> + 'static) {
    Effect::new(move |was_closed| {
        // It is told twice: by whoever closes it, and by the dialog itself.
        if !open.get() && was_closed != Some(true) {
            let next = next();
            let away = move || {
                session.over.set(None);
                if let Some(next) = next {
                    next();
                }
            };
            set_timeout(away, Duration::ZERO);
        }
        !open.get_untracked()
    });
}

#[component]
fn SaveFile(title: String, save: Save) -> impl IntoView {
    let session = Session::here();
    let open = RwSignal::new(true);
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let how = RwSignal::new(None::<Option<String>>);
    once_closed(session, open, move || {
        let (how, save) = (how.get_untracked()?, Arc::clone(&save));
        Some(Box::new(move || save(how)))
    });
    let choose = move |passphrase| {
        how.set(Some(passphrase));
        open.set(false);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let passphrase = typed.get_untracked().trim().to_owned();
        if is_weak_here(session, &passphrase) {
            problem.set(Some(words::sealing::WEAK.to_owned()));
        } else {
            choose(Some(passphrase));
        }
    };
    let make_up = move |_| match random::bytes() {
        Ok(chance) => {
            problem.set(None);
            typed.set(made_up(chance));
        }
        Err(fault) => problem.set(Some(words::fault(&fault))),
    };
    view! {
        <Dialog open=open title=title>
            <form class="form" on:submit=heard(submit) novalidate>
                <p>{words::sealing::WHAT_IT_IS}</p>
                <Field id="seal-passphrase" label="Passphrase" value=typed problem=problem focused=true
                    hint=words::sealing::WRITE_IT_DOWN />
                <div class="buttons">
                    <button type="submit" class="button button--main">"Save with this passphrase"</button>
                    <button type="button" class="button" on:click=heard(make_up)>"Make one up"</button>
                </div>
                <details><summary>"If the passphrase is forgotten"</summary><p>{words::sealing::FORGOTTEN}</p></details>
            </form>
            <div class="dialog__other">
                <p>{words::sealing::WHERE_TO}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=heard(move |_| choose(None))>"Save without a passphrase"</button>
                    <button type="button" class="button" on:click=heard(move |_| open.set(false))>"Cancel"</button>
                </div>
            </div>
        </Dialog>
    }
}

fn is_weak_here(session: Session, passphrase: &str) -> bool {
    session.roll.with_untracked(|roll| {
        let school = roll.school_name();
        let school = school.as_ref().and_then(Reading::any).map(String::as_str).unwrap_or_default();
        let classes = roll.classes();
        let known: Vec<&str> = classes.iter().map(|(_, class)| class.name.as_str()).chain([school]).collect();
        is_weak(passphrase, &known)
    })
}

#[component]
fn OpenFile() -> impl IntoView {
    let session = Session::here();
    let (file, waits) = LOCKED.take().map_or((None, None), |locked| (Some(locked.file), Some(locked.open)));
    let name = file.as_ref().map(web_sys::File::name).unwrap_or_default();
    let (file, waits) = (StoredValue::new_local(file), StoredValue::new_local(waits));
    let (open, busy) = (RwSignal::new(true), RwSignal::new(false));
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let unlocked = StoredValue::new_local(None::<web_sys::File>);
    once_closed(session, open, move || {
        let (unlocked, waits) = (unlocked.try_update_value(Option::take)??, waits.try_update_value(Option::take)??);
        Some(Box::new(move || {
            // Whoever waited for it has gone.
            let _gone = waits.send(unlocked);
        }))
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (Some(file), false) = (file.get_value(), busy.get_untracked()) else { return };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let opened = sealing::open(&file, typed.get_untracked().trim()).await;
            let opened = opened.map_err(|why| words::sealing::problem(why).to_owned());
            let opened = opened.and_then(|blob| sealing::as_file(&blob, &file.name()).map_err(|fault| words::fault(&fault)));
            // The dialog may have been closed meanwhile.
            let _closed = busy.try_set(false);
            match opened {
                Ok(file) => {
                    unlocked.try_set_value(Some(file));
                    open.try_set(false);
                }
                Err(why) => {
                    problem.try_set(Some(why));
                }
            }
        });
    };
    let label = move || if busy.get() { words::sealing::OPENING } else { "Open" };
    view! {
        <Dialog open=open title="This file is locked">
            <form class="form" on:submit=heard(submit) novalidate>
                <p>{words::sealing::asked_for(&name)}</p>
                <Field id="seal-passphrase" label="Passphrase" value=typed problem=problem focused=true />
                <div class="buttons">
                    <button type="submit" class="button button--main" disabled=busy>{live(label)}</button>
                    <button type="button" class="button" on:click=heard(move |_| open.set(false))>"Cancel"</button>
                </div>
                <details><summary>"If nobody knows the passphrase"</summary><p>{words::sealing::NOBODY_KNOWS}</p></details>
            </form>
        </Dialog>
    }
}
