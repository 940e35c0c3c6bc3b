//! What keeps Lantern and its files, seen to while nothing else goes on: the program for use without a connection, the browser's promise to
//! keep what is stored, and a copy elsewhere.

use std::cell::Cell;
use std::sync::Once;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::calendar;
use crate::platform::prefs::{self, Note};
use crate::platform::{fetch, offline, store};
use crate::report::keeping::{DaysOfUse, copy_due, is_to_ask, room_is_short};
use crate::report::moving_up::due;
use crate::report::news::{VERSION, added_since};
use crate::ui::session::{Phase, Session};
use crate::words;

/// The newest sections of the changelog, beside the page.
const NEWS: &str = "news.md";

/// Does something once a visit.
pub(super) fn once(work: impl FnOnce()) {
    static ONCE: Once = Once::new();
    ONCE.call_once(work);
}

/// Keeps this version of the program, and says when a newer one is here; once a visit.
pub(super) fn keep_program(session: Session) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let said = Cell::new(false);
        // A child has nothing to do with it.
        let ready = move || session.phase.try_with_untracked(|phase| *phase == Phase::Ready) == Some(true);
        let changed = move || {
            if ready() && offline::newer_waits() && !said.replace(true) {
                session.notice.set(Some(words::app::NEWER_VERSION.to_owned()));
            }
        };
        let opened = move |files| {
            if ready() && !session.is_covered() {
                session.open_files(files);
            }
        };
        offline::keep(changed, opened);
    });
}

/// Says what has come with a version that is here for the first time; before [`remind`] counts this day. Whoever begins today has nothing
/// to compare it with.
pub(super) fn tell_news(session: Session) {
    thread_local!(static ASKED: Cell<bool> = const { Cell::new(false) });
    let seen = Note::Version.read();
    if seen.as_deref() == Some(VERSION) || session.phase.with_untracked(|phase| *phase != Phase::Ready) {
        return;
    }
    let used_before = Note::DaysOfUse.read().and_then(|noted| read(&noted)).is_some_and(|used| used.last < Some(session.today()));
    if seen.is_none() && !used_before {
        Note::Version.write(VERSION);
        return;
    }
    if ASKED.replace(true) {
        return;
    }
    spawn_local(async move {
        // What cannot be fetched now is told in the next visit.
        let Ok(text) = fetch::text(NEWS).await else { return };
        let news = added_since(&text, seen.as_deref());
        if news.is_empty() {
            Note::Version.write(VERSION);
        }
        session.news.set(news);
    });
}

/// Asks the browser to keep the files, as soon as there is a class that is not invented.
pub(super) fn keep_files(session: Session) {
    let ready = session.phase.with_untracked(|phase| *phase == Phase::Ready);
    let today = session.today();
    let asked = Note::AskedToKeep.read().and_then(|day| calendar::date(&day));
    if ready && is_to_ask(&session.roll.get_untracked(), asked, today) {
        Note::AskedToKeep.write(&today.to_string());
        spawn_local(async {
            if !store::is_persisted().await {
                // What it answers is shown in the settings.
                let _answer = store::persist().await;
            }
        });
    }
}

/// Looks how much room is left, and says where it is little; once a visit.
pub(super) async fn watch_room(session: Session) {
    thread_local!(static SAID: Cell<bool> = const { Cell::new(false) });
    let Some(room) = store::estimate().await else { return };
    if room_is_short(room.used, room.most) && !SAID.replace(true) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "megabytes, rounded")]
        let left = ((room.most - room.used).max(0.0) / 1_000_000.0) as u64;
        session.notice.set(Some(words::storage::room_short(left)));
    }
}

/// Remembers in the browser's other place too how much is stored here.
pub(super) async fn witness_beside(session: Session) {
    if Note::Witness.read().is_none() {
        session.remember();
    }
    if let Some(noted) = Note::Witness.read() {
        let _noted = Note::Witness.write_beside(&noted).await;
    }
}

/// Says on the first page that children wait to be moved up into the next school year.
pub(super) fn turn(session: Session) {
    let due = untrack(|| session.roll.with(|roll| due(roll, session.today())));
    session.turns.set(due.map(|due| {
        let strong = if due.has_begun { words::moving_up::A_NEW_YEAR } else { words::moving_up::NEXT_YEAR };
        (strong, words::moving_up::waiting(due.children, due.from, due.has_begun))
    }));
}

/// Counts this day among those on which Lantern was used, and reminds of a copy where one is due.
pub(super) fn remind(session: Session) {
    if session.phase.with_untracked(|phase| *phase != Phase::Ready) {
        return;
    }
    let today = session.today();
    let used = Note::DaysOfUse.read().and_then(|noted| read(&noted)).unwrap_or_default().used(today);
    Note::DaysOfUse.write(&format!("{} {today}", used.days));
    let last = prefs::load().last_export.and_then(|day| calendar::date(&day));
    let due = session.roll.with_untracked(|roll| copy_due(roll, last, used, today));
    session.copy_due.set(due.map(|due| words::files::copy_due(due.holiday(), last)));
}

/// A copy of everything was made: the days are counted anew.
pub(super) fn copied(session: Session) {
    Note::DaysOfUse.write(&format!("0 {}", session.today()));
    session.copy_due.set(None);
}

fn read(noted: &str) -> Option<DaysOfUse> {
    let (days, last) = noted.split_once(' ')?;
    Some(DaysOfUse { days: days.parse().ok()?, last: calendar::date(last) })
}
