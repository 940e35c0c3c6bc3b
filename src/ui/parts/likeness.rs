//! Two who may be one child, one class or one person: a person says which it is. Nothing is chosen beforehand where only the name is alike.

use leptos::prelude::*;

use crate::ui::parts::live::heard;
use crate::words::import::{Answer, Whom};

/// The question, and its answers.
#[component]
pub(crate) fn Likeness(
    /// Whether it is asked about a child, a class or somebody of the staff.
    whom: Whom,
    /// The question. It is read out with each answer.
    question: String,
    /// The name of the group of answers, which no other on the page has; also the id of the first.
    group: String,
    /// What was answered.
    answer: Signal<Option<Answer>>,
    /// Called with an answer.
    on_answer: Callback<Answer, ()>,
) -> impl IntoView {
    let choice = |(at, (one, text)): (usize, (Answer, &'static str))| {
        let id = (at == 0).then(|| group.clone());
        view! {
            <label class="tick">
                <input type="radio" id=id name=group.clone() prop:checked=move || answer.get() == Some(one)
                    on:change=heard(move |_| on_answer.run(one)) />
                {text}
            </label>
        }
        .into_any()
    };
    let question_id = format!("{group}-question");
    let labelled_by = question_id.clone();
    let choices = whom.answers().iter().copied().enumerate().map(choice).collect::<Vec<_>>();
    view! {
        <div class="likeness" role="radiogroup" aria-labelledby=question_id>
            <p class="likeness__question" id=labelled_by>{question}</p>
            {choices}
        </div>
    }
}
