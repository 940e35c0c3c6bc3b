//! The frame around every page: header, status, navigation, keys, and files dropped anywhere.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::lazy::{self, Address, NotFetched, Part, Show};
use super::pages::{failed, start};
use super::parts::{banners::Banners, header::Header};
use super::session::{Phase, Session};
use super::words;
use crate::platform::fault::Fault;
use crate::platform::prefs;
use crate::route::{NoSuchPage, Route};
use crate::workspace::Doing;

/// The whole app.
#[component]
pub fn App(
    /// The random number of this tab's session; `Err` where the browser gives none.
    session: Result<u64, Fault>,
) -> impl IntoView {
    let random = session.is_ok();
    let session = Session::new(session.unwrap_or_default());
    provide_context(session);
    super::parts::theme::apply(prefs::load().theme.as_deref());
    if random {
        session.start();
    } else {
        session.phase.set(Phase::Failed(Fault::NoStorage));
    }
    let route = RwSignal::new(here());
    window_event_listener(ev::hashchange, move |_| route.set(here()));
    window_event_listener(ev::keydown, move |event| keys(session, &event));
    let dropping = RwSignal::new(false);
    accept_drops(session, dropping);
    // While children use the device there is no frame around the page: nothing of it is theirs.
    let child = Memo::new(move |_| matches!(session.phase.get(), Phase::Child(_)));
    move || {
        if child.get() {
            view! { <main><Fetched part=Part::Child page=Route::Start route=route /></main> }.into_any()
        } else {
            view! { <Frame route=route dropping=dropping /> }.into_any()
        }
    }
}

/// The frame around every page of a teacher's.
#[component]
fn Frame(route: Address, dropping: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    // A meeting has the whole screen: child and parent look at it too.
    let met = Memo::new(move |_| matches!(route.get(), Ok(Route::Meeting { meeting: Some(_), .. })));
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); skip_to_page(); }>"Skip to the page"</a>
        {move || (!met.get()).then(|| view! { <Header route=route /> }.into_any())}
        <Banners />
        <main id="main" class="page">
            {move || match session.phase.get() {
                Phase::Opening | Phase::Child(_) => view! { <p class="quiet" role="status">"Opening your files …"</p> }.into_any(),
                Phase::Failed(fault) => view! { <failed::Failed fault=fault route=route /> }.into_any(),
                Phase::Ready => view! { <Page route=route /> }.into_any(),
            }}
        </main>
        {move || dropping.get().then(|| view! { <div class="drop-here" aria-hidden="true"><p>"Drop the file to look at it"</p></div> }.into_any())}
    }
}

fn here() -> Result<Route, NoSuchPage> {
    web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default().parse()
}

/// The page of the address. Title and focus follow.
#[component]
fn Page(route: Address) -> impl IntoView {
    // A page is made anew only when it is another page: choosing another half term or stage keeps it, and its focus.
    let page = Memo::new(move |_| {
        route.get().map(|r| match r {
            Route::Class { class, .. } => Route::Class { class, period: None },
            Route::Mark { class, subject, .. } => Route::Mark { class, subject, stage: None, period: None },
            Route::Judge { class, subject, .. } => Route::Judge { class, subject, period: None },
            Route::Gaps { class, subject, .. } => Route::Gaps { class, subject, stage: None, period: None },
            Route::Targets { class, .. } => Route::Targets { class, period: None },
            Route::Tests { class, .. } => Route::Tests { class, test: None },
            Route::Today { class, .. } => Route::Today { class, date: None },
            Route::Attitude { class, .. } => Route::Attitude { class, period: None },
            Route::Attendance { class, .. } => Route::Attendance { class, period: None },
            Route::Rounds { class, .. } => Route::Rounds { class, period: None },
            Route::SideBySide { class, .. } => Route::SideBySide { class, period: None },
            Route::Pupil { pupil, .. } => Route::Pupil { pupil, period: None, sheet: None },
            Route::Meetings { class, .. } => Route::Meetings { class, period: None },
            Route::Meeting { pupil, meeting, .. } => Route::Meeting { pupil, meeting, step: None },
            Route::PrintClass { class, .. } => Route::PrintClass { class, paper: None, period: None },
            Route::PrintPupil { pupil, .. } => Route::PrintPupil { pupil, paper: None, period: None },
            other => other,
        })
    });
    let arrival = Arrival(StoredValue::new(false));
    provide_context(arrival);
    let first = StoredValue::new(true);
    move || {
        let page = page.get();
        // The first page keeps the browser's own focus; each later one gives it to its heading.
        arrival.0.set_value(!first.get_value());
        first.set_value(false);
        match page {
            Ok(Route::Start) => view! { <start::Start /> }.into_any(),
            Ok(page @ (Route::Class { .. } | Route::Pupil { .. } | Route::History { .. })) => {
                view! { <Fetched part=Part::Children page=page route=route /> }.into_any()
            }
            Ok(
                page @ (Route::Mark { .. }
                | Route::Judge { .. }
                | Route::Gaps { .. }
                | Route::Targets { .. }
                | Route::Tests { .. }
                | Route::Today { .. }
                | Route::Attitude { .. }
                | Route::Attendance { .. }
                | Route::Praise { .. }
                | Route::Rounds { .. }
                | Route::SideBySide { .. }),
            ) => view! { <Fetched part=Part::Work page=page route=route /> }.into_any(),
            Ok(
                page @ (Route::Meeting { .. }
                | Route::Meetings { .. }
                | Route::Consultation { .. }
                | Route::PrintClass { .. }
                | Route::PrintPupil { .. }),
            ) => view! { <Fetched part=Part::Mentoring page=page route=route /> }.into_any(),
            Ok(page @ (Route::AddPupils { .. } | Route::Import | Route::Rescue)) => {
                view! { <Fetched part=Part::Files page=page route=route /> }.into_any()
            }
            Ok(page @ (Route::Settings | Route::Criteria { .. })) => {
                view! { <Fetched part=Part::Settings page=page route=route /> }.into_any()
            }
            Err(NoSuchPage) => view! {
                <Heading text="There is no such page" />
                <p>"The address may be mistyped or from another version of Lantern."</p>
                <p><a class="button" href="#/">"Go to the classes"</a></p>
            }
            .into_any(),
        }
    }
}

/// A page whose code is fetched when it is first needed.
#[component]
pub(crate) fn Fetched(
    /// The part it belongs to.
    part: Part,
    /// The page.
    page: Route,
    /// The address, for choices within the page.
    route: Address,
) -> impl IntoView {
    let show = RwSignal::new(None::<Result<Show, NotFetched>>);
    let fetch = move || {
        show.set(None);
        spawn_local(async move {
            let fetched = lazy::fetch(part).await;
            if fetched.is_ok() {
                lazy::fetch_ahead();
            }
            // The person may have gone elsewhere meanwhile.
            let _gone = show.try_set(Some(fetched));
        });
    };
    fetch();
    move || match show.get() {
        None => view! { <p class="quiet late" role="status">"Opening the page …"</p> }.into_any(),
        Some(Ok(show)) => show(page, route),
        Some(Err(NotFetched)) => view! {
            <Heading text="This page could not be fetched" />
            <p role="alert">{words::NOT_FETCHED}</p>
            <p class="buttons"><button type="button" class="button button--main" on:click=move |_| fetch()>"Try again"</button></p>
        }
        .into_any(),
    }
}

/// Whether the next heading shown is that of a page just gone to, and takes the focus.
#[derive(Clone, Copy)]
struct Arrival(StoredValue<bool>);

/// The heading of a page; it takes the focus on navigation, and names the tab without naming a child.
#[component]
pub(crate) fn Heading(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// What the tab is called, if not the same: a child's name never goes there.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let arrival = use_context::<Arrival>();
    Effect::new(move |_| {
        let title = title.clone().unwrap_or_else(|| text.get());
        document().set_title(&format!("{title} – Lantern"));
    });
    Effect::new(move |_| {
        let arrived = arrival.is_some_and(|arrival| arrival.0.get_value());
        if let Some(heading) = heading.get().filter(|_| arrived) {
            if let Some(Arrival(arrival)) = arrival {
                arrival.set_value(false);
            }
            to_heading(&heading);
        }
    });
    view! { <h1 node_ref=heading tabindex="-1">{text}</h1> }
}

fn to_heading(heading: &web_sys::HtmlElement) {
    let _unfocusable = heading.focus();
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the heading of the page shown.
fn skip_to_page() {
    let heading = document().query_selector("#main h1").ok().flatten().and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        to_heading(&heading);
    }
}

/// Ctrl+Z undoes, Ctrl+Shift+Z (or Ctrl+Y) does again; in a text field the browser's own undo is left alone.
fn keys(session: Session, event: &web_sys::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let doing = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Doing::Undo,
        ("z", true) | ("y", false) => Doing::Redo,
        _ => return,
    };
    let typing = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        match element.tag_name().as_str() {
            "TEXTAREA" => true,
            "INPUT" => !matches!(kind.as_str(), "radio" | "checkbox" | "file" | "button"),
            _ => false,
        }
    });
    if !typing && session.phase.with_untracked(|phase| *phase == Phase::Ready) {
        event.prevent_default();
        session.step(doing);
    }
}

/// A file dropped anywhere is opened as a preview, and never by the browser in Lantern's place.
fn accept_drops(session: Session, dropping: RwSignal<bool>) {
    let brings_files = |event: &web_sys::DragEvent| event.data_transfer().is_some_and(|d| d.types().iter().any(|t| t == "Files"));
    window_event_listener(ev::dragover, move |event| {
        if brings_files(&event) {
            event.prevent_default();
            dropping.set(!session.is_with_a_child());
        }
    });
    window_event_listener(ev::dragleave, move |event| {
        // Leaving the window, not passing from one element to another.
        if event.related_target().is_none() {
            dropping.set(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        dropping.set(false);
        if session.is_with_a_child() {
            event.prevent_default();
            return;
        }
        if !brings_files(&event) || event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|d| d.files()).and_then(|files| files.get(0)) {
            session.open_file(file);
        }
    });
}
