//! What keeps Lantern and its files on this device, seen to while nothing else goes on: the program for use without a connection, and the
//! browser's promise to keep what is stored.

use std::cell::Cell;
use std::sync::Once;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::calendar;
use crate::platform::{offline, prefs, store};
use crate::report::keeping::is_to_ask;
use crate::ui::session::{Phase, Session};
use crate::words;

/// Keeps this version of the program, and says when a newer one is here; once a visit.
pub(super) fn keep_program(session: Session) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let said = Cell::new(false);
        offline::keep(move || {
            // A child has nothing to do with it.
            let ready = session.phase.try_with_untracked(|phase| *phase == Phase::Ready) == Some(true);
            if ready && offline::newer_waits() && !said.replace(true) {
                session.notice.set(Some(words::app::NEWER_VERSION.to_owned()));
            }
        });
    });
}

/// Asks the browser to keep the files, as soon as there is a class that is not invented.
pub(super) fn keep_files(session: Session) {
    let ready = session.phase.with_untracked(|phase| *phase == Phase::Ready);
    let today = session.today();
    if ready && is_to_ask(&session.roll.get_untracked(), prefs::asked_to_keep().and_then(|day| calendar::date(&day)), today) {
        prefs::note_asked_to_keep(&today.to_string());
        spawn_local(async {
            if !store::is_persisted().await {
                // What it answers is shown in the settings.
                let _answer = store::persist().await;
            }
        });
    }
}
