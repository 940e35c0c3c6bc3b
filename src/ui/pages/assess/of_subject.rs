//! What the pages of a class in a subject have: its criteria, its children with their stages, and the choosers of both.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ClassId, Curriculum, Period, SubjectKey};
use crate::report::marking::{Child, children};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::loading::waiting;
use crate::words;

/// A page of a class in a subject.
#[derive(Clone, Copy)]
pub(super) struct OfSubject {
    pub(super) of: OfClass,
    pub(super) subject: SubjectKey,
    /// The subject's criteria; `None` while they are fetched.
    pub(super) curriculum: Memo<Option<Arc<Curriculum>>>,
    /// The children, each with the stage it works at.
    pub(super) everyone: Memo<Vec<Child>>,
}

impl OfSubject {
    /// A page that shows the half term of its address, or the one now.
    pub(super) fn addressed(class: ClassId, subject: SubjectKey, address: Address) -> Self {
        let of = OfClass::addressed(class, address);
        let OfClass { session, period, loading, .. } = of;
        session.want(subject);
        let everyone = Memo::new(move |_| {
            session.version.track();
            loading.has_begun();
            session.roll.track();
            let all = session.with_files(|files| children(files, class, subject, period.get()));
            all.into_iter().filter(|child| of.shows(child.pupil)).collect::<Vec<_>>()
        });
        Self { of, subject, curriculum: Memo::new(move |_| session.curriculum(subject)), everyone }
    }

    /// The heading: what is done here, and the subject.
    pub(super) fn title(self, doing: &'static str) -> Signal<String> {
        Signal::derive(move || format!("{doing} {}", self.of.session.subject_title(self.subject).to_lowercase()))
    }

    /// Chooses the subject; the page of another is told by `to`.
    pub(super) fn subjects(self, to: fn(SubjectKey, Option<Period>) -> ClassRoute) -> AnyView {
        let OfClass { session, class, period, .. } = self.of;
        let subjects = move || session.subjects(period.get()).into_iter().map(|(key, title)| (key.to_string(), title)).collect();
        let choose = Callback::new(move |chosen: String| {
            if let Ok(subject) = chosen.parse() {
                navigate(Route::Class(class, to(subject, untrack(|| session.on_purpose(period.get())))));
            }
        });
        let (options, chosen) = (Signal::derive(subjects), Signal::derive(move || self.subject.to_string()));
        view! { <Choose id="subject" label="Subject" options=options chosen=chosen on_choose=choose inline=true /> }.into_any()
    }

    /// Chooses the stage; the page of another is told by `to`.
    pub(super) fn stages(self, stage: Memo<u8>, to: fn(SubjectKey, Option<u8>, Option<Period>) -> ClassRoute) -> AnyView {
        let OfClass { session, class, period, .. } = self.of;
        let curriculum = self.curriculum;
        let stages = move || {
            let stages = curriculum.with(|c| c.as_ref().map(|c| c.stages.iter().map(|s| s.stage).collect::<Vec<_>>()));
            stages.unwrap_or_default().into_iter().map(|n| (n.to_string(), format!("Stage {n}"))).collect()
        };
        let choose = Callback::new(move |chosen: String| {
            if let Ok(stage) = chosen.parse() {
                navigate(Route::Class(class, to(self.subject, Some(stage), untrack(|| session.on_purpose(period.get())))));
            }
        });
        let (options, chosen) = (Signal::derive(stages), Signal::derive(move || stage.get().to_string()));
        view! { <Choose id="stage" label="Stage" options=options chosen=chosen on_choose=choose inline=true /> }.into_any()
    }

    /// What the page shows once the criteria are here as well; that they are being fetched until then.
    pub(super) fn once_fetched(self, ready: impl Fn() -> AnyView) -> AnyView {
        if self.curriculum.with(Option::is_some) { ready() } else { waiting(words::app::FETCHING_CRITERIA) }
    }
}
