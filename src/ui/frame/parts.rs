//! Code that is fetched when it is first needed, so that a first visit stays small.
//!
//! The build cuts the program at the functions marked `wasm_split` (see ARCHITECTURE.md, "What is fetched when"). They answer with plain
//! function pointers: a page is then made by an ordinary call, on the spot, with everything that owns it at hand.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::domain::ClassId;
use crate::platform::{idle, page};
use crate::route::{self, Page, Part};
use crate::ui::address::{Address, Show};
use crate::ui::file_work::{FileWork, NotFetched};
use crate::ui::parts::which_half_term;
use crate::ui::session::Session;
use crate::ui::{child as child_screen, pages};

/// What can be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A page.
    Page(Page),
    /// The screen of a child.
    Child,
    /// What asks about the date.
    Date,
    /// The locked screen of a teacher.
    Locked,
}

/// Makes what was fetched.
pub(super) type Made = Arc<dyn Fn(Address) -> AnyView + Send + Sync>;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A function where the build cuts, and its part. Without the feature `parts`, as in the browser tests, nothing is cut.
macro_rules! part {
    ($name:ident: $type:ty = $value:expr) => {
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$type, NotFetched> {
            Ok($value)
        }

        #[cfg(not(feature = "parts"))]
        async fn $name() -> Result<$type, NotFetched> {
            Ok($value)
        }
    };
}

// One piece, not ten: what some of them share and others do not became files of their own, so that ten made 263 and two made three, and
// what is alike is packed the better the more of it lies in one file. Whoever opens any page has all of them a moment later.
part!(now: (Show<route::NowPage>, Show<()>) = (pages::now::show, which_half_term::ask));
part!(assess: Show<route::AssessPage> = pages::assess::show);
part!(targets: Show<ClassId> = pages::targets::show);
part!(attitude: Show<route::AttitudePage> = pages::attitude::show);
part!(mentoring: Show<route::MentoringPage> = pages::mentoring::show);
part!(paper: Show<route::PrintOf> = pages::paper::show);
part!(pupil: Show<route::OfPupil> = pages::pupil::show);
part!(files: (Show<route::FilesPage>, FileWork) = (pages::files::show, pages::files::WORK));
part!(settings: Show<route::SettingsPage> = pages::settings::show);
part!(school: Show<route::SchoolPage> = pages::school::show);
part!(child: Show<()> = child_screen::show);

/// Fetches what is wanted, unless it is here.
pub(super) async fn fetch(wanted: Wanted) -> Result<Made, NotFetched> {
    let made = match wanted {
        Wanted::Child => made(child().await?, ()),
        Wanted::Date => made(now().await?.1, ()),
        Wanted::Locked => made(files().await?.0, route::FilesPage::Locked),
        Wanted::Page(page) => match page {
            Page::Start => made(pages::start::show, ()),
            Page::Now(page) => made(now().await?.0, page),
            Page::Assess(page) => made(assess().await?, page),
            Page::Targets(page) => made(targets().await?, page),
            Page::Attitude(page) => made(attitude().await?, page),
            Page::Mentoring(page) => made(mentoring().await?, page),
            Page::Paper(page) => made(paper().await?, page),
            Page::Pupil(page) => made(pupil().await?, page),
            Page::Files(page) => made(files().await?.0, page),
            Page::Settings(page) => made(settings().await?, page),
            Page::School(page) => made(school().await?, page),
            #[cfg(debug_assertions)]
            Page::Design(sample) => made(pages::design::show, sample),
        },
    };
    page::dress().await;
    Ok(made)
}

fn made<T: Copy + Send + Sync + 'static>(show: Show<T>, what: T) -> Made {
    Arc::new(move |address| show(what, address))
}

/// Fetches what can be done with files.
pub(super) async fn file_work() -> Result<FileWork, NotFetched> {
    files().await.map(|(_, work)| work)
}

/// Fetches all parts while nothing else is going on, so that a connection lost later stops no lesson.
/// What else waits until then is seen to as well, see [`FileWork::settle`]: the code for that is one of them.
pub(super) fn fetch_ahead(session: Session) {
    idle::when_idle(move || {
        spawn_local(async move {
            for part in Part::LATER {
                // What cannot be fetched now is asked for again when it is needed, and then missed aloud.
                let _later = fetch_part(part).await;
            }
            if let Ok(work) = file_work().await {
                (work.settle)(session);
            }
        });
    });
}

async fn fetch_part(part: Part) -> Result<(), NotFetched> {
    match part {
        Part::Start => Ok(()),
        Part::Now => now().await.map(drop),
        Part::Assess => assess().await.map(drop),
        Part::Targets => targets().await.map(drop),
        Part::Attitude => attitude().await.map(drop),
        Part::Mentoring => mentoring().await.map(drop),
        Part::Paper => paper().await.map(drop),
        Part::Pupil => pupil().await.map(drop),
        Part::Files => files().await.map(drop),
        Part::Settings => settings().await.map(drop),
        Part::School => school().await.map(drop),
        Part::Child => child().await.map(drop),
    }
}
