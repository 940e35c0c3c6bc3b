//! Erasing files: the one thing that cannot be undone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::PupilId;
use crate::domain::restore::Occasion;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::workspace::Decide;

/// Erases children: their files are read first, as erasing takes away what they say of each other, and a restore point of everybody else is
/// kept; whoever was erased is then taken out of every restore point. Tells what came of it.
pub(crate) fn erase(session: Session, pupils: Vec<PupilId>, command: impl Decide + 'static, then: Box<dyn FnOnce(Result<(), Problem>)>) {
    spawn_local(async move {
        let roll = session.roll.get_untracked();
        let ids: Vec<PupilId> = pupils.iter().flat_map(|pupil| roll.ids(*pupil)).collect();
        if let Err(fault) = session.load(&ids).await {
            session.notice.set(Some(words::fault(&fault)));
            return;
        }
        let then = move |done: Result<_, Problem>| {
            let done = done.map(|_| ());
            if done.is_ok() {
                session.forget_erased();
            }
            then(done);
        };
        session.with_point(Occasion::Erasing, move || session.ask(command, then));
    });
}
