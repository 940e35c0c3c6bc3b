//! What every page of one child has: that the child is here, and how far its file has been read.

use leptos::prelude::*;

use super::loading::Loading;
use super::not_here::not_here;
use crate::domain::PupilId;
use crate::ui::session::Session;
use crate::words;

/// What the page shows once the child's file is read; that the child is not here, or that its file is being read, until then.
pub(crate) fn once_read(pupil: PupilId, ready: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    shown(pupil, Box::new(ready))
}

fn shown(pupil: PupilId, ready: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let session = Session::here();
    let on_roll = Memo::new(move |_| session.roll.with(|roll| roll.pupil(pupil).is_some()));
    // Files that are linked meanwhile are read as well.
    let loading = Loading::of(Memo::new(move |_| session.roll.with(|roll| roll.ids(pupil))));
    let shown = move || match on_roll.get() {
        false => not_here("This child is not here", words::app::FILE_MAYBE_ELSEWHERE),
        true => loading.waits(words::files::READING).unwrap_or_else(&ready),
    };
    shown.into_any()
}
