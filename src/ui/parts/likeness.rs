//! Two who may be one child: a person says which it is. Nothing is chosen beforehand where only the name is alike.

use leptos::prelude::*;

use crate::words::import::{Answer, answer as words_of};

/// The question, and its three answers.
#[component]
pub(crate) fn Likeness(
    /// The question. It is read out with each answer.
    question: String,
    /// The name of the group of answers, which no other on the page has; also the id of the first.
    group: String,
    /// What was answered.
    answer: Signal<Option<Answer>>,
    /// Called with an answer.
    on_answer: Callback<Answer, ()>,
) -> impl IntoView {
    let choice = |(at, one): (usize, Answer)| {
        let id = (at == 0).then(|| group.clone());
        view! {
            <label class="tick">
                <input type="radio" id=id name=group.clone() prop:checked=move || answer.get() == Some(one)
                    on:change=move |_| on_answer.run(one) />
                {words_of(one)}
            </label>
        }
        .into_any()
    };
    let question_id = format!("{group}-question");
    let labelled_by = question_id.clone();
    let choices = Answer::ALL.into_iter().enumerate().map(choice).collect::<Vec<_>>();
    view! {
        <div class="likeness" role="radiogroup" aria-labelledby=question_id>
            <p class="likeness__question" id=labelled_by>{question}</p>
            {choices}
        </div>
    }
}
