//! The demo class on the screen. Fetched when it is asked for.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::SchoolYear;
use crate::ledger::Roll;
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::pages::start::added_class;
use crate::ui::session::{Problem, Session};
use crate::workspace::Command;

/// Adds the demo class and goes there.
pub(super) fn add(session: Session) {
    let period = session.roll.with_untracked(|roll: &Arc<Roll>| {
        let today = session.today();
        roll.term_dates(SchoolYear::of(today)).period_on(today)
    });
    session.ask(Command::AddDemo { period }, move |done| match done {
        Ok(batch) => {
            if let Some(class) = added_class(&batch) {
                navigate(Route::class(class));
            }
        }
        Err(problem) => session.notice.set(Some(problem.words())),
    });
}

/// Removes the demo class; its children's files are read first, so that nothing of them stays behind.
pub(super) fn remove(session: Session) {
    spawn_local(async move {
        let children = session.with_files(|files| crate::workspace::demo::pupils(crate::workspace::View::of(files)));
        if let Err(fault) = session.load(&children).await {
            session.notice.set(Some(Problem::Fault(fault).words()));
            return;
        }
        session.ask(Command::RemoveDemo, move |done| match done {
            Ok(_) => navigate(Route::Start),
            Err(problem) => session.notice.set(Some(problem.words())),
        });
    });
}
