//! Handing a device over: a PIN first, then the children's screen here, or a file for another device.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::class::RoundsOfClass;
use crate::domain::lock::{REST, check_pin};
use crate::domain::{Round, RoundId, Sheet};
use crate::exchange::self_assessment::{Questions, file_name};
use crate::exchange::{ChildMode, pin};
use crate::platform::fault::Fault;
use crate::platform::{files, prefs, random};
use crate::report::rounds::{finished, sheet};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::pin_guide::PinGuide;
use crate::ui::parts::problem::alert;
use crate::ui::parts::rest_choice::RestChoice;
use crate::words;

/// Where the children answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// On this device.
    Here,
    /// On another.
    Elsewhere,
}

/// The dialog that asks for a PIN.
#[component]
pub(super) fn PinDialog(
    page: RoundsOfClass,
    round: RoundId,
    details: StoredValue<Round>,
    wanted: RwSignal<Where>,
    opened: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(move || match wanted.get() {
        Where::Elsewhere => "A PIN for the other device".to_owned(),
        Where::Here => "A PIN for this screen".to_owned(),
    });
    view! {
        <Dialog open=opened title=title>
            {live(move || view! { <Form page=page round=round details=details wanted=wanted.get() opened=opened /> }.into_any())}
        </Dialog>
    }
}

#[component]
fn Form(page: RoundsOfClass, round: RoundId, details: StoredValue<Round>, wanted: Where, opened: RwSignal<bool>) -> impl IntoView {
    let (first, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let rest = RwSignal::new(prefs::load().rest.unwrap_or(REST));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = first.get_untracked();
        if let Err(why) = check_pin(&typed) {
            problem.set(Some(words::rounds::choose_another(&why.to_string())));
            return;
        }
        if typed.trim() != again.get_untracked().trim() {
            problem.set(Some(words::rounds::NOT_THE_SAME.to_owned()));
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        // Lets the button say that something is under way.
        set_timeout(
            move || {
                spawn_local(async move {
                    let done = details.with_value(Clone::clone);
                    let done = hand_over(page, round, done, (wanted, rest.get_untracked()), &typed).await;
                    busy.set(false);
                    match done {
                        Ok(()) => opened.set(false),
                        Err(fault) => problem.set(Some(words::fault(&fault))),
                    }
                });
            },
            Duration::from_millis(30),
        );
    };
    let (says, button) = match wanted {
        Where::Here => (words::rounds::FROM_NOW, "Hand over to the children"),
        Where::Elsewhere => (words::rounds::THE_FILE, "Save the file"),
    };
    view! {
        <form on:submit=heard(submit)>
            <p>{says}</p>
            <p class="quiet">{words::rounds::THE_PIN}</p>
            <Field id="pin-first" label="PIN" value=first kind="password" />
            <Field id="pin-again" label="PIN again" value=again kind="password" />
            {alert(problem)}
            {(wanted == Where::Here).then(|| view! { <RestChoice rest=rest /> }.into_any())}
            <details class="rounds"><summary>"If the PIN is forgotten"</summary><PinGuide /></details>
            <div class="buttons">
                <button type="submit" class="button button--main"
                    disabled=move || busy.get()>{live(move || if busy.get() { words::rounds::ONE_MOMENT } else { button })}</button>
                <button type="button" class="button" on:click=heard(move |_| opened.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}

async fn hand_over(page: RoundsOfClass, round: RoundId, details: Round, (wanted, rest): (Where, u32), typed: &str) -> Result<(), Fault> {
    let session = page.session;
    session.load_curricula().await;
    let members: Vec<_> = page.children.with_untracked(|children| children.iter().map(|(id, _)| *id).collect());
    session.load(&members).await?;
    let statement = |id| untrack(|| session.statement(id));
    let sheet: Sheet = session.with_files(|files| sheet(files, round, &details, &statement));
    let finished = session.with_files(|files| finished(files, &members, round, &details));
    let lock = pin::hash(typed, random::bytes()?).ok_or_else(|| Fault::Failed("no memory for the PIN".to_owned()))?;
    match wanted {
        Where::Here => session.hand_over(&ChildMode { finished, rest, ..ChildMode::new(sheet, lock, None) }).await,
        Where::Elsewhere => {
            let school = session.school().ok_or_else(|| Fault::Failed("this device has no school yet".to_owned()))?;
            let name = file_name("self-assessment", &sheet.class_name, session.today());
            let text = Questions { school, lock, sheet }.encode().map_err(|_| Fault::Failed("the round cannot be written".to_owned()))?;
            files::download(&name, "application/json", &text)?;
            session.notice.set(Some(words::files::questions_downloaded(&name)));
            Ok(())
        }
    }
}
