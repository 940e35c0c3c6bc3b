//! What can be done with whole files from any page, though the code for it comes later.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::domain::restore::Occasion;
use crate::domain::{ClassId, PupilId, SchoolYear};
use crate::words;

/// A part could not be fetched: no connection, or a newer release has replaced it on the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotFetched;

/// What can be done with files.
#[derive(Clone, Copy)]
pub(crate) struct FileWork {
    pub(crate) export_class: fn(Session, ClassId, SchoolYear, Option<Vec<PupilId>>),
    pub(crate) export_pupil: fn(Session, PupilId),
    pub(crate) export_ctf: fn(Session, PupilId),
    pub(crate) export_settings: fn(Session),
    pub(crate) export_everything: fn(Session),
    pub(crate) open_files: fn(Session, Vec<web_sys::File>),
    pub(crate) add_demo: fn(Session),
    pub(crate) remove_demo: fn(Session),
    /// Keeps a restore point, then does something.
    pub(crate) keep_point: fn(Session, Occasion, Box<dyn FnOnce()>),
    /// Takes whoever was erased out of every restore point.
    pub(crate) forget_erased: fn(Session),
    /// Finds anything by a few letters; every key there is.
    pub(crate) find: fn(Session),
    pub(crate) shortcuts: fn(Session),
    /// Looks whether the school year turns.
    pub(crate) turn: fn(Session),
    /// Sees to what waits until the page is idle: loose records are packed, the program and the files kept, a copy asked for.
    pub(crate) settle: fn(Session),
}

/// Fetches it.
pub(crate) type FetchWork = fn() -> Pin<Box<dyn Future<Output = Result<FileWork, NotFetched>>>>;

static FETCH: OnceLock<FetchWork> = OnceLock::new();

/// Says where the code comes from: the frame knows the parts, and no page knows the frame.
pub(crate) fn comes_from(fetch: FetchWork) {
    // The app starts once.
    let _known = FETCH.set(fetch);
}

impl Session {
    /// Exports a class of a school year as a download, or some of its children alone.
    pub(crate) fn export_class(self, class: ClassId, year: SchoolYear, only: Option<Vec<PupilId>>) {
        self.once_fetched(move |work| (work.export_class)(self, class, year, only));
    }

    /// Exports one child as a download.
    pub(crate) fn export_pupil(self, pupil: PupilId) {
        self.once_fetched(move |work| (work.export_pupil)(self, pupil));
    }

    /// Exports one child as a common transfer file.
    pub(crate) fn export_ctf(self, pupil: PupilId) {
        self.once_fetched(move |work| (work.export_ctf)(self, pupil));
    }

    /// Exports what the school decides as a download.
    pub(crate) fn export_settings(self) {
        self.once_fetched(move |work| (work.export_settings)(self));
    }

    /// Exports everything as a download.
    pub(crate) fn export_everything(self) {
        self.once_fetched(move |work| (work.export_everything)(self));
    }

    /// Reads files and shows what they would bring in one preview, once Lantern's own files are open.
    pub(crate) fn open_files(self, files: Vec<web_sys::File>) {
        self.when_opened(move || self.once_fetched(move |work| (work.open_files)(self, files)));
    }

    /// Adds the demo class and goes there.
    pub(crate) fn add_demo(self) {
        self.once_fetched(move |work| (work.add_demo)(self));
    }

    /// Removes the demo class and everything in it.
    pub(crate) fn remove_demo(self) {
        self.once_fetched(move |work| (work.remove_demo)(self));
    }

    /// Does something that changes much at once, after a restore point was kept.
    pub(crate) fn with_point(self, occasion: Occasion, act: impl FnOnce() + 'static) {
        self.once_fetched(move |work| (work.keep_point)(self, occasion, Box::new(act)));
    }

    /// Takes whoever was erased out of every restore point.
    pub(crate) fn forget_erased(self) {
        self.once_fetched(move |work| (work.forget_erased)(self));
    }

    /// Opens the search for anything over the page.
    pub(crate) fn find(self) {
        self.once_fetched(move |work| (work.find)(self));
    }

    /// Opens the list of all keys over the page.
    pub(crate) fn show_shortcuts(self) {
        self.once_fetched(move |work| (work.shortcuts)(self));
    }

    /// Looks whether the school year turns. Without a connection nobody misses it.
    pub(crate) fn turn(self) {
        let Some(fetch) = FETCH.get() else { return };
        spawn_local(async move {
            let _later = fetch().await.map(|work| (work.turn)(self));
        });
    }

    fn once_fetched(self, then: impl FnOnce(FileWork) + 'static) {
        let Some(fetch) = FETCH.get() else { return };
        spawn_local(async move {
            match fetch().await {
                Ok(work) => then(work),
                Err(NotFetched) => self.notice.set(Some(words::NOT_FETCHED.to_owned())),
            }
        });
    }
}
