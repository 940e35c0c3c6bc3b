//! The frame around every page: header, status, navigation, keys, and files dropped anywhere.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::address::{Address, here};
use super::file_work;
use super::parts::banners::Banners;
use super::parts::header::Header;
use super::parts::heading::{skip_to_page, skip_to_table};
use super::parts::theme;
use super::session::{Phase, Session};
use crate::platform::fault::Fault;
use crate::platform::prefs;
use crate::route::{PupilRoute, Route};
use crate::ui::parts::live::{heard, live};
use crate::words;

mod date;
mod drops;
mod failed;
mod fetched;
mod keys;
mod page;
mod parts;

use parts::Wanted;

/// How long whoever only looks at the first page is left with that alone; then everything else is fetched, for use without a connection.
const AHEAD: Duration = Duration::from_secs(8);

/// The whole app.
#[component]
pub fn App(
    /// The random number of this tab's session; `Err` where the browser gives none.
    session: Result<u64, Fault>,
) -> impl IntoView {
    let random = session.is_ok();
    let session = Session::new(session.unwrap_or_default());
    provide_context(session);
    file_work::comes_from(|| Box::pin(parts::file_work()));
    theme::apply(prefs::load().theme.as_deref());
    if random {
        session.start();
    } else {
        session.phase.set(Phase::Failed(Fault::NoStorage));
    }
    set_timeout(move || parts::fetch_ahead(session), AHEAD);
    let route = RwSignal::new(here());
    window_event_listener(ev::hashchange, move |_| route.set(here()));
    window_event_listener(ev::keydown, move |event| keys::keys(session, &event));
    window_event_listener(ev::storage, move |_| session.look_at_lock());
    let dropping = RwSignal::new(false);
    drops::accept_drops(session, dropping);
    // While children use the device there is no frame around the page: nothing of it is theirs.
    let child = Memo::new(move |_| matches!(session.phase.get(), Phase::Child(_)));
    live(move || {
        if child.get() {
            view! { <main><fetched::Fetched wanted=Wanted::Child route=route /></main> }.into_any()
        } else if session.locked.get() {
            view! { <main class="page"><fetched::Fetched wanted=Wanted::Locked route=route /></main> }.into_any()
        } else {
            view! { <Frame route=route dropping=dropping /> }.into_any()
        }
    })
}

/// The frame around every page of a teacher's.
#[component]
fn Frame(route: Address, dropping: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    // A meeting has the whole screen: child and parent look at it too.
    let met = Memo::new(move |_| matches!(route.get(), Ok(Route::Pupil(_, PupilRoute::Meeting { meeting: Some(_), .. }))));
    // Whoever comes back to the screen was asked nothing.
    on_cleanup(move || session.over.set(None));
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); skip_to_page(); }>"Skip to the page"</a>
        <button type="button" class="skip skip--table" on:click=heard(move |_| skip_to_table())>"Skip to the table"</button>
        {live(move || (!met.get()).then(|| view! { <Header route=route /> }.into_any()))}
        <Banners />
        <date::AskAboutTheDate route=route />
        <main id="main" class="page">
            {live(move || match session.phase.get() {
                Phase::Opening | Phase::Child(_) => view! { <p class="quiet" role="status">{words::app::OPENING_FILES}</p> }.into_any(),
                Phase::Failed(fault) => view! { <failed::Failed fault=fault route=route /> }.into_any(),
                Phase::Ready => view! { <page::PageOfAddress route=route /> }.into_any(),
            })}
        </main>
        {live(move || session.over.get().map(|over| over()))}
        {live(move || dropping.get().then(|| view! {
            <div class="drop-here" aria-hidden="true"><p>{words::app::DROP_IT}</p></div>
        }.into_any()))}
    }
}
