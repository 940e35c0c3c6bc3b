//! What the four headings are made of: every subject with its criteria.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::Curriculum;
use crate::report::curriculum::all_subjects;
use crate::ui::session::Session;

/// Every subject there is or was with its criteria, once all of them are fetched: some alone would say something else. Fetches what is
/// missing. Which of them are taught in a half term is asked of the report.
pub(crate) fn taught(session: Session) -> Memo<Vec<(String, Arc<Curriculum>)>> {
    let subjects = move || session.roll.with(|roll| all_subjects(roll));
    Effect::new(move |_| subjects().into_iter().for_each(|(subject, _)| session.want(subject)));
    Memo::new(move |_| {
        let all = subjects().into_iter().map(|(subject, title)| Some((title, session.curriculum(subject)?)));
        all.collect::<Option<Vec<_>>>().unwrap_or_default()
    })
}
