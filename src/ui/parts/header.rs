//! The header: where one is, undo and redo, and the status line.

use std::time::Duration;

use leptos::prelude::*;

use crate::ledger::Reading;
use crate::route::{NoSuchPage, Route, Topic};
use crate::ui::parts::live::{heard, live};
use crate::ui::session::{Phase, Session, Status};
use crate::workspace::Doing;

/// The header of every page.
#[component]
pub(crate) fn Header(
    /// Where one is.
    route: RwSignal<Result<Route, NoSuchPage>>,
) -> impl IntoView {
    let session = Session::here();
    let school =
        Signal::derive(move || session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned()).unwrap_or_default());
    let current = move |here: Route| Signal::derive(move || (route.get() == Ok(here)).then_some("page"));
    let ready = Memo::new(move |_| session.phase.get() == Phase::Ready);
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="header__name" href="#/" aria-label="Lantern">
                    <span class="header__mark" aria-hidden="true"></span><span class="header__word">"Lantern"</span>
                </a>
                <span class="header__school">{school}</span>
                <nav class="header__nav" aria-label="Main">
                    <a href="#/" aria-current=current(Route::Start)>"Classes"</a>
                    <a href="#/settings" aria-current=current(Route::Settings(Topic::School))>"Settings"</a>
                </nav>
                {live(move || ready.get().then(|| view! {
                    <div class="header__tools">
                        <StatusLine />
                        <button type="button" class="button button--quiet" aria-keyshortcuts="Control+K"
                            on:click=heard(move |_| session.find())>
                            "Find"
                        </button>
                        {live(move || session.lockable.get().then(|| view! {
                            <button type="button" class="button button--quiet" aria-keyshortcuts="F9"
                                on:click=heard(move |_| session.lock())>
                                "Lock now"
                            </button>
                        }.into_any()))}
                        {step(session, Doing::Undo, "Undo", "Control+Z", session.can_undo)}
                        {step(session, Doing::Redo, "Redo", "Control+Shift+Z", session.can_redo)}
                    </div>
                }.into_any()))}
            </div>
        </header>
    }
}

fn step(session: Session, doing: Doing, label: &'static str, keys: &'static str, can: RwSignal<bool>) -> AnyView {
    let unable = move || !can.get();
    view! {
        <button type="button" class="button button--quiet" aria-keyshortcuts=keys disabled=unable
            on:click=heard(move |_| session.step(doing))>
            {label}
        </button>
    }
    .into_any()
}

/// How long something may take to be stored before the status line says that it is being stored.
const PATIENCE: Duration = Duration::from_millis(150);

/// Says whether what was done is stored.
#[component]
pub(crate) fn StatusLine() -> impl IntoView {
    let session = Session::here();
    let text = RwSignal::new("");
    let saving = move || session.status.with(|status| *status == Status::Saving);
    Effect::new(move |_| match session.status.get() {
        Status::Quiet => text.set(""),
        // Drawing these words takes longer than most taps take to be stored. Until they are drawn, `aria-busy` says it, which
        // costs no drawing.
        Status::Saving => set_timeout(
            move || {
                if session.status.with_untracked(|status| *status == Status::Saving) {
                    // The page may have been left.
                    let _gone = text.try_set("Saving …");
                }
            },
            PATIENCE,
        ),
        Status::Saved(said) => text.set(said),
        Status::NotSaved(_) => text.set("Not saved"),
    });
    let bad = move || matches!(session.status.get(), Status::NotSaved(_));
    view! { <p class="status" role="status" aria-busy=move || saving().to_string() class:status--bad=bad>{text}</p> }
}
