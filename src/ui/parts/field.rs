//! A field of a form: its label, a hint, what is wrong with it, and the control they describe.

use leptos::prelude::*;

use super::problem::alert_at;

/// What a field says of its control.
#[derive(Clone, Debug)]
pub(crate) struct Described {
    /// The id its label names.
    pub(crate) id: String,
    /// The ids of its hint and of what is wrong with it.
    pub(crate) by: Option<String>,
    /// What is wrong with it.
    problem: Option<Signal<Option<String>>>,
}

impl Described {
    /// Whether something is wrong with it, as an attribute.
    pub(crate) fn invalid(&self) -> Signal<Option<&'static str>> {
        let problem = self.problem;
        Signal::derive(move || problem.and_then(|problem| problem.with(|problem| problem.is_some().then_some("true"))))
    }
}

/// Label, hint and problem of a control, and the control itself.
#[component]
pub(crate) fn Field(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Option<Signal<Option<String>>>,
    /// Makes the control: it takes the id and what describes it.
    control: Box<dyn FnOnce(Described) -> AnyView>,
) -> impl IntoView {
    let (of_hint, of_problem) = (format!("{id}-hint"), format!("{id}-error"));
    let parts = [hint.map(|_| of_hint.as_str()), problem.map(|_| of_problem.as_str())];
    let by = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = Described { id: id.clone(), by: (!by.is_empty()).then_some(by), problem };
    let hint = hint.map(|text| view! { <p class="hint" id=of_hint>{text}</p> }.into_any());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {problem.map(|problem| alert_at(of_problem, problem))}
            {control(described)}
        </div>
    }
}
