//! The header: where one is, undo and redo, and the status line.

use leptos::prelude::*;

use crate::ledger::Reading;
use crate::route::{NoSuchPage, Route};
use crate::ui::session::{Phase, Session, Status};
use crate::workspace::Doing;

/// The header of every page.
#[component]
pub(crate) fn Header(
    /// Where one is.
    route: RwSignal<Result<Route, NoSuchPage>>,
) -> impl IntoView {
    let session = Session::here();
    let school = move || session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned());
    let current = move |here: fn(&Route) -> bool| move || route.get().is_ok_and(|r| here(&r)).then_some("page");
    let ready = move || session.phase.get() == Phase::Ready;
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="header__name" href="#/"><span class="header__mark" aria-hidden="true"></span>"Lantern"</a>
                <span class="header__school">{school}</span>
                <nav class="header__nav" aria-label="Main">
                    <a href="#/" aria-current=current(|r| matches!(r, Route::Start))>"Classes"</a>
                    <a href="#/settings" aria-current=current(|r| matches!(r, Route::Settings))>"Settings"</a>
                </nav>
                <Show when=ready>
                    <div class="header__tools">
                        <StatusLine />
                        <button type="button" class="button button--quiet" aria-keyshortcuts="Control+Z" disabled=move || !session.can_undo.get()
                            on:click=move |_| session.step(Doing::Undo)>"Undo"</button>
                        <button type="button" class="button button--quiet" aria-keyshortcuts="Control+Shift+Z" disabled=move || !session.can_redo.get()
                            on:click=move |_| session.step(Doing::Redo)>"Redo"</button>
                    </div>
                </Show>
            </div>
        </header>
    }
}

/// Says whether what was done is stored.
#[component]
fn StatusLine() -> impl IntoView {
    let session = Session::here();
    let text = move || match session.status.get() {
        Status::Quiet => String::new(),
        Status::Saving => "Saving …".to_owned(),
        Status::Saved(said) => said.to_owned(),
        Status::NotSaved(_) => "Not saved".to_owned(),
    };
    let bad = move || matches!(session.status.get(), Status::NotSaved(_));
    view! { <p class="status" role="status" class:status--bad=bad>{text}</p> }
}
