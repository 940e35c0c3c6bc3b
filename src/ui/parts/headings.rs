//! The four headings, as a board shows them: a light each.

use std::sync::Arc;

use leptos::prelude::*;

use super::light::Light;
use crate::domain::Curriculum;
use crate::ledger::{Reading, Roll};
use crate::report::curriculum::all_subjects;
use crate::report::headings::HeadingState;
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

/// A heading's light; dashed where it is only suggested. The words are for screen readers and the reason for whoever points at it.
pub(crate) fn light(roll: &Roll, state: &HeadingState) -> AnyView {
    let contested = matches!(state.judged, Some(Reading::Contested(_)));
    let band = state.band().and_then(|key| roll.band(key));
    let (class, how) =
        if state.is_judged() { ("heading-light", "judged") } else { ("heading-light heading-light--suggested", "suggested") };
    match band {
        Some(band) => {
            let (said, reason) = (format!("{} {how}", band.word), state.suggested.reason.clone());
            view! { <span class=class title=reason><Light band=band /><span class="visually-hidden">{said}</span></span> }.into_any()
        }
        None if contested => view! { <span class="badge badge--contest">"to settle"</span> }.into_any(),
        None => {
            let known = Some(state.suggested.reason.clone()).filter(|why| !why.is_empty());
            let why = known.unwrap_or_else(|| "nothing to go by yet".to_owned());
            let said = view! { <span class="visually-hidden">{why.clone()}</span> };
            view! { <span class="quiet" title=why><span aria-hidden="true">"–"</span>{said}</span> }.into_any()
        }
    }
}
