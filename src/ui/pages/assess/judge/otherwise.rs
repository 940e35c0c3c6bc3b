//! Judging otherwise than suggested, with a note.

use leptos::prelude::*;

use super::board::{JudgeBoard, OtherJudgement};
use crate::domain::people::NOTE_MAX;
use crate::report::judgement::verdicts;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::{Judging, Verdict};

/// The dialog for one judgement.
#[component]
pub(super) fn Otherwise(page: JudgeBoard) -> impl IntoView {
    let title = Signal::derive(move || {
        page.wanted.with(|wanted| wanted.as_ref().map(|w| format!("{}: {}", w.name, words::aspect(w.aspect))).unwrap_or_default())
    });
    view! {
        <Dialog open=page.asking title=title>
            {live(move || page.wanted.get().map(|wanted| view! { <Form page=page wanted=wanted /> }.into_any()))}
        </Dialog>
    }
}

#[component]
fn Form(page: JudgeBoard, wanted: OtherJudgement) -> impl IntoView {
    let JudgeBoard { session, subject, period, asking, .. } = page;
    let OtherJudgement { pupil, aspect, suggested, now, .. } = wanted;
    let mut options = session.roll.with_untracked(|roll| verdicts(roll, aspect, period.get_untracked()));
    options.reverse();
    let first = now.as_ref().map(|j| j.verdict).or(suggested).map(|v| v.to_string());
    let verdict = RwSignal::new(first.or_else(|| options.first().map(|(key, _)| key.clone())).unwrap_or_default());
    let note = RwSignal::new(now.as_ref().map(|j| j.note.clone()).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Ok(verdict) = verdict.get_untracked().parse() else { return };
        let verdicts = vec![Verdict { pupil, aspect, verdict, suggested, note: note.get_untracked() }];
        session.ask(Judging::Judge { subject, period: period.get_untracked(), verdicts }, move |done| match done {
            Ok(_) => asking.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let withdraw = move |_| {
        session.tell(Judging::Withdraw { pupil, aspect, subject, period: period.get_untracked() });
        asking.set(false);
    };
    let choices: Vec<AnyView> = options
        .into_iter()
        .map(|(key, word)| {
            let selected = verdict.get_untracked() == key;
            view! { <option value=key prop:selected=selected>{word}</option> }.into_any()
        })
        .collect();
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            {alert(problem)}
            <div class="field">
                <label for="verdict">"Your judgement"</label>
                <select id="verdict" autofocus on:change=move |event| verdict.set(event_target_value(&event))>{choices}</select>
            </div>
            <Field id="verdict-note" label="Why (may be left empty)" value=note rows=3 most=NOTE_MAX />
            <div class="buttons">
                <button type="submit" class="button button--main">"Save judgement"</button>
                {now.is_some().then(|| view! {
                    <button type="button" class="button" on:click=heard(withdraw)>"Take the judgement away"</button>
                }.into_any())}
                <button type="button" class="button button--quiet" on:click=heard(move |_| asking.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
