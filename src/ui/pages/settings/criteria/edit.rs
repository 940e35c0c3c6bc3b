//! The form for one criterion.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::curriculum::STATEMENT_MAX;
use crate::domain::{CriterionId, CriterionWords, Curriculum};
use crate::ui::parts::field::Field;
use crate::ui::parts::live::heard;
use crate::ui::session::Session;
use crate::workspace::{Criteria, Teaching};

/// A criterion being written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CriterionDraft {
    pub(super) criterion: CriterionId,
    pub(super) words: CriterionWords,
    pub(super) is_new: bool,
}

impl CriterionDraft {
    /// A new criterion at a place in its stage.
    pub(super) fn new(criterion: CriterionId, rank: u32) -> Self {
        let words = CriterionWords { strand: String::new(), text: String::new(), home: String::new(), rank, retired: false };
        Self { criterion, words, is_new: true }
    }

    pub(super) fn title(&self) -> String {
        if self.is_new { "Add a criterion".to_owned() } else { format!("Criterion {}", self.criterion.label()) }
    }
}

/// Strand, statement and the line for home.
#[component]
pub(super) fn EditForm(draft: CriterionDraft, curriculum: Memo<Option<Arc<Curriculum>>>, done: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let CriterionDraft { criterion, words, is_new } = draft;
    let strands: Vec<String> = curriculum.with_untracked(|c| {
        let stage = c.as_ref().and_then(|c| c.stage(criterion.stage));
        stage.map(|stage| stage.strands.iter().map(|s| s.name.clone()).collect()).unwrap_or_default()
    });
    let first = if words.strand.is_empty() { strands.first().cloned().unwrap_or_default() } else { words.strand.clone() };
    let (strand, text, home) = (RwSignal::new(first), RwSignal::new(words.text.clone()), RwSignal::new(words.home.clone()));
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words =
            CriterionWords { strand: strand.get_untracked(), text: text.get_untracked(), home: home.get_untracked(), ..words.clone() };
        let new = if is_new { vec![criterion] } else { Vec::new() };
        let ask = Criteria::SetWords { words: vec![(criterion, words)], new };
        session.ask(Teaching { now: untrack(|| session.calendar_period()), ask }, move |result| match result {
            Ok(_) => done.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            <Field id="criterion-text" label="What a child can do" value=text hint="In a child’s words, beginning with “I can”"
                problem=problem rows=3 most=STATEMENT_MAX focused=true />
            <Field id="criterion-strand" label="Strand" value=strand offers=strands most=100 />
            <Field id="criterion-home" label="Try this at home (may be left empty)" value=home rows=2 most=STATEMENT_MAX />
            <div class="buttons">
                <button type="submit" class="button button--main">"Save criterion"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| done.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
