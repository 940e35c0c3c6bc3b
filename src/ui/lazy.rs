//! Code that is fetched when it is first needed, so that a first visit stays small.
//!
//! The build cuts the program at the functions marked `wasm_split` (see ARCHITECTURE.md, "What is fetched when"). They answer with plain
//! function pointers: a page is then made by an ordinary call, on the spot, with everything that owns it at hand.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::session::Session;
use super::{files, pages};
use crate::domain::{ClassId, SchoolYear};
use crate::platform::{idle, page};
use crate::route::{NoSuchPage, Route};

/// The address shown, as it changes.
pub(crate) type Address = RwSignal<Result<Route, NoSuchPage>>;

/// Makes the page of a route. Choices within the page (half term, stage) are read from the address.
pub(crate) type Show = fn(Route, Address) -> AnyView;

/// The parts of the app that come by themselves. Few and large: what two of them share is a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The class board and the pupil's page.
    Children,
    /// The work of a class: the day, marking, judgements, gaps, targets, tests.
    Work,
    /// Mentoring meetings, Parent Consultation Days and paper.
    Mentoring,
    /// Files in and out, and pupil lists.
    Files,
    /// The settings.
    Settings,
    /// The screen of a child.
    Child,
}

/// A part could not be fetched: no connection, or a newer release has replaced it on the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What can be done with files.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) show: Show,
    pub(crate) export_class: fn(Session, ClassId, SchoolYear),
    pub(crate) export_everything: fn(Session),
    pub(crate) open_file: fn(Session, web_sys::File),
    pub(crate) add_demo: fn(Session),
    pub(crate) remove_demo: fn(Session),
}

/// A function where the build cuts. Without the feature `parts`, as in the browser tests, everything is one piece.
macro_rules! part {
    ($name:ident: $type:ty = $value:expr) => {
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$type, NotFetched> {
            Ok($value)
        }

        #[cfg(not(feature = "parts"))]
        async fn $name() -> Result<$type, NotFetched> {
            Ok($value)
        }
    };
}

part!(children: Show = pages::children);
part!(work: Show = pages::work);
part!(mentoring: Show = pages::mentoring);
part!(desk: Desk = files::DESK);
part!(settings: Show = pages::settings_page);
part!(child: Show = super::child::show);

/// Fetches a part, unless it is here, and says what makes its pages.
pub(crate) async fn fetch(part: Part) -> Result<Show, NotFetched> {
    let show = fetch_code(part).await?;
    page::dress().await;
    Ok(show)
}

async fn fetch_code(part: Part) -> Result<Show, NotFetched> {
    match part {
        Part::Children => children().await,
        Part::Work => work().await,
        Part::Mentoring => mentoring().await,
        Part::Files => desk().await.map(|desk| desk.show),
        Part::Settings => settings().await,
        Part::Child => child().await,
    }
}

/// Fetches all parts while nothing else is going on, so that a connection lost later stops no lesson.
pub(crate) fn fetch_ahead() {
    idle::when_idle(|| {
        spawn_local(async {
            for part in [Part::Children, Part::Work, Part::Mentoring, Part::Files, Part::Settings, Part::Child] {
                // What cannot be fetched now is asked for again when it is needed, and then missed aloud.
                let _later = fetch(part).await;
            }
        });
    });
}

impl Session {
    /// Exports a class of a school year as a download.
    pub(crate) fn export_class(self, class: ClassId, year: SchoolYear) {
        self.at_desk(move |desk| (desk.export_class)(self, class, year));
    }

    /// Exports everything as a download.
    pub(crate) fn export_everything(self) {
        self.at_desk(move |desk| (desk.export_everything)(self));
    }

    /// Reads a file and shows its preview, once Lantern's own files are open.
    pub(crate) fn open_file(self, file: web_sys::File) {
        self.when_opened(move || self.at_desk(move |desk| (desk.open_file)(self, file)));
    }

    /// Adds the demo class and goes there.
    pub(crate) fn add_demo(self) {
        self.at_desk(move |desk| (desk.add_demo)(self));
    }

    /// Removes the demo class and everything in it.
    pub(crate) fn remove_demo(self) {
        self.at_desk(move |desk| (desk.remove_demo)(self));
    }

    fn at_desk(self, work: impl FnOnce(Desk) + 'static) {
        spawn_local(async move {
            match desk().await {
                Ok(desk) => work(desk),
                Err(NotFetched) => self.notice.set(Some(super::words::NOT_FETCHED.to_owned())),
            }
        });
    }
}
